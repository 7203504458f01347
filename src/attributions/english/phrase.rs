//! An English noun phrase from its beginning: the source behind a verb or `according to`. Must not know cues.

use super::clause::has_post;
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::words::class;
use std::ops::Range;

/// The noun phrase at the start of `run`, appositions included: `Wong, a spokesman for X`.
pub(super) fn after(reading: &Reading, run: Range<usize>) -> Range<usize> {
    let items = &reading.items;
    let mut end = segment_end(reading, run.clone());
    let mut common = is_common(reading, run.start..end);
    while end < run.end && items[end].mark(Mark::Comma) && end > run.start {
        let next = end + 1..run.end;
        let stop = segment_end(reading, next.clone());
        if let Some(stop) = list_end(reading, next.clone()).filter(|_| common) {
            end = stop;
            break;
        }
        if !is_apposition(reading, next.start..stop, common) {
            break;
        }
        common = false;
        end = stop;
    }
    run.start..end
}

/// `invoices, logs and emails`: where the last part of a list ends, that has no verb of its own.
fn list_end(reading: &Reading, run: Range<usize>) -> Option<usize> {
    let items = &reading.items;
    let stop = run.clone().find(|&at| items[at].is_mark() && !items[at].mark(Mark::Other)).unwrap_or(run.end);
    let joins = (run.start + 1..stop).any(|at| matches!(reading.str(at), "and" | "or"));
    let plain = !(run.start..stop).any(|at| super::inverted::is_verbal(reading, at));
    let ends = stop == run.end || items[stop].mark(Mark::Stop);
    (joins && plain && ends).then_some(stop)
}

/// The noun phrase of `According to X,`: all up to the comma, and an apposition with an article of its own.
pub(super) fn to_comma(reading: &Reading, run: Range<usize>) -> Range<usize> {
    let comma = |from: usize| (from..run.end).find(|&at| reading.items[at].mark(Mark::Comma)).unwrap_or(run.end);
    let end = comma(run.start);
    let next = end + 1;
    let closed = next < run.end && comma(next) < run.end;
    let named =
        || is_common(reading, run.start..end) && comma(next) - next <= 4 && (next..comma(next)).all(|at| word_is_name(reading, at));
    let apposition = closed && (matches!(reading.str(next), "a" | "an") || named());
    run.start..if apposition { comma(next) } else { end }
}

/// The phrase is no name: a name may follow it as an apposition.
pub(super) fn is_common(reading: &Reading, run: Range<usize>) -> bool {
    run.clone().next().is_some_and(|at| reading.items[at].is(class::DETERMINER) || reading.str(at).starts_with(char::is_lowercase))
}

pub(super) fn is_apposition(reading: &Reading, run: Range<usize>, after_common: bool) -> bool {
    let Some(first) = reading.items.get(run.start).filter(|_| !run.is_empty()) else { return false };
    let word = reading.str(run.start);
    let article = matches!(word, "a" | "an" | "the" | "its" | "one") || first.is(class::PERSON | class::VOICE);
    let age = matches!(first.kind, Kind::Number | Kind::Figure(_)) && run.len() <= 3;
    let name = after_common && (matches!(first.kind, Kind::Name(..)) || word.starts_with(char::is_uppercase));
    let clause = run.clone().any(|at| super::inverted::is_verbal(reading, at))
        && !run.clone().any(|at| reading.items[at].is(class::RELATIVE));
    (article || age || name || has_post(reading, &run) || super::clause::is_affiliation(reading, &run)) && !clause
}

/// Where a phrase ends at the latest: at a mark, a clause, or words of where and when it was said.
pub(super) fn segment_end(reading: &Reading, run: Range<usize>) -> usize {
    let items = &reading.items;
    let mut at = run.start;
    let mut relative = false;
    while at < run.end {
        let item = &items[at];
        if item.mark(Mark::Open) && (item.partner as usize) < run.end {
            at = item.partner as usize + 1;
            continue;
        }
        let abbreviation = item.mark(Mark::Stop) && at + 1 < run.end && at > run.start && items[at - 1].is(class::TITLE);
        let inner = item.mark(Mark::Stop) && at + 1 < run.end && items[at - 1].span.len() == 1;
        let mark = item.is_mark() && !abbreviation && !inner && !is_joint(reading, at);
        relative |= item.is(class::RELATIVE);
        let counted = at > run.start && items[at - 1].is(class::OPENER);
        if mark || at > run.start && !relative && (cuts(reading, at, run.start) || item.is_time() && !counted) {
            return at;
        }
        at += 1;
    }
    run.end
}

/// A hyphen, slash or ampersand within a name.
pub(super) fn is_joint(reading: &Reading, at: usize) -> bool {
    matches!(reading.str(at), "-" | "/" | "&" | "‑" | "'" | "’" | "$" | "£" | "€")
        || reading.items[at].mark(Mark::Other) && reading.str(at) == "."
}

/// A word after which the phrase does not go on; `a survey published in March by X` does.
pub(super) fn cuts(reading: &Reading, at: usize, start: usize) -> bool {
    let item = &reading.items[at];
    let word = reading.str(at);
    let conjunction = item.is(class::CONJUNCTION) && !matches!(word, "and" | "or" | "who" | "that" | "whose");
    let name = !reading.items[start].is(class::DETERMINER) && word_is_name(reading, at - 1);
    let place = matches!(word, "in" | "on" | "at" | "after" | "during" | "by" | "before" | "via")
        && (name || item_after_is_saying(reading, at))
        && !(item.is(class::OPENER) && reading.items.get(at + 2).is_some_and(|_| reading.str(at + 2) == "by"));
    conjunction || place || item.is(class::ADVERB) && matches!(word, "also" | "later" | "then" | "earlier" | "again")
}

pub(super) fn word_is_name(reading: &Reading, at: usize) -> bool {
    matches!(reading.items[at].kind, Kind::Name(..)) || reading.str(at).starts_with(char::is_uppercase)
}

/// `in an interview`, `in a statement`, `on Friday`.
pub(super) fn item_after_is_saying(reading: &Reading, at: usize) -> bool {
    let items = &reading.items;
    let next: Vec<&Item> = items[at + 1..items.len().min(at + 4)].iter().collect();
    next.first().is_some_and(|item| item.is_time()) || next.iter().any(|item| item.is(class::OCCASION))
}
