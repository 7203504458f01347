//! What a page and a worker say to each other: JSON texts, since a long document crosses faster as one string than as a tree of
//! objects. Knows calls and answers; must not know ports or threads.
//!
//! Every request carries a number of the caller's choice and is answered by any number of [`Answer::Progress`] and one other
//! answer with the same number. A worker reads one request after the other; to give up on one, the caller drops late answers, or
//! ends the worker and starts another.

use super::json::Json;
use super::{WireDocument, WireOptions, WirePlace, WireSelector};
use crate::analysis::Progress;
use crate::text::OffsetUnit;
use serde::{Deserialize, Serialize};

/// A numbered call.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Chosen by the caller; comes back with every answer.
    pub id: u32,
    /// What to do.
    pub call: Call,
}

/// What a worker can do.
///
/// In JSON a call is an object with its name under `call`, its parts under their names, and the `id`.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    /// Mark a text.
    Annotate {
        /// The original.
        text: String,
        /// How to read it.
        options: WireOptions,
        /// A name under which the marks are kept for [`Call::Filter`]; nothing is kept without one.
        keep: Option<String>,
        /// Whether the answer is [`Answer::Rows`].
        as_rows: bool,
    },
    /// Keep a document as the reader sees it, with corrections and tags, under a name, in place of another of that name.
    Keep {
        /// The name.
        name: String,
        /// The original.
        text: String,
        /// The document, written by [`rows::write`](super::rows::write).
        rows: String,
        /// The reader's tags: a notebook in JSON.
        notebook: String,
    },
    /// Say which passages and marks of a kept text a query means.
    Filter {
        /// The name it was kept under.
        of: String,
        /// The query, as the reader wrote it.
        query: String,
    },
    /// Say how a query on a kept text could go on.
    Complete {
        /// The name it was kept under.
        of: String,
        /// What is written so far.
        query: String,
    },
    /// Write a kept text as a file.
    Export {
        /// The name it was kept under.
        of: String,
        /// The name of an interchange format.
        format: String,
        /// Whether the engine's marks are left out.
        tags_only: bool,
    },
    /// Find described places in a text.
    Anchor {
        /// The text as it is now.
        text: String,
        /// The places, their positions counted in `offsets`.
        selectors: Vec<WireSelector>,
        /// The unit of all offsets; UTF-16 when left out.
        offsets: Option<OffsetUnit>,
    },
    /// Find figures in the conventions of Recognizers-Text.
    Recognize {
        /// The text.
        text: String,
        /// `number`, `currency`, `datetime` …
        model: String,
        /// `zh-cn` or `en-us`.
        culture: String,
        /// `YYYY-MM-DDTHH:MM:SS`: what relative dates are counted from; the model `datetime` needs it.
        reference: Option<String>,
    },
    /// Turn a file of one format into another.
    Convert {
        /// The file's text.
        file: String,
        /// The format's name: `json`, `jsonld`, `brat` …
        from: String,
        /// As `from`.
        to: String,
        /// What the marks are about, for formats that do not hold it.
        text: Option<String>,
    },
}

/// A numbered answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The request's number.
    pub id: u32,
    /// What came of it.
    pub answer: Answer,
}

impl Response {
    /// The answer's own object with the `id` before everything else, where a page finds it without reading the rest.
    pub fn json(&self) -> String {
        let mut json = Json::default();
        json.push(&format!("{{\"id\":{}", self.id));
        json.member(&self.answer);
        json.text()
    }
}

/// What comes of a call.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "answer", rename_all = "lowercase")]
pub enum Answer {
    /// The engine is set up; sent once, numbered 0, before any call is read.
    Ready,
    /// Work is going on.
    Progress(WireProgress),
    /// The marks.
    Document {
        /// The annotated document.
        document: Box<WireDocument>,
    },
    /// The marks as the app reads them.
    Rows {
        /// The annotated document, written by [`rows::write`](super::rows::write).
        rows: String,
    },
    /// What a query means.
    Hits(WireHits),
    /// It is kept.
    Kept,
    /// Ways to go on.
    Offers {
        /// The likeliest first.
        offers: Vec<WireOffer>,
    },
    /// A file.
    File(WireFile),
    /// The text a call is about is not kept (any more): keep it again.
    Gone,
    /// Data files that reading this text needs and that have not been handed in: hand them in and call again.
    Needs {
        /// Their names.
        blobs: Vec<String>,
    },
    /// What became of places, in the order of the selectors.
    Places {
        /// One a selector.
        places: Vec<WirePlace>,
    },
    /// Figures in the shape of Recognizers-Text.
    Recognized {
        /// In order of the text.
        results: Vec<serde_json::Value>,
    },
    /// Nothing came of it.
    Failed {
        /// What went wrong, in English, for a developer.
        message: String,
    },
}

/// What a query means in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WireHits {
    /// Ids of passages.
    pub passages: Vec<String>,
    /// Ids of the annotations that made them hits.
    pub annotations: Vec<String>,
    /// What is wrong with the query; then there are no hits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<WireQueryError>,
}

/// Where a query cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WireQueryError {
    /// First UTF-16 code unit of the query.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What is wrong, in English.
    pub message: String,
    /// What sort of error, in a word that stays the same, for translation.
    pub code: String,
}

/// A way to go on with a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WireOffer {
    /// What is put in.
    pub text: String,
    /// The query with it put in.
    pub query: String,
    /// In how many marks it occurs; 0 for a field.
    pub count: usize,
}

/// A file written in an interchange format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireFile {
    /// The file.
    pub body: String,
    /// The usual ending of its name, without the dot.
    pub extension: String,
    /// Its media type.
    pub media_type: String,
    /// How many things the format could not hold.
    pub lost: usize,
    /// Some of them, with the reason, in English.
    pub losses: Vec<String>,
    /// The same, for a screen that words them itself.
    pub told: Vec<WireLoss>,
}

/// Something that a format could not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireLoss {
    /// What it is, in its own words; empty where `thing` says it.
    pub what: String,
    /// A word for what has no words of its own, such as `colours`; else empty.
    pub thing: String,
    /// A word for the reason, such as `crosses`.
    pub why: String,
    /// How many.
    pub times: usize,
}

/// How far the work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct WireProgress {
    /// Bytes read.
    pub done: usize,
    /// Bytes in all.
    pub total: usize,
}

impl From<Progress> for WireProgress {
    fn from(Progress { done, total }: Progress) -> Self {
        WireProgress { done, total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_in_json() {
        let response = Response { id: 1, answer: Answer::Progress(WireProgress { done: 1, total: 2 }) };
        assert_eq!(response.json(), r#"{"id":1,"answer":"progress","done":1,"total":2}"#);
        assert_eq!(Response { id: 2, answer: Answer::Kept }.json(), r#"{"id":2,"answer":"kept"}"#);
    }
}
