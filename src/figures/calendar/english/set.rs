//! English recurring times: `every week`, `each Monday at 9`, `every other day`, `daily`, `twice`-less `once a year`, `19th of every
//! month`, `Tuesday afternoons`, `weekends`. Must not know single dates.

use super::counted::{any_length, says, text};
use super::{clock, words};
use crate::figures::Decimal;
use crate::figures::calendar::types::Length;
use crate::figures::calendar::{Calendar, Clock, Expr, Found, duration, part_code};
use crate::figures::numbers;
use crate::figures::reader::{TimeUnit, W};

/// The recurring time at `at`, with the clock time behind it.
pub(super) fn every(calendar: &Calendar, at: usize) -> Option<Found> {
    let (timex, end) = adverb(calendar, at)
        .or_else(|| once_per(calendar, at))
        .or_else(|| plural(calendar, at))
        .or_else(|| day_of_every_month(calendar, at))
        .or_else(|| each(calendar, at))?;
    let (timex, end) = at_clock(calendar, &timex, end).unwrap_or((timex, end));
    Some(Found::new(at, end, Expr::Set(timex)))
}

/// `every Wednesday`, `each Monday at 9`: what annotations have of it.
pub(super) fn every_weekday(calendar: &Calendar, at: usize) -> Option<Found> {
    if calendar.language.is_chinese() || !(says(calendar, at, "every") || says(calendar, at, "each")) {
        return None;
    }
    let (day, end) = words::weekday(calendar, at + 1)?;
    let timex = format!("XXXX-WXX-{day}");
    let (timex, end) = at_clock(calendar, &timex, end).unwrap_or((timex, end));
    Some(Found::new(at, end, Expr::Set(timex)))
}

/// `3pm each day`, `9 am every Monday`: the clock time stands before.
pub(super) fn behind_clock(calendar: &Calendar, found: &Found) -> Option<Found> {
    let Expr::Clock(time) = found.expr else { return None };
    if !calendar.counted {
        return None;
    }
    let (timex, end) = adverb(calendar, found.end).or_else(|| each(calendar, found.end))?;
    Some(Found::new(found.start, end, Expr::Set(with_time(&timex, &time)?)))
}

fn at_clock(calendar: &Calendar, timex: &str, end: usize) -> Option<(String, usize)> {
    let said = calendar.reader.word(end, W::At);
    let (time, after) = clock::clock(calendar, said.unwrap_or(end), said.is_some())?;
    Some((with_time(timex, &time)?, after))
}

/// A clock time of each day or of each such weekday.
fn with_time(timex: &str, time: &Clock) -> Option<String> {
    match timex {
        "P1D" | "TMO" | "TAF" | "TEV" | "TNI" => Some(time.timex()),
        weekday if weekday.starts_with("XXXX-WXX") && !weekday.contains('T') => Some(format!("{weekday}{}", time.timex())),
        _ => None,
    }
}

fn of(count: impl Into<Decimal>, unit: TimeUnit) -> String {
    duration::as_said(&Length { parts: vec![(count.into(), unit)] })
}

/// `daily`, `weekly`, `bi-monthly`, `semi-annual`.
fn adverb(calendar: &Calendar, at: usize) -> Option<(String, usize)> {
    if let Some(((unit, count), end)) = words::recurring(calendar, at) {
        return Some((of(i64::from(count), unit), end));
    }
    let times = match text(calendar, at).as_str() {
        "semi" | "half" => Decimal::new(5, -1)?,
        "bi" => 2.into(),
        "tri" => 3.into(),
        _ => return None,
    };
    let next = at + 1 + usize::from(calendar.reader.char(at + 1) == '-');
    let ((unit, _), end) = words::recurring(calendar, next)?;
    Some((of(times, unit), end))
}

/// `once a year`, `once every week`.
fn once_per(calendar: &Calendar, at: usize) -> Option<(String, usize)> {
    let per = calendar.reader.word(at + 1, W::Per).filter(|_| text(calendar, at) == "once")?;
    let (unit, end) = words::unit(calendar, per)?;
    Some((of(1, unit), end))
}

/// `weekends`, `Tuesdays`, `Tuesday afternoons`, `mornings`.
fn plural(calendar: &Calendar, at: usize) -> Option<(String, usize)> {
    let many = |from, to| words::is_plural(calendar, from, to);
    if let Some(end) = words::the_unit(calendar, at, TimeUnit::Weekend).filter(|&end| many(at, end)) {
        return Some((of(1, TimeUnit::Weekend), end));
    }
    if let Some((day, next)) = words::weekday(calendar, at) {
        let part = words::part(calendar, next).filter(|&(_, end)| many(next, end));
        return part
            .map(|(part, end)| (format!("XXXX-WXX-{day}T{}", part_code(part)), end))
            .or_else(|| many(at, next).then(|| (format!("XXXX-WXX-{day}"), next)));
    }
    let (part, end) = words::part(calendar, at).filter(|&(_, end)| many(at, end))?;
    Some((format!("T{}", part_code(part)), end))
}

/// `19th of every month`.
fn day_of_every_month(calendar: &Calendar, at: usize) -> Option<(String, usize)> {
    let nth = numbers::ordinal(calendar.reader, at)?;
    let day = nth.value?.to_i64().filter(|day| (1..=31).contains(day))?;
    let of = calendar.reader.word(nth.end, W::Of)?;
    let each = matches!(text(calendar, of).as_str(), "every" | "each").then_some(of + 1)?;
    let end = words::the_unit(calendar, each, TimeUnit::Month)?;
    Some((format!("XXXX-XX-{day:02}"), end))
}

/// `every week`, `each Monday`, `every other day`, `every night`, `every three weeks`, `every second week`.
fn each(calendar: &Calendar, at: usize) -> Option<(String, usize)> {
    if !matches!(text(calendar, at).as_str(), "every" | "each") {
        return None;
    }
    let next = at + 1;
    if let Some((day, end)) = words::weekday(calendar, next) {
        return Some((format!("XXXX-WXX-{day}"), end));
    }
    if let Some((part, end)) = words::part(calendar, next) {
        return Some((format!("T{}", part_code(part)), end));
    }
    if matches!(text(calendar, next).as_str(), "other" | "alternate") {
        let (unit, end) = words::unit(calendar, next + 1)?;
        return Some((of(2, unit), end));
    }
    if let Some((unit, end)) = words::unit(calendar, next) {
        return Some((of(1, unit), end));
    }
    if let Some((length, end)) = any_length(calendar, next) {
        return Some((duration::as_said(&length), end));
    }
    let nth = numbers::ordinal(calendar.reader, next)?;
    let (unit, end) = words::unit(calendar, nth.end)?;
    Some((of(nth.value?.to_i64()?, unit), end))
}
