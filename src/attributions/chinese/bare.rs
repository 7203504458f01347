//! Quotations behind a colon that no cue of the tables lifts: `謝孟潔：「…」`, speaker labels, and verbs the tables do not know. Knows
//! colons and quotations; must not know verbs.

use super::subject;
use crate::attributions::draft::Draft;
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use std::ops::Range;

/// The longest verb of one word, in characters.
const VERB: usize = 4;

/// Adds the quotations behind colons that none of the drafts from `first` on has.
pub(super) fn find(reading: &Reading, sentence: Range<usize>, first: usize, out: &mut Vec<Draft>) {
    let items = &reading.items;
    for colon in sentence.clone().filter(|&at| items[at].mark(Mark::Colon)) {
        let open = colon + 1;
        let quoted = items.get(open).is_some_and(|item| item.mark(Mark::OpenQuote) && open < sentence.end);
        let taken = |draft: &Draft| draft.cue.end == colon || draft.content.iter().any(|run| run.contains(&open));
        if quoted && !out[first..].iter().any(taken) {
            out.extend(draft(reading, clause(items, &sentence, colon), open));
        }
    }
}

/// The clause that ends at a colon.
pub(super) fn clause(items: &[Item], sentence: &Range<usize>, colon: usize) -> Range<usize> {
    let cuts = |item: &Item| [Mark::Comma, Mark::Stop, Mark::Semicolon, Mark::CloseQuote].into_iter().any(|mark| item.mark(mark));
    let start = sentence.clone().rev().skip_while(|&at| at >= colon).find(|&at| cuts(&items[at]));
    start.map_or(sentence.start, |at| at + 1)..colon
}

pub(super) fn draft(reading: &Reading, clause: Range<usize>, open: usize) -> Option<Draft> {
    let items = &reading.items;
    let close = items[open].partner as usize;
    let content = std::iter::once(open..close + 1).collect();
    let label =
        clause.len() <= 12 && !items[clause.clone()].iter().any(|item| item.is(class::ADVERB | class::OPENER | class::NEGATION));
    let source = subject::anchored(reading, clause.clone()).or_else(|| label.then(|| clause.clone()))?;
    let cue = verb(reading, source.end..clause.end).unwrap_or(clause.end..clause.end);
    let (statement, inside_quote) = (Statement::Say, false);
    (!source.is_empty()).then_some(Draft {
        source: Some(source),
        cue,
        statement,
        need: Need::Tail,
        content,
        subject: None,
        inside_quote,
        direct: false,
    })
}

/// The unknown verb behind a source: its last characters, at most a word.
pub(super) fn verb(reading: &Reading, run: Range<usize>) -> Option<Range<usize>> {
    let items = &reading.items;
    let known =
        |at: &usize| items[*at].is(class::ADVERB | class::OPENER | class::TIME | class::CLOSER) || items[*at].kind != Kind::Han;
    let start = run.clone().rev().find(known).map_or(run.start, |at| at + 1);
    let start = if run.end - start > VERB { run.end - 2 } else { start };
    (start < run.end).then_some(start..run.end)
}
