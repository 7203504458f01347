//! A figure per something: `每周 70 小時`, `$3 per share`, `元/吨`. Knows how bases are said; must not know units.

use super::amount;
use super::{Core, Scene, noun, reading};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use crate::figures::{Amount, Bound, Decimal, Value};
use crate::text::{Language, TokenKind};

/// The rate at `at`, whether its base is said before or behind.
pub fn core(scene: &Scene, at: usize, amount: Option<&Core>) -> Option<Core> {
    let led = salary(scene, at).or_else(|| leading(scene, at)).or_else(|| twice(scene, at)).or_else(|| price(scene, at));
    led.or_else(|| amount.and_then(|amount| exchange(scene, at, amount).or_else(|| trailing(scene, at, amount))))
}

/// `每周 70 小時`, `每股8.2澳元`, `每公噸約 48 公斤`.
fn leading(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let start = reader.word(at, W::Mei)?;
    let Some((per_end, per)) = base(scene, start) else { return priced(scene, at, start) };
    // `每百日圓兌5.04港元`, `每10股派0.8元`
    let said = per_end + usize::from(reader.char(per_end) == '兑');
    let said = if reader.char(per_end - 1) == '股' { reader.skip(said, W::PerShare) } else { said };
    let (bound, figure_at) = bounded(scene, said);
    let inner = amount::core(scene, figure_at)?;
    // `每年6月至9月` is a time of the year
    let dated = matches!(inner.value, Value::Number(_)) && matches!(reader.char(inner.end), '月' | '日' | '号' | '点' | '时');
    if dated {
        return None;
    }
    rate(scene, at, inner.end, inner, per, bound)
}

/// `每半小時六十元`, `每標箱1310美元`: a price of whatever stands between 每 and the money.
fn priced(scene: &Scene, at: usize, start: usize) -> Option<Core> {
    const LONGEST: usize = 5;
    let reader = scene.reader;
    let of_noun = |end: &usize| reader.kind(*end - 1) == Some(TokenKind::Han) && reader.word(*end - 1, W::NounStop).is_none();
    let ends = (start + 1..=start + LONGEST).take_while(of_noun);
    let (end, inner) = ends.filter_map(|end| Some((end, amount::core(scene, bounded(scene, end).1)?))).next()?;
    let money = matches!(inner.value, Value::Money { .. });
    money.then(|| rate(scene, at, inner.end, inner, reading::unit_text(scene, start, end), bounded(scene, end).0)).flatten()
}

/// A bounding word at `at`, and the token after it.
fn bounded(scene: &Scene, at: usize) -> (Option<Bound>, usize) {
    scene.reader.bound_before(at).map_or((None, at), |(bound, next)| (Some(bound), next))
}

/// `一公斤120元`: the price of one.
fn price(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    if reader.digit(at) != Some(1) {
        return None;
    }
    let (_, end) = scene.unit(at + 1)?;
    let inner = amount::core(scene, end).filter(|inner| matches!(inner.value, Value::Money { .. }))?;
    rate(scene, at, inner.end, inner, reading::unit_text(scene, at + 1, end), None)
}

/// `月薪8000元`, `日产370吨`: the base is in the word.
fn salary(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let next = reader.word(at, W::Salary)?;
    let (bound, figure_at) = bounded(scene, next);
    let inner = amount::core(scene, figure_at)?;
    let hour = if scene.language == Language::ZhHant { "小時" } else { "小时" };
    let per = if reader.char(at) == '时' { hour } else { reader.slice(at, at + 1) }.to_owned();
    rate(scene, at, inner.end, inner, per, bound)
}

/// `1美元兑156日元`, `29元兑1美元`.
fn exchange(scene: &Scene, at: usize, first: &Core) -> Option<Core> {
    let reader = scene.reader;
    let Value::Money { amount: Amount::Exact(base), currency } = &first.value else { return None };
    if reader.char(first.end) != '兑' && reader.char(first.end) != '兌' {
        return None;
    }
    let second = amount::core(scene, first.end + 1)?;
    let per = if *base == 1.into() { currency.clone() } else { format!("{base} {currency}") };
    match &second.value {
        Value::Money { amount: Amount::Exact(one), currency } if *one == 1.into() && *base != 1.into() => {
            rate(scene, at, second.end, first.clone(), currency.clone(), None)
        }
        Value::Money { .. } => rate(scene, at, second.end, second, per, None),
        _ => None,
    }
}

/// Where a base after `每` ends, and what it is: `小时`, `10股`, `百万英热单位`, `100 JPY`.
fn base(scene: &Scene, at: usize) -> Option<(usize, String)> {
    let reader = scene.reader;
    let num = if numbers::may_begin(reader, at) || reader.scale(at).is_some() { counted_base(scene, at) } else { None };
    let unit_at = num.map_or(at, |(_, end)| end);
    if let Some((value, (row, end))) = num.and_then(|(value, end)| Some((value, scene.currency(end)?))) {
        return Some((end, format!("{value} {}", scene.currency_code(row, reader.slice(unit_at, end)))));
    }
    let base = |sense| matches!(sense, Sense::Time(_) | Sense::Unit(_) | Sense::Word(W::Classifier | W::Noun)).then_some(());
    let (_, end) = reader.find(unit_at, base)?;
    let end = if reader.word(unit_at, W::Classifier) == Some(end) { reader.skip(end, W::Noun) } else { end };
    Some((end, reading::unit_text(scene, at, end)))
}

/// The number that a base begins with; a power of ten may stand for one of it.
fn counted_base(scene: &Scene, at: usize) -> Option<(Decimal, usize)> {
    let reader = scene.reader;
    if let Some(num) = scene.number(at).filter(|num| num.value.is_some_and(Decimal::is_whole)) {
        return Some((num.value?, num.end));
    }
    let (mut end, mut power) = (at, 0i16);
    while let Some(next) = reader.scale(end) {
        (power, end) = (power.checked_add(i16::from(next))?, end + 1);
    }
    (end > at).then(|| Some((Decimal::from(1).scaled(power)?, end))).flatten()
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
    // `逾半每周工作30小時`: 每 begins the next figure
    let begins = said == "每" && matches!(inner.value, Value::Number(_));
    let placed = matches!(inner.value, Value::Ordinal(_) | Value::Date(_) | Value::Time(_));
    if begins || placed && !said.eq_ignore_ascii_case("per") {
        return None;
    }
    let per = per_noun(scene, next, said, &inner.value)?;
    let text = reading::unit_text(scene, next, per);
    // `a year earlier` says when; `a year before the vote` may do so
    let joined = matches!(reader.slice(per, per + 1), "before" | "after") && reader.kind(per + 1) == Some(TokenKind::Word);
    let counted = matches!(inner.value, Value::Quantity { .. });
    if !(joined && counted)
        && matches!(reader.slice(per, per + 1), "earlier" | "ago" | "later" | "before" | "after" | "old" | "-" | "prior")
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
    // `21 per 1,000 births`
    if said.eq_ignore_ascii_case("per") && reader.is_number(at) {
        return amount::core(scene, at).filter(|base| matches!(base.value, Value::Quantity { .. })).map(|base| base.end);
    }
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

/// `twice a day`, `once a week`.
fn twice(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let twice = reader.word(at, W::Twice);
    let next = twice.or_else(|| reader.word(at, W::SingleTime))?;
    let times = if twice.is_some() { 2 } else { 1 };
    let per = reader.word(next, W::Per)?;
    let (_, end) = reader.find(per, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })?;
    let value =
        Value::Rate { value: Amount::Exact(times.into()), unit: None, currency: None, per: reader.slice(per, end).to_owned() };
    Some(Core { start: at, end, bound: None, reading: reading::said(scene, at, end, &value), value })
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
    let value = Value::Rate { value, unit, currency, per };
    let reading = reading::said(scene, start, end, &value);
    Some(Core { start, end, value, bound: bound.or(inner.bound), reading })
}
