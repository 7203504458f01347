//! What a unit is called in recognition output, where it stands in the text: ages, currencies, measures. Must not know numbers' places.

use super::{Model, Scene};
use crate::figures::numbers::{self, Num};
use crate::figures::reader::{Sense, TimeUnit, W};
use crate::text::TokenKind;

/// A unit of one model, at tokens.
pub(super) struct Unit {
    pub(super) name: String,
    /// The dimension, or the ISO code.
    pub(super) more: Option<(&'static str, String)>,
    pub(super) parts: i64,
    pub(super) row: u16,
    pub(super) end: usize,
}

/// The unit of the model at `at`; `digits` where digits stand right before it.
pub(super) fn unit(scene: &Scene, model: Model, at: usize, num: Option<&Num>) -> Option<Unit> {
    match model {
        Model::Age => age(scene, at),
        Model::Currency => currency(scene, at),
        _ => measure(scene, model, at, num),
    }
}

fn age(scene: &Scene, at: usize) -> Option<Unit> {
    let reader = scene.reader;
    let dash = at + usize::from(reader.char(at) == '-');
    let named = |name: &str, end| Some(Unit { name: name.into(), more: None, parts: 1, row: 0, end });
    if let Some(end) = reader.word(dash, W::AgeAfter).or_else(|| reader.word(at, W::AgeAfter)) {
        return named("Year", end);
    }
    let (time, end) = reader.time(dash)?;
    let name = match time {
        TimeUnit::Year => "Year",
        TimeUnit::Month => "Month",
        TimeUnit::Week => "Week",
        TimeUnit::Day => "Day",
        _ => return None,
    };
    let dash = end + usize::from(reader.char(end) == '-');
    if reader.slice(dash, dash + 1).eq_ignore_ascii_case("old") || reader.char(end) == '大' {
        return named(name, dash + 1);
    }
    (reader.slice(end, end + 1) == "of" && reader.slice(end + 1, end + 2) == "age").then(|| named(name, end + 2)).flatten()
}

pub(super) fn currency(scene: &Scene, at: usize) -> Option<Unit> {
    let reader = scene.reader;
    let (row, end) = reader.currency(at)?;
    let currency = scene.units.currency(row);
    let form = reader.slice(at, end);
    let code = form.len() == 3 && end == at + 1 && currency.code.eq_ignore_ascii_case(form);
    let plain_word = form.is_ascii() && form.len() <= 3 && form.bytes().all(|b| b.is_ascii_alphabetic()) && !code;
    let shouted = form.bytes().all(|b| b.is_ascii_uppercase());
    let common =
        matches!(form.to_ascii_lowercase().as_str(), "usd" | "eur" | "gbp" | "rmb" | "cny" | "jpy" | "inr" | "btc" | "yen" | "won");
    let spaced_letter =
        form.len() <= 4 && form.contains(' ') && matches!(form.as_bytes()[0], b'a' | b'A' | b's' | b'S' | b'r' | b'R');
    if spaced_letter || matches!(form, "R" | "r") {
        return None;
    }
    if (code && !common && !shouted)
        || (plain_word && !common && !shouted && !matches!(form, "rs" | "nt" | "tl" | "p"))
        || matches!(form, "ALL" | "TRY" | "TOP" | "eth" | "php")
    {
        return None;
    }
    let more = Some(("isoCurrency", currency.iso.clone()));
    Some(Unit { name: currency.name.clone(), more, parts: currency.parts, row, end })
}

fn measure(scene: &Scene, model: Model, at: usize, num: Option<&Num>) -> Option<Unit> {
    let reader = scene.reader;
    let wanted = |dimension: &str| (dimension == "Temperature") == (model == Model::Temperature);
    let (row, end) = reader.find(at, |sense| match sense {
        Sense::Unit(row) if wanted(&scene.units.unit(row).dimension) => Some(row),
        _ => None,
    })?;
    let unit = scene.units.unit(row);
    let form = reader.slice(at, end);
    let letters = form.is_ascii() && form.len() <= 2 && form.bytes().all(|b| b.is_ascii_alphabetic());
    let lone = num.is_none();
    let after_digits = num.is_some_and(|num| numbers::ends_in_digit(reader, num));
    // `Boeing 777F` is a name, `100 f` is not
    let touching_letter = model == Model::Temperature && letters && !reader.gap(at) && num.is_some();
    if (letters && (lone || !after_digits)) || touching_letter || (form.len() == 1 && !form.is_ascii() && lone) {
        return None;
    }
    // `L-202`, `m212` are codes
    let dash = end + usize::from(reader.char(end) == '-' && !reader.gap(end));
    if letters && reader.is_number(dash) && !reader.gap(dash) {
        return None;
    }
    let clock = matches!(form, "in" | "IN" | "In") && !(reader.gap(end) || reader.kind(end) != Some(TokenKind::Word));
    if clock || (form == "in" && num.is_some_and(|num| num.kind == numbers::Kind::Integer) && !followed_compound(scene, at)) {
        return None;
    }
    // degrees turn and heat: the angle has its noun beside it
    let degree = unit.name == "Degree";
    let turning =
        degree && nearby(scene, at, end, &["turn", "angle", "rotate", "angles", "left", "right", "latitude", "longitude"]);
    let warm = degree
        && (nearby(scene, at, end, &["temperature", "celsius", "fahrenheit", "thermostat"])
            || reader.slice(end, end + 1).eq_ignore_ascii_case("celsius"));
    if degree && ((model == Model::Temperature && turning) || (model == Model::Dimension && warm)) {
        return None;
    }
    let more = (model == Model::Dimension).then(|| ("subtype", unit.dimension.clone()));
    Some(Unit { name: unit.name.clone(), more, parts: 1, row, end })
}

/// `5 ft 2 in`: inches only behind feet.
fn followed_compound(scene: &Scene, at: usize) -> bool {
    at >= 2 && matches!(scene.reader.slice(at - 2, at - 1), "ft" | "feet" | "foot" | "'")
}

fn nearby(scene: &Scene, at: usize, end: usize, wanted: &[&str]) -> bool {
    (at.saturating_sub(7)..end + 3).any(|nth| wanted.contains(&scene.reader.slice(nth, nth + 1).to_ascii_lowercase().as_str()))
}
