//! spaCy's and displaCy's JSON: a text and `ents`. Offsets are code points.

use super::bundle::{Bundle, Exported, Gatherer, Imported, names};
use super::marks::{code_points, marks};
use super::report::{ImportError, Report};
use crate::tags::Tag;
use crate::text::OffsetUnit;
use serde::Deserialize;
use serde_json::json;

pub(super) fn export(bundle: &Bundle) -> Exported {
    let map = code_points(&bundle.text);
    let mut report = Report::default();
    let mut ents = Vec::new();
    for mark in marks(bundle) {
        report.lose_note(&mark.note, &mark.label);
        let ent = |start, end| json!({"start": map.from_byte(start), "end": map.from_byte(end), "label": mark.label});
        ents.extend(mark.spans.iter().map(|span| ent(span.start, span.end)));
    }
    let file = json!({"text": bundle.text, "ents": ents, "title": bundle.info.title});
    Exported { body: serde_json::to_string_pretty(&file).unwrap_or_default(), report }
}

#[derive(Deserialize)]
struct File {
    text: String,
    #[serde(default)]
    ents: Vec<Ent>,
}

#[derive(Deserialize)]
struct Ent {
    start: u64,
    end: u64,
    label: String,
}

pub(super) fn import(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    let file: File = serde_json::from_str(file).map_err(|error| ImportError::json(&error))?;
    let mut gatherer = Gatherer::new(text.unwrap_or(&file.text), OffsetUnit::CodePoint);
    let copy = gatherer.copy(&file.text, OffsetUnit::CodePoint);
    for ent in &file.ents {
        gatherer.by_copy(Tag { names: names(&ent.label), ..Tag::default() }, &copy, ent.start, ent.end, None);
    }
    Ok(gatherer.finish())
}
