//! English days counted from others: `three days ago`, `in two weeks`, `3 days after January 12th`. Knows their little words;
//! must not know clock times.

use super::{date, near_day, words};
use crate::figures::calendar::types::{Day, Length, Period};
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::{Datelike, NaiveDate};

/// The counted day at `at`.
pub(super) fn offset(calendar: &Calendar, at: usize) -> Option<Found> {
    let (anchor, date, length, end) = counted_from(calendar, at)?;
    if let Some(period) = unit_ago(calendar, date, &length, end) {
        return Some(Found::new(at, end, Expr::Period(period)));
    }
    Some(on_weekday(calendar, date, anchor == calendar.now.date(), end).map_or_else(
        || Found::new(at, end, Expr::Day(Day::definite(date, false))),
        |(date, end)| Found::new(at, end, Expr::Day(Day::definite(date, false))),
    ))
}

/// News that counts back in years means a year by it, not a day of it.
fn unit_ago(calendar: &Calendar, date: NaiveDate, length: &Length, end: usize) -> Option<Period> {
    let [(_, unit)] = length.parts[..] else { return None };
    let ago = calendar.reader.slice(end - 1, end).eq_ignore_ascii_case("ago");
    let whole = matches!(unit, TimeUnit::Week | TimeUnit::Month | TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century);
    (ago && whole && !calendar.counted).then(|| arith::unit_of(date, unit, 0, false))?
}

/// The day that is counted from, the day that is come to, the length between them, and the token after.
pub fn counted_from(calendar: &Calendar, at: usize) -> Option<(NaiveDate, NaiveDate, Length, usize)> {
    let reader = calendar.reader;
    let (length, end) = length(calendar, at)?;
    let today = calendar.now.date();
    let (sign, anchor, end) = match reader.slice(end, end + 1).to_ascii_lowercase().as_str() {
        "ago" => (-1, today, end + 1),
        "from" | "after" => anchor(calendar, end + 1).map(|(day, end)| (1, day, end))?,
        "before" => anchor(calendar, end + 1).map(|(day, end)| (-1, day, end))?,
        _ => return None,
    };
    Some((anchor, counted(anchor, &length, sign)?, length, end))
}

/// `two months from today on Tuesday`: that day of the same week.
fn on_weekday(calendar: &Calendar, date: NaiveDate, from_today: bool, at: usize) -> Option<(NaiveDate, usize)> {
    let next = calendar.reader.word(at, W::On)?;
    let (day, end) = words::weekday(calendar, next)?;
    let ahead = i64::from(day) - i64::from(date.weekday().number_from_monday());
    // counted from today the next such day is meant, counted from elsewhere the one of the week that was come to
    let ahead = if from_today { ahead.rem_euclid(7) } else { ahead };
    Some((arith::add_days(date, ahead)?, end))
}

fn anchor(calendar: &Calendar, at: usize) -> Option<(NaiveDate, usize)> {
    if calendar.reader.slice(at, at + 1).eq_ignore_ascii_case("now") {
        return Some((calendar.now.date(), at + 1));
    }
    if let Some((day, end)) = near_day(calendar, at) {
        return Some((day.past?, end));
    }
    let found = date::date(calendar, at, None)?;
    match found.expr {
        Expr::Day(day) => Some((day.future?, found.end)),
        _ => None,
    }
}

fn counted(anchor: NaiveDate, length: &Length, sign: i64) -> Option<NaiveDate> {
    length.parts.iter().try_fold(anchor, |date, &(count, unit)| arith::add(date, unit, count.to_i64()? * sign))
}

/// A length of whole units: `two weeks`, `3 months and 2 days`, `a week`.
pub(super) fn length(calendar: &Calendar, at: usize) -> Option<(Length, usize)> {
    let mut length = Length::default();
    let mut end = at;
    loop {
        let lead = if length.parts.is_empty() {
            end
        } else {
            calendar.reader.skip(end + usize::from(calendar.reader.char(end) == ','), W::And)
        };
        // `20 hours a day` is a rate
        if !length.parts.is_empty() && calendar.reader.word(lead, W::A).is_some() {
            break;
        }
        let Some((count, unit, after)) = one(calendar, lead) else { break };
        length.parts.push((count, unit));
        end = after;
        if length.parts.len() == 4 {
            break;
        }
    }
    (!length.parts.is_empty()).then_some((length, end))
}

fn one(calendar: &Calendar, at: usize) -> Option<(crate::figures::Decimal, TimeUnit, usize)> {
    let reader = calendar.reader;
    let unit = |at| {
        reader
            .find(at, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })
            .filter(|(_, end)| reader.slice(at, *end).len() > 1 || reader.is_number(at - 1))
    };
    if let Some(next) = reader.word(at, W::A) {
        let (unit, end) = unit(next)?;
        return Some((1.into(), unit, end));
    }
    let num = numbers::unsigned(reader, at)?;
    // `two quarters` reads as a fraction too
    if num.kind == numbers::Kind::Fraction
        && let Some(quarters) = quarters(calendar, at, num.end)
    {
        return Some(quarters);
    }
    let dash = num.end + usize::from(reader.char(num.end) == '-');
    let (unit, end) = unit(num.end).or_else(|| unit(dash))?;
    Some((num.value?, unit, end))
}

/// A count of quarters of a year.
fn quarters(calendar: &Calendar, at: usize, end: usize) -> Option<(crate::figures::Decimal, TimeUnit, usize)> {
    let unit = words::the_unit(calendar, end - 1, TimeUnit::Quarter).filter(|_| calendar.counted)?;
    let count = numbers::unsigned(calendar.reader, at).and_then(|num| num.value?.times(4.into()))?;
    (unit == end && count.is_whole()).then_some((count, TimeUnit::Quarter, end))
}
