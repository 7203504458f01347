//! What holds for any text whatever: offsets lead there and back, marks lie in it and in order, and parts read alone read as they do
//! together. Knows the facade and the wire; must not know rules.

use manicule::analysis::{Analyzer, Options};
use manicule::lexicon::Embedded;
use manicule::text::{Document, OffsetMap, OffsetUnit, Span};
use manicule::wire::{self, WireAnnotation, WireDocument};
use proptest::prelude::*;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&Embedded).unwrap());
const UNITS: [OffsetUnit; 3] = [OffsetUnit::CodePoint, OffsetUnit::Utf16, OffsetUnit::Byte];

/// News in pieces: what marks are made of, and what breaks offsets.
fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "據", "兩名", "知情人士", "透露，", "「我們會", "繼續投資」", "央行", "宣布", "降息 0.25 個百分點", "。", "十二月十日", "Meta",
            "Ann Lee", " said ", "that ", "it would pay ", "$14.3 billion", "12%", "on Tuesday", ", ", ". ", "“No,” ", "people familiar",
        ]).prop_map(String::from),
        1 => prop::sample::select(vec!["😀", "👩‍👩‍👧", "e\u{301}", "\u{FEFF}", "\r\n", "\n\n", "\u{202E}", "Ａ", "🇹🇼", "\t", "\0"]).prop_map(String::from),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn annotated(text: &str, unit: OffsetUnit) -> WireDocument {
    wire::document(text, &ANALYZER.analyze(text, &Options::default()), unit)
}

/// All stretches of a mark, with the one that orders it first.
fn stretches(mark: &WireAnnotation) -> Vec<(u32, u32)> {
    match mark {
        WireAnnotation::Entity(mention) => vec![(mention.start, mention.end)],
        WireAnnotation::Figure(figure) => vec![(figure.start, figure.end)],
        WireAnnotation::Attribution(said) => {
            let sources = [&said.source, &said.inferred_source].into_iter().flatten().map(|source| (source.start, source.end));
            let others = said.content.iter().chain(&said.cue).chain(&said.role).chain(&said.anonymity_reason);
            others.map(|span| (span.start, span.end)).chain(sources).collect()
        }
    }
}

fn layer(mark: &WireAnnotation) -> u8 {
    match mark {
        WireAnnotation::Entity(_) => 0,
        WireAnnotation::Figure(_) => 1,
        WireAnnotation::Attribution(_) => 2,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn offsets_lead_there_and_back(text in "\\PC{0,40}|[a😀é漢\\u{10FFFF}\\r\\n]{0,60}") {
        for unit in UNITS {
            let map = OffsetMap::new(&text, unit);
            let bounds: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
            for &byte in &bounds {
                prop_assert_eq!(map.to_byte(map.from_byte(byte)), byte, "{:?}", unit);
            }
            prop_assert!(bounds.windows(2).all(|pair| map.from_byte(pair[0]) < map.from_byte(pair[1])));
            // past the end is the end
            prop_assert_eq!(map.to_byte(u32::MAX), text.len() as u32);
        }
    }

    #[test]
    fn marks_lie_in_the_text_and_in_order(text in news()) {
        let lengths = [text.chars().count(), text.encode_utf16().count(), text.len()];
        for (unit, length) in UNITS.into_iter().zip(lengths) {
            let document = annotated(&text, unit);
            for mark in &document.annotations {
                for (start, end) in stretches(mark) {
                    prop_assert!(start < end && end as usize <= length, "{mark:?}");
                }
            }
            prop_assert!(document.annotations.is_sorted_by_key(layer));
            prop_assert!(document.passages.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
        let bytes = annotated(&text, OffsetUnit::Byte);
        for (start, end) in bytes.annotations.iter().flat_map(stretches) {
            prop_assert!(text.is_char_boundary(start as usize) && text.is_char_boundary(end as usize));
        }
        // names and figures are told by their places, which never overlap
        for one in [0, 1] {
            let places: Vec<_> = bytes.annotations.iter().filter(|mark| layer(mark) == one).flat_map(stretches).collect();
            prop_assert!(places.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{places:?}");
        }
    }

    #[test]
    fn a_document_in_another_unit_is_the_same(text in news()) {
        let bytes = annotated(&text, OffsetUnit::Byte);
        for unit in UNITS {
            prop_assert_eq!(wire::in_unit(&text, &bytes, unit), annotated(&text, unit));
        }
    }

    #[test]
    fn passages_read_alone_are_the_same(parts in prop::collection::vec(news(), 1..4)) {
        let whole = parts.join("\n\n");
        let together = Document::new(&whole, None);
        let mut passages = Vec::new();
        let mut tokens = Vec::new();
        let mut base = 0;
        for part in &parts {
            let alone = Document::new(part, None);
            let moved = |span: Span| Span::new((span.start + base) as usize, (span.end + base) as usize);
            passages.extend(alone.passages.iter().map(|passage| moved(passage.span)));
            tokens.extend(alone.tokens.iter().map(|token| moved(token.span)));
            base += part.len() as u32 + 2;
        }
        prop_assert_eq!(together.passages.iter().map(|passage| passage.span).collect::<Vec<_>>(), passages);
        prop_assert_eq!(together.tokens.iter().map(|token| token.span).collect::<Vec<_>>(), tokens);
    }

    #[test]
    fn the_same_text_gives_the_same_marks(text in news()) {
        prop_assert_eq!(annotated(&text, OffsetUnit::Utf16), annotated(&text, OffsetUnit::Utf16));
    }
}
