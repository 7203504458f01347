//! The engine behind a message port. Knows the worker's scope and the protocol; must not know the layers.

use super::api::{answer, supply};
use super::engine;
use crate::wire::{Answer, Response};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Listens for requests where this module runs as a worker; anywhere else it does nothing, since there the page calls the
/// functions itself.
pub fn start() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let port = scope.clone();
    let respond = Closure::<dyn Fn(JsValue)>::new(move |json: JsValue| {
        // a closed port means that the page has gone
        let _ = port.post_message(&json);
    });
    let respond: js_sys::Function = respond.into_js_value().unchecked_into();
    let listener = respond.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| match event.data().as_string() {
        Some(request) => answer(&request, &listener),
        None => take(&event.data()),
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    tell_ready(&respond);
}

/// A data file: `{name, bytes}`.
fn take(message: &JsValue) {
    let part = |key: &str| js_sys::Reflect::get(message, &key.into()).unwrap_or_default();
    if let Some(name) = part("name").as_string() {
        supply(name, js_sys::Uint8Array::new(&part("bytes")).to_vec());
        // nobody waits for this thread: it need not wait for a text
        engine::prepare();
    }
}

/// Messages that come before the listener are lost, so the page waits for this one.
fn tell_ready(respond: &js_sys::Function) {
    let ready = Response { id: 0, answer: Answer::Ready };
    let _ = respond.call1(&JsValue::NULL, &JsValue::from_str(&ready.json()));
}
