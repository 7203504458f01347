//! What kind of source a noun phrase names. Knows the heads of noun phrases in both languages; must not know cues or content.

use super::reading::{Item, Kind, Mark, Reading};
use super::types::SourceKind;
use super::words::{Words, class};
use crate::entities::EntityType;
use std::ops::Range;

/// What a source's words say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    /// The kind; none for a pronoun or a title whose bearer was named before.
    pub kind: Option<SourceKind>,
    /// The entity that the head names.
    pub entity: Option<u32>,
    /// A known outlet, a person's name, or who speaks for an organisation: nothing can speak against the kind.
    pub sure: bool,
}

/// Judges a source by its head, names and list words.
pub(super) fn judge(words: &Words, reading: &Reading, run: &Range<usize>) -> Judged {
    let items = &reading.items[run.clone()];
    let named = named(reading, items);
    if words.is_outlet(reading.span(run.clone()).of(reading.text).trim_matches(['《', '》'])) {
        return Judged { kind: Some(SourceKind::Media), entity: named.map(|(_, entity)| entity), sure: true };
    }
    if run.len() == 1 && is_possessive(reading.str(run.start)) {
        return Judged { kind: None, entity: None, sure: false };
    }
    let head = head(reading, run).or_else(|| apposition(reading, run));
    let kind = match head {
        Some(head) => by_head(reading, run, head, named),
        None => by_name(reading, items, named),
    };
    if is_one_of_many(reading, run, head) {
        return Judged { kind: Some(SourceKind::Anonymous), entity: None, sure: true };
    }
    let spokesman = |at: usize| reading.items[at].is(class::VOICE | class::ANONYMOUS) && !reading.items[at].is(class::OFFICE);
    let sure = match kind {
        Some(SourceKind::Person) => matches!(named, Some((EntityType::Person, _))),
        Some(SourceKind::Organization) => head.is_some_and(spokesman),
        Some(SourceKind::Media) => items.iter().any(|item| item.is(class::MEDIA) && matches!(item.kind, Kind::Name(..))),
        _ => false,
    };
    Judged { kind, entity: named.map(|(_, entity)| entity), sure }
}

/// `her` before `view`: it stands for its owner like a pronoun.
fn is_possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "their" | "its" | "His" | "Her" | "Their" | "Its")
}

/// Whether a phrase may be of the kind that weights find for it: nothing but a body's name or noun does not make it a person, and no
/// outlet stands where neither a noun nor a name says so.
pub(super) fn may_be(reading: &Reading, run: &Range<usize>, rule: SourceKind, kind: SourceKind) -> bool {
    let items = &reading.items[run.clone()];
    let named = |kinds: &[EntityType]| items.iter().any(|item| matches!(item.kind, Kind::Name(kind, _) if kinds.contains(&kind)));
    let body = items.iter().any(|item| item.is(class::OFFICE | class::FIRM)) && !items.iter().any(|item| item.is(class::PERSON));
    match kind {
        _ if kind == rule => true,
        // 屋宇署紀錄, 至少四名租戶: no person, whatever the weights say
        SourceKind::Person if reading.chinese => {
            let counted = items[0].is(class::INDEFINITE) || items.iter().any(|item| item.kind == Kind::Number);
            let document = rule == SourceKind::Document && items.last().is_some_and(|item| item.is(class::DOCUMENT));
            let thing = items.last().is_some_and(|item| {
                matches!(item.kind, Kind::Name(EntityType::Organization | EntityType::Product | EntityType::Work, _))
            });
            named(&[EntityType::Person]) || !(document || thing || rule == SourceKind::Anonymous && counted)
        }
        _ if reading.chinese => true,
        SourceKind::Person => !(rule == SourceKind::Organization && body && !named(&[EntityType::Person])),
        SourceKind::Media => {
            items.iter().any(|item| item.is(class::MEDIA)) || named(&[EntityType::Organization, EntityType::Product])
        }
        _ => true,
    }
}

/// `Halcyon Loop, the start-up behind …`: the noun of an apposition says what a name alone does not.
fn apposition(reading: &Reading, run: &Range<usize>) -> Option<usize> {
    let items = &reading.items;
    let comma = run.clone().find(|&at| items[at].mark(Mark::Comma)).filter(|_| !reading.chinese)?;
    if items.get(comma + 1).is_some_and(|item| item.is(class::OPENER)) {
        return None;
    }
    let end = (comma + 2..run.end).find(|&at| items[at].is(class::OPENER | class::RELATIVE) || items[at].is_mark());
    (comma + 1..end.unwrap_or(run.end)).rev().find(|&at| items[at].is(class::FIRM | class::OFFICE | class::MEDIA))
}

/// `one selector`, `another`, `two of them`: someone without a name whom no noun makes the voice of a body.
fn is_one_of_many(reading: &Reading, run: &Range<usize>, head: Option<usize>) -> bool {
    let items = &reading.items[run.clone()];
    let bodies = class::VOICE | class::OFFICE | class::FIRM | class::MEDIA | class::DOCUMENT | class::STAFF;
    let named = items[..core(items)].iter().any(|item| matches!(item.kind, Kind::Name(..)));
    let body = head.is_some_and(|head| reading.items[head].is(bodies));
    !reading.chinese && items[0].is(class::INDEFINITE) && !named && !body && !items.iter().any(|item| item.mark(Mark::Comma))
}

/// The name that a phrase turns on: the last one in Chinese, the first in English; a person's before any other.
fn named(reading: &Reading, items: &[Item]) -> Option<(EntityType, u32)> {
    let end = if reading.chinese { items.len() } else { core(items) };
    let mut names = items[..end].iter().filter_map(|item| match item.kind {
        Kind::Name(kind, entity) => Some((kind, entity)),
        _ => None,
    });
    let person = names.clone().find(|(kind, _)| *kind == EntityType::Person);
    person.or_else(|| if reading.chinese { names.next_back() } else { names.next() })
}

/// Where the part of an English phrase with its head ends: before a preposition or a relative clause; appositions belong to it.
fn core(items: &[Item]) -> usize {
    let cut = |item: &Item| item.is(class::OPENER | class::RELATIVE);
    let first = items.iter().skip(1).position(cut).map_or(items.len(), |at| at + 1);
    let comma = items.iter().position(|item| item.mark(Mark::Comma));
    match comma {
        Some(comma) => comma + 1 + items[comma + 1..].iter().skip(1).position(cut).map_or(items.len() - comma - 1, |at| at + 1),
        None => first,
    }
}

/// The item whose class decides: the last source noun in Chinese; in English the last one before a preposition or comma.
fn head(reading: &Reading, run: &Range<usize>) -> Option<usize> {
    let items = &reading.items;
    let nouns = class::SOURCE | class::PRONOUN | class::TITLE;
    if reading.chinese {
        let mut last = run.clone().rev().find(|&at| !items[at].is_mark())?;
        if items[run.end - 1].mark(super::reading::Mark::Close) {
            last = (items[run.end - 1].partner as usize).checked_sub(1).filter(|&at| at >= run.start)?;
        }
        return items[last].is(nouns).then_some(last);
    }
    let end =
        run.clone().skip(1).find(|&at| items[at].is(class::OPENER | class::RELATIVE) || items[at].is_mark()).unwrap_or(run.end);
    (run.start..end).rev().find(|&at| items[at].is(nouns))
}

fn by_head(reading: &Reading, run: &Range<usize>, head: usize, named: Option<(EntityType, u32)>) -> Option<SourceKind> {
    let items = &reading.items;
    let item = &items[head];
    let person = matches!(named, Some((EntityType::Person, _)));
    let alone = run.len() == 1;
    if item.is(class::PRONOUN) && alone {
        return None;
    }
    if person && !item.is(class::DOCUMENT) {
        return Some(SourceKind::Person);
    }
    if item.is(class::TITLE) {
        return Some(SourceKind::Person);
    }
    if item.is(class::DOCUMENT) && (reading.chinese || !item.is(class::MEDIA)) {
        return Some(SourceKind::Document);
    }
    if item.is(class::MEDIA) {
        return Some(SourceKind::Media);
    }
    if item.is(class::OFFICE) && item.is(class::ANONYMOUS) && items[run.start].is(class::DETERMINER) && unnamed(reading, run) {
        return Some(SourceKind::Anonymous);
    }
    if item.is(class::VOICE | class::OFFICE | class::FIRM) {
        return Some(SourceKind::Organization);
    }
    if item.is(class::ANONYMOUS) {
        let organized = item.is(class::STAFF);
        let of = run.start < head && items[run.start..head].iter().any(is_organization);
        return Some(if organized && of || works_for(reading, head, run.end) {
            SourceKind::Organization
        } else {
            SourceKind::Anonymous
        });
    }
    let indefinite = run.clone().any(|at| items[at].is(class::INDEFINITE) && items[at].is(class::DETERMINER)) && reading.chinese;
    let plain = !reading.chinese
        && !run.clone().any(|at| reading.str(at).starts_with(char::is_uppercase) || items[at].is(class::DETERMINER));
    Some(if plain || indefinite || items[run.start].is(class::DETERMINER) && unnamed(reading, run) {
        SourceKind::Anonymous
    } else {
        SourceKind::Person
    })
}

/// One of several: 一名, 一位, a.
fn unnamed(reading: &Reading, run: &Range<usize>) -> bool {
    reading.items[run.start].is(class::INDEFINITE)
}

/// `analysts at Nordea`, `scientists from the University of Oslo`: several who speak for the body that they are named with.
fn works_for(reading: &Reading, head: usize, end: usize) -> bool {
    let items = &reading.items;
    let several = !reading.chinese && reading.str(head).ends_with('s');
    let of = head + 1 < end && matches!(reading.str(head + 1), "at" | "from" | "of" | "for" | "with");
    let unknown = |item: &Item| item.kind == Kind::Word && item.span.of(reading.text).starts_with(char::is_uppercase);
    let at_one = of && reading.str(head + 1) == "at";
    let body = |item: &Item| matches!(item.kind, Kind::Name(EntityType::Organization, _)) || at_one && unknown(item);
    several && of && items[head + 2..end.min(head + 5).max(head + 2)].iter().any(body)
}

fn is_organization(item: &Item) -> bool {
    item.is(class::FIRM | class::OFFICE | class::MEDIA) || matches!(item.kind, Kind::Name(EntityType::Organization, _) | Kind::Word)
}

/// 一名不具名的課員, 抵達的難民: people who are counted or end like people, and no name ends the phrase.
fn are_people(reading: &Reading, items: &[Item]) -> bool {
    let Some(last) = items.iter().rev().find(|item| !item.is_mark()) else { return false };
    let counted = items.iter().any(|item| item.is(class::INDEFINITE) && item.is(class::DETERMINER));
    let named = matches!(last.kind, Kind::Name(..) | Kind::Word) || items.iter().any(is_person);
    let tail = items.iter().rposition(|item| item.is(class::SOURCE)).map_or(0, |at| at + 1);
    let family = items.get(tail).is_some_and(|item| item.is(class::SURNAME)) && items.len() - tail <= 4 && items.len() > tail + 1;
    reading.chinese && !named && (counted || last.is(class::PEOPLE) && !family)
}

fn is_person(item: &Item) -> bool {
    matches!(item.kind, Kind::Name(EntityType::Person, _))
}

/// A phrase that no list word heads: a name, known or not; a number alone is so many people.
fn by_name(reading: &Reading, items: &[Item], named: Option<(EntityType, u32)>) -> Option<SourceKind> {
    let counted = items.iter().all(|item| item.kind == Kind::Number || matches!(item.span.of(reading.text), "%" | "成"));
    if are_people(reading, items) || counted {
        return Some(SourceKind::Anonymous);
    }
    let end = if reading.chinese { items.len() } else { core(items) };
    let media = items[..end].iter().any(|item| item.is(class::MEDIA)) || titled(reading, items);
    Some(match named {
        _ if media => SourceKind::Media,
        Some((EntityType::Person, _)) => SourceKind::Person,
        Some((EntityType::Organization | EntityType::Place | EntityType::Product, _)) => SourceKind::Organization,
        Some((EntityType::Work, _)) => SourceKind::Document,
        Some((EntityType::Event, _)) => SourceKind::Organization,
        None if reading.chinese => chinese_name(reading, items),
        None => english_name(reading, items),
    })
}

fn titled(reading: &Reading, items: &[Item]) -> bool {
    items.last().is_some_and(|item| matches!(item.span.of(reading.text), "》"))
}

/// Without the entity layer: a title or family name before unknown characters, a middle dot, or the characters of foreign names are
/// a person.
fn chinese_name(reading: &Reading, items: &[Item]) -> SourceKind {
    let tail = items.iter().rposition(|item| item.is(class::SOURCE)).map_or(0, |at| at + 1);
    let firm = items.iter().any(|item| item.is(class::FIRM | class::OFFICE)) && tail == 0;
    let dotted = items.iter().any(|item| matches!(item.span.of(reading.text), "·" | "・" | "‧" | "?" | "•"));
    let han = items[tail..].iter().filter(|item| item.kind == Kind::Han).count();
    let surname = items.get(tail).is_some_and(|item| item.is(class::SURNAME)) && han <= 4;
    // 岑, 蘇: who was named in full before
    if items.len() == 1 && han == 1 {
        return SourceKind::Person;
    }
    let latin = items[tail..].iter().all(|item| matches!(item.kind, Kind::Word | Kind::Number));
    let titled = tail > 0 && items[tail - 1].is(class::PERSON | class::ANONYMOUS | class::VOICE);
    let foreign = items.iter().filter(|item| item.is(class::FOREIGN)).count() * 3 >= han * 2;
    if !firm && (dotted || surname || titled)
        || (!latin && (3..=5).contains(&han) && tail == 0 && items.len() == han && (han == 3 || foreign))
    {
        SourceKind::Person
    } else {
        SourceKind::Organization
    }
}

/// Without a list word or a name: common nouns are people; two capitalised words are a person, one or an abbreviation an organisation.
fn english_name(reading: &Reading, items: &[Item]) -> SourceKind {
    let capital = |item: &&Item| item.kind == Kind::Word && item.span.of(reading.text).starts_with(char::is_uppercase);
    let opens = items.first().is_some_and(|item| item.is(class::DETERMINER) || item.kind == Kind::Number);
    let words = items[..core(items)].iter().skip(usize::from(opens)).take_while(|item| !item.is_mark());
    let capitals: Vec<_> = words.clone().filter(capital).collect();
    let abbreviation =
        capitals.iter().any(|item| item.span.len() > 1 && item.span.of(reading.text).chars().all(char::is_uppercase));
    let plural =
        words.clone().count() == 1 && capitals.len() == 1 && capitals[0].span.of(reading.text).ends_with('s') && items.len() > 1;
    match capitals.len() {
        _ if reading.named && !abbreviation => SourceKind::Anonymous,
        2 | 3 if !abbreviation => SourceKind::Person,
        1 if plural => SourceKind::Anonymous,
        0 => SourceKind::Anonymous,
        _ => SourceKind::Organization,
    }
}

/// Whether a phrase points back at someone named before: `the company`, 該公司, 這位創始人.
pub(super) fn is_definite(reading: &Reading, run: &Range<usize>) -> bool {
    let first = reading.str(run.start);
    let points = matches!(first, "The" | "the" | "This" | "this") || first.starts_with(['该', '該', '这', '這', '此']);
    let named = reading.items[run.clone()].iter().any(|item| matches!(item.kind, Kind::Name(..)));
    points && !named && run.len() > usize::from(!reading.chinese)
}

/// A person's post inside the source, without the name behind it.
pub(super) fn role(reading: &Reading, run: &Range<usize>) -> Option<Range<usize>> {
    let items = &reading.items;
    if !reading.chinese {
        return None;
    }
    let post = run.clone().rev().find(|&at| items[at].is(class::PERSON | class::VOICE | class::POST))?;
    let start = run.clone().find(|&at| !items[at].is(class::DETERMINER)).unwrap_or(run.start);
    (start <= post).then_some(start..post + 1)
}
