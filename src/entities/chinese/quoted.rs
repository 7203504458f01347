//! Quotations and brackets that name something, where the words beside them say what. Knows those words; must not know weights.

use super::mention;
use crate::entities::{EntityType, Mention};
use crate::lexicon::folded;
use crate::text::{Document, PairKind, Span, is_han};
use std::sync::LazyLock;

/// A word beside a quotation.
struct Beside {
    word: &'static str,
    kind: EntityType,
    before: bool,
    behind: bool,
}

static WORDS: LazyLock<Vec<Beside>> = LazyLock::new(|| {
    let lines = include_str!("../tables/quoted.csv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(beside).collect()
});

fn beside(line: &'static str) -> Option<Beside> {
    let mut fields = line.split(',');
    let (word, kind, side) = (fields.next()?, fields.next()?, fields.next()?);
    let kind = EntityType::of(kind)?;
    Some(Beside { word, kind, before: side != "behind", behind: side != "before" })
}

/// A Chinese name between a word for what it is and its original in brackets: `前沿模型牛油果(Avocado)`.
pub(super) fn with_original(document: &Document, nth: usize) -> Vec<Mention> {
    let mut found = Vec::new();
    for pair in document.pairs_of(nth).iter().filter(|pair| pair.kind == PairKind::Bracket) {
        let inner = pair.inner.trimmed(document.text).of(document.text);
        let original = inner.starts_with(|c: char| c.is_ascii_uppercase())
            && inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
        if !original {
            continue;
        }
        let before: Vec<char> =
            document.text[..pair.outer.start as usize].chars().rev().take(12).take_while(|&c| is_han(c)).collect();
        let plain = folded(&before.iter().rev().collect::<String>());
        let products = WORDS.iter().filter(|beside| beside.before && beside.kind == EntityType::Product);
        let named = products
            .filter_map(|beside| plain.rfind(beside.word).map(|at| &plain[at + beside.word.len()..]))
            .min_by_key(|name| name.len());
        let Some(name) = named.filter(|name| (2..=5).contains(&name.chars().count()) && !name.contains(['的', '和', '与', '是']))
        else {
            continue;
        };
        // Han characters keep their bytes when folded
        found.push(mention(Span::new(pair.outer.start as usize - name.len(), pair.outer.start as usize), EntityType::Product));
    }
    found
}

/// Whether the mention is only the word for what a quotation behind it names: `台风` before `“格美”`.
pub(super) fn only_kind(document: &Document, mention: &Mention) -> bool {
    let quoted = document.text[mention.span.end as usize..].starts_with(['“', '「', '"', '『', '《']);
    let name = || folded(mention.span.of(document.text));
    quoted && WORDS.iter().any(|beside| beside.before && beside.word == name())
}

/// What a short quotation names, where the words around it say so.
pub(super) fn quoted(document: &Document, nth: usize) -> Vec<Mention> {
    let mut found = Vec::new();
    for pair in document.pairs_of(nth).iter().filter(|pair| pair.kind == PairKind::Quote) {
        let span = pair.inner.trimmed(document.text);
        let text = span.of(document.text);
        let name =
            (1..=10).contains(&text.chars().count()) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '·'));
        if !name {
            continue;
        }
        let blank = |c: char| c.is_whitespace() || c == '*';
        let before: String = document.text[..pair.outer.start as usize].chars().rev().take(9).collect();
        let before = folded(before.trim_start_matches(blank).chars().rev().collect::<String>().as_str());
        let after: String = document.text[pair.outer.end as usize..].chars().take(7).collect();
        let after = folded(after.trim_start_matches(blank));
        let says = |beside: &&Beside| {
            (beside.before && before.ends_with(beside.word)) || (beside.behind && after.starts_with(beside.word))
        };
        // a storm is no product of a 系统
        let told = WORDS.iter().filter(says).max_by_key(|beside| (beside.word.len(), beside.kind));
        found.extend(told.map(|beside| mention(span, beside.kind)));
    }
    found
}
