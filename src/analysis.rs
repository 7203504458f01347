//! Floor 3: the three layers together.
//!
//! Knows in which order the layers run and when to stop. Must not know how any of them works, nor where texts come from.

mod foreign;

pub use foreign::Foreign;

use crate::attributions::{Attribution, Finder, Voice, voices};
use crate::entities::{Entity, Mention, Names, Search, Tagger, UserList};
use crate::figures::{Figure, FigureOptions, Recognizer};
use crate::lexicon::{LexiconError, Provider};
use crate::text::{Document, Language, Passage};
use chrono::NaiveDate;
use std::ops::ControlFlow;

/// Which layers to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Named people, organisations, products, places, events, works.
    pub entities: bool,
    /// Numbers with values.
    pub figures: bool,
    /// Who says what.
    pub attributions: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Layers { entities: true, figures: true, attributions: true }
    }
}

/// How to read a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// What relative dates are counted from; without it they stay unresolved.
    pub reference_date: Option<NaiveDate>,
    /// The language; detected where it is not given.
    pub language: Option<Language>,
    /// Which layers to mark.
    pub layers: Layers,
}

/// Everything found in a text. Offsets are bytes.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The language most of it is written in.
    pub language: Language,
    /// What relative dates were counted from.
    pub reference_date: Option<NaiveDate>,
    /// The blocks of the text.
    pub passages: Vec<Passage>,
    /// The things named, in order of first mention.
    pub entities: Vec<Entity>,
    /// Where they are named, sorted.
    pub mentions: Vec<Mention>,
    /// The figures, sorted.
    pub figures: Vec<Figure>,
    /// The attributions, by first byte.
    pub attributions: Vec<Attribution>,
    /// The sources and what they are given to say, those who say most first; empty where entities were left out.
    pub voices: Vec<Voice>,
    /// False where the caller stopped the work before the end: what is here is sound, and not all.
    pub complete: bool,
}

/// How far the work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of text read so far.
    pub done: usize,
    /// Bytes of text in all.
    pub total: usize,
}

/// The engine: made once, used for any number of texts.
pub struct Analyzer {
    figures: Recognizer,
    entities: Tagger,
    attributions: Finder,
}

/// Progress is reported after about this many bytes.
const STEP: usize = 64 * 1024;

impl Analyzer {
    /// Sets the engine up from word lists and weights.
    ///
    /// # Errors
    /// A blob that is missing or damaged, by name.
    pub fn new(provider: &dyn Provider) -> Result<Self, LexiconError> {
        Ok(Analyzer { figures: Recognizer::new(provider)?, entities: Tagger::new(provider)?, attributions: Finder::new(provider)? })
    }

    /// Reads the lists and weights that the provider has, in place of those it had: for blobs that come one after the other.
    ///
    /// # Errors
    /// A blob that is damaged, by name.
    pub fn take_in(&mut self, provider: &dyn Provider) -> Result<(), LexiconError> {
        self.figures.take_in(provider)?;
        self.entities.take_in(provider)?;
        self.attributions.take_in(provider)
    }

    /// Takes over a reader's or host's names, in place of those it had; they win over what the model finds.
    pub fn know(&mut self, listed: UserList) {
        self.entities.know(listed);
    }

    /// Marks a text. Never fails; linear in the text.
    pub fn analyze(&self, text: &str, options: &Options) -> Analysis {
        self.analyze_with(text, options, &mut |_| ControlFlow::Continue(()))
    }

    /// Marks a text and says how far it has come; breaks off when told to, with what it has found by then.
    pub fn analyze_with(&self, text: &str, options: &Options, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Analysis {
        self.analyze_merging(text, options, &Foreign::default(), progress)
    }

    /// As [`Analyzer::analyze_with`], with marks that others have found and names they list.
    pub fn analyze_merging(
        &self,
        text: &str,
        options: &Options,
        foreign: &Foreign,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Analysis {
        let document = Document::new(text, options.language);
        let mut search = self.entities.of(&document);
        let (figures, mentions, complete) = self.read_passages(&document, &mut search, options, progress);
        let names = search.link(mentions, |own| foreign.over_mentions(&document, own));
        let figures = outside_names(foreign.over_figures(figures), &names.mentions);
        let attributions = match complete && options.layers.attributions {
            true => foreign.over_attributions(self.attributions.find(&document, &names, &figures), &names.mentions),
            false => Vec::new(),
        };
        let voices = if options.layers.entities { voices(&document, &names, &attributions) } else { Vec::new() };
        let shown = if options.layers.entities { names } else { Names::default() };
        Analysis {
            language: document.language,
            reference_date: options.reference_date,
            passages: document.passages,
            entities: shown.entities,
            mentions: shown.mentions,
            figures: if options.layers.figures { figures } else { Vec::new() },
            attributions: if options.layers.entities { attributions } else { without_entities(attributions) },
            voices,
            complete,
        }
    }

    /// Figures and names, passage by passage; the flag says whether all passages were read.
    fn read_passages(
        &self,
        document: &Document,
        names: &mut Search,
        options: &Options,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> (Vec<Figure>, Vec<Mention>, bool) {
        let reader = self.figures.of(document, FigureOptions { reference_date: options.reference_date });
        let (mut figures, mut mentions, mut told) = (Vec::new(), Vec::new(), 0);
        for (nth, passage) in document.passages.iter().enumerate() {
            if options.layers.figures || options.layers.attributions {
                figures.extend(reader.find(nth));
            }
            if options.layers.entities || options.layers.attributions {
                mentions.extend(names.find(nth));
            }
            let done = passage.span.end as usize;
            if done >= told + STEP {
                told = done;
                if progress(Progress { done, total: document.text.len() }).is_break() {
                    return (figures, mentions, false);
                }
            }
        }
        (figures, mentions, true)
    }
}

/// A number that is part of a name (`Llama 4`, `360 公司`) is no figure; a name inside a figure (`600 Google employees`) leaves it one.
fn outside_names(mut figures: Vec<Figure>, mentions: &[Mention]) -> Vec<Figure> {
    let mut next = 0;
    figures.retain(|figure| {
        while mentions.get(next).is_some_and(|mention| mention.span.end <= figure.span.start) {
            next += 1;
        }
        let taken = |mention: &Mention| {
            mention.span.contains(figure.span) || (mention.span.start < figure.span.start && mention.span.overlaps(figure.span))
        };
        !mentions.get(next).is_some_and(taken)
    });
    figures
}

/// Attributions that point to no entities, for callers who left that layer out.
fn without_entities(mut attributions: Vec<Attribution>) -> Vec<Attribution> {
    for attribution in &mut attributions {
        if let Some(source) = &mut attribution.source {
            source.entity = None;
        }
        if let Some(inferred) = &mut attribution.inferred_source {
            inferred.entity = None;
        }
    }
    attributions
}
