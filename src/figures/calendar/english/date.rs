//! English dates by their parts: `May 29, 2019`, `the 12th of May`, `Monday`, `first Monday of next month`, `Christmas`.
//! Must not know clock times.

use super::{near_day, numeric};
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::types::Day;
use crate::figures::calendar::{Calendar, Expr, Found, arith, festivals};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::Datelike;

/// The day at `at`.
pub(super) fn date(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    let day = |(day, end)| Found::new(at, end, Expr::Day(day));
    near_day(calendar, at)
        .map(day)
        .or_else(|| weekday(calendar, at))
        .or_else(|| by_parts(calendar, at, before))
        .or_else(|| numeric::date(calendar, at))
        .or_else(|| festival(calendar, at).filter(|(_, end)| calendar.counted || !noun_behind(calendar, *end)).map(day))
        .or_else(|| nth_weekday(calendar, at).map(day))
}

/// A month by name: `May` and `march` only with a capital or a day beside them.
pub(super) fn month(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    let reader = calendar.reader;
    let (month, end) = reader.find(at, |sense| if let Sense::Month(month) = sense { Some(month) } else { None })?;
    reader.slice(at, end).is_ascii().then_some((month, end))
}

/// A day of the month in digits, as an ordinal or in words.
pub(super) fn day_number(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    let reader = calendar.reader;
    if let Some(nth) = numbers::ordinal(reader, at) {
        let value = nth.value.and_then(crate::figures::Decimal::to_i64).filter(|value| (1..=31).contains(value))?;
        return Some((value as u8, nth.end));
    }
    if reader.is_number(at) {
        let form = reader.slice(at, at + 1);
        let value: u8 = form.parse().ok().filter(|_| form.len() <= 2)?;
        return (1..=31).contains(&value).then_some((value, at + 1));
    }
    let num =
        numbers::unsigned(reader, at).filter(|num| num.kind == numbers::Kind::Integer && num.form == numbers::Form::English)?;
    Some((num.within(1, 31)? as u8, num.end))
}

/// A year behind a date: four digits, `'16`, or words.
pub(super) fn year(calendar: &Calendar, at: usize, short: bool) -> Option<(i32, usize)> {
    let reader = calendar.reader;
    if reader.is_number(at) {
        let form = reader.slice(at, at + 1);
        let touching_unit = !reader.gap(at + 1)
            && reader.kind(at + 1) == Some(crate::text::TokenKind::Word)
            && !reader.slice(at + 1, at + 2).starts_with(['\'', '’']);
        let value: i32 = form.parse().ok().filter(|_| !touching_unit)?;
        let colon = reader.char(at + 1) == ':' && !reader.gap(at + 1);
        return match form.len() {
            4 if (1000..3000).contains(&value) => Some((value, at + 1)),
            2 if short && !colon => Some((full_year(value), at + 1)),
            _ => None,
        };
    }
    if matches!(reader.char(at), '\'' | '’' | '‘') && !reader.gap(at + 1) && reader.slice(at + 1, at + 2).len() == 2 {
        let value: i32 = reader.slice(at + 1, at + 2).parse().ok()?;
        return Some((full_year(value), at + 2));
    }
    year_in_words(calendar, at)
}

/// `two thousand and fifteen`, `nineteen eighty-four`.
fn year_in_words(calendar: &Calendar, at: usize) -> Option<(i32, usize)> {
    let num = numbers::unsigned(calendar.reader, at)
        .filter(|num| num.form == numbers::Form::English && num.kind == numbers::Kind::Integer)?;
    if let Some(year) = num.within(1000, 2999) {
        return Some((year as i32, num.end));
    }
    let century = num.within(15, 20)?;
    let rest = numbers::unsigned(calendar.reader, num.end).filter(|num| num.form == numbers::Form::English)?;
    Some((century as i32 * 100 + rest.within(10, 99)? as i32, rest.end))
}

/// Two digits are of this century up to 29, of the last from 30 on.
pub(super) fn full_year(short: i32) -> i32 {
    if short < 30 { 2000 + short } else { 1900 + short }
}

fn by_parts(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    let (parts, end) = month_first(calendar, at).or_else(|| day_first(calendar, at)).or_else(|| the_day(calendar, at, before))?;
    let parts = before.map_or(parts, |before| parts.inherit(before));
    Some(Found { parts: Some(parts), ..Found::new(at, end, parts.resolve(calendar.now.date())?) })
}

fn separator(calendar: &Calendar, at: usize) -> usize {
    let reader = calendar.reader;
    let at = at + usize::from(matches!(reader.char(at), ',' | '-' | '/' | '.'));
    reader.skip(at, W::The)
}

/// `May 29th, 2019`, `Dec. 12`.
fn month_first(calendar: &Calendar, at: usize) -> Option<(Parts, usize)> {
    let reader = calendar.reader;
    let (month, end) = month(calendar, at)?;
    let at_day = separator(calendar, end);
    let (day, mut end) = day_number(calendar, at_day)?;
    // `Jan 15 million`, `May 5 percent`, `June 10:30`
    let counted = numbers::unsigned(reader, at_day)
        .is_some_and(|num| num.end > end && num.value.is_none_or(|value| value > 31.into()) && reader.is_number(at_day));
    let hour = matches!(reader.char(end), ':' | '%') && !reader.gap(end);
    if counted || hour || (reader.is_number(at_day) && (reader.word(end, W::Am).is_some() || reader.word(end, W::Pm).is_some())) {
        return None;
    }
    let mut parts = Parts { month: Some(month), day: Some(day), ..Parts::default() };
    let comma = matches!(reader.char(end), ',' | '/' | '-' | '.');
    let next = end + usize::from(comma);
    let next = reader.word(next, W::Of).or_else(|| reader.word(next, W::In)).unwrap_or(next);
    if let Some((year, after)) = year(calendar, next, matches!(reader.char(end), '/' | '-') || reader.word(end, W::Of).is_some()) {
        let counts_something = reader.is_number(next)
            && (matches!(reader.char(end), '-') && reader.gap(next)
                || numbers::unsigned(reader, next).is_some_and(|num| num.end > next + 1));
        if !counts_something {
            (parts.year, parts.said_year, end) = (Some(year), true, after);
        }
    } else if let Some((steps, after)) = relative_year(calendar, next) {
        (parts.year, end) = (Some(calendar.now.year() + steps), after);
    }
    Some((parts, end))
}

/// `29 May 2019`, `4th of July`, `05-Aug-2016`.
fn day_first(calendar: &Calendar, at: usize) -> Option<(Parts, usize)> {
    let reader = calendar.reader;
    let lead = reader.skip(at, W::The);
    let (day, end) = day_number(calendar, lead)?;
    let end = reader
        .find(end, |sense| (sense == Sense::Time(TimeUnit::Day)).then_some(()))
        .filter(|_| reader.slice(end, end + 1) == "day")
        .map_or(end, |(_, end)| end);
    let next =
        reader.word(end, W::Of).unwrap_or(end + usize::from(matches!(reader.char(end), '-' | '/' | '.') && !reader.gap(end)));
    let Some((month, mut end)) = month(calendar, next) else {
        return of_near_month(calendar, next, day).filter(|_| next > end);
    };
    let mut parts = Parts { month: Some(month), day: Some(day), ..Parts::default() };
    let comma = matches!(reader.char(end), ',' | '/' | '-' | '.');
    let next = end + usize::from(comma);
    let next = reader.word(next, W::Of).or_else(|| reader.word(next, W::In)).unwrap_or(next);
    if let Some((year, after)) = year(calendar, next, comma) {
        (parts.year, parts.said_year, end) = (Some(year), true, after);
    } else if let Some((steps, after)) = relative_year(calendar, next) {
        (parts.year, end) = (Some(calendar.now.year() + steps), after);
    }
    Some((parts, end))
}

/// `the 15th of next month`.
fn of_near_month(calendar: &Calendar, at: usize, day: u8) -> Option<(Parts, usize)> {
    let (shift, next) = calendar.reader.find(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None })?;
    let (_, end) = calendar.reader.find(next, |sense| (sense == Sense::Time(TimeUnit::Month)).then_some(()))?;
    let month = arith::add_months(calendar.now.date().with_day(1)?, i64::from(shift))?;
    Some((
        Parts { year: Some(month.year()), month: Some(month.month() as u8), day: Some(day), relative: true, ..Parts::default() },
        end,
    ))
}

/// `last year` behind a date.
pub(super) fn relative_year(calendar: &Calendar, at: usize) -> Option<(i32, usize)> {
    let (shift, next) = calendar.reader.find(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None })?;
    let (_, end) = calendar.reader.find(next, |sense| (sense == Sense::Time(TimeUnit::Year)).then_some(()))?;
    Some((i32::from(shift), end))
}

/// `the 4th`, and in a range a bare day: `November 18-19`.
fn the_day(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<(Parts, usize)> {
    let reader = calendar.reader;
    let lead = reader.skip(at, W::The);
    let in_range = before.is_some_and(|before| before.day.is_some());
    let (day, end) = day_number(calendar, lead)?;
    let ordinal = reader.is_number(lead) && end == lead + 2;
    let placed = calendar.counted || in_range || (at > 0 && matches!(reader.slice(at - 1, at), "on" | "the"));
    if !placed || reader.char(end) == '-' && !in_range {
        return None;
    }
    let lead_fits = lead > at
        || (at > 0 && reader.word(at - 1, W::The).is_some() && !calendar.counted && at > 1 && reader.slice(at - 2, at - 1) == "on");
    let noun = reader.kind(end) == Some(crate::text::TokenKind::Word) && reader.gap(end) && reader.word(end, W::Stop).is_none();
    let fits = in_range || (lead_fits && ordinal && !noun);
    let more = numbers::unsigned(reader, lead).is_some_and(|num| num.end > end) || matches!(reader.char(end), ':' | '%' | '/');
    (fits && !more).then_some((Parts { day: Some(day), ..Parts::default() }, end))
}

/// `Friday`, `next Friday`, `Friday, Jan 15`, `Friday next week`.
fn weekday(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let today = calendar.now.date();
    let shift = reader.find(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None });
    let next = shift.map_or(at, |(_, end)| end);
    // `next week Monday`
    let week = shift.and_then(|(shift, end)| reader.find(end, |sense| (sense == Sense::Time(TimeUnit::Week)).then_some(shift)));
    let next = week.map_or(next, |(_, end)| reader.skip(end, W::On));
    let (day, end) = reader.find(next, |sense| if let Sense::Weekday(day) = sense { Some(day) } else { None })?;
    let short = reader.slice(next, end).trim_end_matches('.').len() <= 3;
    let odd = matches!(reader.slice(next, end), "sun" | "sat" | "mon" | "wed")
        || (reader.slice(next, end) == "Sun" && reader.is_capital(end) && reader.gap(end));
    if !reader.slice(next, end).is_ascii() || (short && odd && shift.is_none() && !dated(calendar, end)) {
        return None;
    }
    if let Some(found) = shift.and_then(|_| dated_weekday(calendar, at, end)) {
        // the nearest such day: the weekday only confirms it
        let Expr::Day(day) = &found.expr else { return None };
        let date = day
            .past
            .filter(|past| {
                day.future.is_none_or(|future| (today - *past) < (future - today) && *past > today - chrono::TimeDelta::days(14))
            })
            .or(day.future)?;
        return Some(Found { expr: Expr::Day(Day { past: Some(date), future: Some(date), ..day.clone() }), ..found });
    }
    if let Some((shift, _)) = shift {
        let this = arith::weekday(today, day, i64::from(shift))?;
        let word = reader.slice(at, at + 1).to_ascii_lowercase();
        // `last Friday` is the latest before today, `coming Friday` the first after it
        let date = match word.as_str() {
            "past" if week.is_none() => arith::any_weekday(today, day)?.past?,
            "coming" | "upcoming" if week.is_none() => arith::any_weekday(arith::add_days(today, 1)?, day)?.future?,
            _ => this,
        };
        return Some(Found::new(at, end, Expr::Day(Day::definite(date, false))));
    }
    if let Some(found) = dated_weekday(calendar, at, end) {
        return Some(found);
    }
    if let Some(found) = day_of_month_behind(calendar, at, end, day) {
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
    let nth = numbers::ordinal(reader, lead).filter(|nth| nth.end > lead && (!comma || reader.is_number(lead)))?;
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

/// `next week` behind a weekday.
fn week_behind(calendar: &Calendar, at: usize) -> Option<(i8, usize)> {
    let reader = calendar.reader;
    let at = reader.skip(at, W::Of);
    let (shift, next) = reader.find(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None })?;
    let (_, end) = reader.find(next, |sense| (sense == Sense::Time(TimeUnit::Week)).then_some(()))?;
    Some((shift, end))
}

/// `Christmas`, `Thanksgiving 2019`, `last Easter`.
pub(super) fn festival(calendar: &Calendar, at: usize) -> Option<(Day, usize)> {
    let reader = calendar.reader;
    let shift = reader.find(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None });
    let next = shift.map_or(at, |(_, end)| end);
    let (row, end) = festivals::named(reader, next).filter(|(_, end)| reader.slice(next, *end).is_ascii())?;
    let day = festivals::any(row, calendar.now.date())?;
    if let Some((shift, _)) = shift {
        let year = calendar.now.year();
        let date = match shift {
            1 => day.future,
            -1 => day.past,
            _ => festivals::in_year(row, year, false)?.past,
        }?;
        return Some((Day::definite(date, false), end));
    }
    let at_year = reader.skip(end + usize::from(reader.char(end) == ','), W::Of);
    let said = reader.word(at_year, W::In).unwrap_or(at_year);
    match year(calendar, said, false).filter(|_| reader.is_number(said)) {
        Some((year, end)) => Some((festivals::in_year(row, year, true)?, end)),
        None => match relative_year(calendar, said) {
            Some((steps, end)) => Some((festivals::in_year(row, calendar.now.year() + steps, false)?, end)),
            None => Some((day, end)),
        },
    }
}

/// Whether a noun follows, of which a holiday's name is a part: `Christmas special`.
fn noun_behind(calendar: &Calendar, at: usize) -> bool {
    let reader = calendar.reader;
    reader.kind(at) == Some(crate::text::TokenKind::Word) && reader.word(at, W::Stop).is_none()
}

/// `first Monday of next month`, `last Friday in October 2015`.
fn nth_weekday(calendar: &Calendar, at: usize) -> Option<(Day, usize)> {
    let reader = calendar.reader;
    let lead = reader.skip(at, W::The);
    let (nth, next) = match reader.find(lead, |sense| if let Sense::Shift(-1) = sense { Some(5) } else { None }) {
        Some(found) => found,
        None => {
            let nth = numbers::ordinal(reader, lead)?;
            (nth.value?.to_i64().filter(|nth| (1..=5).contains(nth))? as u8, nth.end)
        }
    };
    let (day, next) = reader.find(next, |sense| if let Sense::Weekday(day) = sense { Some(day) } else { None })?;
    let of = reader.word(next, W::Of).or_else(|| reader.word(next, W::In))?;
    if let Some((shift, next)) = reader.find(of, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None }) {
        let (_, end) = reader.find(next, |sense| (sense == Sense::Time(TimeUnit::Month)).then_some(()))?;
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
