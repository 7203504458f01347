//! The weights and the best labels under them. Knows scores; must not know texts.
//!
//! The model is a linear-chain conditional random field with 8-bit weights. What a label costs after another depends on the type
//! that ends and on the one that begins, not on both together: that keeps decoding to a few dozen additions a token.

use super::bits;
use super::facts::Fact;
use super::features::{NEAREST, of_class, of_token, of_word, same_class, same_word};
use super::labels::{LABELS, LANES, OUTSIDE, begin, inside, is_begin, kind};
use super::lanes::{Sums, Weights};
use super::repeats::{DISTANCES, Repeats, Window};
use super::table::Table;
use super::viterbi::{self, Costs, Emission, lane};
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

/// No token has more features.
const MOST_KEYS: usize = 64;

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
    rows: Vec<Weights>,
    /// Whether it has features of several tokens.
    several: bool,
    steps: Steps<i16>,
    costs: Costs,
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
        let several = blob::number(head.get(8..)?)? != 0;
        let keys = bits::decode(keys, reaches.len(), rice)?;
        let mut first = 0u32;
        let values = reaches.iter().map(|&reach| {
            let value = first << 8 | u32::from(reach);
            first += reach.count_ones();
            value
        });
        let table = Table::new(&keys, key_bits, values);
        let steps: Vec<i16> = steps.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
        let steps = Steps::from_weights(&steps)?;
        Some(Model { table, rows: rows(masks, weights, first as usize)?, several, costs: Costs::new(&steps), steps })
    }

    /// A model that labels everything as outside.
    pub(crate) fn empty() -> Self {
        let steps = Steps::from_weights(&[0; Steps::<i16>::COUNT]).expect("the right number");
        Model {
            table: Table::new(&[], *KEYS.end(), std::iter::empty()),
            rows: Vec::new(),
            several: false,
            costs: Costs::new(&steps),
            steps,
        }
    }

    /// What each label scores at each token, neighbours' labels aside; `repeats` is of this model and of one document.
    pub(super) fn emissions(&self, facts: &[Fact], chinese: bool, repeats: &mut Repeats) -> Vec<Emission> {
        // room before and behind, so that every distance is in it: token `at` is row `at - NEAREST`
        let mut sums = vec![Sums::zero(); facts.len() + DISTANCES];
        let mut keys = [0; MOST_KEYS];
        for (at, fact) in facts.iter().enumerate() {
            let Some(window) = sums.get_mut(at..).and_then(|sums| sums.first_chunk_mut()) else { break };
            repeats.words.add(same_word(fact, chinese), window, |window| of_word(fact, chinese, |key, _| self.put(window, key)));
            repeats
                .classes
                .add(same_class(fact, chinese), window, |window| of_class(fact, chinese, |key, _| self.put(window, key)));
            // all keys first, then all look-ups, then all rows: the machine need not wait for each
            let mut count = 0;
            of_token(facts, at, chinese, self.several, &mut |key, _| {
                keys[count % MOST_KEYS] = key;
                count += 1;
            });
            debug_assert!(count <= MOST_KEYS);
            for &value in self.table.get_all(&mut keys[..count.min(MOST_KEYS)]).iter() {
                self.add(window, value);
            }
        }
        sums.drain(..-NEAREST as usize);
        sums.truncate(facts.len());
        sums
    }

    /// Adds a feature, if it has weights.
    #[inline(always)]
    fn put(&self, window: &mut Window, key: u32) {
        if let Some(value) = self.table.get(key) {
            self.add(window, value);
        }
    }

    /// Adds a feature's rows to the tokens it speaks for.
    #[inline(always)]
    fn add(&self, window: &mut Window, value: u32) {
        let (first, mut reach) = ((value >> 8) as usize, value & 255);
        for &weights in self.rows.get(first..).unwrap_or_default() {
            if reach == 0 {
                return;
            }
            window[reach.trailing_zeros() as usize % DISTANCES].add(weights);
            reach &= reach - 1;
        }
    }

    /// The best labels.
    pub(super) fn decode(&self, emissions: &[Emission]) -> Vec<u8> {
        viterbi::decode(&self.steps, &self.costs, emissions)
    }

    /// How likely the name `span` is of its type rather than another or none, its neighbours' labels taken as they are.
    pub(super) fn confidence(&self, emissions: &[Emission], labels: &[u8], span: Range<usize>) -> f32 {
        let sums: Vec<[i16; LANES]> = emissions[span.clone()].iter().map(|emission| emission.array()).collect();
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
                sum += self.step(from, to) + i32::from(sums[at - span.start][lane(to)]);
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
}

/// Rows from label masks and the weights that are not zero.
fn rows(masks: &[u8], weights: &[u8], count: usize) -> Option<Vec<Weights>> {
    let (low, high) = masks.split_at_checked(count)?;
    let mut weights = weights.iter();
    let mut rows = Vec::with_capacity(count);
    for (nth, &low) in low.iter().enumerate() {
        let mut mask = u32::from(low) | u32::from(*high.get(nth)?) << 8;
        let mut row = [0i8; LANES];
        while mask != 0 {
            row[lane(mask.trailing_zeros() as usize)] = *weights.next()? as i8;
            mask &= mask - 1;
        }
        rows.push(Weights::new(row));
    }
    Some(rows)
}
