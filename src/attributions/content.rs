//! What an English cue says: before it, behind it, or around it. Knows heads and quotations; must not know how sources are found.

use super::english::{Head, whole};
use super::reading::{Kind, Mark, Reading};
use super::words::{Need, class};
use std::ops::Range;

/// The content of head `nth`, in order; empty where it has none and is no attribution.
pub(super) fn of(reading: &Reading, heads: &[Head], nth: usize) -> Vec<Range<usize>> {
    let head = &heads[nth];
    if head.evidential {
        return evidential(reading, head);
    }
    let before = before(reading, heads, nth);
    let quoted = before.as_ref().is_some_and(|run| reading.items[run.end - 1].mark(Mark::CloseQuote));
    let around = before.is_some() && (head.inverted || quoted);
    let after = if around { tail(reading, head) } else { after(reading, heads, nth, before.is_some()) };
    let strong = quoted || before.is_some() && !matches!(head.need, Need::Quote);
    let runs = match (before.filter(|run| run.len() > 2 || after.is_some()), after) {
        (Some(before), Some(after)) if strong => vec![before, after],
        (Some(before), None) if strong => vec![before],
        (_, Some(after)) => vec![after],
        _ => Vec::new(),
    };
    follow(reading, head, runs)
}

/// `content, according to X`, `According to X, content`, `Content, according to X, content`.
fn evidential(reading: &Reading, head: &Head) -> Vec<Range<usize>> {
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

fn has_finite(reading: &Reading, run: &Range<usize>) -> bool {
    run.clone().any(|at| super::clause::is_finite(reading, at))
}

/// From the last semicolon before `to`.
fn clause_before(reading: &Reading, from: usize, to: usize) -> Range<usize> {
    let start = (from..to).rev().find(|&at| reading.items[at].mark(Mark::Semicolon)).map_or(from, |at| at + 1);
    start..to
}

/// Up to the next semicolon outside quotations.
fn clause_after(reading: &Reading, from: usize, to: usize) -> Range<usize> {
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
fn before(reading: &Reading, heads: &[Head], nth: usize) -> Option<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    let last = head.left.checked_sub(1).filter(|_| head.left > head.scope.start)?;
    if items[last].mark(Mark::CloseQuote) {
        let open = items[last].partner as usize;
        let whole_clause = closes_clause(reading, last);
        let start = if opens_clause(reading, open, head.scope.start) { open } else { head.scope.start };
        return (open >= head.scope.start && whole_clause).then_some(start..head.left);
    }
    if !items[last].mark(Mark::Comma) || !ends_here(reading, head) {
        return None;
    }
    let previous = heads[..nth].iter().rev().find(|h| h.scope == head.scope).map_or(head.scope.start, |h| h.cue.end);
    let start = clause_before(reading, head.scope.start, head.left).start;
    let start = if previous > start && !heads[..nth].iter().any(|h| h.scope == head.scope && h.source.is_some()) {
        previous
    } else {
        start
    };
    whole(items, start..head.left)
}

fn closes_clause(reading: &Reading, close: usize) -> bool {
    close > 0 && matches!(reading.items[close - 1].kind, Kind::Mark(Mark::Comma | Mark::Stop | Mark::Dash))
}

/// Whether a quotation opens its clause: nothing but marks before it.
fn opens_clause(reading: &Reading, open: usize, start: usize) -> bool {
    open == start || reading.items[start..open].iter().all(|item| item.is_mark())
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
fn tail(reading: &Reading, head: &Head) -> Option<Range<usize>> {
    let items = &reading.items;
    let at = (head.right..head.scope.end).find(|&at| items[at].mark(Mark::OpenQuote))?;
    let joined = at > head.right && items[at - 1].mark(Mark::Comma);
    joined.then(|| at..items[at].partner as usize + 1)
}

/// The content behind a cue.
fn after(reading: &Reading, heads: &[Head], nth: usize, has_before: bool) -> Option<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    let at = skip_setting(reading, head);
    let next = items.get(at).filter(|_| at < head.scope.end)?;
    if next.mark(Mark::Stop) || next.mark(Mark::Semicolon) {
        return None;
    }
    if has_before && !next.mark(Mark::Comma) {
        return None;
    }
    let marked = next.mark(Mark::Colon) || next.mark(Mark::OpenQuote) || matches!(reading.str(at), "that" | "whether" | "if");
    let comma_quote = next.mark(Mark::Comma) && items.get(at + 1).is_some_and(|item| item.mark(Mark::OpenQuote));
    let comma = next.mark(Mark::Comma) && has_before;
    let direct = !next.is_mark() && takes_bare(reading, head, at);
    if !(marked || comma_quote || comma || direct) {
        return None;
    }
    if comma && !comma_quote && is_aside(reading, at + 1) {
        return None;
    }
    let at = if head.need == Need::Describe { as_quote(reading, at) } else { at };
    let next = &items[at];
    let start = if reading.str(at) == "that" || next.is_mark() && !next.mark(Mark::OpenQuote) { at + 1 } else { at };
    let end = next_head(reading, heads, nth, start);
    let run = whole(items, clause_after(reading, start, end))?;
    (run.len() > 1).then(|| unquoted_tail(reading, run))
}

/// What follows a comma and is none of the content: `asking not to be named`, `who …`.
fn is_aside(reading: &Reading, at: usize) -> bool {
    let word = reading.items.get(at).map_or("", |_| reading.str(at));
    word.ends_with("ing") && word.starts_with(char::is_lowercase)
        || matches!(word, "who" | "which" | "citing" | "as") && word != "as"
}

/// A quotation that is all of the content ends it, whatever participles follow.
fn unquoted_tail(reading: &Reading, run: Range<usize>) -> Range<usize> {
    let items = &reading.items;
    if items[run.start].mark(Mark::OpenQuote) {
        let close = items[run.start].partner as usize;
        let cut = items.get(close + 1).is_some_and(|next| next.is_mark()) && close > run.start + 4;
        if close < run.end && (cut || closes_clause(reading, close)) {
            return run.start..close + 1;
        }
    }
    run
}

/// Whether a clause or noun phrase may follow the verb without a sign.
fn takes_bare(reading: &Reading, head: &Head, at: usize) -> bool {
    let items = &reading.items;
    let rest = at..head.scope.end;
    let quote = || rest.clone().any(|n| items[n].mark(Mark::OpenQuote));
    match head.need {
        Need::Put => puts_a_figure(reading, rest),
        Need::Free | Need::Told => reading.str(at) != "to" && !items[at].is(class::OPENER),
        Need::Describe => !items[at].is(class::OPENER) || reading.str(at) == "as",
        Need::Call => quote(),
        Need::Accuse => rest.clone().any(|n| matches!(reading.str(n), "of" | "for")),
        Need::Deny => reading.str(at) != "to",
        Need::Object => {
            reading.str(at) != "to"
                && !items[at].is(class::OPENER | class::RELATIVE)
                && (rest.len() > 3 || is_clause(reading, rest))
        }
        Need::Document => !items[at].is(class::OPENER) && reading.str(at) != "to" && subject_is_document(reading, head),
        Need::Pause => quote() || is_clause(reading, rest),
        Need::Quote | Need::Tail => items[at].is(class::PRONOUN) && is_clause(reading, rest),
    }
}

/// A clause without `that`: a noun phrase, then a finite verb before the next comma.
fn is_clause(reading: &Reading, rest: Range<usize>) -> bool {
    let items = &reading.items;
    let opens = |item: &super::reading::Item| {
        item.is(class::PRONOUN | class::DETERMINER | class::SOURCE | class::TITLE)
            || matches!(item.kind, Kind::Name(..) | Kind::Number)
    };
    let capital = items.get(rest.start).is_some_and(|_| reading.str(rest.start).starts_with(char::is_uppercase));
    let end = rest
        .clone()
        .take(14)
        .find(|&at| items[at].mark(Mark::Comma) || items[at].mark(Mark::Stop))
        .unwrap_or(rest.end.min(rest.start + 14));
    let first = items.get(rest.start).filter(|_| !rest.is_empty());
    let relative = (rest.start..end).find(|&at| items[at].is(class::RELATIVE | class::CONJUNCTION)).unwrap_or(end);
    first.is_some_and(|item| capital || opens(item)) && (rest.start + 1..relative).any(|at| super::clause::is_finite(reading, at))
}

/// `described as “half a mountain”`: the quotation alone.
fn as_quote(reading: &Reading, at: usize) -> usize {
    let quote = reading.items.get(at + 1).is_some_and(|item| item.mark(Mark::OpenQuote));
    if quote && reading.str(at) == "as" { at + 1 } else { at }
}

/// `put the number at 33`.
fn puts_a_figure(reading: &Reading, rest: Range<usize>) -> bool {
    let number =
        |n: usize| matches!(reading.items[n].kind, Kind::Number | Kind::Figure(_)) || reading.items[n].mark(Mark::OpenQuote);
    rest.clone().any(|n| matches!(reading.str(n), "at" | "of") && (n..rest.end.min(n + 5)).any(number))
        || rest.clone().any(|n| reading.str(n) == "on" && n + 1 < rest.end && number(n + 1))
}

fn subject_is_document(reading: &Reading, head: &Head) -> bool {
    head.source.as_ref().is_some_and(|run| reading.items[run.clone()].iter().any(|item| item.is(class::DOCUMENT)))
}

/// Behind addressee, time and place of saying: `told reporters on Friday that`.
fn skip_setting(reading: &Reading, head: &Head) -> usize {
    let items = &reading.items;
    let reach = head.scope.end.min(head.right + 18);
    let that = |at: usize| reading.str(at) == "that" && items.get(at + 1).is_some_and(|next| !next.is(class::AUXILIARY));
    let stop = (head.right..reach).find(|&at| {
        items[at].mark(Mark::Comma)
            || items[at].mark(Mark::OpenQuote)
            || items[at].mark(Mark::Colon)
            || items[at].mark(Mark::Stop)
            || that(at)
    });
    let mut at = head.right;
    if head.need == Need::Told {
        at = behind_addressee(reading, at, head.scope.end);
    }
    let setting =
        items.get(at).is_some_and(|item| item.is(class::OPENER | class::ADVERB) || item.is_time() || is_when(reading, at));
    match stop {
        Some(stop) if setting && stop > at => stop,
        _ => {
            while at < head.scope.end && (items[at].is_time() || is_when(reading, at)) {
                at += 1;
            }
            at
        }
    }
}

/// `last`, `this`, `earlier` before a word of time.
fn is_when(reading: &Reading, at: usize) -> bool {
    let word = reading.str(at);
    matches!(word, "last" | "this" | "earlier" | "next" | "late" | "early")
        && reading.items.get(at + 1).is_some_and(|_| {
            matches!(
                reading.str(at + 1),
                "week"
                    | "month"
                    | "year"
                    | "this"
                    | "Friday"
                    | "Monday"
                    | "Tuesday"
                    | "Wednesday"
                    | "Thursday"
                    | "Saturday"
                    | "Sunday"
            )
        })
        || matches!(word, "week" | "month" | "year") && at > 0 && matches!(reading.str(at - 1), "last" | "this" | "next")
}

/// Behind the noun phrase that `told` addresses.
fn behind_addressee(reading: &Reading, from: usize, end: usize) -> usize {
    let items = &reading.items;
    let mut at = from;
    let first_name = items.get(at).is_some_and(|item| matches!(item.kind, Kind::Name(..)));
    while at < end {
        let item = &items[at];
        let opens = at > from
            && (item.is(class::DETERMINER | class::PRONOUN | class::TITLE)
                || matches!(item.kind, Kind::Name(..)) && (first_name || !items[at - 1].is(class::DETERMINER)));
        if item.is_mark() && !item.mark(Mark::Other)
            || item.is(class::OPENER | class::CONJUNCTION)
            || item.is_time()
            || opens && !items[at - 1].is(class::OPENER | class::DETERMINER)
        {
            break;
        }
        at += 1;
    }
    at
}

/// Where content behind a cue ends: at a later head that is no part of it, else with its scope.
fn next_head(reading: &Reading, heads: &[Head], nth: usize, start: usize) -> usize {
    let head = &heads[nth];
    let items = &reading.items;
    for next in heads[nth + 1..].iter().take_while(|next| next.left < head.scope.end) {
        if next.scope != head.scope || next.left <= start + 1 {
            continue;
        }
        let before = next.left - 1;
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
fn follow(reading: &Reading, head: &Head, mut runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
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
