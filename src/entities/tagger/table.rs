//! A read-only map from hashed keys to numbers, filled once. Knows keys; must not know what they stand for.
//!
//! Most look-ups are for keys that are not there. A filter of one bit for each range of keys, small enough for the nearest cache,
//! turns nearly all of them away before the table is touched.

/// The first `bits` bits of a key: a stranger meets a known key once in 2^bits / size look-ups.
#[inline]
pub(crate) fn kept(key: u32, bits: u32) -> u32 {
    key >> (32 - bits)
}

/// Open addressing with linear probing, at most half full; a slot is the key, plus one, and the value.
pub(crate) struct Table {
    slots: Vec<(u32, u32)>,
    bits: u32,
    shift: u32,
    filter: Vec<u64>,
}

/// The filter has 2^FILTER bits: 64 kB.
const FILTER: u32 = 19;

impl Table {
    /// From kept keys of `bits` bits and their values.
    pub(crate) fn new(keys: &[u32], bits: u32, values: impl Iterator<Item = u32>) -> Self {
        let size = (keys.len().max(8) * 2 - 1).ilog2() + 1;
        let shift = bits.saturating_sub(size);
        let mut table = Table { slots: vec![(0, 0); 1 << size], bits, shift, filter: vec![0; 1 << (FILTER - 6)] };
        for (&key, value) in keys.iter().zip(values) {
            let mut at = table.home(key);
            while table.slots[at].0 != 0 {
                at = (at + 1) & (table.slots.len() - 1);
            }
            table.slots[at] = (key + 1, value);
            let bit = key >> (bits - FILTER);
            table.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        table
    }

    #[inline]
    fn home(&self, key: u32) -> usize {
        (key >> self.shift) as usize & (self.slots.len() - 1)
    }

    /// The value of a full key.
    #[inline(always)]
    pub(crate) fn get(&self, key: u32) -> Option<u32> {
        let bit = key >> (32 - FILTER);
        if self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 == 0 {
            return None;
        }
        self.look_up(kept(key, self.bits))
    }

    /// Puts in the place of full keys the values of those that are there, and answers them.
    ///
    /// Neither what the filter says nor what is found is branched on: one look-up does not wait for another.
    #[inline(always)]
    pub(crate) fn get_all<'k>(&self, keys: &'k mut [u32]) -> &'k [u32] {
        let mut likely = 0;
        for at in 0..keys.len() {
            let key = keys[at];
            let bit = key >> (32 - FILTER);
            keys[likely] = kept(key, self.bits);
            likely += (self.filter[(bit >> 6) as usize] >> (bit & 63) & 1) as usize;
        }
        let mut found = 0;
        for at in 0..likely {
            let key = keys[at];
            let mut home = self.home(key);
            let mut slot = self.slots[home];
            while slot.0 != key + 1 && slot.0 != 0 {
                home = (home + 1) & (self.slots.len() - 1);
                slot = self.slots[home];
            }
            keys[found] = slot.1;
            found += usize::from(slot.0 != 0);
        }
        &keys[..found]
    }

    #[inline]
    fn look_up(&self, key: u32) -> Option<u32> {
        let mut at = self.home(key);
        loop {
            let (found, value) = self.slots[at];
            if found == key + 1 {
                return Some(value);
            }
            if found == 0 {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in() {
        let keys: Vec<u32> = (0..500u32).map(|n| n * 33_001).collect();
        let table = Table::new(&keys, 24, 0..500);
        for (nth, &key) in keys.iter().enumerate() {
            assert_eq!(table.get(key << 8), Some(nth as u32));
        }
        assert_eq!(table.get(7 << 8), None);
        let mut asked = [keys[3] << 8, 7 << 8, keys[499] << 8, 7 << 8];
        assert_eq!(table.get_all(&mut asked), [3, 499]);
    }
}
