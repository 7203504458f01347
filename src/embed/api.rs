//! The engine as JavaScript sees it. Knows JavaScript values and the wire; must not know ports, threads or screens.
//!
//! There is no global state beyond the engine itself, which never changes once it is set up; two copies of the module on a page
//! share nothing.

use super::kept::{self, Kept};
use crate::analysis::{Analyzer, Progress};
use crate::lexicon::Embedded;
use crate::tags::Notebook;
use crate::text::OffsetUnit;
use crate::wire::{self, Answer, Call, Request, Response, WireDocument, WireOptions};
use serde::Serialize;
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;

thread_local! {
    static ANALYZER: Result<Analyzer, String> = Analyzer::new(&Embedded).map_err(|error| error.to_string());
}

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Marks a text and answers with the annotated document as a plain object; offsets are UTF-16 unless `options.offsets` says otherwise.
///
/// # Errors
/// An `Error` that says which option cannot be understood.
#[wasm_bindgen]
pub fn annotate(text: &str, options: JsValue) -> Result<JsValue, JsError> {
    let options = read_options(options)?;
    let document = annotate_text(text, &options, &mut |_| ControlFlow::Continue(())).map_err(|message| JsError::new(&message))?;
    // null, not undefined, for what is not there: as in JSON
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    document.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
}

fn read_options(options: JsValue) -> Result<WireOptions, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(WireOptions::default());
    }
    serde_wasm_bindgen::from_value(options).map_err(|error| JsError::new(&format!("options: {error}")))
}

/// Answers one request of the protocol; `respond` is called with every response, all of them JSON texts.
#[wasm_bindgen]
pub fn answer(request: &str, respond: &js_sys::Function) {
    let send = |response: Response| {
        let json = serde_json::to_string(&response).unwrap_or_default();
        // a page that cannot take the answer has gone; there is nobody left to tell
        let _ = respond.call1(&JsValue::NULL, &JsValue::from_str(&json));
    };
    match serde_json::from_str::<Request>(request) {
        Ok(Request { id, call }) => {
            let mut progress = |progress: Progress| {
                send(Response { id, answer: Answer::Progress(progress.into()) });
                ControlFlow::Continue(())
            };
            send(Response { id, answer: call_answer(call, &mut progress) });
        }
        Err(error) => send(Response { id: 0, answer: Answer::Failed { message: format!("not a request: {error}") } }),
    }
}

fn call_answer(call: Call, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Answer {
    match call {
        Call::Annotate { text, options, keep, rows } => match annotate_text(&text, &options, progress) {
            Ok(document) => {
                if let Some(name) = keep {
                    kept::keep(Kept::untagged(name, text, document.clone()));
                }
                match rows {
                    true => Answer::Rows { rows: wire::rows::write(&document) },
                    false => Answer::Document { document: Box::new(document) },
                }
            }
            Err(message) => Answer::Failed { message },
        },
        Call::Keep { name, text, rows, notebook } => keep(name, text, &rows, &notebook),
        Call::Filter { of, query } => kept::filter(&of, &query),
        Call::Complete { of, query } => kept::offers(&of, &query),
        Call::Export { of, format, tags_only } => kept::file(&of, &format, tags_only),
    }
}

fn keep(name: String, text: String, rows: &str, notebook: &str) -> Answer {
    let Some(document) = wire::rows::read(rows) else { return Answer::Failed { message: "not the rows of a document".into() } };
    match serde_json::from_str::<Notebook>(notebook) {
        Ok(notebook) => {
            kept::keep(Kept::new(name, text, document, notebook));
            Answer::Kept
        }
        Err(error) => Answer::Failed { message: format!("not a notebook: {error}") },
    }
}

fn annotate_text(
    text: &str,
    options: &WireOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<WireDocument, String> {
    let engine_options = options.to_options()?;
    ANALYZER.with(|analyzer| {
        let analysis = analyzer.as_ref().map_err(Clone::clone)?.analyze_with(text, &engine_options, progress);
        Ok(wire::document(text, &analysis, options.offsets.unwrap_or(OffsetUnit::Utf16)))
    })
}
