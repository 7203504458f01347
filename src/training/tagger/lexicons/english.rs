//! The English word list. Knows the file formats of its sources; must not know the model.

use super::{Draft, read, territories};
use crate::training::tagger::pack;
use std::path::Path;

/// Classes of list words: names, and from 16 on other words.
mod class {
    pub const FIRST: u8 = 1;
    pub const LAST: u8 = 2;
    pub const NAME: u8 = 3;
    pub const TERRITORY: u8 = 4;
    pub const CITY: u8 = 5;
    pub const CITY_AND_NAME: u8 = 6;
    pub const ORGANIZATION: u8 = 7;
    pub const PRODUCT: u8 = 8;
    pub const EVENT: u8 = 9;
    pub const WORK: u8 = 10;
    pub const PLACE: u8 = 11;
    pub const PERSON: u8 = 12;
    pub const HINT: u8 = 13;
    pub const COMMON: u8 = 17;
}

/// The English lists file; `names` is a folder with name and city lists, one name a line; `common` are words that are no names.
///
/// # Errors
/// A lexicon that cannot be read.
pub fn english(folder: &Path, names: &Path, common: &[String]) -> Result<Vec<u8>, String> {
    let mut draft = Draft::default();
    for name in territories(&folder.join("cldr"), "en")? {
        draft.add(&name, class::TERRITORY, 3);
    }
    draft.add_own(
        "en",
        [class::PERSON, class::ORGANIZATION, class::PRODUCT, class::PLACE, class::EVENT, class::WORK],
        class::HINT,
    )?;
    let lines = |file: &str| read(&names.join(file));
    let (first, last, cities) = (lines("first.txt")?, lines("last.txt")?, lines("cities.txt")?);
    let set = |text: &str| -> std::collections::BTreeSet<String> { text.lines().map(|line| line.to_lowercase()).collect() };
    let (first, last, cities) = (set(&first), set(&last), set(&cities));
    for city in &cities {
        let class = if first.contains(city) || last.contains(city) { class::CITY_AND_NAME } else { class::CITY };
        draft.add(city, class, 1);
    }
    for name in &first {
        draft.add(name, if last.contains(name) { class::NAME } else { class::FIRST }, 1);
    }
    for name in &last {
        draft.add(name, class::LAST, 1);
    }
    for word in common {
        draft.add(word, class::COMMON, 1);
    }
    Ok(pack::lists(&draft.finish(), Vec::new()))
}
