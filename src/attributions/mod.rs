//! Floor 2: attributions, that is who says what, by which words, and what kind of source it is.
//!
//! Knows cue verbs, quotations and sources; reads the results of entities and figures, not their insides. Must not know the screen.
//!
//! A passage is read once into items ([`reading`]): words of the tables, names, figures, marks. The finder of its language looks for
//! cues among them, takes the subject on the left and the content around ([`chinese`], [`english`]) and hands on drafts;
//! [`judge`] drops those that learned weights speak against, [`resolve`] says what kind of source each is, and who is meant where nobody is named, [`anonymity`] why; [`voices()`]
//! sums a document up.

mod anonymity;
mod chinese;
mod draft;
mod english;
mod judge;
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
#[cfg(feature = "cli")]
use crate::text::Span;
#[cfg(feature = "cli")]
pub(crate) use judge::{BLOB, BUCKETS, bias};

/// Finds attributions. Made once, used for any number of texts.
pub struct Finder {
    words: words::Words,
    judge: Option<judge::Judge>,
}

impl Finder {
    /// Reads its tables from the provider.
    ///
    /// # Errors
    /// A table that is there but damaged.
    pub fn new(provider: &dyn Provider) -> Result<Self, LexiconError> {
        Ok(Finder { words: words::Words::new()?, judge: judge::Judge::load(provider)? })
    }

    /// The attributions of the whole document, by first byte. Linear in the text.
    pub fn find(&self, document: &Document, names: &Names, figures: &[Figure]) -> Vec<Attribution> {
        let mut reader = reading::Reader::new(document, &self.words, names, figures);
        let (mut memory, mut drafts, mut found) = (resolve::Memory::new(&self.words), Vec::new(), Vec::new());
        let mut room = Vec::new();
        for nth in 0..document.passages.len() {
            let reading = reader.read(nth);
            draft_passage(&reading, &mut drafts);
            if let Some(judge) = &self.judge {
                drafts.retain(|draft| judge.accepts(&reading, draft, &mut room));
            }
            let first = found.len();
            memory.resolve(&reading, &drafts, &mut found);
            anonymity::explain(&reading, first, &mut found);
        }
        found.sort_by_key(|attribution: &Attribution| attribution.first_byte());
        found
    }

    /// The drafts that have to be judged, for learning it.
    #[cfg(feature = "cli")]
    pub(crate) fn candidates(&self, document: &Document, names: &Names, figures: &[Figure]) -> Vec<Candidate> {
        let mut reader = reading::Reader::new(document, &self.words, names, figures);
        let (mut drafts, mut found) = (Vec::new(), Vec::new());
        for nth in 0..document.passages.len() {
            let reading = reader.read(nth);
            draft_passage(&reading, &mut drafts);
            let risky = drafts.iter().filter(|draft| judge::is_risky(&reading, draft));
            found.extend(risky.map(|draft| Candidate::new(&reading, draft)));
        }
        found
    }
}

/// Replaces `drafts` by those of a passage.
fn draft_passage(reading: &reading::Reading, drafts: &mut Vec<draft::Draft>) {
    drafts.clear();
    for sentence in reading.sentences.clone() {
        match reading.chinese {
            true => chinese::find(reading, sentence, drafts),
            false => english::find(reading, sentence, drafts),
        }
    }
}

/// A draft as the trainer sees it.
#[cfg(feature = "cli")]
pub(crate) struct Candidate {
    /// The cue, if there is one.
    pub cue: Option<Span>,
    /// What was said.
    pub content: Vec<Span>,
    /// Whose weights judge it.
    pub chinese: bool,
    /// Its features, as places in the weights.
    pub features: Vec<u16>,
}

#[cfg(feature = "cli")]
impl Candidate {
    fn new(reading: &reading::Reading, draft: &draft::Draft) -> Self {
        let mut features = Vec::new();
        judge::features(reading, draft, &mut features);
        let cue = (!draft.cue.is_empty()).then(|| reading.span(draft.cue.clone()));
        Candidate { cue, content: draft::quoted(reading, &draft.content).1, chinese: reading.chinese, features }
    }
}
