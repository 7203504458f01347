//! What an English cue says: before it, behind it, or around it. Knows heads and quotations; must not know how sources are found.

use super::complement::{as_quote, takes_bare};
use super::setting::{behind_addressee, is_when, skip_setting};
use super::{Head, whole};
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use std::ops::Range;

/// The content of head `nth`, in order; empty where it has none and is no attribution.
pub(super) fn of(reading: &Reading, heads: &[Head], nth: usize) -> Vec<Range<usize>> {
    let head = &heads[nth];
    if head.evidential {
        return evidential(reading, head);
    }
    if head.via {
        return host(heads, nth).map_or_else(Vec::new, |nth| of(reading, heads, nth));
    }
    let before = if head.participle { None } else { before(reading, heads, nth) };
    let quoted = before.as_ref().is_some_and(|run| reading.items[run.end - 1].mark(Mark::CloseQuote));
    let around = before.is_some() && (head.inverted || quoted);
    let after = match before.as_ref().filter(|_| around) {
        Some(run) => tail(reading, head).or_else(|| rest(reading, head, run)),
        None => after(reading, heads, nth, before.is_some()),
    };
    let strong = quoted || before.is_some() && !matches!(head.need, Need::Quote);
    let runs = match (before.filter(|run| run.len() > 2 || after.is_some()), after) {
        (Some(before), Some(after)) if strong => vec![before, after],
        (Some(before), None) if strong => vec![before],
        (_, Some(after)) => vec![after],
        _ => Vec::new(),
    };
    follow(reading, head, runs)
}

/// The head whose content a `citing` shares: the last one before it in its scope, else the next.
fn host(heads: &[Head], nth: usize) -> Option<usize> {
    let fits = |other: &usize| !heads[*other].via && heads[*other].scope == heads[nth].scope;
    (0..nth).rev().find(fits).or_else(|| (nth + 1..heads.len()).find(fits))
}

/// `content, according to X`, `According to X, content`, `Content, according to X, content`.
pub(super) fn evidential(reading: &Reading, head: &Head) -> Vec<Range<usize>> {
    let items = &reading.items;
    let left = clause_before(reading, head.scope.start, head.left);
    let left = if reading.str(head.cue.start).eq_ignore_ascii_case("in") { left.end..left.end } else { left };
    let right = clause_after(reading, head.right, head.scope.end);
    let runs = match (whole(items, left), whole(items, right)) {
        (None, Some(right)) => vec![right],
        (Some(left), None) => vec![left],
        (Some(left), Some(right)) if items[head.right].mark(Mark::Comma) && !has_finite(reading, &left) => vec![left, right],
        (Some(left), _) => vec![left],
        _ => Vec::new(),
    };
    if runs.iter().map(|run| run.len()).sum::<usize>() > 1 { runs } else { Vec::new() }
}

pub(super) fn has_finite(reading: &Reading, run: &Range<usize>) -> bool {
    run.clone().any(|at| super::clause::is_finite(reading, at))
}

/// From the last semicolon before `to`.
pub(super) fn clause_before(reading: &Reading, from: usize, to: usize) -> Range<usize> {
    let parts = |at: &usize| reading.items[*at].mark(Mark::Semicolon) || reading.items[*at].mark(Mark::Colon);
    (from..to).rev().find(parts).map_or(from, |at| at + 1)..to
}

/// Up to the next semicolon outside quotations.
pub(super) fn clause_after(reading: &Reading, from: usize, to: usize) -> Range<usize> {
    let mut at = from;
    while at < to {
        let item = &reading.items[at];
        if item.mark(Mark::OpenQuote) {
            at = item.partner as usize;
        } else if item.mark(Mark::Semicolon) {
            return from..at;
        }
        at += 1;
    }
    from..to.max(from)
}

/// The quotation or clause that ends right before source and cue.
pub(super) fn before(reading: &Reading, heads: &[Head], nth: usize) -> Option<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    let last = head.left.checked_sub(1).filter(|_| head.left > head.scope.start)?;
    if items[last].mark(Mark::CloseQuote) {
        let open = items[last].partner as usize;
        let whole_clause = closes_clause(reading, last);
        let start = if opens_clause(reading, open, head.scope.start) { open } else { head.scope.start };
        return (open >= head.scope.start && whole_clause).then_some(start..head.left);
    }
    let as_clause = is_as(reading, last) && last > head.scope.start && items[last - 1].mark(Mark::Comma);
    if !items[last].mark(Mark::Comma) && !as_clause || !ends_here(reading, head) {
        return None;
    }
    let last = last + 1 - usize::from(as_clause);
    let previous = heads[..nth].iter().rev().find(|h| h.scope == head.scope && !h.via).map_or(head.scope.start, |h| h.cue.end);
    let start = clause_before(reading, head.scope.start, head.left).start;
    let start = if previous > start && !heads[..nth].iter().any(|h| h.scope == head.scope && h.source.is_some()) {
        previous
    } else {
        start
    };
    whole(items, start..last)
}

/// `as Wong put it`.
fn is_as(reading: &Reading, at: usize) -> bool {
    reading.str(at).eq_ignore_ascii_case("as")
}

pub(super) fn closes_clause(reading: &Reading, close: usize) -> bool {
    let inner = (0..close).rev().find(|&at| !reading.items[at].mark(Mark::CloseQuote));
    inner.is_some_and(|at| matches!(reading.items[at].kind, Kind::Mark(Mark::Comma | Mark::Stop | Mark::Dash)))
}

/// Whether a quotation opens its clause: nothing but marks before it.
pub(super) fn opens_clause(reading: &Reading, open: usize, start: usize) -> bool {
    let parted = |item: &Item| [Mark::Semicolon, Mark::Colon, Mark::Dash, Mark::Stop].iter().any(|&mark| item.mark(mark));
    open == start || parted(&reading.items[open - 1]) || reading.items[start..open].iter().all(|item| item.is_mark())
}

/// Whether nothing that could be content follows the cue: the sentence ends, or a comma takes up the content before.
pub(super) fn ends_here(reading: &Reading, head: &Head) -> bool {
    let items = &reading.items;
    let at = if head.need == Need::Told { behind_addressee(reading, head.right, head.scope.end) } else { head.right };
    let Some(next) = items.get(at).filter(|_| at < head.scope.end) else { return true };
    if next.mark(Mark::Comma) || next.mark(Mark::Stop) || next.mark(Mark::Semicolon) {
        return true;
    }
    let place = next.is(class::OPENER | class::ADVERB) || next.is_time() || is_when(reading, at);
    let that = (at..head.scope.end.min(at + 16))
        .any(|n| reading.str(n) == "that" || items[n].mark(Mark::OpenQuote) || items[n].mark(Mark::Colon));
    head.inverted || place && !that
}

/// Behind an inverted source: the content that goes on after a comma.
pub(super) fn tail(reading: &Reading, head: &Head) -> Option<Range<usize>> {
    let items = &reading.items;
    let at = (head.right..head.scope.end).find(|&at| items[at].mark(Mark::OpenQuote))?;
    let joined = at > head.right && items[at - 1].mark(Mark::Comma);
    joined.then(|| at..items[at].partner as usize + 1)
}

/// `By noon, recalled Wong, nobody was left`: behind an inverted source the clause of which only an adjunct stood before.
fn rest(reading: &Reading, head: &Head, before: &Range<usize>) -> Option<Range<usize>> {
    let items = &reading.items;
    let comma = |from: usize| (from..head.scope.end).find(|&at| items[at].mark(Mark::Comma));
    if !head.inverted || has_finite(reading, before) || comma(head.right) != Some(head.right) {
        return None;
    }
    let aside = items.get(head.right + 1).is_some_and(|item| item.is(class::RELATIVE));
    let from = if aside { comma(head.right + 1)? } else { head.right };
    whole(items, clause_after(reading, from, head.scope.end)).filter(|run| has_finite(reading, run))
}

/// The content behind a cue.
pub(super) fn after(reading: &Reading, heads: &[Head], nth: usize, has_before: bool) -> Option<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    let at = skip_setting(reading, head);
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
    let run = whole(items, clause_after(reading, start, end))?;
    (run.len() > 1).then(|| unquoted_tail(reading, run))
}

/// `that` before a clause, not the pronoun: `I think that would help`.
fn is_that(reading: &Reading, at: usize) -> bool {
    reading.str(at) == "that" && !reading.items.get(at + 1).is_some_and(|next| next.is(class::AUXILIARY))
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
        let other = items.get(close + 1).is_some_and(|_| matches!(reading.str(close + 1), "and" | "but"));
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
        let shared = next.source == head.source;
        let joint =
            matches!(reading.str(before), "and" | "but" | "while" | "though" | "although") || items[before].mark(Mark::Semicolon);
        if next.evidential || joint || items[before].mark(Mark::Comma) && ends_here(reading, next) {
            return if next.evidential { next.left } else { before };
        }
        if shared {
            return (start..next.left).rev().find(|&at| matches!(reading.str(at), "and" | "but")).unwrap_or(before);
        }
    }
    head.scope.end
}

/// `“…,” she said. “…”`: a sentence that is only a quotation goes on with the content.
pub(super) fn follow(reading: &Reading, head: &Head, mut runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let items = &reading.items;
    let direct = runs.last().is_some_and(|run| items[run.start].mark(Mark::OpenQuote)) && !head.inside_quote;
    let end = head.scope.end;
    let stopped = end > 0 && items[end - 1].mark(Mark::Stop);
    if direct && stopped && items.get(end).is_some_and(|item| item.mark(Mark::OpenQuote)) {
        let close = items[end].partner as usize;
        let alone = reading.sentences.iter().any(|s| s.start == end && s.end == close + 1);
        if alone {
            runs.push(end..close + 1);
        }
    }
    runs
}
