//! Floor 2: attributions, that is who says what, by which words, and what kind of source it is.
//!
//! Knows cue verbs, quotations and sources; reads the results of entities and figures, not their insides. Must not know the screen.

mod types;

pub use types::{Attribution, InferredSource, QuoteType, Source, SourceKind, Statement};

use crate::entities::Names;
use crate::figures::Figure;
use crate::lexicon::{LexiconError, Provider};
use crate::text::Document;

/// Finds attributions. Made once, used for any number of texts.
pub struct Finder {}

impl Finder {
    /// Reads its tables from the provider.
    ///
    /// # Errors
    /// A table that is there but damaged.
    pub fn new(_provider: &dyn Provider) -> Result<Self, LexiconError> {
        Ok(Finder {})
    }

    /// The attributions of the whole document, by first byte. Linear in the text.
    pub fn find(&self, _document: &Document, _names: &Names, _figures: &[Figure]) -> Vec<Attribution> {
        Vec::new()
    }
}
