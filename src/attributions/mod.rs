//! Floor 2: attributions, that is who says what, by which words, and what kind of source it is.
//!
//! Knows cue verbs, quotations and sources; reads the results of entities and figures, not their insides. Must not know the screen.
//!
//! A passage is read once into items ([`reading`]): words of the tables, names, figures, marks. The finder of its language looks for
//! cues among them, takes the subject on the left and the content around ([`chinese`], [`english`]) and hands on drafts;
//! [`resolve`] says what kind of source each is, and who is meant where nobody is named.

mod anonymity;
mod chinese;
mod draft;
mod english;
mod kinds;
mod reading;
mod resolve;
mod types;
mod voices;
mod words;

pub use types::{Attribution, InferredSource, QuoteType, Source, SourceKind, Statement};
pub use voices::{Voice, voices};

use crate::entities::Names;
use crate::figures::Figure;
use crate::lexicon::{LexiconError, Provider};
use crate::text::Document;

/// Finds attributions. Made once, used for any number of texts.
pub struct Finder {
    words: words::Words,
}

impl Finder {
    /// Reads its tables from the provider.
    ///
    /// # Errors
    /// A table that is there but damaged.
    pub fn new(_provider: &dyn Provider) -> Result<Self, LexiconError> {
        Ok(Finder { words: words::Words::new()? })
    }

    /// The attributions of the whole document, by first byte. Linear in the text.
    pub fn find(&self, document: &Document, names: &Names, figures: &[Figure]) -> Vec<Attribution> {
        let mut reader = reading::Reader::new(document, &self.words, names, figures);
        let (mut memory, mut drafts, mut found) = (resolve::Memory::new(&self.words), Vec::new(), Vec::new());
        for nth in 0..document.passages.len() {
            let reading = reader.read(nth);
            drafts.clear();
            for sentence in reading.sentences.clone() {
                match reading.chinese {
                    true => chinese::find(&reading, sentence, &mut drafts),
                    false => english::find(&reading, sentence, &mut drafts),
                }
            }
            let first = found.len();
            memory.resolve(&reading, &drafts, &mut found);
            anonymity::explain(&reading, first, &mut found);
        }
        found.sort_by_key(|attribution: &Attribution| attribution.first_byte());
        found
    }
}
