//! Dates in digits: `2019-01-02`, `1/2/2020`, `23.04.2022`, `20200701`, `11/20`. Knows the orders of day and month; must not know
//! words, but for a month's name between the digits.

use super::date::{full_year, month};
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::{Calendar, Found};
use crate::text::Language;

/// The date in digits at `at`.
pub(super) fn date(calendar: &Calendar, at: usize) -> Option<Found> {
    let (parts, end) =
        named(calendar, at).or_else(|| three(calendar, at)).or_else(|| compact(calendar, at)).or_else(|| two(calendar, at))?;
    Some(Found { parts: Some(parts), ..Found::new(at, end, parts.resolve(calendar.now.date())?) })
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
    Some(Found { parts: Some(parts), ..Found::new(at, at + 1, parts.resolve(calendar.now.date())?) })
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
            && sign == '/'
            && calendar.reader.char(at + 3) != '-'
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
