//! A tag being written: its place and words, and where the same words stand. Must not know the tags that are there.

use super::tags::{COLOURS, Stamp};
use crate::anchor::quote;
use crate::tags::Tag;
use crate::text::Span;

/// A tag being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The tag that is edited; none for a new one.
    pub id: Option<String>,
    /// Where it lies, in bytes.
    pub span: Span,
    /// The words there.
    pub words: String,
    /// Its names, separated by commas.
    pub names: String,
    /// Its note.
    pub note: String,
    /// Its colour: a name of [`COLOURS`], or `#rrggbb`; the first where it is empty.
    pub colour: String,
    /// The other places with the same words, where the tag could go as well.
    pub same: Vec<Span>,
    /// Whether it goes there.
    pub everywhere: bool,
    /// The places of `same` that it does not go to all the same, by their number.
    pub spared: Vec<usize>,
}

/// A draft for a new tag; the same words elsewhere are looked for where they are few letters. Linear in the text.
pub fn draft(text: &str, span: Span) -> Draft {
    let span = span.trimmed(text);
    let words = span.of(text);
    let searched = !words.is_empty() && words.len() <= 120;
    let found = text.match_indices(if searched { words } else { "\u{0}" }).take(1_000);
    let same = found.map(|(at, words)| Span::new(at, at + words.len()));
    let same = same.filter(|other| !other.overlaps(span) && is_whole(text, *other)).collect();
    Draft { span, words: words.into(), same, ..Draft::default() }
}

/// Whether a stretch begins and ends no other word: `meta` in `metal` is something else.
fn is_whole(text: &str, span: Span) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let own = span.of(text);
    let (before, after) = (text[..span.start as usize].chars().next_back(), text[span.end as usize..].chars().next());
    !(letter(own.chars().next()) && letter(before) || letter(own.chars().next_back()) && letter(after))
}

/// The words around a place, for a preview: before and after it.
pub fn around(text: &str, span: Span) -> (String, String) {
    const SHOWN: usize = 14;
    let line = |c: &char| *c != '\n';
    let before: Vec<char> = text[..span.start as usize].chars().rev().take_while(line).take(SHOWN).collect();
    let after = text[span.end as usize..].chars().take_while(line).take(SHOWN).collect();
    (before.into_iter().rev().collect(), after)
}

/// The new tag of a draft at a place.
pub(super) fn fresh(draft: &Draft, text: &str, span: Span, id: &str, stamp: &Stamp) -> Tag {
    let tag = Tag { id: id.into(), target: quote(text, span), created: stamp.now.clone(), ..Tag::default() };
    edited(&tag, draft, stamp)
}

/// A tag as a draft changes it.
pub(super) fn edited(tag: &Tag, draft: &Draft, stamp: &Stamp) -> Tag {
    let names = draft.names.split([',', '，', '、']).map(str::trim).filter(|name| !name.is_empty());
    Tag {
        names: names.map(Into::into).collect(),
        note: draft.note.trim().into(),
        colour: Some(if draft.colour.is_empty() { COLOURS[0].into() } else { draft.colour.clone() }),
        modified: stamp.now.clone(),
        ..tag.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_words_are_not_the_same_words() {
        assert_eq!(draft("meta metal meta", Span::new(0, 4)).same, [Span::new(11, 15)]);
        assert_eq!(around("a\n好 meta 與", Span { start: 6, end: 10 }), ("好 ".into(), " 與".into()));
    }
}
