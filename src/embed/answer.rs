//! What comes of each call of the protocol. Knows the floors below and the wire; must not know JavaScript.

use super::engine;
use super::kept::{self, Kept};
use crate::analysis::{Foreign, Progress};
use crate::figures::Recognizer;
use crate::figures::recognize::{Model, moment};
use crate::interchange::{Format, export, import};
use crate::lexicon::Embedded;
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
        Call::Annotate { text, options, keep, rows } => annotate(text, &options, keep, rows, tell),
        Call::Keep { name, text, rows, notebook } => keep(name, text, &rows, &notebook),
        Call::Filter { of, query } => Ok(kept::filter(&of, &query)),
        Call::Complete { of, query } => Ok(kept::offers(&of, &query)),
        Call::Export { of, format, tags_only } => Ok(kept::file(&of, &format, tags_only)),
        Call::Anchor { text, selectors, offsets } => {
            Ok(Answer::Places { places: places(&text, selectors, offsets.unwrap_or(OffsetUnit::Utf16)) })
        }
        Call::Recognize { text, model, culture, reference } => recognize(&text, &model, &culture, reference.as_deref()),
        Call::Convert { file, from, to, text } => convert(&file, &from, &to, text.as_deref()),
    }
}

fn annotate(text: String, options: &WireOptions, keep: Option<String>, rows: bool, tell: Tell) -> Result<Answer, String> {
    let blobs = needs(&text, options)?;
    if !blobs.is_empty() {
        return Ok(Answer::Needs { blobs });
    }
    let document = document(&text, options, tell)?;
    if let Some(name) = keep {
        kept::keep(Kept::untagged(name, text, document.clone()));
    }
    Ok(match rows {
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

fn recognize(text: &str, model: &str, culture: &str, reference: Option<&str>) -> Result<Answer, String> {
    let (model, culture) = (model.parse::<Model>()?, culture.parse()?);
    let now = match reference {
        Some(reference) => moment(reference).ok_or_else(|| format!("“{reference}” is no moment: write YYYY-MM-DDTHH:MM:SS"))?,
        // there is no clock in here, and no other model looks at it
        None if model == Model::DateTime => return Err("the model datetime needs options.reference: YYYY-MM-DDTHH:MM:SS".into()),
        None => chrono::NaiveDateTime::default(),
    };
    let recognizer = Recognizer::new(&Embedded).map_err(|error| error.to_string())?;
    let found = recognizer.recognize(text, model, culture, now);
    let results: Result<_, _> = found.iter().map(serde_json::to_value).collect();
    Ok(Answer::Recognized { results: results.map_err(|error| error.to_string())? })
}

fn convert(file: &str, from: &str, to: &str, text: Option<&str>) -> Result<Answer, String> {
    let imported = import(format(from)?, file, text).map_err(|error| error.to_string())?;
    let to = format(to)?;
    Ok(Answer::File(kept::wire_file(to, export(to, &imported.bundle), &[imported.report])))
}

fn format(name: &str) -> Result<Format, String> {
    let names = || Format::ALL.map(Format::name).join(", ");
    Format::of(name).ok_or_else(|| format!("there is no format “{name}”: use {}", names()))
}
