//! Quotations that no cue of the tables lifts: `Haley: “…”`, `A villager grinned: “…”`, `“…,” the streamer chirped.` Knows colons and
//! quotations; must not know verbs.

use super::clause;
use super::content::closes_clause;
use super::cue::chain_start;
use crate::attributions::draft::Draft;
use crate::attributions::reading::{Kind, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::class;
use std::ops::Range;

/// The longest way from a quotation to the end of its sentence.
const REACH: usize = 24;

/// Adds the quotations of a sentence that none of the drafts from `first` on has.
pub(super) fn find(reading: &Reading, sentence: Range<usize>, first: usize, out: &mut Vec<Draft>) {
    let items = &reading.items;
    let mut at = sentence.start;
    while at < sentence.end {
        if !items[at].mark(Mark::OpenQuote) {
            at += 1;
            continue;
        }
        let close = items[at].partner as usize;
        let taken = out[first..].iter().any(|draft| draft.content.iter().any(|run| run.contains(&at)));
        if !taken && close > at + 2 {
            out.extend(
                behind_colon(reading, sentence.start..at)
                    .or_else(|| before_verb(reading, close, sentence.end))
                    .map(|parts| draft(reading, parts, at..close + 1)),
            );
        }
        at = close + 1;
    }
}

fn draft(reading: &Reading, (source, cue): (Range<usize>, Range<usize>), content: Range<usize>) -> Draft {
    let known = reading.items.get(cue.start).filter(|item| item.is(class::CUE) && !cue.is_empty());
    let statement = known.map_or(Statement::Say, |item| item.entry.statement);
    Draft { statement, ..Draft::said(Some(source), cue, content) }
}

/// `X: “…”`, `X grinned: “…”`: the subject of the clause before a colon, and the verb right behind it.
fn behind_colon(reading: &Reading, before: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let items = &reading.items;
    let colon = before.end.checked_sub(1).filter(|&at| at > before.start && items[at].mark(Mark::Colon))?;
    let told = || told(reading, before.start..colon);
    let Some(source) = clause::main_subject(reading, before.start..colon).filter(|run| speaks(reading, run)) else { return told() };
    let verb = (source.end..colon).find(|&at| !items[at].is(class::ADVERB)).filter(|&at| is_open_verb(reading, at));
    let cue = verb.map_or(colon..colon, |at| at..at + 1);
    Some((source, cue))
}

/// `She asked whether it was safe: “…”`: a cue with its own subject, and a clause between it and the colon.
fn told(reading: &Reading, before: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let items = &reading.items;
    let cue = before.clone().find(|&at| items[at].is(class::CUE) && is_open_verb(reading, at))?;
    let source =
        clause::subject(reading, before.start..chain_start(reading, before.start, cue)).filter(|run| speaks(reading, run))?;
    Some((source, cue..cue + 1))
}

/// `“…,” the streamer chirped.`: nothing but a subject and a verb up to the end.
fn before_verb(reading: &Reading, close: usize, end: usize) -> Option<(Range<usize>, Range<usize>)> {
    let items = &reading.items;
    let stop = end.checked_sub(1).filter(|&at| items[at].mark(Mark::Stop) && at > close + 2 && at < close + REACH)?;
    let verb = (close + 2..stop).find(|&at| is_open_verb(reading, at) && items[at].kind == Kind::Word)?;
    let closed = verb + 1 == stop || items[verb + 1].mark(Mark::Comma) || items[verb + 1].is(class::OPENER | class::ADVERB);
    let source = close + 1..verb;
    let plain = !items[source.clone()].iter().any(|item| item.is_mark());
    (closed && plain && closes_clause(reading, close) && speaks(reading, &source)).then_some((source, verb..verb + 1))
}

/// A word that can be a verb although no table has it.
fn is_open_verb(reading: &Reading, at: usize) -> bool {
    let (item, word) = (&reading.items[at], reading.str(at));
    let shape = word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss") && word.len() > 3 || item.is(class::CUE);
    item.kind == Kind::Word
        && shape
        && word.starts_with(char::is_lowercase)
        && !item.is(class::SOURCE | class::AUXILIARY | class::OPENER)
}

/// Whether a run can name someone: a person, a noun of the tables, a pronoun, or a name.
fn speaks(reading: &Reading, run: &Range<usize>) -> bool {
    reading.items[run.clone()].iter().any(|item| item.is(class::SOURCE | class::PRONOUN) || matches!(item.kind, Kind::Name(..)))
        || clause::is_name(reading, run.start) && run.len() <= 4
}
