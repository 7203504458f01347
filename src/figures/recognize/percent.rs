//! The Percent model. Knows 折 and 成 as percentages; must not know other units.

use super::number::number;
use super::{Hit, Scene, format, resolution};
use crate::figures::Decimal;
use crate::figures::numbers::{self, Num};
use crate::figures::reader::{Sense, W};
use serde_json::{Map, Value};

/// All percentages of the text.
pub fn all(scene: &Scene) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while at < scene.reader.len() {
        let hit = share(scene, at).or_else(|| lead(scene, at)).or_else(|| behind(scene, at)).or_else(|| lone(scene, at));
        at = match hit {
            Some(hit) => {
                let end = hit.end;
                hits.push(hit);
                end
            }
            None => number(scene, at).map_or(at + 1, |(num, _)| num.end.max(at + 1)),
        };
    }
    hits
}

fn hit(start: usize, end: usize, percent: Decimal) -> Hit {
    let value = format!("{}%", format::g15(percent.to_f64(), Some(percent)));
    Hit { start, end, kind: "percentage".into(), resolution: resolution([("value", value)]) }
}

/// `百分之五`, `千分之一百`, `百万万分之七`, the power of ten without a number before it.
fn share(scene: &Scene, at: usize) -> Option<Hit> {
    if !scene.is_chinese() {
        return None;
    }
    let reader = scene.reader;
    let power = |at| {
        reader.find(at, |sense| if let Sense::Scale(power) = sense { Some(power) } else { None }).filter(|(_, end)| *end == at + 1)
    };
    let (mut end, mut exponent) = (at, 0i16);
    while let Some((next, after)) = power(end).filter(|(next, _)| *next > 1) {
        exponent += i16::from(next);
        end = after;
    }
    let free = at == 0
        || reader.find(at - 1, |sense| matches!(sense, Sense::Digit(_) | Sense::Scale(_)).then_some(())).is_none()
            && !reader.is_number(at - 1);
    let after = reader.word(end, W::Fen).filter(|_| end > at && free)?;
    let num = with_suffix(scene, numbers::number(reader, after)?);
    // `百分之二三十`: a range, and no percentage here
    if power(num.end).is_some() {
        return None;
    }
    let value = num.value?.scaled(2 - exponent)?;
    Some(hit(at, num.end, value))
}

/// `percent of 10`.
fn lead(scene: &Scene, at: usize) -> Option<Hit> {
    let reader = scene.reader;
    if scene.is_chinese() || matches!(reader.char(at), '%') {
        return None;
    }
    let next = reader.word(at, W::Percent).and_then(|next| reader.word(next, W::Of))?;
    let (num, _) = number(scene, next).ok()?;
    Some(hit(at, num.end, num.value?))
}

fn with_suffix(scene: &Scene, num: Num) -> Num {
    let reader = scene.reader;
    let touching = reader.is_number(num.end - 1) && (!reader.gap(num.end) || scene.is_chinese());
    match reader.slice(num.end, num.end + 1) {
        "k" | "K" if touching => Num { end: num.end + 1, value: num.value.and_then(|value| value.scaled(3)), ..num },
        _ => num,
    }
}

/// A number with a sign behind it.
fn behind(scene: &Scene, at: usize) -> Option<Hit> {
    let reader = scene.reader;
    if !numbers::may_begin(reader, at) || (at > 0 && reader.char(at - 1) == '%' && !reader.gap(at)) {
        return None;
    }
    let num = spaced_discount(scene, at).or_else(|| numbers::number(reader, at))?;
    let num = with_suffix(scene, num);
    let value = num.value?;
    if let Some(end) = reader.word(num.end, W::Percent).or_else(|| reader.word(num.end, W::Points).filter(|_| scene.is_chinese())) {
        let url = reader.char(num.end) == '%'
            && !reader.gap(end)
            && (reader.is_number(end) || reader.kind(end) == Some(crate::text::TokenKind::Word));
        return (!url).then(|| hit(at, end, value));
    }
    if !scene.is_chinese() {
        return None;
    }
    let end = match reader.char(num.end) {
        '成' if reader.find(num.end + 1, |sense| (sense == Sense::HalfZh).then_some(())).is_some() => {
            return Some(hit(at, num.end + 2, value.plus(Decimal::new(5, -1)?)?.scaled(1)?));
        }
        '成' => match tenth(scene, num.end + 1) {
            Some((tenth, end)) => return Some(hit(at, end, value.plus(tenth)?.scaled(1)?)),
            None => num.end + 1,
        },
        '折' => num.end + 1,
        _ => return None,
    };
    let discount = value > Decimal::from(10);
    let percent = if reader.char(num.end) == '折' && discount { value } else { value.scaled(1)? };
    Some(hit(at, end, percent))
}

/// `7 2 折`, `七五折`: two digits are 72 %.
fn spaced_discount(scene: &Scene, at: usize) -> Option<Num> {
    let reader = scene.reader;
    let digit = |at: usize| {
        let num = numbers::unsigned_plain(reader, at).filter(|num| num.end == at + 1)?;
        num.within(0, 9)
    };
    let (first, second) = (digit(at)?, digit(at + 1)?);
    (reader.char(at + 2) == '折').then(|| Num {
        end: at + 2,
        value: Some(Decimal::from(first * 10 + second)),
        ..numbers::unsigned_plain(reader, at).unwrap()
    })
}

/// `六` in `七成六`, in tenths.
fn tenth(scene: &Scene, at: usize) -> Option<(Decimal, usize)> {
    let num = numbers::unsigned_plain(scene.reader, at).filter(|num| num.end == at + 1)?;
    Some((Decimal::new(i128::from(num.within(1, 9)?), -1)?, num.end))
}

/// A sign alone.
fn lone(scene: &Scene, at: usize) -> Option<Hit> {
    let reader = scene.reader;
    let end = reader.word(at, W::Percent).filter(|_| reader.char(at) == '%' && !scene.is_chinese())?;
    let free = at == 0 || reader.gap(at) && (reader.gap(end));
    let mut keys = Map::new();
    keys.insert("value".into(), Value::Null);
    free.then(|| Hit { start: at, end, kind: "percentage".into(), resolution: keys })
}
