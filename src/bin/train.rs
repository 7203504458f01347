//! `./dev train`: see [`manicule::training::tagger::command`]; `./dev train attributions` learns to judge attributions, `./dev train
//! figures` where counted nouns end.

use manicule::training::{attributions, figures, tagger};
use std::process::ExitCode;

/// Where the weights lie.
const DATA: &str = "src/lexicon/data";

fn main() -> ExitCode {
    let learnt = match std::env::args().nth(1).as_deref() {
        Some("attributions") => attributions::learn(DATA),
        Some("figures") => figures::learn(DATA),
        _ => return tagger::command::main(),
    };
    match learnt {
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
