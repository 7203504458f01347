//! Companies with their town in brackets, and the short names that brackets give. Knows marks and mentions; must not know weights.

use super::mention;
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::folded;
use crate::text::{Document, Pair, PairKind, Span, is_han};

/// How sure it is that a name is what a bracket says: enough to look for it elsewhere.
const SAID: f32 = 0.95;
/// The longest town and the longest short name, in characters.
const TOWN: usize = 6;
const SHORT: usize = 10;

/// `华曜（苏州）股份有限公司` is one name.
pub(super) fn with_town(document: &Document, nth: usize, mentions: &[Mention]) -> Vec<Mention> {
    let whole = |pair: &Pair| {
        let town = pair.inner.trimmed(document.text).of(document.text);
        let rest = &document.text[pair.outer.end as usize..];
        let form = words("forms").begins(rest)?;
        let plain = town.chars().all(is_han) && (2..=TOWN).contains(&town.chars().count());
        let stem = before(mentions, pair).map(|stem| stem.span).or_else(|| stem(document.text, pair.outer.start as usize));
        let span = Span::new(stem.filter(|_| plain)?.start as usize, pair.outer.end as usize + form.len());
        Some(mention(span, EntityType::Organization))
    };
    brackets(document, nth).filter_map(whole).collect()
}

/// What a bracket behind a name says that it is called: `（下称“华曜”）`, or its own characters with some left out: `（投保中心）`.
pub(super) fn called(document: &Document, nth: usize, mentions: &[Mention]) -> Vec<Mention> {
    let short = |pair: &Pair| {
        let full = before(mentions, pair)?;
        let inner = pair.inner.trimmed(document.text);
        let name = match words("called").begins(inner.of(document.text)) {
            Some(word) => unquoted(document.text, Span::new(inner.start as usize + word.len(), inner.end as usize)),
            None if full.kind == EntityType::Organization && shortens(inner.of(document.text), full.span.of(document.text)) => {
                inner
            }
            None => return None,
        };
        let text = name.of(document.text);
        let plain = text.chars().all(char::is_alphanumeric) && (2..=SHORT).contains(&text.chars().count());
        plain.then_some(Mention { span: name, kind: full.kind, entity: 0, confidence: SAID })
    };
    brackets(document, nth).filter_map(short).collect()
}

fn brackets<'d>(document: &'d Document, nth: usize) -> impl Iterator<Item = &'d Pair> {
    document.pairs_of(nth).iter().filter(|pair| pair.kind == PairKind::Bracket)
}

/// The name that the bracket stands behind.
fn before<'m>(mentions: &'m [Mention], pair: &Pair) -> Option<&'m Mention> {
    mentions.iter().find(|mention| mention.span.end == pair.outer.start)
}

/// The Han characters before byte `end`, behind the last word that is no part of a company's name.
fn stem(text: &str, end: usize) -> Option<Span> {
    let start = text[..end]
        .rfind(|c| !is_han(c) || "的与與和由向对對在".contains(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    // Han characters of names keep their bytes when folded
    let plain = folded(&text[start..end]);
    let skip = words("descriptors").iter().filter_map(|word| Some(plain.rfind(word)? + word.len())).max().unwrap_or(0);
    let count = plain.get(skip..)?.chars().count();
    (2..=SHORT).contains(&count).then(|| Span::new(start + skip, end))
}

fn unquoted(text: &str, span: Span) -> Span {
    let quoted = span.of(text);
    let blank = |c: char| c.is_whitespace() || "“”\"「」『』:：为為".contains(c);
    let start = span.start as usize + quoted.len() - quoted.trim_start_matches(blank).len();
    Span::new(start, start + quoted.trim_matches(blank).len())
}

/// Whether the short name is the full one with characters left out.
fn shortens(short: &str, full: &str) -> bool {
    let full = folded(full);
    let mut rest = full.chars();
    let all = folded(short).chars().all(|c| is_han(c) && rest.any(|other| other == c));
    all && short.chars().count() + 2 <= full.chars().count()
}
