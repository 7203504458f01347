//! JavaScript values field by field, and JSON read by the browser's own parser, field by field: a reader of ours for every type would be a third of the app's module.

use crate::app::state::message::Loss;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The value of a JSON text.
pub fn parse(json: &str) -> Option<JsValue> {
    js_sys::JSON::parse(json).ok()
}

/// A field; undefined where there is none.
pub fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A field that is a text.
pub fn text(value: &JsValue, name: &str) -> Option<String> {
    get(value, name).as_string()
}

/// A field that is a whole number.
pub fn number(value: &JsValue, name: &str) -> Option<u32> {
    get(value, name).as_f64().map(|number| number as u32)
}

/// The items of an array; none for what is no array.
pub fn items(value: &JsValue) -> Vec<JsValue> {
    if js_sys::Array::is_array(value) { js_sys::Array::from(value).to_vec() } else { Vec::new() }
}

/// A plain object with these fields.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        // a fresh object takes every property
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// What a file that came from the engine could not hold.
pub fn losses(file: &JsValue) -> Vec<Loss> {
    let loss = |loss: &JsValue| {
        let part = |name: &str| text(loss, name).unwrap_or_default();
        Loss { what: part("what"), thing: part("thing"), why: part("why"), times: number(loss, "times").unwrap_or(1) as usize }
    };
    items(&get(file, "told")).iter().map(loss).collect()
}
