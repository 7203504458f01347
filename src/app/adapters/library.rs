//! Everything kept in this browser as one file. Knows `www/later/library.js`; must not know who wants it.

use super::download::save;
use super::json::{get, number, text};
use super::later::call;
use super::local;
use super::store::{Trouble, trouble};
use crate::app::state::message::Message;
use wasm_bindgen::JsValue;
use web_sys::File;

/// Where the reader's choices lie.
pub const PREFS: &str = "manicule.prefs";

/// Saves the library; the name of the file.
///
/// # Errors
/// Storage cannot be read, or the browser allows no download.
pub async fn export(today: &str) -> Result<String, Trouble> {
    let settings = local::load(PREFS).map_or(JsValue::NULL, Into::into);
    let body = call("library", "written", [settings]).await.map_err(|error| trouble(&error))?;
    let name = format!("manicule-{today}.library.json");
    save(&name, "application/json", &body.as_string().unwrap_or_default()).map_err(|_| Trouble("error.export"))?;
    Ok(name)
}

/// Takes a library in: all of it, or nothing; how many texts and tags came. Its settings are taken where there are none.
///
/// # Errors
/// What to tell the reader.
pub async fn import(file: File) -> Result<(u32, u32), Message> {
    let name = file.name();
    let came = call("library", "taken", [file.into()]).await.map_err(|error| match text(&error, "problem") {
        Some(problem) => Message::with("error.library", "name", name).and("problem", problem),
        None => Message::new(trouble(&error).0),
    })?;
    if let (None, Some(settings)) = (local::load(PREFS), get(&came, "settings").as_string()) {
        // without storage the choices are those of this page
        local::store(PREFS, &settings);
    }
    Ok((number(&came, "texts").unwrap_or(0), number(&came, "tags").unwrap_or(0)))
}
