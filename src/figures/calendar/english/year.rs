//! English years and what holds many or few of them: `2019`, `fiscal 2020`, `the 1990s`, `15th century`, `week 31`.

use super::date::year;
use super::period::{counts, found};
use super::words;
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::types::{Grain, Period};
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::Datelike;

/// A year by itself: four digits from 1600 to 2100 where nothing is counted.
pub(super) fn bare(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if let Some(found) = of_era(calendar, at) {
        return Some(found);
    }
    let named = reader.word(at, W::CalendarYear);
    let next = named.unwrap_or(at);
    let spoken = |end: usize| calendar.counted || end >= next + 2 && reader.find(end - 1, magnitude).is_none();
    let (year, end) = year(calendar, next, named.is_some())
        .filter(|(_, end)| reader.is_number(next) || named.is_some() || spoken(*end) || matches!(reader.char(next), '\'' | '’'))?;
    let far = ((1000..1600).contains(&year) || (2101..3000).contains(&year)) && !calendar.counted && placed(calendar, at, end);
    let plausible = named.is_some() || (((1600..2101).contains(&year) || far) && free_year(calendar, at, end));
    let touching = at > 0
        && !reader.gap(at)
        && (reader.kind(at - 1) == Some(crate::text::TokenKind::Word)
            || matches!(reader.char(at - 1), '/' | '#' | '$' | '£' | '€'));
    (plausible && !touching && !counts(calendar, next, end))
        .then(|| found(calendar, at, end, Parts { year: Some(year), said_year: true, ..Parts::default() }))
        .flatten()
}

fn magnitude(sense: Sense) -> Option<()> {
    matches!(sense, Sense::Magnitude(_)).then_some(())
}

/// Whether four digits far from our time are a year: a word that leads times stands before them, or they are all there is.
fn placed(calendar: &Calendar, at: usize, end: usize) -> bool {
    let reader = calendar.reader;
    let Some(before) = at.checked_sub(1) else { return reader.lex(end).is_none() };
    [W::In, W::Since, W::From].into_iter().any(|word| reader.word(before, word) == Some(at))
        || matches!(reader.slice(before, at), "until" | "circa" | "around" | "year")
}

/// `347 AD`, `AD 842`, `500 CE`.
fn of_era(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let capital = |from: usize, end: usize| reader.slice(from, end).starts_with(|c: char| c.is_ascii_uppercase());
    let era = |at: usize| reader.word(at, W::Era).filter(|&end| capital(at, end));
    let number_at = era(at).unwrap_or(at);
    let num = numbers::unsigned(reader, number_at).filter(|_| reader.is_number(number_at) && !calendar.counted)?;
    let year = num.within(1, 2999)? as i32;
    let end = era(num.end).or_else(|| (number_at > at).then_some(num.end))?;
    Some(Found::new(at, end, Expr::Period(arith::period(arith::date(year, 1, 1)?, TimeUnit::Year, true)?)))
}

fn free_year(calendar: &Calendar, at: usize, end: usize) -> bool {
    let reader = calendar.reader;
    let unit = reader
        .find(end, |sense| {
            matches!(sense, Sense::Unit(_) | Sense::Currency(_) | Sense::Time(_) | Sense::Magnitude(_)).then_some(())
        })
        .is_some();
    let money = at > 0
        && reader.find(at - 1, |sense| matches!(sense, Sense::Currency(_)).then_some(())).is_some()
        && !reader.is_capital(at - 1);
    let marked = matches!(reader.char(end), '%' | '°')
        || (matches!(reader.char(end), '/' | ':' | '.' | ',')
            && !reader.gap(end)
            && !reader.gap(end + 1)
            && reader.is_number(end + 1));
    let chained = at >= 2 && matches!(reader.char(at - 1), '.' | ',' | ':' | '/') && !reader.gap(at) && !reader.gap(at - 1);
    let han = reader.kind(end) == Some(crate::text::TokenKind::Han) && calendar.language.is_chinese();
    let measures = unit && reader.slice(end, end + 1) != "in" && !reader.slice(end, end + 1).starts_with(char::is_uppercase);
    ![measures, money, marked, chained, han].contains(&true)
}

/// `fiscal year 2020`, `FY20`, `school year 2019`, `SY18`: a year whose days are not determined.
pub(super) fn fiscal(calendar: &Calendar, at: usize) -> Option<Found> {
    let (letters, next) = special(calendar, at)?;
    let (year, end) = year(calendar, next, true)?;
    special_year(letters, year, at, end)
}

/// `fiscal year`, `FY`, `school year`, `SY`, with the letters of its name.
pub(super) fn special(calendar: &Calendar, at: usize) -> Option<(&'static str, usize)> {
    let reader = calendar.reader;
    let (letters, next) = match (reader.word(at, W::Fiscal), reader.word(at, W::SchoolYear)) {
        (Some(next), _) => ("FY", next),
        (_, Some(next)) => ("SY", next),
        _ => return None,
    };
    let next = words::the_unit(calendar, next, TimeUnit::Year).unwrap_or(next);
    reader.slice(at, next).is_ascii().then_some((letters, next))
}

pub(super) fn special_year(letters: &str, year: i32, at: usize, end: usize) -> Option<Found> {
    let start = arith::date(year, 1, 1)?;
    let period =
        Period { grain: Grain::Fiscal, timex: format!("{letters}{year:04}"), ..arith::period(start, TimeUnit::Year, true)? };
    Some(Found::new(at, end, Expr::Period(period)))
}

/// `15th century`, `the nineteenth century`.
pub(super) fn century(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let nth = numbers::ordinal(reader, at)?;
    let dash = nth.end + usize::from(reader.char(nth.end) == '-');
    let end = words::the_unit(calendar, dash, TimeUnit::Century)?;
    let first = (nth.value?.to_i64().filter(|nth| (1..=30).contains(nth))? as i32 - 1) * 100;
    let mut period = arith::period(arith::date(first.max(1), 1, 1)?, TimeUnit::Century, true)?;
    period.timex = format!("{:02}XX", first / 100);
    let end = reader.word(end, W::Bc).unwrap_or(end);
    Some(Found::new(at, end, Expr::Period(period)))
}

/// `1990s`, `the '90s`, `the nineties`.
pub(super) fn decade(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if let Some(found) = decade_in_words(calendar, at) {
        return Some(found);
    }
    let quote = usize::from(matches!(reader.char(at), '\'' | '’' | '‘'));
    let digits = at + quote;
    let form = reader.slice(digits, digits + 1);
    let plural =
        reader.is_number(digits) && !reader.gap(digits + 1) && matches!(reader.slice(digits + 1, digits + 2), "s" | "'s" | "’s");
    let value: i32 = form.parse().ok().filter(|value| value % 10 == 0 && plural)?;
    let quoted = at > 0 && matches!(reader.char(at - 1), '\'' | '’' | '‘') && !reader.gap(at);
    let after_the = at > 0 && reader.slice(at - 1, at).eq_ignore_ascii_case("the");
    let (year, unit) = match form.len() {
        // `the 1600s` are a century; of ours only the first decade is meant
        4 if (1000..2000).contains(&value) && value % 100 == 0 && !calendar.counted => (value, TimeUnit::Century),
        4 if (1000..2100).contains(&value) => (value, TimeUnit::Decade),
        2 if quote == 1 || quoted || after_the => (last_begun(calendar, value), TimeUnit::Decade),
        _ => return None,
    };
    let period = arith::period(arith::date(year, 1, 1)?, unit, form.len() == 4)?;
    Some(Found::new(at, digits + 2, Expr::Period(period)))
}

/// The last such decade that has begun; recognition output takes those below thirty for this century's.
fn last_begun(calendar: &Calendar, value: i32) -> i32 {
    let this = calendar.now.year() / 100 * 100 + value;
    match calendar.counted {
        true => value + if value >= 30 { 1900 } else { 2000 },
        false if this > calendar.now.year() => this - 100,
        false => this,
    }
}

/// `the sixties`, `nineteen eighties`; not `in his sixties`.
fn decade_in_words(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let century = numbers::unsigned(reader, at).filter(|num| num.form == numbers::Form::English && num.end == at + 1);
    let century = century.and_then(|num| num.within(15, 20)).filter(|_| !calendar.counted);
    let next = if century.is_some() { at + 1 } else { at };
    let (value, end) = reader.find(next, |sense| if let Sense::Decade(value) = sense { Some(i32::from(value)) } else { None })?;
    let led = at > 0 && matches!(reader.slice(at - 1, at), "the" | "early" | "mid" | "late" | "-");
    if century.is_none() && !led {
        return None;
    }
    let year = century.map_or_else(|| last_begun(calendar, value), |century| century as i32 * 100 + value);
    let period = arith::period(arith::date(year, 1, 1)?, TimeUnit::Decade, century.is_some())?;
    Some(Found::new(at, end, Expr::Period(period)))
}

/// `week 31`, `the week of April 10th`.
pub(super) fn week(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if !reader.slice(at, at + 1).eq_ignore_ascii_case("week") {
        return None;
    }
    let number: u32 = reader.slice(at + 1, at + 2).parse().ok().filter(|week| (1..=53).contains(week))?;
    let (year, end) = year(calendar, reader.skip(at + 2 + usize::from(reader.char(at + 2) == ','), W::Of), false)
        .map_or((calendar.now.year(), at + 2), |found| found);
    let start = chrono::NaiveDate::from_isoywd_opt(year, number, chrono::Weekday::Mon)?;
    Some(Found::new(at, end, Expr::Period(arith::period(start, TimeUnit::Week, false)?)))
}
