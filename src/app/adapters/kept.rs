//! Texts read before, kept in this browser. Knows the database; must not know the state.

use super::idb::{self, TEXTS};
use super::json;
use crate::text::by_key;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// A kept text.
#[derive(Clone, Debug, PartialEq, Serialize)]
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

/// How many texts are kept; the longest unopened goes first.
const MOST: usize = 20;

/// Keeps a text.
///
/// # Errors
/// Storage is full or blocked.
pub async fn keep(kept: &Kept) -> Result<(), JsValue> {
    let json = serde_json::to_string(kept).map_err(|error| JsValue::from_str(&error.to_string()))?;
    idb::put(TEXTS, &kept.key, &json.into()).await?;
    // never this one, which is the oldest where the clock was set back
    for old in list().await.iter().filter(|old| old.key != kept.key).skip(MOST - 1) {
        idb::remove(TEXTS, &old.key).await?;
    }
    Ok(())
}

/// The text with this key.
pub async fn get(key: &str) -> Option<Kept> {
    read(&idb::get(TEXTS, key).await.ok()?)
}

/// All kept texts, the last opened first; none where storage is blocked.
pub async fn list() -> Vec<Kept> {
    let found: Vec<Kept> = idb::all(TEXTS).await.unwrap_or_default().iter().filter_map(read).collect();
    by_key(found, |kept| u64::MAX - kept.opened.max(0.0) as u64)
}

fn read(value: &JsValue) -> Option<Kept> {
    let kept = json::parse(&value.as_string()?)?;
    Some(Kept {
        key: json::text(&kept, "key")?,
        title: json::text(&kept, "title")?,
        text: json::text(&kept, "text")?,
        reference_date: json::text(&kept, "reference_date"),
        opened: json::get(&kept, "opened").as_f64().unwrap_or(0.0),
    })
}
