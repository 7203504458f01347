//! Floor 5, native only: arguments, files, printing. Must not know how anything is found.

mod anchor;
mod annotate;
mod convert;
mod input;
mod output;
mod parallel;
mod recognize;
mod relations;
mod score;

use std::process::ExitCode;

const HELP: &str = r#"manicule: marks entities, figures and attributions in Chinese and English news

usage:
  manicule annotate [--format json|ndjson|jsonld|brat|conll|csv|…] [--reference-date YYYY-MM-DD] [--language auto|zh|zh-Hant|zh-Hans|en]
                    [--layers entities,figures,attributions] [--offsets code-point|utf-16|byte] [--names LIST.csv|LIST.json]
                    [--threads N] [--output FILE [--resume]] [FILE…|-]
  manicule recognize --model number|ordinal|percent|number-range|age|currency|dimension|temperature|datetime
                     --culture zh-cn|en-us [QUERIES.ndjson|-]
  manicule anchor --text FILE [SELECTORS.ndjson|-]
  manicule convert --from FORMAT --to FORMAT [--text FILE] [FILE|-]
  manicule score [--json|--misses] [--split dev|held-out] [--against FOLDER] MARKED-FILE…
  manicule score --relations RELATIONS.jsonl TREEBANK-FILE…
  manicule score --iob2 [--map LABEL=type,…] [--language en|zh-Hant|zh-Hans] COLUMN-FILE…

Reads standard input for -. Files that end in .ndjson or .jsonl, and standard input with --format ndjson, are streams: one
document a line, {"id":…,"text":…,"reference_date":…}, and one annotated document a line comes out, in the same order, from all
cores. Bad lines are reported and skipped. A run with --output that was broken off goes on with --resume.
Exit status: 0, 1 when some input failed, 2 for wrong usage."#;

/// Why a command did not do its work.
pub enum Failure {
    /// The arguments make no sense: exit status 2.
    Usage(String),
    /// Some input could not be read or written: exit status 1.
    Input(String),
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Failure::Usage(error.to_string())
    }
}

/// Runs the command line; errors go to standard error.
pub fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Input(message)) => {
            eprintln!("manicule: {message}");
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            eprintln!("manicule: {message}\ntry: manicule help");
            ExitCode::from(2)
        }
    }
}

fn run(mut parser: lexopt::Parser) -> Result<(), Failure> {
    use lexopt::prelude::*;
    match parser.next()? {
        Some(Value(command)) => match command.to_string_lossy().as_ref() {
            "annotate" => annotate::run(parser),
            "anchor" => anchor::run(parser),
            "convert" => convert::run(parser),
            "recognize" => recognize::run(parser),
            "score" => score::run(parser),
            "help" => print_help(),
            other => Err(Failure::Usage(format!("there is no command “{other}”"))),
        },
        Some(Short('h') | Long("help")) | None => print_help(),
        Some(Short('V') | Long("version")) => {
            println!("manicule {}", env!("CARGO_PKG_VERSION"));
            Ok(())
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

fn print_help() -> Result<(), Failure> {
    println!("{HELP}");
    Ok(())
}
