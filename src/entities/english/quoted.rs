//! Names in quotation marks: titles of works, code names, nicknames. Knows marks, mentions and words that stand near a quotation;
//! must not know weights.

use super::table::entries;
use crate::entities::rules::is_title;
use crate::entities::{EntityType, Mention};
use crate::text::{Document, Map, Pair, PairKind, Span};
use std::sync::LazyLock;

/// What a word near a quotation says of it; none where it says that there is no title in it.
static CUES: LazyLock<Map<&str, Option<EntityType>>> =
    LazyLock::new(|| entries(include_str!("../tables/quoted.en.txt")).map(|(name, word)| (word, EntityType::of(name))).collect());

/// The longest title, in words; how many words before and behind a quotation are read.
const LONGEST: usize = 9;
const BEFORE: usize = 5;
const BEHIND: usize = 3;
/// How sure the rule is.
const LIKELY: f32 = 0.8;

/// The mentions of passage `nth` with the titles and nicknames that its quotation marks show.
pub(super) fn apply(document: &Document, nth: usize, mut mentions: Vec<Mention>) -> Vec<Mention> {
    for pair in document.pairs_of(nth).iter().filter(|pair| pair.kind == PairKind::Quote) {
        let found = nickname(document, *pair, &mentions).or_else(|| titled(document, nth, *pair, &mentions));
        if let Some(mention) = found {
            mentions.retain(|other| !other.span.overlaps(mention.span));
            let at = mentions.partition_point(|other| other.span < mention.span);
            mentions.insert(at, mention);
        }
    }
    mentions
}

/// `Elias “Bra Eli” Ngcobo` is one name.
fn nickname(document: &Document, pair: Pair, mentions: &[Mention]) -> Option<Mention> {
    let touches = |one: u32, other: u32| document.text.get(one as usize..other as usize) == Some(" ");
    let person = |mention: &&Mention| mention.kind == EntityType::Person;
    let before = mentions.iter().filter(person).find(|mention| touches(mention.span.end, pair.outer.start))?;
    let behind = mentions.iter().find(|mention| touches(pair.outer.end, mention.span.start));
    let next =
        document.text.get(pair.outer.end as usize + 1..)?.split(|c: char| !c.is_alphabetic() && !"-'’".contains(c)).next()?;
    let short = pair.inner.of(document.text).split(' ').count() <= 3;
    let end = behind.map_or(pair.outer.end as usize + 1 + next.len(), |mention| mention.span.end as usize);
    let whole = short && next.starts_with(char::is_uppercase) && touches(pair.outer.end, pair.outer.end + 1);
    whole.then(|| Mention { span: Span::new(before.span.start as usize, end), ..*before })
}

/// Title case between quotation marks is a title, unless the words around say something else.
fn titled(document: &Document, nth: usize, pair: Pair, mentions: &[Mention]) -> Option<Mention> {
    let text = pair.inner.of(document.text).trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    let span = Span::new(pair.inner.start as usize, pair.inner.start as usize + text.len());
    let words = text.split(' ').count();
    if !is_title_case(text) || words > LONGEST || is_title(text.split(' ').next()?) {
        return None;
    }
    let cue = cue(document, nth, pair);
    let known = mentions.iter().find(|mention| mention.span == span);
    let kind = match (cue, words) {
        (Some(None), _) => return None,
        (Some(Some(kind)), _) => kind,
        (None, 1) => return None,
        (None, 2) => known.map_or(EntityType::Work, |known| known.kind),
        (None, _) if known.is_some_and(|known| known.kind == EntityType::Person) => return None,
        (None, _) => EntityType::Work,
    };
    Some(Mention { span, kind, entity: 0, confidence: known.map_or(LIKELY, |known| known.confidence.max(LIKELY)) })
}

/// Small words that titles leave small.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "with", "and", "or", "from", "by", "as", "into", "de", "la", "le", "no",
];

fn is_title_case(text: &str) -> bool {
    let proper = |word: &str| !word.starts_with(char::is_lowercase) || SMALL.contains(&word);
    let plain = !text.ends_with(['.', '!', '?', '…']) && text.contains(char::is_lowercase) && !text.contains('\n');
    plain && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && text.split(' ').all(proper)
}

/// The nearest word before the quotation that says what is in it, else the nearest behind it, in its sentence.
fn cue(document: &Document, nth: usize, pair: Pair) -> Option<Option<EntityType>> {
    let sentence = document.sentences_of(nth).iter().map(|sentence| sentence.span).find(|span| span.contains(pair.inner))?;
    let words = |from: u32, to: u32| {
        document.text.get(from as usize..to as usize).unwrap_or("").split(|c: char| !c.is_alphanumeric() && c != '-')
    };
    let said = |word: &str| CUES.get(word.to_lowercase().as_str()).copied();
    let before = words(sentence.start, pair.outer.start).filter(|word| !word.is_empty());
    let before: Vec<&str> = before.collect();
    let near = before.iter().rev().take(BEFORE).find_map(|word| said(word));
    near.or_else(|| words(pair.outer.end, sentence.end).filter(|word| !word.is_empty()).take(BEHIND).find_map(said))
}
