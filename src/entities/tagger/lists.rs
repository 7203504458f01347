//! Word lists: which runs of tokens are known words, and of what class. Knows hashed words; must not know sentences.

use super::facts::fact;
use super::table::Table;
use super::{bits, words};
use crate::lexicon::{LexiconError, blob};
use crate::text::{Token, tokenize};

/// What is known of a word, in one byte: class, how common it is, and whether longer words begin with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry(pub u8);

impl Entry {
    /// A word of class 1 to 31 (0: only the beginning of longer words), commonness 0 to 3.
    #[cfg(any(test, feature = "cli"))]
    pub(crate) fn new(class: u8, common: u8, longer: bool) -> Self {
        Entry(class & 31 | (common & 3) << 5 | u8::from(longer) << 7)
    }

    pub(crate) fn class(self) -> u8 {
        self.0 & 31
    }

    pub(crate) fn common(self) -> u8 {
        self.0 >> 5 & 3
    }

    pub(crate) fn longer(self) -> bool {
        self.0 >> 7 == 1
    }
}

/// Bits of a word's key that are kept.
pub(crate) const LIST_BITS: u32 = 24;

/// Classes up to this one are names, those above it words.
pub(crate) const LAST_NAME: u8 = 15;
/// The class of Chinese words that close names: `公司`, `大学`.
pub(crate) const CLOSING: u8 = 17;

/// Classes that rules ask for: of English names `FIRST`, `NAME` and `TERRITORY`, the others of Chinese ones.
pub(crate) mod class {
    /// A first name.
    pub(crate) const FIRST: u8 = 1;
    /// A name that is first or last.
    pub(crate) const NAME: u8 = 3;
    /// A country or region.
    pub(crate) const TERRITORY: u8 = 4;
    /// A foreign person's name.
    pub(crate) const FOREIGN: u8 = 2;
    /// A place.
    pub(crate) const PLACE: u8 = 3;
    /// An organisation of a dictionary.
    #[cfg(feature = "cli")]
    pub(crate) const ORGANIZATION: u8 = 4;
    /// A country or region.
    pub(crate) const COUNTRY: u8 = 6;
    /// An organisation that the news knows.
    pub(crate) const LISTED: u8 = 1;
    /// A company.
    pub(crate) const COMPANY: u8 = 7;
    /// A name that is a word too, or a name of another type.
    pub(crate) const HINT: u8 = 15;
    /// A post or trade of people.
    pub(crate) const TITLE: u8 = 16;
    /// A full name of a person.
    #[cfg(feature = "cli")]
    pub(crate) const FULL_NAME: u8 = 9;
    /// A site or a lesser place.
    pub(crate) const SITE: u8 = 10;
    /// A function word.
    pub(crate) const FUNCTION: u8 = 21;
    /// A word for a side: 上, 前.
    pub(crate) const SIDE: u8 = 24;
}

/// First character with a role, and how many have one.
pub(crate) const FIRST_ROLE: u32 = 0x4E00;
pub(crate) const ROLES: usize = 0x5200;

/// The lists of one language.
pub(crate) struct Lists {
    words: Table,
    /// How a character behaves in names, by code from [`FIRST_ROLE`]; then what stems it is in.
    roles: Vec<u8>,
}

impl Lists {
    /// Reads a lists file.
    pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Self, LexiconError> {
        let damaged = |problem: String| LexiconError::new(name, problem);
        let sections = blob::open(bytes).map_err(damaged)?;
        let [head, keys, entries, roles] = sections[..] else { return Err(damaged("lacks a section".into())) };
        let rice = blob::number(head).unwrap_or(0);
        let keys = bits::decode(keys, entries.len(), rice).ok_or_else(|| damaged("is cut off".into()))?;
        let words = Table::new(&keys, LIST_BITS, entries.iter().map(|&entry| u32::from(entry)));
        Ok(Lists { words, roles: roles.to_vec() })
    }

    /// Lists that know nothing.
    pub(crate) fn empty() -> Self {
        Lists { words: Table::new(&[], LIST_BITS, std::iter::empty()), roles: Vec::new() }
    }

    /// What is known of the word with this key.
    #[inline]
    pub(crate) fn get(&self, key: u32) -> Option<Entry> {
        self.words.get(key).map(|value| Entry(value as u8))
    }

    /// The class of a text that is a list word; 0 where it is none.
    pub(crate) fn class_of(&self, text: &str) -> u8 {
        let mut tokens = Vec::new();
        tokenize(text, 0, &mut tokens);
        let word = |token: &Token| fact(token.span.of(text), token.kind, self).word;
        let run = tokens.iter().fold(words::start(), |run, token| words::step(run, word(token)));
        self.get(words::key(run)).map_or(0, Entry::class)
    }

    /// How the (Simplified) character behaves in names, and how often brands and places are made of it; 0 where nothing is known.
    pub(crate) fn role(&self, c: char) -> [u8; 2] {
        let at = (c as u32).wrapping_sub(FIRST_ROLE) as usize;
        if at >= ROLES {
            return [0; 2];
        }
        [at, at + ROLES].map(|at| self.roles.get(at).copied().unwrap_or(0))
    }
}
