//! Builds the word lists from the licensed lexicons. Knows how lists are put together; a language's file knows its sources.

mod chinese;
mod english;
mod roles;

pub use chinese::chinese;
pub use english::english;

use crate::entities::EntityType;
use crate::entities::tagger::facts::fact;
use crate::entities::tagger::lists::{Entry, LIST_BITS, Lists};
use crate::entities::tagger::table::kept;
use crate::entities::tagger::words::{key, start, step};
use crate::lexicon::fold;
use crate::text::tokenize;
use crate::training::chance::Chance;
use crate::training::lists as own;
use std::collections::BTreeMap;
use std::path::Path;

/// A list under way: the words by text; the source that comes first says what a word is.
#[derive(Default)]
struct Draft {
    /// Sorted, since words whose hashes meet are settled by their order.
    words: BTreeMap<String, (u8, u8)>,
}

impl Draft {
    /// Adds a word unless it is known already.
    fn add(&mut self, word: &str, class: u8, common: u8) {
        let folded: String = word.trim().chars().map(fold).collect();
        if !folded.is_empty() {
            self.words.entry(folded).or_insert((class, common));
        }
    }

    /// Adds our own names, one class a type in the order of [`EntityType::ALL`]; those that are words too get the class `hint`.
    fn add_own(&mut self, language: &str, classes: [u8; 6], hint: u8) -> Result<(), String> {
        for (kind, class) in EntityType::ALL.into_iter().zip(classes) {
            for line in own::read(Path::new(own::LISTS), language, kind)? {
                let class = if line.ambiguous { hint } else { class };
                line.names.iter().for_each(|name| self.add(name, class, 2));
            }
        }
        Ok(())
    }

    /// Leaves out a share of the names, which have the classes before `end`: the same ones for the same seed.
    fn thin(&mut self, share: f32, seed: u64, end: u8) {
        let lot = |word: &str| {
            Chance(word.bytes().fold(seed, |sum, byte| sum.rotate_left(9) ^ u64::from(byte).wrapping_mul(31))).under(share)
        };
        self.words.retain(|word, (class, _)| *class >= end || !lot(word));
    }

    /// Hashes the words, and every beginning of a word of several tokens.
    fn finish(&self) -> BTreeMap<u32, Entry> {
        let mut entries: BTreeMap<u32, Entry> = BTreeMap::new();
        let nothing = Lists::empty();
        for (word, &(class, common)) in &self.words {
            let mut tokens = Vec::new();
            tokenize(word, 0, &mut tokens);
            if tokens.is_empty() || tokens.len() > crate::entities::tagger::words::LONGEST {
                continue;
            }
            let mut run = start();
            for (nth, token) in tokens.iter().enumerate() {
                run = step(run, fact(token.span.of(word), token.kind, &nothing).word);
                let entry = entries.entry(kept(key(run), LIST_BITS)).or_default();
                match nth + 1 == tokens.len() {
                    true => *entry = Entry::new(class, common, entry.longer()),
                    false => *entry = Entry::new(entry.class(), entry.common(), true),
                }
            }
        }
        entries
    }
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Names of countries and regions from CLDR.
fn territories(cldr: &Path, language: &str) -> Result<Vec<String>, String> {
    let file = cldr.join(format!("cldr-localenames-full-48.2.0/main/{language}/territories.json"));
    let json: serde_json::Value = serde_json::from_str(&read(&file)?).map_err(|error| error.to_string())?;
    let all = json["main"][language]["localeDisplayNames"]["territories"].as_object().cloned().unwrap_or_default();
    // in Chinese text unions of states are organisations
    let unions: &[&str] = if language == "en" { &[] } else { &["EU", "EZ", "UN", "XA", "XB", "ZZ"] };
    let states = all.iter().filter(|(code, _)| !unions.contains(&code.as_str()));
    Ok(states.filter_map(|(_, name)| name.as_str().map(str::to_string)).collect())
}
