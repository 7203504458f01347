//! The command line of `./dev train`: which languages, which settings, where the results go. Must not know how learning works.

use super::run::{Paths, learn, score};
use super::settings::Settings;
use super::trials;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
train: learns the entity model and scores it on the development sets

usage: train [--score|--curve|--ablation] [--data FOLDER] [--names FOLDER] [--misses FOLDER] [--also FOLDER]… [--out FOLDER] [--set name=value]… zh|en…
--score learns nothing and scores the files that lie in the folder of --out; --curve learns from shares of our corpus, --ablation without
one part after another, and both print a table and write nothing";

/// What is to be done.
#[derive(Clone, Copy)]
enum Task {
    Learn,
    Score,
    Curve,
    Ablation,
}

/// Runs the command line.
pub fn main() -> ExitCode {
    match arguments().and_then(|(paths, settings, languages, task)| run(&paths, &settings, &languages, task)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("train: {problem}\n{HELP}");
            ExitCode::FAILURE
        }
    }
}

fn run(paths: &Paths, settings: &Settings, languages: &[String], task: Task) -> Result<(), String> {
    for language in languages {
        let settings = match language.as_str() {
            "zh" => settings.of(true),
            "en" => settings.of(false),
            other => return Err(format!("“{other}” is neither zh nor en")),
        };
        match task {
            Task::Learn => learn(paths, &settings)?,
            Task::Score => score(paths, &settings)?,
            Task::Curve => trials::curve(paths, &settings)?,
            Task::Ablation => trials::ablation(paths, &settings)?,
        }
    }
    Ok(())
}

fn arguments() -> Result<(Paths, Settings, Vec<String>, Task), String> {
    use lexopt::prelude::*;
    let mut parser = lexopt::Parser::from_env();
    let mut paths = Paths {
        data: "../shared/data".into(),
        names: "src/training/names".into(),
        misses: None,
        also: Vec::new(),
        out: "src/lexicon/data".into(),
    };
    let (mut settings, mut languages) = (Settings::default(), Vec::new());
    let mut task = Task::Learn;
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("data") => paths.data = path(&mut parser)?,
            Long("names") => paths.names = path(&mut parser)?,
            Long("misses") => paths.misses = Some(path(&mut parser)?),
            Long("also") => paths.also.push(path(&mut parser)?),
            Long("out") => paths.out = path(&mut parser)?,
            Long("score") => task = Task::Score,
            Long("curve") => task = Task::Curve,
            Long("ablation") => task = Task::Ablation,
            Long("set") => settings.set(&path(&mut parser)?.to_string_lossy())?,
            Value(language) => languages.push(language.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok((paths, settings, languages, task))
}

fn path(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    parser.value().map(PathBuf::from).map_err(|error| error.to_string())
}
