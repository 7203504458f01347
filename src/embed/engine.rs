//! The engine of this module and the data files it was handed. Knows which files a text needs; must not fetch them.

use crate::analysis::Analyzer;
use crate::lexicon::{Embedded, Provider, blobs_of};
use crate::text::Language;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::default();
}

#[derive(Default)]
struct Engine {
    blobs: Blobs,
    /// Set up when it is first needed, and again when files have come.
    analyzer: Option<Analyzer>,
}

/// What was handed in, then what is compiled in.
#[derive(Default)]
struct Blobs(BTreeMap<String, Vec<u8>>);

impl Provider for Blobs {
    fn blob(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.0.blob(name).or_else(|| Embedded.blob(name))
    }
}

/// Takes a data file over.
pub(super) fn supply(name: String, bytes: Vec<u8>) {
    ENGINE.with_borrow_mut(|engine| {
        engine.blobs.0.insert(name, bytes);
        engine.analyzer = None;
    });
}

/// The data files that texts of a language need and that are not here.
pub(super) fn missing(language: Language) -> Vec<String> {
    let code = if language.is_chinese() { "zh" } else { "en" };
    ENGINE.with_borrow(|engine| blobs_of(code).filter(|name| engine.blobs.blob(name).is_none()).map(String::from).collect())
}

/// Works with the engine.
///
/// # Errors
/// A data file that is damaged, by name.
pub(super) fn with<T>(work: impl FnOnce(&Analyzer) -> T) -> Result<T, String> {
    ENGINE.with_borrow_mut(|Engine { blobs, analyzer }| {
        if analyzer.is_none() {
            *analyzer = Some(Analyzer::new(blobs).map_err(|error| error.to_string())?);
        }
        analyzer.as_ref().map(work).ok_or_else(|| "the engine could not be set up".into())
    })
}
