//! Label Studio's tasks, whole ones and those of its small export. Its editor counts in UTF-16, and gives the words beside the offsets,
//! so that a copy counted otherwise is noticed.

use super::bundle::{Bundle, Copy, Exported, Gatherer, Imported};
use super::marks::{Mark, marks};
use super::report::{ImportError, Report};
use crate::tags::Tag;
use crate::text::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};

pub(super) fn export(bundle: &Bundle) -> Exported {
    let map = OffsetMap::new(&bundle.text, OffsetUnit::Utf16);
    let mut results = Vec::new();
    for (nth, mark) in marks(bundle).iter().enumerate() {
        for (part, span) in mark.spans.iter().enumerate() {
            let (start, end) = (map.from_byte(span.start), map.from_byte(span.end));
            let region = json!({"start": start, "end": end, "text": span.of(&bundle.text)});
            let id = format!("m{nth}-{part}");
            let result = |from: &str, kind: &str, key: &str, values: Value| {
                let mut value = region.clone();
                value[key] = values;
                json!({"id": id, "from_name": from, "to_name": "text", "type": kind, "value": value})
            };
            results.push(result("label", "labels", "labels", labels(mark)));
            if !mark.note.is_empty() {
                results.push(result("note", "textarea", "text", json!([mark.note])));
            }
        }
    }
    let task = json!([{"data": {"text": bundle.text}, "annotations": [{"result": results}]}]);
    Exported { body: serde_json::to_string_pretty(&task).unwrap_or_default(), report: Report::default() }
}

/// A region may have several labels, and none.
fn labels(mark: &Mark) -> Value {
    mark.tag.map_or_else(|| json!([mark.label]), |tag| json!(tag.names))
}

pub(super) fn import(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    let file: Value = serde_json::from_str(file).map_err(|error| ImportError::json(&error))?;
    let tasks: &[Value] = file.as_array().map_or(std::slice::from_ref(&file), Vec::as_slice);
    let task = tasks.iter().find(|task| text.is_some() && own(task) == text).or(tasks.first());
    let task = task.ok_or_else(|| ImportError::new("there is no task in this file"))?;
    let own = own(task);
    let text = text.or(own).ok_or_else(|| ImportError::new("the task holds no text under “data”"))?;
    let mut gatherer = Gatherer::new(text, OffsetUnit::Utf16);
    let copy = gatherer.copy(own.unwrap_or(text), OffsetUnit::Utf16);
    let annotations = task["annotations"].as_array().or(task["predictions"].as_array());
    let finished = annotations.into_iter().flatten().filter(|annotation| annotation["was_cancelled"] != true);
    let results: Vec<&Value> = finished.filter_map(|annotation| annotation["result"].as_array()).flatten().collect();
    for result in &results {
        match regions(result) {
            Some(names) => add(result, names, note(result, &results), &copy, &mut gatherer),
            None if result["type"] == "textarea" && of_region(result, &results) => {}
            None => gatherer.report.lose(result["type"].as_str().unwrap_or("a result"), "it labels no stretch of the text"),
        }
    }
    // the small export: regions side by side under a name of the project's own
    for region in task.as_object().into_iter().flat_map(|task| task.values()).filter_map(Value::as_array).flatten() {
        if let Some(names) = region["labels"].as_array() {
            add(&json!({ "value": region }), strings(names), String::new(), &copy, &mut gatherer);
        }
    }
    if tasks.len() > 1 {
        gatherer.report.lose(format!("{} further tasks", tasks.len() - 1), "one text is read at a time");
    }
    Ok(gatherer.finish())
}

/// The text that a task is about, where it is in the file and not at an address.
fn own(task: &Value) -> Option<&str> {
    let data = task["data"].as_object().or(task.as_object())?;
    let text = data.get("text").or_else(|| data.values().find(|value| value.is_string()))?.as_str()?;
    let is_address = text.contains('/') && !text.contains(char::is_whitespace);
    (!is_address).then_some(text)
}

/// The labels of a result that marks a stretch of text, whatever the project calls them: `labels`, `hypertextlabels` …
fn regions(result: &Value) -> Option<Vec<String>> {
    let kind = result["type"].as_str().unwrap_or("labels");
    let labels = kind.ends_with("labels").then(|| result["value"][kind].as_array()).flatten();
    labels.map(|labels| strings(labels))
}

fn strings(values: &[Value]) -> Vec<String> {
    values.iter().filter_map(Value::as_str).map(str::to_string).collect()
}

/// Whether a result says something of another one's region.
fn of_region(result: &Value, results: &[&Value]) -> bool {
    results.iter().any(|other| other["id"] == result["id"] && regions(other).is_some())
}

fn note(result: &Value, results: &[&Value]) -> String {
    let note = results.iter().find(|other| other["id"] == result["id"] && other["type"] == "textarea");
    note.and_then(|note| note["value"]["text"].as_array()).map_or_else(String::new, |lines| strings(lines).join("\n"))
}

fn add(result: &Value, names: Vec<String>, note: String, copy: &Copy, gatherer: &mut Gatherer) {
    let value = &result["value"];
    let tag = Tag { names, note, ..Tag::default() };
    // of pages the places are paths, with offsets in the text beside them
    let end_of = |key: &str| value["globalOffsets"][key].as_u64().or(value[key].as_u64());
    match (end_of("start"), end_of("end")) {
        (Some(start), Some(end)) => gatherer.by_copy(tag, copy, start, end, value["text"].as_str()),
        _ => gatherer.report.lose(tag.names.join(", "), "it has no offsets"),
    }
}
