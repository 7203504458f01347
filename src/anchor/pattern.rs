//! A selector laid out for comparing, and how well a place fits it. Knows characters and what they weigh; must not decide.

use super::Selector;
use super::folded::Folded;

/// The weight of the nearest neighbours: four Han characters, two English words.
const NEAREST: usize = 12;
/// A neighbour that touches the words with this much is enough alone.
pub(super) const LONG_RUN: usize = 24;
/// A word, or the end of a sentence.
pub(super) const LITTLE: usize = 3;
/// A neighbour agrees from this likeness on.
pub(super) const AGREES: f32 = 0.6;
/// Below this it speaks against the place.
pub(super) const DISAGREES: f32 = 0.35;

/// A selector laid out for comparing.
pub(super) struct Pattern {
    /// Prefix, words and suffix in one spelling.
    pub(super) all: Vec<char>,
    /// Where the words begin in `all`.
    pub(super) start: usize,
    /// Where they end.
    pub(super) end: usize,
    /// How many characters of the neighbours belong to the sentence of the words, before and after; blanks are not counted.
    own: (usize, usize),
}

impl Pattern {
    pub(super) fn new(selector: &Selector) -> Self {
        let words = selector.exact.trim();
        let lead = &selector.exact[..selector.exact.len() - selector.exact.trim_start().len()];
        let trail = &selector.exact[selector.exact.trim_end().len().max(lead.len())..];
        let mut all = Folded::new(&format!("{}{lead}", selector.prefix)).chars;
        let start = all.len();
        all.extend(Folded::new(words).chars);
        let end = all.len();
        all.extend(Folded::new(&format!("{trail}{}", selector.suffix)).chars);
        Pattern { all, start, end, own: (own_before(&selector.prefix), own_after(&selector.suffix)) }
    }

    pub(super) fn prefix(&self) -> &[char] {
        &self.all[..self.start]
    }

    pub(super) fn exact(&self) -> &[char] {
        &self.all[self.start..self.end]
    }

    pub(super) fn suffix(&self) -> &[char] {
        &self.all[self.end..]
    }

    /// How much the words say.
    pub(super) fn weight(&self) -> usize {
        self.exact().iter().map(|&c| weight(c)).sum()
    }

    /// Whether what stands next to the words on either side, a word or two, also stands before and after a place.
    pub(super) fn near(&self, before: &[char], after: &[char]) -> (bool, bool) {
        let back = is_near(self.prefix().iter().rev(), before.iter().rev());
        (back, is_near(self.suffix().iter(), after.iter()))
    }

    /// How much of the neighbours stands without a break next to a place, before and after it. A run that reaches the end of a
    /// sentence says a little even where it is short: another sentence may have been put in there.
    pub(super) fn touching(&self, before: &[char], after: &[char]) -> (usize, usize) {
        let blank = |c: &&char| **c == ' ';
        let back = self.prefix().iter().rev().skip_while(blank).zip(before.iter().rev().skip_while(blank));
        (said(back), said(self.suffix().iter().skip_while(blank).zip(after.iter().skip_while(blank))))
    }

    /// Whether all that the sentence of the words has before them stands before a place, and all that it has after them stands after it, as
    /// far as the selector knows it. A neighbour that ends with the sentence is as good as a longer one: another sentence may have been put there.
    pub(super) fn same_sentence(&self, before: &[char], after: &[char]) -> bool {
        let filled = |c: &&char| **c != ' ';
        let back = self.prefix().iter().rev().filter(filled).take(self.own.0);
        let on = self.suffix().iter().filter(filled).take(self.own.1);
        // `zip` would take a text that ends sooner for one that agrees
        let before = back.eq(before.iter().rev().filter(filled).take(self.own.0));
        before && on.eq(after.iter().filter(filled).take(self.own.1))
    }

    /// Whether words begin and end at a place where they did: “can” is not the beginning of “can't”. A side without neighbours does
    /// not say.
    pub(super) fn same_borders(&self, before: &[char], after: &[char]) -> bool {
        let (prefix, suffix, words) = (self.prefix(), self.suffix(), self.exact());
        let first = |outer: &[char]| joins(words.first(), outer.iter().rev());
        let last = |outer: &[char]| joins(words.last(), outer.iter());
        (prefix.is_empty() || first(prefix) || !first(before)) && (suffix.is_empty() || last(suffix) || !last(after))
    }

    /// Whether all that agrees is a neighbour that the text's edge cut short, while the other speaks against the place.
    pub(super) fn says_little(&self, fit: &Fit) -> bool {
        let side = if fit.before >= fit.after { self.prefix() } else { self.suffix() };
        fit.worst() < DISAGREES && side.iter().map(|&c| weight(c)).sum::<usize>() < LONG_RUN
    }

    pub(super) fn has_neighbours(&self) -> bool {
        self.start > 0 || self.end < self.all.len()
    }
}

/// How much of a prefix belongs to the sentence that follows it.
fn own_before(prefix: &str) -> usize {
    let from = sentence_ends(prefix).last().map_or(0, |(at, c)| at + c.len_utf8());
    filled(prefix[from..].trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// How much of a suffix belongs to the sentence before it.
fn own_after(suffix: &str) -> usize {
    let to = sentence_ends(suffix).next().map_or(suffix.len(), |(at, _)| at);
    filled(suffix[..to].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

fn filled(part: &str) -> usize {
    Folded::new(part).chars.iter().filter(|c| **c != ' ').count()
}

/// The characters that end sentences; a stop inside a number or an address does not.
fn sentence_ends(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|&(at, c)| match c {
        '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n' => true,
        '.' => !text[at + 1..].starts_with(char::is_alphanumeric),
        _ => false,
    })
}

/// Whether the nearest characters are the same; where the text ends sooner, most of them are enough.
fn is_near<'c>(own: impl Iterator<Item = &'c char>, mut there: impl Iterator<Item = &'c char>) -> bool {
    let mut said = 0;
    for c in own {
        if said >= NEAREST {
            break;
        }
        match there.next() {
            Some(other) if other == c => said += weight(*c),
            Some(_) => return false,
            None => return said * 4 >= NEAREST * 3,
        }
    }
    true
}

/// Whether a word goes on beyond its last character, also behind an apostrophe.
fn joins<'c>(inner: Option<&char>, mut outer: impl Iterator<Item = &'c char>) -> bool {
    let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric() && !crate::text::is_han(*c));
    let next = outer.next();
    letter(inner) && (letter(next) || (matches!(next, Some('\'' | '’')) && letter(outer.next())))
}

/// The weight of the characters that agree up to the first that do not.
fn said<'c>(pairs: impl Iterator<Item = (&'c char, &'c char)>) -> usize {
    let run: Vec<char> = pairs.take_while(|(own, there)| own == there).map(|(own, _)| *own).collect();
    let ends = run.iter().any(|c| matches!(c, '.' | '。' | '!' | '?' | ';' | '"' | '”' | '」'));
    run.into_iter().map(weight).sum::<usize>().max(if ends { LITTLE } else { 0 })
}

/// A Han character says as much as three letters.
fn weight(c: char) -> usize {
    if crate::text::is_han(c) { 3 } else { usize::from(c.is_alphanumeric()) }
}

/// How well a candidate fits; likenesses from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// First character in the folded text.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// Of the words.
    pub(super) words: f32,
    /// Of what stands before; none where the selector has no prefix.
    pub(super) before: Option<f32>,
    /// Of what stands after.
    pub(super) after: Option<f32>,
    /// Whether the nearest characters before and after are the same.
    pub(super) near: (bool, bool),
    /// How much of the neighbours stands next to it without a break, before and after.
    pub(super) touching: (usize, usize),
    /// Whether all of the words' own sentence that the selector knows stands around it.
    pub(super) same_sentence: bool,
    /// Whether it stands where the selector remembers it.
    pub(super) at_expected: bool,
}

impl Fit {
    pub(super) fn total(&self) -> f32 {
        self.words + self.neighbours()
    }

    pub(super) fn neighbours(&self) -> f32 {
        self.before.unwrap_or(0.0) + self.after.unwrap_or(0.0)
    }

    /// Whether what stands before agrees, and what stands after; a missing neighbour does not object.
    pub(super) fn agree(&self) -> (bool, bool) {
        let side = |likeness: Option<f32>, near: bool| likeness.is_none_or(|likeness| near || likeness >= AGREES);
        (side(self.before, self.near.0), side(self.after, self.near.1))
    }

    /// Whether its neighbours on both sides stand away from it.
    pub(super) fn stands_apart(&self) -> bool {
        self.before.is_some() && self.after.is_some() && self.touched() < LITTLE
    }

    pub(super) fn touched(&self) -> usize {
        self.touching.0 + self.touching.1
    }

    /// The likeness of the neighbour that agrees best.
    pub(super) fn best(&self) -> f32 {
        self.before.unwrap_or(0.0).max(self.after.unwrap_or(0.0))
    }

    /// The likeness of the neighbour that agrees least; a missing one does not count.
    pub(super) fn worst(&self) -> f32 {
        self.before.or(self.after).unwrap_or(0.0).min(self.after.or(self.before).unwrap_or(0.0))
    }
}
