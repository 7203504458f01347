//! Where short runs of characters stand in a text. One index serves a whole batch of selectors. Knows hashes; must not judge.

/// Positions of all runs of `length` characters, by hash.
pub(super) struct Grams {
    length: usize,
    starts: Vec<u32>,
    positions: Vec<u32>,
}

const HASH_BITS: u32 = 17;

impl Grams {
    /// Linear in the text: one pass to count, one to place. 4 bytes a character and 512 KiB.
    pub(super) fn new(chars: &[char], length: usize) -> Self {
        let mut starts = vec![0u32; (1 << HASH_BITS) + 1];
        for gram in chars.windows(length) {
            starts[hash(gram) + 1] += 1;
        }
        for bucket in 1..starts.len() {
            starts[bucket] += starts[bucket - 1];
        }
        let mut next = starts.clone();
        let mut positions = vec![0u32; chars.len().saturating_sub(length - 1)];
        for (at, gram) in chars.windows(length).enumerate() {
            let slot = &mut next[hash(gram)];
            positions[*slot as usize] = at as u32;
            *slot += 1;
        }
        Grams { length, starts, positions }
    }

    /// Positions where this run may stand: all of them, and some where another with the same hash stands.
    pub(super) fn candidates(&self, gram: &[char]) -> &[u32] {
        let bucket = hash(gram);
        &self.positions[self.starts[bucket] as usize..self.starts[bucket + 1] as usize]
    }

    /// The characters of a run.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// Where `pattern` stands in `chars`, at most `most` places. Asks the rarest of its runs only.
    pub(super) fn find(&self, chars: &[char], pattern: &[char], most: usize) -> Vec<usize> {
        // a handful of runs is enough to find a rare one
        let step = (pattern.len() / 24).max(1);
        let grams = pattern.windows(self.length).enumerate().step_by(step);
        let Some((offset, gram)) = grams.min_by_key(|(_, gram)| self.candidates(gram).len()) else { return Vec::new() };
        let starts = self.candidates(gram).iter().filter_map(|&at| (at as usize).checked_sub(offset));
        starts.filter(|&start| chars[start..].starts_with(pattern)).take(most).collect()
    }
}

/// Multiplicative hashing (Knuth): the high bits of a product are well mixed.
fn hash(gram: &[char]) -> usize {
    let mixed = gram.iter().fold(0u32, |hash, &c| (hash ^ c as u32).wrapping_mul(0x9E37_79B1).rotate_left(7));
    (mixed.wrapping_mul(0x85EB_CA6B) >> (32 - HASH_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_all_places() {
        let chars: Vec<char> = "abcabcabd 知情人士稱知情人士".chars().collect();
        let find = |length, pattern: &str| Grams::new(&chars, length).find(&chars, &pattern.chars().collect::<Vec<_>>(), 9);
        assert_eq!(find(2, "abc"), [0, 3]);
        assert_eq!(find(2, "知情"), [10, 15]);
        assert_eq!(find(5, "abcab"), [0, 3]);
        assert!(find(2, "zz").is_empty());
        assert!(Grams::new(&[], 2).find(&[], &['a', 'b'], 9).is_empty());
    }
}
