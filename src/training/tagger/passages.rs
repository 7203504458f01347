//! Lessons as numbers: which features speak for which token. Knows features; must not know weights.

use super::examples::Lesson;
use crate::entities::tagger::features::{NEAREST, features};
use crate::entities::tagger::model::KEY_BITS;
use crate::entities::tagger::table::kept;
use std::collections::HashMap;

/// A passage ready to be learned from.
pub(super) struct Passage {
    /// Where each token's features begin in `features`.
    starts: Vec<u32>,
    features: Vec<u32>,
    /// Allowed labels of each token.
    pub allowed: Vec<u16>,
    /// How much it counts.
    pub weight: f32,
}

/// Key (kept bits) and distance of a feature to its number.
pub(super) type Index = HashMap<(u32, u8), u32>;

/// Numbers the features that occur often enough, and says how often they do.
pub(super) fn index<'l>(lessons: impl Iterator<Item = &'l Lesson>, chinese: bool, several: bool, least: u32) -> (Index, Vec<u32>) {
    let mut counts: Index = HashMap::new();
    for lesson in lessons {
        each(lesson, chinese, several, |_, feature| *counts.entry(feature).or_default() += 1);
    }
    let mut frequent: Vec<((u32, u8), u32)> = counts.into_iter().filter(|&(_, count)| count >= least).collect();
    frequent.sort_unstable();
    let counts = frequent.iter().map(|&(_, count)| count).collect();
    (index_of(frequent.into_iter().map(|(feature, _)| feature)), counts)
}

/// Features by their place in a list.
pub(super) fn index_of(features: impl Iterator<Item = (u32, u8)>) -> Index {
    features.enumerate().map(|(nth, feature)| (feature, nth as u32)).collect()
}

/// Every feature that speaks for a token, with the token; those of several tokens only where they are wanted.
fn each(lesson: &Lesson, chinese: bool, several: bool, mut use_it: impl FnMut(usize, (u32, u8))) {
    let count = lesson.facts.len() as i64;
    features(&lesson.facts, chinese, several, |at, key, mut reach| {
        while reach != 0 {
            let distance = reach.trailing_zeros();
            let target = at as i64 + i64::from(distance) + i64::from(NEAREST);
            if (0..count).contains(&target) {
                use_it(target as usize, (kept(key, KEY_BITS), distance as u8));
            }
            reach &= reach - 1;
        }
    });
}

/// The lesson with its features as numbers; those that are not in the index are left out.
pub(super) fn passage(lesson: &Lesson, chinese: bool, several: bool, index: &Index) -> Passage {
    let mut by_token: Vec<Vec<u32>> = vec![Vec::new(); lesson.facts.len()];
    each(lesson, chinese, several, |target, feature| {
        if let Some(&nth) = index.get(&feature) {
            by_token[target].push(nth);
        }
    });
    let mut starts = vec![0];
    let mut all = Vec::new();
    for features in by_token {
        all.extend(features);
        starts.push(all.len() as u32);
    }
    Passage { starts, features: all, allowed: lesson.allowed.clone(), weight: lesson.weight }
}

impl Passage {
    /// The features of a token.
    pub(super) fn of(&self, token: usize) -> &[u32] {
        &self.features[self.starts[token] as usize..self.starts[token + 1] as usize]
    }

    /// Leaves out the features that are not alive.
    pub(super) fn keep(&mut self, alive: &[bool]) {
        let (mut starts, mut features) = (vec![0], Vec::new());
        for range in self.starts.windows(2) {
            let here = &self.features[range[0] as usize..range[1] as usize];
            features.extend(here.iter().copied().filter(|&feature| alive[feature as usize]));
            starts.push(features.len() as u32);
        }
        (self.starts, self.features) = (starts, features);
    }
}
