//! Learns where Chinese counted nouns end from the learning corpus. Knows marked figures; must not know what features mean.

use super::chance::Chance;
use super::files::{self, CORPUS, marked_files};
use super::marked::{GoldFigure, GoldValue, MarkedText};
use super::regression::{Example, FOLDS, held_out, packed, train};
use crate::figures::counted::{BLOB, BUCKETS, Counted, SCALE};
use crate::figures::{FigureType, Recognizer};
use crate::lexicon::{Embedded, blob};
use crate::text::Document;

/// Learns the weights, writes their blob into `folder`, and reports how well they judge what they have not seen.
///
/// # Errors
/// A folder that cannot be written, a corpus file that cannot be read.
pub fn learn(folder: &str) -> Result<String, String> {
    let recognizer = Recognizer::new(&Embedded).map_err(|error| error.to_string())?;
    let mut counted: Vec<(usize, Counted)> = Vec::new();
    for (nth, file) in marked_files(CORPUS).into_iter().enumerate() {
        let texts = files::read(&file)?;
        counted.extend(texts.iter().flat_map(|text| marked(&recognizer, text)).map(|counted| (nth % FOLDS, counted)));
    }
    let examples = examples(&counted);
    let report = held_out("zh ends of nouns", &examples, |fold| train(&examples, BUCKETS, |example| example.fold != fold));
    let weights = packed(&train(&examples, BUCKETS, |_| true), SCALE);
    std::fs::write(format!("{folder}/{BLOB}"), blob::build(&[weights])).map_err(|error| format!("{folder}/{BLOB}: {error}"))?;
    Ok(format!("{} counted nouns\n{report}", counted.len()))
}

/// The counted nouns of a Chinese text.
fn marked(recognizer: &Recognizer, text: &MarkedText) -> Vec<Counted> {
    if !text.header.language.is_chinese() {
        return Vec::new();
    }
    let document = Document::new(&text.text, Some(text.header.language));
    let passage = |figure: &GoldFigure| document.passages.iter().position(|passage| passage.span.contains(figure.span));
    let figures = text.figures.iter().filter(|figure| counts(&figure.value));
    figures.filter_map(|figure| recognizer.counted(&document, passage(figure)?, figure.span)).collect()
}

/// Whether such a figure has a classifier: 块 counts money and pieces.
fn counts(value: &GoldValue) -> bool {
    match value.kind {
        FigureType::Quantity => true,
        FigureType::Money => value.unit == "CNY" || value.unit == "TWD" || value.unit == "HKD",
        _ => false,
    }
}

/// What the nouns teach: each where it stands, and with another noun of its part in its place, so that what may follow is told apart
/// from the noun.
fn examples(counted: &[(usize, Counted)]) -> Vec<Example> {
    let mut chance = Chance(1);
    let nouns: Vec<Vec<&Counted>> = (0..FOLDS)
        .map(|part| counted.iter().filter(|(fold, one)| *fold == part && one.length > 0).map(|(_, one)| one).collect())
        .collect();
    let mut examples = Vec::new();
    let mut add = |fold: usize, one: &Counted| {
        examples.extend(one.answers().map(|answer| Example { fold, answers: vec![answer] }));
    };
    for (fold, one) in counted {
        add(*fold, one);
        if one.length > 0 {
            let others = &nouns[*fold];
            add(*fold, &one.counting(others[(chance.roll() % others.len() as u64) as usize]));
        }
    }
    examples
}
