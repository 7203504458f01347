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
    /// Whether features of several tokens are used.
    pub several: bool,
    /// How many runs learn side by side, to be averaged.
    pub runs: usize,
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

/// Learns from the lessons: a pass from each round in turn, so that rounds may vary the same texts. Several runs that differ by chance
/// learn side by side; they choose their rows together, by the mean of their weights, and the mean of all is what is learned.
pub fn train(rounds: &[Vec<Lesson>], chinese: bool, settings: &Settings) -> Learned {
    let least = settings.least * rounds.len() as u32;
    let (index, counts) = index(rounds.iter().flatten(), chinese, settings.several, least);
    let numbered =
        |lessons: &Vec<Lesson>| lessons.iter().map(|lesson| passage(lesson, chinese, settings.several, &index)).collect();
    let mut rounds: Vec<Vec<Passage>> = rounds.iter().map(numbered).collect();
    let mut runs: Vec<Trainer> = (0..settings.runs as u64).map(|nth| Trainer::new(index.len(), *settings, nth)).collect();
    let choice = settings.epochs * 2 / 3;
    side_by_side(&mut runs, |run| (0..choice).for_each(|epoch| run.pass(&rounds, epoch, epoch + 1 < choice)));
    let alive = chosen(&runs, &counts, settings.keep);
    rounds.iter_mut().flatten().for_each(|passage| passage.keep(&alive));
    side_by_side(&mut runs, |run| {
        run.forget(&alive);
        for epoch in choice..settings.epochs {
            run.pass(&rounds, epoch, false);
            run.remember();
        }
    });
    learned(&runs, index)
}

/// How many runs learn at once.
const AT_ONCE: usize = 2;

/// Lets the runs learn, a few at once; none of them sees another.
fn side_by_side(runs: &mut [Trainer], learn: impl Fn(&mut Trainer) + Sync) {
    for some in runs.chunks_mut(AT_ONCE) {
        std::thread::scope(|scope| {
            some.iter_mut().for_each(|run| {
                scope.spawn(|| learn(run));
            });
        });
    }
}

/// Which rows say most, often enough, by the mean of all runs.
fn chosen(runs: &[Trainer], counts: &[u32], keep: usize) -> Vec<bool> {
    let worth = |nth: usize| {
        let mean = mean(runs, |run| run.weights[nth]);
        mean.iter().fold(0.0f32, |most, weight| most.max(weight.abs())) * (counts[nth] as f32).powf(0.3)
    };
    let worth: Vec<f32> = (0..counts.len()).map(worth).collect();
    let mut sorted = worth.clone();
    sorted.sort_unstable_by(|a, b| b.total_cmp(a));
    let least = sorted.get(keep).copied().unwrap_or(0.0);
    worth.iter().map(|&worth| worth > least).collect()
}

fn mean(runs: &[Trainer], weights: impl Fn(&Trainer) -> Weights) -> Weights {
    let mut sum = [0.0; LANES];
    for run in runs {
        sum.iter_mut().zip(weights(run)).for_each(|(sum, weight)| *sum += weight);
    }
    sum.map(|sum| sum / runs.len().max(1) as f32)
}

fn learned(runs: &[Trainer], index: Index) -> Learned {
    let of = |nth: u32| mean(runs, |run| run.sums[nth as usize].map(|sum| sum / run.remembered.max(1) as f32));
    let mut rows: Vec<((u32, u8), Weights)> = index.into_iter().map(|(feature, nth)| (feature, of(nth))).collect();
    rows.sort_unstable_by_key(|row| row.0);
    let steps = (0..Steps::<f32>::COUNT).map(|nth| runs.iter().map(|run| run.steps[nth]).sum::<f32>() / runs.len().max(1) as f32);
    Learned { rows, steps: Steps::from_weights(&steps.collect::<Vec<_>>()).expect("the right number") }
}

struct Trainer {
    settings: Settings,
    weights: Vec<Weights>,
    squares: Vec<Weights>,
    sums: Vec<Weights>,
    remembered: u32,
    steps: Vec<f32>,
    step_squares: Vec<f32>,
    chance: Chance,
    order: Vec<usize>,
}

impl Trainer {
    fn new(features: usize, settings: Settings, nth: u64) -> Self {
        let count = Steps::<f32>::COUNT;
        Trainer {
            settings,
            weights: vec![[0.0; LANES]; features],
            squares: vec![[0.0; LANES]; features],
            sums: vec![[0.0; LANES]; features],
            remembered: 0,
            steps: vec![0.0; count],
            step_squares: vec![0.0; count],
            chance: Chance(settings.seed + (nth << 32)),
            order: Vec::new(),
        }
    }

    /// One pass over the passages of a round, in an order by chance.
    fn pass(&mut self, rounds: &[Vec<Passage>], epoch: usize, shrinks: bool) {
        let passages = &rounds[epoch % rounds.len()];
        let mut order = std::mem::take(&mut self.order);
        order.extend(order.len()..passages.len());
        for at in (1..order.len()).rev() {
            order.swap(at, (self.chance.roll() % (at as u64 + 1)) as usize);
        }
        let loss: f64 = order.iter().filter_map(|&nth| Some(self.learn(passages.get(nth)?))).sum();
        eprintln!("  pass {:>2}: loss {:.4} a passage", epoch + 1, loss / passages.len().max(1) as f64);
        self.order = order;
        if shrinks {
            self.shrink();
        }
    }

    /// One gradient step on one passage; gives the loss before it.
    fn learn(&mut self, passage: &Passage) -> f64 {
        let chance = &mut self.chance;
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

    /// Forgets the rows that are not alive; the rest is learned on without shrinking.
    fn forget(&mut self, alive: &[bool]) {
        for (row, _) in self.weights.iter_mut().zip(alive).filter(|(_, alive)| !**alive) {
            *row = [0.0; LANES];
        }
    }

    fn remember(&mut self) {
        self.remembered += 1;
        for (sums, weights) in self.sums.iter_mut().zip(&self.weights) {
            for lane in 0..LANES {
                sums[lane] += weights[lane];
            }
        }
    }
}
