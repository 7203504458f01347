//! The Number model: every number, whatever it counts. Knows what the model leaves out; must not know units.

use super::{Hit, Scene, format, resolution};
use crate::figures::Decimal;
use crate::figures::numbers::{self, Form, Kind, Num};
use crate::figures::reader::{Sense, W};
use crate::text::TokenKind;
use serde_json::Value;

/// All numbers of the text.
pub fn all(scene: &Scene) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < scene.reader.len() {
        match found(scene, at) {
            Ok(hit) => {
                at = hit.end.max(at + 1);
                hits.push(hit);
            }
            Err(next) => at = next.max(at + 1),
        }
    }
    hits
}

fn found(scene: &Scene, at: usize) -> Result<Hit, usize> {
    let (num, value) = number(scene, at)?;
    let reader = scene.reader;
    if matches!(reader.char(num.end), '折' | '成') && scene.is_chinese() && num.end < reader.len() {
        return Err(num.end);
    }
    let mut keys = resolution([("value", value)]);
    if !scene.is_chinese() {
        let subtype = match num.kind {
            Kind::Integer => "integer",
            Kind::Decimal => "decimal",
            Kind::Fraction => "fraction",
            Kind::Power => "power",
        };
        keys.insert("subtype".into(), Value::String(subtype.into()));
    }
    Ok(Hit { start: num.start, end: num.end, kind: "number".into(), resolution: keys })
}

/// The number at `at` as this convention bounds it, with its printed value; else where to go on.
pub fn number(scene: &Scene, at: usize) -> Result<(Num, String), usize> {
    let reader = scene.reader;
    if !numbers::may_begin(reader, at) {
        return Err(at + 1);
    }
    if (scene.is_chinese() || reader.kind(at) == Some(TokenKind::Han))
        && let Some((_, end)) = idiom(scene, at)
    {
        return Err(end);
    }
    let num = numbers::number(reader, at).ok_or(at + 1)?;
    let num = share_only(scene, num);
    let (num, value) = power(scene, num);
    let value = value.or_else(|| super::printed(&num)).ok_or(num.end)?;
    if left_out(scene, &num) {
        return Err(num.end);
    }
    Ok((num, value))
}

/// Words that begin with a numeral and are no number; a lone `一` counts here.
pub fn idiom(scene: &Scene, at: usize) -> Option<((), usize)> {
    let reader = scene.reader;
    let one = reader.char(at) == '一';
    let idiom = reader.find(at, |sense| (sense == Sense::Word(W::Idiom)).then_some(())).filter(|(_, end)| !one && *end > at + 1);
    idiom.or_else(|| reader.word(at, W::Once).map(|end| ((), end)))
}

/// `百分之五` counts five, `五分之一` is a fraction.
fn share_only(scene: &Scene, num: Num) -> Num {
    let Some((_, numerator)) = num.share else { return num };
    let reader = scene.reader;
    // a power of ten that stands alone, as in 百分之, says percent; one with its number is a fraction
    let percent = reader.char(num.start) == '百' || reader.char(num.start) == '佰' && !reader.is_number(num.start);
    if !percent {
        return num;
    }
    numbers::number(reader, numerator).unwrap_or(num)
}

/// `1e10`, `2.5^-1`, `10k`, `1MM`.
fn power(scene: &Scene, num: Num) -> (Num, Option<String>) {
    let reader = scene.reader;
    let digits = reader.is_number(num.end - 1) && num.kind != Kind::Fraction;
    let spaced = scene.is_chinese() && reader.gap(num.end) && stands_alone(scene, num.end);
    let plain = digits && (!reader.gap(num.end) || spaced);
    let Some(value) = num.value.filter(|_| plain) else { return (num, None) };
    let sign = |at: usize| match reader.char(at) {
        '-' if !reader.gap(at) => (at + 1, -1),
        '+' if !reader.gap(at) => (at + 1, 1),
        _ => (at, 1),
    };
    let exponent = |at: usize, sign: i32| {
        let value: i32 = reader.slice(at, at + 1).parse().ok().filter(|_| reader.is_number(at) && !reader.gap(at))?;
        Some((sign * value, at + 1))
    };
    let mark = reader.slice(num.end, num.end + 1);
    if matches!(mark, "e" | "E" | "^") {
        let (at, sign) = sign(num.end + 1);
        if let Some((exponent, end)) = exponent(at, sign) {
            let number = value.to_f64();
            let result = if mark == "^" { number.powi(exponent) } else { number * 10f64.powi(exponent) };
            let exact = if mark == "^" { None } else { i16::try_from(exponent).ok().and_then(|exponent| value.scaled(exponent)) };
            return (Num { end, kind: Kind::Power, ..num }, Some(format::g15(exact.map_or(result, Decimal::to_f64), exact)));
        }
    }
    let suffix = match mark {
        "k" | "bn" | "mil" | "mn" | "g" | "t" | "w" if spaced => return (num, None),
        "k" | "K" => 3,
        "M" | "MM" | "mm" | "mil" | "mn" if mark != "mm" || !scene.is_chinese() => 6,
        "G" | "B" | "bn" | "g" if mark != "g" => 9,
        "T" | "t" => 12,
        "w" | "W" if scene.is_chinese() => 4,
        _ => return (num, None),
    };
    let scaled = value.scaled(suffix);
    let num = Num { end: num.end + 1, value: scaled, kind: Kind::Integer, ..num };
    (num, None)
}

/// Whether the word at `at` is one capital with nothing after it: `-2.5 M`.
fn stands_alone(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    reader.slice(at, at + 1).len() == 1 && reader.kind(at + 1) != Some(TokenKind::Word) && !reader.is_number(at + 1)
}

/// Numbers that touch letters, one-character words, articles.
fn left_out(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let word_behind = !reader.gap(num.end) && reader.kind(num.end) == Some(TokenKind::Word);
    let word_before = num.start > 0 && !reader.gap(num.start) && reader.kind(num.start - 1) == Some(TokenKind::Word);
    let touching = (word_behind || word_before) && num.form != Form::Han && !scene.is_chinese();
    let lone = num.form == Form::Han && num.end == num.start + 1;
    let han_lone = lone && (financial(scene, num.start) || reader.char(num.end) == '%');
    touching || han_lone || one_is_pronoun(scene, num) || url(scene, num)
}

/// 陆, 伍, 拾 alone are land, ranks and picking up.
fn financial(scene: &Scene, at: usize) -> bool {
    matches!(scene.reader.char(at), '陆' | '伍' | '拾')
}

/// `the one`, `that one`, `this one`.
fn one_is_pronoun(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let before = num.start.checked_sub(1).map_or("", |before| reader.slice(before, before + 1)).to_ascii_lowercase();
    let next = reader.kind(num.end) == Some(TokenKind::Word) && !matches!(reader.slice(num.end, num.end + 1), "and" | "or");
    let counted = next && reader.slice(num.end, num.end + 1).len() > 2 && !matches!(before.as_str(), "the" | "that");
    num.lone_one
        && num.form == Form::English
        && matches!(before.as_str(), "the" | "that" | "this" | "which" | "each" | "last" | "next" | "first" | "current")
        && !counted
}

fn url(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    num.start > 0 && reader.char(num.start - 1) == '%' && !reader.gap(num.start)
}
