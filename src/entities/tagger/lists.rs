//! Word lists: which runs of tokens are known words, and of what class. Knows hashed words; must not know sentences.

use super::bits;
use super::table::Table;
use crate::lexicon::{LexiconError, blob};
use crate::text::is_han;

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

/// First character with a role.
pub(crate) const FIRST_ROLE: u32 = 0x4E00;

/// The lists of one language.
pub(crate) struct Lists {
    words: Table,
    /// How a character behaves in names, by code from [`FIRST_ROLE`].
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
        let words = Table::new(&keys, entries.iter().map(|&entry| u32::from(entry)));
        Ok(Lists { words, roles: roles.to_vec() })
    }

    /// Lists that know nothing.
    pub(crate) fn empty() -> Self {
        Lists { words: Table::new(&[], std::iter::empty()), roles: Vec::new() }
    }

    /// What is known of the word with this key.
    #[inline]
    pub(crate) fn get(&self, key: u32) -> Option<Entry> {
        self.words.get(key).map(|value| Entry(value as u8))
    }

    /// How the (Simplified) character behaves in names; 0 where nothing is known.
    pub(crate) fn role(&self, c: char) -> u8 {
        if !is_han(c) {
            return 0;
        }
        (c as u32).checked_sub(FIRST_ROLE).and_then(|at| self.roles.get(at as usize)).copied().unwrap_or(0)
    }
}
