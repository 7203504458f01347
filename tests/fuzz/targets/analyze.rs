//! The whole engine on any text: no panic, and every mark is a sound span of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use manicule::analysis::{Analyzer, Options};
use manicule::lexicon::Embedded;
use manicule::text::{OffsetUnit, Span};
use manicule::wire;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&Embedded).expect("the embedded data is sound"));

fuzz_target!(|text: &str| {
    let analysis = ANALYZER.analyze(text, &Options { reference_date: "2025-12-10".parse().ok(), ..Options::default() });
    let sound = |span: Span| text.get(span.start as usize..span.end as usize).is_some_and(|words| !words.is_empty());
    assert!(analysis.mentions.iter().all(|mention| sound(mention.span)));
    assert!(analysis.figures.iter().all(|figure| sound(figure.span)));
    assert!(analysis.mentions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    assert!(analysis.figures.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
        let document = wire::document(text, &analysis, unit);
        assert_eq!(wire::in_unit(text, &document, OffsetUnit::Byte).annotations, wire::document(text, &analysis, OffsetUnit::Byte).annotations);
    }
});
