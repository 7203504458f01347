//! The labels that weights of any fineness give, without rules or agreement: what rounding costs. Knows lessons and weights; must not
//! know texts.

use super::chances::{Vector, places};
use super::crf::Learned;
use super::examples::Lesson;
use super::passages::{Index, index_of, passage};
use crate::entities::tagger::labels::{LABELS, OUTSIDE, is_begin};
use crate::training::score::Count;

/// F1 of whole names on lessons in which every token has one label; `kind` is whether they are Chinese and whether the model has
/// features of several tokens.
pub(super) fn score(learned: &Learned, lessons: &[Lesson], kind: [bool; 2], bias: f32) -> f64 {
    let index: Index = index_of(learned.rows.iter().map(|row| row.0));
    let mut count = Count::default();
    for lesson in lessons {
        let gold: Vec<usize> = lesson.allowed.iter().map(|labels| labels.trailing_zeros() as usize).collect();
        let (gold, found) = (names(&gold), names(&decoded(learned, lesson, kind, &index, bias)));
        count.gold += gold.len() as f64;
        count.found += found.len() as f64;
        count.right += found.iter().filter(|name| gold.contains(name)).count() as f64;
    }
    count.f1() * 100.0
}

/// First token, token behind and first label of each name.
fn names(labels: &[usize]) -> Vec<(usize, usize, usize)> {
    let begins = (0..labels.len()).filter(|&at| is_begin(labels[at]));
    begins
        .map(|at| (at, at + 1 + labels[at + 1..].iter().take_while(|&&label| label == labels[at] + 1).count(), labels[at]))
        .collect()
}

/// The best labels of the lesson.
fn decoded(learned: &Learned, lesson: &Lesson, [chinese, several]: [bool; 2], index: &Index, bias: f32) -> Vec<usize> {
    let passage = passage(lesson, chinese, several, index);
    let weights = learned.steps.weights();
    let step = |from: usize, to: usize| -> f64 {
        let places = places(from, to);
        let outside = if to == OUTSIDE { f64::from(bias) } else { 0.0 };
        if places.is_empty() { f64::MIN / 4.0 } else { places.iter().map(|&at| f64::from(weights[at])).sum::<f64>() - outside }
    };
    let emission = |at: usize| -> Vector {
        std::array::from_fn(|label| passage.of(at).iter().map(|&row| f64::from(learned.rows[row as usize].1[label])).sum())
    };
    let mut best: Vector = std::array::from_fn(|label| if label == OUTSIDE { 0.0 } else { f64::MIN / 4.0 });
    let mut back: Vec<[usize; LABELS]> = Vec::new();
    for at in 0..lesson.allowed.len() {
        let (emission, mut from) = (emission(at), [OUTSIDE; LABELS]);
        let next = std::array::from_fn(|to| {
            let reached = |before: usize| best[before] + if at == 0 && to == OUTSIDE { 0.0 } else { step(before, to) };
            from[to] = (0..LABELS).max_by(|&a, &b| reached(a).total_cmp(&reached(b))).unwrap_or(OUTSIDE);
            reached(from[to]) + emission[to]
        });
        back.push(from);
        best = next;
    }
    let mut label = (0..LABELS).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(OUTSIDE);
    let mut labels = Vec::new();
    for from in back.iter().rev() {
        labels.push(label);
        label = from[label];
    }
    labels.reverse();
    labels
}
