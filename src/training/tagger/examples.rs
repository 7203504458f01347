//! Texts to learn from, whatever set they come from. Knows which types a set marks; must not know file formats.

use super::open::leave_open;
use crate::entities::EntityType;
use crate::entities::tagger::Again;
use crate::entities::tagger::facts::{Fact, facts};
use crate::entities::tagger::labels::{LABELS, OUTSIDE, begin, inside};
use crate::entities::tagger::lists::Lists;
use crate::text::{Document, Language, Span};
use crate::training::marked::MarkedText;

/// A text with the names that somebody has marked in it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The text.
    pub text: String,
    /// Its language.
    pub language: Language,
    /// The names, sorted, without overlaps; `None` is a name whose type is not one of ours or not known.
    pub names: Vec<(Span, Option<EntityType>)>,
    /// The types the set marks: what is unmarked may still be a name of the other types.
    pub types: Vec<EntityType>,
    /// How much it counts.
    pub weight: f32,
}

impl Example {
    /// An example of our own marked text, where every type is marked.
    pub fn of_marked(text: &MarkedText, weight: f32) -> Self {
        Example {
            text: text.text.clone(),
            language: text.header.language,
            names: text.entities.iter().map(|entity| (entity.span, Some(entity.kind))).collect(),
            types: EntityType::ALL.to_vec(),
            weight,
        }
    }
}

impl Example {
    /// Its lines as examples of their own.
    pub fn lines(&self) -> Vec<Example> {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let whole = Span::new(start, start + line.len());
            let inside = self.names.iter().filter(|(span, _)| whole.contains(*span));
            let moved = |span: Span| Span::new(span.start as usize - start, span.end as usize - start);
            let names = inside.map(|&(span, kind)| (moved(span), kind)).collect();
            lines.push(Example { text: line.to_string(), names, ..self.clone() });
            start += line.len();
        }
        lines
    }
}

/// A passage ready to be learned: facts, and the labels each token may have, as bits.
pub struct Lesson {
    /// What the model sees.
    pub facts: Vec<Fact>,
    /// Allowed labels of each token.
    pub allowed: Vec<u16>,
    /// How much it counts.
    pub weight: f32,
}

/// The passages of an example; tokens that only partly lie in a name count as inside. Where `whole`, the lists with all their names,
/// is given, names of those lists are left open in sets that mark fewer types.
pub fn lessons(example: &Example, lists: &Lists, whole: Option<&Lists>) -> Vec<Lesson> {
    let document = Document::new(&example.text, Some(example.language));
    let (open, again) = (unmarked(&example.types), Again::of(&document));
    let mut lessons = Vec::new();
    for nth in 0..document.passages.len() {
        let mut allowed = vec![open; document.tokens_of(nth).len()];
        let tokens = document.tokens_of(nth);
        for (span, kind) in &example.names {
            let first = tokens.partition_point(|token| token.span.end <= span.start);
            let end = tokens.partition_point(|token| token.span.start < span.end);
            let Some(kind) = kind else { continue };
            for (at, labels) in allowed.iter_mut().enumerate().take(end).skip(first) {
                *labels = 1 << if at == first { begin(*kind) } else { inside(*kind) };
            }
        }
        if let Some(whole) = whole.filter(|_| example.types.len() < EntityType::ALL.len()) {
            leave_open(&facts(&document, nth, whole, &again), &mut allowed, open);
        }
        lessons.push(Lesson { facts: facts(&document, nth, lists, &again), allowed, weight: example.weight });
    }
    lessons
}

/// The labels of a token without a mark.
fn unmarked(types: &[EntityType]) -> u16 {
    let others = EntityType::ALL.into_iter().filter(|kind| !types.contains(kind));
    others.fold(1 << OUTSIDE, |bits, kind| bits | 1 << begin(kind) | 1 << inside(kind))
}

const _: () = assert!(LABELS <= 16);
