//! Weights and lists with anything in them: an error, never a panic, whatever the checksum says.

#![no_main]

use libfuzzer_sys::fuzz_target;
use manicule::analysis::{Analyzer, Options};
use manicule::lexicon::blob;
use std::collections::BTreeMap;

const NAMES: [&str; 7] = [
    "attributions.zh.weights.bin", "attributions.en.weights.bin", "entities.zh.lists.bin", "entities.zh.weights.bin",
    "entities.en.lists.bin", "entities.en.weights.bin", "figures.zh.weights.bin",
];

fuzz_target!(|input: (u8, Vec<Vec<u8>>, Vec<u8>)| {
    let (name, sections, raw) = input;
    let name = NAMES[usize::from(name) % NAMES.len()];
    for bytes in [blob::build(&sections), raw] {
        let provider: BTreeMap<String, Vec<u8>> = [(name.to_string(), bytes)].into();
        if let Ok(analyzer) = Analyzer::new(&provider) {
            analyzer.analyze("據王明透露，Meta Platforms 將投入。Tim Cook said so.", &Options::default());
        }
    }
});
