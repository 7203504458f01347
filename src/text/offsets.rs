//! Counting the same place in bytes, UTF-16 code units and code points. Knows encodings; must not know who asks.

use serde::{Deserialize, Serialize};

/// The unit in which a caller counts offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OffsetUnit {
    /// UTF-8 bytes, the engine's own unit.
    Byte,
    /// UTF-16 code units, JavaScript's unit.
    #[serde(rename = "utf-16")]
    Utf16,
    /// Unicode code points, the unit of W3C Web Annotation and of the interchange JSON.
    #[default]
    CodePoint,
}

impl std::str::FromStr for OffsetUnit {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "byte" => Ok(OffsetUnit::Byte),
            "utf-16" => Ok(OffsetUnit::Utf16),
            "code-point" => Ok(OffsetUnit::CodePoint),
            _ => Err(format!("unknown offset unit “{name}”: use code-point, utf-16 or byte")),
        }
    }
}

/// How many bytes lie between two remembered places: a query scans at most this much.
const STRIDE: usize = 64;

/// Translates byte offsets of one text into another unit and back.
///
/// Building reads the text once; each query reads at most 64 bytes of it. Memory: 4 bytes per 64 bytes of text.
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before the first character that starts at or after `k * STRIDE`.
    marks: Vec<u32>,
}

impl<'t> OffsetMap<'t> {
    /// A map between bytes and `unit` for `text`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        OffsetMap { text, unit, marks: marks(text, unit) }
    }

    /// The offset in the caller's unit of a byte offset. Inside a character, the character's start counts; past the end, the end.
    pub fn from_byte(&self, byte: u32) -> u32 {
        if self.unit == OffsetUnit::Byte {
            return byte.min(self.text.len() as u32);
        }
        let byte = floor_boundary(self.text, byte as usize);
        let slot = byte / STRIDE;
        let from = ceil_boundary(self.text, slot * STRIDE);
        if from > byte {
            return self.marks[slot] - units(&self.text[byte..from], self.unit);
        }
        self.marks[slot] + units(&self.text[from..byte], self.unit)
    }

    /// The byte offset of an offset in the caller's unit. Inside a surrogate pair or a byte sequence, the character's start; past the end, the end.
    pub fn to_byte(&self, offset: u32) -> u32 {
        if self.unit == OffsetUnit::Byte {
            return floor_boundary(self.text, offset as usize) as u32;
        }
        let slot = self.marks.partition_point(|&mark| mark <= offset).saturating_sub(1);
        let from = ceil_boundary(self.text, slot * STRIDE);
        let mut left = offset - self.marks[slot].min(offset);
        for (at, c) in self.text[from..].char_indices() {
            let width = width(c, self.unit);
            if left < width {
                return (from + at) as u32;
            }
            left -= width;
        }
        self.text.len() as u32
    }
}

fn marks(text: &str, unit: OffsetUnit) -> Vec<u32> {
    let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
    let (mut from, mut count) = (0, 0);
    for slot in 0..=text.len() / STRIDE {
        let to = ceil_boundary(text, slot * STRIDE);
        count += units(&text[from..to], unit);
        marks.push(count);
        from = to;
    }
    marks
}

fn units(text: &str, unit: OffsetUnit) -> u32 {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let starts = |word: u64| !(word >> 7) | word >> 6;
    let fours = |word: u64| word >> 7 & word >> 6 & word >> 5 & word >> 4;
    match unit {
        OffsetUnit::Byte => text.len() as u32,
        OffsetUnit::CodePoint => bytes_where(words, rest, starts),
        // every character starts once; those of four bytes (lead byte 0xF0 and above) take a second unit
        OffsetUnit::Utf16 => bytes_where(words, rest, starts) + bytes_where(words, rest, fours),
    }
}

/// How many bytes pass a test that leaves its answer in their lowest bits; eight are asked at once.
fn bytes_where(words: &[[u8; 8]], rest: &[u8], test: impl Fn(u64) -> u64) -> u32 {
    const LOWEST: u64 = 0x0101_0101_0101_0101;
    let in_words: u32 = words.iter().map(|&word| (test(u64::from_le_bytes(word)) & LOWEST).count_ones()).sum();
    in_words + rest.iter().map(|&byte| (test(byte.into()) & 1) as u32).sum::<u32>()
}

fn width(c: char, unit: OffsetUnit) -> u32 {
    match unit {
        OffsetUnit::Byte => c.len_utf8() as u32,
        OffsetUnit::Utf16 => c.len_utf16() as u32,
        OffsetUnit::CodePoint => 1,
    }
}

fn floor_boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn ceil_boundary(text: &str, byte: usize) -> usize {
    (byte.min(text.len())..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every boundary of texts that are awkward in each unit, and longer than one stride.
    fn texts() -> Vec<String> {
        let mixed = "a北😀é\u{301}👨‍👩‍👧\u{FEFF}𠀀";
        vec![String::new(), "plain".into(), mixed.into(), mixed.repeat(40), "😀".repeat(300), "x".repeat(STRIDE)]
    }

    #[test]
    fn agrees_with_counting_from_the_start() {
        for text in texts() {
            let points = OffsetMap::new(&text, OffsetUnit::CodePoint);
            let utf16 = OffsetMap::new(&text, OffsetUnit::Utf16);
            for (nth, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(points.from_byte(at as u32), nth as u32);
                assert_eq!(utf16.from_byte(at as u32), text[..at].encode_utf16().count() as u32);
            }
        }
    }

    #[test]
    fn there_and_back_is_the_same_place() {
        for text in texts() {
            for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
                let map = OffsetMap::new(&text, unit);
                for at in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
                    assert_eq!(map.to_byte(map.from_byte(at as u32)), at as u32, "{unit:?}");
                }
            }
        }
    }

    #[test]
    fn offsets_beyond_the_text_or_inside_a_character_are_clamped() {
        let map = OffsetMap::new("a😀", OffsetUnit::Utf16);
        assert_eq!(map.to_byte(2), 1);
        assert_eq!(map.to_byte(99), 5);
        assert_eq!(map.from_byte(3), 1);
        assert_eq!(map.from_byte(99), 3);
    }
}
