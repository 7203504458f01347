//! What of a document a filter looks at, laid out by passage. Knows the wire's document; must not know queries.

use crate::figures::Decimal;
use crate::lexicon::folded;
use crate::text::{OffsetMap, PassageKind};
use crate::wire::{WireAnnotation, WireAttribution, WireDocument, WireEntity, WireFigure};

/// A document made ready for filtering. Building is linear in the text and its marks; folded text takes as much memory as the text.
pub struct Index {
    pub(super) passages: Vec<PassageEntry>,
    pub(super) marks: Vec<Mark>,
    pub(super) entities: Vec<EntityEntry>,
    pub(super) tags: Vec<TaggedPlace>,
}

/// A reader's tag as the filter sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaggedPlace {
    /// The first passage it lies in.
    pub first_passage: usize,
    /// The last passage it lies in.
    pub last_passage: usize,
    /// Its names.
    pub names: Vec<String>,
    /// Its note.
    pub note: String,
}

pub(super) struct PassageEntry {
    pub(super) kind: PassageKind,
    pub(super) folded: String,
    /// Indices into the document's annotations.
    pub(super) marks: Vec<u32>,
}

pub(super) struct EntityEntry {
    pub(super) name: String,
    pub(super) folded: Vec<String>,
    pub(super) mentions: u32,
}

/// What a filter can ask of a mark.
pub(super) enum Mark {
    Mention { kind: String, entity: Option<u32> },
    Figure(FigureFacts),
    Attribution(AttributionFacts),
}

pub(super) struct FigureFacts {
    pub(super) kind: String,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    pub(super) currency: String,
    pub(super) unit: String,
    /// First and last calendar day as `YYYY-MM-DD`, which compare as text.
    pub(super) days: Option<(String, String)>,
}

pub(super) struct AttributionFacts {
    pub(super) source_kind: String,
    pub(super) statement: String,
    pub(super) quote: String,
    pub(super) entity: Option<u32>,
    /// As written; empty where the source is left out and only inferred.
    pub(super) source: String,
    pub(super) folded_source: String,
}

impl Index {
    /// Reads `document`, whose offsets are of `text`.
    pub fn new(text: &str, document: &WireDocument) -> Self {
        let map = OffsetMap::new(text, document.offsets);
        let slice = |start, end| text.get(map.to_byte(start) as usize..map.to_byte(end) as usize).unwrap_or("");
        let mut passages: Vec<PassageEntry> = document
            .passages
            .iter()
            .map(|p| PassageEntry { kind: p.kind, folded: folded(slice(p.start, p.end)), marks: Vec::new() })
            .collect();
        for (nth, annotation) in document.annotations.iter().enumerate() {
            for (start, end) in extents(annotation) {
                let first = document.passages.partition_point(|p| p.end <= start);
                let touched = document.passages[first..].iter().take_while(|p| p.start < end).count();
                for passage in &mut passages[first..first + touched] {
                    if passage.marks.last() != Some(&(nth as u32)) {
                        passage.marks.push(nth as u32);
                    }
                }
            }
        }
        let marks = document.annotations.iter().map(|annotation| facts(annotation, slice)).collect();
        Index { passages, marks, entities: document.entities.iter().map(entity).collect(), tags: Vec::new() }
    }

    /// Replaces the tags the filter knows of.
    pub fn set_tags(&mut self, tags: Vec<TaggedPlace>) {
        self.tags = tags;
    }

    /// How many passages there are.
    pub fn passages(&self) -> usize {
        self.passages.len()
    }

    pub(super) fn tags_of(&self, passage: usize) -> impl Iterator<Item = &TaggedPlace> {
        self.tags.iter().filter(move |tag| tag.first_passage <= passage && passage <= tag.last_passage)
    }
}

/// All stretches of a mark, in order.
fn extents(annotation: &WireAnnotation) -> Vec<(u32, u32)> {
    match annotation {
        WireAnnotation::Entity(mention) => vec![(mention.start, mention.end)],
        WireAnnotation::Figure(figure) => vec![(figure.start, figure.end)],
        WireAnnotation::Attribution(attribution) => {
            let source = attribution.source.iter().map(|source| (source.start, source.end));
            let cue = attribution.cue.iter().map(|cue| (cue.start, cue.end));
            let mut all: Vec<_> = source.chain(cue).chain(attribution.content.iter().map(|c| (c.start, c.end))).collect();
            all.sort_unstable();
            all
        }
    }
}

fn facts<'t>(annotation: &WireAnnotation, slice: impl Fn(u32, u32) -> &'t str) -> Mark {
    match annotation {
        WireAnnotation::Entity(mention) => Mark::Mention { kind: mention.kind.clone(), entity: number(&mention.entity) },
        WireAnnotation::Figure(figure) => Mark::Figure(figure_facts(figure)),
        WireAnnotation::Attribution(attribution) => Mark::Attribution(attribution_facts(attribution, slice)),
    }
}

fn figure_facts(figure: &WireFigure) -> FigureFacts {
    let value = &figure.value;
    let decimal = |digits: &Option<String>| digits.as_deref().and_then(Decimal::parse);
    let exact = decimal(&value.amount).or_else(|| decimal(&value.value));
    FigureFacts {
        kind: figure.kind.clone(),
        low: exact.or_else(|| decimal(&value.low)),
        high: exact.or_else(|| decimal(&value.high)),
        currency: value.currency.clone().unwrap_or_default(),
        unit: folded(value.unit.as_deref().unwrap_or_default()),
        days: value.start.clone().zip(value.end.clone()),
    }
}

fn attribution_facts<'t>(attribution: &WireAttribution, slice: impl Fn(u32, u32) -> &'t str) -> AttributionFacts {
    let source = attribution.source.as_ref().map(|source| slice(source.start, source.end)).unwrap_or_default();
    let named = attribution.source.as_ref().and_then(|source| source.entity.as_deref());
    let inferred = attribution.inferred_source.as_ref().and_then(|source| source.entity.as_deref());
    AttributionFacts {
        source_kind: attribution.source_kind.clone(),
        statement: attribution.statement.clone(),
        quote: attribution.quote.clone(),
        entity: named.or(inferred).and_then(number),
        source: source.to_string(),
        folded_source: folded(source),
    }
}

fn entity(entity: &WireEntity) -> EntityEntry {
    let folded = std::iter::once(&entity.name).chain(&entity.aliases).map(|name| folded(name)).collect();
    EntityEntry { name: entity.name.clone(), folded, mentions: entity.mentions }
}

/// The index behind an entity's id `e7`.
fn number(id: &str) -> Option<u32> {
    id.strip_prefix('e')?.parse::<u32>().ok()?.checked_sub(1)
}
