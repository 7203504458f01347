//! From one date or time to another. Knows connectors and what the second half takes from the first; must not know outputs.

use super::parts::Parts;
use super::types::Grain;
use super::{Calendar, Expr, Found, single};
use crate::figures::numbers::{self, Form};
use crate::figures::reader::{Sense, W};
use chrono::NaiveTime;

/// The range or single expression at `at`.
pub(super) fn expression(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if let Some(hours) = super::english::hours(calendar, at) {
        return Some(hours);
    }
    let between = reader.word(at, W::Between);
    let lead = between.or_else(|| reader.word(at, W::From));
    if let Some(lead) = lead
        && let Some(range) = pair(calendar, lead, between.is_some())
    {
        return Some(Found { start: at, ..range });
    }
    if let Some(range) = placed(calendar, at) {
        return Some(range);
    }
    let first = single(calendar, at, None);
    let range = pair_from(calendar, at, first.as_ref(), false);
    match (&range, &first) {
        // `05-Aug-2016` is a date and no range of months
        (Some(range), Some(first)) if range.end <= first.end => Some(first.clone()),
        _ => range.or(first),
    }
}

/// `on November 18-19`, `during 2015 to 2018`: recognition output takes the preposition of an English range in.
fn placed(calendar: &Calendar, at: usize) -> Option<Found> {
    if !calendar.counted || calendar.language.is_chinese() {
        return None;
    }
    let reader = calendar.reader;
    let next = reader.word(at, W::On).or_else(|| reader.word(at, W::In))?;
    let range = pair(calendar, next, false)?;
    let year = |expr: &Expr| matches!(expr, Expr::Period(period) if period.grain == Grain::Year);
    let month = || reader.find(next, |sense| matches!(sense, Sense::Month(_)).then_some(())).is_some();
    let Expr::Range(low, high) = &range.expr else { return None };
    let fits = (year(low) && year(high) && reader.word(at, W::In).is_some()) || (matches!(**low, Expr::Day(_)) && month());
    fits.then_some(Found { start: at, ..range })
}

fn pair(calendar: &Calendar, at: usize, between: bool) -> Option<Found> {
    let next = calendar.reader.skip(at, W::The);
    let first = single(calendar, at, None).or_else(|| single(calendar, next, None)).or_else(|| now(calendar, at));
    pair_from(calendar, at, first.as_ref(), between)
}

/// `now` as one end of a range.
fn now(calendar: &Calendar, at: usize) -> Option<Found> {
    let end = calendar.reader.word(at, W::Now).filter(|_| calendar.counted)?;
    Some(Found::new(at, end, Expr::Now))
}

fn connector(calendar: &Calendar, at: usize, between: bool) -> Option<usize> {
    let reader = calendar.reader;
    let joined = reader.word(at, W::To).or_else(|| if between { reader.word(at, W::And) } else { None })?;
    let dash = matches!(reader.char(at), '-' | '–' | '—' | '~');
    // a dash with space on one side only is punctuation
    let lopsided = dash && reader.gap(at) != reader.gap(joined);
    let spaced_long = matches!(reader.char(at), '—') && reader.gap(at);
    (!lopsided && !spaced_long).then_some(joined)
}

fn pair_from(calendar: &Calendar, at: usize, first: Option<&Found>, between: bool) -> Option<Found> {
    if let Some(found) = first.and_then(|first| short_second(calendar, first)) {
        return Some(found);
    }
    let joined = match first {
        Some(first) => second_half(calendar, first, connector(calendar, first.end, between)).or_else(|| {
            // `1月15号4点和2月3号9点之间`
            let range = second_half(calendar, first, calendar.reader.word(first.end, W::And))?;
            calendar.reader.word(range.end, W::BetweenEnd).is_some().then_some(range)
        }),
        None => None,
    };
    let range =
        joined.or_else(|| first.and_then(|first| bare_middle(calendar, first))).or_else(|| bare_first(calendar, at, between))?;
    let end = calendar.reader.word(range.end, W::BetweenEnd).unwrap_or(range.end);
    Some(Found { start: at, end, ..range })
}

/// `2023–24`: the second year by its last two digits.
fn short_second(calendar: &Calendar, first: &Found) -> Option<Found> {
    let reader = calendar.reader;
    let parts = first.parts.filter(|parts| {
        parts.said_year && parts.month.is_none() && parts.quarter.is_none() && parts.half.is_none() && parts.season.is_none()
    })?;
    let year = parts.year?;
    let dash = matches!(reader.char(first.end), '-' | '–' | '/') && !reader.gap(first.end) && !reader.gap(first.end + 1);
    let form = reader.slice(first.end + 1, first.end + 2);
    let short: i32 = form.parse().ok().filter(|_| dash && form.len() == 2 && first.end == first.start + 1)?;
    if short != (year + 1) % 100 || calendar.counted {
        return None;
    }
    let second = Parts { year: Some(year + 1), ..parts }.resolve(calendar.now)?;
    let year_sign = usize::from(reader.char(first.end + 2) == '年');
    Some(Found {
        start: first.start,
        end: first.end + 2 + year_sign,
        expr: Expr::Range(Box::new(first.expr.clone()), Box::new(second)),
        parts: None,
    })
}

fn second_half(calendar: &Calendar, first: &Found, next: Option<usize>) -> Option<Found> {
    let next = next?;
    let the = calendar.reader.skip(next, W::The);
    let second = single(calendar, next, first.parts.as_ref())
        .or_else(|| single(calendar, the, first.parts.as_ref()))
        .or_else(|| now(calendar, next))?;
    join(first, second)
}

fn join(first: &Found, second: Found) -> Option<Found> {
    let inherits = match (&first.expr, &second.expr) {
        // `Monday 9:00–10:00`: the second is on the same day
        (Expr::Moment(day, said), Expr::Clock(clock)) => {
            let late = said.part.is_some() && clock.open && clock.hour < 12 && said.hour >= 12;
            Some(Expr::Moment(
                day.clone(),
                if late { clock.afternoon() } else { super::Clock { open: clock.open && said.open, ..*clock } },
            ))
        }
        // `晚上8点至10点`
        (Expr::Clock(said), Expr::Clock(clock)) if said.part.is_some() && said.hour >= 12 && clock.open && clock.hour < 12 => {
            let later = clock.afternoon();
            (later.hour > said.hour).then_some(Expr::Clock(later))
        }
        (Expr::Day(day), Expr::Moment(other, clock)) if day.is_definite() && other == day => {
            Some(Expr::Moment(other.clone(), *clock))
        }
        _ => None,
    };
    let second_expr = inherits.unwrap_or_else(|| second.expr.clone());
    let same = matches!(
        (&first.expr, &second_expr),
        (Expr::Day(_), Expr::Day(_))
            | (Expr::Period(_), Expr::Period(_))
            | (Expr::Clock(_), Expr::Clock(_))
            | (Expr::Moment(..), Expr::Moment(..))
            | (Expr::Day(_), Expr::Period(_))
            | (Expr::Period(_), Expr::Day(_))
            | (Expr::Day(_) | Expr::Period(_) | Expr::Clock(_), Expr::Now)
            | (Expr::Now, Expr::Day(_) | Expr::Period(_) | Expr::Clock(_))
    );
    let first_expr = earlier_year(first, &second).unwrap_or_else(|| first.expr.clone());
    same.then(|| Found {
        start: first.start,
        end: second.end,
        expr: Expr::Range(Box::new(first_expr), Box::new(second_expr)),
        parts: second.parts,
    })
}

/// `May to Oct 2020`: the first half takes the year said at the end.
fn earlier_year(first: &Found, second: &Found) -> Option<Expr> {
    let (mine, theirs) = (first.parts?, second.parts?);
    let year = theirs.year.filter(|_| mine.year.is_none() && theirs.said_year)?;
    let later = (mine.month, mine.day) > (theirs.month, theirs.day.or(mine.day));
    let parts = Parts { year: Some(if later { year - 1 } else { year }), said_year: true, ..mine };
    parts.resolve(super::arith::date(year, 1, 1)?.and_time(NaiveTime::MIN))
}

/// `4月12-19日`, `2019年1至5月`, `2024年一至三季度`: the first half says its own part without a word for it.
fn bare_middle(calendar: &Calendar, first: &Found) -> Option<Found> {
    let said = first.parts.filter(|parts| parts.day.is_none() && parts.segment.is_none() && !calendar.reader.gap(first.end))?;
    let num =
        numbers::unsigned_plain(calendar.reader, first.end).filter(|num| num.form == Form::Digits || num.form == Form::Han)?;
    let second = single(calendar, connector(calendar, num.end, false)?, Some(&said))?;
    let theirs = second.parts.filter(|theirs| theirs.year == said.year)?;
    let parts = if theirs.day.is_some() && said.month.is_some() && theirs.month == said.month {
        Parts { day: Some(num.within(1, 31)? as u8), ..theirs }
    } else if theirs.day.is_none() && theirs.month.is_some() && said.month.is_none() && said.year.is_some() {
        Parts { month: Some(num.within(1, 12)? as u8), ..theirs }
    } else if theirs.quarter.is_some() && said.quarter.is_none() && said.month.is_none() && said.year.is_some() {
        Parts { quarter: Some(num.within(1, 4)? as u8), ..theirs }
    } else {
        return None;
    };
    let low = parts.resolve(calendar.now)?;
    Some(Found {
        start: first.start,
        end: second.end,
        expr: Expr::Range(Box::new(low), Box::new(second.expr)),
        parts: second.parts,
    })
}

/// `2019–2021 年`, `9至11月`, `23-25日`: the first half is a number, the second says of what.
fn bare_first(calendar: &Calendar, at: usize, between: bool) -> Option<Found> {
    let num = numbers::unsigned_plain(calendar.reader, at).filter(|num| num.form == Form::Digits || num.form == Form::Han)?;
    let next = connector(calendar, num.end, between)?;
    let second = single(calendar, next, None)?;
    let theirs = second.parts?;
    let value = num.within(1, 2999)?;
    let parts = if theirs.day.is_some() && value <= 31 {
        Parts { day: Some(value as u8), ..theirs }
    } else if theirs.day.is_none() && theirs.month.is_some() && value <= 12 {
        Parts { month: Some(value as u8), ..theirs }
    } else if theirs.day.is_none() && theirs.quarter.is_some() && value <= 4 {
        Parts { quarter: Some(value as u8), ..theirs }
    } else if theirs.month.is_none() && theirs.day.is_none() && theirs.quarter.is_none() && value >= 1000 {
        Parts { year: Some(value as i32), ..theirs }
    } else {
        return None;
    };
    let first = parts.resolve(calendar.now)?;
    Some(Found { start: at, end: second.end, expr: Expr::Range(Box::new(first), Box::new(second.expr)), parts: second.parts })
}
