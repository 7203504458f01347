//! Places in a row, as the guide counts them: `第 13 名`, `third`, `二樓`. Knows in which words an ordinal ranks nothing; must not
//! know how ordinals are written.

use super::{Core, Scene};
use crate::figures::numbers::{self, Num};
use crate::figures::reader::W;
use crate::figures::{Amount, Decimal, Value};
use crate::text::TokenKind;

/// The place in a row at `at`.
pub(super) fn core(scene: &Scene, at: usize) -> Option<Core> {
    ranked(scene, at).or_else(|| floor(scene, at))
}

fn ranked(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let nth = scene.ordinal(at)?;
    let value = nth.value?;
    let end = match reader.word(at, W::Nth) {
        Some(_) => counted_to(scene, at, nth.end)?,
        None if nth.end == at + 1 && !ranks(scene, at) => return None,
        None => nth.end,
    };
    let title = reader.char(end) == '-' && !reader.gap(end + 1) && reader.is_capital(end + 1);
    (!title && !names(scene, at, end)).then(|| make(scene, at, end, value))
}

/// `35th Street`, `North 35th`: a street, a district, a part of an army.
fn names(scene: &Scene, at: usize, end: usize) -> bool {
    let reader = scene.reader;
    let behind = reader.word(end, W::NthName).is_some() && reader.is_capital(end);
    let side = at > 0 && matches!(reader.slice(at - 1, at), "North" | "South" | "East" | "West");
    behind || side && reader.is_number(at)
}

fn make(scene: &Scene, start: usize, end: usize, value: Decimal) -> Core {
    let reading = format!("{} = {value}", scene.reader.slice(start, end));
    Core { start, end, value: Value::Ordinal(Amount::Exact(value)), bound: None, reading }
}

/// Where `第…` ends with what it ranks; none for labels (`第二十九条`) and for 第一 in fixed words.
fn counted_to(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let reader = scene.reader;
    // an article of a law, a page
    if matches!(reader.char(end), '条' | '页') {
        return None;
    }
    let first = reader.char(at + 1) == '一' && end == at + 2;
    let time = reader.time(end).map(|(_, end)| end);
    let classifier = reader.word(end, W::Classifier).max(time);
    let unranked = matches!(reader.char(end), '次' | '时' | '手' | '线' | '作' | '点' | '步' | '句');
    if first && classifier.is_none() && is_rank(scene, at, end) {
        return Some(end);
    }
    if first && (classifier.is_none() || unranked) {
        return None;
    }
    Some(classifier.unwrap_or(end))
}

/// `排在第一`, `居全国第一`: 第一 that ends a clause is a rank behind words that rank.
fn is_rank(scene: &Scene, at: usize, end: usize) -> bool {
    const REACH: usize = 6;
    let reader = scene.reader;
    let ranks = (at.saturating_sub(REACH)..at).any(|at| matches!(reader.char(at), '排' | '居' | '列' | '占' | '名' | '票'));
    let ends = reader.kind(end) != Some(TokenKind::Han) || matches!(reader.char(end), '的' | '位' | '和');
    ranks && ends
}

/// Where a number that made no figure behind 第 ends: `第一公里` counts no kilometres.
pub(super) fn passed_over(scene: &Scene, at: usize) -> Option<usize> {
    scene.reader.word(at, W::Nth)?;
    scene.ordinal(at).map(|nth| nth.end)
}

/// `二楼`: a floor is a place in a row.
fn floor(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    if !numbers::may_begin(reader, at) {
        return None;
    }
    let num: Num = numbers::unsigned_plain(reader, at)?;
    let value = num.within(1, 200)?;
    let behind = reader.char(num.end) == '楼' && !matches!(reader.char(num.end + 1), '盘' | '宇' | '房' | '市' | '高');
    behind.then(|| make(scene, at, num.end + 1, value.into()))
}

/// `first` counts before a noun only, `second` not as a unit of time.
fn ranks(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let form = reader.slice(at, at + 1);
    match form.to_ascii_lowercase().as_str() {
        "first" => first_ranks(scene, at),
        "second" | "seconds" => at > 0 && !reader.is_number(at - 1) && form == "second" || form == "Second",
        "third" | "quarter" => true,
        plural => !plural.ends_with('s'),
    }
}

/// `the first stage`, `its first gadget`, `the first of seven`; not `at first`, `for the first time`, `the first six hours`.
fn first_ranks(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let Some(before) = at.checked_sub(1) else { return false };
    let owned = reader.word(before, W::Stop).is_some() || matches!(reader.slice(before, at), "'s" | "’s");
    let next = reader.slice(at + 1, at + 2);
    if reader.slice(before, at).eq_ignore_ascii_case("the") && matches!(next, "of" | "in") && numbers::may_begin(reader, at + 2) {
        return true;
    }
    let number = numbers::may_begin(reader, at + 1);
    let noun = reader.kind(at + 1) == Some(TokenKind::Word) && next.starts_with(char::is_lowercase);
    let fixed = matches!(next, "came" | "time" | "began" | "took");
    owned && noun && !number && !fixed && reader.word(at + 1, W::Stop).is_none()
}
