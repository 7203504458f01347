//! A read-only map from hashed keys to numbers, filled once. Knows keys; must not know what they stand for.

/// Bits of a key that are kept: a stranger meets a known key once in 2^28 / size look-ups.
pub(crate) const KEY_BITS: u32 = 28;

/// The kept part of a key.
#[inline]
pub(crate) fn kept(key: u32) -> u32 {
    key >> (32 - KEY_BITS)
}

/// Open addressing with linear probing, at most half full; a slot is the key, plus one, and the value.
pub(crate) struct Table {
    slots: Vec<(u32, u32)>,
    shift: u32,
}

impl Table {
    /// From kept keys and their values.
    pub(crate) fn new(keys: &[u32], values: impl Iterator<Item = u32>) -> Self {
        let bits = (keys.len().max(8) * 2 - 1).ilog2() + 1;
        let mut table = Table { slots: vec![(0, 0); 1 << bits], shift: KEY_BITS.saturating_sub(bits) };
        for (&key, value) in keys.iter().zip(values) {
            let mut at = table.home(key);
            while table.slots[at].0 != 0 {
                at = (at + 1) & (table.slots.len() - 1);
            }
            table.slots[at] = (key + 1, value);
        }
        table
    }

    #[inline]
    fn home(&self, key: u32) -> usize {
        (key >> self.shift) as usize & (self.slots.len() - 1)
    }

    /// The value of a full key.
    #[inline]
    pub(crate) fn get(&self, key: u32) -> Option<u32> {
        let key = kept(key);
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
        let keys: Vec<u32> = (0..500u32).map(|n| n * 531_001).collect();
        let table = Table::new(&keys, 0..500);
        for (nth, &key) in keys.iter().enumerate() {
            assert_eq!(table.get(key << (32 - KEY_BITS)), Some(nth as u32));
        }
        assert_eq!(table.get(7 << (32 - KEY_BITS)), None);
    }
}
