//! Stretches of hours in English: `5 to 6pm`, `between 9 and 10:30`, `from 3-8pm yesterday`, `9am for 2 hours`. Must not know dates,
//! but for the one that stands behind.

use super::clock;
use crate::figures::calendar::types::Day;
use crate::figures::calendar::{Calendar, Clock, Expr, Found, counted};
use crate::figures::reader::{Sense, W};
use chrono::{NaiveDate, Timelike};

/// Two clock times with the token after them; `dated` where a date stands before, so that bare hours are hours.
pub(super) fn stretch(calendar: &Calendar, at: usize, dated: bool) -> Option<(Clock, Clock, usize)> {
    let reader = calendar.reader;
    let between = reader.word(at, W::Between).filter(|next| reader.slice(at, *next).is_ascii());
    let led = between.or_else(|| reader.word(at, W::From).filter(|next| reader.slice(at, *next).is_ascii()));
    let next = reader.skip(led.unwrap_or(at), W::The);
    let (low, end) =
        military(calendar, next).or_else(|| dotted_before(calendar, next)).or_else(|| clock::clock(calendar, next, true))?;
    if let Some(found) = lasting(calendar, low, end).filter(|_| led.is_some() || dated) {
        return Some(found);
    }
    let joined = reader.word(end, W::To).or_else(|| between.and_then(|_| reader.word(end, W::And)))?;
    let (high, end) = military(calendar, joined).or_else(|| clock::clock(calendar, joined, true))?;
    let said = |clock: &Clock| clock.minute.is_some() || !clock.open;
    let sure = said(&low) || said(&high) || dated || (led.is_some() && behind(calendar, end).is_some());
    let chained = reader.char(end) == '-' && !reader.gap(end) && reader.is_number(end + 1);
    let whole = !chained
        && !matches!(reader.char(end), '%' | '/' | '$')
        && reader.find(end, |sense| matches!(sense, Sense::Magnitude(_) | Sense::Time(_)).then_some(())).is_none();
    let spelled = !reader.is_number(next) && !reader.is_number(joined) && led.is_none() && !dated;
    (sure && whole && !spelled).then_some((low, high, end))
}

/// `9.30` before `-4.30pm`.
fn dotted_before(calendar: &Calendar, at: usize) -> Option<(Clock, usize)> {
    let reader = calendar.reader;
    let (hour, minute) = reader.slice(at, at + 1).split_once('.').filter(|(_, minute)| minute.len() == 2)?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let joined = reader.word(at + 1, W::To)?;
    clock::dotted(calendar, joined).filter(|_| hour < 24 && minute < 60)?;
    Some((Clock { minute: Some(minute), ..Clock::at(hour) }, at + 1))
}

/// `0730`, in a stretch only.
fn military(calendar: &Calendar, at: usize) -> Option<(Clock, usize)> {
    let form = calendar.reader.slice(at, at + 1);
    if form.len() != 4 || !form.starts_with('0') || !form.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hour, minute): (u8, u8) = (form[..2].parse().ok()?, form[2..].parse().ok()?);
    (hour < 24 && minute < 60).then_some((Clock { minute: Some(minute), ..Clock::at(hour) }, at + 1))
}

/// `9:30am for 7 hours`.
fn lasting(calendar: &Calendar, low: Clock, at: usize) -> Option<(Clock, Clock, usize)> {
    let next = calendar.reader.word(at, W::For)?;
    let (length, end) = super::counted::any_length(calendar, next)?;
    let day = NaiveDate::from_ymd_opt(2001, 1, 1)?;
    let high = counted::moved(low.on(day), &length, 1).filter(|high| high.date() == day)?;
    let clock = Clock {
        hour: high.hour() as u8,
        minute: Some(high.minute() as u8),
        second: Some(high.second() as u8),
        open: false,
        part: None,
    };
    Some((Clock { open: false, ..low }, clock, end))
}

/// The stretch on a day.
pub(super) fn on(day: &Day, low: Clock, high: Clock) -> Expr {
    Expr::Range(Box::new(Expr::Moment(day.clone(), low)), Box::new(Expr::Moment(day.clone(), high)))
}

/// A day behind a stretch.
fn behind(calendar: &Calendar, at: usize) -> Option<(Day, usize)> {
    let reader = calendar.reader;
    let next = at + usize::from(reader.char(at) == ',');
    let next = reader.skip(reader.skip(next, W::On), W::Of);
    let found = super::longest([super::offset::offset(calendar, next), super::date::date(calendar, next, None)])?;
    match found.expr {
        Expr::Day(day) => Some((day, found.end)),
        _ => None,
    }
}

/// A stretch of hours, with the day behind it if one is said.
pub(super) fn dated(calendar: &Calendar, at: usize) -> Option<Found> {
    if calendar.language.is_chinese() {
        return None;
    }
    let led = || calendar.counted || calendar.reader.word(at, W::From).is_some() || calendar.reader.word(at, W::Between).is_some();
    let (low, high, end) = stretch(calendar, at, false).or_else(|| {
        // `12-11 on Saturday` is a score
        let found = if led() { stretch(calendar, at, true) } else { None }?;
        behind(calendar, found.2).map(|_| found)
    })?;
    let Some((day, end)) = behind(calendar, end) else {
        return Some(Found::new(at, end, Expr::Range(Box::new(Expr::Clock(low)), Box::new(Expr::Clock(high)))));
    };
    match super::part_of_day(calendar, end) {
        Some((part, _, end)) => Some(Found::new(at, end, on(&day, clock::in_part(low, part), clock::in_part(high, part)))),
        None => Some(Found::new(at, end, on(&day, low, high))),
    }
}
