//! The reader's corrections of the engine's marks. Knows the wire document and the tags floor; must not know how a mark is shown.
//!
//! The engine's answer stays as it is; what is shown, listed, filtered and exported is a copy with the corrections in it.

use super::article::Article;
use super::marks::place;
use crate::anchor::describe;
use crate::entities::EntityType;
use crate::tags::{Change, Correction, Tag};
use crate::text::Span;
use crate::wire::{WireAnnotation, WireDocument};
use std::collections::BTreeMap;

/// What the reader says about a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right.
    Accept,
    /// There is no such thing here.
    Reject,
    /// There is no such thing here, nor where else the same is marked.
    RejectAll,
    /// It is of another type.
    Retype(String),
}

/// The engine's answer with corrections in it. Linear in the marks.
pub fn corrected(found: &WireDocument, corrections: &[(Span, &Correction)]) -> WireDocument {
    let by_place: BTreeMap<(u32, u32), &Correction> =
        corrections.iter().map(|(span, correction)| ((span.start, span.end), *correction)).collect();
    let of = |annotation: &WireAnnotation| {
        let span = place(annotation);
        by_place.get(&(span.start, span.end)).copied()
    };
    let mut document = found.clone();
    let retyped = retyped_entities(found, &of);
    document.annotations.retain(|annotation| of(annotation) != Some(&Correction::Reject));
    for annotation in &mut document.annotations {
        let own = of(annotation);
        match (annotation, own) {
            (WireAnnotation::Entity(mention), own) => {
                if let Some(kind) = retyped.get(&mention.entity) {
                    mention.kind = kind.clone();
                }
                if own.is_some() {
                    mention.confidence = 1.0;
                }
            }
            (WireAnnotation::Attribution(attribution), Some(Correction::Retype { to })) => attribution.source_kind = to.clone(),
            _ => {}
        }
    }
    recount(&mut document, &retyped);
    document
}

/// The entities of which one mention was given another type, with that type.
fn retyped_entities<'c>(found: &WireDocument, of: &dyn Fn(&WireAnnotation) -> Option<&'c Correction>) -> BTreeMap<String, String> {
    let own = found.annotations.iter().filter_map(|annotation| match (annotation, of(annotation)) {
        (WireAnnotation::Entity(mention), Some(Correction::Retype { to })) => Some((mention.entity.clone(), to.clone())),
        _ => None,
    });
    own.filter(|(_, to)| EntityType::ALL.iter().any(|kind| kind.name() == to)).collect()
}

fn recount(document: &mut WireDocument, retyped: &BTreeMap<String, String>) {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for annotation in &document.annotations {
        if let WireAnnotation::Entity(mention) = annotation {
            *counts.entry(&mention.entity).or_default() += 1;
        }
    }
    for entity in &mut document.entities {
        entity.mentions = counts.get(entity.id.as_str()).copied().unwrap_or(0);
        if let Some(kind) = retyped.get(&entity.id) {
            entity.kind = kind.clone();
        }
    }
}

/// How many corrections a verdict takes: the ids a caller must bring.
pub fn needed(article: &Article, mark: u32, verdict: &Verdict) -> usize {
    if *verdict == Verdict::RejectAll { places(article, mark).len() } else { 1 }
}

/// The changes that a verdict on a mark makes; what was said about the place before is taken back.
pub fn changes(article: &Article, tags: &[(Tag, Span)], mark: u32, verdict: &Verdict, ids: &[String], now: &str) -> Vec<Change> {
    let Some(annotation) = article.wire.annotations.get(mark as usize) else { return Vec::new() };
    let spans = if *verdict == Verdict::RejectAll { places(article, mark) } else { vec![place(annotation)] };
    let correction = match verdict {
        Verdict::Accept => Correction::Accept,
        Verdict::Reject | Verdict::RejectAll => Correction::Reject,
        Verdict::Retype(to) => Correction::Retype { to: to.clone() },
    };
    let before = tags.iter().filter(|(_, span)| spans.contains(span)).map(|(tag, _)| Change::Remove { tag: tag.clone() });
    let now_said = spans.iter().zip(ids).map(|(span, id)| {
        let (id, created) = (id.clone(), now.to_string());
        let target = describe(&article.text, *span);
        let tag =
            Tag { id, target, correction: Some(correction.clone()), created: created.clone(), modified: created, ..Tag::default() };
        Change::Add { tag }
    });
    before.chain(now_said).collect()
}

/// Where the same is marked: all mentions of the entity; other marks stand alone.
fn places(article: &Article, mark: u32) -> Vec<Span> {
    let Some(annotation) = article.wire.annotations.get(mark as usize) else { return Vec::new() };
    let WireAnnotation::Entity(own) = annotation else { return vec![place(annotation)] };
    let same = |other: &&WireAnnotation| matches!(other, WireAnnotation::Entity(mention) if mention.entity == own.entity);
    article.wire.annotations.iter().filter(same).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::{Origin, tests::wire};

    #[test]
    fn corrections_change_a_copy() {
        let found = wire();
        let (name, money) = (Span { start: 0, end: 2 }, Span { start: 8, end: 12 });
        let retype = Correction::Retype { to: "place".into() };
        let document = corrected(&found, &[(name, &retype), (money, &Correction::Reject)]);
        assert_eq!((document.annotations.len(), document.entities[0].kind.as_str()), (2, "place"));
        assert_eq!(corrected(&found, &[(name, &Correction::Reject)]).entities[0].mentions, 0);
        assert_eq!(corrected(&found, &[]), found);
        assert_eq!(corrected(&found, &[(name, &Correction::Retype { to: "nonsense".into() })]).entities[0].kind, "person");
    }

    #[test]
    fn a_second_verdict_replaces_the_first() {
        let article = Article::new("Ann-said-that:$14.3bn.xxx".into(), Origin::Paste, None).with_marks(wire());
        let ids = ["1".to_string()];
        let first = changes(&article, &[], 0, &Verdict::Accept, &ids, "now");
        let [Change::Add { tag }] = first.as_slice() else { panic!("one new correction") };
        let second = changes(&article, &[(tag.clone(), Span { start: 0, end: 2 })], 0, &Verdict::Reject, &ids, "now");
        assert!(matches!(second.as_slice(), [Change::Remove { .. }, Change::Add { .. }]));
        assert_eq!(needed(&article, 0, &Verdict::RejectAll), 1);
    }
}
