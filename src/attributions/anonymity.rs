//! Why a source is not named: `要求匿名` and `on condition of anonymity` with the reason the text gives. Knows such phrases; must
//! not know how sources are found.

use super::reading::Reading;
use super::types::{Attribution, SourceKind};
use super::words::class;
use crate::text::Span;
use std::ops::Range;

/// Words that say that somebody stays waiting.
const CHINESE: &[&str] = &["匿名", "具名", "透露姓名", "公開姓名", "公开姓名", "透露身份", "透露身分", "公開身份", "公开身份"];
const ENGLISH: &[&str] = &[
    "anonymity",
    "anonymous",
    "not to be identified",
    "not to be named",
    "not be named",
    "not be identified",
    "to be identified",
    "to be named",
];
/// Words that open the reason.
const BECAUSE: &[&str] = &["因為", "因为", "由於", "由于", "因", "以"];
/// Words of asking, before which a Chinese reason ends.
const ASKING: &[&str] = &["而", "，", ",", "均", "都", "要求", "不願", "不愿", "希望", "選擇", "选择", "為由", "为由"];

/// How many attributions before its passage a reason may belong to.
const LOOK_BACK: usize = 4;

/// Gives the reasons of a passage to its waiting sources; `from` is where the attributions of the passage begin. A reason in a
/// sentence without an waiting source belongs to those before it, in the passage or, if there are none, right before it.
pub(super) fn explain(reading: &Reading, from: usize, found: &mut [Attribution]) {
    let waiting = |a: &Attribution| a.source_kind == SourceKind::Anonymous && a.anonymity_reason.is_none();
    if !found[from.saturating_sub(LOOK_BACK)..].iter().any(waiting) {
        return;
    }
    for sentence in &reading.sentences {
        let span = reading.span(sentence.clone());
        let Some(reason) = reason(reading, sentence.clone()) else { continue };
        let here = |a: &Attribution| a.source.is_some_and(|source| span.contains(source.span));
        let within = found[from..].iter().any(|a| waiting(a) && here(a));
        let before = |a: &Attribution| a.first_byte() < span.start;
        let passage = found[from..].iter().any(|a| waiting(a) && before(a));
        let scope = if within || passage { from } else { found[..from].iter().rposition(waiting).unwrap_or(from) };
        for attribution in found[scope..].iter_mut().filter(|a| waiting(a) && if within { here(a) } else { before(a) }) {
            attribution.anonymity_reason = Some(reason);
        }
    }
}

fn reason(reading: &Reading, sentence: Range<usize>) -> Option<Span> {
    let span = reading.span(sentence.clone());
    let text = span.of(reading.text);
    let found = if reading.chinese { chinese(text) } else { english(reading, sentence, text, span.start) };
    let reason = found.map(|reason| Span::new(reason.start, reason.end).shifted(span.start).trimmed(reading.text));
    reason.filter(|reason| reason.len() > 3)
}

/// 因…要求匿名; 要求匿名，因為….
fn chinese(text: &str) -> Option<Range<usize>> {
    if !text.contains(['名', '身']) {
        return None;
    }
    let phrase = CHINESE.iter().filter_map(|phrase| text.find(phrase)).min()?;
    if let Some(start) = last_of(&text[..phrase], BECAUSE) {
        let end = ASKING.iter().filter_map(|word| text[start..phrase].find(word)).filter(|&at| at > 0).min()?;
        return Some(start..start + end);
    }
    let first = BECAUSE[..5].iter().filter_map(|word| text[phrase..].find(word).map(|at| (at, usize::MAX - word.len()))).min();
    let start = first.map(|(at, length)| phrase + at + (usize::MAX - length))?;
    let end = text[start..].find(['，', ',', '。', '；', '）', ')']).map_or(text.len(), |at| start + at);
    Some(start..end)
}

/// Behind the last place of any of the words.
fn last_of(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text.rfind(word).map(|at| (at, word.len()))).max().map(|(at, length)| at + length)
}

/// `… anonymity because …`: up to a comma, a stop or the verb of saying.
fn english(reading: &Reading, sentence: Range<usize>, text: &str, base: u32) -> Option<Range<usize>> {
    let phrase = ENGLISH.iter().filter_map(|phrase| text.find(phrase)).min()?;
    let words = ["because ", "citing ", "as "];
    let start = words.iter().filter_map(|word| text[phrase..].find(word).map(|at| phrase + at + word.len())).min()?;
    let from = base + start as u32;
    let ends = |at: &usize| reading.items[*at].is_mark() || reading.items[*at].is(class::INVERTS);
    let end = sentence.clone().filter(|&at| reading.items[at].span.start >= from).find(ends);
    let end = end.map_or(text.len(), |at| (reading.items[at].span.start - base) as usize);
    Some(start..end.max(start))
}
