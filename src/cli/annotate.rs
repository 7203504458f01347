//! `manicule annotate`: texts in, annotated documents out. Knows files and formats by name; must not know the layers.

use super::Failure;
use crate::analysis::Analyzer;
use crate::lexicon::Embedded;
use crate::text::OffsetUnit;
use crate::wire::{self, WireOptions};
use std::io::Read;

#[derive(Default)]
struct Arguments {
    options: WireOptions,
    offsets: OffsetUnit,
    files: Vec<String>,
}

pub(super) fn run(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = read_arguments(parser)?;
    let analyzer = Analyzer::new(&Embedded).map_err(|error| Failure::Input(error.to_string()))?;
    let options = arguments.options.to_options().map_err(Failure::Usage)?;
    for file in &arguments.files {
        let text = read(file)?;
        let document = wire::document(&text, &analyzer.analyze(&text, &options), arguments.offsets);
        let json = serde_json::to_string_pretty(&document).map_err(|error| Failure::Input(error.to_string()))?;
        println!("{json}");
    }
    Ok(())
}

fn read_arguments(mut parser: lexopt::Parser) -> Result<Arguments, Failure> {
    use lexopt::prelude::*;
    let mut arguments = Arguments::default();
    while let Some(argument) = parser.next()? {
        match argument {
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

fn read(file: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(|_| ()),
        path => std::fs::read(path).map(|content| bytes = content),
    };
    read.map_err(|error| Failure::Input(format!("{file}: cannot be read: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::Input(format!("{file}: is not UTF-8 at byte {at}: convert it first, for instance with iconv"))
    })
}
