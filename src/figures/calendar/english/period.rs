//! English months, years, weeks, quarters, decades and the like: `last week`, `Q1 2019`, `the 1990s`, `early May`, `week 31`.
//! Must not know clock times.

use super::date::{month, relative_year, year};
use super::{whole, words, year, year_part};
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::types::{Grain, Period};
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::Datelike;

/// The period at `at`, with `early`, `mid`, `late` before it.
pub(super) fn period(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if let Some((segment, next)) = words::segment(calendar, at) {
        let next = next + usize::from(reader.char(next) == '-');
        let next = reader.skip(reader.skip(reader.skip(next, W::In), W::Of), W::The);
        let found = plain(calendar, next)?;
        let Expr::Period(period) = found.expr else { return None };
        return Some(Found { start: at, expr: Expr::Period(Period { segment: Some(segment), ..period }), ..found });
    }
    plain(calendar, at)
}

fn plain(calendar: &Calendar, at: usize) -> Option<Found> {
    year::fiscal(calendar, at)
        .or_else(|| year_part::quarter(calendar, at))
        .or_else(|| relative(calendar, at).or_else(|| the_relative(calendar, at)))
        .or_else(|| by_month(calendar, at))
        .or_else(|| year_part::season(calendar, at))
        .or_else(|| year::century(calendar, at))
        .or_else(|| year::decade(calendar, at))
        .or_else(|| year::week(calendar, at))
        .or_else(|| year::bare(calendar, at))
        .or_else(|| whole::whole(calendar, at))
}

/// The date of these parts at `at..end`.
pub(super) fn found(calendar: &Calendar, at: usize, end: usize, parts: Parts) -> Option<Found> {
    Some(Found { parts: Some(parts), ..Found::new(at, end, parts.resolve(calendar.now)?) })
}

/// `May 2019`, `April of 87`, `Dec-2018`, `last October`; a bare `May` or `March` needs its capital.
fn by_month(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let shift = words::shift(calendar, at);
    let next = shift.map_or_else(|| month_of(calendar, at), |(_, end)| end);
    let (month, end) = month(calendar, next)?;
    let mut parts = Parts { month: Some(month), ..Parts::default() };
    if let Some((shift, _)) = shift {
        if month == 5 && reader.word(end, W::AfterMay).is_some() {
            return None;
        }
        let today = calendar.now.date();
        let year = match shift {
            0 => today.year(),
            -1 => {
                if u32::from(month) >= today.month() {
                    today.year() - 1
                } else {
                    today.year()
                }
            }
            _ => {
                if u32::from(month) <= today.month() {
                    today.year() + 1
                } else {
                    today.year()
                }
            }
        };
        (parts.year, parts.relative) = (Some(year), true);
        return found(calendar, at, end, parts);
    }
    let comma = end + usize::from(matches!(reader.char(end), ',' | '-' | '/') && !(reader.char(end) == '-' && reader.gap(end)));
    let of = reader.word(end, W::Of).or_else(|| reader.word(end, W::In));
    let of =
        of.map(
            |next| {
                if reader.slice(next, next + 1) == "the" && reader.slice(next + 1, next + 2) == "year" { next + 2 } else { next }
            },
        );
    if let Some((year, after)) = year(calendar, of.unwrap_or(comma), reader.word(end, W::Of).is_some())
        .filter(|(_, after)| !counts(calendar, of.unwrap_or(comma), *after))
    {
        (parts.year, parts.said_year) = (Some(year), true);
        return found(calendar, at, after, parts);
    }
    if let Some((steps, after)) = relative_year(calendar, of.unwrap_or(comma)) {
        parts.year = Some(calendar.now.year() + steps);
        return found(calendar, at, after, parts);
    }
    if month == 5 && reader.word(end, W::AfterMay).is_some() {
        return None;
    }
    let form = reader.slice(at, end);
    let word = matches!(
        form.to_ascii_lowercase().trim_end_matches('.'),
        "may" | "march" | "mar" | "jan" | "jun" | "dec" | "sep" | "august" | "sept" | "oct" | "nov" | "apr" | "jul" | "feb" | "aug"
    );
    let capital = reader.is_capital(at)
        && !(matches!(form, "May" | "March") && (at == 0 || sentence_start(calendar, at)) && modal(calendar, end));
    let known = !word || capital || (form.len() <= 5 && !matches!(form, "may" | "march" | "mar" | "dec" | "jan" | "jun"));
    let before = at.checked_sub(1).map_or("", |before| reader.slice(before, at));
    let modal_before = form == "may" && !matches!(before, "in" | "of" | "since" | "until" | "by" | "from" | "to" | "-");
    if !known || modal_before && !capital {
        return None;
    }
    found(calendar, at, end, parts)
}

/// After `the month of`, or `at` itself.
fn month_of(calendar: &Calendar, at: usize) -> usize {
    let reader = calendar.reader;
    let month = words::the_unit(calendar, reader.skip(at, W::The), TimeUnit::Month).filter(|_| calendar.counted);
    month.and_then(|end| reader.word(end, W::Of)).unwrap_or(at)
}

fn sentence_start(calendar: &Calendar, at: usize) -> bool {
    matches!(calendar.reader.char(at - 1), '.' | '!' | '?' | '"' | '“' | ':' | '—')
}

/// `May I …`, `March on …`: the word that follows says no month.
fn modal(calendar: &Calendar, at: usize) -> bool {
    calendar.reader.kind(at) == Some(crate::text::TokenKind::Word) && calendar.reader.word(at, W::To).is_none()
}

/// Four digits that count what follows: `May 2000 people`.
pub(super) fn counts(calendar: &Calendar, at: usize, end: usize) -> bool {
    calendar.reader.is_number(at)
        && (calendar.reader.char(end) == '%' || numbers::unsigned(calendar.reader, at).is_some_and(|num| num.end > end))
}

/// `the next decade` keeps its article in recognition output.
fn the_relative(calendar: &Calendar, at: usize) -> Option<Found> {
    let next = calendar.reader.word(at, W::The).filter(|_| calendar.counted)?;
    let found = relative(calendar, next)?;
    let decade = matches!(&found.expr, Expr::Period(period) if period.grain == Grain::Decade);
    decade.then_some(Found { start: at, ..found })
}

/// `this week`, `next 4 business days`, `last three years` are told apart by the number.
fn relative(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let ((unit, steps), end) =
        match reader.find(at, |sense| if let Sense::FromNow(unit, steps) = sense { Some((unit, steps)) } else { None }) {
            Some(found) if reader.slice(at, found.1).is_ascii() => found,
            _ => {
                let (shift, next) = words::shift(calendar, at).filter(|(_, end)| reader.slice(at, *end).is_ascii())?;
                let next = next + usize::from(reader.slice(next, next + 1).eq_ignore_ascii_case("calendar"));
                if let Some((letters, end)) = year::special(calendar, next) {
                    return year::special_year(letters, calendar.now.year() + i32::from(shift), at, end);
                }
                let (unit, end) = words::unit(calendar, next)?;
                ((unit, shift), end)
            }
        };
    if matches!(
        unit,
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day | TimeUnit::BusinessDay | TimeUnit::Night
    ) || reader.slice(end - 1, end).ends_with('s')
    {
        return None;
    }
    let mut period = arith::unit_of(calendar.now.date(), unit, i64::from(steps), false)?;
    if let Some((start, end)) = period.past.filter(|_| unit == TimeUnit::Fortnight) {
        period.timex = format!("({start},{end},P2W)");
    }
    Some(Found::new(at, end, Expr::Period(period)))
}
