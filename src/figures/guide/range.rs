//! Two numbers that make one figure: `660 億至 720 億美元`, `between 5% and 7%`, `三四十厘米`. Knows how two numbers share a unit and a
//! power of ten; must not know bounds.

use super::part::{Part, included, part};
use super::tail::Tail;
use super::{Core, Scene, amount, value};
use crate::figures::numbers::{Form, Num};
use crate::figures::reader::W;
use crate::figures::{Decimal, Value};

/// A verb of change is looked for this many words before `from`.
const REACH: usize = 8;

/// `三四十厘米`, `两三成`, `五六百元`, `百分之二三十`: two digits in a row are a range.
pub(super) fn neighbours(scene: &Scene, at: usize) -> Option<Core> {
    percentage(scene, at).or_else(|| digits_in_a_row(scene, at))
}

fn digits_in_a_row(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let (low, high) = (i64::from(reader.digit(at)?), i64::from(reader.digit(at + 1)?));
    let adjacent = low + 1 == high || (low, high) == (3, 5);
    if !adjacent || low == 0 || reader.digit(at + 2).is_some() {
        return None;
    }
    let second = part(scene, at + 1)?;
    let top = second.num.value?;
    let unit = top.over(Decimal::from(high))?;
    let counted = second.tail.is_some() || second.num.end > at + 2;
    if !is_power_of_ten(unit) || !counted || second.num.form != Form::Han {
        return None;
    }
    let whole = Part { start: at, ..second };
    value::assemble(scene, &whole, amount(unit.times(Decimal::from(low))?, Some(top)))
}

fn is_power_of_ten(value: Decimal) -> bool {
    (0i16..=12).any(|power| Decimal::from(1).scaled(power) == Some(value))
}

/// `百分之二三十`.
fn percentage(scene: &Scene, at: usize) -> Option<Core> {
    let (power, numerator) = scene.reader.scale(at).and_then(|_| scene.number(at))?.share?;
    let inner = digits_in_a_row(scene, numerator)?;
    let Value::Number(range) = inner.value else { return None };
    let percent = |value: Decimal| value.scaled(2 - i16::from(power));
    let value = Value::Percent { value: value::map(range, percent)?, points: false };
    let reading = super::reading::said(scene, at, inner.end, &value);
    Some(Core { start: at, end: inner.end, value, bound: inner.bound, reading })
}

/// `一千五六`, `二十五六歲`: the last digit and the one after it.
pub(super) fn trailing_digit(scene: &Scene, first: &Part) -> Option<Part> {
    let reader = scene.reader;
    let num = &first.num;
    let (last, next) = (reader.digit(num.end - 1)?, reader.digit(num.end)?);
    if num.form != Form::Han || num.end < num.start + 2 || last + 1 != next || last == 0 || reader.digit(num.end + 1).is_some() {
        return None;
    }
    let unit = last_place(num, last)?;
    let power = reader.scale(num.end + 1).filter(|&power| power > 1).unwrap_or(0);
    let end = num.end + 1 + usize::from(power > 0);
    let value = num.value?.plus(unit)?.scaled(i16::from(power))?;
    let num = Num { end, value: Some(value), power, ..*num };
    let found = super::tail::tail(scene, &num);
    let (tail, end) = found.map_or((None, end), |found| (Some(found.tail), found.end));
    Some(Part { start: first.start, end, num, prefix: first.prefix, tail, inner: None })
}

/// What the last digit of a number counts: 100 in 一千五, 1 in 二十五.
fn last_place(num: &Num, digit: u8) -> Option<Decimal> {
    let value = num.value?;
    (0i16..=8).rev().find_map(|power| {
        let unit = Decimal::from(1).scaled(power)?;
        let rest = value.minus(Decimal::from(i64::from(digit)).times(unit)?)?;
        let above = unit.times(Decimal::from(10))?;
        (rest >= above && rest.over(above)?.is_whole()).then_some(unit)
    })
}

/// The other end of a range, where a connector and a number of the same sort follow.
pub(super) fn second_part(scene: &Scene, first: &Part, led: bool) -> Option<Part> {
    let reader = scene.reader;
    let try_from = |at: usize| connector(scene, included(scene, at), led).and_then(|next| part(scene, next));
    let second = try_from(first.end).or_else(|| if first.tail.is_some() { None } else { try_from(first.num.end) })?;
    let same = same_sort(scene, first, &second);
    let led_ok = !led || reader.word(first.end, W::And).is_none() || first.start > 0;
    // `3-1` and `6-164` are scores
    let touching_dash =
        matches!(reader.char(first.end), '-' | '–') && !reader.gap(first.end) && first.tail.is_none() && second.tail.is_none();
    let score = touching_dash && first.prefix.is_none() && second.prefix.is_none() && second.num.power == 0;
    // behind a verb of change, `from 3% to 1%` is two figures
    let after_from = led || first.start > 0 && reader.slice(first.start - 1, first.start).eq_ignore_ascii_case("from");
    let change = after_from && changes(scene, first.start);
    (same && !score && !change && led_ok && second.num.value.is_some()).then_some(second)
}

fn connector(scene: &Scene, at: usize, led: bool) -> Option<usize> {
    let reader = scene.reader;
    // `12- to 15-year-olds`
    let hanging = reader.char(at) == '-' && !reader.gap(at) && reader.gap(at + 1) && reader.slice(at + 1, at + 2) == "to";
    let at = at + usize::from(hanging);
    let joins = reader.word(at, W::To).filter(|&next| !lopsided(scene, at, next));
    joins
        .or_else(|| if led { reader.word(at, W::And) } else { None })
        .or_else(|| reader.word(at, W::Or).filter(|_| reader.slice(at, at + 1) == "or"))
}

fn same_sort(scene: &Scene, first: &Part, second: &Part) -> bool {
    let reader = scene.reader;
    let currency = |part: &Part| part.prefix.map(|(row, _)| row);
    match (&first.tail, &second.tail) {
        (None, _) => {
            first.prefix.is_none()
                || currency(second) == currency(first)
                || (second.prefix.is_none() && !matches!(second.tail, Some(Tail::Percent(_))))
        }
        (Some(Tail::Counted(a, b)), Some(Tail::Counted(c, d))) => reader.slice(*a, *b) == reader.slice(*c, *d),
        (Some(a), Some(b)) => a == b,
        (Some(_), None) => false,
    }
}

/// Whether a verb of change stands shortly before `from`.
fn changes(scene: &Scene, at: usize) -> bool {
    (at.saturating_sub(REACH)..at).any(|nth| scene.reader.word(nth, W::Change).is_some())
}

/// A hyphen with space on one side only is no range; `from 3 to 5` is one.
fn lopsided(scene: &Scene, at: usize, next: usize) -> bool {
    let reader = scene.reader;
    reader.char(at) == '-' && reader.gap(at) != reader.gap(next)
}

/// The figure of two numbers; `start` is where a word that leads them stands.
pub(super) fn range(scene: &Scene, start: usize, mut first: Part, second: Part) -> Option<Core> {
    let reader = scene.reader;
    let (mut low, high) = (first.num.value?, second.num.value?);
    // `八百到九百亿`: the power of the second counts for both, where the range then still rises
    if first.tail.is_none() && second.num.power > first.num.power {
        let scaled = low.scaled(i16::from(second.num.power))?;
        low = if scaled < high { scaled } else { low };
    }
    if low > high {
        return if start < first.start { None } else { value::single(scene, first) };
    }
    // `介於`, `由` stay outside, `between` and `from` belong to the range
    let led = start < first.start;
    let start = if led && !reader.slice(start, first.start).is_ascii() { first.start } else { start };
    let end = reader.word(second.end, W::BetweenEnd).filter(|_| led).unwrap_or(second.end);
    let tail = second.tail.clone().or_else(|| first.tail.take());
    let merged = Part { start, end, num: second.num, prefix: first.prefix.or(second.prefix), tail, inner: None };
    value::assemble(scene, &merged, amount(low, Some(high)))
}
