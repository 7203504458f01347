//! Logistic regression by stochastic gradient descent with averaging, the same for every run. Knows examples; must not know what
//! features or answers mean.

/// Parts of the files for measuring.
pub(super) const FOLDS: usize = 5;
/// Passes over the examples.
const ROUNDS: usize = 12;
/// The first step's length; it falls with the rounds.
const STEP: f32 = 0.25;
/// How strongly weights are pulled to nothing.
const DECAY: f32 = 3e-3;

/// The answers to one question, each with its features and whether it is right; one answer alone is yes or no.
pub(super) struct Example {
    /// Which fifth of the files it is from.
    pub fold: usize,
    pub answers: Vec<(Vec<u16>, bool)>,
}

impl Example {
    /// Whether the weights find the right answer.
    fn is_answered(&self, weights: &[f32]) -> bool {
        let score = |features: &[u16]| features.iter().map(|&feature| weights[feature as usize]).sum::<f32>();
        match self.answers.as_slice() {
            [(features, right)] => (score(features) >= 0.0) == *right,
            many => many.iter().max_by(|a, b| score(&a.0).total_cmp(&score(&b.0))).is_some_and(|answer| answer.1),
        }
    }
}

/// Averaged weights of the examples that `keep` keeps, by place, `buckets` of them.
pub(super) fn train(examples: &[Example], buckets: usize, keep: impl Fn(&Example) -> bool) -> Vec<f32> {
    let (mut weights, mut sum) = (vec![0f32; buckets], vec![0f32; buckets]);
    let order = shuffled(examples.len());
    for round in 0..ROUNDS {
        let step = STEP / (1.0 + round as f32 / 3.0);
        for &nth in order.iter().filter(|&&nth| keep(&examples[nth])) {
            examples[nth].answers.iter().for_each(|(features, right)| learn_from(&mut weights, features, *right, step));
        }
        sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight / ROUNDS as f32);
    }
    sum
}

fn learn_from(weights: &mut [f32], features: &[u16], right: bool, step: f32) {
    let score: f32 = features.iter().map(|&feature| weights[feature as usize]).sum();
    let error = f32::from(u8::from(right)) - 1.0 / (1.0 + (-score).exp());
    for &feature in features {
        let weight = &mut weights[feature as usize];
        *weight += step * (error - DECAY * *weight);
    }
}

/// The numbers below `count` in an order that is always the same.
fn shuffled(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    for at in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(at, (state % (at as u64 + 1)) as usize);
    }
    order
}

/// Answers on fifths of the files beside the commonest answer; `train` makes weights that have not seen the fold of that number.
pub(super) fn held_out(name: &str, examples: &[Example], train: impl Fn(usize) -> Vec<f32>) -> String {
    let mut right = 0;
    for fold in 0..FOLDS {
        let weights = train(fold);
        right += examples.iter().filter(|example| example.fold == fold && example.is_answered(&weights)).count();
    }
    let most =
        (0..examples.first().map_or(0, |e| e.answers.len())).map(|n| examples.iter().filter(|e| e.answers[n].1).count()).max();
    let most = most.map_or(0, |most| if examples[0].answers.len() == 1 { most.max(examples.len() - most) } else { most });
    let share = |a: usize| 100.0 * a as f64 / examples.len().max(1) as f64;
    format!(
        "{name}: {} examples, {:.1} % alike; judged by others' weights {:.1} % right",
        examples.len(),
        share(most),
        share(right)
    )
}

/// The weights in 8 bits, `scale` steps for each of the log odds.
pub(super) fn packed(weights: &[f32], scale: f32) -> Vec<u8> {
    weights.iter().map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8 as u8).collect()
}

/// The largest scale at which every weight fits.
pub(super) fn largest_scale(weights: &[f32]) -> f32 {
    120.0 / weights.iter().fold(1e-6f32, |most, weight| most.max(weight.abs()))
}
