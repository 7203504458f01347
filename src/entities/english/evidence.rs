//! What the words beside a name say of its type, whoever it names: `a Halcyon spokesman`, `Tola, an app`. Knows places in a text and
//! a table of words; must not know weights.

use super::table::entries;
use crate::entities::{EntityType, Mention};
use crate::text::{Document, Map, Span, Token};
use std::sync::LazyLock;

type Words = Map<&'static str, EntityType>;

const TABLE: &str = include_str!("../tables/evidence.en.txt");
static BEHIND: LazyLock<Words> = LazyLock::new(|| of("-behind"));
static NOUNS: LazyLock<Words> = LazyLock::new(|| of("-noun"));
static VOICES: LazyLock<Words> = LazyLock::new(|| of("-voice"));
static LEADS: LazyLock<Words> = LazyLock::new(|| of("-lead"));

fn of(side: &str) -> Words {
    entries(TABLE).filter_map(|(name, word)| Some((word, EntityType::of(name.strip_suffix(side)?)?))).collect()
}

/// How far behind `, a` the noun may stand, in words.
const FAR: usize = 3;
/// What a cue counts beside the model's confidence, which is at most 1.
const WEIGHT: f32 = 1.5;
/// How sure a name is that only a cue shows.
const LED: f32 = 0.6;

/// The type that the words beside the name tell, and how much that counts.
pub(in crate::entities) fn tells(document: &Document, span: Span) -> Option<(EntityType, f32)> {
    let rest = &document.text[span.end as usize..];
    let owned = rest.strip_prefix("'s").or_else(|| rest.strip_prefix("’s"));
    let mut words = owned.unwrap_or(rest).strip_prefix(' ').unwrap_or("").split(' ');
    let first = words.next().unwrap_or("");
    if let Some(kind) = BEHIND.get(bare(first)) {
        return Some((*kind, if owned.is_some() { WEIGHT / 2.0 } else { WEIGHT }));
    }
    if let Some(kind) = lead(document, span) {
        return Some((kind, WEIGHT));
    }
    // `voice assistant`
    let noun = !first.is_empty() && first.chars().all(char::is_lowercase) && !SMALL.contains(&first);
    if let Some(kind) = words.next().filter(|_| noun).and_then(|word| BEHIND.get(bare(word))) {
        return Some((*kind, WEIGHT / 2.0));
    }
    let noun = ["the ", "a ", "an "].iter().find_map(|article| rest.strip_prefix(", ")?.strip_prefix(article))?;
    let near = noun.split(' ').take(FAR).take_while(|word| !word.starts_with(char::is_uppercase));
    near.map(bare).find_map(|word| NOUNS.get(word)).map(|kind| (*kind, WEIGHT))
}

/// What the word right before the name says that it is: `newspaper`.
fn lead(document: &Document, span: Span) -> Option<EntityType> {
    let before = document.text[..span.start as usize].strip_suffix(' ')?;
    LEADS.get(before.rsplit([' ', '\n']).next()?).copied()
}

/// Words that are no nouns before another.
const SMALL: &[&str] = &[
    "and", "or", "in", "of", "on", "at", "to", "for", "from", "by", "with", "as", "that", "which", "who", "said", "says", "told",
    "has", "have", "had", "is", "was", "were", "are", "will", "would", "where", "when", "while", "after", "before", "but", "than",
    "gave", "lets",
];

fn bare(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Whether the word says of what stands before it that it is a product: `assistant`.
pub(super) fn is_product(word: &str) -> bool {
    BEHIND.get(word) == Some(&EntityType::Product)
}

/// The mentions, and capitals that nobody has marked but that the words beside them call a name: behind `firm` and `trawler`, and
/// between an article and `spokesman`.
pub(super) fn led(document: &Document, nth: usize, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let tokens = document.tokens_of(nth);
    for at in 1..tokens.len() {
        let word = tokens[at].span.of(document.text);
        let found = match (LEADS.get(word), VOICES.get(word)) {
            (Some(kind), _) => run_behind(document, tokens, at).map(|span| (span, kind)),
            (_, Some(kind)) => run_before(document, tokens, at).map(|span| (span, kind)),
            _ => None,
        };
        let sure = |span: Span| mentions.iter().any(|other| other.span.overlaps(span) && other.confidence >= LED);
        let Some((span, &kind)) = found.filter(|(span, _)| !sure(*span)) else { continue };
        mentions.retain(|other| !other.span.overlaps(span));
        let place = mentions.partition_point(|other| other.span < span);
        mentions.insert(place, Mention { span, kind, entity: 0, confidence: LED });
    }
    mentions
}

fn is_capital(document: &Document, token: Token) -> bool {
    token.span.of(document.text).starts_with(char::is_uppercase)
}

fn touch(document: &Document, before: Token, behind: Token) -> bool {
    document.text.get(before.span.end as usize..behind.span.start as usize) == Some(" ")
}

/// The capitals right behind a token.
fn run_behind(document: &Document, tokens: &[Token], at: usize) -> Option<Span> {
    let belongs = |next: &usize| is_capital(document, tokens[*next]) && touch(document, tokens[*next - 1], tokens[*next]);
    let end = (at + 1..tokens.len()).take_while(belongs).last()?;
    Some(tokens[at + 1].span.union(tokens[end].span))
}

/// The capitals between an article and a token; not where they tell a nation.
fn run_before(document: &Document, tokens: &[Token], at: usize) -> Option<Span> {
    let belongs = |next: &usize| is_capital(document, tokens[*next]) && touch(document, tokens[*next], tokens[*next + 1]);
    let start = (0..at).rev().take_while(belongs).last()?;
    let article = |token: Token| ["a", "an", "the"].contains(&token.span.of(document.text).to_lowercase().as_str());
    let (start, led) = match article(tokens[start]) {
        true => (start + 1, true),
        false => (start, start > 0 && article(tokens[start - 1])),
    };
    let span = tokens.get(start)?.span.union(tokens[at - 1].span);
    let nation = ["an", "ese", "ish", "ch", "i"].iter().any(|ending| span.of(document.text).ends_with(ending));
    (led && start < at && !nation).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn told(text: &str) -> Vec<&'static str> {
        let document = Document::new(text, Some(Language::English));
        let names = led(&document, 0, Vec::new());
        names.iter().map(|mention| mention.kind.name()).collect()
    }

    #[test]
    fn words_beside_capitals_make_them_names() {
        assert_eq!(told("The data firm Oakenshaw counted orders."), ["organization"]);
        assert_eq!(told("A Quillmark spokesman and a Chinese spokesman met the trawler Polly Ann."), ["organization", "product"]);
        assert!(told("The firm said the spokesman left.").is_empty());
    }
}
