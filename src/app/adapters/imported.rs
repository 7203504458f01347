//! Marks of a file, found in a text by the engine. Knows the engine's answer; must not know who wants the tags.

use super::engine::{EngineError, convert};
use super::json::{get, items, losses, number, object, parse, text};
use super::notebook::tag;
use crate::app::state::app::Report;
use crate::tags::Tag;
use wasm_bindgen::JsValue;

/// The tags of a file of a format, each described by its place in `original`; times that the file does not know are `now`.
///
/// # Errors
/// The file is not of the format; the message says where.
pub async fn tags(file: &str, format: &str, original: &str, now: &str) -> Result<(Vec<Tag>, Report), String> {
    let options = object(&[("from", format.into()), ("to", "json".into()), ("text", original.into())]);
    let answer = convert(file, &options).await.map_err(|error| match error {
        EngineError::Broken(problem) => problem,
        EngineError::Aborted => String::new(),
    })?;
    let written = parse(&text(&answer, "body").unwrap_or_default()).unwrap_or(JsValue::NULL);
    let tags = items(&get(&written, "tags")).iter().filter_map(tag).map(|tag| dated(tag, now)).collect();
    let lost = number(&answer, "lost").unwrap_or(0) as usize;
    Ok((tags, Report { losses: losses(&answer), lost, ..Report::default() }))
}

fn dated(mut tag: Tag, now: &str) -> Tag {
    for time in [&mut tag.created, &mut tag.modified] {
        if time.is_empty() {
            *time = now.into();
        }
    }
    tag
}
