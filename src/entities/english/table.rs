//! Reads the text tables of the English rules: a kind, then words. Must not know what the words are for.

/// Kind and word, in the order of the table; lines that begin with `#` are remarks.
pub(super) fn entries(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let (kind, words) = line.split_once(' ').unwrap_or((line, ""));
        words.split_whitespace().map(move |word| (kind, word))
    })
}
