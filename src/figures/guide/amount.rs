//! The figure that a number makes, alone or with a second one. Knows in which order the readings are tried; must not know bounds.

use super::part::{Part, part};
use super::{Core, Scene, age, length, ordinal, proportion, range, temperature, value};
use crate::figures::numbers;
use crate::figures::reader::W;

/// The figure that a number makes at `at`.
pub fn core(scene: &Scene, at: usize) -> Option<Core> {
    let special = ordinal::core(scene, at)
        .or_else(|| age::core(scene, at))
        .or_else(|| length::core(scene, at))
        .or_else(|| temperature::core(scene, at))
        .or_else(|| proportion::core(scene, at))
        .or_else(|| range::neighbours(scene, at));
    special.or_else(|| numbered(scene, at))
}

fn numbered(scene: &Scene, at: usize) -> Option<Core> {
    let lead = leading_word(scene, at);
    let first = part(scene, lead.unwrap_or(at)).or_else(|| if lead.is_some() { part(scene, at) } else { None })?;
    if let Some(second) = range::trailing_digit(scene, &first) {
        return range::range(scene, at.min(first.start), first, second);
    }
    match range::second_part(scene, &first, lead.is_some()) {
        Some(second) => range::range(scene, at.min(first.start), first, second),
        None if first.start == at => alone(scene, first),
        None => None,
    }
}

fn alone(scene: &Scene, part: Part) -> Option<Core> {
    proportion::part_of(scene, &part).or_else(|| value::single(scene, part))
}

/// The token at which reading goes on after a number that made no figure, so that no number is read twice.
pub fn after_number(scene: &Scene, at: usize) -> usize {
    if let Some(end) = ordinal::passed_over(scene, at) {
        return end;
    }
    if !super::may_begin(scene, at) {
        return at + 1;
    }
    scene.number(at).map_or(at + 1, |num| num.end)
}

fn leading_word(scene: &Scene, at: usize) -> Option<usize> {
    let reader = scene.reader;
    let word = reader.word(at, W::Between).or_else(|| reader.word(at, W::From))?;
    (numbers::may_begin(reader, word) || scene.currency(word).is_some()).then_some(word)
}
