//! Quotations that go on over paragraphs: each opens with a mark again, and only the last one closes. Knows marks; must not know
//! words.

use super::reading::{Item, Kind, Mark, Reading};
use super::types::{Attribution, QuoteType};
use crate::text::Span;

/// The attribution whose quotation was open at the end of the passage before, as its place among those found.
#[derive(Default)]
pub(super) struct Open(Option<usize>);

impl Open {
    /// Adds to it what a passage goes on with, and notes whether a quotation is open at its end; `first` is where the attributions of
    /// the passage begin.
    pub fn go_on(&mut self, reading: &Reading, first: usize, found: &mut [Attribution]) {
        let Some(last) = reading.items.last() else { return };
        let end = last.span.end;
        let before = self.0.take().filter(|_| reading.items[0].span.of(reading.text) == OPENS);
        if let Some(speaker) = before {
            let said = continued(reading, end);
            let taken = found[first..].iter().any(|a| a.content.iter().any(|span| span.start == said.start));
            if !taken && !said.is_empty() {
                found[speaker].content.push(said);
                self.0 = is_unclosed(&reading.items[0]).then_some(speaker);
                return;
            }
        }
        let Some(open) = reading.items.iter().rposition(|item| is_unclosed(item) && item.span.of(reading.text) == OPENS) else {
            return;
        };
        let said = Span { start: reading.items[open].span.end, end };
        let stopped = open > 0 && reading.items[open - 1].mark(Mark::Stop);
        if let Some(speaker) = found[first..].iter().rposition(|a| speaks_before(a, said.start)).filter(|_| stopped) {
            found[first + speaker].content.push(said);
            self.0 = Some(first + speaker);
        }
    }
}

/// The mark that opens a quotation anew.
const OPENS: &str = "“";

/// A mark whose other half is not in the passage.
fn is_unclosed(item: &Item) -> bool {
    item.kind == Kind::Mark(Mark::Other)
}

/// What the passage says behind the mark that it begins with, up to the closing mark.
fn continued(reading: &Reading, end: u32) -> Span {
    let open = &reading.items[0];
    let end = if is_unclosed(open) { end } else { reading.items[open.partner as usize].span.start };
    Span { start: open.span.end, end }
}

/// A direct quotation that ends before a byte.
fn speaks_before(attribution: &Attribution, byte: u32) -> bool {
    attribution.quote == QuoteType::Direct && attribution.content.iter().all(|span| span.end < byte)
}
