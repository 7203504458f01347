//! The engine of this module and the data files it was handed. Knows which files a text needs; must not fetch them.

use crate::analysis::Analyzer;
use crate::lexicon::{Embedded, LexiconError, Provider, blobs_of};
use crate::text::Language;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::default();
}

#[derive(Default)]
struct Engine {
    /// What was handed in and is not read yet.
    fresh: Blobs,
    /// The names of what was handed in and read.
    read: Vec<String>,
    /// Set up when it is first needed.
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

impl Engine {
    /// Sets the analyzer up, or has it read what has come since.
    fn analyzer(&mut self) -> Result<&Analyzer, LexiconError> {
        let analyzer = match &mut self.analyzer {
            Some(analyzer) => {
                analyzer.take_in(&self.fresh.0)?;
                analyzer
            }
            none => none.insert(Analyzer::new(&self.fresh)?),
        };
        self.read.extend(std::mem::take(&mut self.fresh.0).into_keys());
        Ok(analyzer)
    }

    fn has(&self, name: &str) -> bool {
        self.fresh.blob(name).is_some() || self.read.iter().any(|read| read == name)
    }
}

/// Takes a data file over.
pub(super) fn supply(name: String, bytes: Vec<u8>) {
    ENGINE.with_borrow_mut(|engine| engine.fresh.0.insert(name, bytes));
}

/// The data files that texts of a language need and that are not here.
pub(super) fn missing(language: Language) -> Vec<String> {
    let code = if language.is_chinese() { "zh" } else { "en" };
    ENGINE.with_borrow(|engine| blobs_of(code).filter(|name| !engine.has(name)).map(String::from).collect())
}

/// Sets up what needs no data file, while those are on their way. What fails will fail, and be told, when it is needed.
pub(super) fn prepare() {
    let _ = with(|_| ());
}

/// Works with the engine.
///
/// # Errors
/// A data file that is damaged, by name.
pub(super) fn with<T>(work: impl FnOnce(&Analyzer) -> T) -> Result<T, String> {
    ENGINE.with_borrow_mut(|engine| engine.analyzer().map(work).map_err(|error| error.to_string()))
}
