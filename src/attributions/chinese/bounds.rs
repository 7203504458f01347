//! Where Chinese clauses begin and end. Knows marks and quotations; must not know words.

use crate::attributions::reading::{Item, Kind, Mark};
use std::ops::Range;

/// Where the clause that holds `from` ends: at a comma or stop outside brackets and quotations.
pub(super) fn clause_end(items: &[Item], from: usize, scope: usize) -> usize {
    let mut at = from;
    while at < scope {
        let item = &items[at];
        if matches!(item.kind, Kind::Mark(Mark::OpenQuote | Mark::Open)) && (item.partner as usize) < scope {
            at = item.partner as usize;
        } else if cuts(item) {
            return at;
        }
        at += 1;
    }
    scope
}

pub(super) fn cuts(item: &Item) -> bool {
    matches!(item.kind, Kind::Mark(Mark::Comma | Mark::Stop | Mark::Semicolon | Mark::Colon))
}

/// Where the clause of the cue begins, and the quotation that ends there.
pub(super) fn left_boundary(items: &[Item], cue: usize, taken: usize) -> (usize, Option<Range<usize>>) {
    let mut at = cue;
    while at > taken {
        let item = &items[at - 1];
        let open = item.partner as usize;
        if item.mark(Mark::Close)
            && item.span.len() == 3
            && open == taken
            && items[open].mark(Mark::Open)
            && taken + 5 > at - 1
            && cue > at + 1
        {
            return (at, None);
        }
        if at < cue && items[at].span.start > item.span.end + 1 {
            return (at, None);
        }
        if item.mark(Mark::CloseQuote) && open >= taken {
            if ends_speech(items, open, at - 1, cue) {
                return (at, Some(open..at));
            }
            at = open;
        } else if item.mark(Mark::Close) && open >= taken {
            at = open;
        } else if cuts(item) || is_dash(items, at - 1) || item.mark(Mark::OpenQuote) || item.mark(Mark::CloseQuote) {
            return (at, (at >= taken + 2 && item.mark(Mark::Comma)).then(|| quote_at(items, at - 2, taken)).flatten());
        } else {
            at -= 1;
        }
    }
    (at, None)
}

/// A double dash, or one between spaces: what stands before is another clause, or a dateline.
pub(super) fn is_dash(items: &[Item], at: usize) -> bool {
    let dash = |n: usize| items.get(n).is_some_and(|item| item.mark(Mark::Dash));
    let apart = at > 0
        && items
            .get(at + 1)
            .is_some_and(|next| items[at - 1].span.end < items[at].span.start && items[at].span.end < next.span.start);
    dash(at) && (dash(at + 1) || at > 0 && dash(at - 1) || apart)
}

/// The quotation that closes at `close`, before a comma; one that is the tail of another clause (他重申「…」，) is that clause's.
pub(super) fn quote_at(items: &[Item], close: usize, taken: usize) -> Option<Range<usize>> {
    let open = items[close].partner as usize;
    let opens = || open == 0 || items[open - 1].is_mark() && !items[open - 1].mark(Mark::Colon);
    (items[close].mark(Mark::CloseQuote) && open >= taken && opens()).then_some(open..close + 1)
}

/// Whether a quotation before the subject is speech: it ends like a clause, or opens the sentence and is long.
pub(super) fn ends_speech(items: &[Item], open: usize, close: usize, cue: usize) -> bool {
    let inside = &items[open + 1..close];
    let stopped = inside.last().is_some_and(|item| item.mark(Mark::Stop) || item.mark(Mark::Comma));
    stopped || (inside.len() >= 8 && close + 1 < cue)
}
