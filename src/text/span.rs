//! A stretch of text. Knows two byte offsets; must not know which text they belong to.

use serde::{Deserialize, Serialize};

/// A half-open stretch `[start, end)` of a text in **bytes**, always on character boundaries of that text.
///
/// Texts are limited to 4 GiB by the type, which halves the size of every mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; an end before the start gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let start = clamp(start);
        Span { start, end: clamp(end).max(start) }
    }

    /// The text it covers; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte offset lies inside.
    pub fn covers(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn union(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span moved right by `bytes`.
    pub fn shifted(self, bytes: u32) -> Span {
        Span { start: self.start + bytes, end: self.end + bytes }
    }

    /// The span without white space at its ends.
    pub fn trimmed(self, text: &str) -> Span {
        let covered = self.of(text);
        let start = self.start as usize + covered.len() - covered.trim_start().len();
        Span::new(start, start + covered.trim().len())
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_to_what_is_visible() {
        assert_eq!(Span::new(0, 9).trimmed("  北京 "), Span::new(2, 8));
        assert!(Span::new(0, 2).trimmed("  ").is_empty());
    }

    #[test]
    fn never_panics_on_a_foreign_text() {
        assert_eq!(Span::new(1, 2).of("北"), "");
        assert_eq!(Span::new(7, 9).of("a"), "");
    }

    #[test]
    fn relations() {
        let (a, b) = (Span::new(0, 4), Span::new(2, 6));
        assert!(a.overlaps(b) && !a.contains(b) && a.covers(3) && !a.covers(4));
        assert_eq!(a.union(b), Span::new(0, 6));
        assert!(!Span::new(0, 2).overlaps(Span::new(2, 4)));
    }
}
