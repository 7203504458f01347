//! Trains the conditional random field: adaptive gradient steps on the likelihood of what is marked. Knows numbers; must not know
//! texts.
//!
//! Where a set leaves types unmarked, all labellings that agree with the marks count as right, so that one model can learn from
//! sets with fewer types than ours.

use super::examples::Lesson;
use crate::entities::tagger::features::{NEAREST, features};
use crate::entities::tagger::labels::{LABELS, LANES, OUTSIDE, is_begin};
use crate::entities::tagger::model::{KEY_BITS, Steps};
use crate::entities::tagger::table::kept;
use std::collections::HashMap;

/// Settings of a training run.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the lessons.
    pub epochs: usize,
    /// Step width.
    pub rate: f32,
    /// How often a feature must occur.
    pub least: u32,
    /// Taken off every weight after a pass, towards zero.
    pub shrink: f32,
    /// The share of features that are left out by chance while learning.
    pub drop: f32,
    /// How many rows are kept when the choice is made, after two thirds of the passes.
    pub keep: usize,
    /// The seed of all chance.
    pub seed: u64,
}

/// The weights of one feature at one distance.
pub type Weights = [f32; LANES];

/// What was learned.
pub struct Learned {
    /// Key (kept bits) and distance (from [`NEAREST`], counted from 0) to weights.
    pub rows: Vec<((u32, u8), Weights)>,
    /// The costs of steps.
    pub steps: Steps<f32>,
}

struct Passage {
    /// Where each token's features begin in `features`.
    starts: Vec<u32>,
    features: Vec<u32>,
    allowed: Vec<u16>,
    weight: f32,
}

/// Chance that is the same on every machine (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// Learns from the lessons.
pub fn train(lessons: &[Lesson], chinese: bool, settings: &Settings) -> Learned {
    let (index, counts) = index(lessons, chinese, settings.least);
    let mut passages: Vec<Passage> = lessons.iter().map(|lesson| passage(lesson, chinese, &index)).collect();
    let mut trainer = Trainer::new(index.len(), *settings);
    let mut order: Vec<usize> = (0..passages.len()).collect();
    let mut chance = Chance(settings.seed);
    for epoch in 0..settings.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, (chance.roll() % (at as u64 + 1)) as usize);
        }
        let loss: f64 = order.iter().map(|&nth| trainer.learn(&passages[nth], &mut chance)).sum();
        let choice = settings.epochs * 2 / 3;
        if epoch + 1 < choice {
            trainer.shrink();
        } else if epoch + 1 == choice {
            let alive = trainer.choose(&counts, settings.keep);
            passages.iter_mut().for_each(|passage| passage.keep(&alive));
        } else {
            trainer.remember();
        }
        eprintln!("  pass {:>2}: loss {:.4} a passage", epoch + 1, loss / passages.len().max(1) as f64);
    }
    trainer.learned(index)
}

type Index = HashMap<(u32, u8), u32>;

/// Numbers the features that occur often enough, and says how often they do.
fn index(lessons: &[Lesson], chinese: bool, least: u32) -> (Index, Vec<u32>) {
    let mut counts: Index = HashMap::new();
    for lesson in lessons {
        each(lesson, chinese, |_, feature| *counts.entry(feature).or_default() += 1);
    }
    let mut frequent: Vec<((u32, u8), u32)> = counts.into_iter().filter(|&(_, count)| count >= least).collect();
    frequent.sort_unstable();
    let counts = frequent.iter().map(|&(_, count)| count).collect();
    (frequent.into_iter().enumerate().map(|(nth, (feature, _))| (feature, nth as u32)).collect(), counts)
}

/// Every feature that speaks for a token, with the token.
fn each(lesson: &Lesson, chinese: bool, mut use_it: impl FnMut(usize, (u32, u8))) {
    let count = lesson.facts.len() as i64;
    features(&lesson.facts, chinese, |at, key, mut reach| {
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

fn passage(lesson: &Lesson, chinese: bool, index: &Index) -> Passage {
    let mut by_token: Vec<Vec<u32>> = vec![Vec::new(); lesson.facts.len()];
    each(lesson, chinese, |target, feature| {
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
    /// Leaves out the features that are not alive.
    fn keep(&mut self, alive: &[bool]) {
        let (mut starts, mut features) = (vec![0], Vec::new());
        for range in self.starts.windows(2) {
            let here = &self.features[range[0] as usize..range[1] as usize];
            features.extend(here.iter().copied().filter(|&feature| alive[feature as usize]));
            starts.push(features.len() as u32);
        }
        (self.starts, self.features) = (starts, features);
    }
}

struct Trainer {
    settings: Settings,
    weights: Vec<Weights>,
    squares: Vec<Weights>,
    sums: Vec<Weights>,
    remembered: u32,
    steps: Vec<f32>,
    step_squares: Vec<f32>,
}

type Vector = [f64; LABELS];
type Matrix = [Vector; LABELS];

impl Trainer {
    fn new(features: usize, settings: Settings) -> Self {
        let count = Steps::<f32>::COUNT;
        Trainer {
            settings,
            weights: vec![[0.0; LANES]; features],
            squares: vec![[0.0; LANES]; features],
            sums: vec![[0.0; LANES]; features],
            remembered: 0,
            steps: vec![0.0; count],
            step_squares: vec![0.0; count],
        }
    }

    /// One gradient step on one passage; gives the loss before it.
    fn learn(&mut self, passage: &Passage, chance: &mut Chance) -> f64 {
        let tokens = passage.allowed.len();
        if tokens == 0 {
            return 0.0;
        }
        let cut = (self.settings.drop * u32::MAX as f32) as u32;
        let kept: Vec<Vec<u32>> = (0..tokens)
            .map(|at| {
                let range = passage.starts[at] as usize..passage.starts[at + 1] as usize;
                passage.features[range].iter().copied().filter(|_| chance.roll() as u32 >= cut).collect()
            })
            .collect();
        let scale = 1.0 / (1.0 - self.settings.drop);
        let emissions: Vec<Vector> = kept.iter().map(|features| self.emission(features, scale)).collect();
        let steps = Steps::from_weights(&self.steps).expect("the right number");
        let matrix = matrix(&steps);
        let free = forward_backward(&emissions, &matrix, None);
        let held = forward_backward(&emissions, &matrix, Some(&passage.allowed));
        for (at, features) in kept.iter().enumerate() {
            let mut gradient = [0.0f32; LANES];
            for (label, slope) in gradient.iter_mut().enumerate().take(LABELS) {
                *slope = (free.labels[at][label] - held.labels[at][label]) as f32 * passage.weight;
            }
            if gradient.iter().any(|g| g.abs() > 1e-4) {
                features.iter().for_each(|&feature| self.update(feature as usize, &gradient, scale));
            }
        }
        self.update_steps(&free.pairs, &held.pairs, passage.weight);
        free.log - held.log
    }

    fn emission(&self, features: &[u32], scale: f32) -> Vector {
        let mut sums = [0.0f32; LANES];
        for &feature in features {
            let row = &self.weights[feature as usize];
            for lane in 0..LANES {
                sums[lane] += row[lane];
            }
        }
        std::array::from_fn(|label| f64::from(sums[label] * scale))
    }

    fn update(&mut self, feature: usize, gradient: &Weights, scale: f32) {
        let (weights, squares) = (&mut self.weights[feature], &mut self.squares[feature]);
        for lane in 0..LANES {
            let g = gradient[lane] * scale;
            squares[lane] += g * g;
            weights[lane] -= self.settings.rate * g / (squares[lane].sqrt() + 1.0);
        }
    }

    fn update_steps(&mut self, free: &Matrix, held: &Matrix, weight: f32) {
        let mut gradient = vec![0.0f32; self.steps.len()];
        for from in 0..LABELS {
            for to in 0..LABELS {
                let g = (free[from][to] - held[from][to]) as f32 * weight;
                for place in places(from, to) {
                    gradient[place] += g;
                }
            }
        }
        for (nth, g) in gradient.into_iter().enumerate() {
            self.step_squares[nth] += g * g;
            self.steps[nth] -= self.settings.rate * g / (self.step_squares[nth].sqrt() + 1.0);
        }
    }

    fn shrink(&mut self) {
        let by = self.settings.shrink;
        for weight in self.weights.iter_mut().flatten() {
            *weight = weight.signum() * (weight.abs() - by).max(0.0);
        }
    }

    /// Keeps the rows that say most, often enough; the others are forgotten, and the rest is learned on without shrinking.
    fn choose(&mut self, counts: &[u32], keep: usize) -> Vec<bool> {
        let worth: Vec<f32> = self
            .weights
            .iter()
            .zip(counts)
            .map(|(row, &count)| row.iter().fold(0.0f32, |most, weight| most.max(weight.abs())) * (count as f32).powf(0.3))
            .collect();
        let mut sorted = worth.clone();
        sorted.sort_unstable_by(|a, b| b.total_cmp(a));
        let least = sorted.get(keep).copied().unwrap_or(0.0);
        let alive: Vec<bool> = worth.iter().map(|&worth| worth > least).collect();
        for (row, _) in self.weights.iter_mut().zip(&alive).filter(|(_, alive)| !**alive) {
            *row = [0.0; LANES];
        }
        alive
    }

    fn remember(&mut self) {
        self.remembered += 1;
        for (sums, weights) in self.sums.iter_mut().zip(&self.weights) {
            for lane in 0..LANES {
                sums[lane] += weights[lane];
            }
        }
    }

    fn learned(self, index: Index) -> Learned {
        let mut rows: Vec<((u32, u8), Weights)> = Vec::with_capacity(index.len());
        for (feature, nth) in index {
            rows.push((feature, self.sums[nth as usize].map(|sum| sum / self.remembered.max(1) as f32)));
        }
        rows.sort_unstable_by_key(|row| row.0);
        Learned { rows, steps: Steps::from_weights(&self.steps).expect("the right number") }
    }
}

/// Where the weights of a step stand in the list of all of them; none for a step that cannot be.
fn places(from: usize, to: usize) -> Vec<usize> {
    let (leave, first, follow) = (LABELS, 2 * LABELS, 2 * LABELS + 6);
    let (second, more) = (2 * LABELS + 12, 2 * LABELS + 18);
    if to == OUTSIDE {
        return vec![from];
    }
    let kind = (to - 1) / 2;
    match is_begin(to) {
        true if from == OUTSIDE => vec![first + kind],
        true => vec![leave + from, follow + kind],
        false if from + 1 == to => vec![second + kind],
        false if from == to => vec![more + kind],
        false => vec![],
    }
}

fn matrix(steps: &Steps<f32>) -> Matrix {
    let weights = steps.weights();
    let mut matrix = [[0.0; LABELS]; LABELS];
    for (from, row) in matrix.iter_mut().enumerate() {
        for (to, cell) in row.iter_mut().enumerate() {
            let places = places(from, to);
            if !places.is_empty() {
                *cell = places.iter().map(|&place| f64::from(weights[place])).sum::<f64>().exp();
            }
        }
    }
    matrix
}

struct Chances {
    labels: Vec<Vector>,
    pairs: Matrix,
    log: f64,
}

/// The chance of every label at every token, and of every step; only among allowed labels where those are given.
fn forward_backward(emissions: &[Vector], matrix: &Matrix, allowed: Option<&[u16]>) -> Chances {
    let count = emissions.len();
    let mut log = 0.0;
    let mut exps: Vec<Vector> = Vec::with_capacity(count);
    for (at, emission) in emissions.iter().enumerate() {
        let open = |label: usize| allowed.is_none_or(|allowed| allowed[at] >> label & 1 == 1);
        let most = (0..LABELS).filter(|&label| open(label)).map(|label| emission[label]).fold(f64::MIN, f64::max);
        log += most;
        exps.push(std::array::from_fn(|label| if open(label) { (emission[label] - most).exp() } else { 0.0 }));
    }
    let mut forward: Vec<Vector> = Vec::with_capacity(count);
    for at in 0..count {
        let mut now = [0.0; LABELS];
        match at {
            0 => (0..LABELS).filter(|&to| to == OUTSIDE || is_begin(to)).for_each(|to| now[to] = exps[0][to] * start(matrix, to)),
            _ => {
                for from in 0..LABELS {
                    let before = forward[at - 1][from];
                    for to in 0..LABELS {
                        now[to] += before * matrix[from][to];
                    }
                }
                (0..LABELS).for_each(|to| now[to] *= exps[at][to]);
            }
        }
        log += normalise(&mut now);
        forward.push(now);
    }
    let mut labels = vec![[0.0; LABELS]; count];
    let mut pairs = [[0.0; LABELS]; LABELS];
    let mut backward = [1.0; LABELS];
    for at in (0..count).rev() {
        let mut here: Vector = std::array::from_fn(|label| forward[at][label] * backward[label]);
        normalise(&mut here);
        labels[at] = here;
        if at == 0 {
            break;
        }
        let ahead: Vector = std::array::from_fn(|label| exps[at][label] * backward[label]);
        let mut step = [[0.0; LABELS]; LABELS];
        let mut sum = 0.0;
        for from in 0..LABELS {
            for to in 0..LABELS {
                step[from][to] = forward[at - 1][from] * matrix[from][to] * ahead[to];
                sum += step[from][to];
            }
        }
        for from in 0..LABELS {
            backward[from] = (0..LABELS).map(|to| matrix[from][to] * ahead[to]).sum();
            for to in 0..LABELS {
                pairs[from][to] += step[from][to] / sum.max(1e-300);
            }
        }
        normalise(&mut backward);
    }
    Chances { labels, pairs, log }
}

/// The first token is reached as if from outside.
fn start(matrix: &Matrix, to: usize) -> f64 {
    if to == OUTSIDE { 1.0 } else { matrix[OUTSIDE][to] }
}

fn normalise(vector: &mut Vector) -> f64 {
    let sum: f64 = vector.iter().sum::<f64>().max(1e-300);
    vector.iter_mut().for_each(|value| *value /= sum);
    sum.ln()
}
