//! The engine: in a worker, or on the page's thread where none can start. Knows `www/engine/client.js` and the protocol's answers; must
//! not know what is shown.

use super::dom::base;
use crate::text::OffsetUnit;
use crate::wire::{DocumentAnswer, WireDocument, WireOptions};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/engine/client.js")]
extern "C" {
    #[wasm_bindgen(js_name = Engine)]
    type Client;

    #[wasm_bindgen(constructor, js_class = Engine)]
    fn new(urls: &JsValue) -> Client;

    #[wasm_bindgen(method, js_class = Engine, js_name = annotateJson, catch)]
    async fn annotate_json(this: &Client, text: &str, options: &str, control: &JsValue) -> Result<JsValue, JsValue>;
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngineError {
    /// The call was given up.
    Aborted,
    /// The engine could not be loaded, has died or did not understand; in English, for a developer.
    Broken(String),
}

thread_local! {
    static CLIENT: Client = Client::new(&urls());
}

fn urls() -> JsValue {
    let urls = js_sys::Object::new();
    for (name, file) in [("worker", "worker_loader.js"), ("module", "worker.js")] {
        let url = web_sys::Url::new_with_base(file, &base()).map(|url| url.href()).unwrap_or_else(|_| file.to_string());
        // a fresh object takes every property
        let _ = Reflect::set(&urls, &name.into(), &url.into());
    }
    urls.into()
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
        let options = WireOptions { reference_date, offsets: Some(OffsetUnit::Byte), ..WireOptions::default() };
        let options = serde_json::to_string(&options).map_err(|error| EngineError::Broken(error.to_string()))?;
        let told = Closure::<dyn Fn(f64, f64)>::new(move |done: f64, total: f64| progress(done as usize, total as usize));
        let control = js_sys::Object::new();
        let _ = Reflect::set(&control, &"onProgress".into(), told.as_ref());
        if let Some(controller) = &self.abort {
            let _ = Reflect::set(&control, &"signal".into(), &controller.signal());
        }
        let client = CLIENT.with(|client| AsRef::<JsValue>::as_ref(client).clone()).unchecked_into::<Client>();
        let answer = client.annotate_json(text, &options, &control).await.map_err(failure)?;
        read(&answer.as_string().unwrap_or_default())
    }
}

impl Default for Call {
    fn default() -> Self {
        Call::new()
    }
}

fn read(json: &str) -> Result<WireDocument, EngineError> {
    match serde_json::from_str::<DocumentAnswer>(json) {
        Ok(answer) => Ok(answer.document),
        Err(error) => Err(EngineError::Broken(error.to_string())),
    }
}

fn failure(error: JsValue) -> EngineError {
    let text = |name: &str| Reflect::get(&error, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default();
    if text("name") == "AbortError" { EngineError::Aborted } else { EngineError::Broken(text("message")) }
}
