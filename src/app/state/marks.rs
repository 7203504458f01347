//! Where the marks of an annotated document lie. Knows the wire types (offsets in bytes); must not know how marks look.

use crate::text::{Span, by_key, span_key};
use crate::wire::{WireAnnotation, WireAttribution, WireDocument};

/// What a stretch of text is to the mark it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A name.
    Entity,
    /// A figure.
    Figure,
    /// The words that name a source.
    Source,
    /// The word that lifts an attribution.
    Cue,
    /// What was said.
    Said,
}

/// One stretch of one mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it lies, in bytes.
    pub span: Span,
    /// What it is to its mark.
    pub role: Role,
    /// The mark, as an index into the document's annotations.
    pub mark: u32,
}

/// The parts of all marks, by position, found by stretch of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkIndex {
    parts: Vec<Part>,
    /// The largest end of the parts up to each, so that a search can stop early.
    reach: Vec<u32>,
}

impl MarkIndex {
    /// The index of a document's marks. `n log n` in the number of marks.
    pub fn new(document: &WireDocument) -> Self {
        let mut parts = Vec::with_capacity(document.annotations.len() * 2);
        for (nth, annotation) in document.annotations.iter().enumerate() {
            push_parts(annotation, nth as u32, &mut parts);
        }
        let parts = by_key(parts, |part| span_key(part.span));
        let mut furthest = 0;
        let reach = parts.iter().map(|part| {
            furthest = furthest.max(part.span.end);
            furthest
        });
        MarkIndex { reach: reach.collect(), parts }
    }

    /// The parts that share a byte with `span`, by position. Costs their number and a binary search.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Part> {
        let from = self.reach.partition_point(|&end| end <= span.start);
        let to = self.parts.partition_point(|part| part.span.start < span.end).max(from);
        self.parts[from..to].iter().filter(move |part| part.span.overlaps(span))
    }
}

fn push_parts(annotation: &WireAnnotation, mark: u32, parts: &mut Vec<Part>) {
    let mut push = |start: u32, end: u32, role: Role| parts.push(Part { span: Span { start, end: end.max(start) }, role, mark });
    match annotation {
        WireAnnotation::Entity(mention) => push(mention.start, mention.end, Role::Entity),
        WireAnnotation::Figure(figure) => push(figure.start, figure.end, Role::Figure),
        WireAnnotation::Attribution(attribution) => {
            for content in &attribution.content {
                push(content.start, content.end, Role::Said);
            }
            if let Some(source) = &attribution.source {
                push(source.start, source.end, Role::Source);
            }
            if let Some(cue) = attribution.cue {
                push(cue.start, cue.end, Role::Cue);
            }
        }
    }
}

/// The stretch a mark is led to and stands for: its own span, or for an attribution the source, cue and content closest to its first words.
pub fn place(annotation: &WireAnnotation) -> Span {
    match annotation {
        WireAnnotation::Entity(mention) => Span { start: mention.start, end: mention.end },
        WireAnnotation::Figure(figure) => Span { start: figure.start, end: figure.end },
        WireAnnotation::Attribution(attribution) => whole(attribution),
    }
}

/// From the first to the last byte of an attribution's own parts.
pub fn whole(attribution: &WireAttribution) -> Span {
    let own = attribution.content.iter().map(|c| Span { start: c.start, end: c.end });
    let source = attribution.source.iter().map(|s| Span { start: s.start, end: s.end });
    let cue = attribution.cue.iter().map(|c| Span { start: c.start, end: c.end });
    own.chain(source).chain(cue).reduce(Span::union).unwrap_or_default()
}

/// The mark that stands for one of before: on the same place, or where that one was made longer or shorter.
pub fn again(annotations: &[WireAnnotation], own: &WireAnnotation) -> Option<u32> {
    let place_before = place(own);
    let same_layer = |other: &WireAnnotation| std::mem::discriminant(other) == std::mem::discriminant(own);
    let layer = annotations.iter().zip(0..).filter(|(other, _)| same_layer(other));
    let marks: Vec<(Span, u32)> = layer.map(|(other, nth)| (place(other), nth)).collect();
    let here = marks.iter().find(|(span, _)| *span == place_before);
    let near = || marks.iter().find(|(span, _)| span.start == place_before.start || span.end == place_before.end);
    here.or_else(near).map(|(_, nth)| *nth)
}
