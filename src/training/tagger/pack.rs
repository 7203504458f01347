//! Writes what was learned as data files. Knows their sections; must not know how anything was learned.

use super::crf::Learned;
use crate::entities::tagger::bits::{best_rice, encode};
use crate::entities::tagger::labels::{LABELS, LANES};
use crate::entities::tagger::lists::Entry;
use crate::entities::tagger::model::UNIT;
use crate::entities::tagger::table::KEY_BITS;
use crate::lexicon::blob::build;
use std::collections::BTreeMap;

/// The weights file; rows whose largest weight stays under `least` are left out; `bias` is what being outside of
/// names costs, which trades precision for recall.
pub fn weights(learned: &Learned, least: f32, bias: f32) -> (Vec<u8>, usize) {
    let mut by_key: BTreeMap<u32, Vec<(u8, [i8; LANES])>> = BTreeMap::new();
    for ((key, distance), row) in &learned.rows {
        if row.iter().any(|weight| weight.abs() >= least) {
            by_key.entry(*key).or_default().push((*distance, quantised(row)));
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
    (build(&[rice.to_le_bytes().to_vec(), encode(&keys, rice), reaches, low, values, steps]), rows)
}

/// Small weights cost bytes and decide nothing, and neither does the last bit of large ones.
fn quantised(row: &[f32; LANES]) -> [i8; LANES] {
    row.map(|weight| match weight.abs() < 0.07 {
        true => 0,
        false => ((weight * UNIT / 2.0).round() * 2.0).clamp(-126.0, 126.0) as i8,
    })
}

/// The lists file.
pub fn lists(words: &BTreeMap<u32, Entry>, roles: Vec<u8>) -> Vec<u8> {
    let keys: Vec<u32> = words.keys().copied().collect();
    let rice = best_rice(keys.len(), 1 << KEY_BITS);
    let entries = words.values().map(|entry| entry.0).collect();
    build(&[rice.to_le_bytes().to_vec(), encode(&keys, rice), entries, roles])
}
