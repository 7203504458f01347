//! What crosses between page and worker: rows and requests.

#![no_main]

use libfuzzer_sys::fuzz_target;
use manicule::wire::{Request, WireDocument, rows};

fuzz_target!(|message: &str| {
    if let Some(document) = rows::read(message) {
        assert_eq!(rows::read(&rows::write(&document)), Some(document));
    }
    // whatever it says, it is read or refused
    let _ = Request::read(message);
    let _ = serde_json::from_str::<WireDocument>(message);
});
