//! A file of every format that is read, and everything that is read written again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use manicule::interchange::{Format, convert, export, import};

const TEXT: &str = "據知情人士透露，Meta 將投入 143 億美元。\nAnalysts said it paid $3.4B.";

fuzz_target!(|file: &str| {
    for format in Format::ALL.into_iter().filter(|format| format.can_import()) {
        // all texts of a file, where nobody says which is meant
        let _ = convert(format, Format::Doccano, file, None);
        let Ok(imported) = import(format, file, Some(TEXT)) else { continue };
        for other in Format::ALL {
            export(other, &imported.bundle);
        }
    }
});
