//! `manicule anchor`: selectors in, places out. Knows files and the shape of a line; must not know how places are found.

use super::Failure;
use super::input::{lines, read_text};
use crate::anchor::{Anchorer, Anchoring, Selector};
use crate::text::{OffsetMap, OffsetUnit};
use serde::Deserialize;
use serde_json::{Value, json};

/// A selector with the caller's name for it.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    #[serde(flatten)]
    selector: Selector,
}

pub(super) fn run(parser: lexopt::Parser) -> Result<(), Failure> {
    let (text_file, selectors) = read_arguments(parser)?;
    let text = read_text(&text_file)?;
    let anchorer = Anchorer::new(&text);
    let map = OffsetMap::new(&text, OffsetUnit::CodePoint);
    let mut bad = 0;
    for (nth, line) in lines(&selectors)?.enumerate() {
        let line = line.map_err(|error| Failure::Input(format!("{selectors}: {error}")))?;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Line>(&line) {
            Ok(Line { id, selector }) => println!("{}", answer(id, &anchorer.find(&selector), &map)),
            Err(error) => {
                bad += 1;
                eprintln!("manicule: {selectors}:{}: not a selector, skipped: {error}", nth + 1);
            }
        }
    }
    if bad > 0 { Err(Failure::Input(format!("{bad} lines were no selectors"))) } else { Ok(()) }
}

fn read_arguments(mut parser: lexopt::Parser) -> Result<(String, String), Failure> {
    use lexopt::prelude::*;
    let (mut text, mut selectors) = (None, "-".to_string());
    while let Some(argument) = parser.next()? {
        match argument {
            Long("text") => text = Some(parser.value()?.string()?),
            Value(file) => selectors = file.string()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let text = text.ok_or_else(|| Failure::Usage("anchor needs the text: --text FILE".into()))?;
    Ok((text, selectors))
}

fn answer(id: Value, found: &Anchoring, map: &OffsetMap) -> Value {
    let mut answer = json!({
        "id": id,
        "state": found.state,
        "start": found.span.map(|span| map.from_byte(span.start)),
        "end": found.span.map(|span| map.from_byte(span.end)),
        "score": (f64::from(found.score) * 100.0).round() / 100.0,
        "reason": found.reason,
    });
    if let Some(difference) = &found.difference {
        answer["difference"] = json!(difference);
    }
    if !found.candidates.is_empty() {
        let places =
            found.candidates.iter().map(|span| json!({"start": map.from_byte(span.start), "end": map.from_byte(span.end)}));
        answer["candidates"] = places.collect();
    }
    answer
}
