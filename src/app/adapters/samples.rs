//! The bundled samples. Knows `samples/index.json` and `www/shared.js`, which fetches files; must not know the start page.

use super::json;
use wasm_bindgen::prelude::*;

// raw: the page itself asks the same module for the same files
#[wasm_bindgen(raw_module = "./shared.js")]
extern "C" {
    async fn bring(path: &str) -> JsValue;
}

/// A bundled sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Its name in links.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Its language's tag.
    pub language: String,
    /// Its headline.
    pub title: String,
    /// What its relative dates are counted from.
    pub reference_date: String,
}

/// The samples; none where they cannot be fetched.
pub async fn list() -> Vec<Sample> {
    let list = json::parse(&fetch("samples/index.json").await.unwrap_or_default());
    list.map(|list| json::items(&list).iter().filter_map(read).collect()).unwrap_or_default()
}

fn read(sample: &JsValue) -> Option<Sample> {
    let text = |name| json::text(sample, name);
    Some(Sample {
        id: text("id")?,
        file: text("file")?,
        language: text("language")?,
        title: text("title")?,
        reference_date: text("reference_date")?,
    })
}

/// The text of a sample.
pub async fn text(sample: &Sample) -> Option<String> {
    fetch(&format!("samples/{}", sample.file)).await
}

/// A file beside the page as text.
pub(super) async fn fetch(path: &str) -> Option<String> {
    bring(path).await.as_string()
}
