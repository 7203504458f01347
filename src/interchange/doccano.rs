//! doccano's JSON lines: a text and `[start, end, label]`, or `entities` with offsets. Offsets are code points. A file may hold many
//! texts; the one that matches is read, or the first.

use super::bundle::{Bundle, Exported, Gatherer, Imported};
use super::marks::{code_points, marks};
use super::report::{ImportError, Report};
use crate::tags::Tag;
use crate::text::OffsetUnit;
use serde::Deserialize;
use serde_json::json;

pub(super) fn export(bundle: &Bundle) -> Exported {
    let map = code_points(&bundle.text);
    let mut report = Report::default();
    let mut labels = Vec::new();
    for mark in marks(bundle) {
        if !mark.note.is_empty() {
            report.lose(&mark.label, "values and notes have no place in this format");
        }
        labels.extend(mark.spans.iter().map(|span| json!([map.from_byte(span.start), map.from_byte(span.end), mark.label])));
    }
    Exported { body: json!({"text": bundle.text, "label": labels}).to_string() + "\n", report }
}

#[derive(Deserialize)]
struct Line {
    #[serde(default, alias = "data")]
    text: String,
    #[serde(default, alias = "labels")]
    label: Vec<(u64, u64, String)>,
    #[serde(default)]
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    #[serde(alias = "start")]
    start_offset: u64,
    #[serde(alias = "end")]
    end_offset: u64,
    label: String,
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
    let text = text.unwrap_or(&line.text);
    let mut gatherer = Gatherer::new(text, OffsetUnit::CodePoint);
    let entities = line.entities.into_iter().map(|entity| (entity.start_offset, entity.end_offset, entity.label));
    let original: Vec<char> = line.text.chars().collect();
    for (start, end, label) in line.label.into_iter().chain(entities) {
        let words: String = original.get(start as usize..end as usize).unwrap_or_default().iter().collect();
        gatherer.by_offsets(Tag { names: vec![label], ..Tag::default() }, start, end, Some(&words));
    }
    if all > 1 {
        gatherer.report.lose(format!("{} further lines", all - 1), "one text is read at a time");
    }
    Ok(gatherer.finish())
}
