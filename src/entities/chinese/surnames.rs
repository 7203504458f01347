//! A surname alone before a form of address. Knows surnames; must not know other names.

use super::mention;
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::{fold, folded};
use crate::text::{Document, Token, TokenKind};
use std::sync::LazyLock;

/// The commonest surnames of one character (Simplified), sorted.
static SURNAMES: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut surnames: Vec<char> = words("surnames").iter().flat_map(|surname| surname.chars()).collect();
    surnames.sort_unstable();
    surnames
});

/// A surname alone before a form of address: `谷女士`.
pub(super) fn addressed(document: &Document, nth: usize) -> Vec<Mention> {
    let tokens = document.tokens_of(nth);
    let (surnames, addresses) = (&*SURNAMES, words("addresses"));
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Han) {
        let surname = token.span.of(document.text).chars().next().map(fold);
        if surname.is_none_or(|surname| surnames.binary_search(&surname).is_err()) {
            continue;
        }
        let behind: String = document.text[token.span.end as usize..].chars().take(3).collect();
        let behind = folded(&behind);
        if addresses.iter().any(|address| behind.starts_with(address)) && free(document, &tokens[..at], *token) {
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
