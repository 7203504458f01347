//! W3C Web Annotation: reads annotations, pages and collections, also the dialects of Hypothesis and Recogito; writing is
//! [`super::jsonld`]'s. Knows bodies, purposes and selectors; selectors of a DOM need a page and are reported here.

use super::bundle::{Bundle, Exported, Gatherer, Imported, needed};
use super::conforms::{broken_rule, is_uuid, one_or_many};
use super::jsonld::{self, Beyond};
use super::report::{ImportError, Report};
use crate::anchor::Selector;
use crate::tags::Tag;
use crate::text::OffsetUnit;
use serde_json::Value;

pub(super) fn export(bundle: &Bundle) -> Exported {
    let collection = jsonld::export(&bundle.text, &bundle.info, &bundle.tags, bundle.document.as_ref());
    Exported { body: serde_json::to_string_pretty(&collection).unwrap_or_default(), report: Report::default() }
}

pub(super) fn import(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    let file: Value = serde_json::from_str(file).map_err(|error| ImportError::json(&error))?;
    let items = annotations(&file)?;
    let inside = file["items"].is_array() || file["first"].is_object();
    let mut gatherer = Gatherer::new(needed(text)?, OffsetUnit::CodePoint);
    for (nth, item) in items.into_iter().enumerate() {
        read(item, nth, inside, &mut gatherer);
    }
    Ok(gatherer.finish())
}

/// The annotations of an annotation, an array, a page or a collection with its first page inside.
fn annotations(file: &Value) -> Result<Vec<&Value>, ImportError> {
    let has_type =
        |name: &str| file["type"] == name || file["type"].as_array().is_some_and(|types| types.iter().any(|t| t == name));
    if let Some(array) = file.as_array() {
        return Ok(array.iter().collect());
    }
    let page = if has_type("AnnotationCollection") { &file["first"] } else { file };
    if has_type("Annotation") {
        return Ok(vec![file]);
    }
    match page["items"].as_array() {
        Some(items) => Ok(items.iter().collect()),
        None => Err(ImportError::new("this is no annotation, no page and no collection with its first page inside")),
    }
}

fn read(item: &Value, nth: usize, inside: bool, gatherer: &mut Gatherer) {
    let id = item["id"].as_str().unwrap_or_default();
    let called = || if id.is_empty() { format!("annotation {}", nth + 1) } else { id.into() };
    if let Some(why) = broken_rule(item, inside) {
        return gatherer.report.lose(called(), why);
    }
    let mut tag = Tag {
        id: if is_uuid(id) { format!("urn:uuid:{id}") } else { id.into() },
        created: item["created"].as_str().unwrap_or_default().into(),
        modified: item["modified"].as_str().or(item["created"].as_str()).unwrap_or_default().into(),
        ..Tag::default()
    };
    bodies(item, &mut tag);
    let targets = one_or_many(&item["target"]);
    let several = targets.len() > 1;
    for (nth, target) in targets.into_iter().enumerate() {
        let selectors = one_or_many(&target["selector"]);
        let part = if several { jsonld::urn(&["part", id, &nth.to_string()]) } else { tag.id.clone() };
        let tag = Tag { id: part, target: selector(&selectors), ..tag.clone() };
        match (tag.target.exact.is_empty(), tag.target.start, tag.target.end) {
            (false, ..) => gatherer.by_selector(tag),
            (true, Some(start), Some(end)) => gatherer.by_offsets(tag, start.into(), end.into(), None),
            _ => gatherer.report.lose(called(), "it has no text selector"),
        }
    }
}

/// `tagging` and `classifying` bodies are names; what describes a tag of ours is read back; every other text is a note.
fn bodies(item: &Value, tag: &mut Tag) {
    let mut notes: Vec<&str> = item["bodyValue"].as_str().into_iter().collect();
    let all = one_or_many(&item["body"]).into_iter().chain(one_or_many(&item["bodies"]));
    for body in all {
        let purpose = body["purpose"].as_str().or(item["motivation"].as_str()).unwrap_or("");
        match body["value"].as_str() {
            Some(value) if matches!(purpose, "tagging" | "classifying") => tag.names.push(value.into()),
            Some(value) => match own(body, value) {
                Some(Beyond { colour, correction, placeless }) => {
                    (tag.colour, tag.correction, tag.placeless) = (colour, correction, placeless);
                }
                None => notes.push(value),
            },
            None => {}
        }
    }
    tag.note = notes.join("\n\n");
}

/// What [`jsonld`] wrote of a tag beyond the standard's words.
fn own(body: &Value, value: &str) -> Option<Beyond> {
    let ours = body["purpose"] == "describing" && body["format"] == "application/json";
    ours.then(|| serde_json::from_str(value).ok()).flatten()
}

/// Words, neighbours and position, wherever among the selectors they stand; Recogito's own shape too.
fn selector(selectors: &[&Value]) -> Selector {
    let mut found = Selector::default();
    for selector in selectors {
        let selector = if selector["refinedBy"].is_object() { &selector["refinedBy"] } else { selector };
        let text = |key: &str| selector[key].as_str().unwrap_or_default().to_string();
        let number = |key: &str| selector[key].as_u64().and_then(|number| u32::try_from(number).ok());
        if selector["type"] == "TextQuoteSelector" {
            (found.exact, found.prefix, found.suffix) = (text("exact"), text("prefix"), text("suffix"));
        } else if selector["type"] == "TextPositionSelector" {
            (found.start, found.end) = (number("start"), number("end"));
        } else if selector["quote"].is_string() {
            found.exact = text("quote");
            (found.start, found.end) = (number("start"), number("end"));
        }
    }
    found
}
