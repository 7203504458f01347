//! The command line of `./dev train`: which sets, which settings, where the results go. Must not know how learning works.

use super::crf::{self, Settings};
use super::evaluate::{Counts, evaluate, misses, table};
use super::examples::lessons;
use super::iob2::{Mapping, read};
use super::{Example, gum, lexicons, pack, vary};
use crate::analysis::Analyzer;
use crate::entities::tagger::lists::Lists;
use crate::text::Language;
use crate::training::files;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
train: learns the entity model and scores it on the development sets

usage: train [--data FOLDER] [--names FOLDER] [--misses FOLDER] [--out FOLDER] [--seed N] [--set name=value]… zh|en…";

const PEOPLE_PLACES: &str = "PER=person,ORG=organization,LOC=place";

/// A set of examples: name, file below the data folder, language, what its labels mean, weight.
struct Source(&'static str, &'static str, Language, &'static str, f32);

const WNUT: &str = "person=person,location=place,group=organization,corporation=organization,product=product,creative-work=work";
const AI: &str = "researcher=person,person=person,organisation=organization,university=organization,country=place,location=place,\
product=product,programlang=product,conference=event";
const POLITICS: &str = "politician=person,person=person,organisation=organization,politicalparty=organization,country=place,\
location=place,election=event,event=event";
const SCIENCE: &str = "scientist=person,person=person,organisation=organization,university=organization,academicjournal=organization,\
country=place,location=place,event=event,award=event";

const LEARN: &[Source] = &[
    Source("zh-GSD", "UNER_Chinese-GSD/zh_gsd-ud-train.iob2", Language::ZhHant, PEOPLE_PLACES, 1.0),
    Source("EWT", "UNER_English-EWT/en_ewt-ud-train.FIRST_COMMIT_0c7ce0d.iob2", Language::English, PEOPLE_PLACES, 1.0),
    Source(
        "wikigold",
        "wikigold/CONLL-format/data/wikigold.conll.txt",
        Language::English,
        "PER=person,ORG=organization,LOC=place,MISC=",
        0.7,
    ),
    Source("BTC a", "BTC/CONLL-format/data/a.conll", Language::English, PEOPLE_PLACES, 0.4),
    Source("BTC b", "BTC/CONLL-format/data/b.conll", Language::English, PEOPLE_PLACES, 0.4),
    Source("BTC e", "BTC/CONLL-format/data/e.conll", Language::English, PEOPLE_PLACES, 0.4),
    Source("BTC f", "BTC/CONLL-format/data/f.conll", Language::English, PEOPLE_PLACES, 0.4),
    Source("BTC g", "BTC/CONLL-format/data/g.conll", Language::English, PEOPLE_PLACES, 0.4),
    Source("BTC h", "BTC/CONLL-format/data/h.conll", Language::English, PEOPLE_PLACES, 0.4),
    Source("WNUT17", "WNUT17/CONLL-format/data/train/wnut17train.conll", Language::English, WNUT, 1.0),
    Source("CrossNER AI", "CrossNER/ai/train.txt", Language::English, AI, 1.0),
    Source("CrossNER politics", "CrossNER/politics/train.txt", Language::English, POLITICS, 1.0),
    Source("CrossNER science", "CrossNER/science/train.txt", Language::English, SCIENCE, 1.0),
    Source("CrossNER politics 2", "CrossNER/politics/dev.txt", Language::English, POLITICS, 1.0),
    Source("CrossNER science 2", "CrossNER/science/dev.txt", Language::English, SCIENCE, 1.0),
];

const SCORE: &[Source] = &[
    Source("UNER zh-GSD dev", "UNER_Chinese-GSD/zh_gsd-ud-dev.iob2", Language::ZhHant, PEOPLE_PLACES, 1.0),
    Source("UNER zh-GSDSIMP dev", "UNER_Chinese-GSDSIMP/zh_gsdsimp-ud-dev.iob2", Language::ZhHans, PEOPLE_PLACES, 1.0),
    Source("UNER en-EWT dev", "UNER_English-EWT/en_ewt-ud-dev.iob2", Language::English, PEOPLE_PLACES, 1.0),
    Source("WNUT17 dev", "WNUT17/CONLL-format/data/dev/emerging.dev.conll", Language::English, WNUT, 1.0),
    Source("CrossNER AI dev", "CrossNER/ai/dev.txt", Language::English, AI, 1.0),
];

struct Arguments {
    data: PathBuf,
    names: PathBuf,
    misses: Option<PathBuf>,
    out: PathBuf,
    options: BTreeMap<String, f32>,
    languages: Vec<String>,
}

/// Runs the command line.
pub fn main() -> ExitCode {
    match arguments().and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("train: {problem}\n{HELP}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Arguments, String> {
    use lexopt::prelude::*;
    let mut parser = lexopt::Parser::from_env();
    let mut arguments = Arguments {
        data: "../shared/data".into(),
        names: "src/training/names".into(),
        misses: None,
        out: "src/lexicon/data".into(),
        options: BTreeMap::new(),
        languages: Vec::new(),
    };
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("data") => arguments.data = text(&mut parser)?.into(),
            Long("names") => arguments.names = text(&mut parser)?.into(),
            Long("misses") => arguments.misses = Some(text(&mut parser)?.into()),
            Long("out") => arguments.out = text(&mut parser)?.into(),
            Long("set") => {
                let pair = text(&mut parser)?;
                let (name, number) = pair.split_once('=').ok_or("--set wants name=value")?;
                arguments.options.insert(name.to_string(), number.parse().map_err(|_| format!("“{number}” is no number"))?);
            }
            Value(language) => arguments.languages.push(language.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok(arguments)
}

/// How to learn a language, unless `--set` says otherwise.
fn settings(chinese: bool, option: &dyn Fn(&str, f32) -> f32) -> Settings {
    let (epochs, least, keep) = if chinese { (14.0, 2.0, 60_000.0) } else { (12.0, 3.0, 52_000.0) };
    Settings {
        epochs: option("epochs", epochs) as usize,
        rate: option("rate", 0.12),
        least: option("least", least) as u32,
        shrink: option("shrink", 0.002),
        drop: option("drop", 0.4),
        keep: option("keep", keep) as usize,
        seed: option("seed", 1.0) as u64,
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().map(|value| value.to_string_lossy().into_owned()).map_err(|error| error.to_string())
}

fn run(arguments: &Arguments) -> Result<(), String> {
    for language in &arguments.languages {
        let chinese = match language.as_str() {
            "zh" => true,
            "en" => false,
            other => return Err(format!("“{other}” is neither zh nor en")),
        };
        learn(arguments, chinese, language)?;
    }
    Ok(())
}

fn learn(arguments: &Arguments, chinese: bool, language: &str) -> Result<(), String> {
    let option = |name: &str, usual: f32| arguments.options.get(name).copied().unwrap_or(usual);
    let lexicons = arguments.data.join("lexicons");
    let examples = examples(arguments, chinese, option("own", 3.0), option("share", 1.0))?;
    let lists_bytes = match chinese {
        true => lexicons::chinese(&lexicons, limits(&option))?,
        false => lexicons::english(&lexicons, &arguments.names, &common_words(&examples, 4.0))?,
    };
    let lists = Lists::read("lists", &lists_bytes).map_err(|error| error.to_string())?;
    let examples = vary::with_variations(
        examples,
        vary::Pools::read(&lexicons, &arguments.names)?,
        option("copies", 0.0) as usize,
        option("copy-weight", 0.5),
    );
    let lessons: Vec<_> = examples.iter().flat_map(|example| lessons(example, &lists)).collect();
    eprintln!("{language}: {} examples, {} passages", examples.len(), lessons.len());
    let learned = crf::train(&lessons, chinese, &settings(chinese, &option));
    let (weights, rows) = pack::weights(&learned, fineness(&option), option("bias", 0.3));
    println!(
        "{language}: {rows} rows of {}, {} kB of weights, {} kB of lists",
        learned.rows.len(),
        weights.len() / 1000,
        lists_bytes.len() / 1000
    );
    let names = [format!("entities.{language}.lists.bin"), format!("entities.{language}.weights.bin")];
    for (name, bytes) in names.iter().zip([&lists_bytes, &weights]) {
        std::fs::write(arguments.out.join(name), bytes).map_err(|error| format!("{name}: {error}"))?;
    }
    let [first, second] = names;
    let provider = BTreeMap::from([(first, lists_bytes), (second, weights)]);
    let analyzer = Analyzer::new(&provider).map_err(|error| error.to_string())?;
    report(arguments, chinese, &analyzer)
}

fn fineness(option: &dyn Fn(&str, f32) -> f32) -> pack::Fineness {
    pack::Fineness { least: option("prune", 0.15), step: option("step", 4.0) }
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

fn limits(option: &dyn Fn(&str, f32) -> f32) -> lexicons::Limits {
    let get = |name: &str, usual: f32| f64::from(option(name, usual));
    lexicons::Limits {
        word: get("word", 150.0),
        other: get("other", 200.0),
        organization: get("organization", 12.0),
        person: get("person", 120.0),
        place: get("place", 2000.0),
    }
}

/// What is learned from; of our own corpus only a share, for the learning curve: every second passage for 0.5.
fn examples(arguments: &Arguments, chinese: bool, own: f32, share: f32) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    for source in LEARN.iter().filter(|source| source.2.is_chinese() == chinese) {
        examples.extend(load(&arguments.data, source)?);
    }
    for file in files::marked_files(files::CORPUS) {
        let texts = files::read(&file).unwrap_or_else(|problem| {
            eprintln!("left out: {problem}");
            Vec::new()
        });
        let texts = texts.iter().filter(|text| text.header.language.is_chinese() == chinese);
        let taken = |nth: usize| ((nth + 1) as f32 * share).floor() > (nth as f32 * share).floor();
        examples.extend(texts.enumerate().filter(|&(nth, _)| taken(nth)).map(|(_, text)| Example::of_marked(text, own)));
    }
    if !chinese {
        examples.extend(
            gum_files(&arguments.data)?.into_iter().filter(|(dev, _)| !dev).flat_map(|(_, content)| gum::read(&content, 0.7)),
        );
    }
    Ok(examples)
}

fn load(data: &Path, source: &Source) -> Result<Vec<Example>, String> {
    let path = data.join("entities").join(source.1);
    let content = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(read(&content, source.2, &Mapping::parse(source.3)?, source.4))
}

/// GUM's files with whether each is for development: every third news article is.
fn gum_files(data: &Path) -> Result<Vec<(bool, String)>, String> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(data.join("entities/GUM")).map_err(|error| error.to_string())?.flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "conllu") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    let mut news = 0;
    let mut files = Vec::new();
    for path in paths {
        let is_news = path.to_string_lossy().contains("_news_");
        news += usize::from(is_news);
        files.push((is_news && news % 3 == 0, std::fs::read_to_string(&path).map_err(|error| error.to_string())?));
    }
    Ok(files)
}

fn report(arguments: &Arguments, chinese: bool, analyzer: &Analyzer) -> Result<(), String> {
    println!("{:<24} {:>6} {:>6} {:>6} {:>6}", "set", "P", "R", "F1", "gold");
    for source in SCORE.iter().filter(|source| source.2.is_chinese() == chinese) {
        let examples = load(&arguments.data, source)?;
        note_misses(arguments, source.0, analyzer, &examples)?;
        row(source.0, &evaluate(analyzer, &examples));
    }
    if !chinese {
        let dev: Vec<Example> = gum_files(&arguments.data)?
            .into_iter()
            .filter(|(dev, _)| *dev)
            .flat_map(|(_, content)| gum::read(&content, 1.0))
            .collect();
        row("GUM news dev", &evaluate(analyzer, &dev));
    }
    let mut gold = Vec::new();
    for file in files::marked_files(files::GOLD) {
        let texts = files::read(&file)?;
        let dev = texts
            .into_iter()
            .filter(|text| text.header.split.as_deref() == Some("dev") && text.header.language.is_chinese() == chinese);
        gold.extend(dev.map(|text| Example::of_marked(&text, 1.0)));
    }
    note_misses(arguments, if chinese { "own-zh" } else { "own-en" }, analyzer, &gold)?;
    row("own gold dev", &evaluate(analyzer, &gold));
    Ok(())
}

fn note_misses(arguments: &Arguments, name: &str, analyzer: &Analyzer, examples: &[Example]) -> Result<(), String> {
    let Some(folder) = &arguments.misses else { return Ok(()) };
    let file = folder.join(format!("{}.tsv", name.replace(' ', "-")));
    std::fs::write(&file, misses(analyzer, examples)).map_err(|error| format!("{}: {error}", file.display()))
}

fn row(name: &str, counts: &Counts) {
    print!("{}", table(name, counts));
}
