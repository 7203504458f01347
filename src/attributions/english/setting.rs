//! What stands between a cue and its content: addressee, time and place of saying. Must not know sources.

use super::Head;
use crate::attributions::reading::{Kind, Mark, Reading};
use crate::attributions::words::{Need, class};

/// Behind addressee, time and place of saying: `told reporters on Friday that`.
pub(super) fn skip_setting(reading: &Reading, head: &Head) -> usize {
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
pub(super) fn is_when(reading: &Reading, at: usize) -> bool {
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
pub(super) fn behind_addressee(reading: &Reading, from: usize, end: usize) -> usize {
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
