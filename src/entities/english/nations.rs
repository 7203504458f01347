//! Words for peoples, which name nobody: `Danish`, `Danes`; and names that such a word has joined. Knows those words; must not know
//! weights.

use super::table::entries;
use crate::entities::{EntityType, Mention};
use crate::text::{Document, Map, Span};
use std::sync::LazyLock;

static NATIONS: LazyLock<Map<&str, ()>> =
    LazyLock::new(|| entries(include_str!("../tables/nations.en.txt")).map(|(_, word)| (word, ())).collect());

/// Whether the small letters spell a word for a people.
pub(in crate::entities) fn is_nation(word: &str) -> bool {
    NATIONS.contains_key(word)
}

/// Whether the mention is no more than such a word.
pub(super) fn only_nation(document: &Document, mention: &Mention) -> bool {
    let named = matches!(mention.kind, EntityType::Organization | EntityType::Place);
    named && is_nation(&mention.span.of(document.text).to_lowercase())
}

/// Without the people and the descriptor before it: `Handelsposten` of `Danish daily Handelsposten`.
pub(super) fn without_nation(document: &Document, mention: Mention) -> Mention {
    let text = mention.span.of(document.text);
    let nation = text.split(' ').next().is_some_and(|first| is_nation(&first.to_lowercase()));
    if mention.kind != EntityType::Organization || !nation {
        return mention;
    }
    let (mut at, mut cut) = (0, 0);
    for word in text.split(' ') {
        at += word.len() + 1;
        let joins = ["of", "for", "the", "and", "de", "on", "in"].contains(&word);
        if word.starts_with(char::is_lowercase) && !joins {
            cut = at;
        }
    }
    let start = mention.span.start as usize + if cut < text.len() { cut } else { 0 };
    Mention { span: Span::new(start, mention.span.end as usize), ..mention }
}
