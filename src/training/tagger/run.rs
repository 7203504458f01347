//! One training run: examples to lessons, lessons to weights, weights to files and scores. Must not know how learning works.

use super::crf::{self, Learned};
use super::examples::{Lesson, lessons};
use super::settings::Chosen;
use super::vary::{Pools, Variation, varied};
use super::{Example, lexicons, pack, report, sources, trust};
use crate::analysis::Analyzer;
use crate::entities::tagger::lists::Lists;
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
    let examples = sources::examples(&paths.data, settings)?;
    let common = common_words(&examples, settings.get("common"));
    let lists = |round: u64| match settings.chinese {
        true => lexicons::chinese(&paths.data.join("lexicons"), &paths.names, settings, round),
        false => lexicons::english(&paths.data.join("lexicons"), &paths.names, &common),
    };
    let rounds = rounds(paths, settings, &examples, &lists)?;
    let learned = crf::train(&rounds, settings.chinese, &crf_settings(settings));
    finish(paths, settings, &learned, lists(0)?)
}

/// Prints the scores of the files that lie in the folder for results.
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
    report::report(paths, settings, &analyzer, true)
}

/// The files of a language: lists and weights.
fn names(settings: &Chosen) -> [String; 2] {
    let language = if settings.chinese { "zh" } else { "en" };
    [format!("entities.{language}.lists.bin"), format!("entities.{language}.weights.bin")]
}

/// The lessons of each round: the examples as they are, then with other names.
fn rounds(
    paths: &Paths,
    settings: &Chosen,
    examples: &[Example],
    lists: &dyn Fn(u64) -> Result<Vec<u8>, String>,
) -> Result<Vec<Vec<Lesson>>, String> {
    let mut pools = Pools::read(&paths.data.join("lexicons"), &paths.names)?;
    pools.see(examples);
    let variation = Variation { replace: settings.get("replace"), made: settings.get("made") };
    let whole = Lists::read("lists", &lists(0)?).map_err(|error| error.to_string())?;
    let whole = Some(&whole).filter(|_| settings.get("open") > 0.0);
    let mut rounds = Vec::new();
    for round in 0..settings.get("rounds") as u64 {
        let lists = Lists::read("lists", &lists(round)?).map_err(|error| error.to_string())?;
        let examples = match round {
            0 => examples.to_vec(),
            _ => varied(examples, &pools, variation, settings.get("seed") as u64 + round),
        };
        let more = sources::templates(settings, round)?;
        rounds.push(examples.iter().chain(&more).flat_map(|example| lessons(example, &lists, whole)).collect::<Vec<_>>());
    }
    eprintln!("{} rounds of {} passages", rounds.len(), rounds[0].len());
    Ok(rounds)
}

fn crf_settings(settings: &Chosen) -> crf::Settings {
    crf::Settings {
        epochs: settings.get("epochs") as usize,
        rate: settings.get("rate"),
        least: settings.get("least") as u32,
        shrink: settings.get("shrink"),
        drop: settings.get("drop"),
        keep: settings.get("keep") as usize,
        seed: settings.get("seed") as u64,
    }
}

fn finish(paths: &Paths, settings: &Chosen, learned: &Learned, lists: Vec<u8>) -> Result<(), String> {
    let language = if settings.chinese { "zh" } else { "en" };
    let trusting = if settings.chinese { trust::trusting(learned, settings.get("trust")) } else { learned.clone() };
    let packed =
        |bias: f32| pack::weights(&trusting, pack::Fineness { least: settings.get("prune"), step: settings.get("step") }, bias);
    let (weights, rows) = packed(settings.get("bias"));
    println!("{language}: {rows} rows, {} kB of weights, {} kB of lists", weights.len() / 1000, lists.len() / 1000);
    let names = names(settings);
    for (name, bytes) in names.iter().zip([&lists, &weights]) {
        std::fs::write(paths.out.join(name), bytes).map_err(|error| format!("{name}: {error}"))?;
    }
    let analyzer = |weights: Vec<u8>| {
        let provider: BTreeMap<String, Vec<u8>> = names.iter().cloned().zip([lists.clone(), weights]).collect();
        Analyzer::new(&provider).map_err(|error| error.to_string())
    };
    report::report(paths, settings, &analyzer(weights)?, true)?;
    if settings.get("sweep") > 0.0 {
        for bias in [0.0, 0.15, 0.6, 0.9] {
            println!("bias {bias}");
            report::report(paths, settings, &analyzer(packed(bias).0)?, false)?;
        }
    }
    Ok(())
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
