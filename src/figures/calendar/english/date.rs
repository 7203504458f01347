//! English dates by their parts: `May 29, 2019`, `the 12th of May`, `on the 4th`. Must not know clock times.

use super::{festival, near_day, numeric, weekday, words};
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::Datelike;

/// The day at `at`.
pub(super) fn date(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    let day = |(day, end)| Found::new(at, end, Expr::Day(day));
    near_day(calendar, at)
        .map(day)
        .or_else(|| weekday::weekday(calendar, at))
        .or_else(|| by_parts(calendar, at, before))
        .or_else(|| numeric::date(calendar, at))
        .or_else(|| festival::festival(calendar, at))
        .or_else(|| weekday::nth_weekday(calendar, at).map(day))
}

/// A month by name. At the end of a sentence the stop is not of the abbreviation; behind `$` or `#` it is a sign of something else.
pub(super) fn month(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    let reader = calendar.reader;
    let (month, end) = reader.find(at, |sense| if let Sense::Month(month) = sense { Some(month) } else { None })?;
    let sign = at > 0 && !reader.gap(at) && matches!(reader.char(at - 1), '$' | '#' | '@' | '£' | '%' | '&');
    let stop = calendar.counted && end == at + 2 && reader.gap(end) && !reader.is_number(end);
    let end = if stop { end - 1 } else { end };
    (reader.slice(at, end).is_ascii() && !sign).then_some((month, end))
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

/// A date by month and day, in either order, with the weekday in brackets behind it.
pub(super) fn by_parts(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    let (parts, end) = year_between(calendar, at)
        .or_else(|| month_first(calendar, at))
        .or_else(|| day_first(calendar, at))
        .or_else(|| the_day(calendar, at, before))?;
    let parts = before.map_or(parts, |before| parts.inherit(before));
    let end = bracketed_weekday(calendar, end).unwrap_or(end);
    Some(Found { parts: Some(parts), ..Found::new(at, end, parts.resolve(calendar.now)?) })
}

/// `(Tue)`.
fn bracketed_weekday(calendar: &Calendar, at: usize) -> Option<usize> {
    let (_, end) = words::weekday(calendar, at + 1).filter(|_| calendar.reader.char(at) == '(')?;
    (calendar.reader.char(end) == ')').then_some(end + 1)
}

/// `September-2020-23`.
fn year_between(calendar: &Calendar, at: usize) -> Option<(Parts, usize)> {
    let reader = calendar.reader;
    let (month, end) = month(calendar, at)?;
    let dash = |at: usize| matches!(reader.char(at), '-' | '/') && !reader.gap(at) && !reader.gap(at + 1);
    let (year, after) = year(calendar, end + 1, false).filter(|_| dash(end) && reader.is_number(end + 1))?;
    let (day, end) = day_number(calendar, after + 1).filter(|_| dash(after))?;
    Some((Parts { year: Some(year), said_year: true, month: Some(month), day: Some(day), ..Parts::default() }, end))
}

fn separator(calendar: &Calendar, at: usize) -> usize {
    let reader = calendar.reader;
    // behind the full stop of an unabbreviated month a new sentence may begin: `in August. One pair`
    let sentence = reader.char(at) == '.' && reader.gap(at + 1) && !reader.is_number(at + 1);
    let at = at + usize::from(matches!(reader.char(at), ',' | '-' | '/' | '.') && !sentence);
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
    // behind a full stop a new sentence begins
    let sentence = reader.char(end) == '.' && reader.gap(end + 1) && !reader.is_number(end + 1);
    let comma = matches!(reader.char(end), ',' | '/' | '-' | '.') && !sentence;
    let next = end + usize::from(comma);
    let next = reader.word(next, W::Of).or_else(|| reader.word(next, W::In)).unwrap_or(next);
    // `November 18-19` goes on to another day
    if let Some((year, after)) = year(calendar, next, reader.char(end) == '/' || reader.word(end, W::Of).is_some()) {
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
    if at > 0 && reader.is_number(at) && matches!(reader.char(at - 1), '$' | '£' | '€' | '¥') {
        return None;
    }
    let lead = reader.skip(at, W::The);
    let (day, end) = day_number(calendar, lead)?;
    let end = words::the_unit(calendar, end, TimeUnit::Day).filter(|_| reader.slice(end, end + 1) == "day").unwrap_or(end);
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
    let (shift, next) = words::shift(calendar, at)?;
    let end = words::the_unit(calendar, next, TimeUnit::Month)?;
    let month = arith::add_months(calendar.now.date().with_day(1)?, i64::from(shift))?;
    Some((
        Parts { year: Some(month.year()), month: Some(month.month() as u8), day: Some(day), relative: true, ..Parts::default() },
        end,
    ))
}

/// `last year` behind a date.
pub(super) fn relative_year(calendar: &Calendar, at: usize) -> Option<(i32, usize)> {
    let (shift, next) = words::shift(calendar, at)?;
    let end = words::the_unit(calendar, next, TimeUnit::Year)?;
    Some((i32::from(shift), end))
}

/// `on the 4th`, and in a range a bare day: `November 18-19`.
fn the_day(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<(Parts, usize)> {
    let reader = calendar.reader;
    let lead = reader.skip(at, W::The);
    let in_range = before.is_some_and(|before| before.day.is_some());
    let (day, end) = day_number(calendar, lead)?;
    let goes_on = numbers::unsigned(reader, lead).is_some_and(|num| num.end > end)
        || matches!(reader.char(end), ':' | '%' | '/')
        || (reader.char(end) == '-' && !in_range);
    let noun = reader.kind(end) == Some(crate::text::TokenKind::Word)
        && reader.gap(end)
        && reader.word(end, W::Stop).is_none()
        && reader.word(end, W::From).or_else(|| reader.word(end, W::Between)).is_none();
    let placed = if calendar.counted { recognised_day(calendar, at, lead, end) } else { news_day(calendar, at, lead, end) };
    ((in_range || placed && !noun) && !goes_on).then_some((Parts { day: Some(day), ..Parts::default() }, end))
}

/// `on the 18th`, `on the 17`, `at 29th`, and `for the 18th` at the end of a clause.
fn recognised_day(calendar: &Calendar, at: usize, lead: usize, end: usize) -> bool {
    let reader = calendar.reader;
    let nth = reader.is_number(lead) && end == lead + 2;
    let before = at.checked_sub(1).map_or("", |before| reader.slice(before, at));
    match before {
        "on" | "at" => nth || (lead > at && reader.is_number(lead)),
        "in" => nth && lead == at,
        "for" => nth && lead > at && reader.kind(end) != Some(crate::text::TokenKind::Word),
        _ => false,
    }
}

/// `on the 18th`, with the article outside the span.
fn news_day(calendar: &Calendar, at: usize, lead: usize, end: usize) -> bool {
    let reader = calendar.reader;
    let nth = reader.is_number(lead) && end == lead + 2;
    let after_article = at > 1 && reader.word(at - 1, W::The).is_some() && reader.slice(at - 2, at - 1) == "on";
    let on_the = at > 0 && lead > at && reader.slice(at - 1, at) == "on";
    nth && (after_article || on_the)
}
