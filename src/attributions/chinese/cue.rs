//! Whether a word that can be a cue is one: what it needs on its right, what forbids it on its left. Must not know sources.

use super::bounds::{clause_end, cuts};
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use std::ops::Range;

/// Whether what follows a cue, or the quotation before it, is what the cue needs.
pub(super) fn fits(reading: &Reading, cue: &Range<usize>, need: Need, end: usize, before: bool) -> bool {
    let items = &reading.items;
    let Some(next) = items.get(cue.end).filter(|_| cue.end < end) else { return before };
    if need != Need::Document && colon_ahead(reading, cue.end, end).is_some() {
        return true;
    }
    let titled = next.mark(Mark::Open) && items[cue.start].is(class::ADDRESS);
    let paused = next.mark(Mark::Comma) || next.mark(Mark::Colon);
    let colon_quote = next.mark(Mark::Colon);
    let quote = next.mark(Mark::OpenQuote);
    match need {
        _ if next.mark(Mark::Stop) || next.mark(Mark::Semicolon) => before,
        _ if items[cue.start].is(class::QUOTING) => takes_up(reading, cue.end, end),
        Need::Quote if quote && names_a_thing(reading, cue.end) => false,
        _ if quote || colon_quote => true,
        Need::Quote if quotes_later(reading, cue.end, end) && !is_object(reading, cue.end, end) => true,
        Need::Quote => before || paused && items.get(cue.end + 1).is_some_and(|item| item.mark(Mark::OpenQuote)),
        Need::Pause if before && manner(items, cue.start) => true,
        // 書面回覆本報，
        Need::Pause if items[cue.start].is(class::ADDRESS) && next.is(class::MEDIA) && is_bare(items, cue.end + 1) => true,
        Need::Pause if !paused => !next.is_mark() && states(reading, cue.end, end),
        Need::Pause => true,
        Need::Close if !paused => {
            (is_close(items, cue.start) || opens_clause(reading, cue, end)) && !next.is_mark() && !is_object(reading, cue.end, end)
        }
        _ if paused => true,
        _ => titled || !next.is_mark() && !is_object(reading, cue.end, end),
    }
}

/// How far a colon may stand from the cue whose object or addressee it follows, in items.
const OBJECT: usize = 20;

/// 回應質疑：, 透露了一個小秘密：, 在信裡解釋裁員：: the colon that ends the cue's clause, if no other speaker stands between.
pub(super) fn colon_ahead(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let items = &reading.items;
    let colon = clause_end(items, at, end);
    let near = colon < end && colon > at && colon <= at + OBJECT && items[colon].mark(Mark::Colon);
    let spoken =
        |n: usize| items[n].is(class::CUE) && items[n].entry.need != Need::Tail && items[at..n].iter().any(Item::is_anchor);
    let noun = |n: usize| n > at && items[n - 1].is(class::LIGHT);
    (near && !(at..colon).any(|n| spoken(n) && !noun(n))).then_some(colon)
}

/// 「…」他這樣形容那一夜: the adverb points back at the quotation.
fn manner(items: &[Item], cue: usize) -> bool {
    cue > 0 && items[cue - 1].is(class::MANNER)
}

/// 回覆郵件時稱: up to the closer it is what someone did while he spoke.
fn sets_a_scene(reading: &Reading, at: usize, clause: usize) -> bool {
    let items = &reading.items;
    (at + 1..clause.min(at + 10)).any(|n| {
        let said = (n + 1..clause).find(|&n| !items[n].is(class::ADVERB) || items[n].is(class::CUE));
        items[n].is(class::SUBORDINATE) && reading.str(n) != "的" && said.is_some_and(|n| items[n].is(class::CUE))
    })
}

/// 引述消息人士指, 援引主管說法: another cue follows in the clause, or a noun for one ends it.
pub(super) fn takes_up(reading: &Reading, at: usize, end: usize) -> bool {
    let clause = clause_end(&reading.items, at, end);
    (at + 1..clause).any(|n| {
        reading.items[n].is(class::CUE)
            && matches!(reading.items[n].entry.need, Need::Free | Need::Pause | Need::Tail | Need::Close)
    }) || clause > at + 1 && reading.items[clause - 1].is(class::RUMOR)
}

/// 形容項目「…」: a quotation further on in the clause.
pub(super) fn quotes_later(reading: &Reading, at: usize, end: usize) -> bool {
    let clause = clause_end(&reading.items, at, end);
    (at..clause.min(at + 12)).any(|n| reading.items[n].mark(Mark::OpenQuote) && reading.items[n].partner as usize > n + 4)
}

/// What follows is an object, not a claim: 表示贊賞, 提到了客戶, 公布營收後.
pub(super) fn is_object(reading: &Reading, at: usize, end: usize) -> bool {
    let items = &reading.items;
    let cue = at - 1;
    let clause = clause_end(items, at, end);
    let attitude = items[at].is(class::ATTITUDE) && is_bare(items, at + 1);
    let done = items[at].is(class::SETTLED) || items[at].mark(Mark::List);
    let subordinate = clause > at && items[clause - 1].is(class::SUBORDINATE);
    let rumor = items[cue].entry.statement == Statement::Deny && clause > at && items[clause - 1].is(class::RUMOR);
    let named = items[cue].entry.statement == Statement::Announce && clause > at && items[clause - 1].is(class::DOCUMENT);
    attitude || named || done || subordinate || rumor || sets_a_scene(reading, at, clause)
}

/// The cue is a noun here: 提出質疑, 的說法, 所說.
pub(super) fn is_noun(reading: &Reading, left: usize, at: usize) -> bool {
    let items = &reading.items;
    let before = at - usize::from(at > left && reading.str(at - 1) == "了");
    // 對於指控，
    let topic = at > left && items[at - 1].is(class::TOPIC | class::TOWARDS) && is_bare(items, at + 1);
    // 在答覆記者的材料中
    let placed = at > left && reading.str(at - 1) == "在";
    topic || placed || before > left && items[before - 1].is(class::LIGHT)
}

/// 醫院端只收到例行維護通知，: what stands before the cue is no subject but a clause, whose object the cue ends.
pub(super) fn ends_noun_phrase(reading: &Reading, source: &Range<usize>, cue: &Range<usize>) -> bool {
    let items = &reading.items;
    let run = &items[source.clone()];
    let named = |item: &Item| item.is_anchor() || matches!(item.kind, Kind::Name(..) | Kind::Word) || item.mark(Mark::Close);
    let verb =
        |item: &Item| item.is(class::LIGHT | class::COPULA | class::ADVERB | class::NEGATION) && item.span.of(reading.text) != "的";
    let single = reading.span(cue.clone()).len() <= 3;
    // 二問：…, 我們用兩年證明了…
    let heading = source.len() == 1 && "一二三四五六七八九十".contains(reading.str(source.start));
    let shown = items[cue.start].entry.statement == Statement::Show
        && run.last().is_some_and(|item| item.is(class::SELF | class::PERSONAL));
    if heading || shown {
        return true;
    }
    let received = matches!(reading.str(source.start), "收到" | "接到" | "接获" | "接獲");
    let someone = |item: &Item| item.is(class::INDEFINITE | class::DETERMINER | class::SOURCE | class::PEOPLE | class::PRONOUN);
    !single && !run.last().is_some_and(named) && !run.iter().any(someone) && (run.iter().skip(1).any(verb) || received)
}

/// How often something is said, behind a cue: 說(了一句).
fn measure(reading: &Reading, at: usize) -> usize {
    const MEASURES: [&str; 5] = ["了一句", "了句", "一句", "了一聲", "了一声"];
    let start = reading.items.get(at).map_or(reading.text.len(), |item| item.span.start as usize);
    let Some(measure) = MEASURES.iter().find(|measure| reading.text[start..].starts_with(**measure)) else { return 0 };
    let end = start + measure.len();
    reading.items[at..].iter().take_while(|item| item.span.end as usize <= end).count()
}

/// The cue alone: 說 of 說了一句.
pub(super) fn without_measure(reading: &Reading, cue: Range<usize>) -> Range<usize> {
    let verb = cue.clone().rev().find(|&at| reading.items[at].is(class::CUE)).map_or(cue.end, |at| at + 1);
    cue.start..verb
}

/// The cue with a verb of saying that closes it: 回應 + 稱.
pub(super) fn whole_cue(reading: &Reading, at: usize, scope: usize) -> Option<(Range<usize>, Need)> {
    let items = &reading.items;
    let need = items[at].entry.need;
    // 搖頭回應: a gesture before the cue
    let says = |next: &Item| next.is(class::CUE) && next.entry.need != Need::Tail;
    let gesture = items[at].is(class::ADVERB) && items[at + 1..items.len().min(at + 3)].iter().any(says);
    if need == Need::Tail || gesture {
        return None;
    }
    let next = items.get(at + 1).filter(|next| at + 1 < scope && next.is(class::CUE) && next.span.start == items[at].span.end);
    match next {
        Some(next) if matches!(next.entry.need, Need::Free | Need::Tail) && next.span.len() == 3 => Some((at..at + 2, Need::Free)),
        _ => Some((at..(at + 1 + measure(reading, at + 1)).min(scope), need)),
    }
}

/// 發文，直指…; 發布新聞稿否認，強調…: what follows the comma is said by the next cue, and the first only tells how.
pub(super) fn hands_on(reading: &Reading, cue: &Range<usize>, need: Need, end: usize) -> bool {
    let items = &reading.items;
    let telling = need != Need::Free || items[cue.start].entry.statement == Statement::Deny;
    let comma = cue.end + 2 < end && items[cue.end].mark(Mark::Comma);
    let next = &items[(cue.end + 1).min(items.len() - 1)];
    let says = || next.is(class::CUE) && !next.is(class::SOURCE | class::ADVERB | class::OPENER) && !is_bare(items, cue.end + 2);
    telling && comma && says()
}

/// 已披露三季報的31家公司: what some have done already only tells which are meant.
fn picks_out(reading: &Reading, left: usize, cue: &Range<usize>, of: usize) -> bool {
    let items = &reading.items;
    let done = cue.start > left && matches!(reading.str(cue.start - 1), "已" | "已经" | "已經" | "曾" | "未" | "尚未");
    let subject = items[left..cue.start].iter().any(Item::is_anchor);
    let counted = items.get(of + 1).is_some_and(|item| matches!(item.kind, Kind::Number) || item.is(class::DETERMINER));
    done && !subject && counted
}

/// 要求匿名的基金經理（說）: the verb belongs to a noun phrase that is the subject of the next cue.
pub(super) fn is_relative(reading: &Reading, left: usize, cue: &Range<usize>, end: usize) -> bool {
    let items = &reading.items;
    let clause = clause_end(items, cue.end, end);
    let Some(of) = (cue.end..clause).rev().find(|&n| reading.str(n) == "的") else { return false };
    if picks_out(reading, left, cue, of) {
        return true;
    }
    let spoken = (of + 2..clause.min(of + 12)).any(|n| items[n].is(class::CUE) && items[n].entry.need != Need::Tail);
    let people =
        || items[of + 1..clause.min(of + 8)].iter().find(|item| item.is_anchor()).is_some_and(|noun| noun.is(class::SOURCE));
    let counted = items[left..cue.start].iter().any(|item| item.is(class::DETERMINER) && (item.is(class::INDEFINITE) || people()));
    spoken && counted
}

/// A notice that opens its clause and has a verb behind it speaks itself: 聲明稱, 公告又指.
pub(super) fn speaks_itself(items: &[Item], at: usize, left: usize) -> bool {
    let next = (at + 1..items.len()).find(|&n| !items[n].is(class::ADVERB) || items[n].is(class::CUE));
    at == left && items[at].is(class::DOCUMENT) && next.is_some_and(|n| items[n].is(class::CUE) && n < at + 4)
}

/// 被問到: somebody else speaks. 以一美元兌七元計算: nobody does.
pub(super) fn is_impersonal(items: &[Item], at: usize, left: usize) -> bool {
    let passive = items[left..at].iter().any(|item| item.is(class::PASSIVE) && item.span.len() == 3);
    let statement = items[at].entry.statement;
    let counted = items[left].is(class::BASIS) && matches!(statement, Statement::Show | Statement::Predict);
    passive || counted && left < at
}

/// 要求公司逐項說明: what others are told to say.
pub(super) fn is_asked(reading: &Reading, at: usize, left: usize) -> bool {
    let asks = |n: usize| reading.items[n].is(class::DESCRIBES) && n + 1 < at;
    let asked = (left.saturating_sub(1)..at).rev().take_while(|&n| reading.str(n) != "的").any(asks);
    asked && reading.items[at].entry.need != Need::Quote
}

/// 沒有透露, 拒絕透露, 將於下週公布: said that nothing was said, or not yet.
pub(super) fn refused(items: &[Item], at: usize, left: usize) -> bool {
    use Statement::{Announce, Predict, Think};
    let statement = items[at].entry.statement;
    let no = items[at.saturating_sub(3).max(left)..at].iter().any(|item| item.is(class::NEGATION));
    let verbal = |item: &&Item| !item.is_anchor() && !item.is(class::SOURCE);
    let later = items[at.saturating_sub(7).max(left)..at].iter().rev().take_while(verbal).any(|item| item.is(class::FUTURE));
    no && !matches!(statement, Think | Predict) || later && statement == Announce
}

pub(super) fn is_bare(items: &[Item], at: usize) -> bool {
    items.get(at).is_none_or(cuts)
}

/// 發布聲明，指報道不實: the cue opens a clause that is long enough to be a claim.
fn opens_clause(reading: &Reading, cue: &Range<usize>, end: usize) -> bool {
    cue.start > 0 && reading.items[cue.start - 1].mark(Mark::Comma) && states(reading, cue.end, end)
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
const CLAUSE: usize = 18;
