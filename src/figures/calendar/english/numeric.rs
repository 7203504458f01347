//! Dates in digits: `2019-01-02`, `1/2/2020`, `23.04.2022`, `20200701`, `11/20`. Knows the orders of day and month; must not know
//! words, but for a month's name between the digits.

use super::date::{full_year, month};
use super::words;
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::types::Day;
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::text::Language;
use chrono::Datelike;

/// The date in digits at `at`.
pub(super) fn date(calendar: &Calendar, at: usize) -> Option<Found> {
    if let Some(found) = open_century(calendar, at).or_else(|| this_year(calendar, at)).or_else(|| placed(calendar, at)) {
        return Some(found);
    }
    let (parts, end) = named(calendar, at)
        .or_else(|| three(calendar, at))
        .or_else(|| compact(calendar, at))
        .or_else(|| two(calendar, at))
        .or_else(|| month_year(calendar, at))?;
    Some(Found { parts: Some(parts), ..Found::new(at, end, parts.resolve(calendar.now)?) })
}

/// `12/12/30`, of the last century or this: two digits leave it open from 30 to 89.
fn open_century(calendar: &Calendar, at: usize) -> Option<Found> {
    let (parts, end) = if calendar.counted { three(calendar, at) } else { None }?;
    let short = calendar.reader.slice(at + 4, at + 5).len() == 2 && calendar.reader.slice(at, at + 1).len() < 3;
    let (year, month, day) = (parts.year? % 100, parts.month?, parts.day?);
    let on = |century: i32| arith::date(century + year, month.into(), day.into());
    let open = short && (30..90).contains(&year);
    let timex = format!("XX{year:02}-{month:02}-{day:02}");
    open.then(|| Found::new(at, end, Expr::Day(Day { timex, past: on(1900), future: on(2000), lunar: false, fixed: false })))
}

/// `this 5/12`.
fn this_year(calendar: &Calendar, at: usize) -> Option<Found> {
    let (_, next) = words::shift(calendar, at).filter(|(shift, _)| *shift == 0 && calendar.counted)?;
    let (parts, end) = two(calendar, next).filter(|(parts, _)| parts.day.is_some())?;
    let date = arith::date(calendar.now.year(), parts.month?.into(), parts.day?.into())?;
    let timex = format!("XXXX-{:02}-{:02}", date.month(), date.day());
    Some(Found::new(at, end, Expr::Day(Day { timex, ..Day::definite(date, false) })))
}

/// `on 5.12`, `on 5-12`: a date where `on` stands before.
fn placed(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if !calendar.counted || at == 0 || !matches!(reader.slice(at - 1, at), "on" | "On") {
        return None;
    }
    if let Some(found) = dotted(calendar, at).filter(|found| reader.kind(found.end) != Some(crate::text::TokenKind::Word)) {
        return Some(found).filter(|found| !matches!(reader.char(found.end), '%'));
    }
    let ((a, 1 | 2), (b, 1 | 2)) = (piece(calendar, at)?, piece(calendar, at + 2)?) else { return None };
    mark(calendar, at + 1).filter(|mark| *mark == '-' && free(calendar, at, at + 3))?;
    let (month, day) = order(calendar, a, b)?;
    let parts = parts(None, month, day)?;
    Some(Found { parts: Some(parts), ..Found::new(at, at + 3, parts.resolve(calendar.now)?) })
}

/// `12-2015`, `3/2019`.
fn month_year(calendar: &Calendar, at: usize) -> Option<(Parts, usize)> {
    let ((month, 1 | 2), (year, 4)) = (piece(calendar, at)?, piece(calendar, at + 2)?) else { return None };
    mark(calendar, at + 1).filter(|mark| *mark != '.' && calendar.counted && free(calendar, at, at + 3))?;
    let fits = (1..=12).contains(&month) && (1500..2200).contains(&year);
    fits.then(|| (Parts { year: Some(year), said_year: true, month: Some(month as u8), ..Parts::default() }, at + 3))
}

/// A short number without separators, and how many digits it has.
fn piece(calendar: &Calendar, at: usize) -> Option<(i32, usize)> {
    let form = calendar.reader.slice(at, at + 1);
    let plain = calendar.reader.is_number(at) && form.len() <= 4 && form.bytes().all(|b| b.is_ascii_digit());
    if plain { Some((form.parse().ok()?, form.len())) } else { None }
}

fn mark(calendar: &Calendar, at: usize) -> Option<char> {
    let reader = calendar.reader;
    let mark = reader.char(at);
    (matches!(mark, '-' | '/' | '.') && !reader.gap(at) && !reader.gap(at + 1)).then_some(mark)
}

/// Not inside a longer chain of digits and marks: a code, an address, a telephone number.
fn free(calendar: &Calendar, at: usize, end: usize) -> bool {
    let reader = calendar.reader;
    let own = mark(calendar, at + 1);
    let left = at >= 2
        && mark(calendar, at - 1).is_some_and(|mark| mark != '-' || own == Some('-'))
        && !reader.gap(at)
        && reader.is_number(at - 2);
    let right = mark(calendar, end).is_some_and(|mark| mark != '-') && reader.is_number(end + 1);
    let letters = (!reader.gap(end)
        && reader.kind(end) == Some(crate::text::TokenKind::Word)
        && !reader.slice(end, end + 1).starts_with(['t', 'T']))
        || (at > 0 && !reader.gap(at) && reader.kind(at - 1) == Some(crate::text::TokenKind::Word));
    !left && !right && !letters
}

fn three(calendar: &Calendar, at: usize) -> Option<(Parts, usize)> {
    let (a, a_digits) = piece(calendar, at)?;
    let first = mark(calendar, at + 1)?;
    let (b, b_digits) = piece(calendar, at + 2)?;
    let second = mark(calendar, at + 3)?;
    let (c, c_digits) = piece(calendar, at + 4)?;
    if first != second || b_digits > 2 || !free(calendar, at, at + 5) {
        return None;
    }
    let (year, month, day) = match (a_digits, c_digits) {
        (4, 1 | 2) => {
            if b > 12 && c <= 12 {
                (a, c, b)
            } else {
                (a, b, c)
            }
        }
        (1 | 2, 4) => order(calendar, a, b).map(|(month, day)| (c, month, day))?,
        (1 | 2, 2) => {
            // 18/1/10 in Chinese, 1/10/18 in English
            let last = order(calendar, a, b).map(|(month, day)| (full_year(c), month, day));
            if calendar.language == Language::English {
                last?
            } else if a > 12 || last.is_none() {
                (full_year(a), b, c)
            } else {
                last?
            }
        }
        _ => return None,
    };
    parts(Some(year), month, day).map(|parts| (parts, at + 5))
}

/// Month and day in the language's order, unless only the other makes sense.
fn order(calendar: &Calendar, a: i32, b: i32) -> Option<(i32, i32)> {
    let english = calendar.language == Language::English;
    match (a <= 12, b <= 12) {
        (true, true) => Some(if english { (a, b) } else { (b, a) }),
        (true, false) => Some((a, b)),
        (false, true) => Some((b, a)),
        (false, false) => None,
    }
}

fn parts(year: Option<i32>, month: i32, day: i32) -> Option<Parts> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && year.is_none_or(|year| (1..3000).contains(&year));
    fits.then_some(Parts { year, said_year: year.is_some(), month: Some(month as u8), day: Some(day as u8), ..Parts::default() })
}

/// `2020/23/Sep`, `23-2020-September`, `05-Aug-2016` is read with the words.
fn named(calendar: &Calendar, at: usize) -> Option<(Parts, usize)> {
    let (a, a_digits) = piece(calendar, at)?;
    mark(calendar, at + 1)?;
    if let Some((name, end)) = month(calendar, at + 2).filter(|_| a_digits == 4) {
        mark(calendar, end)?;
        let (day, _) = piece(calendar, end + 1).filter(|(_, digits)| *digits <= 2)?;
        return parts(Some(a), i32::from(name), day).map(|parts| (parts, end + 2));
    }
    let (b, b_digits) = piece(calendar, at + 2)?;
    mark(calendar, at + 3)?;
    let (name, end) = month(calendar, at + 4)?;
    let (year, day) = match (a_digits, b_digits) {
        (4, 1 | 2) => (a, b),
        (1 | 2, 4) => (b, a),
        _ => return None,
    };
    parts(Some(year), i32::from(name), day).map(|parts| (parts, end))
}

/// `7.6` behind a weekday.
pub(super) fn dotted(calendar: &Calendar, at: usize) -> Option<Found> {
    let (month, day) = calendar.reader.slice(at, at + 1).split_once('.')?;
    let parts = parts(None, month.parse().ok()?, day.parse().ok()?)?;
    Some(Found { parts: Some(parts), ..Found::new(at, at + 1, parts.resolve(calendar.now)?) })
}

/// `20200701`.
fn compact(calendar: &Calendar, at: usize) -> Option<(Parts, usize)> {
    let form = calendar.reader.slice(at, at + 1);
    if !calendar.reader.is_number(at) || form.len() != 8 || !form.bytes().all(|b| b.is_ascii_digit()) || !free(calendar, at, at + 1)
    {
        return None;
    }
    let year: i32 = form[..4].parse().ok().filter(|year| (1900..2100).contains(year))?;
    parts(Some(year), form[4..6].parse().ok()?, form[6..].parse().ok()?).map(|parts| (parts, at + 1))
}

/// `11/20`, and `2015-3` for a month.
fn two(calendar: &Calendar, at: usize) -> Option<(Parts, usize)> {
    let (a, a_digits) = piece(calendar, at)?;
    let sign = mark(calendar, at + 1)?;
    let (b, b_digits) = piece(calendar, at + 2)?;
    if !free(calendar, at, at + 3)
        || mark(calendar, at + 3).is_some()
            && calendar.reader.is_number(at + 4)
            && (sign == '-' || calendar.reader.char(at + 3) != '-')
    {
        return None;
    }
    if a_digits == 4 && b_digits <= 2 && matches!(sign, '-' | '/') && (1..=12).contains(&b) && (1500..2200).contains(&a) {
        return Some((Parts { year: Some(a), said_year: true, month: Some(b as u8), ..Parts::default() }, at + 3));
    }
    if sign != '/' || a_digits > 2 || b_digits > 2 || matches!(calendar.reader.char(at + 3), '%') {
        return None;
    }
    let (month, day) = if a <= 12 { (a, b) } else { (b, a) };
    parts(None, month, day).map(|parts| (parts, at + 3))
}
