//! Chinese dates and times. Knows their order: year, month, day, weekday, part of day, clock; must not know outputs.

pub(super) use counted::length;
pub use date::lasts;
pub use sentence::counts as punishes;
pub use year::counts_years;

mod clock;
mod counted;
mod date;
mod first_part;
mod period;
mod segment;
mod sentence;
mod year;

use super::parts::Parts;
use super::{Calendar, Expr, Found, part_code};
use crate::figures::reader::{Part, Sense};
use crate::text::TokenKind;

/// The Chinese expression at `at`; `before` is the first half of a range it may go on from.
pub(super) fn expression(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    // `达产后年产能60万套` tells of what is made a year
    let reader = calendar.reader;
    if reader.char(at) == '后' && reader.char(at + 1) == '年' && "产均化增营销利供发处".contains(reader.char(at + 2)) {
        return None;
    }
    // digits without a Chinese word behind them are an hour or nothing
    if reader.is_number(at) && reader.kind(at + 1) != Some(TokenKind::Han) && !calendar.counted {
        return clock::alone(calendar, at);
    }
    let dated =
        date::date(calendar, at, before).or_else(|| period::period(calendar, at)).or_else(|| first_part::first_part(calendar, at));
    let dated = match dated.or_else(|| date::repeated(calendar, at)) {
        Some(found) => Some(with_clock(calendar, with_part(calendar, found))),
        None => clock::alone(calendar, at),
    };
    match (counted::counted(calendar, at), dated) {
        (Some(counted), Some(dated)) => Some(if counted.end > dated.end { counted } else { dated }),
        (counted, dated) => counted.or(dated),
    }
}

/// The date at `at`, with the parts that it leaves out.
pub(super) fn dated(calendar: &Calendar, at: usize, before: &Parts) -> Option<Found> {
    date::date(calendar, at, Some(before))
}

/// `第二周`, `前10天` of a period.
fn with_part(calendar: &Calendar, found: Found) -> Found {
    let Expr::Period(period) = &found.expr else { return found };
    match counted::of_period(calendar, period, found.end) {
        Some((expr, end)) => Found { end, expr, parts: None, ..found },
        None => found,
    }
}

fn part_behind(calendar: &Calendar, at: usize) -> Option<(Part, usize)> {
    calendar.reader.find(at, |sense| if let Sense::Part(part) = sense { Some(part) } else { None })
}

/// A part of the day and a clock time behind a day: `9 月 25 日下午三點`.
pub(super) fn with_clock(calendar: &Calendar, found: Found) -> Found {
    let day = match &found.expr {
        Expr::Day(day) => day,
        Expr::Set(set) => {
            return match clock::clock(calendar, found.end, true) {
                Some((clock, end)) => Found { end, expr: Expr::Set(format!("{set}{}", clock.timex())), ..found },
                None => match part_behind(calendar, found.end).filter(|_| !calendar.counted) {
                    Some((part, end)) => Found { end, expr: Expr::Set(format!("{set}T{}", part_code(part))), ..found },
                    None => found,
                },
            };
        }
        _ => return found,
    };
    let reader = calendar.reader;
    let next = if reader.char(found.end) == '的' { found.end + 1 } else { found.end };
    if let Some((clock, end)) = clock::clock(calendar, next, true) {
        return Found { end, expr: Expr::Moment(day.clone(), clock), ..found };
    }
    match part_behind(calendar, next) {
        Some((part, end)) => Found { end, expr: Expr::DayPart(Some(day.clone()), part, None), ..found },
        None => found,
    }
}
