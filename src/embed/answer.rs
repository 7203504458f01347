//! What comes of each call of the protocol. Knows the floors below and the wire; must not know JavaScript.

use super::engine;
#[cfg(feature = "formats")]
use super::formats::answer as formats;
use super::kept::{self, Kept};
use crate::analysis::{Foreign, Progress};
use crate::tags::Notebook;
use crate::text::{Language, OffsetUnit};
use crate::wire::{self, Answer, Call, Places, WireDocument, WireOptions, WireSelector};
use std::ops::ControlFlow;

/// Told how far the work has come; may break it off.
pub(super) type Tell<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// The last answer to a call.
pub(super) fn answer(call: Call, tell: Tell) -> Answer {
    attempt(call, tell).unwrap_or_else(|message| Answer::Failed { message })
}

fn attempt(call: Call, tell: Tell) -> Result<Answer, String> {
    match call {
        Call::Annotate { text, options, keep, as_rows } => annotate(text, &options, keep, as_rows, tell),
        Call::Keep { name, text, rows, notebook } => keep(name, text, &rows, &notebook),
        Call::Filter { of, query } => Ok(kept::filter(&of, &query)),
        Call::Complete { of, query } => Ok(kept::offers(&of, &query)),
        Call::Anchor { text, selectors, offsets } => {
            Ok(Answer::Places { places: places(&text, selectors, offsets.unwrap_or(OffsetUnit::Utf16)) })
        }
        rare => formats(rare),
    }
}

fn annotate(text: String, options: &WireOptions, keep: Option<String>, as_rows: bool, tell: Tell) -> Result<Answer, String> {
    let blobs = needs(&text, options)?;
    if !blobs.is_empty() {
        return Ok(Answer::Needs { blobs });
    }
    let document = document(&text, options, tell)?;
    if let Some(name) = keep {
        kept::keep(Kept::untagged(name, text, document.clone()));
    }
    Ok(match as_rows {
        true => Answer::Rows { rows: wire::rows::write(&document) },
        false => Answer::Document { document: Box::new(document) },
    })
}

fn keep(name: String, text: String, rows: &str, notebook: &str) -> Result<Answer, String> {
    let document = wire::rows::read(rows).ok_or("not the rows of a document")?;
    let notebook = serde_json::from_str::<Notebook>(notebook).map_err(|error| format!("not a notebook: {error}"))?;
    kept::keep(Kept::new(name, text, document, notebook));
    Ok(Answer::Kept)
}

/// The data files that have to be handed in before this text can be read. Names are what they are for: without that layer, none.
///
/// # Errors
/// An option that cannot be understood.
pub(super) fn needs(text: &str, options: &WireOptions) -> Result<Vec<String>, String> {
    let options = options.to_options()?;
    if !options.layers.entities && !options.layers.attributions {
        return Ok(Vec::new());
    }
    Ok(engine::missing(options.language.unwrap_or_else(|| Language::detect(text))))
}

/// The annotated document.
///
/// # Errors
/// An option that cannot be understood, or damaged data.
pub(super) fn document(text: &str, options: &WireOptions, tell: Tell) -> Result<WireDocument, String> {
    let engine_options = options.to_options()?;
    let unit = options.offsets.unwrap_or(OffsetUnit::Utf16);
    let foreign = Foreign { listed: options.listed()?, ..wire::foreign(text, unit, &options.foreign)? };
    let analysis = engine::with(|analyzer| analyzer.analyze_merging(text, &engine_options, &foreign, tell))?;
    let mut document = wire::document(text, &analysis, unit);
    wire::note_provenance(&mut document, &options.foreign);
    Ok(document)
}

/// What became of described places.
pub(super) fn places(text: &str, selectors: Vec<WireSelector>, unit: OffsetUnit) -> Vec<wire::WirePlace> {
    let places = Places::new(text, unit);
    selectors.into_iter().map(|selector| places.find(selector)).collect()
}

/// A page that uses the smaller module asks the larger one for these; see `#wide` in `www/engine/client.js`.
#[cfg(not(feature = "formats"))]
fn formats(_: Call) -> Result<Answer, String> {
    Err("this call is for the module formats.js, which has formats and recognizers".into())
}
