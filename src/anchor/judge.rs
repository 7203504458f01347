//! Decides what became of a place. Knows how well candidates fit; must not search.
//!
//! The rule behind all numbers here: a reader forgives a mark that asks to be looked at, and never one that is silently wrong. Words
//! that are found again are believed when a neighbour agrees, or when they are so many that chance is out of the question. Words
//! that have changed are believed only between neighbours that have not.

use super::Selector;
use super::find::{Anchoring, State};
use super::folded::Folded;

/// A selector laid out for comparing.
pub(super) struct Pattern {
    /// Prefix, words and suffix in one spelling.
    pub(super) all: Vec<char>,
    /// Where the words begin in `all`.
    pub(super) start: usize,
    /// Where they end.
    pub(super) end: usize,
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
        Pattern { all, start, end }
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
    fn weight(&self) -> usize {
        self.exact().iter().map(|&c| weight(c)).sum()
    }

    /// Whether what stands next to the words on either side, a word or two, also stands before and after a place.
    pub(super) fn near(&self, before: &[char], after: &[char]) -> (bool, bool) {
        let back = is_near(self.prefix().iter().rev(), before.iter().rev());
        (back, is_near(self.suffix().iter(), after.iter()))
    }

    fn has_neighbours(&self) -> bool {
        self.start > 0 || self.end < self.all.len()
    }
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
    /// Whether it stands where the selector remembers it.
    pub(super) at_expected: bool,
}

impl Fit {
    pub(super) fn total(&self) -> f32 {
        self.words + self.neighbours()
    }

    fn neighbours(&self) -> f32 {
        self.before.unwrap_or(0.0) + self.after.unwrap_or(0.0)
    }

    /// Whether what stands before agrees, and what stands after; a missing neighbour does not object.
    fn agree(&self) -> (bool, bool) {
        let side = |likeness: Option<f32>, near: bool| likeness.is_none_or(|likeness| near || likeness >= AGREES);
        (side(self.before, self.near.0), side(self.after, self.near.1))
    }

    /// The likeness of the neighbour that agrees best.
    fn best(&self) -> f32 {
        self.before.unwrap_or(0.0).max(self.after.unwrap_or(0.0))
    }

    /// The likeness of the neighbour that agrees least; a missing one does not count.
    fn worst(&self) -> f32 {
        self.before.or(self.after).unwrap_or(0.0).min(self.after.or(self.before).unwrap_or(0.0))
    }
}

/// What was decided, in places of the folded text.
pub(super) struct Verdict {
    pub(super) state: State,
    pub(super) place: Option<(usize, usize)>,
    pub(super) candidates: Vec<(usize, usize)>,
    pub(super) score: f32,
    pub(super) reason: &'static str,
}

/// The weight of the nearest neighbours: four Han characters, two English words.
const NEAREST: usize = 12;
/// A neighbour agrees from this likeness on.
const AGREES: f32 = 0.6;
/// Words of less weight than three Han characters need a neighbour that agrees for sure.
const SLIGHT: usize = 9;
/// A neighbour agrees for sure from this likeness on.
const SURE: f32 = 0.85;
/// Below this it speaks against the place.
const DISAGREES: f32 = 0.35;
/// Words of this weight do not stand twice by chance: a dozen Han characters, half a dozen English words.
const DISTINCTIVE: usize = 36;
/// Two places whose neighbours are this alike cannot be told apart by them.
const MARGIN: f32 = 0.15;

/// Decides among places where the words stand unchanged; none where they stand nowhere believable and may have changed instead.
pub(super) fn same_words(pattern: &Pattern, fits: &[Fit], neighbours_meet: bool) -> Option<Verdict> {
    let best = fits.iter().copied().max_by(|a, b| a.neighbours().total_cmp(&b.neighbours()))?;
    let rivals = fits.iter().filter(|fit| fit.neighbours() > best.neighbours() - MARGIN).count();
    if !pattern.has_neighbours() || (best.best() >= AGREES && rivals > 1) {
        return Some(among_equals(pattern, fits, &best, rivals));
    }
    // a rival whose nearest neighbour is the right one, where the best one's is not
    let claims = |fit: &&Fit| fit.near.0 && !best.near.0 || fit.near.1 && !best.near.1;
    if fits.iter().any(|fit| claims(&fit)) {
        return Some(ambiguous(fits, "the neighbours speak for more than one place"));
    }
    // two characters stand everywhere, and so do their neighbours' neighbours
    let enough = if pattern.weight() < SLIGHT { SURE } else { AGREES };
    if best.best() >= enough || best.agree() == (true, true) {
        return Some(found(&best, 0.5 + best.neighbours() / 4.0, "the neighbouring words agree"));
    }
    if fits.len() == 1 && pattern.weight() >= DISTINCTIVE {
        return Some(found(&best, 0.7, "the same words stand once; their neighbours have changed"));
    }
    if best.at_expected && best.best() > DISAGREES {
        return Some(found(&best, 0.6, "the same words stand at the same place"));
    }
    let likely = best.best() > DISAGREES && !neighbours_meet;
    likely.then(|| ambiguous(fits, "the words stand elsewhere, and their neighbours do not agree"))
}

/// Places that the neighbours cannot tell apart: the remembered position may.
fn among_equals(pattern: &Pattern, fits: &[Fit], best: &Fit, rivals: usize) -> Verdict {
    let equals = || fits.iter().filter(|fit| fit.neighbours() > best.neighbours() - MARGIN);
    if let Some(same) = equals().find(|fit| fit.at_expected) {
        return found(same, 0.9, "the same words stand at the same place");
    }
    match (rivals, pattern.has_neighbours(), pattern.weight() >= 9) {
        (1, ..) => found(best, 0.9, "the neighbouring words agree"),
        (_, false, true) if fits.len() == 1 => found(best, 0.8, "the same words stand once"),
        _ => ambiguous(&equals().copied().collect::<Vec<_>>(), "the same words stand more than once"),
    }
}

/// Decides among places where something like the words stands, the best first.
pub(super) fn changed_words(pattern: &Pattern, fits: &[Fit], neighbours_meet: bool) -> Verdict {
    if neighbours_meet {
        return gone("what stood before and after now stands side by side");
    }
    let Some(best) = fits.first() else { return gone("the words are gone") };
    let between = best.words >= 0.4 && best.agree() == (true, true);
    let beside = best.words >= 0.7 && best.best() >= AGREES && best.worst() >= DISAGREES;
    if !between && !beside {
        let near = best.words >= 0.7 && (best.best() >= AGREES || pattern.weight() >= 2 * DISTINCTIVE);
        return if near {
            ambiguous(&fits[..1], "something like the words stands among other words")
        } else {
            gone("the words are gone")
        };
    }
    let rival = fits.get(1).is_some_and(|next| next.total() > best.total() - MARGIN);
    if rival {
        return ambiguous(&fits[..2], "several places are like the words");
    }
    found(best, 0.3 + best.total() / 6.0, "the words have changed between the same neighbours")
}

fn found(fit: &Fit, score: f32, reason: &'static str) -> Verdict {
    Verdict { state: State::Moved, place: Some((fit.start, fit.end)), candidates: Vec::new(), score: score.min(1.0), reason }
}

fn ambiguous(fits: &[Fit], reason: &'static str) -> Verdict {
    let candidates = fits.iter().map(|fit| (fit.start, fit.end)).collect();
    Verdict { state: State::Ambiguous, place: None, candidates, score: 0.3, reason }
}

fn gone(reason: &'static str) -> Verdict {
    Verdict { state: State::Orphan, place: None, candidates: Vec::new(), score: 0.0, reason }
}

/// An orphan that needed no search.
pub(super) fn orphan(reason: &'static str) -> Anchoring {
    Anchoring { state: State::Orphan, span: None, candidates: Vec::new(), score: 0.0, reason, difference: None }
}
