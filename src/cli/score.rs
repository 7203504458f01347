//! `manicule score`: how well the engine, or another person, agrees with marked texts. Knows files and groups; must not know how
//! scores are made.

use super::Failure;
use crate::analysis::{Analyzer, Options};
use crate::lexicon::Embedded;
use crate::training::files;
use crate::training::marked::MarkedText;
use crate::training::score::{Marks, Score, misses, print, to_json};
use crate::training::tagger::evaluate::{evaluate, table};
use crate::training::tagger::iob2::{self, Mapping};
use std::collections::BTreeMap;

#[derive(Default)]
struct Arguments {
    json: bool,
    /// List the marks that differ before the table.
    misses: bool,
    /// A second annotation of the same files, by file name.
    against: Option<String>,
    split: Option<String>,
    /// What the labels of column files mean; the files are such, not marked texts.
    map: Option<String>,
    language: Option<String>,
    /// Attribution relations of a treebank; the files are its texts.
    relations: Option<String>,
    files: Vec<String>,
}

pub(super) fn run(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = read_arguments(parser)?;
    let analyzer = Analyzer::new(&Embedded).map_err(|error| Failure::Input(error.to_string()))?;
    if let Some(map) = &arguments.map {
        return columns(&arguments, map, &analyzer);
    }
    if let Some(relations) = &arguments.relations {
        return super::relations::run(relations, &arguments.files, &analyzer);
    }
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for file in &arguments.files {
        let others = match &arguments.against {
            Some(folder) => Some(read(&format!("{folder}/{}", file.rsplit('/').next().unwrap_or(file)))?),
            None => None,
        };
        for (nth, text) in read(file)?.iter().enumerate() {
            if arguments.split.is_some() && text.header.split != arguments.split {
                continue;
            }
            let found = match &others {
                Some(others) => second(text, others.get(nth), file)?,
                None => Marks::of_analysis(&analyzer.analyze(&text.text, &options(text))),
            };
            let gold = Marks::of_marked(text);
            if arguments.misses {
                print!("{}", misses(&text.text, &gold, &found));
            }
            for group in [text.header.language.tag(), "all"] {
                scores.entry(group).or_default().add(&text.text, &gold, &found);
            }
        }
    }
    report(&scores, arguments.json);
    Ok(())
}

/// Strict scores over sentences in columns, by file.
fn columns(arguments: &Arguments, map: &str, analyzer: &Analyzer) -> Result<(), Failure> {
    let mapping = Mapping::parse(map).map_err(Failure::Usage)?;
    let language = arguments.language.as_deref().unwrap_or("en").parse().map_err(Failure::Usage)?;
    for file in &arguments.files {
        let content = std::fs::read_to_string(file).map_err(|error| Failure::Input(format!("{file}: {error}")))?;
        let counts = evaluate(analyzer, &iob2::read(&content, language, &mapping, 1.0));
        print!("{}", table(file.rsplit('/').next().unwrap_or(file), &counts));
    }
    Ok(())
}

fn options(text: &MarkedText) -> Options {
    Options { reference_date: Some(text.header.reference_date), language: Some(text.header.language), ..Options::default() }
}

fn second(text: &MarkedText, other: Option<&MarkedText>, file: &str) -> Result<Marks, Failure> {
    match other {
        Some(other) if other.text == text.text => Ok(Marks::of_marked(other)),
        _ => Err(Failure::Input(format!("{file}: the two annotations are not of the same text"))),
    }
}

fn read_arguments(mut parser: lexopt::Parser) -> Result<Arguments, Failure> {
    use lexopt::prelude::*;
    let mut arguments = Arguments::default();
    let mut iob2 = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => arguments.json = true,
            Long("misses") => arguments.misses = true,
            Long("against") => arguments.against = Some(parser.value()?.string()?),
            Long("iob2") => iob2 = true,
            Long("map") => arguments.map = Some(parser.value()?.string()?),
            Long("language") => arguments.language = Some(parser.value()?.string()?),
            Long("relations") => arguments.relations = Some(parser.value()?.string()?),
            Long("split") => arguments.split = Some(parser.value()?.string()?),
            Value(file) => arguments.files.push(file.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if iob2 && arguments.map.is_none() {
        arguments.map = Some("PER=person,ORG=organization,LOC=place".into());
    }
    match arguments.files.is_empty() {
        true => Err(Failure::Usage("score needs marked files, such as tests/gold/en/*.txt".into())),
        false => Ok(arguments),
    }
}

fn read(file: &str) -> Result<Vec<MarkedText>, Failure> {
    files::read(file.as_ref()).map_err(Failure::Input)
}

fn report(scores: &BTreeMap<&str, Score>, json: bool) {
    if json {
        let groups: Vec<_> = scores.iter().map(|(group, score)| to_json(group, score)).collect();
        println!("{}", serde_json::Value::from(groups));
        return;
    }
    for (group, score) in scores {
        println!("{}", print(group, score));
    }
}
