//! `manicule annotate`: texts in, annotated documents out. Knows files and formats by name; must not know the layers.

use super::Failure;
use super::input::{lines, read_text};
use crate::analysis::Analyzer;
use crate::interchange::{Bundle, Format, export};
use crate::lexicon::Embedded;
use crate::text::OffsetUnit;
use crate::wire::{self, WireDocument, WireOptions};
use serde::Deserialize;
use serde_json::Value;
use std::io::Write;

/// What is written: a document on one line, or a file of a format.
#[derive(Clone, Copy, Default, PartialEq)]
enum Output {
    #[default]
    Json,
    Ndjson,
    Other(Format),
}

#[derive(Default)]
struct Arguments {
    options: WireOptions,
    offsets: OffsetUnit,
    format: Output,
    files: Vec<String>,
}

/// A document of an NDJSON stream.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Option<Value>,
    text: String,
    #[serde(default)]
    reference_date: Option<String>,
}

pub(super) fn run(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = read_arguments(parser)?;
    arguments.options.to_options().map_err(Failure::Usage)?;
    let analyzer = Analyzer::new(&Embedded).map_err(|error| Failure::Input(error.to_string()))?;
    let mut job = Job { analyzer, arguments, bad: 0 };
    for file in job.arguments.files.clone() {
        let result = if job.is_stream(&file) { job.stream(&file) } else { job.file(&file) };
        match result {
            Err(Failure::Input(message)) => job.complain(&message),
            other => other?,
        }
    }
    match job.bad {
        0 => Ok(()),
        bad => Err(Failure::Input(format!("{bad} inputs failed"))),
    }
}

struct Job {
    analyzer: Analyzer,
    arguments: Arguments,
    bad: usize,
}

impl Job {
    /// One document a line, in and out.
    fn is_stream(&self, file: &str) -> bool {
        file.ends_with(".ndjson") || file.ends_with(".jsonl") || (file == "-" && self.arguments.format == Output::Ndjson)
    }

    fn file(&self, file: &str) -> Result<(), Failure> {
        let text = read_text(file)?;
        let mut document = self.annotate(&text, None).map_err(Failure::Usage)?;
        if self.arguments.files.len() > 1 {
            document.id = Some(file.into());
        }
        self.write(&text, &document)
    }

    fn stream(&mut self, file: &str) -> Result<(), Failure> {
        for (nth, line) in lines(file)?.enumerate() {
            let line = line.map_err(|error| Failure::Input(format!("{file}:{}: {error}", nth + 1)))?;
            if line.trim().is_empty() {
                continue;
            }
            match self.line(&line) {
                Ok(()) => {}
                Err(Failure::Input(message)) => self.complain(&format!("{file}:{}: {message}", nth + 1)),
                Err(usage) => return Err(usage),
            }
        }
        Ok(())
    }

    fn line(&self, line: &str) -> Result<(), Failure> {
        let line: Line = serde_json::from_str(line).map_err(|error| Failure::Input(format!("not a document, skipped: {error}")))?;
        let mut document = self.annotate(&line.text, line.reference_date).map_err(Failure::Input)?;
        document.id = line.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_string));
        self.write(&line.text, &document)
    }

    fn annotate(&self, text: &str, reference_date: Option<String>) -> Result<WireDocument, String> {
        let mut options = self.arguments.options.clone();
        options.reference_date = reference_date.or(options.reference_date);
        let analysis = self.analyzer.analyze(text, &options.to_options()?);
        Ok(wire::document(text, &analysis, self.arguments.offsets))
    }

    fn write(&self, text: &str, document: &WireDocument) -> Result<(), Failure> {
        let body = match self.arguments.format {
            Output::Json => serde_json::to_string_pretty(document).unwrap_or_default() + "\n",
            Output::Ndjson => serde_json::to_string(document).unwrap_or_default() + "\n",
            Output::Other(format) => self.export(format, text, document),
        };
        std::io::stdout().lock().write_all(body.as_bytes()).map_err(|error| Failure::Input(format!("cannot write: {error}")))
    }

    fn export(&self, format: Format, text: &str, document: &WireDocument) -> String {
        let mut bundle = Bundle { document: Some(document.clone()), ..Bundle::of_text(text) };
        bundle.info.title = text.lines().next().unwrap_or_default().trim().into();
        export(format, &bundle).body
    }

    fn complain(&mut self, message: &str) {
        self.bad += 1;
        eprintln!("manicule: {message}");
    }
}

fn read_arguments(mut parser: lexopt::Parser) -> Result<Arguments, Failure> {
    use lexopt::prelude::*;
    let mut arguments = Arguments::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("format") => arguments.format = format(&parser.value()?.string()?)?,
            Long("reference-date") => arguments.options.reference_date = Some(parser.value()?.string()?),
            Long("language") => arguments.options.language = Some(parser.value()?.string()?),
            Long("layers") => arguments.options.layers = Some(parser.value()?.string()?.split(',').map(str::to_string).collect()),
            Long("offsets") => arguments.offsets = parser.value()?.parse()?,
            Value(file) => arguments.files.push(file.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if arguments.files.is_empty() {
        arguments.files.push("-".into());
    }
    Ok(arguments)
}

fn format(name: &str) -> Result<Output, Failure> {
    let names = || Format::ALL.map(Format::name).join(", ");
    match name {
        "json" => Ok(Output::Json),
        "ndjson" => Ok(Output::Ndjson),
        other => match Format::of(other) {
            Some(format) => Ok(Output::Other(format)),
            None => Err(Failure::Usage(format!("there is no format “{other}”: use ndjson, {}", names()))),
        },
    }
}
