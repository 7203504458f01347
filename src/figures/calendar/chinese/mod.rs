//! Chinese dates and times. Knows their order: year, month, day, weekday, part of day, clock; must not know outputs.

mod clock;
mod date;
mod period;

use super::parts::Parts;
use super::{Calendar, Expr, Found};
use crate::figures::reader::Sense;

/// The Chinese expression at `at`; `before` is the first half of a range it may go on from.
pub(super) fn expression(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    let dated = date::date(calendar, at, before).or_else(|| period::period(calendar, at));
    match dated {
        Some(found) => Some(with_clock(calendar, found)),
        None => clock::alone(calendar, at),
    }
}

/// A part of the day and a clock time behind a day: `9 月 25 日下午三點`.
fn with_clock(calendar: &Calendar, found: Found) -> Found {
    let Expr::Day(day) = &found.expr else { return found };
    let reader = calendar.reader;
    let next = if reader.char(found.end) == '的' { found.end + 1 } else { found.end };
    if let Some((clock, end)) = clock::clock(calendar, next, true) {
        return Found { end, expr: Expr::Moment(day.clone(), clock), ..found };
    }
    match reader.find(next, |sense| if let Sense::Part(part) = sense { Some(part) } else { None }) {
        Some((part, end)) => Found { end, expr: Expr::DayPart(Some(day.clone()), part, None), ..found },
        None => found,
    }
}
