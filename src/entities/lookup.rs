//! Names of a list, found in a text. Knows keys and tokens; must not know where the names come from.

use super::names::{Starts, is_key, token_hash};
use super::tagger::hash;
use crate::text::{Document, Map, Span, TokenKind, by_key, tokenize};

/// Names with something that is known of each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lookup<T> {
    /// By the hash of the first two tokens, or of the only one: many names begin with one surname.
    by_start: Map<u32, Vec<Listed<T>>>,
    /// The keys of that map.
    starts: Starts,
}

/// The hash of every token of a document, spelled as in a key: several lists are looked up in one text.
pub(super) struct Hashes(Vec<u32>);

impl Hashes {
    pub(super) fn of(document: &Document) -> Self {
        Hashes(document.tokens.iter().map(|token| token_hash(token.span.of(document.text))).collect())
    }
}

/// A name of a list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Listed<T> {
    pub key: String,
    /// How many tokens it has.
    pub tokens: usize,
    /// What is known of it.
    pub of: T,
}

impl<T> Default for Lookup<T> {
    fn default() -> Self {
        Lookup { by_start: Map::default(), starts: Starts::default() }
    }
}

impl<T> Lookup<T> {
    /// Adds a name by its key, behind those that are there; one without tokens is left out. Answers what begins as it does.
    pub(super) fn add(&mut self, key: String, of: T) -> Option<&mut Vec<Listed<T>>> {
        let mut tokens = Vec::new();
        tokenize(&key, 0, &mut tokens);
        let mut hashes = tokens.iter().map(|token| hash::word(token.span.of(&key).chars()));
        let first = hashes.next()?;
        let start = hashes.next().map_or(first, |second| hash::add(first, second));
        self.starts.add(start);
        let listed = self.by_start.entry(start).or_default();
        listed.push(Listed { tokens: tokens.len(), key, of });
        Some(listed)
    }

    /// Puts the names that begin alike in the order in which they are tried.
    pub(super) fn order(&mut self, rank: impl Fn(&Listed<T>) -> u64) {
        for listed in self.by_start.values_mut().filter(|listed| listed.len() > 1) {
            *listed = by_key(std::mem::take(listed), &rank);
        }
    }

    /// The first name that stands at token `at` and that is accepted there; `hashes` are those of the document.
    pub(super) fn at(
        &self,
        document: &Document,
        hashes: &Hashes,
        at: usize,
        accept: impl Fn(&T, &str) -> bool,
    ) -> Option<(&Listed<T>, Span)> {
        let first = hashes.0[at];
        let starts = [hash::add(first, hashes.0.get(at + 1).copied().unwrap_or(0)), first];
        let token = document.tokens[at];
        if token.kind == TokenKind::Mark || !starts.iter().any(|&start| self.starts.may(start)) {
            return None;
        }
        let mut names = starts.iter().filter_map(|start| self.by_start.get(start)).flatten();
        names.find_map(|name| {
            let span = token.span.union(document.tokens.get(at + name.tokens - 1)?.span);
            let text = span.of(document.text);
            (is_key(text, &name.key) && accept(&name.of, text)).then_some((name, span))
        })
    }
}
