//! Quotations with only a name before them: `謝孟潔：「…」`, speaker labels. Knows colons and quotations; must not know verbs.

use super::draft::Draft;
use super::reading::{Mark, Reading};
use super::types::Statement;
use super::words::class;
use std::ops::Range;

/// The longest name before a colon, in items.
const LONGEST: usize = 16;

/// Adds the quotation of a sentence that begins with a short name and a colon.
pub(super) fn find(reading: &Reading, sentence: Range<usize>, out: &mut Vec<Draft>) {
    let items = &reading.items;
    let to = sentence.end.min(sentence.start + LONGEST);
    let Some(colon) = (sentence.start..to).find(|&at| items[at].mark(Mark::Colon)) else { return };
    let name = sentence.start..colon;
    let open = colon + 1;
    let quoted = items.get(open).is_some_and(|item| item.mark(Mark::OpenQuote) && open < sentence.end);
    let verbless = !items[name.clone()]
        .iter()
        .any(|item| item.is(class::CUE) || item.is_mark() && !item.mark(Mark::Open) && !item.mark(Mark::Close));
    if quoted && verbless && !name.is_empty() {
        let close = items[open].partner as usize;
        let (cue, content) = (colon..colon, vec![open..close + 1]);
        out.push(Draft { source: Some(name), cue, statement: Statement::Say, content, subject: None, inside_quote: false });
    }
}
