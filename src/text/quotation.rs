//! Which quotation marks and brackets belong together. Knows punctuation; must not know what is said inside.

use super::{Span, signs};

/// What a pair encloses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairKind {
    /// Quotation marks of any style.
    Quote,
    /// Title marks `《》`, `〈〉`.
    Title,
    /// Round, square and lenticular brackets.
    Bracket,
}

/// An opening mark and its closing mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What it encloses.
    pub kind: PairKind,
    /// From the opening mark to behind the closing mark.
    pub outer: Span,
    /// Between the marks.
    pub inner: Span,
}

/// The pairs that close inside `text`, in order of their opening marks; `base` is the byte offset of `text` in the document.
///
/// One pass, linear: marks that never close are left out and do not keep others from closing. Straight double quotes take turns
/// at opening and closing; a straight or curly single quote between letters is an apostrophe.
pub fn pairs(text: &str, base: u32) -> Vec<Pair> {
    let mut reader = Reader::default();
    let mut from = 0;
    while let Some((at, c)) = signs::next(text, from) {
        from = at + c.len_utf8();
        if let Some((style, side)) = mark(c, text[..at].chars().next_back(), text[from..].chars().next()) {
            reader.read(style, side, Span::new(at, from).shifted(base));
        }
    }
    super::order::by_key(reader.pairs, |pair| super::order::span_key(pair.outer))
}

/// Styles of paired marks, as indices of [`Reader::open`].
const STYLES: usize = 13;
const STRAIGHT: usize = 6;

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Opens,
    Closes,
    Either,
}

#[derive(Default)]
struct Reader {
    stack: Vec<(usize, Span)>,
    open: [u32; STYLES],
    pairs: Vec<Pair>,
}

impl Reader {
    fn read(&mut self, style: usize, side: Side, here: Span) {
        let closes = side == Side::Closes || (side == Side::Either && self.open[style] > 0);
        if !closes {
            self.open[style] += 1;
            self.stack.push((style, here));
        } else if self.open[style] > 0 {
            self.close(style, here);
        }
    }

    /// Closes the nearest open mark of the style; marks opened inside it that never closed are dropped.
    fn close(&mut self, style: usize, here: Span) {
        while let Some((opened, at)) = self.stack.pop() {
            self.open[opened] -= 1;
            if opened == style {
                let inner = Span { start: at.end, end: here.start };
                self.pairs.push(Pair { kind: kind(style), outer: at.union(here), inner });
                return;
            }
        }
    }
}

fn mark(c: char, before: Option<char>, after: Option<char>) -> Option<(usize, Side)> {
    use Side::*;
    Some(match c {
        '「' => (0, Opens),
        '」' => (0, Closes),
        '『' => (1, Opens),
        '』' => (1, Closes),
        '“' | '„' => (2, Opens),
        '”' => (2, Closes),
        '‘' => (3, Opens),
        '’' if is_apostrophe(before, after) => return None,
        '’' => (3, Closes),
        '«' => (4, Opens),
        '»' => (4, Closes),
        '﹁' | '〝' => (5, Opens),
        '﹂' | '〞' | '〟' => (5, Closes),
        '"' | '＂' => (STRAIGHT, straight_side(before, after)),
        '《' => (7, Opens),
        '》' => (7, Closes),
        '〈' => (8, Opens),
        '〉' => (8, Closes),
        '(' | '（' => (9, Opens),
        ')' | '）' => (9, Closes),
        '[' | '［' => (10, Opens),
        ']' | '］' => (10, Closes),
        '【' => (11, Opens),
        '】' => (11, Closes),
        '〔' => (12, Opens),
        '〕' => (12, Closes),
        _ => return None,
    })
}

/// A curly closing quote between two letters (`Meta’s`) or before a decade (`’90s`).
fn is_apostrophe(before: Option<char>, after: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    letter(after) && (letter(before) || after.is_some_and(|c| c.is_ascii_digit()))
}

/// White space on one side only tells which way a straight quote looks; otherwise marks take turns.
fn straight_side(before: Option<char>, after: Option<char>) -> Side {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match (blank(before), blank(after)) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    }
}

fn kind(style: usize) -> PairKind {
    match style {
        0..=STRAIGHT => PairKind::Quote,
        7 | 8 => PairKind::Title,
        _ => PairKind::Bracket,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        pairs(text, 0).iter().map(|p| p.inner.of(text)).collect()
    }

    #[test]
    fn nested_and_mixed_marks() {
        assert_eq!(inner("他說：「這叫『轉向』。」"), ["這叫『轉向』。", "轉向"]);
        assert_eq!(inner("\"It's here,\" he said. \"Now.\""), ["It's here,", "Now."]);
        assert_eq!(inner("‘We don’t know’"), ["We don’t know"]);
    }

    #[test]
    fn unclosed_marks_are_left_out() {
        assert_eq!(inner("「一（二」三"), ["一（二"]);
        assert_eq!(inner(&"「".repeat(1000)), Vec::<&str>::new());
    }

    #[test]
    fn straight_quotes_without_space_take_turns() {
        assert_eq!(inner("他說\"好\"就走"), ["好"]);
    }
}
