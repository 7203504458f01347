//! A surname alone before a form of address. Knows surnames; must not know other names.

use super::mention;
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::folded;
use crate::text::{Document, TokenKind};

pub(super) fn addressed(document: &Document, nth: usize) -> Vec<Mention> {
    let tokens = document.tokens_of(nth);
    let (surnames, addresses) = (words("surnames"), words("addresses"));
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let surname = tokens[at].span.of(document.text);
        if tokens[at].kind != TokenKind::Han || !surnames.contains(&&*folded(surname)) {
            continue;
        }
        let before = at.checked_sub(1).map(|at| tokens[at]);
        let free = before.is_none_or(|before| {
            before.kind != TokenKind::Han
                || before.span.end < tokens[at].span.start
                || "的和与對对岁歲是由向把讓让楼名姓叫".contains(before.span.of(document.text))
        });
        let behind: String = document.text[tokens[at].span.end as usize..].chars().take(3).collect();
        let behind = folded(&behind);
        if free && addresses.iter().any(|address| behind.starts_with(address)) {
            found.push(mention(tokens[at].span, EntityType::Person));
        }
    }
    found
}
