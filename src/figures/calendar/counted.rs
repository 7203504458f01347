//! What is counted: lengths of time, stretches and moments counted from now, parts of a period (`first two weeks of`), recurring
//! times. Knows how they come out; must not know words.

use super::arith::{add, add_days, add_months, date, first_of, monday, week_name};
use super::types::{Day, Days, Grain, Length, Period};
use super::{Expr, duration};
use crate::figures::Decimal;
use crate::figures::reader::TimeUnit;
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

/// Whether a unit is shorter than a day.
pub fn is_clock(unit: TimeUnit) -> bool {
    matches!(unit, TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour)
}

fn is_clock_length(length: &Length) -> bool {
    length.parts.iter().any(|(_, unit)| is_clock(*unit))
}

fn seconds(length: &Length) -> Option<TimeDelta> {
    TimeDelta::try_milliseconds((duration::seconds(length)?.to_f64() * 1000.0) as i64)
}

/// A moment some length after `from`; before it with a negative sign.
pub fn moved(from: NaiveDateTime, length: &Length, sign: i64) -> Option<NaiveDateTime> {
    let part_of_day = |&(count, unit): &(Decimal, TimeUnit)| unit == TimeUnit::Day && !count.is_whole();
    if is_clock_length(length) || length.parts.iter().any(part_of_day) {
        let delta = seconds(length)?;
        return if sign >= 0 { from.checked_add_signed(delta) } else { from.checked_sub_signed(delta) };
    }
    let mut day = from.date();
    for &(count, unit) in &length.parts {
        day = match count.to_i64() {
            Some(count) => add(day, unit, sign * count)?,
            // half a month more is fifteen days
            None if unit == TimeUnit::Month => {
                let days = count.times(30.into())?.to_i64()?;
                add_days(add_months(day, sign * (days / 30))?, sign * (days % 30))?
            }
            None => {
                let months = count.times(12.into())?.to_i64().filter(|_| unit == TimeUnit::Year)?;
                add_months(day, sign * months)?
            }
        };
    }
    Some(day.and_time(from.time()))
}

/// The day or moment some length from `now`.
pub fn from_now(now: NaiveDateTime, length: &Length, sign: i64) -> Option<Expr> {
    let at = moved(now, length, sign)?;
    Some(if is_clock_length(length) { Expr::Instant(at) } else { Expr::Day(Day::definite(at.date(), false)) })
}

/// The stretch of some length that begins or ends now.
pub fn stretch(now: NaiveDateTime, length: &Length, sign: i64) -> Option<Expr> {
    let said = duration::as_said(length);
    if is_clock_length(length) {
        let other = moved(now, length, sign)?;
        let (from, to) = if sign >= 0 { (now, other) } else { (other, now) };
        let timex = format!("({}T{},{}T{},{said})", from.date(), from.time(), to.date(), to.time());
        return Some(Expr::Stretch(from, to, timex));
    }
    let today = now.date();
    if let [(count, unit @ (TimeUnit::Quarter | TimeUnit::Weekend))] = length.parts[..] {
        let first = first_of(today, unit)?;
        let count = count.to_i64()?;
        let (from, to) =
            if sign >= 0 { (add(first, unit, 1)?, add(first, unit, 1 + count)?) } else { (add(first, unit, -count)?, first) };
        return Some(days(from, to, said));
    }
    let (from, to) = if sign >= 0 {
        let first = add_days(today, 1)?;
        (first, moved(first.and_time(now.time()), length, 1)?.date())
    } else {
        (moved(now, length, -1)?.date(), today)
    };
    Some(days(from, to, said))
}

/// The stretch of some length that begins today.
pub fn within(now: NaiveDateTime, length: &Length) -> Option<Expr> {
    if is_clock_length(length) {
        return stretch(now, length, 1);
    }
    Some(days(now.date(), moved(now, length, 1)?.date(), duration::as_said(length)))
}

fn days(from: NaiveDate, to: NaiveDate, said: String) -> Expr {
    Expr::Period(Period::definite(format!("({from},{to},{said})"), (from, to), Grain::Days, false))
}

/// The nth unit of a period: `2021年的第二周`, `first week of Jan 2015`.
pub fn nth_of(period: &Period, unit: TimeUnit, nth: i64) -> Option<Expr> {
    if !(1..=366).contains(&nth) {
        return None;
    }
    let of = |(start, end): Days| -> Option<Days> {
        let first = if unit == TimeUnit::Week { monday(add_days(start, 3)?)? } else { start };
        let from = add(first, unit, nth - 1)?;
        (from < end).then_some((from, add(from, unit, 1)?))
    };
    let (past, future) = (period.past.and_then(of), period.future.and_then(of));
    let (start, _) = past.or(future)?;
    let (timex, grain) = match (unit, period.grain) {
        (TimeUnit::Week, Grain::Year) => (week_name(add_days(start, 3)?), Grain::Week),
        (TimeUnit::Week, Grain::Month) => (format!("{}-W{nth:02}", period.timex), Grain::Days),
        (TimeUnit::Month, Grain::Year) => (format!("{}-{:02}", period.timex, start.month()), Grain::Month),
        (TimeUnit::Day, _) => {
            return Some(Expr::Day(Day {
                timex: start.to_string(),
                past: past.map(|days| days.0),
                future: future.map(|days| days.0),
                lunar: false,
                fixed: period.fixed,
            }));
        }
        _ => return None,
    };
    Some(Expr::Period(Period { timex, past, future, grain, segment: None, fixed: period.fixed }))
}

/// The first or last few units of a period: `the first 2 weeks of 2021`, `2021年的最后4个月`.
pub fn some_of(period: &Period, unit: TimeUnit, count: i64, last: bool) -> Option<Expr> {
    let (start, end) = period.past?;
    let (from, to) = if last {
        let end = if unit == TimeUnit::Week { monday(add_days(end, 3)?)? } else { end };
        (add(end, unit, -count)?, end)
    } else {
        let start = if unit == TimeUnit::Week { monday(add_days(start, 3)?)? } else { start };
        (start, add(start, unit, count)?)
    };
    let said = duration::as_said(&Length { parts: vec![(count.into(), unit)] });
    let mut period = Period::definite(format!("({from},{to},{said})"), (from, to), Grain::Days, period.fixed);
    period.fixed = period.fixed && date(from.year(), 1, 1).is_some();
    Some(Expr::Period(period))
}

/// The half of the week or month that has the day in it.
pub fn half_of(today: NaiveDate, unit: TimeUnit, second: bool) -> Option<Expr> {
    let first = first_of(today, unit)?;
    let after = add(first, unit, 1)?;
    let middle = add_days(first, if unit == TimeUnit::Week { 3 } else { 15 })?;
    let (from, to) = if second { (middle, after) } else { (first, middle) };
    Some(days(from, to, format!("P{}D", (to - from).num_days())))
}
