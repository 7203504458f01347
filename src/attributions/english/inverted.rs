//! Subjects that do not stand before their verb: `said Wong`, `quotes X as saying`. Must not know content.

use super::Head;
use super::clause;
use super::scope::Scope;
use super::setting;
use crate::attributions::reading::{Kind, Mark, Reading};
use crate::attributions::words::class;
use std::ops::Range;

/// `quotes X as saying`, `X was quoted by Y as saying`: the source stands before `as`, or is the subject of the passive.
pub(super) fn quoted_as(reading: &Reading, scope: &Scope, at: usize) -> Option<Range<usize>> {
    let end = at.checked_sub(1).filter(|&end| end > scope.start && reading.str(end) == "as" && reading.str(at).ends_with("ing"))?;
    let from = end.saturating_sub(12).max(scope.start);
    let quotes =
        |n: usize| matches!(reading.str(n), "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing" | "quote" | "cite");
    let start = (from..end).rev().find(|&n| quotes(n))? + 1;
    let chain = super::cue::chain_start(reading, scope.start, start - 1);
    if reading.items[chain..start - 1].iter().any(|item| item.is(class::BE)) {
        return clause::subject(reading, scope.start..chain);
    }
    (start < end).then_some(start..end)
}

/// The subject behind the verb: the quotation or clause before has just ended, and no content follows.
pub(super) fn inversion(reading: &Reading, head: &Head, scope: &Scope) -> Option<Range<usize>> {
    let items = &reading.items;
    let last = head.left.checked_sub(1).filter(|_| head.left > scope.start)?;
    let at = head.cue.end;
    let next = items.get(at).filter(|_| at < scope.end)?;
    let quoted = items[last].mark(Mark::CloseQuote);
    let comma = items[last].mark(Mark::Comma) && items[head.cue.start].is(class::INVERTS) && !is_subject(reading, scope, last);
    let finite = (scope.start..last).any(|n| clause::is_finite(reading, n) || items[n].is(class::CUE));
    let named = matches!(next.kind, Kind::Name(..)) || next.is(class::TITLE | class::SOURCE);
    let clause = comma && (finite || named);
    let name = next.kind == Kind::Word && reading.str(at).starts_with(char::is_uppercase);
    let opens = !next.is_time()
        && (name
            || next.is(class::DETERMINER | class::SOURCE | class::TITLE | class::PRONOUN)
            || quoted && names_someone(reading, at..scope.end)
            || matches!(next.kind, Kind::Name(..) | Kind::Number));
    let verb = reading.str(head.cue.start);
    if !(quoted || clause)
        || !opens
        || verb.ends_with("ing")
        || matches!(verb, "told" | "called" | "described")
        || matches!(reading.str(at), "that" | "this")
    {
        return None;
    }
    let source = super::phrase::after(reading, at..scope.end);
    let finite = source.clone().skip(1).any(|n| is_verbal(reading, n) && !in_relative(reading, source.start, n));
    let closed =
        quoted || source.end >= scope.end || items[source.end].is_mark() || items[source.end].is(class::OPENER | class::RELATIVE);
    // `X, said the referee, Lee Hallam, had admitted it`: the verb of a clause behind
    let next = items.get(source.end).filter(|item| !quoted && item.mark(Mark::Comma)).map(|_| source.end + 1);
    let clause = next.is_some_and(|at| at < scope.end && items[at].is(class::AUXILIARY | class::VERB));
    (!source.is_empty() && !finite && closed && !clause).then_some(source)
}

/// `Reuters, quoting two officials, wrote`: what stands before the comma is the verb's own subject, with what is said of it.
fn is_subject(reading: &Reading, scope: &Scope, comma: usize) -> bool {
    let segments = clause::segments(reading, scope.start..comma + 1);
    let acts = |at: usize| clause::is_finite(reading, at) && !setting::is_citing(reading, at);
    let told = |segment: &Range<usize>| {
        !(segment.clone().next().is_some_and(acts))
            && (clause::is_aside(reading, segment) || clause::is_apposition(reading, segment))
    };
    if clause::before_relative(reading, scope.start..comma + 1).is_some() {
        return true;
    }
    let adjuncts = segments.iter().take_while(|segment| clause::opens_adjunct(reading, segment)).count();
    let [head, rest @ .., _] = &segments[adjuncts.min(segments.len() - 1)..] else { return false };
    let head_alone = clause::is_head(reading, head) && clause::is_nominal(reading, head);
    !rest.is_empty() && head_alone && rest.iter().all(told)
}

/// `commentator Ray Hudson`: a calling that no table has, before a name.
fn names_someone(reading: &Reading, run: Range<usize>) -> bool {
    let named = |at: usize| matches!(reading.items[at].kind, Kind::Name(..)) || reading.str(at).starts_with(char::is_uppercase);
    let plain = |at: &usize| reading.items[*at].kind == Kind::Word && reading.items[*at].entry.class == 0;
    run.clone().take(4).find(|at| !plain(at) || named(*at)).is_some_and(|at| at > run.start && named(at))
}

pub(super) fn is_verbal(reading: &Reading, at: usize) -> bool {
    reading.items[at].is(class::AUXILIARY | class::VERB) && !matches!(reading.str(at), "'s" | "’s")
}

/// Whether a relative clause opens before `at` in a noun phrase.
pub(super) fn in_relative(reading: &Reading, start: usize, at: usize) -> bool {
    (start..at).any(|n| reading.items[n].is(class::RELATIVE))
}
