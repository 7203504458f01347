//! Floor 1: word lists, tables and weights, wherever they come from.
//!
//! Knows blobs by name and how to read them; must not know what a layer does with them, nor fetch anything itself: whoever runs the
//! engine hands in a [`Provider`] (a folder natively, fetched files in the browser, a map in tests).

pub mod blob;
mod chars;
mod fold;
pub mod linear;

pub use chars::Chars;
pub use fold::{ends_folded, fold, folded, simplified, starts_folded};

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Hands out named blobs.
pub trait Provider {
    /// The bytes of the blob, or none where this provider does not have it.
    fn blob(&self, name: &str) -> Option<Cow<'_, [u8]>>;
}

/// The blobs that are compiled in. Without the feature `embedded` those of single languages are not, and whoever runs the engine
/// hands them in.
pub struct Embedded;

/// Names the large tables and weights, and takes them in where they are to be; `src/lexicon/data/MODEL_CARD.md` says where they come from.
macro_rules! large {
    ($($name:literal),+) => {
        /// The blobs that only texts of one language need.
        const LARGE: &[&str] = &[$($name),+];
        #[cfg(feature = "embedded")]
        const DATA: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("data/", $name)))),+];
        #[cfg(not(feature = "embedded"))]
        const DATA: &[(&str, &[u8])] = &[];
    };
}

large!(
    "attributions.en.weights.bin",
    "attributions.zh.weights.bin",
    "entities.en.lists.bin",
    "entities.en.weights.bin",
    "entities.zh.lists.bin",
    "entities.zh.weights.bin",
    "figures.zh.weights.bin"
);

/// The names of the blobs that texts of `language` (`zh`, `en`) need.
pub fn blobs_of(language: &str) -> impl Iterator<Item = &'static str> {
    LARGE.iter().copied().filter(move |name| name.split('.').nth(1) == Some(language))
}

impl Provider for Embedded {
    fn blob(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        DATA.iter().find(|(known, _)| *known == name).map(|&(_, bytes)| Cow::Borrowed(bytes))
    }
}

impl Provider for BTreeMap<String, Vec<u8>> {
    fn blob(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.get(name).map(|bytes| Cow::Borrowed(bytes.as_slice()))
    }
}

/// Why the engine could not be set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconError {
    blob: String,
    problem: String,
}

impl LexiconError {
    /// An error about the blob `blob`; `problem` completes the sentence “the blob …”.
    pub fn new(blob: impl Into<String>, problem: impl Into<String>) -> Self {
        LexiconError { blob: blob.into(), problem: problem.into() }
    }
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the data file “{}” {}", self.blob, self.problem)
    }
}

impl std::error::Error for LexiconError {}
