//! English holidays: `Christmas`, `Thanksgiving 2019`, `last Easter`, `Labor Day weekend`, `weekend of Thanksgiving`.

use super::date::{relative_year, year};
use super::words;
use crate::figures::calendar::types::{Day, Days, Grain, Period};
use crate::figures::calendar::{Calendar, Expr, Found, arith, festivals};
use crate::figures::reader::{TimeUnit, W};
use crate::text::TokenKind;
use chrono::{Datelike, NaiveDate, Weekday};

/// The holiday or the weekend it makes long at `at`.
pub(super) fn festival(calendar: &Calendar, at: usize) -> Option<Found> {
    if let Some(found) = weekend_of(calendar, at) {
        return Some(found);
    }
    let (row, shift, next) = named(calendar, at)?;
    let weekend = |end: usize| words::the_unit(calendar, end, TimeUnit::Weekend);
    if let Some(end) = weekend(next) {
        let (day, end) = dated(calendar, row, shift, end)?;
        return long_weekend(&day).map(|period| Found::new(at, end, Expr::Period(period)));
    }
    let (day, end) = dated(calendar, row, shift, next)?;
    if let Some(after) = weekend(end) {
        return long_weekend(&day).map(|period| Found::new(at, after, Expr::Period(period)));
    }
    (calendar.counted || !noun_behind(calendar, end)).then(|| Found::new(at, end, Expr::Day(day)))
}

/// `weekend of Thanksgiving 2023`.
fn weekend_of(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let next = words::the_unit(calendar, reader.skip(at, W::The), TimeUnit::Weekend)?;
    let (row, shift, next) = named(calendar, reader.word(next, W::Of)?)?;
    let (day, end) = dated(calendar, row, shift, next)?;
    long_weekend(&day).map(|period| Found::new(at, end, Expr::Period(period)))
}

/// A holiday's row, `last` or `next` before it, and the token after.
fn named(calendar: &Calendar, at: usize) -> Option<(u16, Option<i8>, usize)> {
    let shift = words::shift(calendar, at);
    let next = shift.map_or(at, |(_, end)| end);
    let (row, end) = festivals::named(calendar.reader, next).filter(|(_, end)| calendar.reader.slice(next, *end).is_ascii())?;
    Some((row, shift.map(|(shift, _)| shift), end))
}

/// Its day, with a year behind it.
fn dated(calendar: &Calendar, row: u16, shift: Option<i8>, end: usize) -> Option<(Day, usize)> {
    let reader = calendar.reader;
    let this_year = calendar.now.year();
    let day = festivals::any(row, calendar.now.date())?;
    if let Some(shift) = shift {
        let date = match shift {
            1 => day.future,
            -1 => day.past,
            _ => festivals::in_year(row, this_year, false)?.past,
        }?;
        return Some((Day::definite(date, false), end));
    }
    let at_year = reader.skip(end + usize::from(reader.char(end) == ','), W::Of);
    let said = reader.skip(at_year, W::In);
    if let Some((year, end)) = year(calendar, said, false).filter(|_| reader.is_number(said)) {
        return Some((festivals::in_year(row, year, true)?, end));
    }
    match relative_year(calendar, said) {
        Some((steps, end)) => Some((festivals::in_year(row, this_year + steps, false)?, end)),
        None => Some((day, end)),
    }
}

/// The weekend beside a holiday, with the holiday itself where it touches it.
fn long_weekend(day: &Day) -> Option<Period> {
    let around = |date: NaiveDate| -> Option<Days> {
        let saturday = saturday_of(date)?;
        Some((saturday.min(date), arith::add_days(saturday, 2)?.max(arith::add_days(date, 1)?)))
    };
    let timex = format!("{}-WE", arith::week_name(saturday_of(day.past.or(day.future)?)?));
    let (past, future) = (day.past.and_then(around), day.future.and_then(around));
    Some(Period { timex, past, future, grain: Grain::Weekend, segment: None, fixed: day.fixed })
}

/// A holiday early in the week makes the weekend before it long.
fn saturday_of(date: NaiveDate) -> Option<NaiveDate> {
    let ahead = arith::add_days(arith::monday(date)?, 5)?;
    if matches!(date.weekday(), Weekday::Mon | Weekday::Tue) { arith::add_days(ahead, -7) } else { Some(ahead) }
}

/// Whether a noun follows, of which a holiday's name is a part: `Christmas special`.
fn noun_behind(calendar: &Calendar, at: usize) -> bool {
    let reader = calendar.reader;
    reader.kind(at) == Some(TokenKind::Word) && reader.word(at, W::Stop).is_none()
}
