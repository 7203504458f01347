//! How a place in a text is described. Knows W3C TextQuote and TextPosition selectors; must not search.

use crate::text::{OffsetMap, OffsetUnit, Span};
use serde::{Deserialize, Serialize};
use unicode_segmentation::GraphemeCursor;

/// Characters of context kept on either side.
pub const CONTEXT: usize = 32;

/// A place by its words, their neighbours and its position.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selector {
    /// The words themselves.
    pub exact: String,
    /// What stands before, up to [`CONTEXT`] characters.
    #[serde(default)]
    pub prefix: String,
    /// What stands after, up to [`CONTEXT`] characters.
    #[serde(default)]
    pub suffix: String,
    /// First code point, where it is known.
    #[serde(default)]
    pub start: Option<u32>,
    /// One past the last code point.
    #[serde(default)]
    pub end: Option<u32>,
}

/// Describes places of one text. Made once for any number of places: it reads the text for their positions.
pub struct Describer<'t> {
    text: &'t str,
    map: OffsetMap<'t>,
}

impl<'t> Describer<'t> {
    /// For places of `text`. Linear in the text.
    pub fn new(text: &'t str) -> Self {
        Describer { text, map: OffsetMap::new(text, OffsetUnit::CodePoint) }
    }

    /// The description of `span`, widened to whole graphemes: half an emoji is never marked.
    pub fn describe(&self, span: Span) -> Selector {
        self.quote(whole_graphemes(self.text, span))
    }

    fn quote(&self, span: Span) -> Selector {
        let (before, after) = (&self.text[..span.start as usize], &self.text[span.end as usize..]);
        let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        Selector {
            exact: span.of(self.text).to_string(),
            prefix: before[from..].to_string(),
            suffix: after.chars().take(CONTEXT).collect(),
            start: Some(self.map.from_byte(span.start)),
            end: Some(self.map.from_byte(span.end)),
        }
    }
}

/// Describes one place; see [`Describer`] for many.
pub fn describe(text: &str, span: Span) -> Selector {
    Describer::new(text).describe(span)
}

/// Describes a place that parts no grapheme, as it is. For the app, whose browser knows graphemes: their table is 8 kB of its module.
pub fn quote(text: &str, span: Span) -> Selector {
    Describer::new(text).quote(span)
}

/// Where a selector points in the very text it was made from. `map` must count the code points of `text`. For a changed text ask
/// [`Anchorer`](super::Anchorer).
pub fn placed(text: &str, map: &OffsetMap, target: &Selector) -> Option<Span> {
    let (start, end) = target.start.zip(target.end)?;
    let span = Span::new(map.to_byte(start) as usize, map.to_byte(end.max(start)) as usize);
    (!target.exact.is_empty() && span.of(text) == target.exact).then_some(span)
}

fn whole_graphemes(text: &str, span: Span) -> Span {
    let start = boundary(text, span.start as usize, false);
    Span::new(start, boundary(text, span.end as usize, true).max(start))
}

/// The grapheme boundary at `at`, or the nearest one after or before it.
fn boundary(text: &str, at: usize, after: bool) -> usize {
    let at = at.min(text.len());
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if cursor.is_boundary(text, 0) == Ok(true) {
        return at;
    }
    let found = if after { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    found.ok().flatten().unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_context_and_position_in_code_points() {
        let text = "😀前文知情人士後文";
        let start = text.find("知情").unwrap();
        let selector = describe(text, Span::new(start, start + 12));
        assert_eq!((selector.exact.as_str(), selector.prefix.as_str(), selector.suffix.as_str()), ("知情人士", "😀前文", "後文"));
        assert_eq!((selector.start, selector.end), (Some(3), Some(7)));
    }

    #[test]
    fn never_halves_a_grapheme() {
        let family = "a👨‍👩‍👧b";
        let selector = describe(family, Span::new(5, 8));
        assert_eq!(selector.exact, "👨‍👩‍👧");
    }
}
