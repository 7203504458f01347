//! Linear models over hashed features, with weights of 8 bits. Knows hashes and sums; must not know what a feature means.

/// The hash of feature `template` with the values `a` and `b`.
pub fn hash(template: u32, a: u32, b: u32) -> usize {
    let mixed = (template.wrapping_mul(0x85EB_CA6B) ^ a.wrapping_mul(0xC2B2_AE35)).rotate_left(13) ^ b.wrapping_mul(0x27D4_EB2F);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
    (mixed ^ (mixed >> 13)) as usize
}

/// The sum of the weights at `places`.
pub fn sum(weights: &[i8], places: impl Iterator<Item = usize>) -> i32 {
    places.map(|place| i32::from(weights[place])).sum()
}

/// The weights in a section of a data file.
pub fn weights(section: &[u8]) -> Vec<i8> {
    section.iter().map(|&byte| byte as i8).collect()
}
