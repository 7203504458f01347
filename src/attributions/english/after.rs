//! What stands behind an English cue, from its first word to where it ends. Knows heads and quotations; must not know how sources are
//! found.

use super::complement::{as_quote, takes_bare};
use super::content::{clause_after, closes_clause, ends_here, is_as};
use super::setting::skip_setting;
use super::{Head, whole};
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use std::ops::Range;

/// The content behind a cue.
pub(super) fn after(reading: &Reading, heads: &[Head], nth: usize, has_before: bool) -> Option<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    let at = skip_setting(reading, head);
    // `put in place`
    let particle = |at: usize| matches!(reading.str(at), "in" | "forward" | "off" | "out" | "aside" | "together" | "up" | "down");
    if head.need == Need::Put && items.get(head.cue.end).is_some_and(|_| particle(head.cue.end)) {
        return None;
    }
    // `warned the city is begging for it`: who seemed to be addressed is the subject of what is said
    let clause = head.need == Need::Told && at > head.right && items.get(at).is_some_and(|item| item.is(class::BE));
    let at = if clause { head.right } else { at };
    let at = before_quote(reading, head, at);
    let of = items[head.cue.start].is(class::OF) && at == head.cue.end && at + 1 < head.scope.end && reading.str(at) == "of";
    let at = if of { at + 1 } else { at };
    let next = items.get(at).filter(|_| at < head.scope.end)?;
    if next.mark(Mark::Stop) || next.mark(Mark::Semicolon) {
        return None;
    }
    if has_before && !next.mark(Mark::Comma) {
        return None;
    }
    let marked = next.mark(Mark::Colon) || next.mark(Mark::OpenQuote) || reading.str(at) == "that";
    let comma_quote = next.mark(Mark::Comma) && items.get(at + 1).is_some_and(|item| item.mark(Mark::OpenQuote));
    let comma = next.mark(Mark::Comma) && has_before;
    let comma = comma || next.mark(Mark::Comma) && head.left == head.scope.start + 1 && is_as(reading, head.scope.start);
    let at = behind_object(reading, head, at);
    let next = &items[at];
    let direct = !next.is_mark() && !asks(reading, head, at) && takes_bare(reading, head, at);
    if !(marked || comma_quote || comma || direct) {
        return None;
    }
    if comma && !comma_quote && is_aside(reading, at + 1) {
        return None;
    }
    let at = if head.need == Need::Describe { as_quote(reading, at) } else { at };
    let next = &items[at];
    let start = if is_that(reading, at) || next.is_mark() && !next.mark(Mark::OpenQuote) { at + 1 } else { at };
    let end = next_head(reading, heads, nth, start);
    let end = if is_that(reading, at) { end } else { outer_goes_on(reading, heads, nth, start..end) };
    let run = whole(items, clause_after(reading, start, end))?;
    (run.len() > 1).then(|| unquoted_tail(reading, run))
}

/// Behind the pronoun for whom something is promised or told: `promised us there would be none`.
fn behind_object(reading: &Reading, head: &Head, at: usize) -> usize {
    let spoken = !matches!(head.need, Need::Call | Need::Describe | Need::Accuse | Need::Put);
    let object = matches!(reading.str(at), "us" | "me" | "him" | "them" | "you");
    let clause = || super::complement::is_clause(reading, at + 1..head.scope.end);
    if spoken && object && at + 1 < head.scope.end && clause() { at + 1 } else { at }
}

/// `said straight away, “…”`, `added a single line: “…”`: a few words without a verb, and the quotation is all that was said.
fn before_quote(reading: &Reading, head: &Head, at: usize) -> usize {
    const FEW: usize = 6;
    let items = &reading.items;
    let plain = |n: &usize| !items[*n].is_mark() && !super::clause::is_finite(reading, *n) && reading.str(*n) != "that";
    let stop = (at..head.scope.end.min(at + FEW)).find(|n| !plain(n));
    let manner = matches!(head.need, Need::Free | Need::Quote | Need::Pause | Need::Told)
        && items.get(at).is_some_and(|first| first.entry.class & !(class::ADVERB | class::OPENER) == 0 && first.kind == Kind::Word)
        && !super::clause::is_name(reading, at);
    let parts = |n: &usize| items[*n].mark(Mark::Comma) && manner || items[*n].mark(Mark::Colon);
    let quoted = |n: &usize| items.get(n + 1).is_some_and(|next| next.mark(Mark::OpenQuote)) && n + 1 < head.scope.end;
    stop.filter(|n| parts(n) && quoted(n)).unwrap_or(at)
}

/// `said that a review found errors, and that it …`: the second `that` goes on with what the outer head says.
fn outer_goes_on(reading: &Reading, heads: &[Head], nth: usize, run: Range<usize>) -> usize {
    let outer = |h: &Head| h.scope == heads[nth].scope && (h.right..h.right + 6).any(|n| n < run.start && is_that(reading, n));
    if !heads[..nth].iter().any(outer) {
        return run.end;
    }
    let joint = |n: &usize| reading.str(*n) == "and" && is_that(reading, n + 1);
    (run.start..run.end.saturating_sub(1)).find(joint).unwrap_or(run.end)
}

/// `that` before a clause, not the pronoun: `I think that would help`.
pub(super) fn is_that(reading: &Reading, at: usize) -> bool {
    let items = &reading.items;
    let points = |noun: &Item| {
        let word = noun.span.of(reading.text);
        let plain =
            noun.kind == Kind::Word && noun.entry.class == 0 && word.starts_with(char::is_lowercase) && !word.ends_with('s');
        plain && items.get(at + 2).is_some_and(|mark| mark.mark(Mark::Comma) || mark.mark(Mark::Stop))
    };
    let next = items.get(at + 1);
    at < items.len() && reading.str(at) == "that" && !next.is_some_and(|next| next.is(class::AUXILIARY) || points(next))
}

/// An indirect question is no claim, save after words that only report: `said how it happened`.
fn asks(reading: &Reading, head: &Head, at: usize) -> bool {
    match reading.str(at) {
        "whether" | "if" => true,
        "what" | "when" | "who" | "which" | "where" | "how" | "why" => {
            head.statement == Statement::Ask || is_negated(reading, head)
        }
        _ => false,
    }
}

fn is_negated(reading: &Reading, head: &Head) -> bool {
    let chain = super::cue::chain_start(reading, head.scope.start, head.cue.start);
    reading.items[chain..head.cue.start].iter().any(|item| item.is(class::NEGATION))
}

/// What follows a comma and is none of the content: `asking not to be named`, `who …`.
pub(super) fn is_aside(reading: &Reading, at: usize) -> bool {
    let word = reading.items.get(at).map_or("", |_| reading.str(at));
    word.ends_with("ing") && word.len() > 5 && word.starts_with(char::is_lowercase)
        || matches!(word, "who" | "which" | "citing" | "as") && word != "as"
}

/// A quotation that is all of the content ends it, whatever participles follow.
pub(super) fn unquoted_tail(reading: &Reading, run: Range<usize>) -> Range<usize> {
    let items = &reading.items;
    if items[run.start].mark(Mark::OpenQuote) {
        let close = items[run.start].partner as usize;
        let cut = items.get(close + 1).is_some_and(|next| next.is_mark()) && close > run.start + 4;
        let other = items.get(close + 1).is_some_and(|_| matches!(reading.str(close + 1), "and" | "but" | "as" | "after" | "amid"));
        if close < run.end && (cut || other || closes_clause(reading, close)) {
            return run.start..close + 1;
        }
    }
    run
}

/// Where content behind a cue ends: at a later head that is no part of it, else with its scope.
pub(super) fn next_head(reading: &Reading, heads: &[Head], nth: usize, start: usize) -> usize {
    let head = &heads[nth];
    let items = &reading.items;
    for next in heads[nth + 1..].iter().take_while(|next| next.left < head.scope.end) {
        if next.scope != head.scope || next.left <= start + 1 {
            continue;
        }
        let before = next.left - 1;
        if next.via {
            return before;
        }
        let shared = next.source.is_some() && next.source == head.source;
        let joint =
            matches!(reading.str(before), "and" | "but" | "while" | "though" | "although") || items[before].mark(Mark::Semicolon);
        let parted = items[before].mark(Mark::Comma);
        let quoted = items[before].mark(Mark::CloseQuote) && closes_clause(reading, before);
        if next.evidential || joint || (parted || quoted) && ends_here(reading, next) {
            return if next.evidential || quoted { next.left } else { before };
        }
        if shared {
            return (start..next.left).rev().find(|&at| matches!(reading.str(at), "and" | "but")).unwrap_or(before);
        }
    }
    head.scope.end
}
