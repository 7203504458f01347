//! What a Chinese cue says: before it, behind it, up to the next cue. Knows heads and quotations; must not know how they are found.

use super::bounds::{clause_end, cuts};
use super::cue::colon_ahead;
use super::{Head, subject};
use crate::attributions::draft::trim;
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use std::ops::Range;

/// What head `nth` says.
pub(super) fn content(reading: &Reading, sentence: &Range<usize>, heads: &[Head], nth: usize) -> Vec<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    let mut runs = after(reading, heads, nth);
    let quote_after = runs.first().is_some_and(|run| items[run.start].mark(Mark::OpenQuote));
    let own = runs.first().is_some_and(|run| run.start == head.cue.end && run.clone().any(|at| items[at].mark(Mark::OpenQuote)));
    if let Some(before) = head.before.as_ref().filter(|before| !(own && stopped(items, before))) {
        match runs.is_empty() || !(quote_after || goes_on(reading, head)) {
            true if head.source.is_some() || runs.is_empty() => runs = vec![before.clone()],
            true => {}
            false => runs.insert(0, before.clone()),
        }
    }
    if runs.is_empty() && !head.inside_quote {
        runs = trailing(reading, sentence, head);
    }
    runs
}

/// Whether a quotation ends with a full stop, so that another sentence may begin behind it.
fn stopped(items: &[Item], quotation: &Range<usize>) -> bool {
    quotation.len() > 2 && items[quotation.end - 2].mark(Mark::Stop)
}

/// 「…」X說，…: the speaker goes on in other words behind the comma, unless something is set against them.
fn goes_on(reading: &Reading, head: &Head) -> bool {
    let items = &reading.items;
    let comma = items.get(head.cue.end).is_some_and(|item| item.mark(Mark::Comma));
    let next = items.get(head.cue.end + 1);
    let aspect = next.is_some_and(|next| "已已经已經正正在将將目前現在现在".contains(next.span.of(reading.text)));
    let told = next.is_some_and(|next| !next.is_mark() && (aspect || !next.is(class::CONJUNCTION | class::ADVERB)));
    comma && told && head.source.is_some() && head.need != Need::Quote
}

/// 「…，X 說。」: the clauses before a cue that ends its sentence.
pub(super) fn trailing(reading: &Reading, sentence: &Range<usize>, head: &Head) -> Vec<Range<usize>> {
    let run = trim(&reading.items, sentence.start..head.left);
    let named = head.source.is_some() && head.evidential;
    if named && run.len() > 3 { vec![run] } else { Vec::new() }
}

/// The content that follows a cue.
pub(super) fn after(reading: &Reading, heads: &[Head], nth: usize) -> Vec<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    let start = match head.evidential {
        true => clause_end(items, head.cue.end, head.limit),
        false => colon_ahead(reading, head.cue.end, head.limit).unwrap_or_else(|| behind_addressee(reading, head)),
    };
    let Some(next) = items.get(start).filter(|_| start < head.limit) else { return Vec::new() };
    let paused = next.mark(Mark::Comma) || next.mark(Mark::Colon);
    let quoted = |at: usize| items.get(at).is_some_and(|item| item.mark(Mark::OpenQuote));
    if next.mark(Mark::Stop) || (next.is_mark() && !paused && !quoted(start)) {
        return Vec::new();
    }
    let begin = start + usize::from(paused);
    let end = content_end(reading, heads, nth, begin);
    let run = trim(items, begin..end);
    let measured = head.cue.end > head.cue.start + 1 && !items[head.cue.end - 1].is(class::CUE);
    if (next.mark(Mark::Colon) || measured) && quoted(begin) {
        let close = items[begin].partner as usize;
        return std::iter::once(begin..close + 1).collect();
    }
    let run = if paused { run } else { quotation_of_object(reading, head, run) };
    let run = quotation_alone(reading, run);
    let quoted = items.get(run.start).is_some_and(|item| item.mark(Mark::OpenQuote));
    // 否認犯罪 says as much as a clause
    let least = if head.statement == Statement::Deny { 6 } else { 12 };
    if reading.span(run.clone()).len() < least && !quoted { Vec::new() } else { vec![run] }
}

/// 罵他「…」, 叮囑隊員「…」: whom the words go to is no part of them; nor is 是 before them.
fn quotation_of_object(reading: &Reading, head: &Head, run: Range<usize>) -> Range<usize> {
    let items = &reading.items;
    let Some(open) = (run.start..run.end.min(run.start + 9)).find(|&at| items[at].mark(Mark::OpenQuote)) else { return run };
    let close = items[open].partner as usize;
    let closes = items.get(close + 1).is_none_or(cuts) && close < run.end;
    let plain = !items[run.start..open].iter().any(|item| item.is_mark() || item.is(class::CUE | class::CONJUNCTION));
    let copula = open == run.start + 1 && items[run.start].is(class::COPULA);
    let pronoun = open == run.start + 1 && items[run.start].is(class::PRONOUN);
    let about = pronoun || head.need == Need::Quote || items[head.cue.start].is(class::DESCRIBES);
    if closes && plain && open > run.start && (about || copula) { open..close + 1 } else { run }
}

/// A quotation that is a clause of its own at the start of the content is all of it; so is 是「…」 behind 形容.
pub(super) fn quotation_alone(reading: &Reading, run: Range<usize>) -> Range<usize> {
    let items = &reading.items;
    let Some(first) = items.get(run.start).filter(|first| first.mark(Mark::OpenQuote)) else { return run };
    let close = first.partner as usize;
    let clause = close > run.start + 4 && items.get(close + 1).is_some_and(cuts);
    // 承認「…」，某人已停職: not stopped, and a name goes on
    let comma = items.get(close + 1).is_some_and(|item| item.mark(Mark::Comma));
    let named = items
        .get(close + 2)
        .is_some_and(|next| matches!(next.kind, Kind::Name(..)) || next.is(class::SOURCE) && !next.is(class::PRONOUN));
    let goes_on = comma && named && !stopped(items, &(run.start..close + 1));
    if clause && close < run.end && !goes_on { run.start..close + 1 } else { run }
}

/// Behind whom 告訴 or 提醒 addresses, if a comma or colon follows soon.
pub(super) fn behind_addressee(reading: &Reading, head: &Head) -> usize {
    let items = &reading.items;
    let from = head.cue.end;
    if !items[head.cue.start].is(class::ADDRESS) {
        return from;
    }
    let titled = items.get(from).filter(|item| item.mark(Mark::Open)).map(|item| item.partner as usize + 1);
    let end = clause_end(items, titled.unwrap_or(from), head.limit);
    let short = end - titled.map_or(from, |close| close - 1) <= 6 && end < head.limit && !items[end].mark(Mark::Stop);
    let told = items.get(from).is_some_and(|item| item.is(class::MEDIA | class::PRONOUN));
    match titled {
        _ if short && from < end => end,
        Some(close) => close,
        None if told => from + 1,
        None => from,
    }
}

/// Where indirect content ends: at the next cue of the sentence that is no part of it, else with the sentence.
pub(super) fn content_end(reading: &Reading, heads: &[Head], nth: usize, begin: usize) -> usize {
    let items = &reading.items;
    let head = &heads[nth];
    let mut end = head.limit;
    for next in heads[nth + 1..].iter().take_while(|next| next.left < head.limit && next.limit >= head.limit) {
        let first_clause = next.left <= begin;
        // what evidence shows (據…統計，) holds verbs of finding too
        let own = || head.evidential || has_own_subject(reading, begin..next.left);
        let goes_on = next.source.is_none() && (next.joined || !own());
        let semicolon = (begin..next.left).rev().find(|&at| items[at].mark(Mark::Semicolon));
        if let Some(at) = semicolon.filter(|_| next.source.is_some()) {
            end = at;
            break;
        }
        let other = next.source.is_some() && (next.joined || contrasts(reading, next) || speaks_directly(reading, next));
        if !first_clause && (goes_on || other || next.before.is_some()) {
            end = next.before.as_ref().map_or(next.left, |before| before.start);
            break;
        }
    }
    let end = other_subject(reading, begin, end).unwrap_or(end);
    let end = silence(reading, begin, end).unwrap_or(end);
    let stop = (begin..end).find(|&at| items[at].mark(Mark::Stop) && items[at].partner as usize == at && outside(items, begin, at));
    stop.unwrap_or(end)
}

/// …；運輸署已要求交代: the semicolon behind which somebody else does something.
fn other_subject(reading: &Reading, begin: usize, end: usize) -> Option<usize> {
    let items = &reading.items;
    let opens = |at: usize| at > begin && items[at].mark(Mark::Semicolon) && items[at + 1].is_anchor();
    let mut at = begin;
    while at + 1 < end {
        if opens(at) {
            return Some(at);
        }
        at = if items[at].mark(Mark::OpenQuote) || items[at].mark(Mark::Open) { items[at].partner as usize } else { at } + 1;
    }
    None
}

/// 但拒絕透露姓名, 但被問到…: the comma before what the speaker does not say or is asked, which is none of what he says.
fn silence(reading: &Reading, begin: usize, end: usize) -> Option<usize> {
    let items = &reading.items;
    (begin + 1..end.saturating_sub(2)).find(|&at| {
        let joint = items[at].mark(Mark::Comma) && items[at + 1].is(class::CONJUNCTION);
        let verb = || items[at + 2..end.min(at + 6)].iter().find(|item| !item.is(class::NEGATION | class::ADVERB));
        let asked = || reading.str(at + 2).starts_with('被') && reading.str(at + 2).ends_with(['问', '問', '到']);
        let unsaid = || items[at + 2].is(class::NEGATION) && verb().is_some_and(|verb| verb.is(class::CUE));
        joint && (unsaid() || asked()) && outside(items, begin, at)
    })
}

/// 則認為: another speaker is set against the one before.
fn contrasts(reading: &Reading, head: &Head) -> bool {
    let behind = head.source.as_ref().map_or(head.cue.start, |run| run.end);
    reading.items[behind.min(head.cue.start)..head.cue.start].iter().any(|item| item.is(class::CONTRAST))
}

/// A pronoun as the source, or a quotation right behind the cue of someone new: he speaks in his own right.
pub(super) fn speaks_directly(reading: &Reading, head: &Head) -> bool {
    let items = &reading.items;
    let pronoun = head.source.as_ref().is_some_and(|run| run.len() == 1 && items[run.start].is(class::PRONOUN));
    let quote = |at: usize| items.get(at).is_some_and(|item| item.mark(Mark::OpenQuote));
    let colon = items.get(head.cue.end).is_some_and(|item| item.mark(Mark::Colon));
    let new = head.source.as_ref().is_some_and(|run| items[run.start].is(class::INDEFINITE));
    pronoun || colon && quote(head.cue.end + 1) || new && quote(head.cue.end)
}

/// Whether the content up to a cue without a subject has a subject that may have said it.
pub(super) fn has_own_subject(reading: &Reading, run: Range<usize>) -> bool {
    let items = &reading.items;
    let end = clause_end(items, run.start, run.end);
    subject::anchored(reading, run.start..end)
        .is_some_and(|subject| items[subject].iter().any(|item| matches!(item.kind, Kind::Name(..)) || item.is(class::SOURCE)))
}

/// Whether no quotation that opened after `begin` is still open at `at` (stops inside quotations end nothing).
pub(super) fn outside(items: &[Item], begin: usize, at: usize) -> bool {
    let mut n = begin;
    while n < at {
        let item = &items[n];
        n = if item.mark(Mark::OpenQuote) || item.mark(Mark::Open) { item.partner as usize } else { n } + 1;
    }
    n == at
}

/// The subject of an earlier clause of the sentence, for a cue without one: the last source, or the sentence's own subject.
pub(super) fn earlier_subject(reading: &Reading, sentence: &Range<usize>, heads: &[Head], nth: usize) -> Option<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    if head.inside_quote {
        return None;
    }
    if let Some(previous) = heads[..nth].iter().rev().find(|previous| !previous.inside_quote) {
        return previous.source.clone();
    }
    let (mut from, mut found) = (sentence.start, None);
    while from < head.left {
        let end = clause_end(items, from, head.left);
        // 有投資者翻出舊帳，他沒有繞開，答道: a pronoun takes the sentence over
        let pronoun = items[from].is(class::PERSONAL) && !items[from].is(class::SELF);
        if found.is_none() || pronoun {
            found = subject::anchored(reading, from..end).or(found);
        }
        from = end + 1;
    }
    found
}
