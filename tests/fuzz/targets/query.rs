//! A query as somebody types it, on a document of a few marks.

#![no_main]

use libfuzzer_sys::fuzz_target;
use manicule::query::{Index, complete, evaluate, parse};
use manicule::wire::WireDocument;
use std::sync::LazyLock;

const DOCUMENT: &str = include_str!("../../cases/query.document.json");

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let document: WireDocument = serde_json::from_str(DOCUMENT).expect("the tests' document");
    Index::new(&"某人說，Meta 投入 143 億美元。".repeat(20), &document)
});

fuzz_target!(|query: &str| {
    match parse(query) {
        Ok(parsed) => assert!(evaluate(&parsed, &INDEX).passages.iter().all(|&nth| nth < INDEX.passages())),
        Err(error) => assert!(query.get(error.span.start as usize..error.span.end as usize).is_some()),
    }
    for offer in complete(query, query.len(), &INDEX) {
        assert!(query.get(offer.replaces.start as usize..offer.replaces.end as usize).is_some());
    }
});
