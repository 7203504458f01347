//! Sets of characters that are asked for every character of a text. Knows characters; must not know words.

/// A set of characters of the basic plane; 8 kB.
pub struct Chars(Vec<u64>);

impl Chars {
    /// The set of these characters; those beyond the basic plane are left out.
    pub fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut bits = vec![0; 1024];
        for code in chars.map(|c| c as usize).filter(|&code| code < 0x1_0000) {
            bits[code >> 6] |= 1 << (code & 63);
        }
        Chars(bits)
    }

    /// Whether the character is in the set.
    #[inline]
    pub fn has(&self, c: char) -> bool {
        self.0.get(c as usize >> 6).is_some_and(|bits| bits >> (c as u32 & 63) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_what_was_put_in() {
        let chars = Chars::of("王李\u{20000}".chars());
        assert!(chars.has('王') && chars.has('李') && !chars.has('张') && !chars.has('\u{20000}'));
    }
}
