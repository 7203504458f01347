//! What stands between a cue and its content: addressee, time and place of saying. Must not know sources.

use super::Head;
use crate::attributions::reading::{Kind, Mark, Reading};
use crate::attributions::words::{Need, class};

/// Behind addressee, time and place of saying, and whom it cites: `told reporters on Friday, citing a memo, that`.
pub(super) fn skip_setting(reading: &Reading, head: &Head) -> usize {
    let from = match head.need {
        Need::Told => behind_addressee(reading, head.right, head.scope.end),
        _ => head.right,
    };
    let at = behind_times(reading, from, head.scope.end);
    let at = behind_citing(reading, at, head.scope.end);
    // `urged them to`: what somebody is to do
    let order = head.need == Need::Told && at < head.scope.end && reading.str(at) == "to";
    let at = match !order && opens_setting(reading, at, head.scope.end) {
        true => behind_phrases(reading, at, head),
        false => at,
    };
    behind_aside(reading, at, head.scope.end)
}

/// Behind `, in its annual report,` where `that` follows.
fn behind_aside(reading: &Reading, at: usize, end: usize) -> usize {
    let items = &reading.items;
    let reach = end.min(at + 24);
    let opens = at + 1 < reach && items[at].mark(Mark::Comma);
    let told = |close: &usize| items[at + 1].is(class::OPENER | class::DETERMINER | class::RELATIVE) || *close <= at + 5;
    let close = (at + 1..reach.saturating_sub(1)).find(|&n| items[n].mark(Mark::Comma)).filter(|close| opens && told(close));
    close.filter(|&n| reading.str(n + 1) == "that").map_or(at, |n| n + 1)
}

/// Whether words open a phrase of time, place or manner, not a figure: `about 900 people` opens none.
pub(super) fn opens_setting(reading: &Reading, at: usize, end: usize) -> bool {
    let Some(item) = reading.items.get(at).filter(|_| at < end) else { return false };
    item.is(class::OPENER | class::ADVERB) && !item.is(class::SOURCE | class::DETERMINER) && !bounds_figure(reading, at)
}

/// `about`, `at least`, `up to`, `as many as` before a number.
pub(super) fn bounds_figure(reading: &Reading, at: usize) -> bool {
    let word = |n: usize| reading.items.get(n).map_or("", |_| reading.str(n));
    let next = match (word(at), word(at + 1)) {
        ("about" | "over" | "under" | "between" | "above" | "below" | "around" | "nearly" | "almost" | "only" | "just", _) => {
            at + 1
        }
        ("at", "least" | "most") | ("up", "to") | ("more" | "fewer" | "less", "than") => at + 2,
        ("as", "many" | "much" | "few" | "little") if word(at + 2) == "as" => at + 3,
        _ => return false,
    };
    reading.items.get(next).is_some_and(|item| is_count(reading, item))
}

fn is_count(reading: &Reading, item: &crate::attributions::reading::Item) -> bool {
    matches!(item.kind, Kind::Number | Kind::Figure(_))
        || item.is(class::COUNT)
        || matches!(item.span.of(reading.text), "$" | "£" | "€" | "¥")
}

/// Behind words of time, with or without a preposition: `on Wednesday`, `last week`, `early on Thursday`.
fn behind_times(reading: &Reading, mut at: usize, end: usize) -> usize {
    let items = &reading.items;
    let is = |n: usize| n < end && (items[n].is_time() || is_when(reading, n));
    while at < end {
        let vague = matches!(reading.str(at), "early" | "late" | "earlier" | "later");
        let opener = items[at].is(class::OPENER) || vague;
        let step = (0..3).find(|&skip| is(at + skip) && (0..skip).all(|n| items[at + n].is(class::OPENER) || n == 0 && vague));
        match step {
            Some(0) => at += 1,
            Some(skip) if opener => at += skip + 1,
            _ => break,
        }
    }
    at
}

/// Behind `, citing two officials,` where the content goes on.
fn behind_citing(reading: &Reading, at: usize, end: usize) -> usize {
    let items = &reading.items;
    let opens = at + 2 < end && items[at].mark(Mark::Comma) && is_citing(reading, at + 1);
    let close = || (at + 2..end).find(|&n| items[n].mark(Mark::Comma)).filter(|&close| close + 1 < end);
    if opens { close().map_or(at, |close| close + 1) } else { at }
}

/// `citing`, `quoting` as a participle.
pub(super) fn is_citing(reading: &Reading, at: usize) -> bool {
    matches!(reading.str(at), "citing" | "quoting" | "Citing" | "Quoting")
}

/// Behind phrases of place and manner: up to the sign of the content, else behind words of time.
fn behind_phrases(reading: &Reading, at: usize, head: &Head) -> usize {
    let items = &reading.items;
    let reach = head.scope.end.min(head.right + 24);
    let that = |n: usize| reading.str(n) == "that" && items.get(n + 1).is_some_and(|next| !next.is(class::AUXILIARY));
    let sign =
        |n: usize| [Mark::Comma, Mark::OpenQuote, Mark::Colon, Mark::Stop].iter().any(|&mark| items[n].mark(mark)) || that(n);
    let Some(mut stop) = (at..reach).find(|&n| sign(n)) else { return at };
    if head.need == Need::Quote && (at..stop).any(|n| super::clause::is_finite(reading, n)) {
        return at;
    }
    if let Some(close) = (stop + 1..reach).find(|&n| items[n].mark(Mark::Comma)).filter(|_| items[stop].mark(Mark::Comma)) {
        let relative = items.get(stop + 1).is_some_and(|item| item.is(class::RELATIVE)) || is_citing(reading, stop + 1);
        if relative && close + 1 < reach && that(close + 1) {
            stop = close + 1;
        }
    }
    stop
}

/// `last`, `this`, `earlier` before a word of time.
pub(super) fn is_when(reading: &Reading, at: usize) -> bool {
    let word = reading.str(at);
    reading.items[at].is(class::WHEN) && reading.items.get(at + 1).is_some_and(|_| reading.items[at + 1].is(class::PERIOD))
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
            || at > from && item.is(class::BE)
            || item.is_time()
            || opens && !items[at - 1].is(class::OPENER | class::DETERMINER)
        {
            break;
        }
        at += 1;
    }
    at
}
