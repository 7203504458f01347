//! The sets that are learned from and scored on: where they lie and what their labels mean. Must not know how learning works.

use super::iob2::{Mapping, read, read_documents, read_whole};
use super::settings::Chosen;
use super::together::together;
use super::{Example, gum};
use crate::text::Language;
use crate::training::marked::MarkedText;
use crate::training::{files, templates};
use std::path::{Path, PathBuf};

const PEOPLE_PLACES: &str = "PER=person,ORG=organization,LOC=place";

/// A set of examples: name, file below the data folder, language, what its labels mean, weight.
#[derive(Clone, Copy)]
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
    DOCUMENTS,
    Source("WNUT17 dev", "WNUT17/CONLL-format/data/dev/emerging.dev.conll", Language::English, WNUT, 1.0),
    Source("CrossNER AI dev", "CrossNER/ai/dev.txt", Language::English, AI, 1.0),
];

/// The set whose sentences are scored as documents too: agreement needs more than a sentence.
const DOCUMENTS: Source = Source("UNER en-EWT dev", "UNER_English-EWT/en_ewt-ud-dev.iob2", Language::English, PEOPLE_PLACES, 1.0);

/// What is learned from, without the files held out; of our own corpus only a share, for the learning curve.
pub(super) fn examples(data: &Path, settings: &Chosen) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    for source in LEARN.iter().filter(|source| source.2.is_chinese() == settings.chinese) {
        let others = settings.get("others");
        examples.extend(load_with(data, source, read_whole)?.into_iter().map(|one| Example { weight: one.weight * others, ..one }));
    }
    let (own, share) = (settings.get("own"), settings.get("share"));
    let taken = |nth: usize| ((nth + 1) as f32 * share).floor() > (nth as f32 * share).floor();
    let corpus = corpus(settings, false)?;
    let ours: Vec<Example> =
        corpus.iter().enumerate().filter(|&(nth, _)| taken(nth)).map(|(_, text)| Example::of_marked(text, own)).collect();
    examples.extend(together(&ours, settings.get("together") as usize));
    if !settings.chinese {
        examples.extend(gum_files(data)?.into_iter().filter(|(dev, _)| !dev).flat_map(|(_, content)| gum::read(&content, 0.7)));
    }
    Ok(examples)
}

/// Passages made from templates, others for every round.
pub(super) fn templates(settings: &Chosen, round: u64) -> Result<Vec<Example>, String> {
    let count = settings.get("templates") as usize;
    let made = templates::passages(settings.get("seed") as u64 * 1000 + round, count)?;
    let ours = made.iter().filter(|text| text.header.language.is_chinese() == settings.chinese);
    Ok(ours.map(|text| Example::of_marked(text, settings.get("template"))).collect())
}

/// Our own passages in the language: those learned from, or those held out.
fn corpus(settings: &Chosen, held_out: bool) -> Result<Vec<MarkedText>, String> {
    let folder = if settings.chinese { "/zh" } else { "/en" };
    let (hold, last) = (settings.get("hold") as usize, settings.get("last") as usize);
    let mut files = files::marked_files(&(files::CORPUS.to_string() + folder));
    files.retain(|file| last == 0 || number(file).is_none_or(|number| number <= last));
    let mut texts = Vec::new();
    for (nth, file) in files.iter().enumerate() {
        if (hold > 0 && nth % FOLDS == hold - 1) == held_out {
            texts.extend(files::read(file)?);
        }
    }
    Ok(texts)
}

/// The number that a corpus file's name begins with.
fn number(file: &Path) -> Option<usize> {
    file.file_name()?.to_str()?.split('-').next()?.parse().ok()
}

/// The corpus files are held out in this many parts.
const FOLDS: usize = 5;

/// The development sets with their names.
pub(super) fn scored(data: &Path, settings: &Chosen) -> Result<Vec<(String, Vec<Example>)>, String> {
    let mut sets = Vec::new();
    for source in SCORE.iter().filter(|source| source.2.is_chinese() == settings.chinese) {
        sets.push((source.0.to_string(), load(data, source)?));
    }
    if !settings.chinese {
        let dev = gum_files(data)?.into_iter().filter(|(dev, _)| *dev).flat_map(|(_, content)| gum::read(&content, 1.0));
        sets.push(("GUM news dev".to_string(), dev.collect()));
        sets.push((format!("{}, whole", DOCUMENTS.0), load_with(data, &DOCUMENTS, read_documents)?));
    }
    let language = if settings.chinese { "Chinese" } else { "English" };
    sets.push((format!("our gold dev, {language}"), gold(settings)?));
    if settings.get("hold") > 0.0 {
        sets.push((
            "held-out corpus".to_string(),
            corpus(settings, true)?.iter().map(|text| Example::of_marked(text, 1.0)).collect(),
        ));
    }
    Ok(sets)
}

/// The marked texts of a folder in the language.
pub(super) fn marked(folder: &Path, settings: &Chosen) -> Result<Vec<Example>, String> {
    let mut all = Vec::new();
    for file in files::marked_files(&folder.to_string_lossy()) {
        let ours = |text: &&MarkedText| text.header.language.is_chinese() == settings.chinese;
        all.extend(files::read(&file)?.iter().filter(ours).map(|text| Example::of_marked(text, 1.0)));
    }
    Ok(all)
}

/// Our gold articles for development.
pub(super) fn gold(settings: &Chosen) -> Result<Vec<Example>, String> {
    let mut gold = Vec::new();
    for file in files::marked_files(files::GOLD) {
        let dev = |text: &MarkedText| {
            text.header.split.as_deref() == Some("dev") && text.header.language.is_chinese() == settings.chinese
        };
        gold.extend(files::read(&file)?.iter().filter(|text| dev(text)).map(|text| Example::of_marked(text, 1.0)));
    }
    Ok(if settings.get("apart") > 0.0 { gold.iter().flat_map(Example::lines).collect() } else { gold })
}

fn load(data: &Path, source: &Source) -> Result<Vec<Example>, String> {
    load_with(data, source, read)
}

fn load_with(
    data: &Path,
    source: &Source,
    read: impl Fn(&str, Language, &Mapping, f32) -> Vec<Example>,
) -> Result<Vec<Example>, String> {
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
