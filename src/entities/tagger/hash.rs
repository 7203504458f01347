//! Hashes of words and features, the same for learning and for reading. Must not change without new weights.

const FACTOR: u32 = 0x9E37_79B1;

/// The hash of nothing yet.
pub(crate) const SEED: u32 = 0x811C_9DC5;

/// Adds a number to a hash.
#[inline]
pub(crate) fn add(hash: u32, number: u32) -> u32 {
    (hash.rotate_left(7) ^ number).wrapping_mul(FACTOR)
}

/// Spreads a hash over all bits.
#[inline]
pub(crate) fn spread(hash: u32) -> u32 {
    let mut hash = hash ^ (hash >> 15);
    hash = hash.wrapping_mul(0x2C1B_3C6D);
    hash ^= hash >> 12;
    hash = hash.wrapping_mul(0x297A_2D39);
    hash ^ (hash >> 15)
}

/// The hash of folded characters.
#[inline]
pub(crate) fn word(chars: impl Iterator<Item = char>) -> u32 {
    chars.fold(SEED, |hash, c| add(hash, c as u32))
}

/// The key of a feature: a family and up to three parts.
#[inline]
pub(crate) fn key(family: u32, a: u32, b: u32, c: u32) -> u32 {
    spread(add(add(add(SEED ^ family.wrapping_mul(0x85EB_CA6B), a), b), c))
}

/// The key of a feature whose parts do not wait for each other: half the work of [`key`].
#[inline]
pub(crate) fn quick_key(family: u32, a: u32, b: u32, c: u32) -> u32 {
    let parts =
        a.wrapping_mul(0x85EB_CA6B) ^ b.wrapping_mul(0xC2B2_AE35).rotate_left(11) ^ c.wrapping_mul(0x27D4_EB2F).rotate_left(21);
    let hash = parts ^ family.wrapping_mul(FACTOR);
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D);
    (hash ^ (hash >> 13)).wrapping_mul(FACTOR)
}
