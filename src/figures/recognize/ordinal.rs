//! The Ordinal model, with its relative ordinals (`last`, `next`, `second to last`). Knows its keys; must not know nouns.

use super::{Hit, Scene, format, resolution};
use crate::figures::Decimal;
use crate::figures::numbers;

/// All ordinals of the text.
pub fn all(scene: &Scene) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while at < scene.reader.len() {
        let hit = relative(scene, at).or_else(|| absolute(scene, at));
        at = hit.as_ref().map_or(at + 1, |hit| hit.end);
        hits.extend(hit);
    }
    hits
}

fn absolute(scene: &Scene, at: usize) -> Option<Hit> {
    let reader = scene.reader;
    let lead = if !scene.is_chinese() { reader.word(at, crate::figures::reader::W::A) } else { None };
    let mut nth = numbers::ordinal(reader, at)?;
    // `a trillionth` is a fraction, `a hundred trillionth` is not
    if lead.is_some_and(|lead| nth.end == lead + 1) {
        return None;
    }
    if lead.is_none()
        && at > 0
        && reader.word(at - 1, crate::figures::reader::W::A).is_some()
        && at + 1 == nth.end
        && nth.value? >= Decimal::from(1_000_000)
    {
        return None;
    }
    nth.start = at;
    let value = nth.value?;
    if !scene.is_chinese() && reader.slice(at, nth.end).ends_with('s') {
        return None;
    }
    let printed = format::g15(value.to_f64(), Some(value));
    let keys = resolution([("value", printed.clone()), ("offset", printed), ("relativeTo", "start".into())]);
    Some(Hit { start: at, end: nth.end, kind: "ordinal".into(), resolution: keys })
}

const LAST: &str = "last";

fn relative(scene: &Scene, at: usize) -> Option<Hit> {
    if scene.is_chinese() {
        return None;
    }
    let reader = scene.reader;
    let word = |nth: usize| reader.slice(nth, nth + 1).to_ascii_lowercase();
    let is = |from: usize, words: &[&str]| words.iter().enumerate().all(|(nth, wanted)| word(from + nth) == *wanted);
    let the = usize::from(word(at) == "the");
    let hit = |end: usize, to: &str, offset: i64| {
        let sign = if offset < 0 { "-" } else { "+" };
        let value = format!("{to}{sign}{}", offset.abs());
        let keys = resolution([("offset", offset.to_string()), ("relativeTo", to.into()), ("value", value)]);
        Some(Hit { start: at, end, kind: "ordinal.relative".into(), resolution: keys })
    };
    let from = at + the;
    if is(from, &["one", "before", "the", LAST]) || is(from, &["one", "before", LAST]) {
        let end = from + if word(from + 2) == "the" { 4 } else { 3 };
        return hit(end + usize::from(word(end) == "one"), "end", -1);
    }
    if is(from, &[LAST, "but", "one"]) {
        return hit(from + 3, "end", -1);
    }
    if is(from, &["next", "to", LAST]) {
        return hit(from + 3, "end", -1);
    }
    if let Some(nth) = numbers::ordinal(reader, from).filter(|nth| is(nth.end, &["to", LAST]) || is(nth.end, &["to", "the", LAST]))
    {
        let end = nth.end + if word(nth.end + 1) == "the" { 3 } else { 2 };
        return hit(end, "end", 1 - nth.value?.to_i64()?);
    }
    if the == 1 {
        return None;
    }
    let one = |end: usize| end + usize::from(word(end) == "one");
    match word(at).as_str() {
        LAST => hit(one(at + 1), "end", 0),
        "next" => hit(one(at + 1), "current", 1),
        "previous" => hit(one(at + 1), "current", -1),
        "current" => hit(one(at + 1), "current", 0),
        "penultimate" => hit(at + 1, "end", -1),
        "antepenultimate" => hit(at + 1, "end", -2),
        _ => None,
    }
}
