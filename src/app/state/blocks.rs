//! How the original is laid out as blocks. Knows passages and lengths; must not know marks.
//!
//! The blocks' texts and the gaps after them, put together, are the original, character for character: line ends and white space
//! between passages belong to the gap after the block before them.

use crate::text::{Passage, Span};

/// A stretch of the original that is one element on the page: a passage, or a part of one that is too long to lay out at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The passage it belongs to, as an index.
    pub passage: u32,
    /// Its text, in bytes.
    pub span: Span,
    /// One past the last byte of the white space that follows it.
    pub gap_end: u32,
    /// Whether it goes on with the passage that the block before it began.
    pub continues: bool,
}

/// The longest block, in bytes. Above it a browser lays out visibly slowly.
const LONGEST: usize = 12_000;

/// Cuts a text into blocks. Linear; empty for a text without passages.
pub fn blocks(text: &str, passages: &[Passage]) -> Vec<Block> {
    let mut found = Vec::with_capacity(passages.len());
    for (nth, passage) in passages.iter().enumerate() {
        let start = if nth == 0 { 0 } else { passage.span.start };
        let next = passages.get(nth + 1).map_or(text.len() as u32, |next| next.span.start);
        let whole = Span { start, end: passage.span.end };
        for span in cuts(text, whole) {
            found.push(Block { passage: nth as u32, span, gap_end: span.end, continues: span.start != start });
        }
        if let Some(last) = found.last_mut() {
            last.gap_end = next;
        }
    }
    found
}

fn cuts(text: &str, mut rest: Span) -> Vec<Span> {
    let mut found = Vec::new();
    while rest.len() > LONGEST {
        let end = rest.start as usize + cut(&text[rest.start as usize..rest.end as usize]);
        found.push(Span::new(rest.start as usize, end));
        rest = Span::new(end, rest.end as usize);
    }
    found.push(rest);
    found
}

/// Where to cut a text longer than [`LONGEST`]: after the last sentence end in reach, else at the last space, else anywhere.
fn cut(text: &str) -> usize {
    let reach = (0..=LONGEST).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let head = &text[..reach];
    let tail = |class: &[char]| head.char_indices().rev().find(|(_, c)| class.contains(c)).map(|(at, c)| at + c.len_utf8());
    tail(&['。', '！', '？', '\u{3002}'])
        .filter(|&at| at > LONGEST / 2)
        .or_else(|| tail(&[' ']).filter(|&at| at > LONGEST / 2))
        .unwrap_or(reach)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::passages;

    fn rebuilt(text: &str) -> String {
        blocks(text, &passages(text))
            .iter()
            .map(|b| format!("{}{}", b.span.of(text), &text[b.span.end as usize..b.gap_end as usize]))
            .collect()
    }

    #[test]
    fn blocks_and_gaps_are_the_original() {
        for text in ["  a\r\n\r\n　b \n", "one", "x\n", &"長句。".repeat(9000), &"word ".repeat(9000), &"無".repeat(9000)] {
            assert_eq!(rebuilt(text), *text);
        }
    }

    #[test]
    fn long_passages_are_cut_at_sentences() {
        let text = "長句子。".repeat(3000);
        let found = blocks(&text, &passages(&text));
        assert!(found.len() > 2 && found.iter().all(|b| b.span.len() <= LONGEST && b.passage == 0));
        assert!(found.iter().all(|b| b.span.of(&text).ends_with('。')));
        assert!(!found[0].continues && found[1].continues);
    }
}
