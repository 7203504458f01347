//! One spelling for comparing: Simplified, half-width, lower case. Knows characters; must not know words, so 乾 in 乾隆 folds too.
//!
//! Folding keeps the number of characters, so that a place in the folded text is the same place, counted in characters, in the
//! original.

use std::sync::LazyLock;

/// Pairs of a character and the Simplified one it folds to (OpenCC, Apache-2.0).
const SIMPLIFIED: &str = include_str!("tables/simplified.txt");
/// The blocks of the table: CJK Extension A and the unified ideographs.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

static TABLE: LazyLock<Vec<u16>> = LazyLock::new(table);

fn table() -> Vec<u16> {
    let mut table: Vec<u16> = (FIRST..=LAST).map(|c| c as u16).collect();
    for line in SIMPLIFIED.lines().filter(|line| !line.starts_with('#')) {
        let mut chars = line.chars();
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            table[(from as u32 - FIRST) as usize] = to as u16;
        }
    }
    table
}

/// The character's Simplified form; itself where it has none.
pub fn simplified(c: char) -> char {
    match c as u32 {
        code @ FIRST..=LAST => char::from_u32(u32::from(TABLE[(code - FIRST) as usize])).unwrap_or(c),
        _ => c,
    }
}

/// Simplified, half-width and lower case, always one character for one.
pub fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7F}' => c,
        '\u{3400}'.. if c as u32 <= LAST => simplified(c),
        '\u{3000}' => ' ',
        '！'..='～' => fold(char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)),
        _ => lower(c),
    }
}

/// [`fold`] for every character.
pub fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// Whether the folded text begins with `start`, which is folded.
pub fn starts_folded(text: &str, start: &str) -> bool {
    let mut chars = text.chars().map(fold);
    start.chars().all(|c| chars.next() == Some(c))
}

/// Whether the folded text ends with `end`, which is folded.
pub fn ends_folded(text: &str, end: &str) -> bool {
    let mut chars = text.chars().rev().map(fold);
    end.chars().rev().all(|c| chars.next() == Some(c))
}

/// The small letter of Latin (first two blocks beyond ASCII), Greek and Cyrillic capitals: the scripts that names in the news are
/// written in. All of Unicode would take a table of 11 kB into every module.
fn lower(c: char) -> char {
    let moved = |by: u32| char::from_u32(c as u32 + by).unwrap_or(c);
    match c {
        '×' | 'İ' => c,
        'À'..='Þ' | 'Α'..='Ϋ' | 'А'..='Я' => moved(32),
        'Ѐ'..='Џ' => moved(80),
        // pairs, capital first: even numbers to Ķ and from Ŋ on, odd ones between and at the end
        'Ā'..='Ķ' | 'Ŋ'..='Ŷ' if (c as u32).is_multiple_of(2) => moved(1),
        'Ĺ'..='Ň' | 'Ź'..='Ž' if c as u32 % 2 == 1 => moved(1),
        'Ÿ' => 'ÿ',
        'Ά' => 'ά',
        'Έ'..='Ί' => moved(37),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_widths_and_cases_meet() {
        assert_eq!(folded("臺灣積體電路"), folded("台湾积体电路"));
        assert_eq!(folded("ＡＩ　Ｍｅｔａ"), "ai meta");
        assert_eq!(folded("ÉCOLE ŁÓDŹ ČESKÝ ŸŽ"), "école łódź český ÿž");
        assert_eq!(folded("ΑΘΉΝΑ МОСКВА Ђ"), "αθήνα москва ђ");
        assert_eq!(fold('İ'), 'İ');
    }

    #[test]
    fn both_ends_are_compared_folded() {
        assert!(starts_folded("臺灣大學", "台湾") && !starts_folded("臺", "台湾") && starts_folded("", ""));
        assert!(ends_folded("臺灣大學", "大学") && !ends_folded("學", "大学") && !ends_folded("大學城", "大学"));
    }

    #[test]
    fn simplified_text_stays() {
        let text = "知情人士称，这个国家的发展";
        assert_eq!(folded(text), text.replace('，', ","));
    }
}
