//! Learns to judge drafts of attributions from the learning corpus. Knows gold marks and features; must not know what features mean.
//!
//! Logistic regression by stochastic gradient descent with averaging, the same for every run.

use super::files::{self, CORPUS, marked_files};
use super::marked::{GoldAttribution, MarkedText};
use crate::attributions::{BLOB, BUCKETS, Candidate, Finder, QUESTIONS, SourceKind, bias, offset, shifted};
use crate::entities::{Names, Tagger};
use crate::figures::{FigureOptions, Recognizer};
use crate::lexicon::{Embedded, LexiconError, Provider, blob};
use crate::text::{Document, Span};
use std::borrow::Cow;

/// Parts of the files for measuring.
const FOLDS: usize = 5;
/// Passes over the examples.
const ROUNDS: usize = 12;
/// The first step's length; it falls with the rounds.
const STEP: f32 = 0.25;
/// How strongly weights are pulled to nothing.
const DECAY: f32 = 1e-3;
/// How many of ten names are left out of the texts, each time they are learnt from.
const VARIANTS: [u32; 3] = [0, 4, 8];
/// What the largest weight becomes.
const LARGEST: f32 = 120.0;
/// The answers to one question, each with its features and whether it is right; one answer alone is yes or no.
struct Example {
    /// Which fifth of the files it is from.
    fold: usize,
    answers: Vec<(Vec<u16>, bool)>,
}

impl Example {
    /// Whether the weights find the right answer.
    fn is_answered(&self, weights: &[f32]) -> bool {
        let score = |features: &[u16]| features.iter().map(|&feature| weights[feature as usize]).sum::<f32>();
        match self.answers.as_slice() {
            [(features, right)] => (score(features) >= 0.0) == *right,
            many => many.iter().max_by(|a, b| score(&a.0).total_cmp(&score(&b.0))).is_some_and(|answer| answer.1),
        }
    }
}

/// Learns both languages, writes the blob into `folder`, and reports how well the weights judge what they have not seen.
///
/// # Errors
/// A folder that cannot be written. Corpus files that cannot be read are left out, and the report says so.
pub fn learn(folder: &str) -> Result<String, String> {
    let tools = Tools::new().map_err(|error| error.to_string())?;
    let mut examples: Vec<Vec<Example>> = (0..2 * QUESTIONS).map(|_| Vec::new()).collect();
    let mut report = String::new();
    for (nth, file) in marked_files(CORPUS).into_iter().enumerate() {
        let texts = files::read(&file).unwrap_or_else(|problem| {
            report.push_str(&format!("left out: {problem}\n"));
            Vec::new()
        });
        for text in texts {
            for candidate in VARIANTS.iter().flat_map(|&lost| tools.candidates(&text, lost)) {
                let first = if candidate.chinese { 0 } else { QUESTIONS };
                add_examples(candidate, nth % FOLDS, &text.attributions, &mut examples[first..first + QUESTIONS]);
            }
        }
    }
    for (nth, examples) in examples.iter().enumerate() {
        report += &format!("{}\n", held_out(NAMES[nth], examples, nth % QUESTIONS));
    }
    let sections: Vec<_> =
        examples.iter().enumerate().map(|(nth, examples)| packed(&train(examples, nth % QUESTIONS, |_| true))).collect();
    std::fs::write(format!("{folder}/{BLOB}"), blob::build(&sections)).map_err(|error| format!("{folder}/{BLOB}: {error}"))?;
    Ok(report)
}

/// The sections of the blob.
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
        if name == BLOB { None } else { Embedded.blob(name) }
    }
}

/// The engine's layers below attributions.
struct Tools {
    finder: Finder,
    tagger: Tagger,
    recognizer: Recognizer,
}

impl Tools {
    fn new() -> Result<Self, LexiconError> {
        Ok(Tools { finder: Finder::new(&RulesAlone)?, tagger: Tagger::new(&Embedded)?, recognizer: Recognizer::new(&Embedded)? })
    }

    /// The drafts of a text, without `lost` of ten of its names: the tagger has learnt the corpus and misses more elsewhere.
    fn candidates(&self, text: &MarkedText, lost: u32) -> Vec<Candidate> {
        let document = Document::new(&text.text, Some(text.header.language));
        let options = FigureOptions { reference_date: Some(text.header.reference_date) };
        let passages = 0..document.passages.len();
        let figures: Vec<_> = passages.clone().flat_map(|nth| self.recognizer.find(&document, nth, &options)).collect();
        let mentions = passages.flat_map(|nth| self.tagger.find(&document, nth));
        let kept = mentions.filter(|mention| (mention.span.start.wrapping_mul(0x9E37_79B1) >> 16) % 10 >= lost).collect();
        let names: Names = self.tagger.link(&document, kept);
        self.finder.candidates(&document, &names, &figures)
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

/// Passages to learn from have more attributions than articles: a draft, and an end of content, must be the likelier by this much
/// (log odds).
const DOUBT: [f32; QUESTIONS] = [0.5, 0.3, 0.0];

/// Averaged weights of the examples that `keep` keeps, by place.
fn train(examples: &[Example], question: usize, keep: impl Fn(&Example) -> bool) -> Vec<f32> {
    let (mut weights, mut sum) = (vec![0f32; BUCKETS], vec![0f32; BUCKETS]);
    let order = shuffled(examples.len());
    for round in 0..ROUNDS {
        let step = STEP / (1.0 + round as f32 / 3.0);
        for &nth in order.iter().filter(|&&nth| keep(&examples[nth])) {
            examples[nth].answers.iter().for_each(|(features, right)| learn_from(&mut weights, features, *right, step));
        }
        sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight / ROUNDS as f32);
    }
    sum[bias() as usize] -= DOUBT[question];
    sum
}

fn learn_from(weights: &mut [f32], features: &[u16], right: bool, step: f32) {
    let score: f32 = features.iter().map(|&feature| weights[feature as usize]).sum();
    let error = f32::from(u8::from(right)) - 1.0 / (1.0 + (-score).exp());
    for &feature in features {
        let weight = &mut weights[feature as usize];
        *weight += step * (error - DECAY * *weight);
    }
}

/// The numbers below `count` in an order that is always the same.
fn shuffled(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    for at in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(at, (state % (at as u64 + 1)) as usize);
    }
    order
}

/// Answers on fifths of the files that the weights have not seen, beside the commonest answer.
fn held_out(name: &str, examples: &[Example], question: usize) -> String {
    let mut right = 0;
    for fold in 0..FOLDS {
        let weights = train(examples, question, |example| example.fold != fold);
        right += examples.iter().filter(|example| example.fold == fold && example.is_answered(&weights)).count();
    }
    let most =
        (0..examples.first().map_or(0, |e| e.answers.len())).map(|n| examples.iter().filter(|e| e.answers[n].1).count()).max();
    let most = most.map_or(0, |most| if examples[0].answers.len() == 1 { most.max(examples.len() - most) } else { most });
    let share = |a: usize| 100.0 * a as f64 / examples.len().max(1) as f64;
    format!(
        "{name}: {} examples, {:.1} % alike; judged by others' weights {:.1} % right",
        examples.len(),
        share(most),
        share(right)
    )
}

/// The weights in 8 bits.
fn packed(weights: &[f32]) -> Vec<u8> {
    let most = weights.iter().fold(1e-6f32, |most, weight| most.max(weight.abs()));
    weights.iter().map(|weight| (weight / most * LARGEST).round() as i8 as u8).collect()
}
