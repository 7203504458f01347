//! The contract's JSON with the text and the reader's tags beside it. Knows the wire; loses nothing.

use super::bundle::{Bundle, Exported, Imported, needed};
use super::report::{ImportError, Report};
use crate::tags::Tag;
use crate::wire::{SCHEMA, WireDocument, sha256};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct File {
    #[serde(flatten)]
    document: WireDocument,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Tag>,
}

pub(super) fn export(bundle: &Bundle) -> Exported {
    let document = bundle.document.clone().unwrap_or_else(|| empty(bundle));
    let info = &bundle.info;
    let tags = bundle.tags.clone();
    let file = File { document, text: Some(bundle.text.clone()), title: info.title.clone(), url: info.url.clone(), tags };
    Exported { body: serde_json::to_string_pretty(&file).unwrap_or_default(), report: Report::default() }
}

fn empty(bundle: &Bundle) -> WireDocument {
    WireDocument {
        id: None,
        schema: SCHEMA.into(),
        offsets: Default::default(),
        language: crate::text::Language::detect(&bundle.text).tag().into(),
        reference_date: None,
        text_sha256: sha256(&bundle.text),
        complete: true,
        ..WireDocument::default()
    }
}

pub(super) fn import(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    let file: File = serde_json::from_str(file).map_err(|error| ImportError::json(&error))?;
    if file.document.schema != SCHEMA {
        return Err(ImportError::new(format!("the schema is “{}”, not {SCHEMA}", file.document.schema)));
    }
    let text = match file.text {
        Some(text) => text,
        None => needed(text)?.to_string(),
    };
    let mut report = Report::default();
    let mut bundle = Bundle { tags: file.tags, ..Bundle::of_text(&text) };
    (bundle.info.title, bundle.info.url) = (file.title, file.url);
    if bundle.info.text_sha256 == file.document.text_sha256 {
        bundle.document = Some(file.document);
    } else {
        report.lose("the engine's marks", "they are of another copy of the text: analyse it again");
    }
    Ok(Imported { bundle, report })
}
