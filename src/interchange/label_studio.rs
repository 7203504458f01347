//! Label Studio's tasks. Its editor counts in UTF-16, and gives the words beside the offsets, so that a copy counted otherwise is
//! noticed.

use super::bundle::{Bundle, Exported, Gatherer, Imported};
use super::marks::marks;
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
            results.push(result("label", "labels", "labels", json!([mark.label])));
            if !mark.note.is_empty() {
                results.push(result("note", "textarea", "text", json!([mark.note])));
            }
        }
    }
    let task = json!([{"data": {"text": bundle.text}, "annotations": [{"result": results}]}]);
    Exported { body: serde_json::to_string_pretty(&task).unwrap_or_default(), report: Report::default() }
}

pub(super) fn import(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    let file: Value = serde_json::from_str(file).map_err(|error| ImportError::json(&error))?;
    let tasks: &[Value] = file.as_array().map_or(std::slice::from_ref(&file), Vec::as_slice);
    let task = tasks.first().ok_or_else(|| ImportError::new("there is no task in this file"))?;
    let own = task["data"].as_object().and_then(|data| data.values().find_map(Value::as_str));
    let text = text.or(own).ok_or_else(|| ImportError::new("the task holds no text under “data”"))?;
    let mut gatherer = Gatherer::new(text, OffsetUnit::Utf16);
    let annotations = task["annotations"].as_array().or(task["predictions"].as_array());
    let results: Vec<&Value> = annotations.into_iter().flatten().filter_map(|a| a["result"].as_array()).flatten().collect();
    for result in results.iter().filter(|result| result["value"]["labels"].is_array()) {
        add(result, &results, &mut gatherer);
    }
    if tasks.len() > 1 {
        gatherer.report.lose(format!("{} further tasks", tasks.len() - 1), "one text is read at a time");
    }
    Ok(gatherer.finish())
}

fn add(result: &Value, results: &[&Value], gatherer: &mut Gatherer) {
    let value = &result["value"];
    let strings = |value: &Value| value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_string).collect();
    let note = results.iter().find(|other| other["id"] == result["id"] && other["type"] == "textarea");
    let note: Vec<String> = note.map(|note| strings(&note["value"]["text"])).unwrap_or_default();
    let tag = Tag { names: strings(&value["labels"]), note: note.join("\n"), ..Tag::default() };
    match (value["start"].as_u64(), value["end"].as_u64()) {
        (Some(start), Some(end)) => gatherer.by_offsets(tag, start, end, value["text"].as_str()),
        _ => gatherer.report.lose(tag.names.join(", "), "it has no offsets"),
    }
}
