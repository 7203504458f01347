//! Finds described places in a text that may have changed: gathers the candidates that [`super::judge`] decides on.

use super::Selector;
use super::align::align;
use super::difference::Difference;
use super::folded::Folded;
use super::grams::Grams;
use super::judge;
use super::pattern::{Fit, Pattern};
use crate::text::{OffsetMap, OffsetUnit, Span, by_key, pair_key};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::collections::HashMap;

/// What became of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The same words at the same place.
    Exact,
    /// The same words at another place.
    Moved,
    /// Words that have changed; [`Anchoring::difference`] says how.
    Changed,
    /// Something that may be it, or several places that fit equally well: for the reader to decide.
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
    /// Where it may be (bytes), for the reader to choose from; ambiguous ones only.
    pub candidates: Vec<Span>,
    /// How sure that is, from 0 to 1.
    pub score: f32,
    /// Why, in a few English words.
    pub reason: &'static str,
    /// How the words have changed; changed ones only.
    pub difference: Option<Difference>,
}

/// A text made ready for finding any number of places in it.
pub struct Anchorer<'t> {
    text: &'t str,
    map: OffsetMap<'t>,
    folded: Folded,
    long: Grams,
    short: OnceCell<Grams>,
}

/// The runs of the two indexes, in characters. Two Chinese characters are a word; two letters are nothing.
const LONG: usize = 5;
const SHORT: usize = 2;
/// Words that stand more often than this are told apart among the first so many.
const MOST_PLACES: usize = 2_000;
/// Places whose neighbours are compared closely.
const MOST_FITS: usize = 6;
/// Runs that stand more often than this say nothing about the place.
const COMMON: usize = 24;
/// A place that has fewer votes than this part of the first's cannot be its rival.
const FEWER: u32 = 8;
/// Votes for places this near to each other count together, in characters.
const NEAR: isize = 24;

impl<'t> Anchorer<'t> {
    /// Linear in the text; about 20 bytes a character, as long as the value lives.
    pub fn new(text: &'t str) -> Self {
        let folded = Folded::new(text);
        let long = Grams::new(&folded.chars, LONG);
        Anchorer { text, map: OffsetMap::new(text, OffsetUnit::CodePoint), folded, long, short: OnceCell::new() }
    }

    /// What became of the place that `selector` describes.
    pub fn find(&self, selector: &Selector) -> Anchoring {
        let pattern = Pattern::new(selector);
        if pattern.exact().is_empty() {
            return judge::orphan("the selector has no words");
        }
        let same = self.same_words(&pattern, selector);
        let meet = || self.neighbours_meet(&pattern);
        let found = judge::same_words(&pattern, &same, meet)
            .or_else(|| meet().then(judge::taken_out))
            .unwrap_or_else(|| judge::changed_words(&pattern, &self.changed_words(&pattern)));
        self.answer(found, selector)
    }

    /// Places where the words stand as they were, those with the likeliest neighbours first.
    fn same_words(&self, pattern: &Pattern, selector: &Selector) -> Vec<Fit> {
        let words = pattern.exact();
        let expected = selector.start.map(|start| self.folded.at_byte(self.map.to_byte(start)));
        let near = |at: usize| expected.map_or(0, |expected| at.abs_diff(expected)) as u32;
        let mut places = self.occurrences(words, MOST_PLACES);
        let chars = &self.folded.chars;
        places.retain(|&at| pattern.same_borders(&chars[..at], &chars[at + words.len()..]));
        let places = by_key(places, |&at| pair_key(!(self.touching(pattern, at) as u32), near(at)));
        places.into_iter().take(MOST_FITS).map(|at| self.fit_of_same(pattern, at, expected)).collect()
    }

    fn occurrences(&self, words: &[char], most: usize) -> Vec<usize> {
        match words.len() {
            0 => Vec::new(),
            1 => self.folded.chars.iter().enumerate().filter(|(_, c)| **c == words[0]).map(|(at, _)| at).take(most).collect(),
            SHORT..LONG => self.short().find(&self.folded.chars, words, most),
            _ => self.long.find(&self.folded.chars, words, most),
        }
    }

    fn short(&self) -> &Grams {
        self.short.get_or_init(|| Grams::new(&self.folded.chars, SHORT))
    }

    /// How many neighbouring characters agree, counted outwards.
    fn touching(&self, pattern: &Pattern, at: usize) -> usize {
        let (before, after) = (&self.folded.chars[..at], &self.folded.chars[at + pattern.exact().len()..]);
        let back = pattern.prefix().iter().rev().zip(before.iter().rev()).take_while(|(a, b)| a == b).count();
        back + pattern.suffix().iter().zip(after).take_while(|(a, b)| a == b).count()
    }

    fn fit_of_same(&self, pattern: &Pattern, at: usize, expected: Option<usize>) -> Fit {
        let end = at + pattern.exact().len();
        let chars = &self.folded.chars;
        Fit {
            start: at,
            end,
            words: 1.0,
            before: (!pattern.prefix().is_empty()).then(|| before_likeness(pattern.prefix(), &chars[..at])),
            after: (!pattern.suffix().is_empty()).then(|| after_likeness(pattern.suffix(), &chars[end..])),
            near: pattern.near(&chars[..at], &chars[end..]),
            touching: pattern.touching(&chars[..at], &chars[end..]),
            same_sentence: pattern.same_sentence(&chars[..at], &chars[end..]),
            at_expected: expected == Some(at),
        }
    }

    /// Places that the most runs of the words and their neighbours vote for, aligned, the best first.
    fn changed_words(&self, pattern: &Pattern) -> Vec<Fit> {
        let mut votes = self.votes(pattern, &self.long);
        if votes.is_empty() {
            votes = self.votes(pattern, self.short());
        }
        let fits: Vec<Fit> = votes.into_iter().filter_map(|place| self.fit_of_changed(pattern, place)).collect();
        // likenesses are positive, and bits of positive numbers sort like them
        let mut fits = by_key(fits, |fit| u64::from(!fit.total().max(0.0).to_bits()));
        fits.dedup_by(|a, b| a.start < b.end && b.start < a.end);
        fits
    }

    /// Where the pattern would begin, after the runs they share: at most a few places, the most votes first. A place with few votes beside
    /// the first is not as like the pattern.
    fn votes(&self, pattern: &Pattern, grams: &Grams) -> Vec<isize> {
        let mut votes: HashMap<isize, (u32, isize)> = HashMap::new();
        for (offset, gram) in pattern.all.windows(grams.length()).enumerate() {
            let places = grams.candidates(gram);
            if places.len() > COMMON {
                continue;
            }
            for &at in places.iter().filter(|&&at| self.folded.chars[at as usize..].starts_with(gram)) {
                let begin = at as isize - offset as isize;
                // neighbouring bins share votes, so that a place on their border is not lost
                for bin in [begin.div_euclid(NEAR), begin.div_euclid(NEAR) + 1] {
                    let entry = votes.entry(bin).or_insert((0, begin));
                    entry.0 += 1;
                }
            }
        }
        let bins: Vec<(u32, isize)> = votes.into_values().filter(|(count, _)| *count >= 2).collect();
        let mut bins = by_key(bins, |&(count, begin)| pair_key(!count, (begin + i32::MAX as isize) as u32));
        bins.dedup_by_key(|(_, begin)| *begin);
        let most = bins.first().map_or(0, |&(count, _)| count);
        bins.retain(|&(count, _)| count * FEWER >= most);
        bins.into_iter().take(MOST_FITS).map(|(_, begin)| begin).collect()
    }

    fn fit_of_changed(&self, pattern: &Pattern, begin: isize) -> Option<Fit> {
        let alignment = align(&pattern.all, &self.folded.chars, begin)?;
        let (start, end) = alignment.text(pattern.start, pattern.end);
        let (start, end) = whole_numbers(&self.folded.chars, start, end);
        let likeness = |from: usize, to: usize| 1.0 - alignment.edits(from, to) as f32 / (to - from).max(1) as f32;
        let longer = (end - start).max(pattern.end - pattern.start).max(1);
        Some(Fit {
            start,
            end,
            words: 1.0 - alignment.edits(pattern.start, pattern.end) as f32 / longer as f32,
            before: (pattern.start > 0).then(|| likeness(0, pattern.start)),
            after: (pattern.end < pattern.all.len()).then(|| likeness(pattern.end, pattern.all.len())),
            near: pattern.near(&self.folded.chars[..start], &self.folded.chars[end..]),
            touching: pattern.touching(&self.folded.chars[..start], &self.folded.chars[end..]),
            same_sentence: pattern.same_sentence(&self.folded.chars[..start], &self.folded.chars[end..]),
            at_expected: false,
        })
    }

    /// Whether what stood before and after the words now stands side by side: then they were taken out.
    fn neighbours_meet(&self, pattern: &Pattern) -> bool {
        const EACH: usize = 10;
        let before = &pattern.prefix()[pattern.prefix().len().saturating_sub(EACH)..];
        let after = &pattern.suffix()[..pattern.suffix().len().min(EACH)];
        if before.len() < 3 || after.len() < 3 {
            return false;
        }
        let joined = |middle: &[char]| {
            let trim = |c: &&char| **c == ' ';
            let before = before.iter().rev().skip_while(trim).collect::<Vec<_>>().into_iter().rev();
            before.chain(middle).chain(after.iter().skip_while(trim)).copied().collect::<Vec<char>>()
        };
        [&[][..], &[' '][..]].into_iter().any(|middle| !self.occurrences(&joined(middle), 1).is_empty())
    }

    fn answer(&self, found: judge::Verdict, selector: &Selector) -> Anchoring {
        let span = |(start, end): (usize, usize)| self.folded.span(self.text, start, end);
        let place = found.place.map(span);
        let mut anchoring = Anchoring {
            state: found.state,
            span: place,
            candidates: found.candidates.into_iter().map(span).collect(),
            score: found.score,
            reason: found.reason,
            difference: None,
        };
        if let Some(place) = place {
            self.compare(&mut anchoring, place, selector);
        }
        anchoring
    }

    /// Tells exact, moved and changed apart by the original's own characters.
    fn compare(&self, anchoring: &mut Anchoring, place: Span, selector: &Selector) {
        let now = place.of(self.text);
        if now == selector.exact {
            let same_place = selector.start == Some(self.map.from_byte(place.start));
            anchoring.state = if same_place { State::Exact } else { State::Moved };
            return;
        }
        let difference = Difference::between(&selector.exact, now);
        anchoring.state = State::Changed;
        anchoring.reason = difference.nature.reason();
        anchoring.difference = Some(difference);
    }
}

/// Finds one place; see [`Anchorer`] for many.
pub fn anchor(text: &str, selector: &Selector) -> Anchoring {
    Anchorer::new(text).find(selector)
}

fn before_likeness(prefix: &[char], before: &[char]) -> f32 {
    if before.ends_with(prefix) {
        return 1.0;
    }
    let from = before.len().saturating_sub(2 * prefix.len() + 8);
    let expected = before.len() as isize - from as isize - prefix.len() as isize;
    let Some(alignment) = align(prefix, &before[from..], expected) else { return 0.0 };
    let gap = before.len() - from - alignment.text(0, prefix.len()).1;
    likeness(prefix.len(), alignment.edits(0, prefix.len()), gap)
}

fn after_likeness(suffix: &[char], after: &[char]) -> f32 {
    if after.starts_with(suffix) {
        return 1.0;
    }
    let near = &after[..after.len().min(2 * suffix.len() + 8)];
    let Some(alignment) = align(suffix, near, 0) else { return 0.0 };
    likeness(suffix.len(), alignment.edits(0, suffix.len()), alignment.text(0, suffix.len()).0)
}

/// Neighbours that have drifted away count half their distance.
fn likeness(length: usize, edits: usize, gap: usize) -> f32 {
    (1.0 - (edits as f32 + gap as f32 / 2.0) / length as f32).max(0.0)
}

/// Never half a number: widened while the character on either side of an end is a digit.
fn whole_numbers(chars: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    let digit = |at: usize| chars.get(at).is_some_and(|c| c.is_ascii_digit());
    while start > 0 && start < end && digit(start - 1) && digit(start) {
        start -= 1;
    }
    while end > start && digit(end) && digit(end - 1) {
        end += 1;
    }
    (start, end)
}
