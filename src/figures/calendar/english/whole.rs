//! English periods that one word names, the present one meant: `the week`, `weekend`, `next workweek`, `year to date`, `fiscal year`.
//! Recognition output has them; news places nothing by them, so annotations have not.

use super::counted::text;
use super::{words, year};
use crate::figures::calendar::types::{Grain, Period};
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::reader::{TimeUnit, W};

/// The period at `at`.
pub(super) fn whole(calendar: &Calendar, at: usize) -> Option<Found> {
    if !calendar.counted || calendar.language.is_chinese() {
        return None;
    }
    work_week(calendar, at)
        .or_else(|| rest(calendar, at))
        .or_else(|| to_date(calendar, at))
        .or_else(|| special_year(calendar, at))
        .or_else(|| the_period(calendar, at))
        .map(|(period, end)| Found::new(at, end, Expr::Period(period)))
}

/// `the week`, `the month`, `weekend`: not where `of` or a number says which.
fn the_period(calendar: &Calendar, at: usize) -> Option<(Period, usize)> {
    let reader = calendar.reader;
    let next = reader.skip(at, W::The);
    let (unit, end) = words::unit(calendar, next).filter(|&(_, end)| !words::is_plural(calendar, next, end))?;
    let named = match unit {
        TimeUnit::Week | TimeUnit::Month | TimeUnit::Year => next > at,
        TimeUnit::Weekend => true,
        _ => false,
    };
    let which = reader.is_number(end) || reader.word(end, W::Of).is_some_and(|after| reader.is_number(after));
    (named && !which).then_some((arith::unit_of(calendar.now.date(), unit, 0, false)?, end))
}

/// Monday to Friday: `workweek`, `next working week`.
fn work_week(calendar: &Calendar, at: usize) -> Option<(Period, usize)> {
    let shift = words::shift(calendar, at);
    let next = shift.map_or(calendar.reader.skip(at, W::The), |(_, end)| end);
    let end = calendar.reader.word(next, W::WorkWeek)?;
    let week = arith::unit_of(calendar.now.date(), TimeUnit::Week, i64::from(shift.map_or(0, |(shift, _)| shift)), false)?;
    let (start, _) = week.past?;
    let days = Some((start, arith::add_days(start, 5)?));
    Some((Period { past: days, future: days, ..week }, end))
}

/// `rest of the week`, `remaining month`.
fn rest(calendar: &Calendar, at: usize) -> Option<(Period, usize)> {
    let reader = calendar.reader;
    if !matches!(text(calendar, at).as_str(), "rest" | "remaining") {
        return None;
    }
    let next = reader.skip(reader.skip(at + 1, W::Of), W::The);
    let next = words::shift(calendar, next).filter(|(shift, _)| *shift == 0).map_or(next, |(_, end)| end);
    let (unit, end) = words::unit(calendar, next)?;
    let today = calendar.now.date();
    let (_, after) = arith::unit_of(today, unit, 0, false)?.past?;
    let last = arith::add_days(after, -1)?;
    let days = (last - today).num_days() + i64::from(unit != TimeUnit::Week);
    Some((Period::definite(format!("({today},{last},P{days}D)"), (today, last), Grain::Days, false), end))
}

/// `year to date`, `month to date`.
fn to_date(calendar: &Calendar, at: usize) -> Option<(Period, usize)> {
    let (unit, next) = words::unit(calendar, at).filter(|(unit, _)| matches!(unit, TimeUnit::Year | TimeUnit::Month))?;
    let end = calendar.reader.word(next, W::ToDate)?;
    let period = arith::unit_of(calendar.now.date(), unit, 0, false)?;
    let days = Some((period.past?.0, calendar.now.date()));
    Some((Period { past: days, future: days, ..period }, end))
}

/// `fiscal year` and `school year` of no number.
fn special_year(calendar: &Calendar, at: usize) -> Option<(Period, usize)> {
    let (letters, end) = year::special(calendar, at).filter(|(_, end)| *end > at + 1)?;
    let year = arith::unit_of(calendar.now.date(), TimeUnit::Year, 0, false)?;
    Some((Period { timex: format!("{letters}XXXX"), grain: Grain::Fiscal, ..year }, end))
}
