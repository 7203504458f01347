//! An open article: the original and what was found in it. Knows the wire document (offsets in bytes); must not know tags or filters.

use super::blocks::{Block, blocks};
use super::marks::{MarkIndex, Part};
use super::pieces::{Piece, TagPart, pieces};
use crate::text::{Language, OffsetUnit, Span, passages};
use crate::wire::{SCHEMA, WireAnnotation, WireDocument, WirePassage, sha256};
use std::rc::Rc;

/// Where an article came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A bundled sample, by id.
    Sample(String),
    /// A file, by name.
    File(String),
    /// The clipboard or the text box.
    Paste,
    /// Read before and kept in this browser.
    Kept,
}

/// An open article.
#[derive(Clone, Debug)]
pub struct Article {
    /// SHA-256 of the text: its name in storage.
    pub key: String,
    /// The first heading or the first words.
    pub title: String,
    /// Where it came from.
    pub origin: Origin,
    /// The original, never changed.
    pub text: Rc<str>,
    /// What was found in it; offsets in bytes. Without annotations until the engine has answered.
    pub wire: WireDocument,
    /// Whether the engine has answered.
    pub marked: bool,
    /// Where the marks lie.
    pub marks: MarkIndex,
    /// The text as it is laid out.
    pub blocks: Vec<Block>,
}

/// The longest title, in characters.
const TITLE: usize = 90;

impl Article {
    /// An article as it stands before the engine has answered. Linear in the text.
    pub fn new(text: Rc<str>, origin: Origin, reference_date: Option<String>) -> Self {
        let found = passages(&text);
        let first = found.first().map_or("", |passage| passage.span.of(&text));
        let title: String = first.trim_start_matches(['#', ' ']).chars().take(TITLE).collect();
        let shown = |(nth, p): (usize, &crate::text::Passage)| WirePassage {
            id: format!("p{}", nth + 1),
            start: p.span.start,
            end: p.span.end,
            kind: p.kind,
        };
        let wire = WireDocument {
            id: None,
            schema: SCHEMA.into(),
            offsets: OffsetUnit::Byte,
            language: Language::detect(&text).tag().into(),
            reference_date,
            text_sha256: sha256(&text),
            complete: false,
            passages: found.iter().enumerate().map(shown).collect(),
            entities: Vec::new(),
            annotations: Vec::new(),
            voices: Vec::new(),
            provenance: Default::default(),
        };
        let blocks = blocks(&text, &found);
        Article { key: wire.text_sha256.clone(), title, origin, text, wire, marked: false, marks: MarkIndex::default(), blocks }
    }

    /// The same article with the engine's answer, whose offsets must be bytes.
    pub fn with_marks(&self, wire: WireDocument) -> Self {
        Article { marks: MarkIndex::new(&wire), wire, marked: true, ..self.clone() }
    }

    /// The same article with the engine's answer for its beginning.
    pub fn with_first_marks(&self, head: WireDocument) -> Self {
        let wire = WireDocument {
            entities: head.entities,
            annotations: head.annotations,
            voices: head.voices,
            language: head.language,
            ..self.wire.clone()
        };
        Article { marked: false, ..self.with_marks(wire) }
    }

    /// Where the first screens of a long text end, in bytes; none for a text that is marked as soon as they are.
    pub fn head(&self) -> Option<usize> {
        const LONG: usize = 60_000;
        const FIRST: u32 = 12_000;
        let last = self.blocks.iter().take_while(|block| block.span.end <= FIRST).last()?;
        (self.text.len() > LONG).then_some(last.span.end as usize)
    }

    /// The text of a span.
    pub fn words(&self, start: u32, end: u32) -> &str {
        Span { start, end: end.max(start) }.of(&self.text)
    }

    /// The parts of marks in a block, by position.
    pub fn parts(&self, block: usize) -> Vec<Part> {
        self.marks.within(self.blocks[block].span).copied().collect()
    }

    /// A block cut into pieces.
    pub fn pieces(&self, block: usize, tags: &[TagPart]) -> Vec<Piece> {
        pieces(self.blocks[block].span, &self.parts(block), tags, &self.wire.annotations)
    }

    /// The white space after a block.
    pub fn gap(&self, block: usize) -> &str {
        let block = &self.blocks[block];
        self.words(block.span.end, block.gap_end)
    }

    /// The block at a byte; the last block for a byte past the end.
    pub fn block_at(&self, byte: u32) -> usize {
        self.blocks.partition_point(|block| block.gap_end <= byte).min(self.blocks.len().saturating_sub(1))
    }

    /// The first block of a passage.
    pub fn block_of(&self, passage: usize) -> usize {
        self.blocks.partition_point(|block| (block.passage as usize) < passage)
    }

    /// The passage at a byte.
    pub fn passage_at(&self, byte: u32) -> usize {
        self.blocks.get(self.block_at(byte)).map_or(0, |block| block.passage as usize)
    }

    /// How many marks the layers have: entities, figures, attributions.
    pub fn counts(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        for annotation in &self.wire.annotations {
            counts[match annotation {
                WireAnnotation::Entity(_) => 0,
                WireAnnotation::Figure(_) => 1,
                WireAnnotation::Attribution(_) => 2,
            }] += 1;
        }
        counts
    }

    /// Letters, digits and ideographs: what a reader would call its length.
    pub fn length(&self) -> usize {
        if self.is_chinese() {
            self.text.chars().filter(|c| c.is_alphanumeric()).count()
        } else {
            self.text.split_whitespace().count()
        }
    }

    /// Whether most of it is Chinese.
    pub fn is_chinese(&self) -> bool {
        self.wire.language.starts_with("zh")
    }

    /// The entity with this id.
    pub fn entity(&self, id: &str) -> Option<&crate::wire::WireEntity> {
        let nth: usize = id.strip_prefix('e')?.parse().ok()?;
        self.wire.entities.get(nth.checked_sub(1)?).filter(|entity| entity.id == id)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::wire::*;

    /// `Ann,say` … as the engine would answer: an anonymous source, a cue, a statement with a figure.
    pub(crate) fn wire() -> WireDocument {
        let mut document = Article::new("x".repeat(24).into(), Origin::Paste, None).wire;
        document.entities =
            vec![WireEntity { id: "e1".into(), kind: "person".into(), name: "Ann".into(), aliases: vec![], mentions: 1 }];
        document.annotations = vec![
            WireAnnotation::Entity(WireMention {
                id: "a1".into(),
                kind: "person".into(),
                start: 0,
                end: 2,
                entity: "e1".into(),
                confidence: 1.0,
            }),
            WireAnnotation::Figure(Box::new(WireFigure {
                id: "a2".into(),
                kind: "money".into(),
                start: 8,
                end: 12,
                value: WireValue { amount: Some("14300000000".into()), currency: Some("USD".into()), ..WireValue::default() },
                reading: String::new(),
            })),
            WireAnnotation::Attribution(Box::new(WireAttribution {
                id: "a3".into(),
                quote: "indirect".into(),
                source: Some(WireSource { start: 0, end: 4, entity: Some("e1".into()) }),
                inferred_source: None,
                cue: Some(WireSpan { start: 4, end: 6 }),
                statement: "say".into(),
                content: vec![WireSpan { start: 6, end: 20 }],
                source_kind: "anonymous".into(),
                role: None,
                anonymity_reason: None,
            })),
        ];
        document
    }

    #[test]
    fn a_long_text_has_a_head_that_is_marked_alone() {
        let text = "一段有字的話。\n\n".repeat(4_000);
        let article = Article::new(text.as_str().into(), Origin::Paste, None);
        let head = article.head().unwrap();
        assert!(head <= 12_000 && text.is_char_boundary(head) && text[..head].ends_with('。'));
        let begun = article.with_first_marks(wire());
        assert!(!begun.marked && begun.wire.annotations.len() == 3);
        assert_eq!((begun.wire.passages.len(), &begun.key), (4_000, &article.key));
        assert_eq!(Article::new("short".into(), Origin::Paste, None).head(), None);
    }

    #[test]
    fn finds_blocks_and_titles() {
        let article = Article::new("標題\n\n第一段。\n第二段。".into(), Origin::Paste, None);
        assert_eq!((article.title.as_str(), article.blocks.len()), ("標題", 3));
        assert_eq!(article.gap(0), "\n\n");
        assert_eq!(article.block_at(6), 0);
        assert_eq!(article.block_at(8), 1);
        assert_eq!(article.block_at(9999), 2);
        assert_eq!(Article::new("".into(), Origin::Paste, None).blocks.len(), 0);
    }
}
