//! Figures in the conventions of Recognizers-Text, so that its cases run unchanged: one model at a time, inclusive UTF-16 ends,
//! its names of types and resolution keys.
//!
//! Knows those conventions and nothing else: numbers, units and dates are parsed by the grammars the annotations use.

mod datetime;
mod format;
mod number;
mod ordinal;
mod percent;
mod range;
mod unit;
mod unit_name;

use super::Recognizer;
use super::numbers::Num;
use super::reader::Reader;
use super::units::Units;
use crate::text::{Language, OffsetMap, OffsetUnit, tokenize};
use chrono::NaiveDateTime;
use serde::Serialize;
use serde_json::{Map, Value};

/// A model of Recognizers-Text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// Bare numbers.
    Number,
    /// Places in a row.
    Ordinal,
    /// Percentages.
    Percent,
    /// Ranges of numbers.
    NumberRange,
    /// Years, months, weeks of life.
    Age,
    /// Money.
    Currency,
    /// Measures.
    Dimension,
    /// Temperatures.
    Temperature,
    /// Dates, times, durations, ranges of them, recurring ones.
    DateTime,
}

/// The language rules of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Culture {
    /// Chinese.
    ZhCn,
    /// English.
    EnUs,
}

/// One result, with the offsets and keys of Recognizers-Text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recognized {
    /// The text found, in small letters and half width.
    pub text: String,
    /// `number`, `currency`, `datetimeV2.daterange` …
    #[serde(rename = "type")]
    pub kind: String,
    /// First UTF-16 unit.
    pub start: u32,
    /// Last UTF-16 unit, included.
    pub end: u32,
    /// Its value by the model's keys.
    pub resolution: Map<String, Value>,
}

impl std::str::FromStr for Model {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Ok(match name {
            "number" => Model::Number,
            "ordinal" => Model::Ordinal,
            "percent" | "percentage" => Model::Percent,
            "number-range" | "numberrange" => Model::NumberRange,
            "age" => Model::Age,
            "currency" => Model::Currency,
            "dimension" => Model::Dimension,
            "temperature" => Model::Temperature,
            "datetime" => Model::DateTime,
            _ => {
                return Err(format!(
                    "there is no model “{name}”: use number, ordinal, percent, number-range, age, currency, dimension, temperature or datetime"
                ));
            }
        })
    }
}

impl std::str::FromStr for Culture {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name.to_ascii_lowercase().as_str() {
            "zh-cn" | "zh" | "zh-hans" | "zh-hant" | "zh-tw" => Ok(Culture::ZhCn),
            "en-us" | "en" => Ok(Culture::EnUs),
            _ => Err(format!("there is no culture “{name}”: use zh-cn or en-us")),
        }
    }
}

/// A moment as its cases write it: `2016-11-07T00:00:00`, with or without fractions, or a day alone.
pub fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim_end_matches('Z');
    text.parse().ok().or_else(|| text.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(0, 0, 0))
}

/// A result before its offsets are counted: tokens, type and resolution.
struct Hit {
    start: usize,
    end: usize,
    kind: String,
    resolution: Map<String, Value>,
}

/// What a model may look at.
struct Scene<'t, 'r> {
    reader: &'r Reader<'t>,
    units: &'r Units,
    culture: Culture,
    now: NaiveDateTime,
}

impl Recognizer {
    /// All results of one model in a text, in order. Linear in the text.
    pub fn recognize(&self, text: &str, model: Model, culture: Culture, now: NaiveDateTime) -> Vec<Recognized> {
        let mut tokens = Vec::with_capacity(text.len() / 4);
        tokenize(text, 0, &mut tokens);
        let mut reader = Reader::new(text, &tokens, &self.lexicon);
        reader.literal = true;
        let scene = Scene { reader: &reader, units: &self.units, culture, now };
        let hits = match model {
            Model::Number => number::all(&scene),
            Model::Ordinal => ordinal::all(&scene),
            Model::Percent => percent::all(&scene),
            Model::NumberRange => range::all(&scene),
            Model::Age | Model::Currency | Model::Dimension | Model::Temperature => unit::all(&scene, model),
            Model::DateTime => datetime::all(&scene),
        };
        let map = OffsetMap::new(text, OffsetUnit::Utf16);
        hits.into_iter().map(|hit| scene.result(hit, &map)).collect()
    }
}

impl Scene<'_, '_> {
    fn result(&self, hit: Hit, map: &OffsetMap) -> Recognized {
        let span = self.reader.span(hit.start, hit.end);
        Recognized {
            text: format::normalised(span.of(self.reader.text)),
            kind: hit.kind,
            start: map.from_byte(span.start),
            end: map.from_byte(span.end).saturating_sub(1),
            resolution: hit.resolution,
        }
    }

    fn is_chinese(&self) -> bool {
        self.culture == Culture::ZhCn
    }

    fn language(&self) -> Language {
        if self.is_chinese() { Language::ZhHans } else { Language::English }
    }
}

/// A resolution of texts.
fn resolution<const N: usize>(pairs: [(&str, String); N]) -> Map<String, Value> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), Value::String(value))).collect()
}

/// The value of a number as this convention prints it; none for unsound ones.
fn printed(num: &Num) -> Option<String> {
    num.value.map(|value| format::g15(value.to_f64(), Some(value)))
}
