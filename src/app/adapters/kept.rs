//! Texts read before, kept in this browser. Knows their shape in storage; must not know the state.

use super::json::{get, object, text};
use super::store::{self, TEXTS, Trouble};
use crate::text::by_key;
use wasm_bindgen::JsValue;

/// A kept text.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// SHA-256 of the text.
    pub key: String,
    /// Its first words.
    pub title: String,
    /// The original.
    pub text: String,
    /// What relative dates are counted from.
    pub reference_date: Option<String>,
    /// When it was opened last, in milliseconds since 1970.
    pub opened: f64,
}

/// Keeps a text.
///
/// # Errors
/// Storage cannot be written.
pub async fn keep(kept: &Kept) -> Result<(), Trouble> {
    let fields =
        [("key", &kept.key), ("title", &kept.title), ("text", &kept.text)].map(|(name, text)| (name, text.as_str().into()));
    let date = kept.reference_date.as_deref().map_or(JsValue::NULL, JsValue::from_str);
    let record = object(&[&fields[..], &[("reference_date", date), ("opened", kept.opened.into())]].concat());
    store::keep_text(&record).await
}

/// The text with this key.
pub async fn find(key: &str) -> Option<Kept> {
    read(&store::get(TEXTS, key).await.ok()?)
}

/// All kept texts, the last opened first; none where storage is blocked.
pub async fn list() -> Vec<Kept> {
    let found: Vec<Kept> = store::all(TEXTS).await.unwrap_or_default().iter().filter_map(read).collect();
    by_key(found, |kept| u64::MAX - kept.opened.max(0.0) as u64)
}

fn read(kept: &JsValue) -> Option<Kept> {
    Some(Kept {
        key: text(kept, "key")?,
        title: text(kept, "title")?,
        text: text(kept, "text")?,
        reference_date: text(kept, "reference_date"),
        opened: get(kept, "opened").as_f64().unwrap_or(0.0),
    })
}
