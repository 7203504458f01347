//! The first months or quarters of the year that is reported: `前三季度`, `首九個月`, `首季`. Knows their words; must not know which
//! year other dates are of.

use crate::figures::calendar::types::Period;
use crate::figures::calendar::{Calendar, Expr, Found, arith, counted};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};

/// Fewer months than these are any that went before: `前两个月`.
const FEWEST_MONTHS: i64 = 3;

/// The part of the year at `at`. Recognition output counts such words from today instead.
pub(super) fn first_part(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    // `提前三個月` is three months early
    let early = at > 0 && reader.char(at - 1) == '提';
    let next = reader.word(at, W::First).filter(|_| !calendar.counted && !early)?;
    let (count, after) = match numbers::unsigned_plain(reader, next) {
        Some(num) => (num.int()?, num.end),
        // `首季`
        None => (1, next),
    };
    let (unit, end) = reader.find(after, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })?;
    let fits = match unit {
        TimeUnit::Quarter => (1..=3).contains(&count) && (count > 1 || reader.char(at) == '首'),
        TimeUnit::Month => (FEWEST_MONTHS..12).contains(&count),
        _ => false,
    };
    if !fits {
        return None;
    }
    let today = calendar.now.date();
    let begun = |steps: i64| {
        let year = arith::unit_of(today, TimeUnit::Year, steps, false)?;
        let (start, _) = year.past?;
        (arith::add(start, unit, count - 1)? <= today).then_some(year)
    };
    // what has not begun was last year's
    let year = begun(0).or_else(|| begun(-1))?;
    Some(Found::new(at, end, first_of(&year, unit, count)?))
}

/// The first units of a period; one is named, several are a stretch.
pub(super) fn first_of(period: &Period, unit: TimeUnit, count: i64) -> Option<Expr> {
    match count {
        1 => Some(Expr::Period(arith::period(period.past?.0, unit, period.fixed)?)),
        _ => counted::some_of(period, unit, count, false),
    }
}
