//! A surname alone before a form of address. Knows surnames; must not know other names.

use super::mention;
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::{Chars, fold, starts_folded};
use crate::text::{Document, Token, TokenKind};
use std::sync::LazyLock;

/// The commonest surnames of one character (Simplified).
static SURNAMES: LazyLock<Chars> = LazyLock::new(|| Chars::of(words("surnames").iter().flat_map(|surname| surname.chars())));

/// A surname alone before a form of address: `谷女士`.
pub(super) fn addressed(document: &Document, nth: usize) -> Vec<Mention> {
    let tokens = document.tokens_of(nth);
    let (surnames, addresses) = (&*SURNAMES, words("addresses"));
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Han) {
        let surname = token.span.of(document.text).chars().next().map(fold);
        if surname.is_none_or(|surname| !surnames.has(surname)) {
            continue;
        }
        let behind = &document.text[token.span.end as usize..];
        if addresses.iter().any(|address| starts_folded(behind, address)) && free(document, &tokens[..at], *token) {
            found.push(mention(token.span, EntityType::Person));
        }
    }
    found
}

/// Whether the character before the surname is none of a name.
fn free(document: &Document, before: &[Token], surname: Token) -> bool {
    before.last().is_none_or(|before| {
        before.kind != TokenKind::Han
            || before.span.end < surname.span.start
            || "的和与對对岁歲是由向把讓让楼名姓叫".contains(before.span.of(document.text))
    })
}
