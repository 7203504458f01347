//! The Age, Currency, Dimension and Temperature models: a number with a unit on either side. Knows which units each model takes;
//! must not know dates.

use super::unit_name::{Unit, currency, unit};
use super::{Hit, Model, Scene, format, number, resolution};
use crate::figures::Decimal;
use crate::figures::numbers::{self, Form, Num};
use crate::figures::reader::{Sense, W};
use crate::text::TokenKind;
use serde_json::{Map, Value};

/// All results of the model.
pub fn all(scene: &Scene, model: Model) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while at < scene.reader.len() {
        if let Some((_, end)) = number::idiom(scene, at).filter(|_| scene.is_chinese()) {
            at = end;
            continue;
        }
        let hit = prefixed(scene, model, at).or_else(|| suffixed(scene, model, at)).or_else(|| lone(scene, model, at));
        at = match hit {
            Some(hit) => {
                let end = hit.end;
                hits.push(hit);
                end
            }
            None => number::number(scene, at).map_or_else(|next| next, |(num, _)| num.end).max(at + 1),
        };
    }
    hits
}

fn hit(scene: &Scene, model: Model, start: usize, end: usize, value: Option<String>, unit: &Unit) -> Hit {
    let kind = match model {
        Model::Age => "age",
        Model::Currency => "currency",
        Model::Temperature => "temperature",
        _ => "dimension",
    };
    let mut keys: Map<String, Value> = resolution([("unit", unit.name.clone())]);
    keys.insert("value".into(), value.map_or(Value::Null, Value::String));
    if let Some((key, text)) =
        unit.more.as_ref().filter(|(key, text)| !text.is_empty() && (*key != "subtype" || !scene.is_chinese()))
    {
        keys.insert((*key).into(), Value::String(text.clone()));
    }
    Hit { start, end, kind: kind.into(), resolution: keys }
}

fn printed(value: Decimal) -> String {
    format::g15(value.to_f64(), Some(value))
}

/// Whether a number begins at `at`, read as this model reads numbers.
fn amount(scene: &Scene, at: usize) -> Option<Num> {
    if !numbers::may_begin(scene.reader, at) {
        return None;
    }
    let num = numbers::number(scene.reader, at)?;
    Some(num).filter(|num| num.share.is_none())
}

/// `$ 75 million`, `GBP 350`, `人民币 50元`, `华氏温度98.6度`.
fn prefixed(scene: &Scene, model: Model, at: usize) -> Option<Hit> {
    let reader = scene.reader;
    if model == Model::Temperature && scene.is_chinese() {
        return temperature_before(scene, at);
    }
    if model != Model::Currency {
        return None;
    }
    let (scale, unit) = match currency(scene, at) {
        Some(unit) => (0, unit),
        None => (6, million_code(scene, at)?),
    };
    let num = amount(scene, unit.end)?;
    let num = suffix_scaled(scene, num);
    let sign = reader.slice(at, unit.end);
    let word = sign.chars().all(char::is_alphabetic) && sign.is_ascii();
    // a word before a number is a unit behind another: `50 dollar 50 dollar`
    if word && sign.len() > 3 && (at > 0 && numbers_before(scene, at) || currency(scene, num.end).is_some()) {
        return None;
    }
    let mut value = num.value?.scaled(scale)?;
    let mut end = num.end;
    if let Some(after) =
        currency(scene, end).filter(|after| after.row == unit.row || !sign.is_ascii() || after.name == "Chinese yuan")
        && scene.is_chinese()
    {
        end = after.end;
    }
    if let Some((extra, after)) = fraction_behind(scene, end, &unit) {
        (value, end) = (value.plus(extra)?, after);
    }
    Some(hit(scene, model, at, end, Some(printed(value)), &unit))
}

fn numbers_before(scene: &Scene, at: usize) -> bool {
    scene.reader.is_number(at - 1)
        || scene
            .reader
            .find(at - 1, |sense| matches!(sense, Sense::One(_) | Sense::Ten(_) | Sense::Magnitude(_)).then_some(()))
            .is_some()
}

/// `MUSD`, `MAUD`: a code with its millions.
fn million_code(scene: &Scene, at: usize) -> Option<Unit> {
    let form = scene.reader.slice(at, at + 1);
    let code = form
        .strip_prefix(['M', 'm'])
        .filter(|code| code.len() == 3 && form.bytes().all(|b| b.is_ascii_uppercase()))?
        .to_lowercase();
    let (row, currency) = scene.units.by_code(&code)?;
    Some(Unit { name: currency.name.clone(), more: Some(("isoCurrency", currency.iso.clone())), parts: 1, row, end: at + 1 })
}

/// `1.5bn` touching.
fn suffix_scaled(scene: &Scene, num: Num) -> Num {
    let reader = scene.reader;
    let found = reader.find(num.end, |sense| if let Sense::Suffix(power) = sense { Some(power) } else { None });
    match found.filter(|_| !reader.gap(num.end) && reader.is_number(num.end - 1)) {
        Some((power, end)) => Num { end, value: num.value.and_then(|value| value.scaled(i16::from(power))), ..num },
        None => num,
    }
}

fn temperature_before(scene: &Scene, at: usize) -> Option<Hit> {
    let reader = scene.reader;
    let name = match (reader.char(at), reader.char(at + 1)) {
        ('华', '氏') => "F",
        ('摄', '氏') => "C",
        _ => return None,
    };
    let next = at + if reader.char(at + 2) == '温' { 4 } else { 2 };
    let num = amount(scene, next).filter(|num| reader.char(num.end) == '度')?;
    let unit = Unit { name: name.into(), more: None, parts: 1, row: 0, end: num.end };
    Some(hit(scene, Model::Temperature, at, num.end + 1, Some(printed(num.value?)), &unit))
}

/// A number with its unit behind it, and smaller units of the same kind behind that.
fn suffixed(scene: &Scene, model: Model, at: usize) -> Option<Hit> {
    let reader = scene.reader;
    if in_code(scene, at) {
        return None;
    }
    let touching_word = at > 0 && !reader.gap(at) && reader.kind(at - 1) == Some(TokenKind::Word);
    if touching_word && !scene.is_chinese() {
        return None;
    }
    let num = amount(scene, at)?;
    let num = if model == Model::Currency { suffix_scaled(scene, num) } else { num };
    let (num, small_scale) = thousand_unit(scene, model, num);
    let next = num.end + usize::from(matches!(reader.char(num.end), '-' | '(' | '[') && !matches!(model, Model::Temperature));
    let unit = unit(scene, model, num.end, Some(&num))
        .or_else(|| if next > num.end { unit(scene, model, next, Some(&num)) } else { None });
    let (unit, scale) = match unit {
        Some(unit) => (unit, 0),
        None if model == Model::Currency => (million_code(scene, num.end)?, 6),
        None => return None,
    };
    let mut value = num.value?.scaled(scale)?;
    let _ = small_scale;
    let mut end =
        unit.end + usize::from(next > num.end && matches!(reader.char(unit.end), ')' | ']') && reader.char(next - 1) != '-');
    if let Some((_, after)) =
        reader.find(end, |sense| (sense == Sense::HalfZh).then_some(())).filter(|_| model == Model::Dimension && scene.is_chinese())
    {
        (value, end) = (value.plus(Decimal::new(5, -1)?)?, after);
    }
    if model == Model::Currency {
        // `75 USD million`, `8亿元人民币`
        if let Some((power, after)) = reader
            .find(end, |sense| if let Sense::Magnitude(power) = sense { Some(power) } else { None })
            .filter(|(power, _)| *power > 2)
        {
            (value, end) = (value.scaled(i16::from(power))?, after);
        }
        if let Some((extra, after)) = fraction_behind(scene, end, &unit) {
            (value, end) = (value.plus(extra)?, after);
        }
    }
    if let Some((inches, after)) = inches(scene, model, &unit, end) {
        let text = format!("{}", value.to_f64() + inches / 12.0);
        return Some(hit(scene, model, at, after, Some(text), &unit));
    }
    Some(hit(scene, model, at, end, Some(printed(value)), &unit))
}

/// Whether a hyphen or stroke joins the number at `at` to a word, or to a number that touches one: `scp2-173`.
fn in_code(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let Some(before) = at.checked_sub(2).filter(|_| !reader.gap(at) && matches!(reader.char(at - 1), '-' | '/')) else {
        return false;
    };
    let word = |at: usize| reader.kind(at) == Some(TokenKind::Word);
    word(before) || (reader.is_number(before) && before > 0 && !reader.gap(before) && word(before - 1))
}

/// `六千字节` is six kilobytes: the power belongs to the unit where the unit takes it.
fn thousand_unit(scene: &Scene, model: Model, num: Num) -> (Num, bool) {
    let reader = scene.reader;
    if model != Model::Dimension || num.form != Form::Han || num.end < 2 {
        return (num, false);
    }
    let power = match reader.char(num.end - 1) {
        '千' => 3,
        '兆' => 12,
        _ => return (num, false),
    };
    let takes = reader
        .find(num.end - 1, |sense| if let Sense::Unit(row) = sense { Some(row) } else { None })
        .is_some_and(|(_, end)| end > num.end);
    if !takes || num.end - 1 == num.start {
        return (num, false);
    }
    (Num { end: num.end - 1, value: num.value.and_then(|value| value.scaled(-power)), ..num }, true)
}

/// `50 cents`, `三毛` behind the major unit, or a bare number of hundredths.
fn fraction_behind(scene: &Scene, at: usize, unit: &Unit) -> Option<(Decimal, usize)> {
    let reader = scene.reader;
    let next = reader.word(at, W::And).or_else(|| reader.word(at, W::Also)).unwrap_or(at);
    let num = amount(scene, next)?;
    if let Some(minor) = currency(scene, num.end).filter(|minor| minor.parts > 1) {
        let parts = Decimal::from(minor.parts);
        return Some((num.value?.over(parts)?, minor.end));
    }
    let small = num.within(1, 99)?;
    let words = reader.slice(at.saturating_sub(1), at).chars().all(char::is_alphabetic) || next > at;
    let counted = reader.kind(num.end) == Some(TokenKind::Word)
        && !matches!(reader.slice(num.end, num.end + 1), "and" | "for")
        && reader.gap(num.end);
    let is_unit = currency(scene, num.end).is_some() || million_code(scene, num.end).is_some();
    let colon = matches!(reader.char(num.end), '%' | ':' | '/' | '-')
        || (!reader.gap(num.end) && reader.kind(num.end) == Some(TokenKind::Word));
    let fits =
        !scene.is_chinese() && words && !is_unit && !counted && !colon && unit.parts == 1 && reader.slice(next, num.end).len() > 1;
    fits.then(|| Some((Decimal::new(i128::from(small), -2)?, num.end))).flatten()
}

fn inches(scene: &Scene, model: Model, unit: &Unit, at: usize) -> Option<(f64, usize)> {
    if model != Model::Dimension || unit.name != "Foot" {
        return None;
    }
    let next = scene.reader.word(at, W::And).unwrap_or(at);
    let num = amount(scene, next)?;
    let form = scene.reader.slice(num.end, num.end + 1);
    matches!(form, "in" | "inch" | "inches").then_some((num.value?.to_f64(), num.end + 1))
}

/// A unit without a number.
fn lone(scene: &Scene, model: Model, at: usize) -> Option<Hit> {
    let reader = scene.reader;
    if !reader.is_term(at) || model == Model::Age {
        return None;
    }
    let unit = unit(scene, model, at, None)?;
    let form = reader.slice(at, unit.end);
    let before = at.checked_sub(1).map_or("", |before| reader.slice(before, at)).to_ascii_lowercase();
    let fits = match model {
        Model::Currency => {
            form.chars().count() > 1
                && unit.parts == 1
                && (!scene.is_chinese() && form.is_ascii() || form.chars().count() > 1 && !form.starts_with('元'))
                && !form.ends_with('$')
                && (form.len() > 3 || form.bytes().all(|b| b.is_ascii_uppercase()))
                && unit.name != "Pound"
        }
        Model::Temperature => unit.name != "Degree",
        _ => {
            !scene.is_chinese()
                && form.len() > 2
                && matches!(before.as_str(), "a" | "an" | "per" | "is" | "in" | "")
                && !matches!(
                    form,
                    "second"
                        | "turns"
                        | "bars"
                        | "cup"
                        | "foot"
                        | "yard"
                        | "pounds"
                        | "stone"
                        | "yards"
                        | "degree"
                        | "degrees"
                        | "bit"
                        | "barrel"
                        | "horsepower"
                        | "mile"
                        | "pound"
                        | "feet"
                        | "miles"
                )
        }
    };
    fits.then(|| hit(scene, model, at, unit.end, None, &unit))
}
