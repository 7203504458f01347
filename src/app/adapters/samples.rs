//! The bundled samples. Knows `samples/index.json`; must not know the start page.

use super::dom::window;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// A bundled sample.
#[derive(Clone, Debug, PartialEq, Deserialize)]
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
    let json = fetch("samples/index.json").await.unwrap_or_default();
    serde_json::from_str(&json).unwrap_or_default()
}

/// The text of a sample.
pub async fn text(sample: &Sample) -> Option<String> {
    fetch(&format!("samples/{}", sample.file)).await
}

async fn fetch(path: &str) -> Option<String> {
    let answer = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
    let response: web_sys::Response = answer.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
