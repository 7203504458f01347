//! What is kept in this browser. Knows `www/later/store.js` and `library.js`; must not know what is stored.

use super::json::items;
use super::later::call;
use wasm_bindgen::JsValue;

/// The texts read before, by their SHA-256.
pub const TEXTS: &str = "texts";
/// The reader's tags with their history, by the text's SHA-256.
pub const TAGS: &str = "tags";

/// Why storage does not do what it is asked: a key of the locales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble(pub &'static str);

/// The value stored under `key`; undefined where there is none.
///
/// # Errors
/// Storage cannot be read.
pub async fn get(store: &str, key: &str) -> Result<JsValue, Trouble> {
    ask("get", [store.into(), key.into()]).await
}

/// All values, in the order of their keys.
///
/// # Errors
/// Storage cannot be read.
pub async fn all(store: &str) -> Result<Vec<JsValue>, Trouble> {
    ask("all", [store.into()]).await.map(|values| items(&values))
}

/// The notebooks of all texts with a title.
///
/// # Errors
/// Storage cannot be read.
pub async fn titled(title: &str) -> Result<Vec<JsValue>, Trouble> {
    ask("titled", [title.into()]).await.map(|values| items(&values))
}

/// Stores a value under `key`.
///
/// # Errors
/// Storage cannot be written; what was stored before is still there.
pub async fn put(store: &str, key: &str, value: &JsValue) -> Result<(), Trouble> {
    ask("put", [store.into(), key.into(), value.clone()]).await.map(drop)
}

/// Keeps a text under its `key`; of those without tags the longest unopened goes.
///
/// # Errors
/// Storage cannot be written; what was stored before is still there.
pub async fn keep_text(text: &JsValue) -> Result<(), Trouble> {
    ask("keepText", [text.clone()]).await.map(drop)
}

async fn ask<const N: usize>(name: &str, values: [JsValue; N]) -> Result<JsValue, Trouble> {
    call("store", name, values).await.map_err(|error| trouble(&error))
}

/// What a rejection means, which is one word where it is ours.
pub(super) fn trouble(error: &JsValue) -> Trouble {
    let word = error.as_string().unwrap_or_default();
    let known = ["store.newer", "store.busy", "store.full", "store.blocked"];
    Trouble(known.into_iter().find(|key| key.strip_prefix("store.") == Some(&word)).unwrap_or("store.failed"))
}
