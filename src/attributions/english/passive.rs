//! Those who are told: `managers were told that …`, `he was assured by the firm that …`, `the court heard that …`. Who says so stands
//! behind `by`, or nowhere. Must not know content.

use super::clause;
use super::complement::is_clause;
use super::cue::{chain_start, is_participle};
use super::scope::Scope;
use super::{Head, phrase};
use crate::attributions::reading::{Mark, Reading};
use crate::attributions::words::{Need, class};
use std::ops::Range;

/// A head whose source is the agent, if any: `head` has the cue and where its auxiliaries begin.
pub(super) fn find(reading: &Reading, head: &Head, scope: &Scope) -> Option<Head> {
    let at = head.cue.start;
    let told = head.need == Need::Told && is_participle(reading.str(at)) && is_passive(reading, head.left..at);
    let subject = || clause::subject(reading, scope.taken.min(head.left)..head.left);
    if !told {
        let heard = matches!(reading.str(at), "heard" | "hears") && subject().is_some_and(|run| is_forum(reading, &run));
        let left = || subject().map_or(head.left, |run| run.start);
        return heard.then(|| Head { left: left(), need: Need::Free, ..head.clone() });
    }
    let asked = scope.end > scope.start && reading.str(scope.end - 1) == "?";
    if asked || !states(reading, head.cue.end, scope.end) {
        return None;
    }
    let agent = agent(reading, head.cue.end, scope.end);
    let closes = reading.items.get(head.cue.end).is_none_or(|next| next.mark(Mark::Stop));
    if agent.is_none() && closes && !subject().is_some_and(|run| is_forum(reading, &run)) {
        return None;
    }
    let left = subject().filter(|run| !reading.items[run.start].is(class::RELATIVE)).map_or(head.left, |run| run.start);
    let right = agent.as_ref().map_or(head.cue.end, |run| run.end);
    Some(Head { left, right, source: agent, inverted: false, need: Need::Free, ..head.clone() })
}

/// Whether a claim, an agent or a pause stands behind the verb, not what someone is told to do or told of.
fn states(reading: &Reading, at: usize, end: usize) -> bool {
    let items = &reading.items;
    let Some(next) = items.get(at).filter(|_| at < end) else { return true };
    next.is_mark() || next.is_time() || matches!(reading.str(at), "by" | "that" | "in" | "on" | "at") || is_clause(reading, at..end)
}

/// Whether a form of `be` stands among the auxiliaries.
fn is_passive(reading: &Reading, chain: Range<usize>) -> bool {
    reading.items[chain].iter().any(|item| item.is(class::BE))
}

/// The head noun of a phrase is a court, a jury, an inquiry.
fn is_forum(reading: &Reading, run: &Range<usize>) -> bool {
    let end = run.clone().skip(1).find(|&at| reading.items[at].is(class::OPENER)).unwrap_or(run.end);
    reading.items[end - 1].is(class::FORUM)
}

/// The noun phrase behind `by`, up to where and when it was said.
fn agent(reading: &Reading, at: usize, end: usize) -> Option<Range<usize>> {
    if at + 1 >= end || reading.str(at) != "by" || reading.items[at + 1].is_time() {
        return None;
    }
    let run = phrase::after(reading, at + 1..end);
    let stops = |n: &usize| {
        let item = &reading.items[*n];
        item.is(class::ADVERB) && !item.is(class::DETERMINER)
            || matches!(reading.str(*n), "that" | "more" | "in" | "at" | "on")
            || item.mark(Mark::OpenQuote)
    };
    let close = run.clone().skip(1).find(stops).unwrap_or(run.end);
    (run.start < close).then_some(run.start..close)
}

/// Whether the words before a cue make a passive of it.
pub(super) fn is_told(reading: &Reading, at: usize) -> bool {
    let item = &reading.items[at];
    item.entry.need == Need::Told && is_participle(reading.str(at)) && is_passive(reading, chain_start(reading, 0, at)..at)
}
