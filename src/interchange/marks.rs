//! Engine's marks and reader's tags as plain labelled spans, for formats that know nothing finer.

use super::Bundle;
use crate::anchor::{Anchorer, placed};
use crate::tags::Tag;
use crate::text::{OffsetMap, OffsetUnit, Span, by_key, span_key};
use crate::wire::{WireAnnotation, WireValue};

/// A labelled stretch of text, in one or more spans.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark<'b> {
    /// The id of the annotation or tag it comes from.
    pub(super) id: &'b str,
    /// `person`, `money`, `source`, or the names of a tag.
    pub(super) label: String,
    /// Bytes of the text, sorted.
    pub(super) spans: Vec<Span>,
    /// A value or a note, in words.
    pub(super) note: String,
    /// The tag, where it is one.
    pub(super) tag: Option<&'b Tag>,
    /// Whether it is the engine's mention of an entity.
    pub(super) is_entity: bool,
    /// The kind of source, of a part of an attribution.
    pub(super) voice: &'b str,
}

/// The label of a tag without a name.
pub(super) const BARE: &str = "highlight";

impl Mark<'_> {
    /// From its first byte to behind its last.
    pub(super) fn extent(&self) -> Span {
        self.spans.iter().copied().reduce(Span::union).unwrap_or_default()
    }
}

/// The tags that have no place in the text, which [`marks`] leaves out.
pub(super) fn homeless(bundle: &Bundle) -> Vec<&Tag> {
    let map = code_points(&bundle.text);
    let unplaced: Vec<&Tag> = bundle.tags.iter().filter(|tag| placed(&bundle.text, &map, &tag.target).is_none()).collect();
    if unplaced.is_empty() {
        return unplaced;
    }
    let anchorer = Anchorer::new(&bundle.text);
    unplaced.into_iter().filter(|tag| anchorer.find(&tag.target).span.is_none()).collect()
}

/// All marks of a bundle by first byte, longer ones first; tags whose place is lost are left out.
pub(super) fn marks(bundle: &Bundle) -> Vec<Mark<'_>> {
    let mut marks: Vec<Mark> = Vec::new();
    if let Some(document) = &bundle.document {
        let map = OffsetMap::new(&bundle.text, document.offsets);
        let span = |start, end| Span { start: map.to_byte(start), end: map.to_byte(end) };
        document.annotations.iter().for_each(|annotation| add(annotation, &span, &mut marks));
    }
    if !bundle.tags.is_empty() {
        let anchorer = Anchorer::new(&bundle.text);
        marks.extend(bundle.tags.iter().filter_map(|tag| {
            let span = anchorer.find(&tag.target).span?;
            let label = if tag.names.is_empty() { BARE.into() } else { tag.names.join(", ") };
            Some(Mark {
                id: &tag.id,
                label,
                spans: vec![span],
                note: tag.note.clone(),
                tag: Some(tag),
                is_entity: false,
                voice: "",
            })
        }));
    }
    by_key(marks, |mark| span_key(mark.extent()))
}

fn add<'b>(annotation: &'b WireAnnotation, span: &impl Fn(u32, u32) -> Span, marks: &mut Vec<Mark<'b>>) {
    let id = annotation.id();
    let voice = match annotation {
        WireAnnotation::Attribution(attribution) => attribution.source_kind.as_str(),
        _ => "",
    };
    let mut push = |label: &str, spans: Vec<Span>, note: String, is_entity| {
        marks.push(Mark { id, label: label.into(), spans, note, tag: None, is_entity, voice });
    };
    match annotation {
        WireAnnotation::Entity(mention) => push(&mention.kind, vec![span(mention.start, mention.end)], String::new(), true),
        WireAnnotation::Figure(figure) => push(&figure.kind, vec![span(figure.start, figure.end)], value(&figure.value), false),
        WireAnnotation::Attribution(attribution) => {
            let content = attribution.content.iter().map(|content| span(content.start, content.end)).collect();
            push("content", content, attribution.quote.clone(), false);
            if let Some(source) = &attribution.source {
                push("source", vec![span(source.start, source.end)], attribution.source_kind.clone(), false);
            }
            if let Some(cue) = attribution.cue {
                push("cue", vec![span(cue.start, cue.end)], attribution.statement.clone(), false);
            }
        }
    }
}

/// A value in one line: `over 14300000000 USD`, `2025-07`, `5..7 %`.
pub(super) fn value(value: &WireValue) -> String {
    let single = value.amount.as_ref().or(value.value.as_ref()).or(value.timex.as_ref()).cloned();
    let end = |end: &Option<String>| end.clone().unwrap_or_default();
    let number = single.unwrap_or_else(|| format!("{}..{}", end(&value.low), end(&value.high)));
    let unit = [&value.unit, &value.currency].into_iter().flatten().next().cloned();
    let per = value.per.as_ref().map(|per| format!("/{per}")).unwrap_or_default();
    let parts = [value.bound.clone(), Some(number), unit];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ") + &per
}

/// An offset map for code points, the unit of most formats.
pub(super) fn code_points(text: &str) -> OffsetMap<'_> {
    OffsetMap::new(text, OffsetUnit::CodePoint)
}
