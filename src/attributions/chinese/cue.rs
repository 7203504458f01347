//! Whether a word that can be a cue is one: what it needs on its right, what forbids it on its left. Must not know sources.

use super::bounds::{clause_end, cuts};
use crate::attributions::reading::{Item, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use std::ops::Range;

/// Whether what follows a cue, or the quotation before it, is what the cue needs.
pub(super) fn fits(reading: &Reading, cue: &Range<usize>, need: Need, end: usize, before: bool) -> bool {
    let items = &reading.items;
    let Some(next) = items.get(cue.end).filter(|_| cue.end < end) else { return before };
    let paused = next.mark(Mark::Comma) || next.mark(Mark::Colon);
    let colon_quote = next.mark(Mark::Colon);
    let quote = next.mark(Mark::OpenQuote);
    match need {
        _ if next.mark(Mark::Stop) || next.mark(Mark::Semicolon) => before,
        _ if items[cue.start].is(class::QUOTING) => takes_up(reading, cue.end, end),
        Need::Quote if quote && names_a_thing(reading, cue.end) => false,
        _ if quote || colon_quote => true,
        Need::Quote if quotes_later(reading, cue.end, end) => true,
        Need::Quote => before || paused && items.get(cue.end + 1).is_some_and(|item| item.mark(Mark::OpenQuote)),
        Need::Pause if !paused => !next.is_mark() && states(reading, cue.end, end),
        Need::Pause => true,
        Need::Close if !paused => is_close(items, cue.start) && !next.is_mark(),
        _ if paused => true,
        _ => !next.is_mark() && !is_object(reading, cue.end, end),
    }
}

/// 引述消息人士指: another cue follows in the clause.
pub(super) fn takes_up(reading: &Reading, at: usize, end: usize) -> bool {
    let clause = clause_end(&reading.items, at, end);
    (at + 1..clause).any(|n| {
        reading.items[n].is(class::CUE)
            && matches!(reading.items[n].entry.need, Need::Free | Need::Pause | Need::Tail | Need::Close)
    })
}

/// 形容項目「…」: a quotation further on in the clause.
pub(super) fn quotes_later(reading: &Reading, at: usize, end: usize) -> bool {
    let clause = clause_end(&reading.items, at, end);
    (at..clause.min(at + 12)).any(|n| reading.items[n].mark(Mark::OpenQuote) && reading.items[n].partner as usize > n + 4)
}

/// What follows is an object, not a claim: 表示贊賞, 提到了客戶, 公布營收後.
pub(super) fn is_object(reading: &Reading, at: usize, end: usize) -> bool {
    let items = &reading.items;
    let clause = clause_end(items, at, end);
    let attitude = items[at].is(class::ATTITUDE) && is_bare(items, at + 1);
    let done = matches!(
        reading.str(at),
        "了" | "过"
            | "過"
            | "着"
            | "著"
            | "的"
            | "者"
            | "后"
            | "後"
            | "之后"
            | "之後"
            | "前"
            | "时"
            | "時"
            | "中"
            | "与"
            | "與"
            | "和"
            | "、"
    );
    let subordinate = clause > at
        && matches!(reading.str(clause - 1), "后" | "後" | "之后" | "之後" | "前" | "之前" | "时" | "時" | "之际" | "之際" | "的");
    attitude || done || subordinate
}

/// The cue is a noun here: 提出質疑, 的說法, 所說.
pub(super) fn is_noun(reading: &Reading, left: usize, at: usize) -> bool {
    const LIGHT: &[&str] = &[
        "提出", "作出", "做出", "发出", "發出", "给出", "給出", "进行", "進行", "的", "所", "被", "可", "遭", "受", "引发", "引發",
        "一", "予以", "不", "难",
    ];
    let text = reading.text;
    let before = &text[reading.items[left].span.start as usize..reading.items[at].span.start as usize];
    let before = before.strip_suffix('了').unwrap_or(before);
    at > left && LIGHT.iter().any(|word| before.ends_with(word)) && !before.ends_with('不')
}

/// The cue with a verb of saying that closes it: 回應 + 稱.
pub(super) fn whole_cue(items: &[Item], at: usize, scope: usize) -> Option<(Range<usize>, Need)> {
    let need = items[at].entry.need;
    if need == Need::Tail {
        return None;
    }
    let next = items.get(at + 1).filter(|next| at + 1 < scope && next.is(class::CUE) && next.span.start == items[at].span.end);
    match next {
        Some(next) if matches!(next.entry.need, Need::Free | Need::Tail) && next.span.len() == 3 => Some((at..at + 2, Need::Free)),
        _ => Some((at..at + 1, need)),
    }
}

/// 沒有透露, 拒絕透露, 將於下週公布: said that nothing was said, or not yet.
pub(super) fn refused(items: &[Item], at: usize, left: usize) -> bool {
    use Statement::{Announce, Predict, Think};
    let statement = items[at].entry.statement;
    let no = items[at.saturating_sub(3).max(left)..at].iter().any(|item| item.is(class::NEGATION));
    let later = items[at.saturating_sub(7).max(left)..at].iter().any(|item| item.is(class::FUTURE));
    no && !matches!(statement, Think | Predict) || later && statement == Announce
}

pub(super) fn is_bare(items: &[Item], at: usize) -> bool {
    items.get(at).is_none_or(cuts)
}

/// A source, or an adverb behind one, stands right before the cue: 他指, 並指.
fn is_close(items: &[Item], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &items[before]);
    before.is_some_and(|item| item.is_anchor() || item.is_time() || item.is(class::ADVERB | class::CONJUNCTION))
}

/// 寫有「現金牛」的匾: the quotation belongs to a noun phrase.
fn names_a_thing(reading: &Reading, open: usize) -> bool {
    let close = reading.items[open].partner as usize;
    reading.items.get(close + 1).is_some_and(|next| next.span.of(reading.text) == "的")
}

/// What follows without a pause is long enough to be a clause and no object.
fn states(reading: &Reading, at: usize, end: usize) -> bool {
    let clause = clause_end(&reading.items, at, end);
    reading.span(at..clause).len() >= CLAUSE && !is_object(reading, at, end)
}

/// The shortest clause that counts without a pause before it, in bytes.
const CLAUSE: usize = 24;
