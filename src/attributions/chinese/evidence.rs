//! Sources that a phrase names: 據…稱, 根據…, 在…看來. Knows openers; must not know subjects.

use super::Head;
use super::bounds::clause_end;
use crate::attributions::reading::{Item, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use std::ops::Range;

/// 據 / 根據 X (cue)，content; 在 X 看來，content. The limit is where the phrase ends.
pub(super) fn evidential(reading: &Reading, at: usize, scope: usize) -> Option<Head> {
    let items = &reading.items;
    if !items[at].is(class::OPENER) {
        return None;
    }
    let opener = reading.str(at);
    let view = opener == "在";
    if !view && !items[at].is(class::EVIDENCE) {
        return None;
    }
    let opens =
        at == 0 || items[at - 1].is_mark() || items[at - 1].is_time() || items[at - 1].is(class::ADVERB | class::CONJUNCTION);
    if !view && !opens {
        return None;
    }
    let clause = clause_end(items, at + 1, scope);
    let told = words_of(reading, at, clause);
    if !view && told.is_none() && items[at].is(class::BASIS) {
        return None;
    }
    let end = match told {
        Some(end) => end,
        None if view => (at + 2..clause).find(|&n| items[n].is(class::VIEW))?,
        None => (at + 1..clause).rev().find(|&n| is_verb(reading, n)).filter(|&n| n + 2 >= clause).unwrap_or(clause),
    };
    let end = (at + 2..end).find(|&n| items[n].is(class::QUOTING)).unwrap_or(end);
    let source = evidence_source(reading, at + 1, end)?;
    let statement = items.get(end).filter(|item| item.is(class::CUE)).map_or(Statement::Say, |item| item.entry.statement);
    let statement = if view { Statement::Think } else { statement };
    Some(Head {
        cue: if view { end..end + 1 } else { at..at + 1 },
        left: at,
        source: Some(source),
        before: None,
        limit: clause,
        statement,
        need: Need::Free,
        joined: false,
        inside_quote: false,
        evidential: true,
        live: false,
    })
}

/// Where the words of someone are named at the end of a phrase: 依他的|說法, 按年資較深者|所講.
fn words_of(reading: &Reading, at: usize, clause: usize) -> Option<usize> {
    let end = clause.checked_sub(2).filter(|&end| end > at + 1)?;
    let items = &reading.items;
    // 按某機構的統計: the figures themselves
    if reading.str(end) == "的" && items[end + 1].is(class::MEASURE) {
        return Some(clause);
    }
    let noun = reading.str(end) == "的" && items[end + 1].is(class::RUMOR);
    let verb = reading.str(end) == "所" && items[end + 1].is(class::CUE);
    (noun || verb).then_some(end)
}

/// The noun phrase between 據 and the verb.
pub(super) fn evidence_source(reading: &Reading, start: usize, end: usize) -> Option<Range<usize>> {
    let items = &reading.items;
    let mut end = end;
    let work = |n: usize| items[n].is(class::MEASURE) && (items[n - 1].is_anchor() || is_set_apart(&items[n - 1]));
    while end > start + 1 && (items[end - 1].is(class::ADVERB) || items[end - 1].is_time() || work(end - 1)) {
        end -= 1;
    }
    let to = (start + 1..end).find(|&n| items[n].is(class::TOWARDS | class::LOCATING)).unwrap_or(end);
    (to > start && !items[start..to].iter().any(|item| item.mark(Mark::Comma))).then_some(start..to)
}

/// A word of time or an adverb, behind which no noun phrase goes on.
fn is_set_apart(item: &Item) -> bool {
    item.is_time() || item.is(class::ADVERB)
}

/// Whether a cue at the end of the phrase is its verb, not the document it names (據X公告).
fn is_verb(reading: &Reading, at: usize) -> bool {
    let item = &reading.items[at];
    let before = &reading.items[at - 1];
    let noun = item.is(class::DOCUMENT) && !item.is(class::REPORT) && !before.is_time() && !before.is(class::ADVERB);
    item.is(class::CUE) && item.entry.need != Need::Quote && !noun && reading.str(at - 1) != "的"
}
