//! What kind of source a noun phrase names, from its words, its verb and what the rules say. Must not know content.

use super::{BUCKETS, NONE, broad, place, size, sort_at, stem, text_at, text_hash};
use crate::attributions::reading::{Kind, Mark, Reading};
use crate::attributions::types::SourceKind;
use crate::attributions::words::class;
use std::ops::Range;

/// How far the weights of one kind lie from those of the next.
pub(crate) fn offset(kind: SourceKind) -> u16 {
    (kind as usize * (BUCKETS / 5 - 7)) as u16
}

/// The features of a source, as places in the weights before the kind moves them.
pub(crate) fn features(reading: &Reading, run: &Range<usize>, cue: &Range<usize>, rule: SourceKind, out: &mut Vec<u16>) {
    out.clear();
    let items = &reading.items;
    let head = head(reading, run);
    let rule = rule as u32;
    let first = sort_at(reading, run.start);
    let mut add = |template: u32, a: u32, b: u32| out.push(place(template, a, b));
    add(0, 0, 0);
    add(1, rule, 0);
    add(2, rule, sort_at(reading, head));
    add(3, text_at(reading, head), 0);
    add(4, text_at(reading, head), rule);
    add(5, ending(reading.str(head)), 0);
    add(6, text_at(reading, run.start), sort_at(reading, head));
    add(7, first, rule);
    add(8, size(run.len()), rule);
    add(9, names(reading, run), rule);
    add(10, names(reading, run), sort_at(reading, head));
    add(11, sort_at(reading, run.end), rule);
    add(12, shape(reading.str(head)), broad(&items[head]));
    add(13, text_at(reading, head.wrapping_sub(1)), text_at(reading, head));
    add(14, shape(reading.str(run.start)), shape(reading.str(head)));
    for at in run.clone().take(12) {
        add(15, text_at(reading, at), 0);
        if items[at].is(class::SOURCE) {
            add(16, sort_at(reading, at), u32::from(at == head));
        }
    }
    add(17, text_at(reading, run.end.saturating_sub(1)), 1);
    let cue = reading.span(cue.clone()).of(reading.text);
    add(18, text_hash(if reading.chinese { cue } else { stem(cue) }), rule);
}

/// The word that the phrase turns on: the last one, in English the last before a preposition or mark.
fn head(reading: &Reading, run: &Range<usize>) -> usize {
    let items = &reading.items;
    let cut =
        |at: &usize| items[*at].is(class::OPENER | class::RELATIVE) || items[*at].mark(Mark::Comma) || items[*at].mark(Mark::Open);
    match reading.chinese {
        true => run.clone().rev().find(|&at| !items[at].is_mark()).unwrap_or(run.start),
        false => run.clone().skip(1).find(cut).map_or(run.end - 1, |at| at - 1),
    }
}

/// Which types of names stand in the phrase, as bits.
fn names(reading: &Reading, run: &Range<usize>) -> u32 {
    let bit = |at: usize| match reading.items[at].kind {
        Kind::Name(kind, _) => 1 << (kind as u32),
        _ => 0,
    };
    run.clone().fold(0, |bits, at| bits | bit(at))
}

/// Capitals, figures, length.
fn shape(word: &str) -> u32 {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let first = word.starts_with(char::is_uppercase);
    match word.chars().count() {
        0 => NONE,
        length => {
            u32::from(first) * 16
                + u32::from(capitals == length && length > 1) * 8
                + u32::from(word.ends_with('s')) * 4
                + size(length).min(3)
        }
    }
}

fn ending(word: &str) -> u32 {
    let start = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    text_hash(&word[start..])
}
