//! The words of a saved page in its language. Knows a table; must not know a page.

/// Key, English, Traditional and Simplified Chinese.
const TABLE: &str = include_str!("words.txt");

/// The words for `key` in the language of `tag`; the key itself where there are none.
pub(super) fn word<'k>(key: &'k str, tag: &str) -> &'k str {
    let column = match tag {
        "zh-Hant" => 2,
        _ if tag.starts_with("zh") => 3,
        _ => 1,
    };
    let row = TABLE.lines().find_map(|line| line.strip_prefix(key).filter(|rest| rest.starts_with('\t')));
    row.and_then(|rest| rest.split('\t').nth(column)).unwrap_or(key)
}

/// Every word of a value that has words of its own: `18 y` is `18 年`.
pub(super) fn worded(value: &str, tag: &str) -> String {
    value.split(' ').map(|part| word(part, tag)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_all_languages() {
        assert!(TABLE.lines().filter(|line| !line.starts_with('#')).all(|line| line.split('\t').count() == 4));
        assert_eq!((word("source.anonymous", "zh-Hans"), word("person", "en"), word("other", "en")), ("匿名", "Person", "other"));
        assert_eq!((worded("18 y", "zh-Hant"), worded("≈ US$4.6 bn", "zh-Hant")), ("18 年".into(), "≈ US$4.6 bn".into()));
    }
}
