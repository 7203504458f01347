//! doccano's JSON lines: a text and `[start, end, label]`, under `label`, `labels` or `entities`, or `entities` as objects with offsets.
//! Offsets are code points. Of several texts the one that matches is read, or the first ([`super::convert`] reads all).

use super::bundle::{Bundle, Exported, Gatherer, Imported, names};
use super::conforms::one_or_many;
use super::marks::{code_points, marks};
use super::report::{ImportError, Report};
use crate::tags::Tag;
use crate::text::OffsetUnit;
use serde::Deserialize;
use serde_json::{Value, json};

pub(super) fn export(bundle: &Bundle) -> Exported {
    let map = code_points(&bundle.text);
    let mut report = Report::default();
    let mut labels = Vec::new();
    for mark in marks(bundle) {
        report.lose_note(&mark.note, &mark.label);
        labels.extend(mark.spans.iter().map(|span| json!([map.from_byte(span.start), map.from_byte(span.end), mark.label])));
    }
    Exported { body: json!({"text": bundle.text, "label": labels}).to_string() + "\n", report }
}

#[derive(Deserialize)]
struct Line {
    #[serde(default, alias = "data")]
    text: String,
    #[serde(default, alias = "labels")]
    label: Value,
    #[serde(default)]
    entities: Value,
    #[serde(default)]
    relations: Value,
    /// Labels of the text as a whole, of projects for intents.
    #[serde(default)]
    cats: Value,
}

pub(super) fn import(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    let stream = serde_json::Deserializer::from_str(file).into_iter::<Line>();
    let mut lines = stream.collect::<Result<Vec<_>, _>>().map_err(|error| ImportError::json(&error))?;
    let all = lines.len();
    lines.retain(|line| !line.text.is_empty());
    if lines.is_empty() {
        return Err(ImportError::new("there is no line with a text in this file"));
    }
    let wanted = text.and_then(|text| lines.iter().position(|line| line.text == text)).unwrap_or(0);
    let line = lines.swap_remove(wanted);
    let mut gatherer = Gatherer::new(text.unwrap_or(&line.text), OffsetUnit::CodePoint);
    let copy = gatherer.copy(&line.text, OffsetUnit::CodePoint);
    for label in one_or_many(&line.label).into_iter().chain(one_or_many(&line.entities)).chain(one_or_many(&line.cats)) {
        match placed(label) {
            Some((start, end, label)) => gatherer.by_copy(Tag { names: names(label), ..Tag::default() }, &copy, start, end, None),
            None => gatherer.report.lose(label.to_string(), "it is about the text as a whole, or has no place"),
        }
    }
    for relation in one_or_many(&line.relations) {
        gatherer.report.lose(relation["type"].as_str().unwrap_or("a relation"), "relations are not read");
    }
    if all > 1 {
        gatherer.report.lose(format!("{} further lines", all - 1), "one text is read at a time");
    }
    Ok(gatherer.finish())
}

/// Where a label lies and what it says, in either shape.
fn placed(label: &Value) -> Option<(u64, u64, &str)> {
    let end_of = |key: &str| label[format!("{key}_offset")].as_u64().or(label[key].as_u64());
    match label.as_array().map(Vec::as_slice) {
        Some([start, end, name]) => Some((start.as_u64()?, end.as_u64()?, name.as_str()?)),
        _ => Some((end_of("start")?, end_of("end")?, label["label"].as_str()?)),
    }
}
