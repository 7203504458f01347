//! What may follow a verb without a sign: a clause without `that`, a noun phrase that is a claim. Must not know sources.

use super::Head;
use super::clause;
use super::setting::opens_setting;
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::words::{Need, class};
use std::ops::Range;

/// Whether a clause or noun phrase may follow the verb without a sign.
pub(super) fn takes_bare(reading: &Reading, head: &Head, at: usize) -> bool {
    let items = &reading.items;
    let rest = at..head.scope.end;
    let quote = || rest.clone().any(|n| items[n].mark(Mark::OpenQuote));
    match head.need {
        Need::Put => puts_a_figure(reading, rest.clone()) || rest.clone().skip(1).take(4).any(|n| reading.str(n) == "as"),
        Need::Free | Need::Told => {
            let nothing = is_hollow(reading, &rest) || is_thing(reading, &rest);
            let set = items[at].is(class::OPENER) && opens_setting(reading, at, rest.end);
            reading.str(at) != "to" && !nothing && !set
        }
        Need::Describe => !items[at].is(class::OPENER) || reading.str(at) == "as",
        Need::Accuse => rest.clone().any(|n| matches!(reading.str(n), "of" | "for")),
        Need::Deny => reading.str(at) != "to",
        Need::Object | Need::Call => is_free(reading, at, rest.end),
        Need::Document => !items[at].is(class::OPENER) && reading.str(at) != "to" && subject_is_document(reading, head),
        Need::Pause => {
            quote()
                || is_clause(reading, rest.clone())
                || is_free(reading, at, rest.end) && rest.len() > 2 && reading.str(at) != "as"
        }
        Need::Quote | Need::Tail | Need::Close => items[at].is(class::PRONOUN) && is_clause(reading, rest),
    }
}

/// `said it last year`, `said this again`: a pronoun with nothing said of it.
fn is_hollow(reading: &Reading, rest: &Range<usize>) -> bool {
    let next = reading.items.get(rest.start + 1).filter(|_| rest.start + 1 < rest.end);
    let ends = next.is_none_or(|item| {
        item.is_mark() && !item.mark(Mark::OpenQuote)
            || item.is_time() && !item.is(class::AUXILIARY)
            || item.is(class::OPENER | class::WHEN)
    });
    ends && matches!(reading.str(rest.start), "it" | "this" | "them")
}

/// `said a prayer`, `said a number to my face`: a few words with an article and no verb.
fn is_thing(reading: &Reading, rest: &Range<usize>) -> bool {
    const FEW: usize = 8;
    let end = rest.clone().find(|&at| reading.items[at].is_mark()).unwrap_or(rest.end);
    let article = matches!(reading.str(rest.start), "a" | "an");
    article
        && end - rest.start <= FEW
        && !(rest.start..end).any(|at| clause::is_finite(reading, at) || reading.items[at].is(class::CUE))
}

/// Neither an infinitive, a relative clause nor a phrase follows.
fn is_free(reading: &Reading, at: usize, end: usize) -> bool {
    let item = &reading.items[at];
    let other = matches!(reading.str(at), "to" | "and" | "or" | "but") || item.is(class::RELATIVE);
    !(other || item.is(class::OPENER) && opens_setting(reading, at, end))
}

/// A clause without `that`: a noun phrase, then a finite verb before the next comma.
pub(in crate::attributions) fn is_clause(reading: &Reading, rest: Range<usize>) -> bool {
    let items = &reading.items;
    let opens = |item: &Item| {
        item.is(class::PRONOUN | class::DETERMINER | class::SOURCE | class::TITLE)
            || matches!(item.kind, Kind::Name(..) | Kind::Number)
    };
    let there = items.get(rest.start).is_some_and(|_| matches!(reading.str(rest.start), "there" | "nothing"));
    let capital = items.get(rest.start).is_some_and(|_| reading.str(rest.start).starts_with(char::is_uppercase));
    let end = rest
        .clone()
        .take(14)
        .find(|&at| items[at].mark(Mark::Comma) || items[at].mark(Mark::Stop))
        .unwrap_or(rest.end.min(rest.start + 14));
    let first = items.get(rest.start).filter(|_| !rest.is_empty());
    let relative = (rest.start..end).find(|&at| items[at].is(class::RELATIVE | class::CONJUNCTION)).unwrap_or(end);
    let bounded = || super::setting::bounds_figure(reading, rest.start);
    first.is_some_and(|item| capital || there || opens(item) || bounded())
        && (rest.start + 1..relative).any(|at| clause::is_finite(reading, at))
}

/// `described as “half a mountain”`: the quotation alone.
pub(super) fn as_quote(reading: &Reading, at: usize) -> usize {
    let quote = reading.items.get(at + 1).is_some_and(|item| item.mark(Mark::OpenQuote));
    if quote && reading.str(at) == "as" { at + 1 } else { at }
}

/// `put the number at 33`.
pub(super) fn puts_a_figure(reading: &Reading, rest: Range<usize>) -> bool {
    const WORDS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let number = |n: usize| {
        let item = &reading.items[n];
        matches!(item.kind, Kind::Number | Kind::Figure(_)) || item.mark(Mark::OpenQuote) || WORDS.contains(&reading.str(n))
    };
    rest.clone().any(|n| matches!(reading.str(n), "at" | "of") && (n..rest.end.min(n + 5)).any(number))
        || rest.clone().any(|n| reading.str(n) == "on" && n + 1 < rest.end && number(n + 1))
}

pub(super) fn subject_is_document(reading: &Reading, head: &Head) -> bool {
    head.source.as_ref().is_some_and(|run| reading.items[run.clone()].iter().any(|item| item.is(class::DOCUMENT)))
}
