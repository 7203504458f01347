//! What may be typed next, with how often it occurs. Knows the index and the spelling of terms; must not know the screen.

use super::Field;
use super::index::{Index, Mark};
use crate::lexicon::folded;
use crate::text::{Span, by_key, pair_key};
use std::collections::BTreeMap;

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the query it replaces.
    pub replaces: Span,
    /// What to put there.
    pub text: String,
    /// In how many marks it occurs; 0 for a field.
    pub count: usize,
}

/// At most this many are offered.
const MOST: usize = 12;

/// Ways to go on at byte `caret` of the query: fields for a bare word, values with their counts behind `field:`.
pub fn complete(query: &str, caret: usize, index: &Index) -> Vec<Completion> {
    let head = query.get(..caret).unwrap_or(query);
    let start = open_value(head).unwrap_or_else(|| word_start(head));
    let word = &head[start..];
    match word.split_once(':').and_then(|(name, value)| Some((Field::of(name)?, value))) {
        Some((field, value)) => values(field, value.trim_start_matches('"'), Span::new(start, head.len()), index),
        None => fields(word, Span::new(start, head.len())),
    }
}

/// Where the word at the end begins: behind a space or a bracket, and behind the sign that leaves it out. A hyphen inside, as in `said-by`,
/// is a part of it.
fn word_start(head: &str) -> usize {
    let start = head.rfind([' ', '(']).map_or(0, |at| at + 1);
    start + usize::from(head[start..].starts_with('-'))
}

/// Where `field:"` begins, if its quotation mark is still open.
fn open_value(head: &str) -> Option<usize> {
    let open = head.matches('"').count() % 2 == 1;
    let quote = head.rfind('"').filter(|_| open)?;
    head[..quote].ends_with(':').then(|| word_start(&head[..quote]))
}

fn fields(word: &str, replaces: Span) -> Vec<Completion> {
    let fits = Field::ALL.into_iter().filter(|field| !word.is_empty() && field.name().starts_with(&word.to_ascii_lowercase()));
    fits.map(|field| Completion { replaces, text: format!("{}:", field.name()), count: 0 }).collect()
}

fn values(field: Field, typed: &str, replaces: Span, index: &Index) -> Vec<Completion> {
    let typed = folded(typed);
    let counted: Vec<_> = count(field, index).into_iter().filter(|(value, _)| folded(value).contains(&typed)).collect();
    // what begins as typed first, then what is commonest, then by name, as the map has it
    let counted = by_key(counted, |(value, count)| pair_key(u32::from(!folded(value).starts_with(&typed)), !(*count as u32)));
    counted.into_iter().take(MOST).map(|(value, count)| Completion { replaces, text: field.term(&value), count }).collect()
}

fn count(field: Field, index: &Index) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    if field == Field::Entity {
        return index.entities.iter().map(|entity| (entity.name.clone(), entity.mentions as usize)).collect();
    }
    let mut add = |value: &str| {
        if !value.is_empty() {
            *counts.entry(value.to_string()).or_default() += 1;
        }
    };
    for mark in &index.marks {
        match (field, mark) {
            (Field::Type, Mark::Mention { kind, .. }) => add(kind),
            (Field::Type, Mark::Figure(figure)) => add(&figure.kind),
            (Field::Type, Mark::Attribution(_)) => add("attribution"),
            (Field::Currency, Mark::Figure(figure)) => add(&figure.currency),
            (Field::Unit, Mark::Figure(figure)) => add(&figure.unit),
            (Field::Date, Mark::Figure(figure)) => figure.days.iter().for_each(|(first, _)| add(&first[..first.len().min(7)])),
            (Field::Source, Mark::Attribution(attribution)) => add(&attribution.source_kind),
            (Field::Statement, Mark::Attribution(attribution)) => add(&attribution.statement),
            (Field::Quote, Mark::Attribution(attribution)) => add(&attribution.quote),
            (Field::SaidBy, Mark::Attribution(attribution)) => {
                let named = attribution.entity.and_then(|entity| index.entities.get(entity as usize));
                add(named.map_or(attribution.source.as_str(), |entity| &entity.name));
            }
            _ => {}
        }
    }
    if field == Field::Tag {
        index.tags.iter().flat_map(|tag| &tag.names).for_each(|name| add(name));
    }
    counts
}
