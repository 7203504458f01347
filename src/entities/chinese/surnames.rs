//! A surname alone before a form of address. Knows surnames; must not know other names.

use super::{Classes, mention};
use crate::entities::tagger::lists::class;
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::{Chars, fold, starts_folded};
use crate::text::{Document, Span, Token, TokenKind, is_han};
use std::sync::LazyLock;

/// The commonest surnames of one character (Simplified).
static SURNAMES: LazyLock<Chars> = LazyLock::new(|| Chars::of(words("surnames").iter().flat_map(|surname| surname.chars())));

/// What forms of address begin with.
static OPENINGS: LazyLock<Chars> =
    LazyLock::new(|| Chars::of(words("addresses").iter().filter_map(|address| address.chars().next())));

/// A surname alone before a form of address: `谷女士`; `chars` are the passage's Han characters, folded.
pub(super) fn addressed(document: &Document, nth: usize, chars: &[char]) -> Vec<Mention> {
    let tokens = document.tokens_of(nth);
    let (surnames, openings) = (&*SURNAMES, &*OPENINGS);
    let mut found = Vec::new();
    let may = |at: usize| surnames.has(chars[at]) && chars.get(at + 1).is_some_and(|next| openings.has(*next));
    for (at, token) in tokens.iter().enumerate().filter(|(at, _)| may(*at)) {
        let behind = &document.text[token.span.end as usize..];
        if words("addresses").begins(behind).is_some() && free(document, &tokens[..at], *token) {
            found.push(mention(token.span, EntityType::Person));
        }
    }
    found
}

/// `钟男`, `闕女`: surnames of people whom the document has named in full, before a mark of sex or standing; `chars` are the document's
/// Han characters, folded.
pub(in crate::entities) fn marked(document: &Document, chars: &[char], mentions: &[Mention], classes: Classes) -> Vec<Mention> {
    let full = |mention: &&Mention| mention.kind == EntityType::Person && mention.span.of(document.text).chars().count() == 3;
    let named = mentions.iter().filter(full).filter_map(|mention| mention.span.of(document.text).chars().next());
    let surnames = Chars::of(named.filter(|&c| is_han(c)).map(fold).filter(|&c| !"成官党船职".contains(c)));
    let marks = words("marks");
    let mut found = Vec::new();
    for (&token, _) in document.tokens.iter().zip(chars).filter(|(_, c)| surnames.has(**c)) {
        let behind = &document.text[token.span.end as usize..];
        if marks.beginning(behind).any(|mark| ends(&behind[mark.len()..])) || acts(document, token, classes) {
            found.push(mention(token.span, EntityType::Person));
        }
    }
    found
}

/// Without the trade that stands before a foreign name: `漁夫班達`.
pub(super) fn without_post(document: &Document, found: Mention, classes: Classes) -> Mention {
    let text = found.span.of(document.text);
    let Some((at, _)) = text.char_indices().nth(2).filter(|_| found.kind == EntityType::Person && text.chars().all(is_han)) else {
        return found;
    };
    let person = text[at..].chars().nth(1).is_some() && classes(text) == 0;
    match person && classes(&text[..at]) == class::TITLE {
        true => Mention { span: Span::new(found.span.start as usize + at, found.span.end as usize), ..found },
        false => found,
    }
}

/// Whether the surname stands alone at the head of a clause and does something: `，岑卻回應說`.
fn acts(document: &Document, surname: Token, classes: Classes) -> bool {
    let (before, behind) = (&document.text[..surname.span.start as usize], &document.text[surname.span.end as usize..]);
    let opens = before.chars().next_back().is_none_or(|c| !is_han(c) && !c.is_alphanumeric() && !"、·-—".contains(c));
    let begins_word = || {
        let mut ends = behind.char_indices().map(|(at, c)| at + c.len_utf8()).take(3);
        ends.any(|end| classes(&document.text[surname.span.start as usize..surname.span.end as usize + end]) != 0)
    };
    opens && words("acts").begins(behind).is_some() && !begins_word()
}

/// Whether no longer word goes on: `男子`, `女兒`, `員工`.
fn ends(rest: &str) -> bool {
    !["子", "儿", "性", "友", "婿", "工", "警", "生", "士", "孩", "童", "人", "方"].iter().any(|more| starts_folded(rest, more))
}

/// Whether the character before the surname is none of a name.
fn free(document: &Document, before: &[Token], surname: Token) -> bool {
    before.last().is_none_or(|before| {
        before.kind != TokenKind::Han
            || before.span.end < surname.span.start
            || "的和与對对岁歲是由向把讓让楼名姓叫".contains(before.span.of(document.text))
    })
}
