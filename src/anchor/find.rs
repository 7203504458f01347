//! Finds a described place in a text that may have changed. Must not guess: repeated words are told apart by their neighbours or
//! called ambiguous.

use super::Selector;
use crate::text::{OffsetMap, OffsetUnit, Span};
use serde::{Deserialize, Serialize};

/// What became of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The same words at the same place.
    Exact,
    /// The same words at another place.
    Moved,
    /// Words that have changed.
    Changed,
    /// Several places that fit equally well.
    Ambiguous,
    /// Nothing that fits.
    Orphan,
}

/// Where a place is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchoring {
    /// What became of it.
    pub state: State,
    /// Where it is now (bytes); none for ambiguous and orphaned ones.
    pub span: Option<Span>,
    /// How sure that is, from 0 to 1.
    pub score: f32,
    /// Why, in a few English words.
    pub reason: &'static str,
}

/// Finds `selector` in `text`. Linear in the text.
pub fn anchor(text: &str, selector: &Selector) -> Anchoring {
    if selector.exact.is_empty() {
        return none(State::Orphan, "the selector has no words");
    }
    if let Some(span) = at_position(text, selector) {
        return Anchoring { state: State::Exact, span: Some(span), score: 1.0, reason: "same words, same place" };
    }
    let mut places: Vec<_> = text.match_indices(&selector.exact).map(|(at, words)| Span::new(at, at + words.len())).collect();
    if let [only] = places[..] {
        return Anchoring { state: State::Moved, span: Some(only), score: 0.95, reason: "the same words stand once" };
    }
    places.sort_by_key(|&place| std::cmp::Reverse(context(text, selector, place)));
    match places[..] {
        [] => none(State::Orphan, "the words are gone"),
        [best, next, ..] if context(text, selector, best) > context(text, selector, next) => {
            Anchoring { state: State::Moved, span: Some(best), score: 0.9, reason: "the neighbouring words tell it apart" }
        }
        _ => none(State::Ambiguous, "the same words stand more than once"),
    }
}

/// The remembered place, if the words still stand there.
fn at_position(text: &str, selector: &Selector) -> Option<Span> {
    let map = OffsetMap::new(text, OffsetUnit::CodePoint);
    let start = map.to_byte(selector.start?) as usize;
    let span = Span::new(start, start + selector.exact.len());
    if span.of(text) != selector.exact {
        return None;
    }
    // where the words also stand elsewhere, the neighbours must agree too
    let sure = selector.prefix.is_empty() && selector.suffix.is_empty() || context(text, selector, span) > 0;
    sure.then_some(span)
}

/// How many characters of the context agree, counted outwards from the place.
fn context(text: &str, selector: &Selector, place: Span) -> usize {
    let before = text[..place.start as usize].chars().rev().zip(selector.prefix.chars().rev());
    let after = text[place.end as usize..].chars().zip(selector.suffix.chars());
    before.take_while(|(a, b)| a == b).count() + after.take_while(|(a, b)| a == b).count()
}

fn none(state: State, reason: &'static str) -> Anchoring {
    Anchoring { state, span: None, score: 0.0, reason }
}

#[cfg(test)]
mod tests {
    use super::super::describe;
    use super::*;

    fn selector(text: &str, words: &str, nth: usize) -> Selector {
        let (at, _) = text.match_indices(words).nth(nth).unwrap();
        describe(text, Span::new(at, at + words.len()))
    }

    #[test]
    fn states() {
        let text = "甲說好。乙說好。丙說不。";
        let second = selector(text, "說好", 1);
        assert_eq!(anchor(text, &second).state, State::Exact);
        let moved = anchor("新的一段。甲說好。乙說好。丙說不。", &second);
        assert_eq!((moved.state, moved.span), (State::Moved, Some(Span::new(30, 36))));
        assert_eq!(anchor("誰都不說話。", &second).state, State::Orphan);
        let bare = Selector { prefix: String::new(), suffix: String::new(), start: None, ..second };
        assert_eq!(anchor(text, &bare).state, State::Ambiguous);
    }
}
