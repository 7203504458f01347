//! How far a clause may look: the sentence, or a sentence of a quotation in it. Must not know cues.

use crate::attributions::reading::{Mark, Reading};
use std::ops::Range;

/// A stretch that sources and content of its cues may not leave: the sentence, or a quotation in it.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// Its first item.
    pub start: usize,
    /// One past its last item.
    pub end: usize,
    /// Behind the last cue found in it, at first its beginning.
    pub taken: usize,
    /// The last source found in it.
    pub last_subject: Option<Range<usize>>,
    /// Where the quotation closes that it is a sentence of.
    close: usize,
}

impl Scope {
    /// Nothing found yet.
    pub fn new(run: Range<usize>) -> Self {
        Scope { start: run.start, end: run.end, taken: run.start, last_subject: None, close: run.end }
    }

    /// The sentence that begins at `start` in a quotation that closes at `close`.
    pub fn quoted(reading: &Reading, start: usize, close: usize) -> Self {
        Scope { close, ..Scope::new(start..sentence_end(reading, start, close)) }
    }

    /// The next sentence of the same quotation.
    pub fn next(&self, reading: &Reading, at: usize) -> Option<Self> {
        (at < self.close).then(|| Scope::quoted(reading, at, self.close))
    }
}

/// Behind the first stop of a quotation that another sentence follows.
fn sentence_end(reading: &Reading, start: usize, close: usize) -> usize {
    let items = &reading.items;
    let mut at = start;
    while at < close {
        let quote = items[at].mark(Mark::OpenQuote) || items[at].mark(Mark::Open);
        at = if quote { items[at].partner as usize } else { at } + 1;
        let stopped = items[at - 1].mark(Mark::Stop) || quote && items[at - 2].mark(Mark::Stop);
        if stopped && at < close && (items[at].mark(Mark::OpenQuote) || reading.str(at).starts_with(char::is_uppercase)) {
            return at;
        }
    }
    close
}
