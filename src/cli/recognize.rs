//! `manicule recognize`: lines of JSON in, lines of Recognizers-Text's results out. Knows the stream; must not know the models.

use super::Failure;
use crate::figures::Recognizer;
use crate::figures::recognize::{Culture, Model, moment};
use crate::lexicon::Embedded;
use chrono::NaiveDateTime;
use serde::Deserialize;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

/// A line of input.
#[derive(Deserialize)]
struct Query {
    text: String,
    #[serde(default)]
    reference: Option<String>,
}

pub(super) fn run(mut parser: lexopt::Parser) -> Result<(), Failure> {
    use lexopt::prelude::*;
    let (mut model, mut culture, mut files) = (None, Culture::EnUs, Vec::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Long("model") => model = Some(parser.value()?.string()?.parse::<Model>().map_err(Failure::Usage)?),
            Long("culture") => culture = parser.value()?.string()?.parse().map_err(Failure::Usage)?,
            Value(file) => files.push(file.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let model = model.ok_or_else(|| Failure::Usage("recognize needs --model".into()))?;
    if files.is_empty() {
        files.push("-".into());
    }
    let recognizer = Recognizer::new(&Embedded).map_err(|error| Failure::Input(error.to_string()))?;
    let mut failed = None;
    for file in &files {
        if let Err(Failure::Input(message)) = stream(&recognizer, file, model, culture) {
            eprintln!("manicule: {message}");
            failed = Some(message);
        }
    }
    failed.map_or(Ok(()), |message| Err(Failure::Input(message)))
}

fn stream(recognizer: &Recognizer, file: &str, model: Model, culture: Culture) -> Result<(), Failure> {
    let input: Box<dyn BufRead> = match file {
        "-" => Box::new(BufReader::new(std::io::stdin())),
        path => {
            Box::new(BufReader::new(File::open(path).map_err(|error| Failure::Input(format!("{path}: cannot be read: {error}")))?))
        }
    };
    let mut output = BufWriter::new(std::io::stdout().lock());
    let mut failed = None;
    for (nth, line) in input.lines().enumerate() {
        let line = line.map_err(|error| Failure::Input(format!("{file}: cannot be read: {error}")))?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = answer(recognizer, &line, model, culture).map_err(|problem| format!("{file}, line {}: {problem}", nth + 1));
        let written = match answer {
            Ok(json) => writeln!(output, "{json}"),
            Err(problem) => {
                eprintln!("manicule: {problem}");
                failed = Some(problem);
                writeln!(output, "[]")
            }
        };
        written.map_err(|error| Failure::Input(format!("the output cannot be written: {error}")))?;
    }
    output.flush().map_err(|error| Failure::Input(format!("the output cannot be written: {error}")))?;
    failed.map_or(Ok(()), |problem| Err(Failure::Input(problem)))
}

fn answer(recognizer: &Recognizer, line: &str, model: Model, culture: Culture) -> Result<String, String> {
    let query: Query =
        serde_json::from_str(line).map_err(|error| format!("is no query like {{\"text\":…,\"reference\":…}}: {error}"))?;
    let now = match query.reference.as_deref() {
        Some(reference) => moment(reference).ok_or_else(|| format!("“{reference}” is no moment: write YYYY-MM-DDTHH:MM:SS"))?,
        None => today(),
    };
    serde_json::to_string(&recognizer.recognize(&query.text, model, culture, now)).map_err(|error| error.to_string())
}

/// The clock of the machine, for queries that say no reference.
fn today() -> NaiveDateTime {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    chrono::DateTime::from_timestamp(since as i64, 0).unwrap_or_default().naive_utc()
}
