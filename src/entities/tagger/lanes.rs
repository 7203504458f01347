//! Many small numbers added at once: the weights of a feature, their sums, and the scores made of them. Knows lanes; must not know
//! which label has which.
//!
//! Browsers get the vectors of WebAssembly by name, for a module compiled for size gets none by itself; everywhere else these are
//! plain arrays, and both give the same numbers.

/// Weights of one feature at one distance.
#[derive(Clone, Copy)]
pub(super) struct Weights(machine::Bytes);

/// Sums of weights.
#[derive(Clone, Copy)]
pub(super) struct Sums(machine::Shorts);

/// Sums of eight lanes with room for whole passages.
#[derive(Clone, Copy)]
pub(super) struct Scores(machine::Words);

impl Weights {
    pub(super) fn new(weights: [i8; 16]) -> Self {
        Weights(machine::bytes(weights))
    }
}

impl Sums {
    /// All zero.
    #[inline(always)]
    pub(super) fn zero() -> Self {
        Sums::new([0; 16])
    }

    #[inline(always)]
    pub(super) fn new(sums: [i16; 16]) -> Self {
        Sums(machine::shorts(sums))
    }

    /// Each lane as a number.
    #[inline(always)]
    pub(super) fn array(self) -> [i16; 16] {
        machine::short_array(self.0)
    }

    /// Adds to each sum its weight.
    #[inline(always)]
    pub(super) fn add(&mut self, weights: Weights) {
        self.0 = machine::add_bytes(self.0, weights.0);
    }

    /// Adds other sums.
    #[inline(always)]
    pub(super) fn join(&mut self, other: Sums) {
        self.0 = machine::add_shorts(self.0, other.0);
    }

    /// The first eight sums and the last eight.
    #[inline(always)]
    pub(super) fn halves(self) -> [Scores; 2] {
        machine::widen(self.0).map(Scores)
    }
}

impl Scores {
    #[inline(always)]
    pub(super) fn new(scores: [i32; 8]) -> Self {
        Scores(machine::words(scores))
    }

    /// The same in every lane.
    #[inline(always)]
    pub(super) fn all(score: i32) -> Self {
        Scores::new([score; 8])
    }

    /// Each lane as a number.
    #[inline(always)]
    pub(super) fn array(self) -> [i32; 8] {
        machine::word_array(self.0)
    }

    #[inline(always)]
    pub(super) fn plus(self, other: Scores) -> Self {
        Scores(machine::add(self.0, other.0))
    }

    /// The greater of the two in each lane.
    #[inline(always)]
    pub(super) fn max(self, other: Scores) -> Self {
        Scores(machine::max(self.0, other.0))
    }

    /// The greatest of all lanes.
    #[inline(always)]
    pub(super) fn highest(self) -> i32 {
        machine::highest(self.0)
    }

    /// The seventh lane.
    #[inline(always)]
    pub(super) fn seventh(self) -> i32 {
        machine::seventh(self.0)
    }

    /// The same with another seventh lane.
    #[inline(always)]
    pub(super) fn with_seventh(self, score: i32) -> Self {
        Scores(machine::with_seventh(self.0, score))
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod machine {
    use core::arch::wasm32::*;

    pub(super) type Bytes = v128;
    pub(super) type Shorts = [v128; 2];
    pub(super) type Words = [v128; 2];

    pub(super) fn bytes(bytes: [i8; 16]) -> Bytes {
        let half = |from: usize| u64::from_le_bytes(std::array::from_fn(|nth| bytes[from + nth] as u8));
        u64x2(half(0), half(8))
    }

    #[inline(always)]
    pub(super) fn shorts(n: [i16; 16]) -> Shorts {
        [i16x8(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]), i16x8(n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15])]
    }

    #[inline(always)]
    pub(super) fn short_array([low, high]: Shorts) -> [i16; 16] {
        macro_rules! lanes {
            ($($nth:literal)+) => { [$(i16x8_extract_lane::<$nth>(low)),+, $(i16x8_extract_lane::<$nth>(high)),+] };
        }
        lanes!(0 1 2 3 4 5 6 7)
    }

    #[inline(always)]
    pub(super) fn add_bytes([low, high]: Shorts, bytes: Bytes) -> Shorts {
        [i16x8_add(low, i16x8_extend_low_i8x16(bytes)), i16x8_add(high, i16x8_extend_high_i8x16(bytes))]
    }

    #[inline(always)]
    pub(super) fn add_shorts(one: Shorts, other: Shorts) -> Shorts {
        [i16x8_add(one[0], other[0]), i16x8_add(one[1], other[1])]
    }

    #[inline(always)]
    pub(super) fn widen(shorts: Shorts) -> [Words; 2] {
        shorts.map(|half| [i32x4_extend_low_i16x8(half), i32x4_extend_high_i16x8(half)])
    }

    #[inline(always)]
    pub(super) fn words(n: [i32; 8]) -> Words {
        [i32x4(n[0], n[1], n[2], n[3]), i32x4(n[4], n[5], n[6], n[7])]
    }

    #[inline(always)]
    pub(super) fn word_array([low, high]: Words) -> [i32; 8] {
        macro_rules! lanes {
            ($($nth:literal)+) => { [$(i32x4_extract_lane::<$nth>(low)),+, $(i32x4_extract_lane::<$nth>(high)),+] };
        }
        lanes!(0 1 2 3)
    }

    #[inline(always)]
    pub(super) fn add(one: Words, other: Words) -> Words {
        [i32x4_add(one[0], other[0]), i32x4_add(one[1], other[1])]
    }

    #[inline(always)]
    pub(super) fn max(one: Words, other: Words) -> Words {
        [i32x4_max(one[0], other[0]), i32x4_max(one[1], other[1])]
    }

    #[inline(always)]
    pub(super) fn highest([low, high]: Words) -> i32 {
        let four = i32x4_max(low, high);
        let two = i32x4_max(four, i32x4_shuffle::<2, 3, 0, 1>(four, four));
        i32x4_extract_lane::<0>(i32x4_max(two, i32x4_shuffle::<1, 0, 1, 0>(two, two)))
    }

    #[inline(always)]
    pub(super) fn seventh([_, high]: Words) -> i32 {
        i32x4_extract_lane::<2>(high)
    }

    #[inline(always)]
    pub(super) fn with_seventh([low, high]: Words, score: i32) -> Words {
        [low, i32x4_replace_lane::<2>(high, score)]
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod machine {
    pub(super) type Bytes = [i8; 16];
    pub(super) type Shorts = [i16; 16];
    pub(super) type Words = [i32; 8];

    pub(super) fn bytes(bytes: [i8; 16]) -> Bytes {
        bytes
    }

    pub(super) fn shorts(shorts: [i16; 16]) -> Shorts {
        shorts
    }

    pub(super) fn short_array(shorts: Shorts) -> [i16; 16] {
        shorts
    }

    #[inline(always)]
    pub(super) fn add_bytes(mut shorts: Shorts, bytes: Bytes) -> Shorts {
        for nth in 0..16 {
            shorts[nth] = shorts[nth].wrapping_add(i16::from(bytes[nth]));
        }
        shorts
    }

    #[inline(always)]
    pub(super) fn add_shorts(mut one: Shorts, other: Shorts) -> Shorts {
        for nth in 0..16 {
            one[nth] = one[nth].wrapping_add(other[nth]);
        }
        one
    }

    #[inline(always)]
    pub(super) fn widen(shorts: Shorts) -> [Words; 2] {
        let (mut low, mut high) = ([0; 8], [0; 8]);
        for nth in 0..8 {
            low[nth] = i32::from(shorts[nth]);
            high[nth] = i32::from(shorts[nth + 8]);
        }
        [low, high]
    }

    pub(super) fn words(words: [i32; 8]) -> Words {
        words
    }

    pub(super) fn word_array(words: Words) -> [i32; 8] {
        words
    }

    #[inline(always)]
    pub(super) fn add(mut one: Words, other: Words) -> Words {
        for nth in 0..8 {
            one[nth] = one[nth].wrapping_add(other[nth]);
        }
        one
    }

    #[inline(always)]
    pub(super) fn max(mut one: Words, other: Words) -> Words {
        for nth in 0..8 {
            one[nth] = one[nth].max(other[nth]);
        }
        one
    }

    #[inline(always)]
    pub(super) fn highest(words: Words) -> i32 {
        let mut highest = words[0];
        for &word in &words[1..] {
            highest = highest.max(word);
        }
        highest
    }

    pub(super) fn seventh(words: Words) -> i32 {
        words[6]
    }

    pub(super) fn with_seventh(mut words: Words, score: i32) -> Words {
        words[6] = score;
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_keep_to_themselves() {
        let mut sums = Sums::new(std::array::from_fn(|nth| nth as i16 * 100 - 800));
        sums.add(Weights::new(std::array::from_fn(|nth| -128 + nth as i8)));
        assert_eq!(sums.array(), std::array::from_fn(|nth| nth as i16 * 101 - 928));
        let mut twice = sums;
        twice.join(sums);
        assert_eq!(twice.array(), sums.array().map(|sum| sum * 2));
        let [low, high] = sums.halves();
        assert_eq!(low.array(), std::array::from_fn(|nth| nth as i32 * 101 - 928));
        assert_eq!(high.array(), std::array::from_fn(|nth| nth as i32 * 101 - 120));
        assert_eq!(low.plus(Scores::all(1)).array(), low.array().map(|score| score + 1));
        assert_eq!(low.max(Scores::all(-500)).array(), low.array().map(|score| score.max(-500)));
        for nth in 0..8 {
            let mut scores = [-9; 8];
            scores[nth] = nth as i32;
            assert_eq!(Scores::new(scores).highest(), nth as i32);
        }
        assert_eq!((low.with_seventh(7).seventh(), low.with_seventh(7).array()[5]), (7, low.array()[5]));
    }
}
