//! Figures in the recognisers' shape, of every model and culture.

#![no_main]

use libfuzzer_sys::fuzz_target;
use manicule::figures::Recognizer;
use manicule::figures::recognize::{Culture, Model, moment};
use manicule::lexicon::Embedded;
use std::str::FromStr;
use std::sync::LazyLock;

const MODELS: [&str; 9] =
    ["number", "ordinal", "percent", "number-range", "age", "currency", "dimension", "temperature", "datetime"];

static RECOGNIZER: LazyLock<Recognizer> = LazyLock::new(|| Recognizer::new(&Embedded).expect("the tables are sound"));

fuzz_target!(|text: &str| {
    let now = moment("2016-11-07T00:00:00").expect("a moment");
    let units = text.encode_utf16().count();
    for model in MODELS.map(|name| Model::from_str(name).expect("a model")) {
        for culture in [Culture::ZhCn, Culture::EnUs] {
            let found = RECOGNIZER.recognize(text, model, culture, now);
            assert!(found.iter().all(|found| found.start <= found.end && (found.end as usize) < units));
        }
    }
});
