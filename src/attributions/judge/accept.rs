//! Whether a draft is an attribution: verbs that also take objects and have neither a pause, a quotation nor `that` behind them.
//! All other drafts count as they are: judging them gained nothing on articles. Must not know sources.

use super::{NONE, has_quote, place, size, sort, stem, text_at, text_hash};
use crate::attributions::draft::Draft;
use crate::attributions::english::{is_clause, is_finite};
use crate::attributions::reading::{Mark, Reading};
use crate::attributions::words::{Need, class};

/// The features of a draft, as places in the weights.
pub(crate) fn features(reading: &Reading, draft: &Draft, out: &mut Vec<u16>) {
    out.clear();
    let items = &reading.items;
    let cue = reading.span(draft.cue.clone()).of(reading.text);
    let word = text_hash(cue);
    let next = items.get(draft.cue.end);
    let follows = next.map_or(NONE, sort);
    let before = draft.cue.start.checked_sub(1).map_or(NONE, |at| sort(&items[at]));
    let source = source(reading, draft);
    let content = content(reading, draft);
    let need = draft.need as u32;
    let first = draft.content.first().map_or(NONE, |run| sort(&items[run.start]));
    let mut add = |template: u32, a: u32, b: u32| out.push(place(template, a, b));
    add(0, 0, 0);
    add(1, word, 0);
    add(2, word, follows);
    add(3, need, follows);
    add(4, need, source);
    add(5, follows, source);
    add(6, next.map_or(NONE, |item| text_hash(item.span.of(reading.text))), 0);
    add(7, before, need);
    add(8, content, need);
    add(9, content, follows);
    add(10, draft.statement as u32, source);
    add(11, first, need);
    add(12, word, content & 3);
    add(13, u32::from(draft.inside_quote), source);
    add(14, shape(draft), need);
    add(15, last(reading, draft), need);
    add(16, word, source);
    add(17, first_word(reading, draft), need);
    let stem = if reading.chinese { word } else { text_hash(stem(cue)) };
    let clause = clause(reading, draft);
    add(18, stem, clause);
    add(19, need, clause);
    add(20, stem, follows);
    add(21, stem, source & 63);
    add(22, text_at(reading, draft.cue.start.wrapping_sub(1)), need);
    add(23, u32::from(draft.inside_quote) * 8 + clause, need);
    add(24, stem, 1);
}

/// Whether the content is a clause, as far as its words show.
fn clause(reading: &Reading, draft: &Draft) -> u32 {
    let Some(run) = draft.content.first() else { return 0 };
    let finite = run.clone().take(10).any(|at| is_finite(reading, at));
    1 + u32::from(is_clause(reading, run.clone())) * 2 + u32::from(finite)
}

/// How the draft was found.
fn shape(draft: &Draft) -> u32 {
    let order = draft.content.first().map_or(0, |run| 1 + u32::from(run.start > draft.cue.start));
    order * 8 + u32::from(draft.cue.is_empty()) * 4 + draft.content.len().min(3) as u32
}

/// The source: none, further up, or what its last word is, and how long.
fn source(reading: &Reading, draft: &Draft) -> u32 {
    let Some(run) = &draft.source else { return 1 + u32::from(draft.subject.is_some()) };
    let near = u32::from(run.end + 4 > draft.cue.start);
    let head = run.end.checked_sub(1).map_or(NONE, |at| sort(&reading.items[at]));
    head.wrapping_mul(64).wrapping_add(near * 16 + (run.len().min(12) / 4) as u32 + 3)
}

/// The content: length, and whether it begins with a quotation or has one.
fn content(reading: &Reading, draft: &Draft) -> u32 {
    let length: usize = draft.content.iter().map(|run| run.len()).sum();
    let quote = draft.content.iter().any(|run| reading.items[run.start].mark(Mark::OpenQuote));
    let has = draft.content.iter().any(|run| has_quote(reading, run));
    size(length) * 4 + u32::from(quote) * 2 + u32::from(has)
}

fn last(reading: &Reading, draft: &Draft) -> u32 {
    draft.content.last().and_then(|run| run.end.checked_sub(1)).map_or(NONE, |at| sort(&reading.items[at]))
}

fn first_word(reading: &Reading, draft: &Draft) -> u32 {
    draft.content.first().map_or(NONE, |run| text_hash(reading.str(run.start)))
}

/// A draft that no sign speaks for: neither a pause, a quotation nor `that` behind a verb that asks for one.
pub(crate) fn is_risky(reading: &Reading, draft: &Draft) -> bool {
    let sign = |at: usize| reading.items.get(at).is_some_and(|item| item.is_mark() || item.is(class::CONJUNCTION));
    let start = draft.content.first().map_or(0, |run| run.start);
    let quoted = start > draft.cue.end && mark_at(reading, start, Mark::OpenQuote) && mark_at(reading, start - 1, Mark::Colon);
    let that = start > draft.cue.end && reading.str(start - 1) == "that";
    let given = || start == draft.cue.end + 1 && is_object(reading.str(start - 1));
    let signed = sign(draft.cue.end) || !reading.chinese && (quoted || that || given() || says_of_someone(reading, draft.cue.end));
    let before = draft.content.first().is_some_and(|run| run.start < draft.cue.start);
    let needs = matches!(draft.need, Need::Pause | Need::Object | Need::Document | Need::Call | Need::Describe | Need::Accuse);
    let noun = reading.items.get(draft.cue.start).is_some_and(|item| item.is(class::AMBIGUOUS));
    let relative = draft.source.as_ref().is_some_and(|run| reading.items[run.start].is(class::RELATIVE) && run.len() == 1);
    (needs || colon(reading, draft) || !reading.chinese && (relative || noun)) && !signed && !before
}

/// `promised us there would be none`: for whom something is promised.
fn is_object(word: &str) -> bool {
    matches!(word, "us" | "me" | "him" | "them" | "you")
}

/// `expect they will`: a pronoun and its verb make a clause.
fn says_of_someone(reading: &Reading, at: usize) -> bool {
    let subject = reading.items.get(at).is_some_and(|_| matches!(reading.str(at), "I" | "he" | "she" | "they" | "we" | "it"));
    subject && at + 1 < reading.items.len() && reading.items[at + 1].is(class::AUXILIARY)
}

fn mark_at(reading: &Reading, at: usize, mark: Mark) -> bool {
    reading.items[at].mark(mark)
}

/// Whether an object or addressee stands between a Chinese cue and the colon before what it says without quotation marks.
fn colon(reading: &Reading, draft: &Draft) -> bool {
    let start = draft.content.first().map_or(0, |run| run.start);
    reading.chinese
        && start > draft.cue.end + 1
        && reading.items[start - 1].mark(Mark::Colon)
        && !reading.items[start].mark(Mark::OpenQuote)
}
