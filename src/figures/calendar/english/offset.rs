//! English days counted from others: `three days ago`, `in two weeks`, `3 days after January 12th`. Knows their little words;
//! must not know clock times.

use super::{date, near_day};
use crate::figures::calendar::types::{Day, Length};
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::NaiveDate;

/// The counted day at `at`.
pub(super) fn offset(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let (length, end) = length(calendar, at)?;
    let today = calendar.now.date();
    if let Some(next) = reader.word(end, W::Ago) {
        let word = reader.slice(end, next).to_ascii_lowercase();
        if word != "ago" {
            return None;
        }
        return counted(today, &length, -1).map(|expr| Found::new(at, next, expr));
    }
    let from = reader.slice(end, end + 1).to_ascii_lowercase();
    let sign = match from.as_str() {
        "from" | "after" => 1,
        "before" => -1,
        _ => return None,
    };
    let (anchor, next) = anchor(calendar, end + 1)?;
    counted(anchor, &length, sign).map(|expr| Found::new(at, next, expr))
}

fn anchor(calendar: &Calendar, at: usize) -> Option<(NaiveDate, usize)> {
    if calendar.reader.slice(at, at + 1).eq_ignore_ascii_case("now") {
        return Some((calendar.now.date(), at + 1));
    }
    if let Some((day, end)) = near_day(calendar, at) {
        return Some((day.past?, end));
    }
    let found = date::date(calendar, at, None)?;
    match found.expr {
        Expr::Day(day) => Some((day.future?, found.end)),
        _ => None,
    }
}

/// The day, or the larger unit where the length is in months or years.
fn counted(anchor: NaiveDate, length: &Length, sign: i64) -> Option<Expr> {
    let mut date = anchor;
    for &(count, unit) in &length.parts {
        date = arith::add(date, unit, count.to_i64()? * sign)?;
    }
    Some(Expr::Day(Day::definite(date, false)))
}

/// A length of whole units: `two weeks`, `3 months and 2 days`, `a week`.
pub(super) fn length(calendar: &Calendar, at: usize) -> Option<(Length, usize)> {
    let mut length = Length::default();
    let mut end = at;
    loop {
        let lead = if length.parts.is_empty() {
            end
        } else {
            calendar.reader.skip(end + usize::from(calendar.reader.char(end) == ','), W::And)
        };
        // `20 hours a day` is a rate
        if !length.parts.is_empty() && calendar.reader.word(lead, W::A).is_some() {
            break;
        }
        let Some((count, unit, after)) = one(calendar, lead) else { break };
        length.parts.push((count, unit));
        end = after;
        if length.parts.len() == 4 {
            break;
        }
    }
    (!length.parts.is_empty()).then_some((length, end))
}

fn one(calendar: &Calendar, at: usize) -> Option<(crate::figures::Decimal, TimeUnit, usize)> {
    let reader = calendar.reader;
    let unit = |at| {
        reader
            .find(at, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })
            .filter(|(_, end)| reader.slice(at, *end).len() > 1 || reader.is_number(at - 1))
    };
    if let Some(next) = reader.word(at, W::A) {
        let (unit, end) = unit(next)?;
        return Some((1.into(), unit, end));
    }
    let num = numbers::unsigned(reader, at)?;
    let dash = num.end + usize::from(reader.char(num.end) == '-');
    let (unit, end) = unit(num.end).or_else(|| unit(dash))?;
    Some((num.value?, unit, end))
}
