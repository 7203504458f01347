//! The word lists that rules ask for, from one table. Knows its format; must not know the rules.

use crate::lexicon::{ends_folded, fold, starts_folded};
use crate::text::Map;
use std::ops::Deref;
use std::sync::LazyLock;

static LISTS: LazyLock<Map<&str, Words>> = LazyLock::new(|| {
    let lines = include_str!("tables/chinese.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| Some((line.split('\t').next()?, Words::of(line.split('\t').nth(2)?.split(' ').collect())))).collect()
});
static NONE: LazyLock<Words> = LazyLock::new(|| Words::of(Vec::new()));

/// The Chinese words of a list, Simplified, in the order in which they are tried.
pub(super) fn words(list: &str) -> &'static Words {
    LISTS.get(list).unwrap_or(&NONE)
}

/// Words, Simplified, in their order; those that a text begins or ends with are found by its first or last character.
pub(super) struct Words {
    all: Vec<&'static str>,
    by_first: Map<char, Vec<&'static str>>,
    by_last: Map<char, Vec<&'static str>>,
}

impl Words {
    pub(super) fn of(all: Vec<&'static str>) -> Self {
        let (mut by_first, mut by_last) = (Map::<_, Vec<_>>::default(), Map::<_, Vec<_>>::default());
        for &word in &all {
            word.chars().next().iter().for_each(|&first| by_first.entry(first).or_default().push(word));
            word.chars().next_back().iter().for_each(|&last| by_last.entry(last).or_default().push(word));
        }
        Words { all, by_first, by_last }
    }

    /// Those that the folded text begins with, in their order.
    pub(super) fn beginning(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let first = text.chars().next().and_then(|first| self.by_first.get(&fold(first)));
        first.into_iter().flatten().copied().filter(move |word| starts_folded(text, word))
    }

    /// Those that the folded text ends with, in their order.
    pub(super) fn ending(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let last = text.chars().next_back().and_then(|last| self.by_last.get(&fold(last)));
        last.into_iter().flatten().copied().filter(move |word| ends_folded(text, word))
    }

    /// The first one that the folded text begins with.
    pub(super) fn begins(&self, text: &str) -> Option<&'static str> {
        self.beginning(text).next()
    }

    /// The first one that the folded text ends with.
    pub(super) fn ends(&self, text: &str) -> Option<&'static str> {
        self.ending(text).next()
    }
}

impl Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::folded;

    #[test]
    fn lists_are_there_and_simplified() {
        assert!(words("surnames").contains(&"王") && words("trades").contains(&"公司"));
        for word in LISTS.values().flat_map(|words| words.iter()) {
            assert_eq!(*word, folded(word));
        }
        assert!(words("no such list").is_empty());
    }

    #[test]
    fn both_ends_of_a_text_find_their_words() {
        let words = Words::of(vec!["公司", "集团", "集团公司", "司"]);
        assert_eq!(words.ending("華曜集團公司").collect::<Vec<_>>(), ["公司", "集团公司", "司"]);
        assert_eq!(words.beginning("集團公司的").collect::<Vec<_>>(), ["集团", "集团公司"]);
        assert_eq!((words.begins(""), words.ends("的")), (None, None));
    }
}
