//! Writes what was learned as data files. Knows their sections; must not know how anything was learned.

use super::crf::Learned;
use crate::entities::tagger::bits::{best_rice, encode};
use crate::entities::tagger::labels::{LABELS, LANES};
use crate::entities::tagger::lists::{Entry, LIST_BITS};
use crate::entities::tagger::model::{KEY_BITS, UNIT};
use crate::lexicon::blob::build;
use std::collections::BTreeMap;

/// How finely weights are kept.
#[derive(Clone, Copy, Debug)]
pub struct Fineness {
    /// Smaller weights count as nothing: they cost bytes and decide little.
    pub least: f32,
    /// Whether there are features of several tokens.
    pub several: bool,
    /// Steps of the weights, in units of the model.
    pub step: f32,
}

/// The weights file; rows without a weight are left out. `bias` is what being outside of names costs, which trades precision for
/// recall.
pub fn weights(learned: &Learned, fineness: Fineness, bias: f32) -> (Vec<u8>, usize) {
    let mut by_key: BTreeMap<u32, Vec<(u8, [i8; LANES])>> = BTreeMap::new();
    for ((key, distance), row) in &learned.rows {
        let row = quantised(row, fineness);
        if row.iter().any(|&weight| weight != 0) {
            by_key.entry(*key).or_default().push((*distance, row));
        }
    }
    let keys: Vec<u32> = by_key.keys().copied().collect();
    let (mut reaches, mut low, mut high, mut values) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for rows in by_key.values() {
        reaches.push(rows.iter().fold(0u8, |bits, (distance, _)| bits | 1 << distance));
        for (_, row) in rows {
            let mask = (0..LABELS).fold(0u16, |mask, label| mask | u16::from(row[label] != 0) << label);
            low.push(mask as u8);
            high.push((mask >> 8) as u8);
            values.extend(row.iter().filter(|weight| **weight != 0).map(|&weight| weight as u8));
        }
    }
    let rows = low.len();
    low.extend(high);
    let rice = best_rice(keys.len(), 1 << KEY_BITS);
    let mut steps = learned.steps;
    steps.out.iter_mut().for_each(|weight| *weight -= bias);
    let steps = steps.weights().iter().flat_map(|weight| ((weight * UNIT).round() as i16).to_le_bytes()).collect();
    let head = [rice, KEY_BITS, u32::from(fineness.several)].map(u32::to_le_bytes).concat();
    (build(&[head, encode(&keys, rice), reaches, low, values, steps]), rows)
}

/// What was learned with the weights as the file keeps them.
pub(super) fn rounded(learned: &Learned, fineness: Fineness) -> Learned {
    let round = |row: &[f32; LANES]| quantised(row, fineness).map(|weight| f32::from(weight) / UNIT);
    Learned { rows: learned.rows.iter().map(|(key, row)| (*key, round(row))).collect(), steps: learned.steps }
}

fn quantised(row: &[f32; LANES], fineness: Fineness) -> [i8; LANES] {
    let Fineness { least, step, .. } = fineness;
    let most = (126.0 / step).floor() * step;
    row.map(|weight| match weight.abs() < least {
        true => 0,
        false => ((weight * UNIT / step).round() * step).clamp(-most, most) as i8,
    })
}

/// The lists file.
pub fn lists(words: &BTreeMap<u32, Entry>, roles: Vec<u8>) -> Vec<u8> {
    let keys: Vec<u32> = words.keys().copied().collect();
    let rice = best_rice(keys.len(), 1 << LIST_BITS);
    let entries = words.values().map(|entry| entry.0).collect();
    build(&[rice.to_le_bytes().to_vec(), encode(&keys, rice), entries, roles])
}
