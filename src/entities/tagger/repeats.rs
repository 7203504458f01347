//! Sums that come again and again: what a word says for itself and its neighbours, added up once a document, and the same for classes.
//! Knows which tokens say the same; must not know features.

use super::features::{Same, WIDE};
use super::lanes::Sums;

/// How many distances a byte can tell.
pub(super) const DISTANCES: usize = 8;
/// The sums of the tokens that a feature may speak for.
pub(super) type Window = [Sums; DISTANCES];
/// How many of them features of words and classes reach.
const WIDTH: usize = WIDE.count_ones() as usize;

/// How many words and classes are kept at a time, as powers of two; one takes the place of another.
const WORD_BITS: u32 = 11;
const CLASS_BITS: u32 = 9;

/// What words and classes have added so far in a document.
pub(crate) struct Repeats {
    pub(super) words: Memory,
    pub(super) classes: Memory,
}

impl Default for Repeats {
    fn default() -> Self {
        Repeats { words: Memory::new(WORD_BITS), classes: Memory::new(CLASS_BITS) }
    }
}

/// Sums by what they are of.
pub(super) struct Memory {
    kept: Vec<Kept>,
    bits: u32,
}

#[derive(Clone, Copy)]
struct Kept {
    of: Same,
    sums: [Sums; WIDTH],
}

impl Memory {
    fn new(bits: u32) -> Self {
        Memory { kept: vec![Kept { of: [u64::MAX; 2], sums: [Sums::zero(); WIDTH] }; 1 << bits], bits }
    }

    /// Adds the sums of `of`; `sum` adds them up where they are not known.
    #[inline(always)]
    pub(super) fn add(&mut self, of: Same, window: &mut Window, sum: impl FnOnce(&mut Window)) {
        let place = (of[0] ^ of[1].rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - self.bits);
        let kept = &mut self.kept[place as usize];
        if kept.of != of {
            let mut fresh = [Sums::zero(); DISTANCES];
            sum(&mut fresh);
            kept.of = of;
            kept.sums.copy_from_slice(&fresh[..WIDTH]);
        }
        for (sums, kept) in window.iter_mut().zip(&kept.sums) {
            sums.join(*kept);
        }
    }
}
