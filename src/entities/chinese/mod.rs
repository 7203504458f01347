//! What words around a Chinese name say for certain: where it begins and ends, and what it names. Knows mentions, list words and the
//! guide's rules; must not know weights.

mod bylines;
mod companies;
mod countries;
mod datelines;
mod firms;
mod letters;
mod located;
mod offices;
mod quoted;
mod surnames;

pub(super) use surnames::marked;

/// Whether the mention is the beginning of a currency, or of a word for people.
pub(super) fn is_no_name(document: &Document, mention: Mention, classes: Classes) -> bool {
    mention.kind == EntityType::Place && (countries::currency(document, mention) || countries::demonym(document, mention, classes))
}

use super::{EntityType, Mention};
use crate::text::{Document, Span};

/// Answers the class of a list word, 0 for a stranger.
pub(super) type Classes<'l> = &'l dyn Fn(&str) -> u8;

/// How sure a rule is.
const SURE: f32 = 0.85;

/// Applies the rules to the mentions of passage `nth`, sorted and without overlaps, as they come back; `chars` are the passage's Han
/// characters, folded, token by token.
pub(super) fn apply(document: &Document, nth: usize, chars: &[char], mentions: Vec<Mention>, classes: Classes) -> Vec<Mention> {
    let mut mended = bounded(document, nth, mentions, classes);
    for found in offices::offices(document, nth, chars, &mended)
        .into_iter()
        .chain(surnames::addressed(document, nth, chars))
        .chain(located::located(document, nth, chars, classes))
    {
        insert(&mut mended, found, |_| false);
    }
    for found in quoted::quoted(document, nth).into_iter().chain(quoted::with_original(document, nth)) {
        insert(&mut mended, found, |other| found.span.contains(other.span));
    }
    for found in bylines::bylines(document, nth, classes)
        .into_iter()
        .chain(datelines::datelines(document, nth, classes))
        .chain(companies::with_town(document, nth, &mended))
        .chain(firms::coded(document, nth, &mended))
    {
        insert(&mut mended, found, |_| true);
    }
    for found in companies::called(document, nth, &mended) {
        insert(&mut mended, found, |other| found.span.contains(other.span));
    }
    for (whole, letters) in letters::counted(document, nth, chars) {
        mended.retain(|other| !whole.contains(other.span));
        letters.into_iter().for_each(|letter| insert(&mut mended, letter, |_| false));
    }
    for found in countries::homed(document, nth, &mended, classes).into_iter().chain(letters::alone(document, nth, chars, classes))
    {
        insert(&mut mended, found, |_| false);
    }
    for state in offices::of_states(document, nth, &mended) {
        insert(&mut mended, state, |other| state.span.contains(other.span));
    }
    mended.retain(|mention| !countries::demonym(document, *mention, classes) && !quoted::only_kind(document, mention));
    mended.retain(|mention| !firms::only_measure(document, mention));
    mended.iter_mut().for_each(|mention| mention.span = countries::without_people(document, mention));
    mended
}

/// The mentions as their own words bound and type them.
fn bounded(document: &Document, nth: usize, mentions: Vec<Mention>, classes: Classes) -> Vec<Mention> {
    let mut bounded: Vec<Mention> = Vec::with_capacity(mentions.len() + 4);
    for mention in mentions {
        if !countries::currency(document, mention) {
            bounded.extend(countries::parted(document, mention, classes));
        }
    }
    for mention in &mut bounded {
        *mention = surnames::without_post(document, *mention, classes);
        *mention = firms::firm(document, nth, firms::described(document, *mention), classes);
        if mention.kind == EntityType::Organization {
            mention.span = firms::alone(document, mention.span, classes);
            mention.span = offices::with_department(document, nth, mention.span);
        }
    }
    bounded.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    bounded
}

/// Puts the mention in unless it overlaps others; those that `yields` says may be overridden go.
fn insert(mentions: &mut Vec<Mention>, new: Mention, yields: impl Fn(&Mention) -> bool) {
    let replaces = |other: &Mention| {
        yields(other) || (new.kind == EntityType::Organization && new.span != other.span && new.span.contains(other.span))
    };
    if mentions.iter().any(|other| other.span.overlaps(new.span) && !replaces(other)) {
        return;
    }
    mentions.retain(|other| !other.span.overlaps(new.span));
    let at = mentions.partition_point(|other| other.span < new.span);
    mentions.insert(at, new);
}

fn mention(span: Span, kind: EntityType) -> Mention {
    Mention { span, kind, entity: 0, confidence: SURE }
}
