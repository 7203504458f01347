//! One document, one reading: the same string is the same name of the same type throughout. Knows mentions; must not know weights.

use super::chinese::Classes;
use super::english::evidence;
use super::names::{self, Starts};
use super::words::words;
use super::{EntityType, Mention};
use crate::text::{Document, Span, TokenKind, by_key, by_text, is_han, pair_key, place_key};
use std::collections::HashMap;

/// A name known from some place of the document.
struct Known {
    key: String,
    kind: EntityType,
    confidence: f32,
    tokens: usize,
}

/// Settles types by vote, drops names that the document does not bear out, and finds the known ones where the model has missed or
/// cut them.
pub(super) fn agree(document: &Document, mentions: Vec<Mention>, classes: Classes) -> Vec<Mention> {
    let first = votes(document, &mentions);
    let famous = famous(&first);
    let kept = |mention: &Mention| borne_out(document, mention, &first) && !swallows(document, mention, &first, &famous);
    let mentions: Vec<Mention> = mentions.into_iter().filter(kept).collect();
    let mut votes = votes(document, &mentions);
    vote_for_short_names(&mut votes, classes);
    let mentions = mentions.into_iter().map(|mention| settled(document, mention, &votes)).collect();
    let known = known(&votes);
    spread(document, mentions, &known)
}

/// A name is kept when the model is sure of it here, or of its other mentions.
fn borne_out(document: &Document, mention: &Mention, votes: &Votes) -> bool {
    let sum: f32 = votes.get(&names::key(mention.span.of(document.text))).map_or(0.0, |votes| votes.iter().sum());
    mention.confidence >= ALONE || sum >= TOGETHER
}

/// Where names begin that the document knows well.
fn famous(votes: &Votes) -> Starts {
    let mut starts = Starts::default();
    votes.iter().filter(|(_, votes)| votes.iter().sum::<f32>() >= WELL_KNOWN).for_each(|(key, _)| starts.add(key));
    starts
}

/// Whether a name that occurs once has run over one that the document knows well: `亞歷山大·王和弗里德曼`.
fn swallows(document: &Document, mention: &Mention, votes: &Votes, famous: &Starts) -> bool {
    let sum = |key: &str| votes.get(key).map_or(0.0, |votes| votes.iter().sum::<f32>());
    let range = document.tokens_in(mention.span);
    let doubtful = mention.kind == EntityType::Person || mention.confidence < DOUBTFUL;
    if !document.language.is_chinese()
        || !doubtful
        || range.len() > LONGEST
        || sum(&names::key(mention.span.of(document.text))) > 1.0
    {
        return false;
    }
    let tokens = &document.tokens[range];
    let key = names::key(mention.span.of(document.text));
    let parts = names::parts(&key);
    let part = |first: usize, last: usize| {
        let span = tokens[first].span.union(tokens[last].span);
        let text = span.of(document.text);
        let inner = names::key(text);
        // the full name holds the short one between its dots
        span != mention.span && text.chars().count() >= 2 && !parts.contains(&inner.as_str()) && sum(&inner) >= WELL_KNOWN
    };
    let begins = |first: &usize| famous.may(tokens[*first].span.of(document.text));
    (0..tokens.len()).filter(begins).any(|first| (first..tokens.len()).any(|last| part(first, last)))
}

/// The longest name, in tokens, in which others are looked for; under which confidence; and what makes a name well known.
const LONGEST: usize = 14;
const DOUBTFUL: f32 = 0.7;
const WELL_KNOWN: f32 = 1.6;

/// What the model must think of a name that stands alone, and of all mentions of one together.
const ALONE: f32 = 0.4;
const TOGETHER: f32 = 0.9;

type Votes = HashMap<String, [f32; 6]>;

fn votes(document: &Document, mentions: &[Mention]) -> Votes {
    let mut votes = Votes::new();
    for mention in mentions {
        let key = names::key(mention.span.of(document.text));
        let votes = votes.entry(key).or_default();
        votes[mention.kind as usize] += mention.confidence;
        if let Some((kind, weight)) = told(document, mention.span) {
            votes[kind as usize] += weight;
        }
    }
    votes
}

/// What the words beside the name say of its type.
fn told(document: &Document, span: Span) -> Option<(EntityType, f32)> {
    if document.language.is_chinese() { None } else { evidence::tells(document, span) }
}

/// A company goes by the beginning of its name, a person by the end: the votes for the full name count for the short one, unless that
/// is a list word.
fn vote_for_short_names(votes: &mut Votes, classes: Classes) {
    let mut more: Vec<(String, EntityType, f32)> = Vec::new();
    for (key, full) in votes.iter() {
        let kind = winner(full);
        let short = match kind {
            EntityType::Organization => company(key),
            EntityType::Person => names::parts(key).split_last().filter(|(_, before)| !before.is_empty()).map(|(last, _)| *last),
            _ => None,
        };
        let proper = |short: &&str| kind == EntityType::Person && short.contains(is_han) || classes(short) == 0;
        more.extend(short.filter(proper).map(|short| (short.to_string(), kind, full[kind as usize])));
    }
    // sums of floats depend on their order, and a map has none
    for (short, kind, confidence) in by_text(more, |(short, _, confidence)| (short, u64::from(confidence.to_bits()))) {
        votes.entry(short).or_default()[kind as usize] += confidence;
    }
}

/// `华曜` for `华曜锂业`, `halcyon` for `halcyon loop`.
fn company(key: &str) -> Option<&str> {
    if key.contains(is_han) {
        let stem = words("trades").iter().find_map(|trade| key.strip_suffix(trade))?;
        return (2..=4).contains(&stem.chars().count()).then_some(stem);
    }
    let (first, _) = key.split_once(' ')?;
    (first.chars().count() >= 5 && first.chars().all(char::is_alphabetic)).then_some(first)
}

fn winner(votes: &[f32; 6]) -> EntityType {
    let best = (0..6).max_by(|&a, &b| votes[a].total_cmp(&votes[b])).unwrap_or(0);
    EntityType::ALL[best]
}

fn settled(document: &Document, mention: Mention, votes: &Votes) -> Mention {
    let kind = votes.get(&names::key(mention.span.of(document.text))).map_or(mention.kind, winner);
    Mention { kind, ..mention }
}

/// The names worth looking for elsewhere: long enough, and sure enough.
fn known(votes: &Votes) -> KnownNames {
    let mut by_start: HashMap<String, Vec<Known>> = HashMap::new();
    for (key, votes) in by_text(votes.iter().collect(), |(key, _)| (key, 0)) {
        let kind = winner(votes);
        let confidence = votes[kind as usize];
        add(&mut by_start, key, kind, confidence);
        if kind == EntityType::Person {
            let parts = names::parts(key);
            if let [.., last] = parts[..]
                && parts.len() > 1
            {
                add(&mut by_start, last, kind, confidence);
            }
        }
    }
    for known in by_start.values_mut() {
        *known = by_key(std::mem::take(known), |known| pair_key(!(known.tokens as u32), !known.confidence.to_bits()));
    }
    let mut starts = Starts::default();
    by_start.keys().for_each(|start| starts.add(start));
    KnownNames { by_start, starts }
}

/// Known names by the key of their first token, the longest first.
struct KnownNames {
    by_start: HashMap<String, Vec<Known>>,
    starts: Starts,
}

fn add(by_start: &mut HashMap<String, Vec<Known>>, key: &str, kind: EntityType, confidence: f32) {
    let letters = key.chars().filter(|c| c.is_alphanumeric()).count();
    let enough = if key.contains(is_han) { letters >= 2 } else { letters >= 3 };
    if !enough || confidence < SURE {
        return;
    }
    let mut tokens = Vec::new();
    crate::text::tokenize(key, 0, &mut tokens);
    let Some(first) = tokens.first() else { return };
    let start = first.span.of(key).to_string();
    by_start.entry(start).or_default().push(Known { key: key.to_string(), kind, confidence, tokens: tokens.len() });
}

/// How sure the document must be of a name, all its mentions together, to look for it elsewhere.
const SURE: f32 = 0.9;

/// Adds known names where nothing is marked, and puts them in place of the pieces that they cover.
fn spread(document: &Document, mentions: Vec<Mention>, known: &KnownNames) -> Vec<Mention> {
    let mut added = Vec::new();
    let mut next = 0;
    let mut at = 0;
    while at < document.tokens.len() {
        let here = document.tokens[at].span.start;
        while mentions.get(next).is_some_and(|mention| mention.span.end <= here) {
            next += 1;
        }
        match hit(document, at, known).filter(|(mention, _)| fits(document, mention, &mentions[next..])) {
            Some((mention, tokens)) => {
                added.push(mention);
                at += tokens;
            }
            None => at += 1,
        }
    }
    let mut all: Vec<Mention> =
        mentions.into_iter().filter(|mention| !added.iter().any(|other| other.span.overlaps(mention.span))).collect();
    all.extend(added);
    by_key(all, |mention| place_key(mention.span))
}

fn hit(document: &Document, at: usize, known: &KnownNames) -> Option<(Mention, usize)> {
    let token = document.tokens[at];
    if token.kind == TokenKind::Mark || !known.starts.may(token.span.of(document.text)) {
        return None;
    }
    let start = names::key(token.span.of(document.text));
    for name in known.by_start.get(&start)? {
        let Some(last) = document.tokens.get(at + name.tokens - 1) else { continue };
        let span = token.span.union(last.span);
        if names::key(span.of(document.text)) == name.key && looks_like_name(span.of(document.text)) {
            return Some((Mention { span, kind: name.kind, entity: 0, confidence: name.confidence.min(0.9) }, name.tokens));
        }
    }
    None
}

fn looks_like_name(text: &str) -> bool {
    text.contains(is_han) || text.contains(char::is_uppercase)
}

/// Whether a known name may be put here: nothing is marked, or only pieces of it.
fn fits(document: &Document, mention: &Mention, rest: &[Mention]) -> bool {
    let near = rest.iter().take_while(|other| other.span.start < mention.span.end);
    let mut pieces = near.filter(|other| other.span.overlaps(mention.span)).peekable();
    if pieces.peek().is_none() {
        return !glued(document, mention.span);
    }
    pieces.all(|other| mention.span.contains(other.span) && mention.span != other.span)
}

/// Whether the span is part of a longer Latin word or hyphenated word.
fn glued(document: &Document, span: Span) -> bool {
    let (before, after) = (&document.text[..span.start as usize], &document.text[span.end as usize..]);
    let letter = |c: char| c.is_alphabetic() && !is_han(c);
    let inner = span.of(document.text);
    let latin = inner.ends_with(letter) || inner.starts_with(letter);
    latin && (before.ends_with(['-', '_', '@', '#', '/']) || after.starts_with(['-', '_', '/']) || after.starts_with(".com"))
}
