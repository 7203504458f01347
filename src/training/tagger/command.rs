//! The command line of `./dev train`: which languages, which settings, where the results go. Must not know how learning works.

use super::run::{Paths, learn};
use super::settings::Settings;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
train: learns the entity model and scores it on the development sets

usage: train [--data FOLDER] [--names FOLDER] [--misses FOLDER] [--out FOLDER] [--set name=value]… zh|en…";

/// Runs the command line.
pub fn main() -> ExitCode {
    match arguments().and_then(|(paths, settings, languages)| run(&paths, &settings, &languages)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("train: {problem}\n{HELP}");
            ExitCode::FAILURE
        }
    }
}

fn run(paths: &Paths, settings: &Settings, languages: &[String]) -> Result<(), String> {
    for language in languages {
        match language.as_str() {
            "zh" => learn(paths, &settings.of(true))?,
            "en" => learn(paths, &settings.of(false))?,
            other => return Err(format!("“{other}” is neither zh nor en")),
        }
    }
    Ok(())
}

fn arguments() -> Result<(Paths, Settings, Vec<String>), String> {
    use lexopt::prelude::*;
    let mut parser = lexopt::Parser::from_env();
    let mut paths =
        Paths { data: "../shared/data".into(), names: "src/training/names".into(), misses: None, out: "src/lexicon/data".into() };
    let (mut settings, mut languages) = (Settings::default(), Vec::new());
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("data") => paths.data = path(&mut parser)?,
            Long("names") => paths.names = path(&mut parser)?,
            Long("misses") => paths.misses = Some(path(&mut parser)?),
            Long("out") => paths.out = path(&mut parser)?,
            Long("set") => settings.set(&path(&mut parser)?.to_string_lossy())?,
            Value(language) => languages.push(language.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok((paths, settings, languages))
}

fn path(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    parser.value().map(PathBuf::from).map_err(|error| error.to_string())
}
