//! What is learned where rules end: whether a draft counts ([`accept`]), where indirect content ends ([`extent`]), what kind of source
//! a noun phrase names ([`kind`]).
//!
//! Linear models over a few dozen hashed features of each question; 8-bit weights, one blob a language, one section a question. Where a
//! language's blob is not there, the rules decide alone. Knows drafts; must not know how they were found, nor gold marks.

pub(super) mod accept;
pub(super) mod extent;
pub(super) mod kind;

use super::draft::{Draft, trim};
use super::reading::{Item, Kind, Mark, Reading};
use super::types::SourceKind;
use crate::lexicon::{LexiconError, Provider, blob, linear};
use std::ops::Range;

/// The blobs with the weights, of Chinese and of English.
pub(crate) const BLOBS: [&str; 2] = ["attributions.zh.weights.bin", "attributions.en.weights.bin"];
/// Weights of one question in one language, as a power of two.
pub(crate) const BUCKETS: usize = 1 << 13;
/// What is asked.
pub(crate) const QUESTIONS: usize = 3;

/// The weights of one language, a table a question.
type Weights = Vec<Vec<i8>>;

/// The learned weights of the languages that have any.
#[derive(Default)]
pub(super) struct Judge {
    chinese: Option<Weights>,
    english: Option<Weights>,
}

impl Judge {
    /// Reads the weights that the provider has, in place of those it had.
    ///
    /// # Errors
    /// A damaged blob.
    pub fn take_in(&mut self, provider: &dyn Provider) -> Result<(), LexiconError> {
        for (name, weights) in BLOBS.into_iter().zip([&mut self.chinese, &mut self.english]) {
            if let Some(bytes) = provider.blob(name) {
                *weights = Some(read(name, &bytes)?);
            }
        }
        Ok(())
    }

    /// Whether the weights speak for the draft; `room` is reused between calls.
    pub fn accepts(&self, reading: &Reading, draft: &Draft, room: &mut Vec<u16>) -> bool {
        let Some(weights) = self.weights(reading) else { return true };
        if !accept::is_risky(reading, draft) {
            return true;
        }
        accept::features(reading, draft, room);
        sum(&weights[0], room, 0) >= 0
    }

    /// Cuts the content where the weights say that it ends.
    pub fn cut(&self, reading: &Reading, draft: &mut Draft, room: &mut Vec<u16>) {
        let (Some(weights), Some(run)) = (self.weights(reading), draft.content.last().cloned()) else { return };
        let end = extent::places(reading, draft).find(|&at| {
            extent::features(reading, draft, at, room);
            sum(&weights[1], room, 0) > 0
        });
        if let (Some(end), Some(last)) = (end, draft.content.last_mut()) {
            *last = trim(&reading.items, run.start..end);
        }
    }

    /// The kind of source that the weights find likeliest; `rule` where there are none.
    pub fn kind(
        &self,
        reading: &Reading,
        run: &Range<usize>,
        cue: &Range<usize>,
        rule: SourceKind,
        room: &mut Vec<u16>,
    ) -> SourceKind {
        let Some(weights) = self.weights(reading) else { return rule };
        kind::features(reading, run, cue, rule, room);
        let sum = |kind: &SourceKind| sum(&weights[2], room, kind::offset(*kind));
        SourceKind::ALL.into_iter().max_by_key(|kind| (sum(kind), *kind == rule)).unwrap_or(rule)
    }

    fn weights(&self, reading: &Reading) -> Option<&Weights> {
        if reading.chinese { self.chinese.as_ref() } else { self.english.as_ref() }
    }
}

fn read(name: &str, bytes: &[u8]) -> Result<Weights, LexiconError> {
    let sections = blob::open(bytes).map_err(|problem| LexiconError::new(name, problem))?;
    if sections.len() != QUESTIONS || sections.iter().any(|section| section.len() != BUCKETS) {
        return Err(LexiconError::new(name, "has not the sections that it should have"));
    }
    Ok(sections.into_iter().map(linear::weights).collect())
}

fn sum(weights: &[i8], features: &[u16], offset: u16) -> i32 {
    linear::sum(weights, features.iter().map(|&feature| shifted(feature, offset)))
}

/// A feature's place when the question has several answers.
pub(crate) fn shifted(feature: u16, offset: u16) -> usize {
    (feature as usize + offset as usize) % BUCKETS
}

/// What stands for a missing item.
const NONE: u32 = 77;

/// The classes that features tell apart: those above serve one rule each.
const GENERAL: u32 = (1 << 29) - 1;

/// What sort of item it is, classes and all.
fn sort(item: &Item) -> u32 {
    broad(item) ^ (item.entry.class as u32 & GENERAL).wrapping_mul(0x9E37_79B1).rotate_left(9) & 0xFFFF_FF00
}

/// What sort of item it is, whatever its classes.
fn broad(item: &Item) -> u32 {
    match item.kind {
        Kind::Han => 1,
        Kind::Word => 2,
        Kind::Number => 3,
        Kind::Mark(mark) => 16 + mark as u32,
        Kind::Name(kind, _) => 32 + kind as u32,
        Kind::Figure(kind) => 48 + kind as u32,
    }
}

fn sort_at(reading: &Reading, at: usize) -> u32 {
    reading.items.get(at).map_or(NONE, sort)
}

fn text_at(reading: &Reading, at: usize) -> u32 {
    reading.items.get(at).map_or(NONE, |item| text_hash(item.span.of(reading.text)))
}

fn text_hash(text: &str) -> u32 {
    let fold = |hash: u32, c: char| (hash ^ crate::lexicon::fold(c) as u32).wrapping_mul(0x0100_0193);
    text.chars().take(12).fold(0x811C_9DC5, fold)
}

/// An English verb without its ending.
fn stem(word: &str) -> &str {
    let word = word.split(' ').next().unwrap_or(word);
    ["ing", "ied", "ies", "ed", "es", "s", "e", "y"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.len() > 2)
        .unwrap_or(word)
}

/// Whether a quotation opens in a run.
fn has_quote(reading: &Reading, run: &Range<usize>) -> bool {
    reading.items[run.clone()].iter().any(|item| item.mark(Mark::OpenQuote))
}

/// The logarithm of a length, to 7.
fn size(length: usize) -> u32 {
    (usize::BITS - length.leading_zeros()).min(7)
}

fn place(template: u32, a: u32, b: u32) -> u16 {
    (linear::hash(template, a, b) % BUCKETS) as u16
}

/// The place of the feature that every example has.
#[cfg(feature = "cli")]
pub(crate) fn bias() -> u16 {
    place(0, 0, 0)
}
