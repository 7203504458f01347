//! Trains the conditional random field: adaptive gradient steps on the likelihood of what is marked. Knows numbers; must not know
//! texts.
//!
//! Where a set leaves types unmarked, all labellings that agree with the marks count as right, so that one model can learn from
//! sets with fewer types than ours.

use super::chances::{Matrix, Vector, forward_backward, matrix, places};
use super::examples::Lesson;
use super::passages::{Index, Passage, index, passage};
use crate::entities::tagger::labels::{LABELS, LANES};
use crate::entities::tagger::model::Steps;
use crate::training::chance::Chance;

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
#[derive(Clone)]
pub struct Learned {
    /// Key (kept bits) and distance (counted from the nearest one) to weights.
    pub rows: Vec<((u32, u8), Weights)>,
    /// The costs of steps.
    pub steps: Steps<f32>,
}

/// Learns from the lessons: a pass from each round in turn, so that rounds may vary the same texts.
pub fn train(rounds: &[Vec<Lesson>], chinese: bool, settings: &Settings) -> Learned {
    let least = settings.least * rounds.len() as u32;
    let (index, counts) = index(rounds.iter().flatten(), chinese, least);
    let numbered = |lessons: &Vec<Lesson>| lessons.iter().map(|lesson| passage(lesson, chinese, &index)).collect();
    let mut rounds: Vec<Vec<Passage>> = rounds.iter().map(numbered).collect();
    let mut trainer = Trainer::new(index.len(), *settings);
    let mut chance = Chance(settings.seed);
    let choice = settings.epochs * 2 / 3;
    let mut order: Vec<usize> = (0..rounds[0].len()).collect();
    for epoch in 0..settings.epochs {
        let nth = epoch % rounds.len();
        let loss = trainer.pass(&rounds[nth], &mut order, &mut chance);
        if epoch + 1 < choice {
            trainer.shrink();
        } else if epoch + 1 == choice {
            let alive = trainer.choose(&counts, settings.keep);
            rounds.iter_mut().flatten().for_each(|passage| passage.keep(&alive));
        } else {
            trainer.remember();
        }
        eprintln!("  pass {:>2}: loss {:.4} a passage", epoch + 1, loss / rounds[nth].len().max(1) as f64);
    }
    trainer.learned(index)
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

    /// One pass over the passages, in an order by chance; gives the loss.
    fn pass(&mut self, passages: &[Passage], order: &mut [usize], chance: &mut Chance) -> f64 {
        for at in (1..order.len()).rev() {
            order.swap(at, (chance.roll() % (at as u64 + 1)) as usize);
        }
        order.iter().map(|&nth| self.learn(&passages[nth], chance)).sum()
    }

    /// One gradient step on one passage; gives the loss before it.
    fn learn(&mut self, passage: &Passage, chance: &mut Chance) -> f64 {
        let tokens = passage.allowed.len();
        if tokens == 0 {
            return 0.0;
        }
        let cut = (self.settings.drop * u32::MAX as f32) as u32;
        let kept: Vec<Vec<u32>> =
            (0..tokens).map(|at| passage.of(at).iter().copied().filter(|_| chance.roll() as u32 >= cut).collect()).collect();
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
