//! What is certain about names from marks alone: titles in title marks, originals in brackets. Knows marks and mentions; must not
//! know weights.

use super::words::words;
use super::{EntityType, Mention};
use crate::lexicon::ends_folded;
use crate::text::{Document, Map, Pair, PairKind, Span, is_han};
use std::sync::LazyLock;

/// The longest title, in bytes.
const LONGEST_TITLE: usize = 120;
/// The longest original in brackets, in bytes.
const LONGEST_ORIGINAL: usize = 60;
/// How sure a rule is.
const CERTAIN: f32 = 0.95;

/// Titles that stand before a person's name and are no part of it; in lower case, without a stop, a line each.
static TITLES: LazyLock<Map<&str, ()>> =
    LazyLock::new(|| include_str!("tables/titles.en.txt").lines().map(|title| (title, ())).collect());

/// Applies the rules to the mentions of passage `nth`, which stay sorted and without overlaps.
pub(super) fn apply(document: &Document, nth: usize, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let chinese = document.language.is_chinese();
    for mention in mentions.iter_mut().filter(|mention| mention.kind == EntityType::Person) {
        mention.span = if chinese { without_address(document, mention.span) } else { without_title(document, mention.span) };
    }
    for &pair in document.pairs_of(nth) {
        let found = match pair.kind {
            PairKind::Title if chinese => title(document, pair, &mentions),
            PairKind::Bracket if chinese => original(document, pair, &mentions),
            PairKind::Bracket => abbreviation(document, pair, &mentions),
            _ => None,
        };
        if let Some(mention) = found {
            mentions.retain(|other| !other.span.overlaps(mention.span));
            let at = mentions.partition_point(|other| other.span < mention.span);
            mentions.insert(at, mention);
        }
    }
    mentions
}

/// The name without the titles before it; all of it where nothing else is left.
fn without_title(document: &Document, span: Span) -> Span {
    let text = span.of(document.text);
    let Some((first, rest)) = text.split_once(' ') else { return span };
    match is_title(first) && rest.contains(char::is_uppercase) {
        true => without_title(document, Span::new(span.end as usize - rest.trim_start().len(), span.end as usize)),
        false => span,
    }
}

/// Whether the English word is a title: `Mr.`, `President`.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains_key(word.trim_end_matches('.').to_lowercase().as_str())
}

fn without_address(document: &Document, span: Span) -> Span {
    let text = span.of(document.text);
    let kin = text.chars().count() == 2 && words("kin").ends(text).is_some();
    if let Some(first) = text.chars().next().filter(|_| kin) {
        return Span::new(span.start as usize, span.start as usize + first.len_utf8());
    }
    let address = words("titles").ending(text).find(|address| text.chars().nth_back(address.chars().count()).is_some());
    // folding keeps the number of characters, and Han characters of names have three bytes
    address.map_or(span, |address| Span::new(span.start as usize, span.end as usize - address.len()))
}

/// Capitals alone in brackets behind a name are its abbreviation.
fn abbreviation(document: &Document, pair: Pair, mentions: &[Mention]) -> Option<Mention> {
    let span = pair.inner.trimmed(document.text);
    let text = span.of(document.text);
    let letters = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '&' | '.'));
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let before = mentions.iter().rev().find(|mention| mention.span.end <= pair.outer.start)?;
    let touches = document.text.get(before.span.end as usize..pair.outer.start as usize)?.trim().is_empty();
    let several = before.span.of(document.text).contains(' ');
    let named = matches!(before.kind, EntityType::Organization | EntityType::Event | EntityType::Product);
    (letters && touches && several && named && (capitals >= 2 || text.starts_with(char::is_uppercase)) && span.len() <= 12)
        .then_some(Mention { span, kind: before.kind, entity: 0, confidence: before.confidence.min(CERTAIN) })
}

/// What stands between `《` and `》` is a work, or the outlet of that name.
fn title(document: &Document, pair: Pair, mentions: &[Mention]) -> Option<Mention> {
    let span = pair.inner.trimmed(document.text);
    let text = span.of(document.text);
    if span.is_empty() || span.len() > LONGEST_TITLE {
        return None;
    }
    let kind = match is_outlet(text) || called_outlet(document, pair) || says(mentions, span, EntityType::Organization) {
        true => EntityType::Organization,
        false => EntityType::Work,
    };
    Some(Mention { span, kind, entity: 0, confidence: CERTAIN })
}

fn is_outlet(text: &str) -> bool {
    text.chars().count() <= 10 && words("outlets").ends(text).is_some() && !ends_folded(text, "报告")
}

/// Whether the words beside the title marks say that they hold a newspaper or journal.
fn called_outlet(document: &Document, pair: Pair) -> bool {
    let near = |text: String| crate::lexicon::folded(&text);
    let before: String = document.text[..pair.outer.start as usize].chars().rev().take(2).collect();
    let before = near(before.chars().rev().collect());
    let after = near(document.text[pair.outer.end as usize..].chars().take(2).collect());
    words("papers").iter().any(|word| before == *word || after == *word)
}

fn says(mentions: &[Mention], span: Span, kind: EntityType) -> bool {
    mentions.iter().any(|mention| mention.span == span && mention.kind == kind)
}

/// A name in Latin letters alone in brackets behind a Chinese name is that name's original.
fn original(document: &Document, pair: Pair, mentions: &[Mention]) -> Option<Mention> {
    let span = pair.inner.trimmed(document.text);
    let text = span.of(document.text);
    let latin = text.starts_with(char::is_uppercase) && !text.contains(is_han) && text.len() <= LONGEST_ORIGINAL;
    let plain = text.chars().all(|c| c.is_alphanumeric() || " .-&'’·".contains(c));
    let before = mentions.iter().rev().find(|mention| mention.span.end <= pair.outer.start)?;
    let between = document.text.get(before.span.end as usize..pair.outer.start as usize)?;
    let touches = between.chars().all(|c| c.is_whitespace() || matches!(c, '”' | '"' | '」' | '』' | '》'));
    let chinese = before.span.of(document.text).contains(is_han);
    (latin && plain && touches && chinese).then_some(Mention {
        span,
        kind: before.kind,
        entity: 0,
        confidence: before.confidence.min(CERTAIN),
    })
}
