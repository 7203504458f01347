//! `./dev train`: see [`manicule::training::tagger::command`]; `./dev train attributions` learns to judge attributions.

use manicule::training::{attributions, tagger};
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() != Some("attributions") {
        return tagger::command::main();
    }
    match attributions::learn("src/lexicon/data") {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("train: {problem}");
            ExitCode::FAILURE
        }
    }
}
