//! The engine's answer with the reader's corrections in it. Knows the wire document (offsets in bytes) and the tags floor's
//! corrections; must not know who makes them.
//!
//! A correction of one mention holds for the whole document where it says something about the thing named: its type, and that it is the
//! same as another.

use super::marks::place;
use crate::entities::EntityType;
use crate::figures::FigureType;
use crate::tags::Correction;
use crate::text::{Span, by_key, span_key};
use crate::wire::{WireAnnotation, WireDocument, WireEntity, WireFigure, WireMention};
use std::collections::BTreeMap;

/// Corrections by the place of their mark.
struct Said<'c>(BTreeMap<(u32, u32), Vec<&'c Correction>>);

impl<'c> Said<'c> {
    fn of(&self, annotation: &WireAnnotation) -> &[&'c Correction] {
        let span = place(annotation);
        self.0.get(&(span.start, span.end)).map_or(&[], Vec::as_slice)
    }

    fn is_rejected(&self, annotation: &WireAnnotation) -> bool {
        self.of(annotation).contains(&&Correction::Reject)
    }
}

/// The engine's answer with corrections in it. Linear in the marks, and in the entities for each merging.
pub fn corrected(found: &WireDocument, text: &str, corrections: &[(Span, &Correction)]) -> WireDocument {
    let mut said = Said(BTreeMap::new());
    for (span, correction) in corrections {
        said.0.entry((span.start, span.end)).or_default().push(correction);
    }
    let mut document = found.clone();
    for nth in 0..document.annotations.len() {
        for correction in said.of(&found.annotations[nth]) {
            correct(&mut document, nth, correction, text);
        }
    }
    document.annotations.retain(|annotation| !said.is_rejected(annotation));
    for (span, correction) in corrections {
        if let Correction::Add { kind_of } = correction {
            add(&mut document, found, text, *span, kind_of);
        }
    }
    recount(&mut document);
    document
}

fn correct(document: &mut WireDocument, nth: usize, correction: &Correction, text: &str) {
    match (&mut document.annotations[nth], correction) {
        (WireAnnotation::Entity(mention), Correction::Accept) => mention.confidence = 1.0,
        (WireAnnotation::Entity(mention), Correction::Retype { to }) if is_entity(to) => {
            mention.confidence = 1.0;
            let id = mention.entity.clone();
            retype(document, &id, to);
        }
        (WireAnnotation::Attribution(attribution), Correction::Retype { to }) => attribution.source_kind = to.clone(),
        (WireAnnotation::Entity(mention), Correction::Split) => {
            let (span, kind, was) = (Span { start: mention.start, end: mention.end }, mention.kind.clone(), mention.entity.clone());
            let id = new_entity(document, span.of(text), &kind);
            rename(document, &was, &id, Some(span));
        }
        (WireAnnotation::Entity(mention), Correction::Merge { with }) => {
            let was = mention.entity.clone();
            merge(document, &was, with);
        }
        _ => {}
    }
}

fn is_entity(kind: &str) -> bool {
    EntityType::of(kind).is_some()
}

fn retype(document: &mut WireDocument, id: &str, to: &str) {
    for annotation in &mut document.annotations {
        if let WireAnnotation::Entity(mention) = annotation
            && mention.entity == id
        {
            mention.kind = to.into();
        }
    }
    if let Some(entity) = document.entities.iter_mut().find(|entity| entity.id == id) {
        entity.kind = to.into();
    }
}

/// An entity's id says its place in the list, so that none is ever taken out.
fn new_entity(document: &mut WireDocument, name: &str, kind: &str) -> String {
    let id = ["e", &(document.entities.len() + 1).to_string()].concat();
    document.entities.push(WireEntity { id: id.clone(), kind: kind.into(), name: name.into(), aliases: Vec::new(), mentions: 0 });
    id
}

/// Mentions and sources of an entity become those of another: all, or those in one place.
fn rename(document: &mut WireDocument, was: &str, id: &str, only: Option<Span>) {
    let here = |start: u32, end: u32| only.is_none_or(|span| span.overlaps(Span { start, end }));
    let set = |entity: &mut Option<String>, start: u32, end: u32| {
        if entity.as_deref() == Some(was) && here(start, end) {
            *entity = Some(id.into());
        }
    };
    for annotation in &mut document.annotations {
        match annotation {
            WireAnnotation::Entity(mention) if mention.entity == was && here(mention.start, mention.end) => {
                mention.entity = id.into()
            }
            WireAnnotation::Attribution(attribution) => {
                for source in [&mut attribution.source, &mut attribution.inferred_source].into_iter().flatten() {
                    set(&mut source.entity, source.start, source.end);
                }
            }
            _ => {}
        }
    }
}

/// What an entity is called is another name of the one it is merged with.
fn merge(document: &mut WireDocument, was: &str, with: &str) {
    let (from, to) = (
        document.entities.iter().position(|entity| entity.id == was),
        document.entities.iter().position(|entity| entity.name == with && entity.id != was),
    );
    let (Some(from), Some(to)) = (from, to) else { return };
    let names = std::iter::once(document.entities[from].name.clone()).chain(document.entities[from].aliases.clone());
    for name in names.collect::<Vec<_>>() {
        let into = &mut document.entities[to];
        if into.name != name && !into.aliases.contains(&name) {
            into.aliases.push(name);
        }
    }
    let (id, kind) = (document.entities[to].id.clone(), document.entities[to].kind.clone());
    rename(document, was, &id, None);
    retype(document, &id, &kind);
}

/// A mark of the reader's. One that stands where the engine's was taken away is that mark with other ends, and keeps what is known of it.
fn add(document: &mut WireDocument, found: &WireDocument, text: &str, span: Span, kind: &str) {
    let id = ["r", &(span.start.to_string()), "-", &span.end.to_string()].concat();
    let instead = found.annotations.iter().find(|annotation| place(annotation).overlaps(span) && kind_of(annotation) == kind);
    let annotation = match instead {
        Some(WireAnnotation::Entity(mention)) => {
            WireAnnotation::Entity(WireMention { id, start: span.start, end: span.end, confidence: 1.0, ..mention.clone() })
        }
        Some(WireAnnotation::Figure(figure)) => {
            WireAnnotation::Figure(Box::new(WireFigure { id, start: span.start, end: span.end, ..(**figure).clone() }))
        }
        _ if is_entity(kind) => {
            let words = span.of(text);
            let known =
                document.entities.iter().find(|entity| entity.name == words || entity.aliases.iter().any(|name| name == words));
            let entity = known.map(|entity| entity.id.clone()).unwrap_or_else(|| new_entity(document, words, kind));
            WireAnnotation::Entity(WireMention { id, kind: kind.into(), start: span.start, end: span.end, entity, confidence: 1.0 })
        }
        _ if FigureType::ALL.iter().any(|known| known.name() == kind) => {
            let figure = WireFigure {
                id,
                kind: kind.into(),
                start: span.start,
                end: span.end,
                value: Default::default(),
                reading: String::new(),
            };
            WireAnnotation::Figure(Box::new(figure))
        }
        _ => return,
    };
    document.annotations.push(annotation);
    document.annotations = by_key(std::mem::take(&mut document.annotations), |annotation| span_key(place(annotation)));
}

/// The type of a name or a figure.
pub fn kind_of(annotation: &WireAnnotation) -> &str {
    match annotation {
        WireAnnotation::Entity(mention) => &mention.kind,
        WireAnnotation::Figure(figure) => &figure.kind,
        WireAnnotation::Attribution(_) => "",
    }
}

fn recount(document: &mut WireDocument) {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for annotation in &document.annotations {
        if let WireAnnotation::Entity(mention) = annotation {
            *counts.entry(&mention.entity).or_default() += 1;
        }
    }
    for entity in &mut document.entities {
        entity.mentions = counts.get(entity.id.as_str()).copied().unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::tests::wire;

    const TEXT: &str = "Ann-said-that:$14.3bn.xxx";
    const NAME: Span = Span { start: 0, end: 2 };
    const MONEY: Span = Span { start: 8, end: 12 };

    fn with(corrections: &[(Span, Correction)]) -> WireDocument {
        let all: Vec<(Span, &Correction)> = corrections.iter().map(|(span, correction)| (*span, correction)).collect();
        corrected(&wire(), TEXT, &all)
    }

    fn retyped(to: &str) -> Correction {
        Correction::Retype { to: to.into() }
    }

    fn added(kind: &str) -> Correction {
        Correction::Add { kind_of: kind.into() }
    }

    #[test]
    fn corrections_change_a_copy() {
        let document = with(&[(NAME, retyped("place")), (MONEY, Correction::Reject)]);
        assert_eq!((document.annotations.len(), document.entities[0].kind.as_str()), (2, "place"));
        assert_eq!(with(&[(NAME, Correction::Reject)]).entities[0].mentions, 0);
        assert_eq!(with(&[]), wire());
        assert_eq!(with(&[(NAME, retyped("nonsense"))]).entities[0].kind, "person");
    }

    #[test]
    fn a_resized_mark_keeps_what_is_known_of_it() {
        let wider = Span { start: 8, end: 13 };
        let document = with(&[(MONEY, Correction::Reject), (wider, added("money"))]);
        let figures: Vec<_> = document.annotations.iter().filter(|annotation| kind_of(annotation) == "money").collect();
        let [WireAnnotation::Figure(figure)] = figures[..] else { panic!("one figure") };
        assert_eq!((figure.end, figure.value.amount.as_deref()), (13, Some("14300000000")));
    }

    #[test]
    fn missed_names_are_added_merged_and_split() {
        let missed = Span { start: 20, end: 24 };
        let document = with(&[(missed, added("organization"))]);
        assert_eq!((document.entities.len(), document.entities[1].id.as_str(), document.entities[1].mentions), (2, "e2", 1));
        let mut two = wire();
        two.entities.push(WireEntity {
            id: "e2".into(),
            kind: "organization".into(),
            name: "Anna".into(),
            aliases: vec![],
            mentions: 0,
        });
        let merge = Correction::Merge { with: "Anna".into() };
        let merged = corrected(&two, TEXT, &[(NAME, &merge)]);
        let WireAnnotation::Attribution(statement) = &merged.annotations[2] else { panic!("a statement last") };
        assert_eq!(statement.source.as_ref().unwrap().entity.as_deref(), Some("e2"));
        assert_eq!(
            (merged.entities[1].mentions, &merged.entities[1].aliases, kind_of(&merged.annotations[0])),
            (1, &vec!["Ann".to_string()], "organization")
        );
        let split = with(&[(NAME, Correction::Split)]);
        assert_eq!((split.entities[0].mentions, split.entities[1].mentions, split.entities[1].name.as_str()), (0, 1, "An"));
        assert_eq!(with(&[(NAME, Correction::Merge { with: "nobody".into() })]), wire());
    }
}
