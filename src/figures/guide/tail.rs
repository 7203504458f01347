//! What stands behind a number and makes it a figure of some type. Knows signs, units and counted nouns; must not know ranges.

use super::Scene;
use super::{bare, noun};
use crate::figures::calendar;
use crate::figures::numbers::{self, Form, Kind, Num};
use crate::figures::reader::{Sense, TimeUnit, W};
use crate::figures::{Bound, Decimal};
use crate::text::{Language, TokenKind};

/// The type a tail gives to a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Tail {
    /// `%`, `百分之`, `折`: the number times this is the percentage.
    Percent(Decimal),
    /// Percentage points, with what one of them is worth.
    Points(Decimal),
    /// A currency by row.
    Money(u16),
    /// A measure by row.
    Measure(u16),
    /// A unit of time.
    Time(TimeUnit),
    /// Years, months of life.
    Age,
    /// `倍`, `-fold`.
    Fold,
    /// A counted noun, from token to token.
    Counted(usize, usize),
}

/// A tail with the token after it, and what `多`, `余` or `来` in it says.
pub struct Found {
    pub tail: Tail,
    pub end: usize,
    pub more: Option<Bound>,
}

/// The tail behind `num`.
pub fn tail(scene: &Scene, num: &Num) -> Option<Found> {
    let reader = &scene.reader;
    let after_more = reader.find(num.end, |sense| (sense == Sense::More).then_some(())).map(|(_, end)| end);
    let more = after_more.filter(|_| num.form == Form::Han || num.value.is_some_and(|value| value >= Decimal::from(10)));
    let at = more.unwrap_or(num.end);
    let found = sign(scene, num, at)
        .or_else(|| age(scene, num, at))
        .or_else(|| money(scene, num, at))
        .or_else(|| time(scene, num, at))
        .or_else(|| fold(scene, at))
        .or_else(|| measure(scene, num, at))
        .or_else(|| counted(scene, num, at));
    let (tail, end) = found?;
    // `一年多`, `三米多`
    let trailing = matches!(tail, Tail::Time(_) | Tail::Measure(_) | Tail::Money(_)).then(|| trailing_more(scene, end)).flatten();
    let said = more.map(|_| if reader.char(num.end) == '来' { Bound::About } else { Bound::Over });
    // `三个多月`
    let inside = reader.char(at) == '个' && reader.char(at + 1) == '多';
    let said = said.or_else(|| (inside && matches!(tail, Tail::Time(_))).then_some(Bound::Over));
    Some(Found { tail, end: trailing.unwrap_or(end), more: said.or(trailing.map(|_| Bound::Over)) })
}

/// A counted noun; a half of people and a side of a score count none.
fn counted(scene: &Scene, num: &Num, at: usize) -> Option<(Tail, usize)> {
    let last = scene.reader.char(num.end - 1);
    let half = num.kind == Kind::Fraction && matches!(last, '半' | '数');
    // `one in eight pupils` is a share, and counts none
    let share = num.kind == Kind::Fraction && scene.reader.slice(num.start + 1, num.start + 2).eq_ignore_ascii_case("in");
    let out_of = num.kind == Kind::Fraction && scene.reader.slice(num.start + 1, num.start + 2).eq_ignore_ascii_case("out");
    if half || share || out_of || bare::score(scene, num) {
        return None;
    }
    noun::counted(scene, num, at).map(|(from, to)| (Tail::Counted(from, to), to))
}

fn trailing_more(scene: &Scene, at: usize) -> Option<usize> {
    let ok = matches!(scene.reader.char(at), '多' | '余') && !scene.reader.is_number(at + 1);
    let not_a_word = !matches!(scene.reader.char(at + 1), '个' | '名' | '家' | '元' | '数' | '次' | '年' | '样' | '伦' | '位');
    (ok && not_a_word).then_some(at + 1)
}

fn sign(scene: &Scene, num: &Num, at: usize) -> Option<(Tail, usize)> {
    let reader = &scene.reader;
    let dash = at + usize::from(reader.char(at) == '-' && !reader.gap(at));
    if let Some(end) = reader.word(at, W::Points).or_else(|| reader.word(dash, W::Points)) {
        return Some((Tail::Points(Decimal::from(1)), end));
    }
    if let Some(end) = reader.word(at, W::BasisPoints).or_else(|| reader.word(dash, W::BasisPoints)) {
        return Some((Tail::Points(Decimal::new(1, -2)?), end));
    }
    if let Some(end) = reader.word(at, W::Percent).or_else(|| reader.word(dash, W::Percent)) {
        return Some((Tail::Percent(Decimal::from(1)), end));
    }
    // `half a percent`
    let part_of = reader.word(at, W::A).filter(|_| num.kind == Kind::Fraction).and_then(|next| reader.word(next, W::Percent));
    if let Some(end) = part_of {
        return Some((Tail::Percent(Decimal::from(1)), end));
    }
    // `1.8厘` of interest, where Hong Kong's papers are read
    if reader.char(at) == '厘' && scene.language == Language::ZhHant && !noun::glued(scene, at, "米升克") {
        return Some((Tail::Percent(Decimal::from(1)), at + 1));
    }
    if let Some(end) = reader.word(at, W::Permille) {
        return Some((Tail::Percent(Decimal::new(1, -1)?), end));
    }
    if let Some(end) = reader
        .word(at, W::Zhe)
        .filter(|_| num.value.is_some_and(|value| value < Decimal::from(100)) && !noun::glued(scene, at, "合叠线射返断磨腾旧损"))
    {
        let short = num.value.is_some_and(|value| value <= Decimal::from(10));
        return Some((Tail::Percent(if short { Decimal::from(10) } else { Decimal::from(1) }), end));
    }
    let tenth = num.value.is_some_and(|value| value <= Decimal::from(10));
    if let Some(end) = reader.word(at, W::Cheng).filter(|_| tenth && !noun::glued(scene, at, "为就本立功员长交果人分绩效熟都"))
    {
        return Some((Tail::Percent(Decimal::from(10)), end));
    }
    None
}

/// `41 歲`, `28-year-old`, `6 years of age`.
fn age(scene: &Scene, num: &Num, at: usize) -> Option<(Tail, usize)> {
    let reader = &scene.reader;
    let dash = at + usize::from(reader.char(at) == '-');
    let end = reader.word(at, W::AgeAfter).or_else(|| reader.word(dash, W::AgeAfter));
    let end = end.or_else(|| reader.word(dash, W::YearsOld));
    // things grow older than people: `a two-million-year-old tooth`
    let old = end.is_some_and(|end| reader.slice(dash, end).ends_with("old"));
    num.value.filter(|value| old || *value < Decimal::from(200)).and(end).map(|end| (Tail::Age, end))
}

fn money(scene: &Scene, num: &Num, at: usize) -> Option<(Tail, usize)> {
    let reader = &scene.reader;
    let dash = at + usize::from(reader.char(at) == '-' && !reader.gap(at));
    // `$50-$100` is a range, `50-euro` is not
    let named = |found: &(u16, usize)| reader.slice(dash, found.1).starts_with(char::is_alphabetic);
    let (row, end) = scene.currency(at).or_else(|| scene.currency(dash).filter(named))?;
    let currency = scene.units.currency(row);
    let minor = currency.parts > 1 && currency.iso == "CNY" && !reader.slice(at, end).ends_with(['钱', '錢']);
    // 分, 毛, 角 alone are points, hair and corners; 块 counts road signs
    let bounded = reader.bound_after(end).is_some();
    let more = bounded || reader.digit(end).is_some();
    let pieces = matches!(reader.slice(at, end), "块" | "塊") && !more && scene.ends.noun(reader, end) > end;
    if pieces {
        return None;
    }
    if minor || (reader.slice(at, end) == "方" || (reader.slice(at, end) == "块" && num.lone_one)) {
        return None;
    }
    Some((Tail::Money(row), end))
}

/// `20 年`, `70 hours`, `two-day`.
fn time(scene: &Scene, num: &Num, at: usize) -> Option<(Tail, usize)> {
    let reader = &scene.reader;
    let dash = at + usize::from(reader.char(at) == '-' && !reader.gap(at));
    // `60 extra days`
    let described = reader.word(at, W::LengthQuality).unwrap_or(at);
    let (unit, end) = reader.time(at).or_else(|| reader.time(dash)).or_else(|| reader.time(described))?;
    if picked(scene, num) {
        return None;
    }
    let form = reader.slice(end - 1, end);
    let letter = form.len() == 1 && form.is_ascii();
    let han = end == at + 1 && !form.is_ascii();
    let counts = match unit {
        // 三月, 八日, 三点 are dates; 日, 秒 and 天 count days
        TimeUnit::Month if han => calendar::punishes(reader, num.start),
        TimeUnit::Day if form == "日" => {
            let of_month = num.start > 0 && reader.char(num.start - 1) == '月';
            !of_month
                && (calendar::lasts(reader, num.start, end)
                    || calendar::punishes(reader, num.start)
                    || num.form == Form::Han
                    || reader.gap(num.start)
                    || num.value.is_some_and(|value| value > Decimal::from(31)))
        }
        TimeUnit::Minute if han => reader.char(at) != '分',
        // `连续3季`, `提前一季`, and not `今年一季`, `3季报`
        TimeUnit::Quarter if han => {
            let before = num.start.checked_sub(1).map_or('\0', |before| reader.char(before));
            let many = num.value.is_none_or(|value| value > Decimal::from(4));
            reader.char(at) != '季' || many || "续连前早晚延近后了".contains(before) && !noun::glued(scene, at, "报度")
        }
        TimeUnit::Year if han => {
            (num.digits != 4 || calendar::counts_years(reader, num)) && (!noun::glued(scene, at, "级第代初底末中度报夜货糕轻纪青"))
        }
        TimeUnit::Night if han => reader.char(at) == '晚' || reader.char(at) == '夜',
        TimeUnit::Decade if !form.is_ascii() => false,
        _ => !letter,
    };
    counts.then_some((Tail::Time(unit), end))
}

/// `最后一天`, `这一年`, `第一公里`: one of a row, and none is counted.
fn picked(scene: &Scene, num: &Num) -> bool {
    const PICKS: &str = "后第同某有那这另每当上下前新";
    num.lone_one && num.start > 0 && PICKS.contains(scene.reader.char(num.start - 1))
}

fn fold(scene: &Scene, at: usize) -> Option<(Tail, usize)> {
    let reader = &scene.reader;
    let dash = at + usize::from(reader.char(at) == '-');
    let fold = reader.word(at, W::Times).or_else(|| reader.word(at, W::Fold)).or_else(|| reader.word(dash, W::Fold))?;
    // how often something happened is counted, how much more of it there is is a factor
    let often = reader.kind(at) == Some(TokenKind::Word) && reader.slice(at, at + 1).eq_ignore_ascii_case("times");
    Some(if often && !compares(scene, fold) { (Tail::Counted(at, fold), fold) } else { (Tail::Fold, fold) })
}

/// Whether a comparison follows `four times`: `as much`, `the size`, `larger`, `oversubscribed`.
fn compares(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    // `three to four times" the offer`
    let at = at + usize::from(matches!(reader.char(at), '"' | '”'));
    let article =
        matches!(reader.slice(at, at + 1), "the" | "its" | "their") && !matches!(reader.slice(at + 1, at + 2), "past" | "last");
    article || reader.word(at, W::Comparative).is_some() || is_multiple(reader, at)
}

/// `11 times earnings`, `1.9 times core earnings`: so many times what a company makes.
fn is_multiple(reader: &crate::figures::reader::Reader, at: usize) -> bool {
    const MADE: [&str; 10] =
        ["earnings", "sales", "revenue", "revenues", "profit", "profits", "income", "book", "EBITDA", "ebitda"];
    (at..at + 3).take_while(|&at| reader.kind(at) == Some(TokenKind::Word)).any(|at| MADE.contains(&reader.slice(at, at + 1)))
}

fn measure(scene: &Scene, num: &Num, at: usize) -> Option<(Tail, usize)> {
    let reader = &scene.reader;
    let dash = at + usize::from(reader.char(at) == '-' && !reader.gap(at));
    let (row, end) = scene.unit(at).or_else(|| scene.unit(dash))?;
    let form = reader.slice(at.max(dash), end);
    let letters = form.is_ascii() && form.len() <= 2 && form.bytes().all(|b| b.is_ascii_alphabetic());
    // short abbreviations need digits before them; `m` and `in` and `C` touch them or are no unit
    let lone = form.chars().count() == 1 || matches!(form, "in" | "In" | "ha" | "mi" | "are" | "pt");
    let fits = !letters || (numbers::ends_in_digit(reader, num) && (!lone || !reader.gap(at)) && form != "in");
    let han_word = form.chars().count() == 1 && noun::glued_unit(scene, at, form);
    // `46分升至第三` rises, and `一匹餓馬` is a horse
    let verb = matches!(form, "分升" | "G" | "T" | "M") || picked(scene, num) || (form == "匹" && num.lone_one);
    (fits && !han_word && !verb && !matches!(form, "\"" | "“" | "”" | "″")).then_some((Tail::Measure(row), end))
}
