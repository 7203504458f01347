//! The calls that few texts need: files of other formats, and figures in the conventions of Recognizers-Text. Knows the floors below and
//! the wire; must not know JavaScript.

use super::kept::{self, Kept};
use crate::figures::Recognizer;
use crate::figures::recognize::{Model, moment};
use crate::interchange::{self, Bundle, Exported, Format, Loss, Report, export};
use crate::lexicon::Embedded;
use crate::text::OffsetUnit;
use crate::wire::{Answer, Call, WireFile, WireLoss, in_unit};

/// The answer to one of them.
///
/// # Errors
/// An option or file that cannot be understood, or a call that is none of them.
pub(super) fn answer(call: Call) -> Result<Answer, String> {
    match call {
        Call::Export { of, format, tags_only } => {
            let format = named(&format)?;
            Ok(kept::about(&of, |kept| Answer::File(file(kept, format, tags_only))))
        }
        Call::Recognize { text, model, culture, reference } => recognize(&text, &model, &culture, reference.as_deref()),
        Call::Convert { file, from, to, text } => convert(&file, &from, &to, text.as_deref()),
        _ => Err("this call is not about formats".into()),
    }
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
    let (from, to) = (named(from)?, named(to)?);
    let (written, read) = interchange::convert(from, to, file, text).map_err(|error| error.to_string())?;
    Ok(Answer::File(wire_file(to, written, &[read])))
}

fn named(name: &str) -> Result<Format, String> {
    let names = || Format::ALL.map(Format::name).join(", ");
    Format::of(name).ok_or_else(|| format!("there is no format “{name}”: use {}", names()))
}

fn file(kept: &Kept, format: Format, tags_only: bool) -> WireFile {
    // the unit of the contract's files and of nearly every other format
    let document = (!tags_only).then(|| in_unit(&kept.text, &kept.document, OffsetUnit::CodePoint));
    let (text, info) = (kept.text.clone(), kept.notebook.info.clone());
    let written = export(format, &Bundle { text, info, document, tags: kept.tags().cloned().collect() });
    wire_file(format, written, &[])
}

/// A file as it leaves the engine; `earlier` is what was lost before it was written.
fn wire_file(format: Format, written: Exported, earlier: &[Report]) -> WireFile {
    let reports = || earlier.iter().chain([&written.report]);
    WireFile {
        extension: format.extension().into(),
        media_type: format.media_type().into(),
        lost: reports().map(|report| report.count).sum(),
        losses: reports().flat_map(|report| &report.losses).map(ToString::to_string).collect(),
        told: reports().flat_map(|report| &report.losses).map(wire_loss).collect(),
        body: written.body,
    }
}

fn wire_loss(loss: &Loss) -> WireLoss {
    let why = loss.reason().into();
    match loss.thing() {
        Some((thing, times)) => WireLoss { thing: thing.into(), why, times, ..WireLoss::default() },
        None => WireLoss { what: loss.what.clone(), why, times: loss.times, ..WireLoss::default() },
    }
}
