//! Charts as files. Knows `www/later/picture.js`; must not know what a chart shows.

use super::later::call;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Saves an SVG element as `….svg` or `….png`, as its name says, in the colours it has on the screen.
///
/// # Errors
/// The browser allows no canvas or no download.
pub async fn save(svg: &Element, name: &str) -> Result<JsValue, JsValue> {
    call("picture", "savePicture", [svg.into(), name.into()]).await
}
