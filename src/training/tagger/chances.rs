//! The chances of labels under a linear-chain model, by the forward and backward sums. Knows scores; must not know features.

use crate::entities::tagger::labels::{LABELS, OUTSIDE, is_begin};
use crate::entities::tagger::model::Steps;

/// A number a label.
pub(super) type Vector = [f64; LABELS];
/// A number a step from label to label.
pub(super) type Matrix = [Vector; LABELS];

/// Where the weights of a step stand in the list of all of them; none for a step that cannot be.
pub(super) fn places(from: usize, to: usize) -> Vec<usize> {
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

pub(super) fn matrix(steps: &Steps<f32>) -> Matrix {
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

/// What the model thinks of a passage.
pub(super) struct Chances {
    /// The chance of every label at every token.
    pub labels: Vec<Vector>,
    /// The expected number of every step.
    pub pairs: Matrix,
    /// The logarithm of the sum over all labellings.
    pub log: f64,
}

/// The chance of every label at every token, and of every step; only among allowed labels where those are given.
pub(super) fn forward_backward(emissions: &[Vector], matrix: &Matrix, allowed: Option<&[u16]>) -> Chances {
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
