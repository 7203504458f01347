//! The word lists that rules ask for, from one table. Knows its format; must not know the rules.

use crate::text::Map;
use std::sync::LazyLock;

static LISTS: LazyLock<Map<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("tables/chinese.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| Some((line.split('\t').next()?, line.split('\t').nth(2)?.split(' ').collect()))).collect()
});

/// The Chinese words of a list, Simplified, in the order in which they are tried.
pub(super) fn words(list: &str) -> &'static [&'static str] {
    LISTS.get(list).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::folded;

    #[test]
    fn lists_are_there_and_simplified() {
        assert!(words("surnames").contains(&"王") && words("trades").contains(&"公司"));
        for word in LISTS.values().flatten() {
            assert_eq!(*word, folded(word));
        }
        assert!(words("no such list").is_empty());
    }
}
