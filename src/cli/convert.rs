//! `manicule convert`: one format in, another out. Knows files and format names; must not know what is in them.

use super::Failure;
use super::input::read_text;
use crate::interchange::{Format, Report, convert};

#[derive(Default)]
struct Arguments {
    from: Option<Format>,
    to: Option<Format>,
    text: Option<String>,
    file: Option<String>,
}

pub(super) fn run(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = read_arguments(parser)?;
    let missing = |option: &str| Failure::Usage(format!("convert needs {option} and a format: {}", names()));
    let from = arguments.from.ok_or_else(|| missing("--from"))?;
    let to = arguments.to.ok_or_else(|| missing("--to"))?;
    let file = arguments.file.unwrap_or_else(|| "-".into());
    let text = arguments.text.as_deref().map(read_text).transpose()?;
    let (exported, read) =
        convert(from, to, &read_text(&file)?, text.as_deref()).map_err(|error| Failure::Input(format!("{file}: {error}")))?;
    print!("{}", exported.body);
    tell(&file, &read);
    tell(to.name(), &exported.report);
    Ok(())
}

/// What did not come along, on standard error.
fn tell(about: &str, report: &Report) {
    for loss in &report.losses {
        eprintln!("manicule: {about}: left out {loss}");
    }
    let told: usize = report.losses.iter().map(|loss| loss.times).sum();
    if report.count > told {
        eprintln!("manicule: {about}: {} more were left out", report.count - told);
    }
}

fn read_arguments(mut parser: lexopt::Parser) -> Result<Arguments, Failure> {
    use lexopt::prelude::*;
    let mut arguments = Arguments::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("from") => arguments.from = Some(format(&parser.value()?.string()?)?),
            Long("to") => arguments.to = Some(format(&parser.value()?.string()?)?),
            Long("text") => arguments.text = Some(parser.value()?.string()?),
            Value(file) => arguments.file = Some(file.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(arguments)
}

fn format(name: &str) -> Result<Format, Failure> {
    Format::of(name).ok_or_else(|| Failure::Usage(format!("there is no format “{name}”: use {}", names())))
}

fn names() -> String {
    Format::ALL.map(Format::name).join(", ")
}
