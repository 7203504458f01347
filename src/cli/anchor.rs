//! `manicule anchor`: selectors in, places out. Knows files and lines; must not know how places are found.

use super::Failure;
use super::input::{lines, read_text};
use crate::text::OffsetUnit;
use crate::wire::Places;

pub(super) fn run(parser: lexopt::Parser) -> Result<(), Failure> {
    let (text_file, selectors) = read_arguments(parser)?;
    let text = read_text(&text_file)?;
    let places = Places::new(&text, OffsetUnit::CodePoint);
    let mut bad = 0;
    for (nth, line) in lines(&selectors)?.enumerate() {
        let line = line.map_err(|error| Failure::Input(format!("{selectors}: {error}")))?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = serde_json::from_str(&line).and_then(|selector| serde_json::to_string(&places.find(selector)));
        match answer {
            Ok(json) => println!("{json}"),
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
