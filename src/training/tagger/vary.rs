//! Multiplies examples: the same sentence with other names of the same type, so that the model learns what surrounds names and how
//! names are built, not which ones the sets happen to hold. Knows name lists; must not know the model.

use super::Example;
use super::made::Maker;
use crate::entities::EntityType;
use crate::text::{Span, is_han};
use crate::training::chance::Chance;
use std::collections::HashMap;
use std::path::Path;

/// Names to put in.
#[derive(Default)]
pub struct Pools {
    /// Chinese people, foreigners in Chinese, organisations in Chinese.
    chinese: Vec<String>,
    foreign: Vec<String>,
    organizations: HashMap<char, Vec<String>>,
    places: HashMap<char, Vec<String>>,
    first: Vec<String>,
    last: Vec<String>,
    cities: Vec<String>,
    /// Names seen in the examples, by type, script and number of words.
    seen: HashMap<(EntityType, bool, usize), Vec<String>>,
    maker: Maker,
}

impl Pools {
    /// Reads the lists.
    ///
    /// # Errors
    /// A lexicon that cannot be read.
    pub fn read(folder: &Path, names: &Path) -> Result<Self, String> {
        let hanlp = folder.join("HanLP-1.x/data/dictionary");
        let mut pools = Pools::default();
        for line in read(&hanlp.join("custom/人名词典.txt"))?.lines() {
            let mut columns = line.split(' ');
            let (Some(word), Some(tag)) = (columns.next(), columns.next()) else { continue };
            match tag {
                "nr" => pools.chinese.push(word.to_string()),
                "nrf" if word.chars().count() <= 10 => pools.foreign.push(word.to_string()),
                _ => {}
            }
        }
        for line in read(&hanlp.join("custom/机构名词典.txt"))?.lines() {
            let word = line.split(' ').next().unwrap_or("");
            if word.chars().count() >= 3 && !word.starts_with(['市', '省', '县', '区']) {
                by_last(&mut pools.organizations, word);
            }
        }
        for line in read(&hanlp.join("CoreNatureDictionary.txt"))?.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            if let [word, "ns" | "nsf", ..] = columns[..] {
                by_last(&mut pools.places, word);
            }
        }
        let lines = |file: &str| {
            let content = read(&names.join(file)).unwrap_or_default();
            content.lines().map(capitalised).collect::<Vec<_>>()
        };
        (pools.first, pools.last) = (lines("first.txt"), lines("last.txt"));
        let cities = read(&names.join("cities.txt")).unwrap_or_default();
        pools.cities = cities.lines().map(str::to_string).collect();
        pools.maker = Maker::read(&pools.chinese)?;
        Ok(pools)
    }

    /// Takes in the names of the examples.
    pub fn see(&mut self, examples: &[Example]) {
        for example in examples {
            for (span, kind) in &example.names {
                if let Some(kind) = kind {
                    let name = span.of(&example.text).to_string();
                    self.seen.entry((*kind, name.contains(is_han), size(&name))).or_default().push(name);
                }
            }
        }
    }

    fn pick(&self, name: &str, kind: EntityType, chance: &mut Chance) -> Option<String> {
        if name.contains(is_han) {
            let known = match kind {
                EntityType::Person => self.chinese_person(name, chance),
                EntityType::Organization => by_same_last(&self.organizations, name, chance),
                EntityType::Place => by_same_last(&self.places, name, chance),
                _ => None,
            };
            return known.or_else(|| self.pick_seen(name, kind, chance));
        }
        if !name.starts_with(char::is_uppercase) {
            return None;
        }
        match kind {
            EntityType::Person => self.latin_person(name, chance),
            EntityType::Place if chance.roll().is_multiple_of(2) => any(&self.cities, chance),
            _ => self.pick_seen(name, kind, chance),
        }
    }

    fn chinese_person(&self, name: &str, chance: &mut Chance) -> Option<String> {
        let length = name.chars().count();
        let dotted = name.contains(['·', '・', '?']);
        let pool = if dotted || length > 3 { &self.foreign } else { &self.chinese };
        let found = (0..30)
            .filter_map(|_| any(pool, chance))
            .find(|other| other.contains('·') == dotted && other.chars().count().abs_diff(length) <= 2)?;
        Some(if name.contains('?') { found.replace('·', "?") } else { found })
    }

    fn latin_person(&self, name: &str, chance: &mut Chance) -> Option<String> {
        let words: Vec<&str> = name.split(' ').collect();
        let plain = |word: &&str| word.len() > 2 && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        if !words.iter().all(plain) {
            return None;
        }
        let last = any(&self.last, chance)?;
        match words.len() {
            1 if chance.roll().is_multiple_of(3) => any(&self.first, chance),
            1 => Some(last),
            2 => Some(format!("{} {last}", any(&self.first, chance)?)),
            _ => None,
        }
    }

    fn pick_seen(&self, name: &str, kind: EntityType, chance: &mut Chance) -> Option<String> {
        any(self.seen.get(&(kind, name.contains(is_han), size(name)))?, chance)
    }
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn by_last(pool: &mut HashMap<char, Vec<String>>, word: &str) {
    if let Some(last) = word.chars().next_back() {
        pool.entry(last).or_default().push(word.to_string());
    }
}

fn by_same_last(pool: &HashMap<char, Vec<String>>, name: &str, chance: &mut Chance) -> Option<String> {
    let last = crate::lexicon::simplified(name.chars().next_back()?);
    pool.get(&last).filter(|same| same.len() >= 8).and_then(|same| any(same, chance))
}

fn any(pool: &[String], chance: &mut Chance) -> Option<String> {
    (!pool.is_empty()).then(|| pool[(chance.roll() % pool.len() as u64) as usize].clone())
}

fn size(name: &str) -> usize {
    if name.contains(is_han) { name.chars().count().div_ceil(2) } else { name.split(' ').count() }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars.flat_map(char::to_lowercase)).collect()
}

/// How names are varied.
#[derive(Clone, Copy, Debug)]
pub struct Variation {
    /// The share of names that are replaced.
    pub replace: f32,
    /// The share of those that are replaced by made-up ones, where one can be made.
    pub made: f32,
    /// The share of those that have been put in before in the same text.
    pub again: f32,
}

/// The examples with other names; the same seed gives the same ones.
pub fn varied(examples: &[Example], pools: &Pools, variation: Variation, seed: u64) -> Vec<Example> {
    let mut chance = Chance(seed);
    examples.iter().map(|example| with_others(example, pools, variation, &mut chance)).collect()
}

fn with_others(example: &Example, pools: &Pools, variation: Variation, chance: &mut Chance) -> Example {
    let (mut text, mut names, mut at) = (String::new(), Vec::new(), 0);
    let mut put: Vec<(EntityType, String)> = Vec::new();
    for (span, kind) in &example.names {
        text.push_str(&example.text[at..span.start as usize]);
        let name = span.of(&example.text);
        let other = kind.filter(|_| chance.under(variation.replace)).and_then(|kind| {
            if let Some(other) = come_again(name, kind, &put, variation, chance) {
                return Some(other);
            }
            let made = if chance.under(variation.made) { pools.maker.make(name, kind, chance) } else { None };
            let other = made.or_else(|| pools.pick(name, kind, chance))?;
            put.push((kind, other.clone()));
            Some(other)
        });
        let start = text.len();
        text.push_str(other.as_deref().unwrap_or(name));
        names.push((Span::new(start, text.len()), *kind));
        at = span.end as usize;
    }
    text.push_str(&example.text[at..]);
    Example { text, names, ..example.clone() }
}

/// A name like this one that has been put in before: whole, or a firm by the beginning of its name, as it goes by in what follows.
fn come_again(
    name: &str,
    kind: EntityType,
    put: &[(EntityType, String)],
    variation: Variation,
    chance: &mut Chance,
) -> Option<String> {
    if !name.contains(is_han) || !chance.under(variation.again) {
        return None;
    }
    let length = name.chars().count();
    let before: Vec<&String> = put.iter().filter(|(other, _)| *other == kind).map(|(_, name)| name).collect();
    let other = before.get((chance.roll() % before.len().max(1) as u64) as usize)?;
    let firm = kind == EntityType::Organization && length <= STEM + 1 && other.chars().count() > length + 1;
    Some(if firm { other.chars().take(STEM).collect() } else { other.to_string() })
}

/// How many characters the beginning of a firm's name has.
const STEM: usize = 2;
