//! English lengths of time and what is counted in them: `an hour and a half`, `in two weeks`, `the next 4 business days`, `within
//! 3 min`, `every other day`, `first two weeks of 2021`. Must not know dates by parts.

use super::offset::length;
use super::{date, period, set, with_clock, words};
use crate::figures::Decimal;
use crate::figures::calendar::types::{Day, Grain, Length, Period};
use crate::figures::calendar::{Calendar, Expr, Found, arith, counted, duration};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use crate::text::TokenKind;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// The counted expression at `at`.
pub fn counted(calendar: &Calendar, at: usize) -> Option<Found> {
    if !calendar.counted || calendar.language.is_chinese() {
        return None;
    }
    let all = [
        set::every(calendar, at),
        of_period(calendar, at),
        shifted(calendar, at),
        within(calendar, at),
        from_now(calendar, at),
        plain(calendar, at),
        near_hour(calendar, at),
    ];
    super::longest(all)
}

/// Token `at` in small letters.
pub(super) fn text(calendar: &Calendar, at: usize) -> String {
    calendar.reader.slice(at, at + 1).to_ascii_lowercase()
}

/// Whether token `at` is the word, in letters of any size.
pub(super) fn says(calendar: &Calendar, at: usize, word: &str) -> bool {
    calendar.reader.slice(at, at + 1).eq_ignore_ascii_case(word)
}

/// A length, longer than the one for dates: `a few minutes`, `half an hour`, `one and a half hours`, `an hour and a half`.
pub fn any_length(calendar: &Calendar, at: usize) -> Option<(Length, usize)> {
    some(calendar, at).or_else(|| sure_length(calendar, at))
}

/// A length that says how much.
fn sure_length(calendar: &Calendar, at: usize) -> Option<(Length, usize)> {
    let reader = calendar.reader;
    let plain = length(calendar, at);
    // `a quarter of a century` goes on behind what may be three months
    let whole = plain.as_ref().is_some_and(|(_, end)| reader.word(*end, W::Of).is_none());
    let shared = if whole { None } else { fraction(calendar, at) };
    let (mut length, mut end) = shared.or(plain)?;
    if let Some(next) = reader.word(end, W::And).filter(|&next| says(calendar, next, "a") && says(calendar, next + 1, "half"))
        && let Some(last) = length.parts.last_mut()
    {
        last.0 = last.0.plus(Decimal::new(5, -1)?)?;
        end = next + 2;
    }
    Some((length, end))
}

/// A length for annotations: nothing vague, and no `a second`, which may be an ordinal.
pub fn spoken_length(calendar: &Calendar, at: usize) -> Option<(Length, usize)> {
    if some(calendar, at).is_some() {
        return None;
    }
    let (length, end) = sure_length(calendar, at)?;
    let second = length.parts.iter().any(|(_, unit)| *unit == TimeUnit::Second) && super::is_article(calendar, at);
    let glued = calendar.reader.char(end) == '-';
    (!second && !glued).then_some((length, end))
}

/// `a few`, `several`, `a couple of`.
fn some(calendar: &Calendar, at: usize) -> Option<(Length, usize)> {
    let reader = calendar.reader;
    let lead = reader.skip(at, W::A);
    if reader.kind(lead) != Some(TokenKind::Word) {
        return None;
    }
    let says = |word| says(calendar, lead, word);
    let (count, next) = if says("few") || lead == at && (says("several") || says("some")) {
        (3, lead + 1)
    } else if says("couple") {
        (2, reader.skip(lead + 1, W::Of))
    } else {
        return None;
    };
    let (unit, end) = words::unit(calendar, next)?;
    Some((Length { parts: vec![(count.into(), unit)] }, end))
}

/// `half an hour`, `½ hour`, `half-hour`, `a quarter of a century`.
fn fraction(calendar: &Calendar, at: usize) -> Option<(Length, usize)> {
    let reader = calendar.reader;
    let lead = at + usize::from(says(calendar, at, "a"));
    let share = |at: usize| numbers::unsigned(reader, at).filter(|num| num.kind == numbers::Kind::Fraction);
    let num = share(lead).or_else(|| share(at))?;
    // the article is outside before a sign: a `½ hour`
    if lead > at && reader.find(lead, |sense| matches!(sense, Sense::Vulgar(..)).then_some(())).is_some() {
        return None;
    }
    let dash = num.end + usize::from(reader.char(num.end) == '-');
    let next = reader.skip(reader.skip(dash, W::Of), W::A);
    let (unit, end) = words::unit(calendar, next)?;
    Some((Length { parts: vec![(num.value?, unit)] }, end))
}

fn plain(calendar: &Calendar, at: usize) -> Option<Found> {
    if text(calendar, at) == "all" && text(calendar, at + 1) == "day" {
        return Some(Found::new(at, at + 2, Expr::Length(Length { parts: vec![(1.into(), TimeUnit::Day)] })));
    }
    let (length, end) = any_length(calendar, at)?;
    if let Some(found) = starting(calendar, at, &length, end) {
        return Some(found);
    }
    // `a second wave` counts waves
    let second = length.parts == [(1.into(), TimeUnit::Second)] && !calendar.reader.is_number(at);
    let noun = calendar.reader.kind(end) == Some(TokenKind::Word) && calendar.reader.word(end, W::Stop).is_none();
    (!(second && noun)).then(|| Found::new(at, end, Expr::Length(length)))
}

/// `2 weeks starting May 20th`, `a day starting this Friday at 5 pm`.
fn starting(calendar: &Calendar, at: usize, length: &Length, end: usize) -> Option<Found> {
    let next = calendar.reader.word(end, W::Commencing)?;
    let next = calendar.reader.skip(next, W::The);
    let found = with_clock(calendar, date::date(calendar, next, None)?);
    let said = duration::as_said(length);
    let expr = match found.expr {
        Expr::Day(day) => {
            let from = this_years(calendar, &day)?;
            let to = counted::moved(from.and_time(NaiveTime::MIN), length, 1)?.date();
            Expr::Period(Period::definite(format!("({from},{to},{said})"), (from, to), Grain::Days, false))
        }
        Expr::Moment(day, clock) => {
            let from = clock.on(this_years(calendar, &day)?);
            let to = counted::moved(from, length, 1)?;
            let timex = format!("({}T{},{}T{},{said})", from.date(), from.time(), to.date(), to.time());
            Expr::Stretch(from, to, timex)
        }
        _ => return None,
    };
    Some(Found::new(at, found.end, expr))
}

/// The day of this year, where it is in one year or another.
fn this_years(calendar: &Calendar, day: &Day) -> Option<NaiveDate> {
    day.past.filter(|past| past.year() == calendar.now.year()).or(day.future)
}

/// `next 3 days`, `last 3 months and 2 weeks`, `the past two quarters`, `13 last minutes`.
fn shifted(calendar: &Calendar, at: usize) -> Option<Found> {
    if let Some((direction, next)) = words::shift(calendar, at).filter(|(direction, _)| *direction != 0) {
        let (length, end) = stretch_length(calendar, next)?;
        let business = length.parts[0].1 == TimeUnit::BusinessDay;
        if business && direction > 0 {
            return business_days(calendar, at, end, &length);
        }
        return Some(Found::new(at, end, counted::stretch(calendar.now, &length, i64::from(direction))?));
    }
    let num = numbers::unsigned(calendar.reader, at)?;
    let (direction, next) = words::shift(calendar, num.end).filter(|(direction, _)| *direction != 0)?;
    let (unit, end) = words::unit(calendar, next).filter(|&(_, end)| words::is_plural(calendar, next, end))?;
    let length = Length { parts: vec![(num.value?, unit)] };
    Some(Found::new(at, end, counted::stretch(calendar.now, &length, i64::from(direction))?))
}

/// A length; `the last 3 months and 2 days ago` goes on with another date.
fn stretch_length(calendar: &Calendar, at: usize) -> Option<(Length, usize)> {
    let (mut length, end) = any_length(calendar, at)?;
    if text(calendar, end) != "ago" || length.parts.len() < 2 {
        return Some((length, end));
    }
    let cut = (at + 1..end).rev().find(|&place| calendar.reader.word(place, W::And).is_some())?;
    length.parts.pop();
    Some((length, cut))
}

fn business_days(calendar: &Calendar, at: usize, end: usize, length: &Length) -> Option<Found> {
    let count = length.parts[0].0.to_i64().filter(|count| (1..=250).contains(count))?;
    let today = calendar.now.date();
    let first = arith::add(today, TimeUnit::BusinessDay, 1)?;
    let last = arith::add(today, TimeUnit::BusinessDay, count)?;
    let after = arith::add_days(last, 1)?;
    let timex = format!("({first},{after},P{count}BD)");
    let period = Period::definite(timex, (first, after), Grain::Days, false);
    Some(Found::new(at, end, Expr::Period(period)))
}

/// `next hour`, `this minute`.
fn near_hour(calendar: &Calendar, at: usize) -> Option<Found> {
    let (direction, next) = words::shift(calendar, at).filter(|(direction, _)| *direction != 0)?;
    let (unit, end) = words::unit(calendar, next).filter(|(unit, _)| counted::is_clock(*unit))?;
    let length = Length { parts: vec![(1.into(), unit)] };
    Some(Found::new(at, end, counted::stretch(calendar.now, &length, i64::from(direction))?))
}

/// `within 3 min`, `within the next 5 days`.
fn within(calendar: &Calendar, at: usize) -> Option<Found> {
    if text(calendar, at) != "within" {
        return None;
    }
    let next = calendar.reader.skip(at + 1, W::The);
    let next = words::shift(calendar, next).map_or(next, |(_, end)| end);
    let (length, end) = any_length(calendar, next)?;
    let expr = counted::stretch(calendar.now, &length, 1)?;
    Some(Found::new(at, end, expr))
}

/// `in two months`, `30 min later`, `2 weeks ago`, `a fortnight later`, `2 hours from now`.
fn from_now(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if text(calendar, at) == "in" {
        let (length, end) = any_length(calendar, at + 1)?;
        return Some(Found::new(at, end, counted::from_now(calendar.now, &length, 1)?));
    }
    let (length, end) = any_length(calendar, at)?;
    let (sign, after) = match text(calendar, end).as_str() {
        "ago" | "earlier" | "prior" => (-1, end + 1),
        "later" | "hence" => (1, end + 1),
        "from" if text(calendar, end + 1) == "now" => (1, end + 2),
        "before" if text(calendar, end + 1) == "now" => (-1, end + 2),
        "back" => (-1, end + 1),
        _ => return None,
    };
    let found = Found::new(at, after, counted::from_now(calendar.now, &length, sign)?);
    // `two months from today on Tuesday` and the like are rare enough to leave
    let _ = reader;
    Some(found)
}

/// `first week of Jan 2015`, `the first 2 weeks of 2021`, `the last four months of 2021`, `the week of April 10th`.
fn of_period(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let lead = reader.skip(at, W::The);
    if let Some((time, end)) = words::unit(calendar, lead).filter(|(unit, _)| *unit == TimeUnit::Week) {
        let next = reader.word(end, W::Of).or_else(|| reader.word(end, W::Commencing))?;
        let next = reader.skip(next, W::The);
        let found = date::date(calendar, next, None)?;
        let Expr::Day(day) = found.expr else { return None };
        let week = |day: Option<NaiveDate>| {
            let start = arith::monday(day?)?;
            Some((start, arith::add(start, time, 1)?))
        };
        let period = Period {
            timex: day.timex.clone(),
            past: week(day.past),
            future: week(day.future),
            grain: Grain::Days,
            segment: None,
            fixed: day.fixed,
        };
        return Some(Found::new(at, found.end, Expr::Period(period)));
    }
    let (nth, next, last) = match text(calendar, lead).as_str() {
        "last" | "final" => (0, lead + 1, true),
        _ => {
            let nth = numbers::ordinal(reader, lead)?;
            (nth.value?.to_i64()?, nth.end, false)
        }
    };
    let count = numbers::unsigned(reader, next);
    let (unit, end) = words::unit(calendar, count.map_or(next, |count| count.end))?;
    let of = reader.word(end, W::Of).or_else(|| reader.word(end, W::In))?;
    let found = period::period(calendar, of)?;
    let Expr::Period(whole) = &found.expr else { return None };
    let expr = match count {
        Some(count) if nth <= 1 => counted::some_of(whole, unit, count.int()?, last)?,
        None if last => counted::some_of(whole, unit, 1, true)?,
        None => counted::nth_of(whole, unit, nth)?,
        _ => return None,
    };
    Some(Found::new(at, found.end, expr))
}
