//! Files of many texts, as annotation projects are exported. Knows how a format puts texts side by side; must not know what is in one.

use super::{Bundle, Exported, Format, ImportError, Report, export, import};
use serde_json::Value;

/// One file in, another out: all its texts, or, where `text` is given, that one. Answers with what was written and with what of the
/// file was not read.
///
/// # Errors
/// A file that is not of the format, or one of several texts for a format that holds one.
pub fn convert(from: Format, to: Format, file: &str, text: Option<&str>) -> Result<(Exported, Report), ImportError> {
    let parts = if text.is_none() { parts(from, file) } else { Vec::new() };
    if parts.len() < 2 {
        let read = import(from, file, text)?;
        return Ok((export(to, &read.bundle), read.report));
    }
    let mut report = Report::default();
    let mut bundles = Vec::new();
    for (nth, part) in parts.iter().enumerate() {
        let read = import(from, part, None).map_err(|error| ImportError::new(format!("text {}: {error}", nth + 1)))?;
        report.join(read.report);
        bundles.push(read.bundle);
    }
    Ok((together(to, &bundles)?, report))
}

/// The texts of a file, each as a file of its own; one that cannot be parted is left to its own reader.
fn parts(format: Format, file: &str) -> Vec<String> {
    let stream = serde_json::Deserializer::from_str(file).into_iter::<Value>();
    let Ok(mut values) = stream.collect::<Result<Vec<Value>, _>>() else { return Vec::new() };
    if let (Format::LabelStudio | Format::Spacy, [Value::Array(items)]) = (format, values.as_slice()) {
        values = items.clone();
    }
    match format {
        // lines without a text are of pictures and of sound
        Format::Doccano => {
            values.retain(|line| ["text", "data"].iter().any(|key| line[*key].as_str().is_some_and(|text| !text.is_empty())))
        }
        Format::Manicule | Format::LabelStudio | Format::Spacy => {}
        _ => return Vec::new(),
    }
    values.iter().map(Value::to_string).collect()
}

/// Several texts in one file: side by side where the format does so, otherwise a line each.
fn together(format: Format, bundles: &[Bundle]) -> Result<Exported, ImportError> {
    let mut report = Report::default();
    let bodies: Vec<String> = bundles
        .iter()
        .map(|bundle| {
            let Exported { body, report: lost } = export(format, bundle);
            report.join(lost);
            body
        })
        .collect();
    let value = |body: &String| serde_json::from_str::<Value>(body).unwrap_or_default();
    let body = match format {
        Format::Doccano | Format::Iob2 => bodies.concat(),
        Format::LabelStudio => {
            let tasks: Vec<Value> = bodies.iter().flat_map(|body| value(body).as_array().cloned().unwrap_or_default()).collect();
            serde_json::to_string_pretty(&tasks).unwrap_or_default()
        }
        Format::Manicule | Format::Jsonld | Format::Hypothesis | Format::Spacy => {
            bodies.iter().map(|body| value(body).to_string() + "\n").collect()
        }
        Format::Brat | Format::Csv | Format::Markdown | Format::Html => {
            let (name, many) = (format.name(), bodies.len());
            return Err(ImportError::new(format!(
                "there are {many} texts in this file, and {name} holds one: give the text that is meant"
            )));
        }
    };
    Ok(Exported { body, report })
}
