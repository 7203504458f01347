//! Maps that are asked often. Knows bytes; must not know what the keys mean.
//!
//! The standard library's hash is made for keys that an enemy chooses and costs more than most look-ups here do. Who writes a text
//! to slow down its own reading gains nothing: the reading runs in a worker that the reader can stop.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map with a quick hash. Its order is the same in every run, and still no order to rely on.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// The hash: each eight bytes are mixed in by a rotation and a multiplication.
#[derive(Clone, Default)]
pub struct Quick(u64);

impl Quick {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        words.iter().for_each(|&word| self.mix(u64::from_le_bytes(word)));
        if !rest.is_empty() {
            self.mix(rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn write_u32(&mut self, number: u32) {
        self.mix(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    /// The high bits are the well mixed ones, and tables look at the low ones first.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_and_spread() {
        let map: Map<String, usize> = (0..1000).map(|nth| (format!("name {nth}"), nth)).collect();
        assert!((0..1000).all(|nth| map.get(format!("name {nth}").as_str()) == Some(&nth)));
        let low = |nth: u32| {
            let mut hash = Quick::default();
            hash.write_u32(nth << 12);
            hash.finish() & 255
        };
        let mut seen: Vec<u64> = (0..256).map(low).collect();
        seen.sort_unstable();
        seen.dedup();
        assert!(seen.len() > 128, "{} of 256", seen.len());
    }
}
