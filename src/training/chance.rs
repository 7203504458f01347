//! Chance that can be had again: the same seed gives the same numbers. Must not know what is drawn by them.

/// Chance that is the same on every machine (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// True in this share of all cases.
    pub fn under(&mut self, share: f32) -> bool {
        (self.roll() >> 40) as f32 / (1u64 << 24) as f32 <= share && share > 0.0
    }
}
