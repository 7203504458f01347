//! Sorted numbers in few bits: Rice-coded differences. Knows bits; must not know what the numbers mean.

/// Reads what [`encode`] wrote: `count` rising numbers; `None` where the bytes end too early.
pub(crate) fn decode(bytes: &[u8], count: usize, rice: u32) -> Option<Vec<u32>> {
    let (mut at, mut last) = (0usize, 0u32);
    let mut numbers = Vec::with_capacity(count);
    for _ in 0..count {
        let mut high = 0u32;
        loop {
            let ones = window(bytes, at).trailing_ones().min(WINDOW);
            (high, at) = (high + ones, at + ones as usize);
            if ones < WINDOW {
                break;
            }
        }
        let low = window(bytes, at + 1) as u32 & 1u32.checked_shl(rice)?.wrapping_sub(1);
        at += 1 + rice as usize;
        if at > bytes.len() * 8 {
            return None;
        }
        last = last.checked_add((high.checked_shl(rice)?) | low)?;
        numbers.push(last);
    }
    Some(numbers)
}

/// How many bits of a window are always there.
const WINDOW: u32 = 57;

/// The bits from `at` on, the first one lowest; behind the end they are 0.
fn window(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at / 8..).unwrap_or_default();
    let word = match rest.first_chunk() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    word >> (at % 8)
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
        for rice in [0, 3, 9, 31] {
            let bytes = encode(&numbers, rice);
            assert_eq!(decode(&bytes, numbers.len(), rice).unwrap(), numbers);
            assert_eq!(decode(&bytes[..bytes.len() - 1], numbers.len(), rice), None);
        }
        assert_eq!(decode(&[], 1, 3), None);
        assert_eq!(decode(&[0; 8], 1, 32), None);
    }
}
