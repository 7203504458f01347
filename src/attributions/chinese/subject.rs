//! The subject of a Chinese clause. Knows what may stand before and after it: conjunctions, words of time, phrases between an
//! opener and a closer (在…上, 接受…採訪時). Must not know cues.

use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::words::class;
use crate::entities::EntityType;
use std::ops::Range;

/// The longest way back to the opener of a phrase.
const REACH: usize = 40;

/// How far apart names and nouns of one subject stand at most.
const REACH_OF_NAME: usize = 9;

/// The subject in the part of a clause before its verb, and whether the clause goes on from an earlier one.
pub(super) fn find(reading: &Reading, run: Range<usize>) -> (Option<Range<usize>>, bool) {
    let items = &reading.items;
    let (start, joined) = peel_left(reading, run.clone());
    let words = |word: &str| matches!(word, "话" | "話" | "说法" | "說法" | "看法");
    let spoken = run.end >= start + 3 && reading.str(run.end - 2) == "的" && words(reading.str(run.end - 1));
    let end = before_act(reading, start, if spoken { run.end - 2 } else { run.end });
    let end = peel_right(reading, start, end);
    let causative = (start..end).rev().find(|&at| reading.items[at].is(class::CAUSATIVE));
    let start = skip_loose(items, causative.map_or(start, |at| at + 1), end);
    let end = before_act(reading, start, before_verb(reading, start, end));
    let start = core(reading, start, end);
    let found = start..end;
    let ok = !found.is_empty() && is_nominal(reading, &found);
    (ok.then_some(found), joined)
}

/// A pronoun behind other words is the subject alone, and 有 before people is a verb.
pub(super) fn core(reading: &Reading, start: usize, end: usize) -> usize {
    let items = &reading.items;
    let pronoun = end > start + 1 && items[end - 1].is(class::PERSONAL);
    let joint = end > start + 1 && (items[end - 2].mark(Mark::List) || items[end - 2].is(class::JOINT));
    if pronoun && !joint {
        return end - 1;
    }
    let start = start + usize::from(end > start + 1 && reading.str(start) == "有");
    // 討論區有網民: who is there speaks
    let there = (start + 1..end.saturating_sub(1)).rev().find(|&at| reading.str(at) == "有" && !items[at - 1].is_anchor());
    let people = end > start && items[end - 1].is(class::ANONYMOUS | class::PEOPLE);
    there.filter(|_| people).map_or(start, |at| at + 1)
}

/// Where a subject ends that has another verb behind it: 他提着兩袋糯米 (說).
pub(super) fn before_verb(reading: &Reading, start: usize, end: usize) -> usize {
    let items = &reading.items;
    if start >= end || items[end - 1].is_anchor() {
        return end;
    }
    let sure = |at: &usize| {
        items[*at].is(class::PRONOUN) && !items[*at].is(class::DETERMINER) && *at == start && reading.str(*at) != "其"
            || matches!(items[*at].kind, Kind::Name(EntityType::Person, _))
    };
    let Some(last) = (start..end).rev().find(sure) else { return end };
    let next = last + 1;
    let tail = items.get(next).is_some_and(|item| item.mark(Mark::Open));
    if tail || items.get(next).is_some_and(|item| item.is(class::NOMINAL | class::JOINT) || item.mark(Mark::List)) {
        end
    } else {
        next
    }
}

/// Where a subject ends that has done something on the way to its words: 中心發布新聞稿 (表示), 時報梳理 (發現).
fn before_act(reading: &Reading, start: usize, end: usize) -> usize {
    let items = &reading.items;
    let act =
        |at: &usize| items[*at].is(class::ACT) || *at + 1 == end && items[*at].is(class::CUE) && !items[*at].is(class::SOURCE);
    let Some(act) = (start + 1..end).find(act).filter(|&at| (at..end).all(|n| reading.str(n) != "的")) else { return end };
    let filled = |&at: &usize| items[at - 1].is_time() || items[at - 1].is(class::ADVERB);
    let behind = (start + 1..=act).rev().find(|at| !filled(at)).unwrap_or(act);
    // 群映則發出聲明: an adverb stands behind the subject, whoever that is
    let someone = behind < act || items[behind - 1].is_anchor() || items[behind - 1].mark(Mark::Close);
    if someone { behind } else { end }
}

/// The subject of a clause whose verb the tables do not know: from its start to the last of the names and source nouns that
/// stand close together.
pub(super) fn anchored(reading: &Reading, run: Range<usize>) -> Option<Range<usize>> {
    let items = &reading.items;
    let (start, _) = peel_left(reading, run.clone());
    let start = skip_loose(items, start, run.end);
    let mut found = None;
    let mut at = start;
    while at < run.end && at < found.unwrap_or(start) + REACH_OF_NAME {
        let item = &items[at];
        if item.mark(Mark::Open) && found.is_none_or(|end| end < at) {
            at = item.partner as usize;
        } else if item.is_anchor() && item.entry.class & class::PRONOUN == 0 || at == start && item.is_anchor() {
            found = Some(at + 1);
        } else if is_break(reading, start, at, run.end) || found.is_some() && (item.is_time() || item.is(class::ACT)) {
            break;
        }
        let person = matches!(items[at].kind, Kind::Name(EntityType::Person, _)) || at == start && item.is(class::PRONOUN);
        if person
            && !items
                .get(at + 1)
                .is_some_and(|next| next.mark(Mark::List) || matches!(next.span.of(reading.text), "和" | "与" | "與" | "的"))
        {
            break;
        }
        at += 1;
    }
    let end = found?;
    Some(start..end.min(run.end)).filter(|run| !run.is_empty())
}

/// What no subject goes beyond: verbs, adverbs, openers that stand in no relative clause.
pub(super) fn is_break(reading: &Reading, start: usize, at: usize, end: usize) -> bool {
    let item = &reading.items[at];
    let relative = reading.items[start].is(class::DETERMINER) && (at..end.min(at + REACH_OF_NAME)).any(|n| reading.str(n) == "的");
    let stop = item.mark(Mark::Comma) || item.mark(Mark::Stop) || item.mark(Mark::Colon);
    stop || item.is(class::CUE | class::OPENER | class::ADVERB | class::NEGATION)
        && at > start
        && !relative
        && !item.is(class::SOURCE)
}

pub(super) fn skip_loose(items: &[Item], mut start: usize, end: usize) -> usize {
    while start < end && matches!(items[start].kind, Kind::Mark(m) if !matches!(m, Mark::Open | Mark::OpenQuote)) {
        start += 1;
    }
    start
}

/// Drops conjunctions, words of time and phrases of place before the subject.
pub(super) fn peel_left(reading: &Reading, run: Range<usize>) -> (usize, bool) {
    let items = &reading.items;
    let (mut at, mut joined) = (run.start, false);
    while at < run.end {
        let item = &items[at];
        if counts_on(reading, at, run.end) {
            break;
        }
        if item.is(class::CONJUNCTION) && !begins_name(items, at, run.end) {
            joined = true;
            at += 1;
        } else if item.is_time() || item.is(class::ADVERB) && !begins_name(items, at, run.end) {
            at += 1;
        } else if item.is(class::OPENER) && !begins_name(items, at, run.end) {
            match close_phrase(reading, at, run.end) {
                Some(end) => at = end,
                None => break,
            }
        } else {
            break;
        }
    }
    (at, joined)
}

/// 其中兩人: the first word belongs to the noun phrase.
pub(super) fn counts_on(reading: &Reading, at: usize, end: usize) -> bool {
    let next = reading.items.get(at + 1).filter(|_| at + 1 < end);
    matches!(reading.str(at), "其中")
        && next.is_some_and(|next| next.is(class::DETERMINER | class::PRONOUN) || next.kind == Kind::Number)
}

/// A lone character of structure that may as well be a family name, before characters no table knows.
pub(super) fn begins_name(items: &[Item], at: usize, end: usize) -> bool {
    let unknown = |n: usize| n < end && items[n].entry.class == 0 && items[n].kind == Kind::Han;
    items[at].is(class::SURNAME) && unknown(at + 1)
}

/// Where a phrase that opens at `at` ends, if something is left behind it.
pub(super) fn close_phrase(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let items = &reading.items;
    if reading.items[at].is(class::CAUSATIVE) {
        return Some(at + 1);
    }
    let close =
        (at + 1..end).rev().find(|&n| items[n].is(class::CLOSER) && n + 1 < end && items[n + 1].kind != Kind::Mark(Mark::List))?;
    Some(close + 1)
}

/// Drops adverbs, words of time and phrases between the subject and the verb; the end of the subject.
pub(super) fn peel_right(reading: &Reading, start: usize, end: usize) -> usize {
    let mut at = end;
    while at > start {
        if is_calendar(reading, at, start) {
            at -= 2;
        } else if let Some(open) = bracketed_time(reading, start, at) {
            at = open;
        } else if is_filler(reading, start, at) || (at < end && at > start + 1 && reading.items[at - 1].is(class::LOCATING)) {
            at -= 1;
        } else if let Some(opener) = open_phrase(reading, start, at).or_else(|| while_doing(reading, start, at)) {
            at = opener;
        } else {
            break;
        }
    }
    at
}

/// `7 月`, where no figure says so.
pub(super) fn is_calendar(reading: &Reading, at: usize, start: usize) -> bool {
    at >= start + 2 && reading.items[at - 2].kind == Kind::Number && reading.items[at - 1].is(class::CALENDAR)
}

/// Where brackets that close before `at` open, if nothing but a time stands in them: `上週五（3月6日）`.
fn bracketed_time(reading: &Reading, start: usize, at: usize) -> Option<usize> {
    let close = &reading.items[at - 1];
    let open = Some(close.partner as usize).filter(|&open| close.mark(Mark::Close) && open > start && open + 2 < at)?;
    let dates = |item: &Item| item.is_time() || item.kind == Kind::Number || item.is(class::CALENDAR);
    reading.items[open + 1..at - 1].iter().all(dates).then_some(open)
}

/// An adverb or a word of time before `at`, which is no given name.
pub(super) fn is_filler(reading: &Reading, start: usize, at: usize) -> bool {
    let item = &reading.items[at - 1];
    item.is_time() || (item.is(class::ADVERB | class::NEGATION) && !ends_name(&reading.items, start, at))
}

/// A lone adverb after a family name is rather a given name.
pub(super) fn ends_name(items: &[Item], start: usize, at: usize) -> bool {
    at >= start + 2
        && items[at - 2].is(class::SURNAME)
        && items[at - 1].span.len() == 3
        && items[at - 2].entry.class == class::SURNAME
}

/// Where the phrase that ends at `end` opens: 向記者, 在…上, 接受…採訪時.
pub(super) fn open_phrase(reading: &Reading, start: usize, end: usize) -> Option<usize> {
    let items = &reading.items;
    let closed = items[end - 1].is(class::CLOSER);
    let reach = start.max(end.saturating_sub(REACH));
    let mut found = None;
    for at in (reach..end.saturating_sub(1)).rev() {
        let item = &items[at];
        if item.mark(Mark::Comma) || item.mark(Mark::Stop) {
            break;
        }
        // 裴淑琴在庭審間隙(回憶): behind someone's name a place needs no closer
        let person = || at > start && matches!(items[at - 1].kind, Kind::Name(EntityType::Person, _));
        let placed = || item.is(class::LOCATING) && person() && end - at <= REACH_OF_NAME;
        let written = || matches!(reading.str(at), "在" | "以" | "用") && is_written(&items[end - 1]) && end - at <= REACH_OF_NAME;
        let opens = item.is(class::OPENER) || reading.str(at) == "以";
        let fits = opens && (closed || item.is(class::ADDRESSING) || written() || placed());
        if fits && is_free(reading, start, at, end) {
            found = Some(at);
            if !(at > start && items[at - 1].is(class::OPENER)) {
                break;
            }
        }
    }
    found
}

/// 在社論(寫道), 在Threads(寫道): where words are written or shown.
fn is_written(item: &Item) -> bool {
    item.is(class::DOCUMENT | class::MEDIA) || matches!(item.kind, Kind::Name(EntityType::Product | EntityType::Work, _))
}

/// 回覆查詢時 without an opener: back to the name or noun before it.
pub(super) fn while_doing(reading: &Reading, start: usize, end: usize) -> Option<usize> {
    let items = &reading.items;
    if !items[end - 1].is(class::WHILE) {
        return None;
    }
    let from = end.saturating_sub(12).max(start);
    let anchor = (from..end - 1).find(|&at| items[at].is_anchor() && !items.get(at + 1).is_some_and(|next| next.is_anchor()));
    anchor.map(|at| at + 1).filter(|&at| at < end - 1 && reading.str(at) != "的")
}

/// Whether an opener opens a phrase of the clause, not one inside the subject (這位在喀什長大的科學家).
pub(super) fn is_free(reading: &Reading, start: usize, at: usize, end: usize) -> bool {
    let items = &reading.items;
    let relative = |n: usize| reading.str(n) == "的" && n + 1 < end && !items[n + 1..end].iter().any(|item| item.is(class::CLOSER));
    let apart =
        at > start && (items[at - 1].is_anchor() || items[at - 1].is_time() || items[at - 1].is(class::ADVERB | class::CLOSER));
    if !apart && items[end - 1].is_anchor() && (at..end).any(relative) {
        return false;
    }
    // 一位跟組場記: what stands right behind a counter belongs to the noun
    if at == start + 1 && items[start].is(class::INDEFINITE) && !items[end - 1].is(class::CLOSER) {
        return false;
    }
    let inside = (at..end).any(relative) && !items[at].is(class::TOWARDS);
    if inside && items[end - 1].is(class::DOCUMENT) {
        return false;
    }
    let left = at > start && items[at - 1].is(class::DETERMINER) && items[at - 1].entry.class & class::PRONOUN == 0;
    // 坐在他左側的外長: a verb of posture before the opener
    let posture = at == start + 1 && items[start].kind == Kind::Han && items[start].entry.class == 0;
    !(inside && (left || posture || at == start))
}

/// Whether a run can name someone: something in it is no mere word of structure.
pub(super) fn is_nominal(reading: &Reading, run: &Range<usize>) -> bool {
    let items = &reading.items[run.clone()];
    let structure = class::ADVERB | class::CONJUNCTION | class::OPENER | class::CLOSER | class::NEGATION | class::TIME;
    items.iter().any(|item| {
        !item.is_mark() && (item.entry.class & structure == 0 || item.is(class::SOURCE | class::PRONOUN | class::SURNAME))
    })
}
