//! How words have changed. Knows numbers, negations and capitals in both languages; must not know where the words stand.

use crate::lexicon::{fold, folded, simplified};
use crate::text::{TokenKind, tokenize};
use serde::{Deserialize, Serialize};

/// The part of a quotation that has changed, in whole words and numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What it was.
    pub was: String,
    /// What it is now.
    pub now: String,
    /// What sort of change that is.
    pub nature: Nature,
}

/// What sort of change it is, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// A number or date is another one.
    Number,
    /// A negation came or went.
    Negation,
    /// A capitalised name is another one.
    Name,
    /// Other words.
    Words,
    /// Only script, width, case or spacing.
    Spelling,
}

impl Nature {
    /// Why a reader should look, in a few English words.
    pub fn reason(self) -> &'static str {
        match self {
            Nature::Number => "a number is another one",
            Nature::Negation => "a negation came or went",
            Nature::Name => "a name is another one",
            Nature::Words => "some words have changed",
            Nature::Spelling => "only script, width, case or spacing differ",
        }
    }
}

const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两半";
const NEGATIONS_ZH: &str = "不没未无非否勿别";
const NEGATIONS_EN: &[&str] = &["not", "no", "never", "none", "nor", "neither", "without", "cannot"];

impl Difference {
    /// What stands between the common beginning and the common end of two texts, in whole words.
    pub(super) fn between(was: &str, now: &str) -> Self {
        let (old, new) = (words(was), words(now));
        let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let room = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
        let middle = |words: &[&str]| words[head..words.len() - tail].concat();
        let (was_part, now_part) = (middle(&old), middle(&new));
        let nature = nature(was, now, &was_part, &now_part);
        Difference { was: was_part.trim().into(), now: now_part.trim().into(), nature }
    }
}

/// Tokens with the white space before them; a number written in Han characters is one of them.
fn words(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    tokenize(text, 0, &mut tokens);
    let mut starts = vec![0];
    let mut last = None;
    for token in &tokens {
        let kind = (token.kind, is_numeral(token.span.of(text)));
        let joins = last == Some((TokenKind::Han, true)) && kind == (TokenKind::Han, true);
        if !joins && token.span.start > 0 {
            starts.push(token.span.start as usize);
        }
        last = Some(kind);
    }
    starts.push(text.len());
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).filter(|word| !word.is_empty()).collect()
}

fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| NUMERALS.contains(simplified(c)) || c == '點' || c == '点')
}

fn nature(was: &str, now: &str, was_part: &str, now_part: &str) -> Nature {
    let plain = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).map(fold).collect() };
    if plain(was) == plain(now) {
        return Nature::Spelling;
    }
    let either = |test: &dyn Fn(&str) -> bool| test(was_part) || test(now_part);
    let number = |text: &str| text.chars().any(|c| fold(c).is_ascii_digit() || NUMERALS.contains(simplified(c)));
    let name = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(char::is_uppercase));
    if either(&number) {
        Nature::Number
    } else if negations(was_part) != negations(now_part) {
        Nature::Negation
    } else if either(&name) {
        Nature::Name
    } else {
        Nature::Words
    }
}

fn negations(text: &str) -> usize {
    let plain = folded(text);
    let han = plain.chars().filter(|&c| NEGATIONS_ZH.contains(c)).count();
    let words = plain.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    han + words.filter(|word| NEGATIONS_EN.contains(word) || word.ends_with("n't") || word.ends_with("n’t")).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_and_their_nature() {
        for (was, now, part_was, part_now, nature) in [
            ("rose 12% to", "rose 21% to", "12", "21", Nature::Number),
            ("百分之五點二", "百分之五點三", "五點二", "五點三", Nature::Number),
            ("he will pay", "he will not pay", "", "not", Nature::Negation),
            ("公司會付款", "公司不會付款", "", "不", Nature::Negation),
            ("Team Alpha said", "Team Beta said", "Alpha", "Beta", Nature::Name),
            ("the big plan", "the great plan", "big", "great", Nature::Words),
            ("臺灣", "台湾", "臺灣", "台湾", Nature::Spelling),
        ] {
            let difference = Difference::between(was, now);
            assert_eq!(
                (difference.was.as_str(), difference.now.as_str(), difference.nature),
                (part_was, part_now, nature),
                "{was}"
            );
        }
    }
}
