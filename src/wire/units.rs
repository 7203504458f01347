//! A document's offsets in another unit. Knows every field that is an offset; must not know what the marks mean.

use super::{WireAnnotation, WireDocument};
use crate::text::{OffsetMap, OffsetUnit};

/// The document with every offset counted in `unit`; `text` is what its offsets are of. An offset inside a character counts as the
/// character's start. Linear in the text and the marks.
pub fn in_unit(text: &str, document: &WireDocument, unit: OffsetUnit) -> WireDocument {
    let mut document = document.clone();
    if document.offsets != unit {
        let (from, to) = (OffsetMap::new(text, document.offsets), OffsetMap::new(text, unit));
        for_each_offset(&mut document, &|offset| *offset = to.from_byte(from.to_byte(*offset)));
        document.offsets = unit;
    }
    document
}

fn for_each_offset(document: &mut WireDocument, change: &dyn Fn(&mut u32)) {
    let both = |start: &mut u32, end: &mut u32| {
        change(start);
        change(end);
    };
    document.passages.iter_mut().for_each(|passage| both(&mut passage.start, &mut passage.end));
    document.voices.iter_mut().for_each(|voice| both(&mut voice.first.start, &mut voice.first.end));
    for annotation in &mut document.annotations {
        match annotation {
            WireAnnotation::Entity(mention) => both(&mut mention.start, &mut mention.end),
            WireAnnotation::Figure(figure) => both(&mut figure.start, &mut figure.end),
            WireAnnotation::Attribution(attribution) => {
                let sources = attribution.source.iter_mut().chain(&mut attribution.inferred_source);
                sources.for_each(|source| both(&mut source.start, &mut source.end));
                let spans = attribution.cue.iter_mut().chain(&mut attribution.role).chain(&mut attribution.anonymity_reason);
                spans.chain(&mut attribution.content).for_each(|span| both(&mut span.start, &mut span.end));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PassageKind;
    use crate::wire::{WireMention, WirePassage};

    #[test]
    fn counts_again_in_the_other_unit() {
        let passage = WirePassage { id: "p1".into(), start: 0, end: 11, kind: PassageKind::Paragraph };
        let (id, kind, entity) = ("a1".into(), "person".into(), "e1".into());
        // 😀 is four bytes, two UTF-16 units and one code point; 王 is three bytes
        let mention = WireMention { id, kind, start: 4, end: 10, entity, confidence: 1.0 };
        let annotations = vec![WireAnnotation::Entity(mention)];
        let document = WireDocument { offsets: OffsetUnit::Byte, passages: vec![passage], annotations, ..WireDocument::default() };
        for (unit, ends) in [(OffsetUnit::CodePoint, (1, 3)), (OffsetUnit::Utf16, (2, 4)), (OffsetUnit::Byte, (4, 10))] {
            let counted = in_unit("😀王明.", &document, unit);
            let WireAnnotation::Entity(mention) = &counted.annotations[0] else { panic!("it was an entity") };
            assert_eq!(((mention.start, mention.end), counted.offsets), (ends, unit));
            assert_eq!(in_unit("😀王明.", &counted, OffsetUnit::Byte).annotations, document.annotations);
        }
    }
}
