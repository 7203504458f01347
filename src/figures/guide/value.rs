//! What a number with its surroundings is worth: the type of the figure and its value. Must not know how the parts were found.

use super::part::Part;
use super::tail::Tail;
use super::{Core, Scene, amount, bare, money, reading};
use crate::figures::calendar::duration;
use crate::figures::numbers::{self, Kind, Shape};
use crate::figures::{Amount, Bound, Decimal, Si, Value};

/// The figure of one number.
pub(super) fn single(scene: &Scene, part: Part) -> Option<Core> {
    let value = part.num.value?;
    let reader = scene.reader;
    let european = reader.is_number(part.num.start)
        && numbers::shape(reader.slice(part.num.start, part.num.start + 1)) == Some(Shape::EuropeanShort);
    if european && part.prefix.is_none() && !matches!(part.tail, Some(Tail::Percent(_) | Tail::Money(_))) {
        return None;
    }
    assemble(scene, &part, amount(value, None))
}

/// Puts value and type together.
pub(super) fn assemble(scene: &Scene, part: &Part, value: Amount) -> Option<Core> {
    let value = if part.num.kind == Kind::Fraction { map(value, rounded)? } else { value };
    let mut end = part.end;
    let times = |factor: Decimal| map(value, |value| value.times(factor));
    let figure = match (&part.tail, money::of(scene, part)) {
        (_, Some((row, after))) => {
            end = after;
            let parts = Decimal::from(1).over(Decimal::from(scene.units.currency(row).parts))?;
            let currency = scene.currency_code(row, money::form(scene, part));
            Value::Money { amount: times(parts)?, currency }
        }
        (Some(Tail::Percent(factor)), _) => Value::Percent { value: times(*factor)?, points: false },
        (Some(Tail::Points(factor)), _) => Value::Percent { value: times(*factor)?, points: true },
        (Some(Tail::Age), _) => Value::Age(value),
        (Some(Tail::Fold), _) => Value::Number(value),
        (Some(Tail::Time(unit)), _) => Value::Duration(duration::of(value, *unit)?),
        (Some(Tail::Measure(row)), _) => measure(scene, part, value, *row, end)?,
        (Some(Tail::Counted(from, to)), _) => Value::Quantity { value, unit: reading::unit_text(scene, *from, *to), si: None },
        (Some(Tail::Money(_)) | None, None) => bare::value(scene, part, value)?,
    };
    let figure = share(part, figure)?;
    let reading = reading::of(scene, part, end, &figure);
    Some(Core { start: part.start, end, value: figure, bound: part.inner.or_else(|| vague(scene, part)), reading })
}

/// Thirds and sixths to three places, as news would print them; what ends by itself stays exact.
fn rounded(value: Decimal) -> Option<Decimal> {
    let long = !value.scaled(6)?.is_whole();
    if long { value.rounded(3) } else { Some(value) }
}

fn vague(scene: &Scene, part: &Part) -> Option<Bound> {
    let come = part.num.vague && scene.reader.slice(part.num.start, part.num.end).contains(['来', '來']);
    part.num.vague.then_some(if come { Bound::About } else { Bound::Over })
}

/// A measure, or for a unit of speed a rate.
fn measure(scene: &Scene, part: &Part, value: Amount, row: u16, end: usize) -> Option<Value> {
    let unit = scene.units.unit(row);
    if let Some((above, per)) = unit.ucum.split_once('/').filter(|_| unit.dimension == "Speed") {
        let clean = |code: &str| code.trim_start_matches('[').trim_end_matches("_i]").to_owned();
        return Some(Value::Rate { value, unit: Some(clean(above)), currency: None, per: clean(per) });
    }
    let si = map(value, |value| value.times(unit.factor)).filter(|_| !unit.ucum.is_empty());
    let si = si.map(|value| Si { value, unit: unit.ucum.clone() });
    Some(Value::Quantity { value, unit: reading::unit_text(scene, part.num.end, end), si })
}

/// `百分之五` is 5 %, though its number is 0.05.
fn share(part: &Part, figure: Value) -> Option<Value> {
    let Some((power, _)) = part.num.share.filter(|_| matches!(figure, Value::Number(_))) else { return Some(figure) };
    let said_in_full = match &figure {
        Value::Number(range @ Amount::Range { .. }) => *range,
        _ => Amount::Exact(part.num.value?),
    };
    let percent = map(said_in_full, |value| value.scaled(2))?;
    Some(if (2..=4).contains(&power) { Value::Percent { value: percent, points: false } } else { figure })
}

/// Both ends of an amount, changed.
pub(super) fn map(value: Amount, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Amount> {
    Some(match value {
        Amount::Exact(value) => Amount::Exact(change(value)?),
        Amount::Range { low, high } => Amount::Range { low: low.and_then(&change), high: high.and_then(&change) },
    })
}
