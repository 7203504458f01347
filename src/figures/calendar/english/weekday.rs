//! English weekdays: `Friday`, `next Friday`, `Friday, Jan 15`, `Monday the 24th`, `first Monday of next month`.

use super::date::{by_parts, month, year};
use super::{numeric, words};
use crate::figures::calendar::types::Day;
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers;
use crate::figures::reader::{TimeUnit, W};
use chrono::Datelike;

/// `Friday`, `next Friday`, `Friday, Jan 15`, `Friday next week`.
pub(super) fn weekday(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let today = calendar.now.date();
    let shift = words::shift(calendar, at);
    let next = shift.map_or(at, |(_, end)| end);
    // `next week Monday`
    let week = shift.and_then(|(_, end)| words::the_unit(calendar, end, TimeUnit::Week));
    let next = week.map_or(next, |end| {
        let mark = usize::from(matches!(reader.char(end), ',' | '-' | '–' | '—'));
        reader.skip(end + mark, W::On)
    });
    let (day, end) = words::weekday(calendar, next)?;
    let short = reader.slice(next, end).trim_end_matches('.').len() <= 3;
    let odd = matches!(reader.slice(next, end), "sun" | "sat" | "mon" | "wed")
        || (reader.slice(next, end) == "Sun" && reader.is_capital(end) && reader.gap(end));
    let odd = odd && !(at > 0 && reader.slice(at - 1, at) == "on");
    if !reader.slice(next, end).is_ascii() || (short && odd && shift.is_none() && !dated(calendar, end)) {
        return None;
    }
    if let Some(found) = shift.and_then(|_| dated_weekday(calendar, at, end)) {
        // the nearest such day: the weekday only confirms it
        let Expr::Day(day) = &found.expr else { return None };
        let behind = day.past.filter(|_| shift.is_some_and(|(shift, _)| shift < 0));
        let nearest = day
            .past
            .filter(|past| {
                day.future.is_none_or(|future| (today - *past) < (future - today) && *past > today - chrono::TimeDelta::days(14))
            })
            .or(day.future);
        let date = behind.or(nearest)?;
        return Some(Found { expr: Expr::Day(Day { past: Some(date), future: Some(date), ..day.clone() }), ..found });
    }
    if let Some((shift, _)) = shift {
        let this = arith::weekday(today, day, i64::from(shift))?;
        let word = reader.slice(at, words::shift(calendar, at)?.1).to_ascii_lowercase();
        // `last Friday` is the latest before today, `coming Friday` the first after it
        let date = match word.trim_start_matches("this ") {
            "past" if week.is_none() => arith::any_weekday(today, day)?.past?,
            "coming" | "upcoming" if week.is_none() => arith::any_weekday(arith::add_days(today, 1)?, day)?.future?,
            _ => this,
        };
        return Some(Found::new(at, end, Expr::Day(Day::definite(date, false))));
    }
    if let Some(found) = dated_weekday(calendar, at, end) {
        return Some(found);
    }
    if let Some(found) = day_of_month_behind(calendar, at, end, day).or_else(|| bare_day_behind(calendar, at, end, day)) {
        return Some(found);
    }
    if let Some((steps, after)) = week_behind(calendar, end) {
        let date = arith::weekday(today, day, i64::from(steps))?;
        return Some(Found::new(at, after, Expr::Day(Day::definite(date, false))));
    }
    let plural = reader.slice(next, end).ends_with('s') && reader.slice(next, end).len() > 4;
    let any = arith::any_weekday(today, day)?;
    Some(Found::new(at, end, if plural { Expr::Set(any.timex) } else { Expr::Day(any) }))
}

fn dated(calendar: &Calendar, at: usize) -> bool {
    let next = at + usize::from(calendar.reader.char(at) == ',');
    month(calendar, next).is_some() || (calendar.reader.is_number(next) && !calendar.reader.gap(next + 1))
}

/// The date that goes on from a weekday, and says all.
fn dated_weekday(calendar: &Calendar, at: usize, end: usize) -> Option<Found> {
    let reader = calendar.reader;
    let bracket = reader.char(end) == '(';
    let next = end + usize::from(matches!(reader.char(end), ',' | '(' | '-'));
    let next = reader.skip(next, W::The);
    let found = by_parts(calendar, next, None)
        .or_else(|| numeric::date(calendar, next))
        .or_else(|| numeric::dotted(calendar, next))
        .filter(|found| matches!(found.expr, Expr::Day(_)))?;
    let close = usize::from(bracket && reader.char(found.end) == ')');
    (!bracket || close == 1).then_some(Found { start: at, end: found.end + close, ..found })
}

/// `Monday the twenty fourth`, `Wed 13th`: the day of some month that is such a weekday.
fn day_of_month_behind(calendar: &Calendar, at: usize, end: usize, weekday: u8) -> Option<Found> {
    let reader = calendar.reader;
    let comma = reader.char(end) == ',';
    let lead = reader.skip(end + usize::from(comma), W::The);
    let articled = lead > end + usize::from(comma) || !calendar.counted;
    let nth = numbers::ordinal(reader, lead).filter(|nth| articled && nth.end > lead && (!comma || reader.is_number(lead)))?;
    let number = nth.value?.to_i64().filter(|day| (1..=31).contains(day))? as u32;
    let today = calendar.now.date();
    let first = arith::date(today.year(), today.month(), 1)?;
    let fits = |steps: i64| {
        let month = arith::add_months(first, steps)?;
        arith::date(month.year(), month.month(), number).filter(|date| date.weekday().number_from_monday() == u32::from(weekday))
    };
    if let Some(date) = fits(0) {
        return Some(Found::new(at, nth.end, Expr::Day(Day::definite(date, false))));
    }
    let (past, future) = ((1..24).find_map(|steps| fits(-steps)), (1..24).find_map(fits));
    Some(Found::new(at, nth.end, Expr::Day(Day { timex: format!("XXXX-WXX-{weekday}"), past, future, lunar: false, fixed: false })))
}

/// `Monday 21`, `Sat 14th`: the last and the next day that is both.
fn bare_day_behind(calendar: &Calendar, at: usize, end: usize, weekday: u8) -> Option<Found> {
    let reader = calendar.reader;
    let (number, after) = super::date::day_number(calendar, end).filter(|_| calendar.counted && reader.is_number(end))?;
    let clock = matches!(reader.char(after), '-' | ':' | '.' | '/') && !reader.gap(after) && !reader.gap(after + 1)
        || [W::Am, W::Pm, W::OClock].iter().any(|&word| reader.word(after, word).is_some());
    if clock {
        return None;
    }
    let today = calendar.now.date();
    let first = arith::date(today.year(), today.month(), 1)?;
    let fits = |steps: i64| {
        let month = arith::add_months(first, steps)?;
        arith::date(month.year(), month.month(), u32::from(number))
            .filter(|date| date.weekday().number_from_monday() == u32::from(weekday))
    };
    if fits(0) == Some(today) {
        return Some(Found::new(at, after, Expr::Day(Day::definite(today, false))));
    }
    let past = (0..24).find_map(|steps| fits(-steps).filter(|date| *date < today));
    let future = (0..24).find_map(|steps| fits(steps).filter(|date| *date > today));
    let timex = format!("XXXX-WXX-{weekday}");
    Some(Found::new(at, after, Expr::Day(Day { timex, past, future, lunar: false, fixed: false })))
}

/// `next week` behind a weekday.
fn week_behind(calendar: &Calendar, at: usize) -> Option<(i8, usize)> {
    let reader = calendar.reader;
    let at = reader.skip(at, W::Of);
    let (shift, next) = words::shift(calendar, at)?;
    let end = words::the_unit(calendar, next, TimeUnit::Week)?;
    Some((shift, end))
}

/// `first Monday of next month`, `last Friday in October 2015`.
pub(super) fn nth_weekday(calendar: &Calendar, at: usize) -> Option<(Day, usize)> {
    let reader = calendar.reader;
    let lead = reader.skip(at, W::The);
    let (nth, next) = match words::shift(calendar, lead).filter(|(shift, _)| *shift == -1).map(|(_, end)| (5, end)) {
        Some(found) => found,
        None => {
            let nth = numbers::ordinal(reader, lead)?;
            (nth.value?.to_i64().filter(|nth| (1..=5).contains(nth))? as u8, nth.end)
        }
    };
    let (day, next) = words::weekday(calendar, next)?;
    let of = reader.word(next, W::Of).or_else(|| reader.word(next, W::In))?;
    if let Some((shift, next)) = words::shift(calendar, of) {
        let end = words::the_unit(calendar, next, TimeUnit::Month)?;
        let first = arith::add_months(calendar.now.date().with_day(1)?, i64::from(shift))?;
        let date = arith::nth_weekday(first.year(), first.month(), day, nth)?;
        return Some((Day { timex: format!("XXXX-{:02}-WXX-{day}-#{nth}", first.month()), ..Day::definite(date, false) }, end));
    }
    let (month, end) = month(calendar, of)?;
    let (said, end) =
        year(calendar, end + usize::from(reader.char(end) == ','), false).map_or((None, end), |(year, end)| (Some(year), end));
    let in_year = |year: i32| arith::nth_weekday(year, u32::from(month), day, nth);
    if let Some(year) = said {
        return Some((Day { timex: format!("{year:04}-{month:02}-WXX-{day}-#{nth}"), ..Day::definite(in_year(year)?, true) }, end));
    }
    let (year, today) = (calendar.now.year(), calendar.now.date());
    let future = [in_year(year), in_year(year + 1)].into_iter().flatten().find(|date| *date >= today);
    let past = [in_year(year), in_year(year - 1)].into_iter().flatten().find(|date| *date < today);
    Some((Day { timex: format!("XXXX-{month:02}-WXX-{day}-#{nth}"), past, future, lunar: false, fixed: false }, end))
}
