//! Tags found again in a text by the engine. Knows the engine's answer; must not know who wants to know.

use super::engine::{EngineError, anchor};
use super::json::{get, items, number, object, text};
use crate::anchor::State;
use crate::app::state::places::Found;
use crate::tags::Tag;
use crate::text::{OffsetMap, OffsetUnit, Span};
use wasm_bindgen::JsValue;

/// What became of the places of tags in a text, in the order of the tags. Linear in the text.
///
/// # Errors
/// The engine failed.
pub async fn find(tags: &[Tag], original: &str) -> Result<Vec<Found>, EngineError> {
    let selectors: js_sys::Array = tags.iter().map(selector).collect();
    let answers = items(&anchor(&selectors, original, &object(&[("offsets", "code-point".into())])).await?);
    let map = OffsetMap::new(original, OffsetUnit::CodePoint);
    let span = |value: &JsValue| {
        let (start, end) = (number(value, "start")?, number(value, "end")?);
        Some(Span { start: map.to_byte(start), end: map.to_byte(end.max(start)) })
    };
    let found = |(tag, answer): (&Tag, &JsValue)| {
        let difference = get(answer, "difference");
        let part = |name| if difference.is_object() { text(&difference, name).unwrap_or_default() } else { String::new() };
        Found {
            id: tag.id.clone(),
            state: state(&text(answer, "state").unwrap_or_default()),
            span: span(answer),
            candidates: items(&get(answer, "candidates")).iter().filter_map(span).collect(),
            difference: (part("was"), part("now")),
            nature: part("nature"),
        }
    };
    Ok(tags.iter().zip(&answers).map(found).collect())
}

fn selector(tag: &Tag) -> JsValue {
    let own = &tag.target;
    let mut fields =
        vec![("exact", own.exact.as_str().into()), ("prefix", own.prefix.as_str().into()), ("suffix", own.suffix.as_str().into())];
    fields.extend(own.start.map(|start| ("start", start.into())));
    fields.extend(own.end.map(|end| ("end", end.into())));
    object(&fields)
}

fn state(name: &str) -> State {
    match name {
        "exact" => State::Exact,
        "moved" => State::Moved,
        "changed" => State::Changed,
        "ambiguous" => State::Ambiguous,
        _ => State::Orphan,
    }
}
