//! English months, years, weeks, quarters, decades and the like: `last week`, `Q1 2019`, `the 1990s`, `early May`, `week 31`.
//! Must not know clock times.

use super::date::{month, relative_year, year};
use super::segment_sense;
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::types::{Grain, Period};
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::Datelike;

/// The period at `at`, with `early`, `mid`, `late` before it.
pub(super) fn period(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if let Some((segment, next)) = reader.find(at, segment_sense).filter(|(_, end)| reader.slice(at, *end).is_ascii()) {
        let next = next + usize::from(reader.char(next) == '-');
        let next = reader.skip(reader.skip(reader.skip(next, W::In), W::Of), W::The);
        let found = plain(calendar, next)?;
        let Expr::Period(period) = found.expr else { return None };
        return Some(Found { start: at, expr: Expr::Period(Period { segment: Some(segment), ..period }), ..found });
    }
    plain(calendar, at)
}

fn plain(calendar: &Calendar, at: usize) -> Option<Found> {
    fiscal(calendar, at)
        .or_else(|| relative(calendar, at))
        .or_else(|| quarter(calendar, at))
        .or_else(|| by_month(calendar, at))
        .or_else(|| season(calendar, at))
        .or_else(|| century(calendar, at))
        .or_else(|| decade(calendar, at))
        .or_else(|| week(calendar, at))
        .or_else(|| bare_year(calendar, at))
}

fn found(calendar: &Calendar, at: usize, end: usize, parts: Parts) -> Option<Found> {
    Some(Found { parts: Some(parts), ..Found::new(at, end, parts.resolve(calendar.now.date())?) })
}

/// `May 2019`, `April of 87`, `Dec-2018`, `last October`; a bare `May` or `March` needs its capital.
fn by_month(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let shift = reader.find(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None });
    let next = shift.map_or(at, |(_, end)| end);
    let (month, end) = month(calendar, next)?;
    let mut parts = Parts { month: Some(month), ..Parts::default() };
    if let Some((shift, _)) = shift {
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

fn sentence_start(calendar: &Calendar, at: usize) -> bool {
    matches!(calendar.reader.char(at - 1), '.' | '!' | '?' | '"' | '“' | ':' | '—')
}

/// `May I …`, `March on …`: the word that follows says no month.
fn modal(calendar: &Calendar, at: usize) -> bool {
    calendar.reader.kind(at) == Some(crate::text::TokenKind::Word) && calendar.reader.word(at, W::To).is_none()
}

/// Four digits that count what follows: `May 2000 people`.
fn counts(calendar: &Calendar, at: usize, end: usize) -> bool {
    calendar.reader.is_number(at)
        && (calendar.reader.char(end) == '%' || numbers::unsigned(calendar.reader, at).is_some_and(|num| num.end > end))
}

/// A year by itself: four digits from 1600 to 2100 where nothing is counted.
fn bare_year(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let lead = reader.skip(at, W::The);
    let named = matches!(reader.slice(lead, lead + 1), "year" | "Year" | "cy" | "CY");
    let next = if named {
        lead + 1
    } else if lead == at {
        at
    } else {
        return None;
    };
    let (year, end) =
        year(calendar, next, false).filter(|_| reader.is_number(next) || named || matches!(reader.char(next), '\'' | '’'))?;
    let plausible = named || ((1600..2101).contains(&year) && free_year(calendar, at, end));
    let touching = at > 0
        && !reader.gap(at)
        && (reader.kind(at - 1) == Some(crate::text::TokenKind::Word)
            || matches!(reader.char(at - 1), '/' | '#' | '$' | '£' | '€'));
    (plausible && !touching && !counts(calendar, next, end))
        .then(|| found(calendar, at, end, Parts { year: Some(year), said_year: true, ..Parts::default() }))
        .flatten()
}

fn free_year(calendar: &Calendar, at: usize, end: usize) -> bool {
    let reader = calendar.reader;
    let unit = reader
        .find(end, |sense| {
            matches!(sense, Sense::Unit(_) | Sense::Currency(_) | Sense::Time(_) | Sense::Magnitude(_)).then_some(())
        })
        .is_some();
    let money = at > 0
        && reader.find(at - 1, |sense| matches!(sense, Sense::Currency(_)).then_some(())).is_some()
        && !reader.is_capital(at - 1);
    let marked = matches!(reader.char(end), '%' | '°')
        || (matches!(reader.char(end), '/' | ':' | '.' | ',')
            && !reader.gap(end)
            && !reader.gap(end + 1)
            && reader.is_number(end + 1));
    let chained = at >= 2 && matches!(reader.char(at - 1), '.' | ',' | ':' | '/') && !reader.gap(at) && !reader.gap(at - 1);
    let han = reader.kind(end) == Some(crate::text::TokenKind::Han) && calendar.language.is_chinese();
    let measures = unit && !reader.slice(end, end + 1).starts_with(char::is_uppercase);
    ![measures, money, marked, chained, han].contains(&true)
}

/// `this week`, `next 4 business days`, `last three years` are told apart by the number.
fn relative(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let ((unit, steps), end) =
        match reader.find(at, |sense| if let Sense::FromNow(unit, steps) = sense { Some((unit, steps)) } else { None }) {
            Some(found) if reader.slice(at, found.1).is_ascii() => found,
            _ => {
                let (shift, next) = reader
                    .find(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None })
                    .filter(|(_, end)| reader.slice(at, *end).is_ascii())?;
                let next = next + usize::from(reader.slice(next, next + 1).eq_ignore_ascii_case("calendar"));
                let fiscal = reader.word(next, W::Fiscal);
                if let Some(end) = fiscal {
                    return fiscal_year(calendar.now.year() + i32::from(shift), at, end);
                }
                let (unit, end) = reader.find(next, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })?;
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
    let period = arith::unit_of(calendar.now.date(), unit, i64::from(steps), false)?;
    Some(Found::new(at, end, Expr::Period(period)))
}

fn fiscal(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let lead = at;
    let next = reader.word(lead, W::Fiscal).filter(|next| reader.slice(lead, *next).is_ascii())?;
    let next = next + usize::from(matches!(reader.slice(next, next + 1), "year" | "Year"));
    let (year, end) = year(calendar, next, true)?;
    fiscal_year(year, at, end)
}

fn fiscal_year(year: i32, at: usize, end: usize) -> Option<Found> {
    let start = arith::date(year, 1, 1)?;
    let period = Period { grain: Grain::Fiscal, timex: format!("FY{year:04}"), ..arith::period(start, TimeUnit::Year, true)? };
    Some(Found::new(at, end, Expr::Period(period)))
}

/// `first quarter of 2013`, `Q1 2019`, `2019 q1`, `second half of 2026`, `H2 2019`, `third quarter`.
fn quarter(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let (given, start) = match year(calendar, at, false).filter(|_| reader.is_number(at)) {
        Some((year, end)) => (Some(year), end + usize::from(matches!(reader.char(end), '-' | '/'))),
        None => match relative_year(calendar, at) {
            Some((steps, end)) => (
                Some(calendar.now.year() + steps),
                reader.skip(
                    end + usize::from(reader.slice(end, end + 1).ends_with("'s") || reader.slice(end, end + 1) == "’s"),
                    W::The,
                ),
            ),
            None => (None, at),
        },
    };
    let (quarter, half, end) = letter(calendar, start).or_else(|| spelled(calendar, start))?;
    let mut parts = Parts { year: given, said_year: given.is_some() && reader.is_number(at), quarter, half, ..Parts::default() };
    let mut end = end;
    if given.is_none() {
        let comma = end + usize::from(matches!(reader.char(end), ',' | '-' | '/' | '\''));
        let next = reader.word(end, W::Of).or_else(|| reader.word(end, W::In)).unwrap_or(comma);
        let next = reader.skip(next, W::The);
        let next = next + usize::from(matches!(reader.slice(next, next + 1), "year" | "fiscal"));
        if let Some((year, after)) = year(calendar, next, next > end) {
            (parts.year, parts.said_year, end) = (Some(year), true, after);
        } else if let Some((steps, after)) = relative_year(calendar, next) {
            (parts.year, end) = (Some(calendar.now.year() + steps), after);
        }
    }
    // `half` alone is a number, `second half` of a game is none
    if half.is_some() && parts.year.is_none() {
        return None;
    }
    found(calendar, at, end, parts)
}

type Sub = (Option<u8>, Option<u8>, usize);

fn letter(calendar: &Calendar, at: usize) -> Option<Sub> {
    let reader = calendar.reader;
    let form = reader.slice(at, at + 1);
    let digit: u8 = reader.slice(at + 1, at + 2).parse().ok().filter(|_| !reader.gap(at + 1))?;
    match (form, digit) {
        ("Q" | "q", 1..=4) => Some((Some(digit), None, at + 2)),
        ("H" | "h", 1..=2) => Some((None, Some(digit), at + 2)),
        _ => None,
    }
}

fn spelled(calendar: &Calendar, at: usize) -> Option<Sub> {
    let reader = calendar.reader;
    let lead = at;
    let (nth, next) = match numbers::ordinal(reader, lead) {
        Some(nth) => (nth.value?.to_i64()?, nth.end),
        None if reader.slice(lead, lead + 1).eq_ignore_ascii_case("last")
            || reader.slice(lead, lead + 1).eq_ignore_ascii_case("final") =>
        {
            (9, lead + 1)
        }
        None => return None,
    };
    let next = next + usize::from(reader.char(next) == '-');
    match reader.slice(next, next + 1) {
        "quarter" | "Quarter" if (1..=4).contains(&nth) => Some((Some(nth as u8), None, next + 1)),
        "half" if (1..=2).contains(&nth) => Some((None, Some(nth as u8), next + 1)),
        _ => None,
    }
}

/// `summer 2019`, `last winter`, `winter`: a bare `fall` or `spring` is a verb or a source.
fn season(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let shift = reader.find(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None });
    let next = shift.map_or(at, |(_, end)| end);
    let (season, end) = reader.find(next, |sense| if let Sense::Season(season) = sense { Some(season) } else { None })?;
    if !reader.slice(next, end).is_ascii() {
        return None;
    }
    let mut parts = Parts { season: Some(season), ..Parts::default() };
    if let Some((shift, _)) = shift {
        (parts.year, parts.relative) = (Some(calendar.now.year() + i32::from(shift)), true);
        return found(calendar, at, end, parts);
    }
    let of = reader.word(end, W::Of).or_else(|| reader.word(end, W::In)).unwrap_or(end + usize::from(reader.char(end) == ','));
    if let Some((year, after)) = year(calendar, of, false) {
        (parts.year, parts.said_year) = (Some(year), true);
        return found(calendar, at, after, parts);
    }
    if let Some((steps, after)) = relative_year(calendar, of) {
        parts.year = Some(calendar.now.year() + steps);
        return found(calendar, at, after, parts);
    }
    let placed =
        at > 0 && (reader.word(at - 1, W::In).is_some() || matches!(reader.slice(at - 1, at), "the" | "by" | "since" | "until"));
    let sure = matches!(reader.slice(at, end).to_ascii_lowercase().as_str(), "summer" | "winter" | "autumn");
    (sure && placed).then(|| found(calendar, at, end, parts)).flatten()
}

/// `15th century`, `the nineteenth century`.
fn century(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let nth = numbers::ordinal(reader, at)?;
    let dash = nth.end + usize::from(reader.char(nth.end) == '-');
    let (_, end) = reader.find(dash, |sense| (sense == Sense::Time(TimeUnit::Century)).then_some(()))?;
    let first = (nth.value?.to_i64().filter(|nth| (1..=30).contains(nth))? as i32 - 1) * 100;
    let mut period = arith::period(arith::date(first.max(1), 1, 1)?, TimeUnit::Century, true)?;
    period.timex = format!("{:02}XX", first / 100);
    let end = reader.word(end, W::Bc).unwrap_or(end);
    Some(Found::new(at, end, Expr::Period(period)))
}

/// `1990s`, `the '90s`, `nineties`.
fn decade(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let quote = usize::from(matches!(reader.char(at), '\'' | '’' | '‘'));
    let digits = at + quote;
    let form = reader.slice(digits, digits + 1);
    let plural =
        reader.is_number(digits) && !reader.gap(digits + 1) && matches!(reader.slice(digits + 1, digits + 2), "s" | "'s" | "’s");
    let value: i32 = form.parse().ok().filter(|value| value % 10 == 0 && plural)?;
    let year = match form.len() {
        4 if (1000..2100).contains(&value) => value,
        2 if quote == 1 || (at > 0 && reader.slice(at - 1, at).eq_ignore_ascii_case("the")) => {
            if value >= 30 {
                1900 + value
            } else {
                2000 + value
            }
        }
        _ => return None,
    };
    let period = arith::period(arith::date(year, 1, 1)?, TimeUnit::Decade, form.len() == 4)?;
    Some(Found::new(at, digits + 2, Expr::Period(period)))
}

/// `week 31`, `the week of April 10th`.
fn week(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if !reader.slice(at, at + 1).eq_ignore_ascii_case("week") {
        return None;
    }
    let number: u32 = reader.slice(at + 1, at + 2).parse().ok().filter(|week| (1..=53).contains(week))?;
    let (year, end) = year(calendar, reader.skip(at + 2 + usize::from(reader.char(at + 2) == ','), W::Of), false)
        .map_or((calendar.now.year(), at + 2), |found| found);
    let start = chrono::NaiveDate::from_isoywd_opt(year, number, chrono::Weekday::Mon)?;
    Some(Found::new(at, end, Expr::Period(arith::period(start, TimeUnit::Week, false)?)))
}
