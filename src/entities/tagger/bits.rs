//! Sorted numbers in few bits: Rice-coded differences. Knows bits; must not know what the numbers mean.

/// Reads what [`encode`] wrote: `count` rising numbers; `None` where the bytes end too early.
pub(crate) fn decode(bytes: &[u8], count: usize, rice: u32) -> Option<Vec<u32>> {
    let mut reader = Reader { bytes, at: 0 };
    let mut last = 0u32;
    let mut numbers = Vec::with_capacity(count);
    for _ in 0..count {
        let mut high = 0u32;
        while reader.bit()? {
            high += 1;
        }
        let low = reader.bits(rice)?;
        last = last.checked_add((high.checked_shl(rice)?) | low)?;
        numbers.push(last);
    }
    Some(numbers)
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    fn bit(&mut self) -> Option<bool> {
        let byte = *self.bytes.get(self.at / 8)?;
        let bit = byte >> (self.at % 8) & 1;
        self.at += 1;
        Some(bit == 1)
    }

    fn bits(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for nth in 0..count {
            value |= u32::from(self.bit()?) << nth;
        }
        Some(value)
    }
}

/// Writes rising numbers as Rice-coded differences.
#[cfg(any(test, feature = "cli"))]
pub(crate) fn encode(numbers: &[u32], rice: u32) -> Vec<u8> {
    let (mut bytes, mut at, mut last) = (Vec::new(), 0usize, 0u32);
    let mut push = |bit: u32| {
        if at % 8 == 0 {
            bytes.push(0u8);
        }
        *bytes.last_mut().expect("just pushed") |= (bit as u8) << (at % 8);
        at += 1;
    };
    for &number in numbers {
        let step = number - last;
        (0..step >> rice).for_each(|_| push(1));
        push(0);
        (0..rice).for_each(|nth| push(step >> nth & 1));
        last = number;
    }
    bytes
}

/// The parameter that makes `count` numbers below `range` shortest.
#[cfg(any(test, feature = "cli"))]
pub(crate) fn best_rice(count: usize, range: u64) -> u32 {
    let mean = range as f64 / count.max(1) as f64;
    (mean * 0.69).max(1.0).log2().round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 0, 3, 700, 701, 90_000];
        for rice in [0, 3, 9] {
            let bytes = encode(&numbers, rice);
            assert_eq!(decode(&bytes, numbers.len(), rice).unwrap(), numbers);
        }
        assert_eq!(decode(&[], 1, 3), None);
    }
}
