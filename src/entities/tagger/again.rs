//! What comes again in a document: neighbours that stand together once more, words that are written small elsewhere. Names that no
//! list knows are told by it. Knows tokens; must not know labels.

use super::facts::Fact;
use super::hash;
use crate::lexicon::fold;
use crate::text::{Document, Map, Span, Token, TokenKind};

/// How often things come in a document.
#[derive(Default)]
pub(crate) struct Again {
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

    fn count_pairs(&mut self, document: &Document) {
        for pair in document.tokens.windows(2) {
            if let Some(pair) = together(document.text, pair[0], pair[1]) {
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
    pub(super) fn note_pairs(&self, text: &str, tokens: &[Token], facts: &mut [Fact]) {
        for at in 1..facts.len() {
            if facts[at].run == 0 || facts[at - 1].run == 0 {
                continue;
            }
            let times = together(text, tokens[at - 1], tokens[at]).and_then(|pair| self.pairs.get(&pair));
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

/// The key of two Han characters without anything between them.
fn together(text: &str, first: Token, second: Token) -> Option<u64> {
    let touch = first.kind == TokenKind::Han && second.kind == TokenKind::Han && first.span.end == second.span.start;
    let key = |span: Span| span.of(text).chars().next().map(|c| u64::from(fold(c) as u32));
    touch.then_some(())?;
    Some(key(first.span)? << 32 | key(second.span)?)
}

/// The key of a word, however it is written.
fn small(word: &str) -> u32 {
    hash::word(word.chars().map(fold))
}
