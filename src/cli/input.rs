//! Reading files and standard input. Knows `-` and encodings; must not know what is in the texts.

use super::Failure;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

/// The whole of a file, or of standard input for `-`.
pub(super) fn read_text(file: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(|_| ()),
        path => std::fs::read(path).map(|content| bytes = content),
    };
    read.map_err(|error| Failure::Input(format!("{file}: cannot be read: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::Input(format!("{file}: is not UTF-8 at byte {at}: convert it first, for instance with iconv"))
    })
}

/// The lines of a file, read one after the other.
pub(super) fn lines(file: &str) -> Result<Box<dyn Iterator<Item = std::io::Result<String>>>, Failure> {
    if file == "-" {
        return Ok(Box::new(std::io::stdin().lock().lines()));
    }
    let opened = File::open(file).map_err(|error| Failure::Input(format!("{file}: cannot be read: {error}")))?;
    Ok(Box::new(BufReader::new(opened).lines()))
}
