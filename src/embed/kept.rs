//! Documents kept beside the engine, so that a query or the name of a format crosses to the worker and not a document. Knows names
//! and the newest few documents; must not know who asks.

use crate::anchor::{Anchorer, placed};
use crate::query::{Index, Query, TaggedPlace, complete, evaluate, parse};
use crate::tags::{Notebook, NotebookInfo, Tag};
use crate::text::{OffsetMap, OffsetUnit};
use crate::wire::{Answer, WireDocument, WireHits, WireOffer, WireQueryError};
use std::cell::{OnceCell, RefCell};
use std::collections::VecDeque;

/// Older documents are given up: a page has few readers on it, and whoever asks for a lost one keeps it again.
const MOST: usize = 8;

/// A document with the reader's tags.
pub(super) struct Kept {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) document: WireDocument,
    pub(super) notebook: Notebook,
    /// Made when somebody filters.
    index: OnceCell<Index>,
}

thread_local! {
    static KEPT: RefCell<VecDeque<Kept>> = const { RefCell::new(VecDeque::new()) };
}

impl Kept {
    /// A document that nobody has tagged.
    pub(super) fn untagged(name: String, text: String, document: WireDocument) -> Self {
        let info = NotebookInfo { text_sha256: document.text_sha256.clone(), ..NotebookInfo::default() };
        Kept::new(name, text, document, Notebook::new(info))
    }

    /// A document with its notebook, which must be of the same text.
    pub(super) fn new(name: String, text: String, document: WireDocument, notebook: Notebook) -> Self {
        Kept { name, text, document, notebook, index: OnceCell::new() }
    }

    /// The reader's tags without the corrections of marks, which the document holds already.
    pub(super) fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.notebook.tags.iter().filter(|tag| tag.correction.is_none())
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index::new(&self.text, &self.document);
            index.set_tags(self.tagged_places());
            index
        })
    }

    fn tagged_places(&self) -> Vec<TaggedPlace> {
        let (code_points, own) =
            (OffsetMap::new(&self.text, OffsetUnit::CodePoint), OffsetMap::new(&self.text, self.document.offsets));
        let passage_at = |byte: u32| self.document.passages.partition_point(|passage| own.to_byte(passage.end) <= byte);
        // made only where a tag is of another version of the text
        let anchorer = OnceCell::new();
        let found = |tag: &Tag| anchorer.get_or_init(|| Anchorer::new(&self.text)).find(&tag.target).span;
        let place = |tag: &Tag| {
            let span = placed(&self.text, &code_points, &tag.target).or_else(|| found(tag))?;
            let (first_passage, last_passage) = (passage_at(span.start), passage_at(span.end.saturating_sub(1)));
            Some(TaggedPlace { first_passage, last_passage, names: tag.names.clone(), note: tag.note.clone() })
        };
        self.tags().filter_map(place).collect()
    }

    fn hits(&self, query: &str) -> WireHits {
        let parsed = match parse(query) {
            Ok(parsed) => parsed,
            Err(error) => {
                let map = OffsetMap::new(query, OffsetUnit::Utf16);
                let (start, end) = (map.from_byte(error.span.start), map.from_byte(error.span.end));
                let error = WireQueryError { start, end, message: error.message, code: error.code.into() };
                return WireHits { error: Some(error), ..WireHits::default() };
            }
        };
        let all = parsed == Query::All;
        let found = evaluate(&parsed, self.index());
        let marks = found.marks.iter().map(|&nth| self.document.annotations[nth as usize].id().to_string());
        WireHits {
            passages: found.passages.iter().map(|&nth| self.document.passages[nth].id.clone()).collect(),
            annotations: if all { Vec::new() } else { marks.collect() },
            error: None,
        }
    }

    fn offers(&self, query: &str) -> Vec<WireOffer> {
        let found = complete(query, query.len(), self.index()).into_iter();
        let whole = |span: crate::text::Span, text: &str| {
            let (from, to) = (span.start as usize, span.end as usize);
            [query.get(..from).unwrap_or(""), text, query.get(to..).unwrap_or("")].concat()
        };
        found.map(|offer| WireOffer { query: whole(offer.replaces, &offer.text), text: offer.text, count: offer.count }).collect()
    }
}

/// Keeps a document, in place of another of its name.
pub(super) fn keep(kept: Kept) {
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
    about(name, |kept| Answer::Hits(kept.hits(query)))
}

/// How a query on the document of that name could go on.
pub(super) fn offers(name: &str, query: &str) -> Answer {
    about(name, |kept| Answer::Offers { offers: kept.offers(query) })
}

/// Answers by the document of that name.
pub(super) fn about(name: &str, answer: impl FnOnce(&Kept) -> Answer) -> Answer {
    KEPT.with_borrow(|all| all.iter().find(|kept| kept.name == name).map_or(Answer::Gone, answer))
}
