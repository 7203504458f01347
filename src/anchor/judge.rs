//! Decides what became of a place. Knows how well candidates fit; must not search.
//!
//! The rule behind all numbers here: a reader forgives a mark that asks to be looked at, and never one that is silently wrong. Words
//! that are found again are believed when a neighbour agrees, or when they are so many that chance is out of the question. Words
//! that have changed are believed only between neighbours that have not.

use super::find::{Anchoring, State};
use super::pattern::{AGREES, DISAGREES, Fit, LITTLE, LONG_RUN, Pattern};

/// What was decided, in places of the folded text.
pub(super) struct Verdict {
    pub(super) state: State,
    pub(super) place: Option<(usize, usize)>,
    pub(super) candidates: Vec<(usize, usize)>,
    pub(super) score: f32,
    pub(super) reason: &'static str,
}

/// Words of less weight than three Han characters need a neighbour that agrees for sure.
const SLIGHT: usize = 9;
/// Words of this weight that stand once are worth asking about, whatever stands around them: three Han characters, two short English words.
const WORDS: usize = 7;
/// Both neighbours together are likelier those of a twin, up to this likeness, where the nearest characters differ.
const TWINS: f32 = 1.76;
/// A neighbour agrees for sure from this likeness on.
const SURE: f32 = 0.85;
/// From this likeness on, a neighbour is a hint. English texts that have nothing in common come close to it.
const HINTS: f32 = 0.5;
/// Neighbours that touch the words on both sides, when they weigh this much together …
const TOUCHING: usize = 8;
/// … and this much with the words: such a run does not stand elsewhere by chance.
const WHOLE_RUN: usize = 26;
/// Words of this weight do not stand twice by chance: a dozen Han characters, half a dozen English words.
const DISTINCTIVE: usize = 36;
/// Nor are words of this weight a phrase that newspapers repeat: they are the quotation wherever they stand.
const UNMISTAKABLE: usize = 90;
/// Two places whose neighbours are this alike cannot be told apart by them.
const MARGIN: f32 = 0.15;

/// Decides among places where the words stand unchanged; none where they stand nowhere believable and may have changed instead.
pub(super) fn same_words(pattern: &Pattern, fits: &[Fit], neighbours_meet: impl Fn() -> bool) -> Option<Verdict> {
    let best = fits.iter().copied().max_by(|a, b| a.neighbours().total_cmp(&b.neighbours()))?;
    let rivals = fits.iter().filter(|fit| fit.neighbours() > best.neighbours() - MARGIN).count();
    if !pattern.has_neighbours() || (best.best() >= AGREES && rivals > 1) {
        return Some(among_equals(pattern, fits, &best, rivals));
    }
    // a rival whose nearest neighbour is the right one, where the best one's is not
    let claims = |fit: &Fit| fit.near.0 && !best.near.0 || fit.near.1 && !best.near.1;
    if fits.iter().any(claims) {
        return Some(ambiguous(fits, "the neighbours speak for more than one place"));
    }
    believed(pattern, fits, &best).or_else(|| doubtful(pattern, fits, &best).filter(|_| !neighbours_meet()))
}

/// The best place, when enough speaks for it.
fn believed(pattern: &Pattern, fits: &[Fit], best: &Fit) -> Option<Verdict> {
    if let Some(touched) = touched(pattern, fits) {
        return Some(found(touched, 0.8, "the words stand next to the same nearest neighbours"));
    }
    if pattern.weight() < DISTINCTIVE && (best.stands_apart() || pattern.says_little(best)) {
        return None;
    }
    // two characters stand everywhere, and so do whole phrases around them: a twin in the same sentence differs next to them
    let agrees = match pattern.weight() < SLIGHT {
        true => {
            (best.near == (true, true) || best.neighbours() > TWINS)
                && (best.best() >= SURE && best.worst() >= DISAGREES || best.agree() == (true, true))
        }
        false => best.best() >= AGREES || best.agree() == (true, true),
    };
    match () {
        () if agrees => Some(found(best, 0.5 + best.neighbours() / 4.0, "the neighbouring words agree")),
        () if fits.len() == 1 && pattern.weight() >= UNMISTAKABLE => {
            Some(found(best, 0.7, "the same words stand once; their neighbours have changed"))
        }
        () if best.at_expected && best.best() > DISAGREES => Some(found(best, 0.6, "the same words stand at the same place")),
        () => None,
    }
}

/// Places worth asking about.
fn doubtful(pattern: &Pattern, fits: &[Fit], best: &Fit) -> Option<Verdict> {
    let alone = fits.len() == 1 && pattern.weight() >= WORDS;
    let likely = alone || best.best() >= HINTS || best.touched() >= TOUCHING || pattern.weight() >= 2 * SLIGHT;
    likely.then(|| ambiguous(fits, "the words stand elsewhere, and their neighbours do not agree"))
}

/// The one place where the neighbours next to the words are the same, a little on both sides, much on one, or all that their sentence has,
/// although those further out have changed.
fn touched<'f>(pattern: &Pattern, fits: &'f [Fit]) -> Option<&'f Fit> {
    let best = fits.iter().max_by_key(|fit| fit.touched())?;
    let (least, most) = (best.touching.0.min(best.touching.1), best.touching.0.max(best.touching.1));
    let enough = best.touched() >= TOUCHING && best.touched() + pattern.weight() >= WHOLE_RUN;
    let both = enough && (least >= LITTLE || best.same_sentence);
    let alone = fits.iter().filter(|fit| 2 * fit.touched() > best.touched()).count() == 1;
    ((both || (most >= LONG_RUN && pattern.weight() >= SLIGHT)) && alone).then_some(best)
}

/// Places that the neighbours cannot tell apart: the remembered position may.
fn among_equals(pattern: &Pattern, fits: &[Fit], best: &Fit, rivals: usize) -> Verdict {
    let equals = || fits.iter().filter(|fit| fit.neighbours() > best.neighbours() - MARGIN);
    if let Some(same) = equals().find(|fit| fit.at_expected) {
        return found(same, 0.9, "the same words stand at the same place");
    }
    match (rivals, pattern.has_neighbours(), pattern.weight() >= SLIGHT) {
        (1, ..) => found(best, 0.9, "the neighbouring words agree"),
        (_, false, true) if fits.len() == 1 => found(best, 0.8, "the same words stand once"),
        _ => ambiguous(&equals().copied().collect::<Vec<_>>(), "the same words stand more than once"),
    }
}

/// The words were taken out from between their neighbours.
pub(super) fn taken_out() -> Verdict {
    gone("what stood before and after now stands side by side")
}

/// Decides among places where something like the words stands, the best first.
pub(super) fn changed_words(pattern: &Pattern, fits: &[Fit]) -> Verdict {
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
    // the very words have been judged before, and were not believed
    if best.words == 1.0 {
        return ambiguous(&fits[..1], "the words stand elsewhere, and their neighbours do not agree");
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
