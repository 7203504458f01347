//! `manicule annotate`: texts in, annotated documents out. Knows files and formats by name; must not know the layers.

use super::Failure;
use super::input::{lines, read_text};
use super::output::Sink;
use super::parallel::{cores, in_order};
use crate::analysis::Analyzer;
use crate::entities::UserList;
use crate::interchange::{Bundle, Format, export};
use crate::lexicon::Embedded;
use crate::text::OffsetUnit;
use crate::wire::{self, WireDocument, WireOptions};
use serde::Deserialize;
use serde_json::Value;

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
    /// A list of names with types, CSV or JSON.
    names: Option<String>,
    files: Vec<String>,
    /// Where the answers go; standard output without it.
    output: Option<String>,
    /// Whether a broken-off run goes on.
    resume: bool,
    threads: usize,
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
    let mut analyzer = Analyzer::new(&Embedded).map_err(|error| Failure::Input(error.to_string()))?;
    if let Some(file) = &arguments.names {
        analyzer.know(listed(file)?);
    }
    let job = Job { analyzer, arguments };
    let mut out = Sink::open(job.arguments.output.as_deref(), job.arguments.resume)?;
    let mut bad = 0;
    for file in &job.arguments.files {
        let result = if job.is_stream(file) { job.stream(file, &mut out) } else { job.file(file, &mut out).map(|()| 0) };
        match result {
            Ok(failed) => bad += failed,
            Err(Failure::Input(message)) => {
                bad += 1;
                complain(&message);
            }
            Err(usage) => return Err(usage),
        }
    }
    out.finish()?;
    match bad {
        0 => Ok(()),
        bad => Err(Failure::Input(format!("{bad} inputs failed"))),
    }
}

/// The names of a list: JSON where it begins with a bracket, CSV otherwise.
fn listed(file: &str) -> Result<UserList, Failure> {
    UserList::read(&read_text(file)?).map_err(|problem| Failure::Input(format!("{file}: {problem}")))
}

struct Job {
    analyzer: Analyzer,
    arguments: Arguments,
}

impl Job {
    /// One document a line, in and out.
    fn is_stream(&self, file: &str) -> bool {
        is_lines(file) || (file == "-" && self.arguments.format == Output::Ndjson)
    }

    fn file(&self, file: &str, out: &mut Sink) -> Result<(), Failure> {
        let text = read_text(file)?;
        let mut document = self.annotate(&text, None).map_err(Failure::Usage)?;
        if self.arguments.files.len() > 1 {
            document.id = Some(file.into());
        }
        let body = match self.arguments.format {
            Output::Json => serde_json::to_string_pretty(&document).unwrap_or_default() + "\n",
            Output::Ndjson => one_line(&document),
            Output::Other(format) => written(format, &text, &document),
        };
        out.write(&body)
    }

    /// Bad lines are reported and skipped; answers how many there were.
    fn stream(&self, file: &str, out: &mut Sink) -> Result<usize, Failure> {
        let mut bad = 0;
        let begun = out.lines_done();
        let numbered = lines(file)?.enumerate().map(|(nth, line)| (nth + 1, line)).skip(begun);
        in_order(
            self.arguments.threads,
            numbered,
            |(nth, line)| (nth, self.line(line)),
            |(nth, result)| {
                match result {
                    Ok(body) => out.write(&body)?,
                    Err(message) => {
                        bad += 1;
                        complain(&format!("{file}:{nth}: {message}"));
                    }
                }
                out.line_done(nth)
            },
        )?;
        Ok(bad)
    }

    /// The answer to one line of a stream; nothing for an empty one.
    fn line(&self, line: std::io::Result<String>) -> Result<String, String> {
        let line = line.map_err(|error| error.to_string())?;
        if line.trim().is_empty() {
            return Ok(String::new());
        }
        let line: Line = serde_json::from_str(&line).map_err(|error| format!("not a document, skipped: {error}"))?;
        let mut document = self.annotate(&line.text, line.reference_date)?;
        document.id = line.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_string));
        Ok(match self.arguments.format {
            Output::Json | Output::Ndjson => one_line(&document),
            Output::Other(format) => written(format, &line.text, &document),
        })
    }

    fn annotate(&self, text: &str, reference_date: Option<String>) -> Result<WireDocument, String> {
        let mut options = self.arguments.options.clone();
        options.reference_date = reference_date.or(options.reference_date);
        let analysis = self.analyzer.analyze(text, &options.to_options()?);
        Ok(wire::document(text, &analysis, self.arguments.offsets))
    }
}

fn is_lines(file: &str) -> bool {
    file.ends_with(".ndjson") || file.ends_with(".jsonl")
}

fn one_line(document: &WireDocument) -> String {
    serde_json::to_string(document).unwrap_or_default() + "\n"
}

fn written(format: Format, text: &str, document: &WireDocument) -> String {
    let mut bundle = Bundle { document: Some(document.clone()), ..Bundle::of_text(text) };
    bundle.info.title = text.lines().next().unwrap_or_default().trim().into();
    export(format, &bundle).body
}

fn complain(message: &str) {
    eprintln!("manicule: {message}");
}

fn read_arguments(mut parser: lexopt::Parser) -> Result<Arguments, Failure> {
    use lexopt::prelude::*;
    let mut arguments = Arguments { threads: cores(), ..Arguments::default() };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("format") => arguments.format = format(&parser.value()?.string()?)?,
            Long("reference-date") => arguments.options.reference_date = Some(parser.value()?.string()?),
            Long("language") => arguments.options.language = Some(parser.value()?.string()?),
            Long("layers") => arguments.options.layers = Some(parser.value()?.string()?.split(',').map(str::to_string).collect()),
            Long("names") => arguments.names = Some(parser.value()?.string()?),
            Long("offsets") => arguments.offsets = parser.value()?.parse()?,
            Long("output") => arguments.output = Some(parser.value()?.string()?),
            Long("resume") => arguments.resume = true,
            Long("threads") => arguments.threads = parser.value()?.parse::<usize>()?.clamp(1, 256),
            Value(file) => arguments.files.push(file.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if arguments.files.is_empty() {
        arguments.files.push("-".into());
    }
    let one_stream = arguments.files.len() == 1 && is_lines(&arguments.files[0]);
    if arguments.resume && (arguments.output.is_none() || !one_stream) {
        return Err(Failure::Usage("--resume goes on with --output FILE and one .ndjson or .jsonl file".into()));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_names_come_as_csv_or_json() {
        let folder = std::env::temp_dir().join(format!("manicule-names-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let list = |name: &str, content: &str| {
            let file = folder.join(name);
            std::fs::write(&file, content).unwrap();
            listed(&file.to_string_lossy())
        };
        assert_eq!(list("a.csv", "name,type\nquux,product").unwrap_or_default().len(), 1);
        assert_eq!(list("a.json", r#"[{"name": "quux", "type": "product", "aliases": ["Q"]}]"#).unwrap_or_default().len(), 2);
        assert!(matches!(list("b.csv", "quux,planet"), Err(Failure::Input(problem)) if problem.contains("line 1")));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
