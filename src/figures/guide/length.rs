//! Lengths of time that the calendar reads: `half an hour`, `三年六个月`, `every 11 years`. Knows which words make something else of
//! them; must not know how lengths are said.

use super::{Core, Scene};
use crate::figures::calendar::{Length, duration};
use crate::figures::numbers;
use crate::figures::reader::{Sense, Side, W};
use crate::figures::{Bound, TimexRange, Value};

/// The length of time at `at`.
pub(super) fn core(scene: &Scene, at: usize) -> Option<Core> {
    lasting(scene, at).or_else(|| recurring(scene, at))
}

/// `an hour`, `a week`, `half an hour`, `three years and two months`, `三年六个月`.
fn lasting(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let before = at.checked_sub(1).map_or("", |before| reader.slice(before, at));
    if matches!(before, "once" | "twice" | "times" | "Once" | "Twice" | "such" | "what") || shares(scene, at) {
        return None;
    }
    let (length, end) = crate::figures::calendar::length(reader, at, scene.language)?;
    let timex = duration::timex(&length);
    let reading = format!("{} = {}", reader.slice(at, end), timex.value);
    Some(Core { start: at, end, value: Value::Duration(TimexRange::Exact(timex)), bound: None, reading })
}

/// `about a quarter`, `a quarter of`, `a quarter above`: a part, no three months.
fn shares(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let Some(next) = reader.word(at, W::A) else { return false };
    let Some((_, end)) = reader.find(next, |sense| matches!(sense, Sense::Share(_)).then_some(())) else { return false };
    let bounded = reader
        .before(at, |sense| matches!(sense, Sense::Bound(Bound::About | Bound::Over | Bound::Under, Side::before)).then_some(()))
        .is_some();
    // `a quarter of a century` is a length
    let of_length =
        reader.word(end, W::Of).and_then(|next| reader.word(next, W::A)).is_some_and(|next| reader.time(next).is_some());
    !of_length && (bounded || [W::Of, W::Comparative].into_iter().any(|word| reader.word(end, word).is_some()))
}

/// `every 11 years`, `every day`.
fn recurring(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    if scene.language.is_chinese() || !reader.slice(at, at + 1).eq_ignore_ascii_case("every") {
        return None;
    }
    let (parts, end) = match reader.time(at + 1) {
        Some((unit, end)) => (vec![(1.into(), unit)], end),
        None => {
            let num = numbers::unsigned(reader, at + 1)?;
            let (unit, end) = reader.time(num.end)?;
            (vec![(num.value?, unit)], end)
        }
    };
    let timex = duration::timex(&Length { parts });
    let reading = format!("{} = {}", reader.slice(at, end), timex.value);
    Some(Core { start: at, end, value: Value::Duration(TimexRange::Exact(timex)), bound: None, reading })
}
