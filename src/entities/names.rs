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
        let c = if is_dot(c) { DOT } else { fold(c) };
        if c.is_whitespace() {
            let glued = key.ends_with(|last| is_han(last) || last == ' ');
            if !glued {
                key.push(' ');
            }
        } else {
            if is_han(c) && key.ends_with(' ') {
                key.pop();
            }
            key.push(if c == '’' { '\'' } else { c });
        }
    }
    key
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
    fn spellings_meet() {
        assert_eq!(key("馬克?扎克伯格"), key("马克・扎克伯格"));
        assert_eq!(key("TBD 實驗室"), key("TBD实验室"));
        assert_eq!(key("O’Brien"), "o'brien");
        assert_eq!(mended("馬克?扎克伯格"), "馬克·扎克伯格");
        assert_eq!(parts(&key("馬克?扎克伯格")), ["马克", "扎克伯格"]);
    }
}
