//! Temperatures whose scale stands before the number: `攝氏零下203度`. Knows the two scales; must not know bounds.

use super::{Core, Scene, reading, value};
use crate::figures::reader::W;
use crate::figures::{Amount, Decimal, Si, Value};

/// The temperature at `at`.
pub(super) fn core(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let scale = reader.word(at, W::DegreeScale)?;
    let num = scene.number(scale).filter(|num| reader.char(num.end) == '度')?;
    let end = num.end + 1;
    let amount = Amount::Exact(num.value?);
    let unit = format!("{}{}", reader.slice(at, at + 2), reader.slice(num.end, end));
    let ucum = if reader.char(at) == '华' { "[degF]" } else { "Cel" };
    let si = value::map(amount, |value| value.times(Decimal::from(1))).map(|value| Si { value, unit: ucum.into() });
    let value = Value::Quantity { value: amount, unit, si };
    let reading = reading::said(scene, at, end, &value);
    Some(Core { start: at, end, value, bound: None, reading })
}
