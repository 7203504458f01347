//! A text laid out for comparing: one spelling, white space of any kind and length as one space, invisible characters left out.
//! Knows where each character stood; must not search.

use crate::lexicon::fold;
use crate::text::Span;

/// A text in one spelling.
pub(super) struct Folded {
    /// The characters.
    pub(super) chars: Vec<char>,
    /// The byte each stood at in the original, and the original's length at the end.
    bytes: Vec<u32>,
}

impl Folded {
    /// Linear in the text; 8 bytes a character.
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Folded { chars: Vec::with_capacity(text.len() / 2), bytes: Vec::with_capacity(text.len() / 2 + 1) };
        for (at, c) in text.char_indices() {
            let c = if c.is_whitespace() { ' ' } else { fold(c) };
            let doubled = c == ' ' && folded.chars.last() == Some(&' ');
            if !doubled && !is_invisible(c) {
                folded.chars.push(c);
                folded.bytes.push(at as u32);
            }
        }
        folded.bytes.push(text.len() as u32);
        folded
    }

    /// Where the characters `start..end` stood in `text`; white space that was folded away behind them stays outside.
    pub(super) fn span(&self, text: &str, start: usize, end: usize) -> Span {
        let from = self.bytes[start] as usize;
        let Some(last) = end.checked_sub(1).filter(|&last| last >= start) else { return Span::new(from, from) };
        let last = self.bytes[last] as usize;
        let width = text[last..].chars().next().map_or(0, char::len_utf8);
        Span::new(from, last + width)
    }

    /// The first character that stood at or after a byte of the original.
    pub(super) fn at_byte(&self, byte: u32) -> usize {
        self.bytes.partition_point(|&start| start < byte).min(self.chars.len())
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_way_back() {
        let text = "Ａ\r\n\u{200B}臺灣  b";
        let folded = Folded::new(text);
        assert_eq!(folded.chars.iter().collect::<String>(), "a 台湾 b");
        assert_eq!(folded.span(text, 2, 4).of(text), "臺灣");
        assert_eq!(folded.at_byte(folded.span(text, 2, 4).start), 2);
    }
}
