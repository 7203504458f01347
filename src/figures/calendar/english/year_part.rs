//! English quarters, halves and seasons: `first quarter of 2013`, `Q1 2019`, `second half of 2026`, `summer 2019`.

use super::date::{relative_year, year};
use super::{period::found, words};
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::{Calendar, Found};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::Datelike;

/// `first quarter of 2013`, `Q1 2019`, `2019 q1`, `second half of 2026`, `H2 2019`, `third quarter`.
pub(super) fn quarter(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if let Some(next) = reader.word(at, W::The).filter(|_| calendar.counted) {
        return quarter(calendar, next).map(|found| Found { start: at, ..found });
    }
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
        } else if let Some(after) = of_the_year(calendar, end).filter(|_| calendar.counted) {
            end = after;
        }
    }
    // `half` alone is a number, `second half` of a game is none
    if half.is_some() && parts.year.is_none() {
        return None;
    }
    found(calendar, at, end, parts)
}

/// `of the year`, whichever.
fn of_the_year(calendar: &Calendar, at: usize) -> Option<usize> {
    let the = calendar.reader.word(at, W::Of).and_then(|next| calendar.reader.word(next, W::The))?;
    words::the_unit(calendar, the, TimeUnit::Year)
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
        // `first six months of 2025`
        "six" | "6" | "three" | "3" if nth == 1 && !calendar.counted && reader.slice(next + 1, next + 2) == "months" => {
            let half = matches!(reader.slice(next, next + 1), "six" | "6");
            let of_year = reader.word(next + 2, W::Of).is_some_and(|year| reader.is_number(year));
            of_year.then_some((if half { None } else { Some(1) }, if half { Some(1) } else { None }, next + 2))
        }
        _ => None,
    }
}

/// `summer 2019`, `last winter`, `winter`: a bare `fall` or `spring` is a verb or a source.
pub(super) fn season(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let shift = words::shift(calendar, at);
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
    (calendar.counted || sure && placed).then(|| found(calendar, at, end, parts)).flatten()
}
