//! Marks in a link, and words on the clipboard. Knows `www/later/share.js`; must not know what is shared.

use super::json::{items, number, parse, text};
use super::later::call;
use wasm_bindgen::JsValue;

/// Why there is no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLink {
    /// It would be this many characters long.
    Long(u32),
    /// The browser cannot make one.
    Failed,
}

/// A link that carries a file of the contract's JSON, with its text or without.
///
/// # Errors
/// The link would be too long.
pub async fn link(file: &str, with_text: bool) -> Result<String, NoLink> {
    let made = call("share", "link", [file.into(), with_text.into()]).await;
    let made = made.map_err(|error| number(&error, "long").map_or(NoLink::Failed, NoLink::Long))?;
    made.as_string().ok_or(NoLink::Failed)
}

/// Puts words on the clipboard; false where the browser does not allow it.
pub async fn copy(words: &str) -> bool {
    call("share", "copy", [words.into()]).await.is_ok()
}

/// What a link carries.
pub struct Carried {
    /// The whole of it, in the contract's JSON.
    pub file: String,
    /// The text, where it goes along.
    pub text: Option<String>,
    /// The SHA-256 of the text.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What its relative dates are counted from.
    pub reference_date: Option<String>,
    /// How many tags there are.
    pub tags: usize,
}

/// Reads the fragment of a link.
///
/// # Errors
/// What is wrong with it, in English.
pub async fn opened(fragment: &str) -> Result<Carried, String> {
    let broken = |error: JsValue| text(&error, "broken").unwrap_or_else(|| "this browser cannot unpack it".into());
    let file = call("share", "opened", [fragment.into()]).await.map_err(broken)?.as_string().unwrap_or_default();
    let carried = parse(&file).unwrap_or(JsValue::NULL);
    if !carried.is_object() || text(&carried, "schema").as_deref() != Some("manicule/1") {
        return Err("it holds no marks of this program".into());
    }
    Ok(Carried {
        text: text(&carried, "text"),
        key: text(&carried, "text_sha256").unwrap_or_default(),
        title: text(&carried, "title").unwrap_or_default(),
        reference_date: text(&carried, "reference_date"),
        tags: items(&super::json::get(&carried, "tags")).len(),
        file,
    })
}
