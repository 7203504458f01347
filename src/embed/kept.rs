//! Documents kept beside the engine for filtering, so that a query crosses to the worker and not a document. Knows names and the
//! newest few documents; must not know who asks.

use crate::query::{Index, evaluate, parse};
use crate::text::{OffsetMap, OffsetUnit};
use crate::wire::{Answer, WireDocument, WireHits, WireQueryError};
use std::cell::RefCell;
use std::collections::VecDeque;

/// Older documents are given up: a page has few readers on it, and whoever asks for a lost one annotates again.
const MOST: usize = 8;

struct Kept {
    name: String,
    index: Index,
    passages: Vec<String>,
    annotations: Vec<String>,
}

thread_local! {
    static KEPT: RefCell<VecDeque<Kept>> = const { RefCell::new(VecDeque::new()) };
}

/// Keeps a document under a name, in place of another of that name.
pub(super) fn keep(name: String, text: &str, document: &WireDocument) {
    let kept = Kept {
        index: Index::new(text, document),
        passages: document.passages.iter().map(|passage| passage.id.clone()).collect(),
        annotations: document.annotations.iter().map(|annotation| annotation.id().to_string()).collect(),
        name,
    };
    KEPT.with_borrow_mut(|all| {
        all.retain(|other| other.name != kept.name);
        all.push_back(kept);
        if all.len() > MOST {
            all.pop_front();
        }
    });
}

/// What a query means in the document of that name.
pub(super) fn filter(name: &str, query: &str) -> Answer {
    KEPT.with_borrow(|all| match all.iter().find(|kept| kept.name == name) {
        Some(kept) => Answer::Hits(hits(kept, query)),
        None => Answer::Gone,
    })
}

fn hits(kept: &Kept, query: &str) -> WireHits {
    let parsed = match parse(query) {
        Ok(parsed) => parsed,
        Err(error) => {
            let map = OffsetMap::new(query, OffsetUnit::Utf16);
            let (start, end) = (map.from_byte(error.span.start), map.from_byte(error.span.end));
            let error = Some(WireQueryError { start, end, message: error.message });
            return WireHits { error, ..WireHits::default() };
        }
    };
    let found = evaluate(&parsed, &kept.index);
    WireHits {
        passages: found.passages.iter().map(|&nth| kept.passages[nth].clone()).collect(),
        annotations: found.marks.iter().map(|&nth| kept.annotations[nth as usize].clone()).collect(),
        error: None,
    }
}
