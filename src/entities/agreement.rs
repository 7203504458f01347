//! One document, one reading: the same string is the same name of the same type throughout. Knows mentions; must not know weights.

use super::chinese::{Classes, is_no_name, marked};
use super::english::{evidence, nations::is_nation};
use super::lookup::{Hashes, Lookup};
use super::names::{self, Starts, first_hash};
use super::tagger::lists::class;
use super::words::words;
use super::{EntityType, Mention};
use crate::text::{Document, Map, Span, by_key, by_text, is_han, pair_key, place_key};

/// Settles types by vote, drops names that the document does not bear out, and finds the known ones where the model has missed or
/// cut them; `han` are the document's Han characters, folded, where it is Chinese.
pub(super) fn agree(document: &Document, hashes: &Hashes, han: &[char], mentions: Vec<Mention>, classes: Classes) -> Vec<Mention> {
    if mentions.is_empty() {
        return mentions;
    }
    let mut votes = Votes::default();
    let ballots: Vec<Ballot> = mentions.into_iter().map(|mention| votes.ballot(document, mention)).collect();
    ballots.iter().for_each(|ballot| votes.count(ballot));
    let famous = famous(&votes);
    let kept = |ballot: &Ballot| votes.bear_out(ballot) && !swallows(document, ballot, &votes, &famous);
    let ballots: Vec<Ballot> = ballots.into_iter().filter(kept).collect();
    votes.clear();
    ballots.iter().for_each(|ballot| votes.count(ballot));
    vote_for_short_names(&mut votes, classes, document.language.is_chinese());
    let settled = |ballot: Ballot| Mention { kind: winner(&votes.sums[ballot.name]), ..ballot.mention };
    let known = known(&votes);
    let mut all = spread(document, hashes, ballots.into_iter().map(settled).collect(), &known);
    if !document.language.is_chinese() {
        return all;
    }
    all.retain(|mention| !is_no_name(document, *mention, classes));
    let marked = marked(document, han, &all, classes);
    with_marked(all, marked)
}

/// Adds the surnames of people that are named in full elsewhere.
fn with_marked(mut mentions: Vec<Mention>, found: Vec<Mention>) -> Vec<Mention> {
    let free = |new: &Mention| {
        let near = mentions.partition_point(|other| other.span.end <= new.span.start);
        !mentions.get(near).is_some_and(|other| other.span.overlaps(new.span))
    };
    let new: Vec<Mention> = found.into_iter().filter(free).collect();
    mentions.extend(new);
    by_key(mentions, |mention| place_key(mention.span))
}

/// A mention and what counts for the type of its name.
struct Ballot {
    mention: Mention,
    /// The name, as an index of [`Votes::sums`].
    name: usize,
    /// What the words beside it say of its type.
    told: Option<(EntityType, f32)>,
}

/// What the mentions of each name say of its type, added up.
#[derive(Default)]
struct Votes {
    /// The names by key.
    names: Map<String, usize>,
    sums: Vec<[f32; 6]>,
}

impl Votes {
    fn ballot(&mut self, document: &Document, mention: Mention) -> Ballot {
        let name = self.name(names::key(mention.span.of(document.text)));
        let told = if document.language.is_chinese() { None } else { evidence::tells(document, mention.span) };
        Ballot { mention, name, told }
    }

    fn name(&mut self, key: String) -> usize {
        let next = self.sums.len();
        let name = *self.names.entry(key).or_insert(next);
        if name == next {
            self.sums.push([0.0; 6]);
        }
        name
    }

    fn count(&mut self, ballot: &Ballot) {
        let sums = &mut self.sums[ballot.name];
        sums[ballot.mention.kind as usize] += ballot.mention.confidence;
        if let Some((kind, weight)) = ballot.told {
            sums[kind as usize] += weight;
        }
    }

    fn clear(&mut self) {
        self.sums.fill([0.0; 6]);
    }

    /// How sure the document is that the key names anything.
    fn of(&self, key: &str) -> f32 {
        self.names.get(key).map_or(0.0, |&name| self.all(name))
    }

    fn all(&self, name: usize) -> f32 {
        self.sums[name].iter().sum()
    }

    /// A name is kept when the model is sure of it here, or of its other mentions.
    fn bear_out(&self, ballot: &Ballot) -> bool {
        ballot.mention.confidence >= ALONE || self.all(ballot.name) >= TOGETHER
    }
}

/// With which characters names begin that the document knows well.
fn famous(votes: &Votes) -> Starts {
    let mut starts = Starts::default();
    votes.names.iter().filter(|(_, name)| votes.all(**name) >= WELL_KNOWN).for_each(|(key, _)| starts.add(first_hash(key)));
    starts
}

/// Whether a name that occurs once has run over one that the document knows well: `亞歷山大·王和弗里德曼`.
fn swallows(document: &Document, ballot: &Ballot, votes: &Votes, famous: &Starts) -> bool {
    let mention = &ballot.mention;
    let range = document.tokens_in(mention.span);
    let doubtful = mention.kind == EntityType::Person || mention.confidence < DOUBTFUL;
    if !document.language.is_chinese() || !doubtful || range.len() > LONGEST || votes.all(ballot.name) > 1.0 {
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
        span != mention.span && text.chars().count() >= 2 && !parts.contains(&inner.as_str()) && votes.of(&inner) >= WELL_KNOWN
    };
    let begins = |first: &usize| famous.may(first_hash(tokens[*first].span.of(document.text)));
    (0..tokens.len()).filter(begins).any(|first| (first..tokens.len()).any(|last| part(first, last)))
}

/// The longest name, in tokens, in which others are looked for; under which confidence; and what makes a name well known.
const LONGEST: usize = 14;
const DOUBTFUL: f32 = 0.7;
const WELL_KNOWN: f32 = 1.6;

/// What the model must think of a name that stands alone, and of all mentions of one together.
const ALONE: f32 = 0.4;
const TOGETHER: f32 = 0.9;

/// A company goes by the beginning of its name, a person by the end: the votes for the full name count for the short one, unless that
/// is a list word, and no name.
fn vote_for_short_names(votes: &mut Votes, classes: Classes, chinese: bool) {
    let mut more: Vec<(String, EntityType, f32)> = Vec::new();
    for (key, &name) in &votes.names {
        let full = &votes.sums[name];
        let kind = winner(full);
        let short = match kind {
            EntityType::Organization => company(key),
            EntityType::Person => names::parts(key).split_last().filter(|(_, before)| !before.is_empty()).map(|(last, _)| *last),
            _ => None,
        };
        let listed = |short: &str| match classes(short) {
            0 => true,
            class::LISTED | class::COMPANY | class::HINT => chinese,
            _ => false,
        };
        let proper = |short: &&str| kind == EntityType::Person && short.contains(is_han) || listed(short);
        more.extend(short.filter(proper).map(|short| (short.to_string(), kind, full[kind as usize])));
    }
    // sums of floats depend on their order, and a map has none
    for (short, kind, confidence) in by_text(more, |(short, _, confidence)| (short, u64::from(confidence.to_bits()))) {
        let name = votes.name(short);
        votes.sums[name][kind as usize] += confidence;
    }
}

/// `华曜` for `华曜锂业`, `halcyon` for `halcyon loop`.
fn company(key: &str) -> Option<&str> {
    if key.contains(is_han) {
        let stem = words("trades").ends(key).and_then(|trade| key.strip_suffix(trade))?;
        // 华曜(苏州)有限公司
        let stem = stem.split_once('(').map_or(stem, |(stem, _)| stem);
        return (2..=4).contains(&stem.chars().count()).then_some(stem);
    }
    let (first, _) = key.split_once(' ')?;
    (first.chars().count() >= 5 && first.chars().all(char::is_alphabetic) && !is_nation(first)).then_some(first)
}

fn winner(votes: &[f32; 6]) -> EntityType {
    let best = (0..6).max_by(|&a, &b| votes[a].total_cmp(&votes[b])).unwrap_or(0);
    EntityType::ALL[best]
}

/// The names worth looking for elsewhere: long enough, and sure enough; the longest first, and of these the surest.
fn known(votes: &Votes) -> Lookup<Known> {
    let mut known = Lookup::default();
    for (key, &name) in by_text(votes.names.iter().collect(), |(key, _)| (key, 0)) {
        let kind = winner(&votes.sums[name]);
        let of = Known { kind, confidence: votes.sums[name][kind as usize] };
        add(&mut known, key, of);
        if kind == EntityType::Person {
            let parts = names::parts(key);
            if let [.., last] = parts[..]
                && parts.len() > 1
            {
                add(&mut known, last, of);
            }
        }
    }
    known.order(|name| pair_key(!(name.tokens as u32), !name.of.confidence.to_bits()));
    known
}

/// What is known of a name from some place of the document.
#[derive(Clone, Copy)]
struct Known {
    kind: EntityType,
    confidence: f32,
}

fn add(known: &mut Lookup<Known>, key: &str, of: Known) {
    let letters = || key.chars().filter(|c| c.is_alphanumeric()).count();
    if of.confidence >= SURE && letters() >= if key.contains(is_han) { 2 } else { 3 } {
        known.add(key.to_string(), of);
    }
}

/// How sure the document must be of a name, all its mentions together, to look for it elsewhere.
const SURE: f32 = 0.9;

/// Adds known names where nothing is marked, and puts them in place of the pieces that they cover.
fn spread(document: &Document, hashes: &Hashes, mentions: Vec<Mention>, known: &Lookup<Known>) -> Vec<Mention> {
    let mut added = Vec::new();
    let mut next = 0;
    let mut at = 0;
    while at < document.tokens.len() {
        let here = document.tokens[at].span.start;
        while mentions.get(next).is_some_and(|mention| mention.span.end <= here) {
            next += 1;
        }
        match hit(document, hashes, at, known).filter(|(mention, _)| fits(document, mention, &mentions[next..])) {
            Some((mention, tokens)) => {
                added.push(mention);
                at += tokens;
            }
            None => at += 1,
        }
    }
    let free = |mention: &Mention| {
        let near = added.partition_point(|other: &Mention| other.span.end <= mention.span.start);
        !added.get(near).is_some_and(|other| other.span.overlaps(mention.span))
    };
    let mut all: Vec<Mention> = mentions.into_iter().filter(free).collect();
    all.extend(&added);
    by_key(all, |mention| place_key(mention.span))
}

fn hit(document: &Document, hashes: &Hashes, at: usize, known: &Lookup<Known>) -> Option<(Mention, usize)> {
    let (name, span) = known.at(document, hashes, at, |_, text| looks_like_name(text))?;
    let Known { kind, confidence } = name.of;
    Some((Mention { span, kind, entity: 0, confidence: confidence.min(0.9) }, name.tokens))
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
