//! What an English cue says: before it, around it, or [behind it](super::after). Knows heads and quotations; must not know how sources are found.

use super::after::{after, is_that};
use super::setting::{behind_addressee, is_when};
use super::{Head, whole};
use crate::attributions::reading::{Item, Kind, Mark, Reading};
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
    // `, who insisted on anonymity`
    let relative = head.source.as_ref().is_some_and(|run| run.len() == 1 && reading.items[run.start].is(class::RELATIVE));
    let before = if head.participle || relative { None } else { before(reading, heads, nth) };
    // `a letter, obtained through a records request,`
    let reduced = head.source.as_ref().is_some_and(|run| reading.str(run.start).ends_with("ed") && run.len() > 1);
    let noun = reduced && reading.items[head.cue.start].is(class::AMBIGUOUS);
    let before = before.filter(|run| reading.items[run.end - 1].mark(Mark::CloseQuote) || !noun);
    let quoted = before.as_ref().is_some_and(|run| reading.items[run.end - 1].mark(Mark::CloseQuote));
    let around = before.is_some() && (head.inverted || quoted);
    let after = match before.as_ref().filter(|_| around) {
        Some(run) => tail(reading, head).or_else(|| rest(reading, head, run)),
        None => after(reading, heads, nth, before.is_some()),
    };
    let strong = quoted || before.is_some() && !matches!(head.need, Need::Quote);
    let runs = match (before.filter(|run| run.len() > 2 || after.is_some()), after) {
        // a comma alone: all that is said stands behind the speaker
        (Some(before), Some(after)) if before.len() == 1 && reading.items[before.start].mark(Mark::Comma) => vec![after],
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
    let behind = (nth + 1..heads.len()).find(fits);
    let aside = |other: &usize| heads[*other].source.as_ref().is_some_and(|run| run.end + 1 == heads[nth].left);
    behind.filter(aside).or_else(|| (0..nth).rev().find(fits)).or(behind)
}

/// `content, according to X`, `According to X, content`, `Content, according to X, content`.
pub(super) fn evidential(reading: &Reading, head: &Head) -> Vec<Range<usize>> {
    let items = &reading.items;
    let left = clause_before(reading, head.scope.start, head.left);
    let left = if reading.str(head.cue.start).eq_ignore_ascii_case("in") { left.end..left.end } else { left };
    let right = clause_after(reading, head.right, head.scope.end);
    // `arrived late and, according to X, played on`
    let joint = left.len() > 2 && matches!(reading.str(left.end - 2), "and" | "but");
    let runs = match (whole(items, left), whole(items, right)) {
        (Some(_), Some(right)) if joint && items[head.right].mark(Mark::Comma) => vec![right],
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
    (from..to).rev().find(parts).map_or_else(|| behind_dateline(reading, from, to), |at| at + 1)..to
}

/// Behind the place and day that an agency sets before its first sentence: `LONDON, May 2 — `.
fn behind_dateline(reading: &Reading, from: usize, to: usize) -> usize {
    const LONGEST: usize = 12;
    let items = &reading.items;
    let dash = (from..to.min(from + LONGEST)).find(|&at| items[at].mark(Mark::Dash));
    let place = |at: usize| items[at].is_mark() || items[at].is_time() || super::phrase::word_is_name(reading, at);
    dash.filter(|&dash| dash > from && (from..dash).all(place)).map_or(from, |dash| dash + 1)
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
        if is_title(reading, head.scope.start..open) {
            return None;
        }
        let start = if opens_clause(reading, open, head.scope.start) { open } else { head.scope.start };
        return (open >= head.scope.start && whole_clause).then_some(start..head.left);
    }
    let as_clause = is_as(reading, last) && last > head.scope.start && items[last - 1].mark(Mark::Comma);
    if !items[last].mark(Mark::Comma) && !as_clause || !ends_here(reading, head) {
        return None;
    }
    if goes_on_behind_comma(reading, head) && !has_finite(reading, &(head.scope.start..last)) {
        return None;
    }
    let last = last + 1 - usize::from(as_clause);
    let start = clause_before(reading, head.scope.start, head.left).start;
    let run = parenthesis(reading, heads, nth, start..last);
    whole(items, run.clone()).or(Some(run).filter(|run| run.len() == 1))
}

/// What stands before a speaker that is set into his words: `He denied it and, she said, left` and `fell, a sign, traders said, that`
/// begin with the word before him, and a clause behind what another says begins with its conjunction.
fn parenthesis(reading: &Reading, heads: &[Head], nth: usize, run: Range<usize>) -> Range<usize> {
    const SIGN: usize = 5;
    let items = &reading.items;
    let head = &heads[nth];
    let comma = run.end - 1;
    let ends = head.right >= head.scope.end || items[head.right].mark(Mark::Stop);
    if ends || !items[comma].mark(Mark::Comma) || comma < run.start + 2 {
        return run;
    }
    let quoted = items.get(head.right + 1).is_some_and(|item| item.mark(Mark::OpenQuote));
    if matches!(reading.str(comma - 1), "and" | "but") || reading.str(comma - 1) == "that" && quoted {
        return comma..run.end;
    }
    let before = (run.start..comma).rev().find(|&at| items[at].mark(Mark::Comma));
    let sign =
        before.filter(|&at| comma - at <= SIGN && matches!(reading.str(at + 1), "a" | "an") && is_that(reading, head.right + 1));
    let earlier = heads[..nth].iter().rev().find(|h| h.scope == head.scope && h.right <= comma).map(|h| h.right);
    let joint = |at: &usize| items[*at].mark(Mark::Comma) && matches!(reading.str(at + 1), "and" | "but");
    let other = earlier.and_then(|right| (right..comma).rev().find(joint)).map(|at| at + 2);
    sign.map(|at| at + 1).or(other).map_or(run.clone(), |start| start..run.end)
}

/// `In her book “The Long Siren,”`: the quotation ends a phrase that opens the sentence, and nobody says it.
fn is_title(reading: &Reading, before: Range<usize>) -> bool {
    let items = &reading.items;
    let phrase = before.len() > 1 && items[before.start].is(class::OPENER);
    phrase
        && !items[before.end - 1].is_mark()
        && !items[before.clone()].iter().any(|item| item.is(class::CUE))
        && !has_finite(reading, &before)
}

/// `as Wong put it`.
pub(super) fn is_as(reading: &Reading, at: usize) -> bool {
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
    // `learn to slow down`
    let opens = |item: &Item| item.is(class::DETERMINER | class::PRONOUN | class::SOURCE) || matches!(item.kind, Kind::Name(..));
    let infinitive = reading.str(at) == "to"
        && items.get(at + 1).is_some_and(|item| !opens(item) && reading.str(at + 1).starts_with(char::is_lowercase));
    if infinitive && !head.inverted && head.need != Need::Told {
        return false;
    }
    let place = next.is(class::OPENER | class::ADVERB) || next.is_time() || is_when(reading, at);
    let sign = |n: usize| is_that(reading, n) || items[n].mark(Mark::OpenQuote) || items[n].mark(Mark::Colon);
    let plain = matches!(head.need, Need::Free | Need::Told);
    let beside = head.inverted || plain && head.source.as_ref().is_none_or(|run| run.start == head.left);
    let near = |n: &usize| !(beside && items[*n].mark(Mark::Comma));
    head.inverted || place && !(at..head.scope.end.min(at + 16)).take_while(near).any(sign)
}

/// `said in a statement, his first since May, that …`.
fn goes_on_behind_comma(reading: &Reading, head: &Head) -> bool {
    let items = &reading.items;
    let comma = (head.right..head.scope.end).find(|&n| items[n].mark(Mark::Comma)).unwrap_or(head.right);
    let resumes = items.get(comma + 1).is_some_and(|next| next.is(class::AUXILIARY | class::VERB));
    comma > head.right && !resumes && (head.right..head.scope.end.min(head.right + 16)).any(|n| is_that(reading, n))
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

/// `“…,” she said. “…”`: a sentence that is only a quotation goes on with the content.
pub(super) fn follow(reading: &Reading, head: &Head, mut runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let items = &reading.items;
    let direct = runs.last().is_some_and(|run| items[run.start].mark(Mark::OpenQuote)) && !head.inside_quote;
    let end = head.scope.end;
    let stopped = end > 0 && items[end - 1].mark(Mark::Stop);
    if direct && stopped && items.get(end).is_some_and(|item| item.mark(Mark::OpenQuote)) {
        let close = items[end].partner as usize;
        let alone = reading.sentences.iter().any(|s| s.start == end) && reading.sentences.iter().any(|s| s.end == close + 1);
        if alone {
            runs.push(end..close + 1);
        }
    }
    runs
}
