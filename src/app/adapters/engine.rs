//! The engine: in a worker, or on the page's thread where none can start. Knows `www/engine/client.js` and the protocol's answers; must
//! not know what is shown.

use super::dom::base;
use crate::wire::{WireDocument, rows};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/engine/client.js")]
extern "C" {
    #[wasm_bindgen(js_name = Engine)]
    type Client;

    #[wasm_bindgen(constructor, js_class = Engine)]
    fn new(urls: &JsValue) -> Client;

    #[wasm_bindgen(method, js_class = Engine, js_name = annotateRows, catch)]
    async fn annotate_rows(this: &Client, text: &str, options: &JsValue, control: &JsValue) -> Result<JsValue, JsValue>;
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
        let options = js_sys::Object::new();
        let _ = Reflect::set(&options, &"offsets".into(), &"byte".into());
        if let Some(date) = reference_date {
            let _ = Reflect::set(&options, &"referenceDate".into(), &date.into());
        }
        let told = Closure::<dyn Fn(f64, f64)>::new(move |done: f64, total: f64| progress(done as usize, total as usize));
        let control = js_sys::Object::new();
        let _ = Reflect::set(&control, &"onProgress".into(), told.as_ref());
        if let Some(controller) = &self.abort {
            let _ = Reflect::set(&control, &"signal".into(), &controller.signal());
        }
        let client = CLIENT.with(|client| AsRef::<JsValue>::as_ref(client).clone()).unchecked_into::<Client>();
        let answer = client.annotate_rows(text, &options, &control).await.map_err(failure)?;
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
