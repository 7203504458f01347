//! Sums that come again and again: what a word says for itself and its neighbours, added up once a document, and the same for classes.
//! Knows which facts tell words and classes apart; must not know features.

use super::facts::Fact;
use super::lanes::Sums;
use crate::text::TokenKind;

/// How many distances a byte can tell.
pub(super) const DISTANCES: usize = 8;
/// The sums of the tokens that a feature may speak for.
pub(super) type Window = [Sums; DISTANCES];
/// How many of them features of words and classes reach.
const WIDTH: usize = super::features::WIDE.count_ones() as usize;

/// Words that are kept at a time, by the highest bits of their hash; a word takes the place of another.
const WORD_BITS: u32 = 10;
/// There are no more classes, with places and lengths, than a [`Fact`]'s `class` tells.
const CLASSES: usize = 512;

/// What words and classes have added so far in a document.
pub(crate) struct Repeats {
    words: Vec<Kept>,
    classes: Vec<Kept>,
}

#[derive(Clone, Copy)]
struct Kept {
    /// Whose sums they are, plus one; 0 for nobody's.
    of: u64,
    sums: [Sums; WIDTH],
}

impl Default for Repeats {
    fn default() -> Self {
        let none = Kept { of: 0, sums: [Sums::zero(); WIDTH] };
        Repeats { words: vec![none; 1 << WORD_BITS], classes: vec![none; CLASSES] }
    }
}

impl Repeats {
    /// Adds what the fact's word says; `sum` adds it up where it is not known.
    #[inline(always)]
    pub(super) fn add_word(&mut self, fact: &Fact, window: &mut Window, sum: impl FnOnce(&mut Window)) {
        // a Han character and another token may share a hash, and only the one has a role
        let of = u64::from(fact.word) << 1 | u64::from(fact.kind == TokenKind::Han);
        self.words[(fact.word >> (32 - WORD_BITS)) as usize].add(of + 1, window, sum);
    }

    /// Adds what the fact's class says.
    #[inline(always)]
    pub(super) fn add_class(&mut self, fact: &Fact, window: &mut Window, sum: impl FnOnce(&mut Window)) {
        self.classes[fact.class as usize % CLASSES].add(u64::from(fact.class) + 1, window, sum);
    }
}

impl Kept {
    #[inline(always)]
    fn add(&mut self, of: u64, window: &mut Window, sum: impl FnOnce(&mut Window)) {
        if self.of != of {
            let mut fresh = [Sums::zero(); DISTANCES];
            sum(&mut fresh);
            self.of = of;
            self.sums.copy_from_slice(&fresh[..WIDTH]);
        }
        for (sums, kept) in window.iter_mut().zip(&self.sums) {
            sums.join(*kept);
        }
    }
}
