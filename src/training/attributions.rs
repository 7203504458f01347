//! Learns to judge drafts of attributions from the learning corpus. Knows gold marks and features; must not know what features mean.
//!
//! Logistic regression by stochastic gradient descent with averaging, the same for every run.

use super::files::{self, CORPUS, marked_files};
use super::marked::{GoldAttribution, MarkedText};
use crate::attributions::{BLOB, BUCKETS, Candidate, Finder, bias};
use crate::entities::{Names, Tagger};
use crate::figures::{FigureOptions, Recognizer};
use crate::lexicon::{Embedded, LexiconError, blob};
use crate::text::{Document, Span};

/// Passes over the examples.
const ROUNDS: usize = 12;
/// The first step's length; it falls with the rounds.
const STEP: f32 = 0.25;
/// How strongly weights are pulled to nothing.
const DECAY: f32 = 2e-4;
/// What the largest weight becomes.
const LARGEST: f32 = 120.0;
/// Right drafts weigh this much against wrong ones.
const RIGHT: f32 = 1.0;

struct Example {
    features: Vec<u16>,
    right: bool,
}

/// Learns both languages, writes the blob into `folder`, and reports how well the weights judge what they have not seen.
///
/// # Errors
/// A folder that cannot be written. Corpus files that cannot be read are left out, and the report says so.
pub fn learn(folder: &str) -> Result<String, String> {
    let tools = Tools::new().map_err(|error| error.to_string())?;
    let (mut chinese, mut english) = (Vec::new(), Vec::new());
    let mut report = String::new();
    for file in marked_files(CORPUS) {
        let texts = files::read(&file).unwrap_or_else(|problem| {
            report.push_str(&format!("left out: {problem}\n"));
            Vec::new()
        });
        for text in texts {
            for candidate in tools.candidates(&text) {
                let right = is_right(&candidate, &text.attributions);
                let example = Example { right, features: candidate.features };
                if candidate.chinese { chinese.push(example) } else { english.push(example) }
            }
        }
    }
    report += &format!("{}\n{}", held_out("zh", &chinese), held_out("en", &english));
    let sections = [&chinese, &english].map(|examples| packed(&train(examples, |_| true)));
    std::fs::write(format!("{folder}/{BLOB}"), blob::build(&sections)).map_err(|error| format!("{folder}/{BLOB}: {error}"))?;
    Ok(report)
}

/// The engine's layers below attributions.
struct Tools {
    finder: Finder,
    tagger: Tagger,
    recognizer: Recognizer,
}

impl Tools {
    fn new() -> Result<Self, LexiconError> {
        Ok(Tools { finder: Finder::new(&Embedded)?, tagger: Tagger::new(&Embedded)?, recognizer: Recognizer::new(&Embedded)? })
    }

    fn candidates(&self, text: &MarkedText) -> Vec<Candidate> {
        let document = Document::new(&text.text, Some(text.header.language));
        let options = FigureOptions { reference_date: Some(text.header.reference_date) };
        let passages = 0..document.passages.len();
        let figures: Vec<_> = passages.clone().flat_map(|nth| self.recognizer.find(&document, nth, &options)).collect();
        let mentions = passages.flat_map(|nth| self.tagger.find(&document, nth)).collect();
        let names: Names = self.tagger.link(&document, mentions);
        self.finder.candidates(&document, &names, &figures)
    }
}

/// Whether gold has the draft: the same cue, or none on both sides, and much of the content.
fn is_right(candidate: &Candidate, gold: &[GoldAttribution]) -> bool {
    let cues = |a: Option<Span>, b: Option<Span>| match (a, b) {
        (Some(a), Some(b)) => a.overlaps(b),
        (a, b) => a.is_none() && b.is_none(),
    };
    gold.iter().any(|gold| cues(gold.cue, candidate.cue) && share(&gold.content, &candidate.content) > 0.3)
}

/// The share of bytes that both cover, of those that either covers.
fn share(a: &[Span], b: &[Span]) -> f64 {
    let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    let common = |x: Span, y: Span| y.end.min(x.end).saturating_sub(x.start.max(y.start)) as usize;
    let both: usize = a.iter().flat_map(|&x| b.iter().map(move |&y| common(x, y))).sum();
    both as f64 / (length(a) + length(b) - both).max(1) as f64
}

/// Passages to learn from have more attributions than articles: a draft must be the likelier by this much (log odds).
const DOUBT: f32 = 0.5;

/// Averaged weights of the examples that `keep` keeps, by place.
fn train(examples: &[Example], keep: impl Fn(usize) -> bool) -> Vec<f32> {
    let (mut weights, mut sum) = (vec![0f32; BUCKETS], vec![0f32; BUCKETS]);
    let order = shuffled(examples.len());
    for round in 0..ROUNDS {
        let step = STEP / (1.0 + round as f32 / 3.0);
        for &nth in order.iter().filter(|&&nth| keep(nth)) {
            let example = &examples[nth];
            let expected = 1.0 / (1.0 + (-score(&weights, example)).exp());
            let error = (f32::from(u8::from(example.right)) - expected) * if example.right { RIGHT } else { 1.0 };
            for &feature in &example.features {
                let weight = &mut weights[feature as usize];
                *weight += step * (error - DECAY * *weight);
            }
        }
        sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight / ROUNDS as f32);
    }
    sum[bias() as usize] -= DOUBT;
    sum
}

fn score(weights: &[f32], example: &Example) -> f32 {
    example.features.iter().map(|&feature| weights[feature as usize]).sum()
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

/// Scores on fifths that the weights have not seen, against taking every draft.
fn held_out(name: &str, examples: &[Example]) -> String {
    let (mut kept, mut right) = (0, 0);
    for fold in 0..5 {
        let weights = train(examples, |nth| nth % 5 != fold);
        for example in examples.iter().skip(fold).step_by(5).filter(|example| score(&weights, example) >= 0.0) {
            kept += 1;
            right += usize::from(example.right);
        }
    }
    let all = examples.iter().filter(|example| example.right).count();
    let share = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
    format!(
        "{name}: {} drafts, {:.1} % right; judged by others' weights {:.1} % right, {:.1} % of the right ones kept",
        examples.len(),
        share(all, examples.len()),
        share(right, kept),
        share(right, all)
    )
}

/// The weights in 8 bits.
fn packed(weights: &[f32]) -> Vec<u8> {
    let most = weights.iter().fold(1e-6f32, |most, weight| most.max(weight.abs()));
    weights.iter().map(|weight| (weight / most * LARGEST).round() as i8 as u8).collect()
}
