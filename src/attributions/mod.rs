//! Floor 2: attributions, that is who says what, by which words, and what kind of source it is.
//!
//! Knows cue verbs, quotations and sources; reads the results of entities and figures, not their insides. Must not know the screen.
//!
//! A passage is read once into items ([`reading`]): words of the tables, names, figures, marks. The finder of its language looks for
//! cues among them, takes the subject on the left and the content around ([`chinese`], [`english`]) and hands on drafts;
//! [`judge`] drops those that learned weights speak against, [`resolve`] says what kind of source each is, and who is meant where nobody
//! is named, [`continued`] adds the paragraphs over which a quotation goes on, [`anonymity`] says why a name is missing; [`voices()`] sums
//! a document up.

mod anonymity;
mod chinese;
mod continued;
mod draft;
mod english;
mod judge;
mod kinds;
mod labels;
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
#[cfg(feature = "cli")]
use crate::text::Span;
use crate::text::{Document, by_key};
#[cfg(feature = "cli")]
pub(crate) use judge::{BLOBS, BUCKETS, QUESTIONS, bias, kind::offset, shifted};

/// Finds attributions. Made once, used for any number of texts.
pub struct Finder {
    words: words::Words,
    judge: judge::Judge,
}

impl Finder {
    /// Reads its tables from the provider.
    ///
    /// # Errors
    /// A table that is there but damaged.
    pub fn new(provider: &dyn Provider) -> Result<Self, LexiconError> {
        let mut finder = Finder { words: words::Words::new()?, judge: judge::Judge::default() };
        finder.take_in(provider)?;
        Ok(finder)
    }

    /// Reads the weights that the provider has, in place of those it had.
    ///
    /// # Errors
    /// Weights that are damaged.
    pub fn take_in(&mut self, provider: &dyn Provider) -> Result<(), LexiconError> {
        self.judge.take_in(provider)
    }

    /// The attributions of the whole document, by first byte. Linear in the text.
    pub fn find(&self, document: &Document, names: &Names, figures: &[Figure]) -> Vec<Attribution> {
        let mut reader = reading::Reader::new(document, &self.words, names, figures);
        let (mut memory, mut drafts, mut found) = (resolve::Memory::new(&self.words, &self.judge), Vec::new(), Vec::new());
        let (mut room, labels, mut open) = (Vec::new(), labels::Labels::of(document), continued::Open::default());
        for nth in 0..document.passages.len() {
            let reading = reader.read(nth);
            draft_passage(&reading, &labels, &mut drafts);
            drafts.retain(|draft| self.judge.accepts(&reading, draft, &mut room));
            drafts.iter_mut().for_each(|draft| self.judge.cut(&reading, draft, &mut room));
            let first = found.len();
            memory.resolve(&reading, &drafts, &mut found);
            open.go_on(&reading, first, &mut found);
            anonymity::explain(&reading, first, &mut found);
        }
        by_key(found, |attribution: &Attribution| u64::from(attribution.first_byte()))
    }

    /// Whether a clause has a word of the cue tables.
    #[cfg(feature = "cli")]
    pub(crate) fn has_cue(&self, clause: &str) -> bool {
        let document = Document::new(clause, None);
        let names = Names::default();
        let mut reader = reading::Reader::new(&document, &self.words, &names, &[]);
        (0..document.passages.len()).any(|nth| reader.read(nth).items.iter().any(|item| item.is(words::class::CUE)))
    }

    /// The drafts that have to be judged, for learning it.
    #[cfg(feature = "cli")]
    pub(crate) fn candidates(&self, document: &Document, names: &Names, figures: &[Figure]) -> Vec<Candidate> {
        let mut reader = reading::Reader::new(document, &self.words, names, figures);
        let (mut drafts, mut found, labels) = (Vec::new(), Vec::new(), labels::Labels::of(document));
        for nth in 0..document.passages.len() {
            let reading = reader.read(nth);
            draft_passage(&reading, &labels, &mut drafts);
            found.extend(drafts.iter().map(|draft| Candidate::new(&self.words, &reading, draft)));
        }
        found
    }
}

/// Replaces `drafts` by those of a passage.
fn draft_passage(reading: &reading::Reading, labels: &labels::Labels, drafts: &mut Vec<draft::Draft>) {
    drafts.clear();
    if labels.find(reading, drafts) {
        return;
    }
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
    /// The words that name the source.
    pub source: Option<Span>,
    /// The cue, if there is one.
    pub cue: Option<Span>,
    /// What was said.
    pub content: Vec<Span>,
    /// Whose weights judge it.
    pub chinese: bool,
    /// Its features, as places in the weights, where it must be judged whether it counts.
    pub accept: Option<Vec<u16>>,
    /// The bytes where its content may end, and the features of each.
    pub cuts: Vec<(u32, Vec<u16>)>,
    /// The features of the source, where the words decide its kind.
    pub kind: Option<Vec<u16>>,
}

#[cfg(feature = "cli")]
impl Candidate {
    fn new(words: &words::Words, reading: &reading::Reading, draft: &draft::Draft) -> Self {
        let features = |fill: &dyn Fn(&mut Vec<u16>)| {
            let mut features = Vec::new();
            fill(&mut features);
            features
        };
        let cuts = judge::extent::places(reading, draft)
            .map(|at| (reading.items[at - 1].span.end, features(&|out| judge::extent::features(reading, draft, at, out))));
        let run = draft.source.as_ref();
        let kind = run.and_then(|run| Some((run, kinds::judge(words, reading, run).kind?)));
        Candidate {
            source: run.map(|run| reading.span(run.clone())),
            cue: (!draft.cue.is_empty()).then(|| reading.span(draft.cue.clone())),
            content: draft::quoted(reading, draft).1,
            chinese: reading.chinese,
            accept: judge::accept::is_risky(reading, draft).then(|| features(&|out| judge::accept::features(reading, draft, out))),
            cuts: cuts.collect(),
            kind: kind.map(|(run, rule)| features(&|out| judge::kind::features(reading, run, &draft.cue, rule, out))),
        }
    }
}
