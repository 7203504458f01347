//! The weights and the best labels under them. Knows scores; must not know texts.
//!
//! The model is a linear-chain conditional random field with 8-bit weights. What a label costs after another depends on the type
//! that ends and on the one that begins, not on both together: that keeps decoding to a few dozen additions a token.

use super::bits;
use super::facts::Fact;
use super::features::{NEAREST, features};
use super::labels::{LABELS, LANES, OUTSIDE, begin, inside, is_begin, kind};
use super::table::Table;
use crate::entities::EntityType;
use crate::lexicon::{LexiconError, blob};
use std::ops::Range;

/// One unit of log-odds in steps of the weights.
pub(crate) const UNIT: f32 = 32.0;

/// Bits of a feature's key that new files keep; each bit less saves 6 kB, and doubles the chance that a strange feature meets the row
/// of another.
#[cfg(feature = "cli")]
pub(crate) const KEY_BITS: u32 = 24;

/// How many bits a file's keys may have.
const KEYS: std::ops::RangeInclusive<u32> = 20..=28;

/// Weights of one feature at one distance, four labels to a number.
type Row = [u64; LANES / 4];

/// What it costs to go from label to label.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Steps<W> {
    /// From label `l` to outside.
    pub out: [W; LABELS],
    /// From a name's label `l` straight to another name.
    pub leave: [W; LABELS],
    /// From outside to the beginning of type `k`.
    pub begin: [W; 6],
    /// From another name to the beginning of type `k`.
    pub follow: [W; 6],
    /// From the beginning of type `k` to its inside.
    pub second: [W; 6],
    /// From inside to inside.
    pub more: [W; 6],
}

impl<W: Copy> Steps<W> {
    /// All weights in the order in which they are stored; for training.
    #[cfg(feature = "cli")]
    pub(crate) fn weights(&self) -> Vec<W> {
        [&self.out[..], &self.leave, &self.begin, &self.follow, &self.second, &self.more].concat()
    }

    /// The number of weights.
    pub(crate) const COUNT: usize = 2 * LABELS + 24;

    /// From weights in their stored order; none where their number is wrong.
    pub(crate) fn from_weights(weights: &[W]) -> Option<Self> {
        let (out, rest) = weights.split_first_chunk()?;
        let (leave, rest) = rest.split_first_chunk()?;
        let (begin, rest) = rest.split_first_chunk()?;
        let (follow, rest) = rest.split_first_chunk()?;
        let (second, rest) = rest.split_first_chunk()?;
        let more = rest.try_into().ok()?;
        Some(Steps { out: *out, leave: *leave, begin: *begin, follow: *follow, second: *second, more })
    }
}

/// A trained model.
pub(crate) struct Model {
    /// Key to first row and, in the low byte, the distances that have rows.
    table: Table,
    rows: Vec<Row>,
    steps: Steps<i16>,
}

impl Model {
    /// Reads a weights file.
    pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Self, LexiconError> {
        let sections = blob::open(bytes).map_err(|problem| LexiconError::new(name, problem))?;
        Self::of_sections(&sections).ok_or_else(|| LexiconError::new(name, "is cut off"))
    }

    fn of_sections(sections: &[&[u8]]) -> Option<Self> {
        let [head, keys, reaches, masks, weights, steps] = sections[..] else { return None };
        let (rice, key_bits) = (blob::number(head)?, blob::number(head.get(4..)?).filter(|bits| KEYS.contains(bits))?);
        let keys = bits::decode(keys, reaches.len(), rice)?;
        let mut first = 0u32;
        let values = reaches.iter().map(|&reach| {
            let value = first << 8 | u32::from(reach);
            first += reach.count_ones();
            value
        });
        let table = Table::new(&keys, key_bits, values);
        let steps: Vec<i16> = steps.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
        Some(Model { table, rows: rows(masks, weights, first as usize)?, steps: Steps::from_weights(&steps)? })
    }

    /// A model that labels everything as outside.
    pub(crate) fn empty() -> Self {
        let steps = Steps::from_weights(&[0; Steps::<i16>::COUNT]).expect("the right number");
        Model { table: Table::new(&[], *KEYS.end(), std::iter::empty()), rows: Vec::new(), steps }
    }

    /// What each label scores at each token, neighbours' labels aside.
    pub(crate) fn emissions(&self, facts: &[Fact], chinese: bool) -> Vec<[i16; LANES]> {
        // room before and behind, so that every distance is in it: token `at` is row `at - NEAREST`
        let mut sums: Vec<Row> = vec![Row::default(); facts.len() + DISTANCES];
        features(facts, chinese, |at, key, _| {
            if let Some(value) = self.table.get(key)
                && let Some(window) = sums.get_mut(at..).and_then(|sums| sums.first_chunk_mut())
            {
                self.add(window, value);
            }
        });
        sums.iter().skip(-NEAREST as usize).take(facts.len()).map(unpacked).collect()
    }

    /// Adds a feature's rows to the tokens it speaks for.
    #[inline(always)]
    fn add(&self, window: &mut [Row; DISTANCES], value: u32) {
        let (mut row, mut reach) = ((value >> 8) as usize, value & 255);
        while reach != 0 {
            let Some(weights) = self.rows.get(row) else { return };
            let sums = &mut window[reach.trailing_zeros() as usize % DISTANCES];
            // four plain additions: compiled for size, a loop over both would be a call
            sums[0] = sums[0].wrapping_add(weights[0]);
            sums[1] = sums[1].wrapping_add(weights[1]);
            sums[2] = sums[2].wrapping_add(weights[2]);
            sums[3] = sums[3].wrapping_add(weights[3]);
            row += 1;
            reach &= reach - 1;
        }
    }

    /// The best labels.
    pub(crate) fn decode(&self, emissions: &[[i16; LANES]]) -> Vec<u8> {
        let mut back = vec![[0u8; LABELS]; emissions.len()];
        let mut scores = [i32::MIN / 2; LABELS];
        for (at, sums) in emissions.iter().enumerate() {
            let before = scores;
            match at {
                0 => self.first(sums, &mut scores),
                _ => self.advance(&before, sums, &mut scores, &mut back[at]),
            }
        }
        let mut label = (0..LABELS).max_by_key(|&label| scores[label]).unwrap_or(OUTSIDE);
        let mut labels = vec![0u8; emissions.len()];
        for at in (0..emissions.len()).rev() {
            labels[at] = label as u8;
            label = usize::from(back[at][label]);
        }
        labels
    }

    /// How likely the name `span` is of its type rather than another or none, its neighbours' labels taken as they are.
    pub(crate) fn confidence(&self, emissions: &[[i16; LANES]], labels: &[u8], span: Range<usize>) -> f32 {
        let before = span.start.checked_sub(1).map_or(OUTSIDE, |at| usize::from(labels[at]));
        let after = labels.get(span.end).map(|&label| usize::from(label));
        let score = |kind: Option<EntityType>| {
            let (mut from, mut sum) = (before, 0i32);
            for at in span.clone() {
                let to = match kind {
                    None => OUTSIDE,
                    Some(kind) if at == span.start => begin(kind),
                    Some(kind) => inside(kind),
                };
                sum += self.step(from, to) + i32::from(emissions[at][to]);
                from = to;
            }
            (sum + after.map_or(0, |to| self.step(from, to))) as f32 / UNIT
        };
        let taken = kind(usize::from(labels[span.start]));
        let mine = score(taken);
        let all = EntityType::ALL.into_iter().map(Some).chain([None]).map(|kind| (score(kind) - mine).exp());
        1.0 / all.sum::<f32>()
    }

    fn step(&self, from: usize, to: usize) -> i32 {
        let steps = &self.steps;
        let weight = match (from, to) {
            (from, OUTSIDE) => steps.out[from],
            (OUTSIDE, to) if is_begin(to) => steps.begin[(to - 1) / 2],
            (from, to) if is_begin(to) => return i32::from(steps.leave[from]) + i32::from(steps.follow[(to - 1) / 2]),
            (from, to) if from == to => steps.more[(to - 1) / 2],
            (_, to) => steps.second[(to - 1) / 2],
        };
        i32::from(weight)
    }

    fn first(&self, sums: &[i16; LANES], scores: &mut [i32; LABELS]) {
        scores[OUTSIDE] = i32::from(sums[OUTSIDE]);
        for kind in 0..6 {
            scores[1 + 2 * kind] = i32::from(sums[1 + 2 * kind]) + i32::from(self.steps.begin[kind]);
        }
    }

    fn advance(&self, before: &[i32; LABELS], sums: &[i16; LANES], scores: &mut [i32; LABELS], back: &mut [u8; LABELS]) {
        let steps = &self.steps;
        let (mut out, mut leave) = ((i32::MIN, 0), (i32::MIN, 0));
        for (label, &score) in before.iter().enumerate() {
            let to_out = score + i32::from(steps.out[label]);
            if to_out > out.0 {
                out = (to_out, label);
            }
            let to_name = score + i32::from(steps.leave[label]);
            if label != OUTSIDE && to_name > leave.0 {
                leave = (to_name, label);
            }
        }
        scores[OUTSIDE] = out.0 + i32::from(sums[OUTSIDE]);
        back[OUTSIDE] = out.1 as u8;
        for kind in 0..6 {
            let (b, i) = (1 + 2 * kind, 2 + 2 * kind);
            let fresh = before[OUTSIDE] + i32::from(steps.begin[kind]);
            let after = leave.0 + i32::from(steps.follow[kind]);
            scores[b] = fresh.max(after) + i32::from(sums[b]);
            back[b] = if fresh >= after { OUTSIDE as u8 } else { leave.1 as u8 };
            let second = before[b] + i32::from(steps.second[kind]);
            let more = before[i] + i32::from(steps.more[kind]);
            scores[i] = second.max(more) + i32::from(sums[i]);
            back[i] = if second >= more { b as u8 } else { i as u8 };
        }
    }
}

/// How many distances a byte can tell.
const DISTANCES: usize = 8;

/// Four weights as one number: the sum of such numbers holds the four sums, as long as each stays within 16 bits. One addition does
/// what four would, on machines without vectors too.
fn packed(weights: [i8; LANES]) -> Row {
    let pack = |four: &[i8]| four.iter().rev().fold(0u64, |packed, &weight| (packed << 16).wrapping_add(i64::from(weight) as u64));
    std::array::from_fn(|nth| pack(&weights[4 * nth..4 * nth + 4]))
}

/// The sums in packed weights: each has lent to the one above where it is negative.
fn unpacked(row: &Row) -> [i16; LANES] {
    let raw = |nth: usize| (row[nth / 4] >> (16 * (nth % 4))) as i16;
    std::array::from_fn(|nth| raw(nth) + i16::from(nth % 4 != 0 && raw(nth - 1) < 0))
}

/// Rows from label masks and the weights that are not zero.
fn rows(masks: &[u8], weights: &[u8], count: usize) -> Option<Vec<Row>> {
    let (low, high) = masks.split_at_checked(count)?;
    let mut weights = weights.iter();
    let mut rows = Vec::with_capacity(count);
    for (nth, &low) in low.iter().enumerate() {
        let mut mask = u32::from(low) | u32::from(*high.get(nth)?) << 8;
        let mut row = [0i8; LANES];
        while mask != 0 {
            row[mask.trailing_zeros() as usize] = *weights.next()? as i8;
            mask &= mask - 1;
        }
        rows.push(packed(row));
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_weights_add_up() {
        let (one, other): ([i8; LANES], [i8; LANES]) =
            (std::array::from_fn(|nth| nth as i8 * 8), std::array::from_fn(|nth| -128 + nth as i8 * 3));
        let (one_packed, other_packed) = (packed(one), packed(other));
        let sum: Row = std::array::from_fn(|nth| one_packed[nth].wrapping_add(other_packed[nth].wrapping_mul(200)));
        assert_eq!(unpacked(&sum), std::array::from_fn(|lane| i16::from(one[lane]) + 200 * i16::from(other[lane])));
    }
}
