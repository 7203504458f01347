//! Charts as files. Knows `www/parts/picture.js`; must not know what a chart shows.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/www/parts/picture.js")]
extern "C" {
    #[wasm_bindgen(js_name = savePicture, catch)]
    async fn save_picture(svg: &Element, name: &str) -> Result<JsValue, JsValue>;
}

/// Saves an SVG element as `….svg` or `….png`, as its name says, in the colours it has on the screen.
///
/// # Errors
/// The browser allows no canvas or no download.
pub async fn save(svg: &Element, name: &str) -> Result<JsValue, JsValue> {
    save_picture(svg, name).await
}
