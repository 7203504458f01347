//! A document read once for all its passages: its Han characters folded, and what comes again in it. Neighbours that stand together
//! once more and words that are written small elsewhere tell of names that no list knows. Knows tokens; must not know labels.

use super::facts::Fact;
use super::hash;
use crate::lexicon::fold;
use crate::text::{Document, Map, Token, TokenKind, pair_key};

/// What tokens of a document are, and how often they come.
#[derive(Default)]
pub(crate) struct Again {
    /// Of a Chinese document the folded character of every token that is a Han character, `[`NO_HAN`] for the others.
    han: Vec<char>,
    /// Two Han characters side by side.
    pairs: Map<u64, u32>,
    /// A word of letters: with a capital, and without.
    words: Map<u32, [u32; 2]>,
}

impl Again {
    /// Counts what a document needs. Linear in the document.
    pub(crate) fn of(document: &Document) -> Self {
        let mut again = Again::default();
        match document.language.is_chinese() {
            true => again.count_pairs(document),
            false => again.count_words(document),
        }
        again
    }

    /// The folded Han characters of a Chinese document's passage, token by token; [`NO_HAN`] where a token is none.
    pub(crate) fn han_of(&self, document: &Document, nth: usize) -> &[char] {
        self.han.get(document.token_range(nth)).unwrap_or_default()
    }

    /// Those of all passages.
    pub(crate) fn han(&self) -> &[char] {
        &self.han
    }

    fn count_pairs(&mut self, document: &Document) {
        self.han = document.tokens.iter().map(|token| han(document.text, *token)).collect();
        self.pairs.reserve(document.tokens.len() / 2);
        for (pair, han) in document.tokens.windows(2).zip(self.han.windows(2)) {
            if let Some(pair) = together(pair, han) {
                *self.pairs.entry(pair).or_default() += 1;
            }
        }
    }

    fn count_words(&mut self, document: &Document) {
        for token in document.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let text = token.span.of(document.text);
            self.words.entry(small(text)).or_default()[usize::from(!text.starts_with(char::is_uppercase))] += 1;
        }
    }

    /// Notes for loose characters how often they stand beside the one behind and, times three, the one before: from 0 for once to 2.
    pub(super) fn note_pairs(&self, tokens: &[Token], han: &[char], facts: &mut [Fact]) {
        for at in 1..facts.len() {
            if facts[at].run == 0 || facts[at - 1].run == 0 {
                continue;
            }
            let times = together(&tokens[at - 1..=at], &han[at - 1..=at]).and_then(|pair| self.pairs.get(&pair));
            let level = match times.copied().unwrap_or(0) {
                0..2 => 0,
                2..4 => 1,
                _ => 2,
            };
            facts[at - 1].again += level;
            facts[at].again += level * 3;
        }
    }

    /// Notes for words with a capital: 1 or 2 where they come again, never written small; 3 where they are.
    pub(super) fn note_words(&self, text: &str, tokens: &[Token], facts: &mut [Fact]) {
        for (token, fact) in tokens.iter().zip(facts) {
            let word = token.span.of(text);
            if token.kind == TokenKind::Word && word.starts_with(char::is_uppercase) {
                let [large, small] = self.words.get(&small(word)).copied().unwrap_or_default();
                fact.again = match (large, small) {
                    (_, 1..) => 3,
                    (4.., _) => 2,
                    (2.., _) => 1,
                    _ => 0,
                };
            }
        }
    }
}

/// Stands for the character of a token that is no Han character.
pub(crate) const NO_HAN: char = '\0';

fn han(text: &str, token: Token) -> char {
    match token.kind {
        TokenKind::Han => token.span.of(text).chars().next().map_or(NO_HAN, fold),
        _ => NO_HAN,
    }
}

/// The key of two Han characters without anything between them.
fn together(tokens: &[Token], han: &[char]) -> Option<u64> {
    let touch = han[0] != NO_HAN && han[1] != NO_HAN && tokens[0].span.end == tokens[1].span.start;
    touch.then(|| pair_key(han[0] as u32, han[1] as u32))
}

/// The key of a word, however it is written.
fn small(word: &str) -> u32 {
    hash::word(word.chars().map(fold))
}
