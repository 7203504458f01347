//! JSON texts, written quickly. Knows bytes; must not know what they say.
//!
//! A writer of JSON hands on a mark or a word at a time. What copies blocks of memory takes longer to begin than such a piece to write
//! byte by byte, in WebAssembly most of all.

use serde::Serialize;
use std::io::{self, Write};

/// A JSON text on its way.
#[derive(Default)]
pub struct Json(Vec<u8>);

/// Longer pieces are copied as blocks.
const SHORT: usize = 16;

impl Json {
    /// Adds text as it is.
    pub fn push(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Adds a value.
    pub fn value(&mut self, value: &impl Serialize) {
        // nothing that leaves the engine has keys that are no strings, and this writer cannot fail
        let _ = serde_json::to_writer(&mut *self, value);
    }

    /// Goes on with the members of `value`, an object, inside an object that has members already.
    pub fn member(&mut self, value: &impl Serialize) {
        let opening = self.0.len();
        self.value(value);
        if let Some(brace) = self.0.get_mut(opening) {
            *brace = b',';
        }
    }

    /// The text.
    pub fn text(self) -> String {
        String::from_utf8(self.0).unwrap_or_default()
    }
}

impl Write for Json {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.len() > SHORT {
            self.0.extend_from_slice(bytes);
        } else {
            bytes.iter().for_each(|&byte| self.0.push(byte));
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_go_on() {
        let value = serde_json::json!({ "a": "a long text “in quotes”, \"\n", "b": [1, 2.5, null] });
        let mut json = Json::default();
        json.push("{\"id\":7");
        json.member(&value);
        let read: serde_json::Value = serde_json::from_str(&json.text()).unwrap();
        assert_eq!((&read["id"], &read["a"], &read["b"]), (&7.into(), &value["a"], &value["b"]));
    }
}
