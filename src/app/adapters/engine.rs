//! The engine: in a worker, or on the page's thread where none can start. Knows `www/shared.js`, which begins it before the app is there,
//! and the protocol's answers; must not know what is shown.

use super::json::object;
use crate::wire::{WireDocument, rows};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

// raw: the page itself asks the same module for the same engine
#[wasm_bindgen(raw_module = "./shared.js")]
extern "C" {
    type Client;

    #[wasm_bindgen(thread_local_v2, js_name = engine)]
    static ENGINE: Client;

    // answers at once where the page has asked before the app was there
    #[wasm_bindgen(js_name = marks, catch)]
    async fn annotate_rows(text: &str, options: &JsValue, control: &JsValue) -> Result<JsValue, JsValue>;

    // what was asked before the app was there, if it comes in a moment
    #[wasm_bindgen(js_name = early)]
    async fn early_rows(text: &str, options: &JsValue) -> JsValue;

    #[wasm_bindgen(method, catch)]
    async fn about(this: &Client, call: &JsValue, keeping: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn convert(this: &Client, file: &str, options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, js_class = Engine, js_name = anchor, catch)]
    async fn find_places(this: &Client, selectors: &js_sys::Array, text: &str, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngineError {
    /// The call was given up.
    Aborted,
    /// The engine could not be loaded, has died or did not understand; in English, for a developer.
    Broken(String),
}

/// The one engine of the page.
fn client() -> Client {
    ENGINE.with(|engine| AsRef::<JsValue>::as_ref(engine).clone()).unchecked_into::<Client>()
}

/// Asks about a document that is kept beside the engine; `keeping` answers with the call that keeps it, where it is not there yet or
/// any more.
///
/// # Errors
/// The engine failed.
pub async fn about(call: &JsValue, keeping: &JsValue) -> Result<JsValue, EngineError> {
    client().about(call, keeping).await.map_err(failure)
}

/// A file in another format; `options` are `from`, `to` and `text`.
///
/// # Errors
/// The file is not of the format, or the engine failed.
pub async fn convert(file: &str, options: &JsValue) -> Result<JsValue, EngineError> {
    client().convert(file, options).await.map_err(failure)
}

/// What became of described places, in the order of the selectors.
///
/// # Errors
/// The engine failed.
pub async fn anchor(selectors: &js_sys::Array, text: &str, options: &JsValue) -> Result<JsValue, EngineError> {
    client().find_places(selectors, text, options).await.map_err(failure)
}

/// The marks that the page has asked for before the app was there, where they come in a moment; offsets are bytes.
pub async fn early(text: &str, reference_date: Option<String>) -> Option<WireDocument> {
    rows::read(&early_rows(text, &options(reference_date)).await.as_string()?)
}

fn options(reference_date: Option<String>) -> JsValue {
    let mut options = vec![("offsets", JsValue::from_str("byte"))];
    options.extend(reference_date.map(|date| ("referenceDate", date.into())));
    object(&options)
}

/// A call that can be given up.
pub struct Call {
    abort: Option<web_sys::AbortController>,
}

impl Call {
    /// A call that has not begun.
    pub fn new() -> Self {
        Call { abort: web_sys::AbortController::new().ok() }
    }

    /// Gives the call up; its future answers [`EngineError::Aborted`].
    pub fn abort(&self) {
        if let Some(controller) = &self.abort {
            controller.abort();
        }
    }

    /// Marks a text; offsets of the answer are bytes. `progress` is told bytes done and in all.
    ///
    /// # Errors
    /// The call was given up, or the engine failed.
    pub async fn annotate(
        &self,
        text: &str,
        reference_date: Option<String>,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Result<WireDocument, EngineError> {
        let told = Closure::<dyn Fn(f64, f64)>::new(move |done: f64, total: f64| progress(done as usize, total as usize));
        let mut control = vec![("onProgress", told.as_ref().clone())];
        control.extend(self.abort.as_ref().map(|controller| ("signal", controller.signal().into())));
        let answer = annotate_rows(text, &options(reference_date), &object(&control)).await.map_err(failure)?;
        let document = rows::read(&answer.as_string().unwrap_or_default());
        document.ok_or_else(|| EngineError::Broken("an answer without a document".into()))
    }
}

impl Default for Call {
    fn default() -> Self {
        Call::new()
    }
}

fn failure(error: JsValue) -> EngineError {
    let text = |name: &str| Reflect::get(&error, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default();
    if text("name") == "AbortError" { EngineError::Aborted } else { EngineError::Broken(text("message")) }
}
