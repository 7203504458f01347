//! Hypothesis' JSON: rows with `text`, `tags` and W3C selectors. Its client counts in UTF-16.

use super::bundle::{Bundle, Exported, Gatherer, Imported, needed};
use super::report::{ImportError, Report};
use crate::anchor::Selector;
use crate::tags::Tag;
use crate::text::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};

pub(super) fn export(bundle: &Bundle) -> Exported {
    let uri = bundle.info.url.clone().unwrap_or_else(|| format!("urn:sha256:{}", bundle.info.text_sha256));
    let (points, utf16) = (OffsetMap::new(&bundle.text, OffsetUnit::CodePoint), OffsetMap::new(&bundle.text, OffsetUnit::Utf16));
    let rows: Vec<Value> = bundle
        .tags
        .iter()
        .map(|tag| {
            let target = &tag.target;
            let mut selectors =
                vec![json!({"type": "TextQuoteSelector", "exact": target.exact, "prefix": target.prefix, "suffix": target.suffix})];
            if let (Some(start), Some(end)) = (target.start, target.end) {
                let recount = |offset| utf16.from_byte(points.to_byte(offset));
                selectors.push(json!({"type": "TextPositionSelector", "start": recount(start), "end": recount(end)}));
            }
            json!({
                "id": tag.id, "created": tag.created, "updated": tag.modified, "uri": uri, "text": tag.note, "tags": tag.names,
                "document": {"title": [bundle.info.title]}, "target": [{"source": uri, "selector": selectors}],
            })
        })
        .collect();
    let mut report = Report::default();
    if bundle.document.is_some() {
        report.lose("the engine's marks", "this format holds what readers wrote");
    }
    let file = json!({"total": rows.len(), "rows": rows});
    Exported { body: serde_json::to_string_pretty(&file).unwrap_or_default(), report }
}

pub(super) fn import(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    let file: Value = serde_json::from_str(file).map_err(|error| ImportError::json(&error))?;
    let rows = file["rows"].as_array().or(file["annotations"].as_array()).or(file.as_array());
    let rows = rows.ok_or_else(|| ImportError::new("there are no “rows” in this file"))?;
    let text = needed(text)?;
    let (points, utf16) = (OffsetMap::new(text, OffsetUnit::CodePoint), OffsetMap::new(text, OffsetUnit::Utf16));
    let mut gatherer = Gatherer::new(text, OffsetUnit::CodePoint);
    for row in rows {
        let target = &row["target"][0]["selector"];
        let find = |kind: &str| target.as_array().into_iter().flatten().find(|selector| selector["type"] == kind);
        let Some(quote) = find("TextQuoteSelector") else {
            gatherer.report.lose(row["id"].as_str().unwrap_or("a row"), "it is about the page as a whole, or a reply");
            continue;
        };
        let part = |key: &str| quote[key].as_str().unwrap_or_default().to_string();
        let recount = |key: &str| {
            let offset = find("TextPositionSelector")?[key].as_u64()?;
            Some(points.from_byte(utf16.to_byte(u32::try_from(offset).ok()?)))
        };
        let string = |key: &str| row[key].as_str().unwrap_or_default().to_string();
        gatherer.by_selector(Tag {
            id: string("id"),
            target: Selector {
                exact: part("exact"),
                prefix: part("prefix"),
                suffix: part("suffix"),
                start: recount("start"),
                end: recount("end"),
            },
            names: row["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_string).collect(),
            note: string("text"),
            created: string("created"),
            modified: string("updated"),
            ..Tag::default()
        });
    }
    Ok(gatherer.finish())
}
