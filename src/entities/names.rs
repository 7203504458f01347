//! How names are spelled, whatever they name. Knows characters of names; must not know mentions.

use crate::lexicon::fold;
use crate::text::is_han;

/// The dot between the parts of a transliterated name.
pub(super) const DOT: char = '·';

/// Whether the character stands for the dot between the parts of a name: other dots, and the `?` of a damaged text.
pub(super) fn is_dot(c: char) -> bool {
    matches!(c, '·' | '・' | '•' | '‧' | '．' | '∙' | '?' | '？')
}

/// The name for comparing: folded, dots alike, no spaces beside Han characters.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars() {
        let c = in_key(c);
        if c.is_whitespace() {
            let glued = key.ends_with(|last| is_han(last) || last == ' ');
            if !glued {
                key.push(' ');
            }
        } else {
            if is_han(c) && key.ends_with(' ') {
                key.pop();
            }
            key.push(c);
        }
    }
    key
}

/// A character of a key.
fn in_key(c: char) -> char {
    match c {
        '’' => '\'',
        _ if is_dot(c) => DOT,
        _ => fold(c),
    }
}

/// Which characters names begin with: tells, mostly and at once, that none begins here, before a key is made of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Starts([u64; 32]);

impl Starts {
    /// Takes in a name by its key, or by the start of it.
    pub(super) fn add(&mut self, key: &str) {
        let (word, bit) = Self::place(key.chars().next());
        self.0[word] |= bit;
    }

    /// Whether a name may begin with this text; never wrong when it says no.
    pub(super) fn may(&self, text: &str) -> bool {
        let (word, bit) = Self::place(text.chars().next().map(in_key));
        self.0[word] & bit != 0
    }

    fn place(first: Option<char>) -> (usize, u64) {
        let code = first.map_or(0, |c| c as u32);
        ((code >> 6) as usize % 32, 1 << (code & 63))
    }
}

/// The name as it should be shown: every damaged or odd dot between Han characters put right, line of spaces made one.
pub(super) fn mended(name: &str) -> String {
    let han = name.chars().any(is_han);
    let dots = name.chars().map(|c| if han && is_dot(c) { DOT } else { c }).collect::<String>();
    dots.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts of a person's name: between dots, or between spaces.
pub(super) fn parts(key: &str) -> Vec<&str> {
    let by_dots = key.contains(DOT);
    key.split(|c| if by_dots { c == DOT } else { c == ' ' }).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_are_never_overlooked() {
        let mut starts = Starts::default();
        assert!(!starts.may("馬克"));
        for name in ["馬克?扎克伯格", "’t Hooft", "Meta", "・名"] {
            starts.add(&key(name));
            assert!(starts.may(name) && starts.may(&key(name)), "{name}");
        }
        assert!(!starts.may("克"));
    }

    #[test]
    fn spellings_meet() {
        assert_eq!(key("馬克?扎克伯格"), key("马克・扎克伯格"));
        assert_eq!(key("TBD 實驗室"), key("TBD实验室"));
        assert_eq!(key("O’Brien"), "o'brien");
        assert_eq!(mended("馬克?扎克伯格"), "馬克·扎克伯格");
        assert_eq!(parts(&key("馬克?扎克伯格")), ["马克", "扎克伯格"]);
    }
}
