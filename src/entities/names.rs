//! How names are spelled, whatever they name. Knows characters of names; must not know mentions.

use super::tagger::hash;
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
    key.extend(spelled(name));
    key
}

/// Whether `key` is the key of the name; makes none to tell.
pub(super) fn is_key(name: &str, key: &str) -> bool {
    spelled(name).eq(key.chars())
}

/// The characters of the name's key.
fn spelled(name: &str) -> impl Iterator<Item = char> {
    let (mut chars, mut han, mut space, mut held) = (name.chars().map(in_key), false, false, None);
    std::iter::from_fn(move || {
        if held.is_some() {
            return held.take();
        }
        for c in chars.by_ref() {
            if c.is_whitespace() {
                space |= !han;
                continue;
            }
            han = is_han(c);
            if std::mem::take(&mut space) && !han {
                held = Some(c);
                return Some(' ');
            }
            return Some(c);
        }
        std::mem::take(&mut space).then_some(' ')
    })
}

/// A character of a key.
fn in_key(c: char) -> char {
    match c {
        '’' => '\'',
        _ if is_dot(c) => DOT,
        _ => fold(c),
    }
}

/// The hash of a token, spelled as in a key.
pub(super) fn token_hash(token: &str) -> u32 {
    hash::word(token.chars().map(in_key))
}

/// The hash of the first character of a text, spelled as in a key.
pub(super) fn first_hash(text: &str) -> u32 {
    hash::word(text.chars().take(1).map(in_key))
}

/// Which hashes there are: tells, mostly and at once, that one is not. 8 kB, for the names of a long document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Starts(Vec<u64>);

impl Default for Starts {
    fn default() -> Self {
        Starts(vec![0; 1024])
    }
}

impl Starts {
    /// Takes in a hash.
    pub(super) fn add(&mut self, hash: u32) {
        let (word, bit) = Self::place(hash);
        self.0[word] |= bit;
    }

    /// Whether the hash may have been taken in; never wrong when it says no.
    pub(super) fn may(&self, hash: u32) -> bool {
        let (word, bit) = Self::place(hash);
        self.0[word] & bit != 0
    }

    fn place(hash: u32) -> (usize, u64) {
        let code = hash::spread(hash);
        ((code >> 6) as usize % 1024, 1 << (code & 63))
    }
}

/// The name as it should be shown: every damaged or odd dot between Han characters put right, line of spaces made one.
pub(super) fn mended(name: &str) -> String {
    if !name.contains(|c: char| is_dot(c) || c.is_whitespace()) {
        return name.to_string();
    }
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
        assert!(!starts.may(first_hash("馬克")));
        for name in ["馬克?扎克伯格", "’t Hooft", "Meta", "・名"] {
            starts.add(first_hash(&key(name)));
            assert!(starts.may(first_hash(name)) && starts.may(first_hash(&key(name))), "{name}");
        }
        assert!(!starts.may(first_hash("克")));
    }

    #[test]
    fn spellings_meet() {
        assert_eq!(key("馬克?扎克伯格"), key("马克・扎克伯格"));
        assert_eq!(key("TBD 實驗室"), key("TBD实验室"));
        assert_eq!(key("O’Brien"), "o'brien");
        assert_eq!(key(" The  Hill 報 社 News\t"), " the hill报社news ");
        assert!(is_key("TBD 實驗室", "tbd实验室") && !is_key("TBD", "tbd实验室") && !is_key("TBD ", "tbd"));
        assert_eq!(mended("馬克?扎克伯格"), "馬克·扎克伯格");
        assert_eq!(parts(&key("馬克?扎克伯格")), ["马克", "扎克伯格"]);
    }
}
