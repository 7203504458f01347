//! Where indirect content ends: `…, although profit fell` goes on, `…, and hung up` does not. Must not know sources.

use super::{NONE, has_quote, place, size, sort_at, stem, text_at, text_hash};
use crate::attributions::draft::Draft;
use crate::attributions::english::is_finite;
use crate::attributions::reading::{Mark, Reading};
use crate::attributions::words::class;

/// The most places that are asked about.
const MOST: usize = 8;

/// The places in a draft's last content where it may end: commas, and `and` or `but` in English, outside quotations and brackets.
pub(crate) fn places<'r>(reading: &'r Reading, draft: &Draft) -> impl Iterator<Item = usize> + use<'r> {
    // what evidence shows (據…統計，) goes on to the end
    let shown = reading.chinese && reading.items.get(draft.cue.start).is_some_and(|item| item.is(class::EVIDENCE));
    let run = draft.content.last().filter(|_| !draft.direct && !shown).cloned().unwrap_or(0..0);
    let (mut at, end) = (behind_adjunct(reading, run.start, run.end), run.end);
    std::iter::from_fn(move || {
        while at + 2 < end {
            let item = &reading.items[at];
            let here = at;
            let opens = item.mark(Mark::OpenQuote) || item.mark(Mark::Open);
            at = if opens { item.partner as usize } else { at } + 1;
            let joint = !reading.chinese && matches!(reading.str(here), "and" | "but");
            if here > run.start + 1 && (item.mark(Mark::Comma) || item.mark(Mark::Colon) || joint) {
                return Some(here);
            }
        }
        None
    })
    .take(MOST)
}

/// Behind a clause or phrase that only opens the content: 隨著…，, `If …,`.
fn behind_adjunct(reading: &Reading, start: usize, end: usize) -> usize {
    let opens = start < end && reading.items[start].is(class::OPENER | class::CONJUNCTION);
    let comma = || (start..end).find(|&at| reading.items[at].mark(Mark::Comma));
    if opens { comma().map_or(start, |at| at + 1) } else { start }
}

/// The features of an end at `at`, as places in the weights.
pub(crate) fn features(reading: &Reading, draft: &Draft, at: usize, out: &mut Vec<u16>) {
    out.clear();
    let items = &reading.items;
    let run = draft.content.last().cloned().unwrap_or(0..0);
    let next =
        (at + 1..items.len().min(at + 24)).find(|&n| items[n].mark(Mark::Comma) || items[n].mark(Mark::Stop)).unwrap_or(run.end);
    let clause = at + 1..next.min(run.end).max(at + 1);
    let sign = text_at(reading, at);
    let finite = clause.clone().position(|n| is_finite(reading, n) || items[n].is(class::CUE)).map_or(NONE, |n| n.min(3) as u32);
    let cue = reading.span(draft.cue.clone()).of(reading.text);
    let cue = text_hash(if reading.chinese { cue } else { stem(cue) });
    let (before, after) = (size(at - run.start), size(clause.len()));
    let rest = u32::from(next + 1 >= run.end);
    let quotes = u32::from(has_quote(reading, &(run.start..at))) * 2 + u32::from(has_quote(reading, &clause));
    let name = u32::from(clause.clone().take(3).any(|n| items[n].is_anchor()));
    let mut add = |template: u32, a: u32, b: u32| out.push(place(template, a, b));
    add(0, 0, 0);
    add(1, sign, text_at(reading, at + 1));
    add(2, sign, sort_at(reading, at + 1));
    add(3, text_at(reading, at + 1), text_at(reading, at + 2));
    add(4, sort_at(reading, at + 1), sort_at(reading, at + 2));
    add(5, sign, finite);
    add(6, finite, sort_at(reading, at + 1));
    add(7, cue, sign);
    add(8, before * 8 + after, sign);
    add(9, rest, sign);
    add(10, quotes, sign);
    add(11, name * 8 + finite % 8, sign);
    add(12, draft.need as u32, sign);
    add(13, draft.statement as u32, sign);
    add(14, text_at(reading, at.wrapping_sub(1)), sign);
    add(15, sort_at(reading, at.wrapping_sub(1)), sign);
    add(16, u32::from(draft.inside_quote), sign);
    add(17, rest * 8 + after, finite);
    add(18, name, text_at(reading, at + 1));
    add(19, u32::from(items.get(draft.cue.end).is_some_and(|item| item.mark(Mark::Comma))), sign);
}
