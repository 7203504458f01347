//! The engine as JavaScript sees it. Knows JavaScript values and the wire; must not know ports, threads or screens.
//!
//! There is no global state beyond the engine itself and its data files; two copies of the module on a page share nothing. What the
//! functions take and give is typed in `www/package/types.d.ts`.

use super::answer::{self, Tell};
use super::engine;
use crate::analysis::Progress;
use crate::wire::{Answer, Call, Json, Request, Response, WireOptions};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Hands a data file in, under its name.
#[wasm_bindgen]
pub fn supply(name: String, bytes: Vec<u8>) {
    engine::supply(name, bytes);
}

/// Marks a text and answers with the annotated document as a plain object; offsets are UTF-16 unless `options.offsets` says otherwise.
///
/// # Errors
/// An `Error` that says which option cannot be understood, or which data file has to be handed in first.
#[wasm_bindgen(skip_typescript)]
pub fn annotate(text: &str, options: JsValue) -> Result<JsValue, JsError> {
    let options: WireOptions = read("options", options)?;
    let needs = answer::needs(text, &options).map_err(|message| JsError::new(&message))?;
    if !needs.is_empty() {
        return Err(JsError::new(&format!("this text needs data that was not loaded: {}", needs.join(", "))));
    }
    let document = answer::document(text, &options, &mut |_| ControlFlow::Continue(()));
    write(&document.map_err(|message| JsError::new(&message))?)
}

/// In which conventions figures are looked for.
#[cfg(feature = "formats")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecognizeOptions {
    /// What is looked for.
    model: String,
    /// The language of the rules.
    culture: String,
    /// `YYYY-MM-DDTHH:MM:SS`; the model `datetime` needs it.
    #[serde(default)]
    reference: Option<String>,
}

/// What a file is turned into.
#[cfg(feature = "formats")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConvertOptions {
    /// What it is.
    from: String,
    /// What it becomes.
    to: String,
    /// What the marks are about, for formats that do not hold it.
    #[serde(default)]
    text: Option<String>,
}

/// Finds figures in the conventions of Recognizers-Text: `options.model`, `options.culture`, `options.reference`.
///
/// # Errors
/// An `Error` that names the option that cannot be understood.
#[cfg(feature = "formats")]
#[wasm_bindgen(skip_typescript)]
pub fn recognize(text: &str, options: JsValue) -> Result<JsValue, JsError> {
    let RecognizeOptions { model, culture, reference } = read("options", options)?;
    match call(Call::Recognize { text: text.into(), model, culture, reference })? {
        Answer::Recognized { results } => write(&results),
        _ => Ok(JsValue::NULL),
    }
}

/// Finds described places in a text: one answer a selector, in their order; all offsets in UTF-16 unless `options.offsets` says otherwise.
///
/// # Errors
/// An `Error` that says which selector cannot be understood.
#[wasm_bindgen(skip_typescript)]
pub fn anchor(selectors: JsValue, text: &str, options: JsValue) -> Result<JsValue, JsError> {
    #[derive(Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Options {
        offsets: Option<crate::text::OffsetUnit>,
    }
    let Options { offsets } = read("options", options)?;
    if !js_sys::Array::is_array(&selectors) {
        return Err(JsError::new("selectors: wants an array"));
    }
    let selectors = read("selectors", selectors)?;
    match call(Call::Anchor { text: text.into(), selectors, offsets })? {
        Answer::Places { places } => write(&places),
        _ => Ok(JsValue::NULL),
    }
}

/// Turns a file of one format into another: `options.from`, `options.to`, `options.text` where the format does not hold its text.
///
/// # Errors
/// An `Error` that says where the file is not of its format.
#[cfg(feature = "formats")]
#[wasm_bindgen(skip_typescript)]
pub fn convert(file: &str, options: JsValue) -> Result<JsValue, JsError> {
    let ConvertOptions { from, to, text } = read("options", options)?;
    match call(Call::Convert { file: file.into(), from, to, text })? {
        Answer::File(file) => write(&file),
        _ => Ok(JsValue::NULL),
    }
}

fn call(call: Call) -> Result<Answer, JsError> {
    match answer::answer(call, &mut |_| ControlFlow::Continue(())) {
        Answer::Failed { message } => Err(JsError::new(&message)),
        answer => Ok(answer),
    }
}

/// Through JSON, which both sides read and write already: a second way for JavaScript's objects would be 90 kB of wasm.
/// What was left out or null has its defaults.
fn read<T: DeserializeOwned>(what: &str, value: JsValue) -> Result<T, JsError> {
    let value = if value.is_undefined() || value.is_null() { js_sys::Object::new().into() } else { value };
    let json = js_sys::JSON::stringify(&value).ok().and_then(|json| json.as_string()).unwrap_or_default();
    serde_json::from_str(&json).map_err(|error| JsError::new(&format!("{what}: {error}")))
}

fn write(value: &impl Serialize) -> Result<JsValue, JsError> {
    let mut json = Json::default();
    json.value(value);
    js_sys::JSON::parse(&json.text()).map_err(|_| JsError::new("the answer is no JSON"))
}

/// Answers one request of the protocol; `respond` is called with every response, all of them JSON texts.
#[wasm_bindgen]
pub fn answer(request: &str, respond: &js_sys::Function) {
    let send = |response: Response| {
        // a page that cannot take the answer has gone; there is nobody left to tell
        let _ = respond.call1(&JsValue::NULL, &JsValue::from_str(&response.json()));
    };
    match Request::read(request) {
        Ok(Request { id, call }) => {
            let tell: Tell = &mut |progress: Progress| {
                send(Response { id, answer: Answer::Progress(progress.into()) });
                ControlFlow::Continue(())
            };
            let answer = answer::answer(call, tell);
            let waits = matches!(answer, Answer::Needs { .. });
            send(Response { id, answer });
            if waits {
                engine::prepare();
            }
        }
        Err(problem) => send(Response { id: 0, answer: Answer::Failed { message: format!("not a request: {problem}") } }),
    }
}
