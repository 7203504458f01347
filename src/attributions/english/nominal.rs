//! Nouns that state what their owner holds: `Her view is that …`, `in her view, …`, `the minister's claim that …`, and phrases that
//! give a quotation to someone: `“…” is how she put it`, `“…”, in the words of …`. Must not know verbs of saying.

use super::content::clause_after;
use super::{clause, phrase, whole};
use crate::attributions::draft::Draft;
use crate::attributions::reading::{Mark, Reading};
use crate::attributions::words::class;
use std::ops::Range;

/// The longest aside between noun and verb: `Her position, she said, is that`.
const ASIDE: usize = 8;

/// Adds what such nouns of a sentence state.
pub(super) fn find(reading: &Reading, sentence: Range<usize>, out: &mut Vec<Draft>) {
    for noun in sentence.start + 1..sentence.end {
        if !reading.items[noun].is(class::STANCE) {
            continue;
        }
        let Some(source) = owner(reading, sentence.start..noun) else { continue };
        let stated = stated(reading, noun + 1..sentence.end).or_else(|| in_view(reading, source.start, noun + 1..sentence.end));
        let content = stated.and_then(|run| whole(&reading.items, run));
        if let Some(content) = content.filter(|run| run.len() > 1) {
            let statement = reading.items[noun].entry.statement;
            out.push(Draft { statement, ..Draft::said(Some(source), noun..noun + 1, content) });
        }
    }
}

/// Adds the quotations of a sentence behind which `is how she put it` or `in the words of` says whose they are.
pub(super) fn given(reading: &Reading, sentence: Range<usize>, out: &mut Vec<Draft>) {
    let items = &reading.items;
    for close in sentence.clone().filter(|&at| items[at].mark(Mark::CloseQuote)) {
        let next = close + 1 + usize::from(items.get(close + 1).is_some_and(|item| item.mark(Mark::Comma)));
        let given = how(reading, next..sentence.end).or_else(|| words_of(reading, next..sentence.end));
        if let Some((source, cue)) = given {
            out.push(Draft { direct: true, ..Draft::said(Some(source), cue, items[close].partner as usize..close + 1) });
        }
    }
}

/// The speaker and the verb of `is how one of her students summarized it`.
fn how(reading: &Reading, run: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    const LONGEST: usize = 12;
    let opens = run.len() > 4 && reading.items[run.start].is(class::BE) && reading.str(run.start + 1) == "how";
    let from = run.start + 2;
    let verb = (from + 1..run.end.min(from + LONGEST)).find(|&at| opens && reading.items[at].is(class::CUE))?;
    Some((from..verb, verb..verb + 1))
}

/// The speaker and the cue of `in the words of the critic Nell Sotherby`.
fn words_of(reading: &Reading, run: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let from = run.start + 4;
    let said =
        from < run.end && ["in", "the", "words", "of"].iter().enumerate().all(|(nth, word)| reading.str(run.start + nth) == *word);
    let source = phrase::after(reading, said.then_some(from..run.end)?);
    (!source.is_empty()).then_some((source, run.start..from))
}

/// Whose it is: `her`, or the noun phrase before `'s`.
fn owner(reading: &Reading, run: Range<usize>) -> Option<Range<usize>> {
    let last = run.end - 1;
    let word = reading.str(last).to_ascii_lowercase();
    if matches!(word.as_str(), "his" | "her" | "their" | "its" | "my" | "our") {
        return Some(last..run.end);
    }
    let possessive = matches!(word.as_str(), "'s" | "’s" | "'" | "’");
    possessive.then(|| clause::subject(reading, run.start..last)).flatten()
}

/// What stands behind `that`, right behind the noun or behind `is`.
fn stated(reading: &Reading, run: Range<usize>) -> Option<Range<usize>> {
    let items = &reading.items;
    let that = |at: usize| at + 1 < run.end && reading.str(at) == "that" && !items[at + 1].is(class::AUXILIARY);
    if that(run.start) {
        return Some(run.start + 1..main_verb(reading, run.start + 1..run.end));
    }
    let aside = |at: usize| at < run.end && items[at].mark(Mark::Comma);
    let close = || (run.start + 1..run.end.min(run.start + ASIDE)).find(|&at| aside(at)).map(|at| at + 1);
    let verb = if aside(run.start) { close()? } else { run.start };
    let is = |at: usize| at < run.end && items[at].is(class::BE);
    let verb = if verb < run.end && items[verb].is(class::AUXILIARY) && is(verb + 1) { verb + 1 } else { verb };
    let joint = |at: &usize| items[*at].mark(Mark::Comma) && matches!(reading.str(at + 1), "and" | "but");
    let end = (verb + 2..run.end.saturating_sub(1)).find(joint).unwrap_or(run.end);
    (is(verb) && that(verb + 1)).then(|| clause_after(reading, verb + 2, end))
}

/// `in her view, …`, `by its account, …`: what stands behind the comma.
fn in_view(reading: &Reading, owner: usize, run: Range<usize>) -> Option<Range<usize>> {
    let opener = owner.checked_sub(1).map_or("", |before| reading.str(before));
    let opens = matches!(opener, "in" | "In" | "to" | "To" | "by" | "By");
    let comma = run.start + 1 < run.end && reading.items[run.start].mark(Mark::Comma);
    (opens && comma).then(|| clause_after(reading, run.start + 1, run.end))
}

/// Where the clause behind `the claim that` ends and the verb of the claim stands: `… that it had agreed to a date was false`.
fn main_verb(reading: &Reading, run: Range<usize>) -> usize {
    let items = &reading.items;
    let finite = |at: &usize| items[*at].is(class::AUXILIARY | class::VERB) && !matches!(reading.str(*at), "'s" | "’s");
    let begins = |at: &usize| {
        finite(at) && !finite(&(at - 1)) && !items[at - 1].is(class::ADVERB | class::NEGATION | class::CONJUNCTION | class::PRONOUN)
    };
    let stop = run.clone().find(|&at| items[at].mark(Mark::Comma) || items[at].mark(Mark::Semicolon)).unwrap_or(run.end);
    let first = (run.start..stop).find(finite).unwrap_or(stop);
    (first + 1..stop).find(begins).unwrap_or(stop)
}
