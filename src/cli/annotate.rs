//! `manicule annotate`: texts in, annotated documents out. Knows files and formats by name; must not know the layers.

use super::Failure;
use crate::analysis::{Analyzer, Layers, Options};
use crate::lexicon::Embedded;
use crate::text::OffsetUnit;
use crate::wire;
use std::io::Read;

#[derive(Default)]
struct Arguments {
    options: Options,
    offsets: OffsetUnit,
    files: Vec<String>,
}

pub(super) fn run(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = read_arguments(parser)?;
    let analyzer = Analyzer::new(&Embedded).map_err(|error| Failure::Input(error.to_string()))?;
    for file in &arguments.files {
        let text = read(file)?;
        let document = wire::document(&text, &analyzer.analyze(&text, &arguments.options), arguments.offsets);
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
            Long("reference-date") => arguments.options.reference_date = Some(date(&parser.value()?.string()?)?),
            Long("language") => arguments.options.language = language(&parser.value()?.string()?)?,
            Long("layers") => arguments.options.layers = layers(&parser.value()?.string()?)?,
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

fn date(digits: &str) -> Result<chrono::NaiveDate, Failure> {
    digits.parse().map_err(|_| Failure::Usage(format!("“{digits}” is no date: write YYYY-MM-DD")))
}

/// `auto` and `zh` leave the choice to the text: which script it is shows in the characters.
fn language(name: &str) -> Result<Option<crate::text::Language>, Failure> {
    match name {
        "auto" | "zh" => Ok(None),
        tag => tag.parse().map(Some).map_err(Failure::Usage),
    }
}

fn layers(names: &str) -> Result<Layers, Failure> {
    let mut layers = Layers { entities: false, figures: false, attributions: false };
    for name in names.split(',') {
        match name {
            "entities" => layers.entities = true,
            "figures" => layers.figures = true,
            "attributions" => layers.attributions = true,
            other => return Err(Failure::Usage(format!("there is no layer “{other}”: use entities, figures, attributions"))),
        }
    }
    Ok(layers)
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
