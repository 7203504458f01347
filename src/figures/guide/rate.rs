//! A figure per something: `每周 70 小時`, `$3 per share`, `元/吨`. Knows how bases are said; must not know units.

use super::amount;
use super::{Core, Scene, noun, reading};
use crate::figures::reader::{Sense, TimeUnit, W};
use crate::figures::{Amount, Bound, Value};
use crate::text::TokenKind;

/// The rate at `at`, whether its base is said before or behind.
pub fn core(scene: &Scene, at: usize, amount: Option<&Core>) -> Option<Core> {
    let led = salary(scene, at).or_else(|| leading(scene, at)).or_else(|| twice(scene, at));
    led.or_else(|| amount.and_then(|amount| exchange(scene, at, amount).or_else(|| trailing(scene, at, amount))))
}

/// `每周 70 小時`, `每股8.2澳元`, `每公噸約 48 公斤`.
fn leading(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let start = reader.word(at, W::Mei)?;
    let (per_end, figure_at) = base(scene, start)?;
    let (bound, figure_at) = match reader.find(figure_at, |sense| {
        if let Sense::Bound(bound, crate::figures::reader::Side::before) = sense { Some(bound) } else { None }
    }) {
        Some((bound, next)) => (Some(bound), next),
        None => (None, figure_at),
    };
    let inner = amount::core(scene, figure_at)?;
    let per = reading::unit_text(scene, start, per_end);
    rate(scene, at, inner.end, inner, per, bound)
}

/// `月薪8000元`, `日产370吨`: the base is in the word.
fn salary(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let next = reader.word(at, W::Salary)?;
    let (bound, figure_at) = match reader
        .find(next, |sense| if let Sense::Bound(bound, crate::figures::reader::Side::before) = sense { Some(bound) } else { None })
    {
        Some((bound, after)) => (Some(bound), after),
        None => (None, next),
    };
    let inner = amount::core(scene, figure_at)?;
    let per = if reader.char(at) == '时' { "小时".to_owned() } else { reader.slice(at, at + 1).to_owned() };
    rate(scene, at, inner.end, inner, per, bound)
}

/// `1美元兑156日元`.
fn exchange(scene: &Scene, at: usize, first: &Core) -> Option<Core> {
    let reader = scene.reader;
    let Value::Money { amount: Amount::Exact(base), currency } = &first.value else { return None };
    if reader.char(first.end) != '兑' && reader.char(first.end) != '兌' {
        return None;
    }
    let second = amount::core(scene, first.end + 1)?;
    let per = if *base == 1.into() { currency.clone() } else { format!("{base} {currency}") };
    matches!(second.value, Value::Money { .. }).then_some(())?;
    rate(scene, at, second.end, second, per, None)
}

/// The tokens of a base after `每`, and where the figure begins.
fn base(scene: &Scene, at: usize) -> Option<(usize, usize)> {
    let reader = scene.reader;
    let unit = reader
        .find(at, |sense| matches!(sense, Sense::Time(_) | Sense::Unit(_) | Sense::Word(W::Classifier | W::Noun)).then_some(()));
    let mut end = unit.map(|(_, end)| end)?;
    if let Some(noun) = reader.word(end, W::Noun) {
        end = noun;
    }
    Some((end, end))
}

/// `$3 per share`, `70 hours a week`, `8,000 元/噸`.
fn trailing(scene: &Scene, at: usize, inner: &Core) -> Option<Core> {
    let reader = scene.reader;
    let slash = reader.char(inner.end) == '/' && !reader.gap(inner.end);
    let dash = inner.end + usize::from(reader.char(inner.end) == '-');
    let next =
        reader.word(dash, W::Per).filter(|_| slash || reader.kind(inner.end) != Some(TokenKind::Mark) || dash > inner.end)?;
    let next = next + usize::from(reader.char(next) == '-');
    let said = reader.slice(dash, dash + 1);
    if matches!(inner.value, Value::Ordinal(_) | Value::Date(_) | Value::Time(_)) && !said.eq_ignore_ascii_case("per") {
        return None;
    }
    let per = per_noun(scene, next, said, &inner.value)?;
    let text = reading::unit_text(scene, next, per);
    // `a year earlier` says when
    if matches!(reader.slice(per, per + 1), "earlier" | "ago" | "later" | "before" | "after" | "old" | "-" | "prior")
        && reader.slice(per, per + 1) != "-"
    {
        return None;
    }
    let bound = inner.bound;
    rate(scene, at, per, inner.clone(), text, bound)
}

fn per_noun(scene: &Scene, at: usize, said: &str, value: &Value) -> Option<usize> {
    let reader = scene.reader;
    let time = reader.find(at, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None });
    let time = time.filter(|(unit, end)| *unit != TimeUnit::Night || reader.slice(at, *end) == "night").map(|(_, end)| end);
    let known = time.or_else(|| reader.word(at, W::RateNoun)).or_else(|| scene.unit(at).map(|(_, end)| end));
    let sure = said == "/" || said.eq_ignore_ascii_case("per") || matches!(value, Value::Money { .. });
    known.or_else(|| if sure { plain_noun(scene, at) } else { None })
}

fn plain_noun(scene: &Scene, at: usize) -> Option<usize> {
    let reader = scene.reader;
    match reader.kind(at)? {
        TokenKind::Han => reader.word(at, W::Classifier).or_else(|| reader.word(at, W::Noun)),
        TokenKind::Word if reader.word(at, W::Stop).is_none() && reader.slice(at, at + 1).starts_with(char::is_lowercase) => {
            let before_money = !noun::glued(scene, at, "$£€");
            before_money.then_some(at + 1)
        }
        _ => None,
    }
}

/// `twice a day`.
fn twice(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let next = reader.word(at, W::Twice)?;
    let per = reader.word(next, W::Per)?;
    let (_, end) = reader.find(per, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })?;
    let value = Value::Rate { value: Amount::Exact(2.into()), unit: None, currency: None, per: reader.slice(per, end).to_owned() };
    Some(Core { start: at, end, value, bound: None, reading: String::new() })
}

fn rate(scene: &Scene, start: usize, end: usize, inner: Core, per: String, bound: Option<Bound>) -> Option<Core> {
    let reader = scene.reader;
    let (value, unit, currency) = match inner.value {
        Value::Money { amount, currency } => (amount, None, Some(currency)),
        Value::Quantity { value, unit, .. } => (value, Some(unit), None),
        Value::Percent { value, .. } => (value, Some("%".into()), None),
        Value::Duration(_) => {
            let num_at = (inner.start..inner.end).find(|&at| super::may_begin(scene, at))?;
            let num = crate::figures::numbers::number(reader, num_at)?;
            (Amount::Exact(num.value?), Some(reading::unit_text(scene, num.end, inner.end)), None)
        }
        Value::Number(value) => (value, None, None),
        _ => return None,
    };
    let reading = format!("{} = {} / {per}", reader.slice(start, end), reading::plain(value));
    Some(Core { start, end, value: Value::Rate { value, unit, currency, per }, bound: bound.or(inner.bound), reading })
}
