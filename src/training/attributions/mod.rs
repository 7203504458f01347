//! Learns to judge drafts of attributions from the learning corpus. Knows gold marks and features; must not know what features mean.

mod unseen;

use super::files::{self, CORPUS, marked_files};
use super::marked::{GoldAttribution, MarkedText};
use super::regression::{self, Example, FOLDS, held_out, largest_scale, packed};
use crate::attributions::{BLOBS, BUCKETS, Candidate, Finder, QUESTIONS, SourceKind, bias, offset, shifted};
use crate::entities::{Names, Tagger};
use crate::figures::{Figure, FigureOptions, Recognizer};
use crate::lexicon::{Embedded, LexiconError, Provider, blob};
use crate::text::{Document, Span};
use std::borrow::Cow;

/// Passages to learn from have more attributions than articles: a draft, and an end of content, must be the likelier by this much
/// (log odds).
const DOUBT: [f32; QUESTIONS] = [0.5, 1.1, 0.0];
/// How many of ten names are left out of the texts, each time they are learnt from.
const VARIANTS: [u32; 3] = [0, 4, 8];
/// Learns both languages, writes their blobs into `folder`, and reports how well the weights judge what they have not seen, and how
/// right whole attributions then are.
///
/// # Errors
/// A folder that cannot be written. Corpus files that cannot be read are left out, and the report says so.
pub fn learn(folder: &str) -> Result<String, String> {
    let tools = Tools::new(&RulesAlone).map_err(|error| error.to_string())?;
    let mut report = String::new();
    let folds = read_corpus(&mut report);
    let mut examples: Vec<Vec<Example>> = (0..2 * QUESTIONS).map(|_| Vec::new()).collect();
    for (fold, text) in folds.iter().enumerate().flat_map(|(fold, texts)| texts.iter().map(move |text| (fold, text))) {
        for candidate in VARIANTS.iter().flat_map(|&lost| tools.candidates(text, lost)) {
            let first = if candidate.chinese { 0 } else { QUESTIONS };
            add_examples(candidate, fold, &text.attributions, &mut examples[first..first + QUESTIONS]);
        }
    }
    for (nth, examples) in examples.iter().enumerate() {
        let train = |fold| train(examples, nth % QUESTIONS, |example| example.fold != fold);
        report += &format!("{}\n", held_out(NAMES[nth], examples, train));
    }
    report += &unseen::report(&folds, |fold| weights(&examples, |example| example.fold != fold))?;
    for (name, blob) in BLOBS.iter().zip(weights(&examples, |_| true)) {
        std::fs::write(format!("{folder}/{name}"), blob).map_err(|error| format!("{folder}/{name}: {error}"))?;
    }
    Ok(report)
}

/// The corpus in as many parts as there are folds, a file in one of them.
fn read_corpus(report: &mut String) -> [Vec<MarkedText>; FOLDS] {
    let mut folds: [Vec<MarkedText>; FOLDS] = Default::default();
    for (nth, file) in marked_files(CORPUS).into_iter().enumerate() {
        match files::read(&file) {
            Ok(texts) => folds[nth % FOLDS].extend(texts),
            Err(problem) => report.push_str(&format!("left out: {problem}\n")),
        }
    }
    folds
}

/// The weights of one question.
fn train(examples: &[Example], question: usize, keep: impl Fn(&Example) -> bool) -> Vec<f32> {
    let mut weights = regression::train(examples, BUCKETS, keep);
    weights[bias() as usize] -= DOUBT[question];
    weights
}

/// The blobs that the kept examples make, one a language.
fn weights(examples: &[Vec<Example>], keep: impl Fn(&Example) -> bool) -> [Vec<u8>; BLOBS.len()] {
    let section = |(nth, examples): (usize, &Vec<Example>)| {
        let weights = train(examples, nth % QUESTIONS, &keep);
        packed(&weights, largest_scale(&weights))
    };
    let sections: Vec<_> = examples.iter().enumerate().map(section).collect();
    [0, 1].map(|language| blob::build(&sections[language * QUESTIONS..][..QUESTIONS]))
}

/// The sections of the blobs.
const NAMES: [&str; 2 * QUESTIONS] = ["zh drafts", "zh ends", "zh kinds", "en drafts", "en ends", "en kinds"];

/// What one draft teaches: whether it counts, where its content ends, what kind its source is.
fn add_examples(candidate: Candidate, fold: usize, gold: &[GoldAttribution], out: &mut [Vec<Example>]) {
    let same = gold.iter().find(|gold| is_same(&candidate, gold));
    if let Some(features) = candidate.accept {
        out[0].push(Example { fold, answers: vec![(features, same.is_some())] });
    }
    let Some(same) = same.or_else(|| gold.iter().find(|gold| gold.cue.is_some() && gold.cue == candidate.cue)) else { return };
    let end = same.content.iter().map(|span| span.end).max().unwrap_or(0);
    for (at, features) in candidate.cuts.into_iter().take_while(|(at, _)| *at <= end + 1) {
        out[1].push(Example { fold, answers: vec![(features, at + 1 >= end)] });
    }
    let named = candidate.source.zip(same.source).is_some_and(|(a, b)| a.overlaps(b));
    if let Some(features) = candidate.kind.filter(|_| named) {
        let shift = |kind: SourceKind| features.iter().map(|&feature| shifted(feature, offset(kind)) as u16).collect();
        out[2].push(Example { fold, answers: SourceKind::ALL.map(|kind| (shift(kind), kind == same.source_kind)).into() });
    }
}

/// The tables without the weights that are about to be learnt.
struct RulesAlone;

impl Provider for RulesAlone {
    fn blob(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        if BLOBS.contains(&name) { None } else { Embedded.blob(name) }
    }
}

/// The engine's layers below attributions.
struct Tools {
    finder: Finder,
    tagger: Tagger,
    recognizer: Recognizer,
}

impl Tools {
    fn new(provider: &dyn Provider) -> Result<Self, LexiconError> {
        Ok(Tools { finder: Finder::new(provider)?, tagger: Tagger::new(provider)?, recognizer: Recognizer::new(provider)? })
    }

    /// The drafts of a text, without `lost` of ten of its names: the tagger has learnt the corpus and misses more elsewhere.
    fn candidates(&self, text: &MarkedText, lost: u32) -> Vec<Candidate> {
        let document = Document::new(&text.text, Some(text.header.language));
        let (names, figures) = self.below(text, &document, lost);
        self.finder.candidates(&document, &names, &figures)
    }

    /// The names that are left, and the figures.
    fn below(&self, text: &MarkedText, document: &Document, lost: u32) -> (Names, Vec<Figure>) {
        let options = FigureOptions { reference_date: Some(text.header.reference_date) };
        let passages = 0..document.passages.len();
        let figures = passages.clone().flat_map(|nth| self.recognizer.find(document, nth, &options)).collect();
        let mentions = passages.flat_map(|nth| self.tagger.find(document, nth));
        let kept = mentions.filter(|mention| (mention.span.start.wrapping_mul(0x9E37_79B1) >> 16) % 10 >= lost).collect();
        (self.tagger.link(document, kept), figures)
    }
}

/// Whether a gold attribution is the draft: the same cue, or none on both sides, and much of the content.
fn is_same(candidate: &Candidate, gold: &GoldAttribution) -> bool {
    let cues = |a: Option<Span>, b: Option<Span>| match (a, b) {
        (Some(a), Some(b)) => a.overlaps(b),
        (a, b) => a.is_none() && b.is_none(),
    };
    cues(gold.cue, candidate.cue) && share(&gold.content, &candidate.content) > 0.3
}

/// The share of bytes that both cover, of those that either covers.
fn share(a: &[Span], b: &[Span]) -> f64 {
    let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    let common = |x: Span, y: Span| y.end.min(x.end).saturating_sub(x.start.max(y.start)) as usize;
    let both: usize = a.iter().flat_map(|&x| b.iter().map(move |&y| common(x, y))).sum();
    both as f64 / (length(a) + length(b) - both).max(1) as f64
}
