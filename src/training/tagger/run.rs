//! One training run: examples to lessons, lessons to weights, weights to files and scores. Must not know how learning works.

use super::card::Card;
use super::crf::{self, Learned};
use super::examples::{Lesson, lessons};
use super::settings::Chosen;
use super::vary::{Pools, Variation, varied};
use super::{Example, labelling, lexicons, pack, report, sources, trust};
use crate::analysis::Analyzer;
use crate::entities::tagger::lists::Lists;
use crate::training::score::Count;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where a run reads and writes.
pub struct Paths {
    /// The licensed sets and lexicons.
    pub data: PathBuf,
    /// Name lists.
    pub names: PathBuf,
    /// Where to note what was missed.
    pub misses: Option<PathBuf>,
    /// Folders of marked files that are scored too.
    pub also: Vec<PathBuf>,
    /// Where the files go.
    pub out: PathBuf,
}

/// Learns a language, writes its files and prints its scores.
///
/// # Errors
/// A file that cannot be read or written.
pub fn learn(paths: &Paths, settings: &Chosen) -> Result<(), String> {
    let run = Run::new(paths, settings)?;
    run.finish(&run.learned()?)
}

/// Prints the scores of the files that lie in the folder for results, and notes them in the card.
///
/// # Errors
/// A file that cannot be read.
pub fn score(paths: &Paths, settings: &Chosen) -> Result<(), String> {
    let mut provider = BTreeMap::new();
    for name in names(settings) {
        let bytes = std::fs::read(paths.out.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        provider.insert(name, bytes);
    }
    let analyzer = Analyzer::new(&provider).map_err(|error| error.to_string())?;
    let scores = report::report(paths, settings, &analyzer, true)?;
    let [lists, weights] = names(settings).map(|name| provider.remove(&name).unwrap_or_default());
    note(paths, settings, [&lists, &weights], &scores)
}

/// The files of a language: lists and weights.
fn names(settings: &Chosen) -> [String; 2] {
    let language = if settings.chinese { "zh" } else { "en" };
    [format!("entities.{language}.lists.bin"), format!("entities.{language}.weights.bin")]
}

/// What a run has read, and the steps it takes with it.
pub(super) struct Run<'a> {
    paths: &'a Paths,
    settings: &'a Chosen,
    examples: Vec<Example>,
    /// English words that begin no short name.
    common: Vec<String>,
    /// The lists file.
    lists: Vec<u8>,
}

impl<'a> Run<'a> {
    pub(super) fn new(paths: &'a Paths, settings: &'a Chosen) -> Result<Self, String> {
        let examples = sources::examples(&paths.data, settings)?;
        let common = common_words(&examples, settings.get("common"));
        let mut run = Run { paths, settings, examples, common, lists: Vec::new() };
        run.lists = run.lists(0)?;
        Ok(run)
    }

    fn lists(&self, round: u64) -> Result<Vec<u8>, String> {
        let (folder, names) = (self.paths.data.join("lexicons"), &self.paths.names);
        match self.settings.chinese {
            true => lexicons::chinese(&folder, names, self.settings, round),
            false => lexicons::english(&folder, names, &self.common),
        }
    }

    /// Learns from the examples.
    pub(super) fn learned(&self) -> Result<Learned, String> {
        Ok(crf::train(&self.rounds()?, self.settings.chinese, &crf_settings(self.settings)))
    }

    /// The lessons of each round: the examples as they are, then with other names.
    fn rounds(&self) -> Result<Vec<Vec<Lesson>>, String> {
        let settings = self.settings;
        let mut pools = Pools::read(&self.paths.data.join("lexicons"), &self.paths.names)?;
        pools.see(&self.examples);
        let variation = Variation { replace: settings.get("replace"), made: settings.get("made"), again: settings.get("again") };
        let whole = read(&self.lists)?;
        let whole = Some(&whole).filter(|_| settings.get("open") > 0.0);
        let mut rounds = Vec::new();
        for round in 0..settings.get("rounds") as u64 {
            let lists = read(&self.lists(round)?)?;
            let examples = match round {
                0 => self.examples.clone(),
                _ => varied(&self.examples, &pools, variation, settings.get("seed") as u64 + round),
            };
            let more = sources::templates(settings, round)?;
            rounds.push(examples.iter().chain(&more).flat_map(|example| lessons(example, &lists, whole)).collect::<Vec<_>>());
        }
        eprintln!("{} rounds of {} passages", rounds.len(), rounds[0].len());
        Ok(rounds)
    }

    /// What was learned, with the trust in lists that is not learned.
    fn trusting(&self, learned: &Learned) -> Learned {
        if self.settings.chinese { trust::trusting(learned, self.settings.get("trust")) } else { learned.clone() }
    }

    fn fineness(&self) -> pack::Fineness {
        let get = |name| self.settings.get(name);
        pack::Fineness { least: get("prune"), several: get("several") > 0.0, step: get("step") }
    }

    /// The weights file, and how many rows it has.
    pub(super) fn packed(&self, learned: &Learned, bias: f32) -> (Vec<u8>, usize) {
        pack::weights(&self.trusting(learned), self.fineness(), bias)
    }

    /// The engine with these weights.
    pub(super) fn analyzer(&self, weights: Vec<u8>) -> Result<Analyzer, String> {
        let files = names(self.settings).into_iter().zip([self.lists.clone(), weights]);
        Analyzer::new(&files.collect::<BTreeMap<String, Vec<u8>>>()).map_err(|error| error.to_string())
    }

    /// How the labels alone do on our gold: with the weights as they were learned, and as they are kept.
    pub(super) fn labels(&self, learned: &Learned) -> Result<[f64; 2], String> {
        let (trusting, lists) = (self.trusting(learned), read(&self.lists)?);
        let gold = sources::gold(self.settings)?;
        let gold: Vec<Lesson> = gold.iter().flat_map(|example| lessons(example, &lists, None)).collect();
        let kind = [self.settings.chinese, self.settings.get("several") > 0.0];
        let score = |learned: &Learned| labelling::score(learned, &gold, kind, self.settings.get("bias"));
        Ok([score(&trusting), score(&pack::rounded(&trusting, self.fineness()))])
    }

    fn finish(&self, learned: &Learned) -> Result<(), String> {
        let (paths, settings) = (self.paths, self.settings);
        let (weights, rows) = self.packed(learned, settings.get("bias"));
        let names = names(settings);
        println!("{}: {rows} rows, {} kB of weights, {} kB of lists", names[1], weights.len() / 1000, self.lists.len() / 1000);
        for (name, bytes) in names.iter().zip([&self.lists, &weights]) {
            std::fs::write(paths.out.join(name), bytes).map_err(|error| format!("{name}: {error}"))?;
        }
        note(paths, settings, [&self.lists, &weights], &report::report(paths, settings, &self.analyzer(weights.clone())?, true)?)?;
        if settings.get("sweep") > 0.0 {
            for bias in [-0.15, 0.0, 0.15, 0.3, 0.45, 0.6, 0.9] {
                println!("bias {bias}");
                report::report(paths, settings, &self.analyzer(self.packed(learned, bias).0)?, false)?;
            }
        }
        Ok(())
    }
}

/// Puts files and scores into the model card.
fn note(paths: &Paths, settings: &Chosen, files: [&[u8]; 2], scores: &[(String, Count)]) -> Result<(), String> {
    let Some(mut card) = Card::read(&paths.out) else { return Ok(()) };
    names(settings).iter().zip(files).for_each(|(name, bytes)| card.file(name, bytes));
    scores.iter().for_each(|(set, count)| card.score(set, *count));
    card.write(&paths.out)
}

fn read(lists: &[u8]) -> Result<Lists, String> {
    Lists::read("lists", lists).map_err(|error| error.to_string())
}

fn crf_settings(settings: &Chosen) -> crf::Settings {
    crf::Settings {
        epochs: settings.get("epochs") as usize,
        rate: settings.get("rate"),
        least: settings.get("least") as u32,
        shrink: settings.get("shrink"),
        drop: settings.get("drop"),
        keep: settings.get("keep") as usize,
        several: settings.get("several") > 0.0,
        runs: settings.get("runs") as usize,
        seed: settings.get("seed") as u64,
    }
}

/// Words of five letters or more that the examples write small, often enough: they begin no short name.
fn common_words(examples: &[Example], least: f32) -> Vec<String> {
    let mut counts: BTreeMap<&str, f32> = BTreeMap::new();
    for word in examples.iter().flat_map(|example| example.text.split(|c: char| !c.is_alphabetic())) {
        if word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            *counts.entry(word).or_default() += 1.0;
        }
    }
    counts.into_iter().filter(|&(_, count)| count >= least).map(|(word, _)| word.to_string()).collect()
}
