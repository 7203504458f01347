//! The engine's answers on the bundled samples: sound offsets, and the values of a known sentence.

use manicule::analysis::{Analyzer, Options};
use manicule::lexicon::Embedded;
use manicule::text::OffsetUnit;
use manicule::wire;
use wasm_bindgen_test::wasm_bindgen_test;

const SAMPLES: [&str; 3] = [
    include_str!("../../www/samples/en.txt"),
    include_str!("../../www/samples/zh-Hans.txt"),
    include_str!("../../www/samples/zh-Hant.txt"),
];

fn annotated(text: &str, unit: OffsetUnit) -> serde_json::Value {
    let analyzer = Analyzer::new(&Embedded).expect("the embedded lexicon is sound");
    let analysis = analyzer.analyze(text, &Options::default());
    serde_json::to_value(wire::document(text, &analysis, unit)).expect("a document is plain data")
}

#[wasm_bindgen_test]
fn marks_lie_inside_the_samples_in_utf16() {
    for text in SAMPLES {
        let length = text.encode_utf16().count() as u64;
        let document = annotated(text, OffsetUnit::Utf16);
        let annotations = document["annotations"].as_array().expect("a list");
        assert!(annotations.len() > 20, "a news feature has more than {} marks", annotations.len());
        for mark in annotations.iter().filter(|mark| mark.get("start").is_some()) {
            let (start, end) = (mark["start"].as_u64().unwrap(), mark["end"].as_u64().unwrap());
            assert!(start < end && end <= length, "{mark}");
        }
    }
}

#[wasm_bindgen_test]
fn an_amount_has_its_value() {
    let document = annotated("Meta spent $14.3 billion.", OffsetUnit::Utf16);
    let money = document["annotations"].as_array().unwrap().iter().find(|mark| mark["type"] == "money").expect("an amount");
    assert_eq!(money["value"], serde_json::json!({ "amount": "14300000000", "currency": "USD" }));
    assert_eq!((money["start"].as_u64(), money["end"].as_u64()), (Some(11), Some(24)));
}
