//! Parts of the app that are scripts of their own, brought when they are first called. Knows `www/later/`; must not know who calls.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/parts/later.js")]
extern "C" {
    #[wasm_bindgen(js_name = call, catch)]
    async fn call_part(part: &str, name: &str, values: Vec<JsValue>) -> Result<JsValue, JsValue>;
}

/// What a function of `www/later/PART.js` answers.
///
/// # Errors
/// What the function rejects with, or that it could not be brought.
pub async fn call<const N: usize>(part: &str, name: &str, values: [JsValue; N]) -> Result<JsValue, JsValue> {
    call_part(part, name, values.into()).await
}
