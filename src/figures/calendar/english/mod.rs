//! English dates and times. Knows their orders and little words; must not know outputs.

mod clock;
mod counted;
mod date;
mod hours;
mod numeric;
mod offset;
mod period;

pub(super) use clock::digital;
pub(super) use counted::spoken_length as length;

use super::parts::Parts;
use super::types::{Day, Segment};
use super::{Calendar, Expr, Found, arith};
use crate::figures::reader::{Part, Sense, W};

/// The English expression at `at`; `before` is the first half of a range it may go on from.
pub(super) fn expression(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    let dated = longest([offset::offset(calendar, at), date::date(calendar, at, before), period::period(calendar, at)]);
    let dated = match dated {
        Some(found) => Some(with_clock(calendar, found)),
        None if before.is_none() && hours::dated(calendar, at).is_some() => hours::dated(calendar, at),
        None => clock::alone(calendar, at).map(|found| with_date(calendar, found)),
    };
    longest([dated, counted::counted(calendar, at)])
}

/// Whether an article or a share begins here.
pub(super) fn is_article(calendar: &Calendar, at: usize) -> bool {
    calendar.reader.word(at, W::A).is_some()
        || calendar.reader.find(at, |sense| matches!(sense, Sense::Share(_)).then_some(())).is_some()
}

/// A stretch of hours with `from` or `between` before it.
pub(super) fn hours(calendar: &Calendar, at: usize) -> Option<Found> {
    let led = calendar.reader.word(at, W::From).or_else(|| calendar.reader.word(at, W::Between));
    led.and_then(|_| hours::dated(calendar, at))
}

pub(super) fn longest<const N: usize>(found: [Option<Found>; N]) -> Option<Found> {
    found.into_iter().flatten().reduce(|a, b| if b.end > a.end { b } else { a })
}

/// A clock time or a stretch of hours behind a day: `Friday at 6pm`, `tomorrow morning`, `Jan 15, 1:00 PM`, `Monday 1-3 pm`.
fn with_clock(calendar: &Calendar, found: Found) -> Found {
    let Expr::Day(day) = &found.expr else { return found };
    let reader = calendar.reader;
    let joined = found.end
        + usize::from(
            matches!(reader.char(found.end), ',' | '-')
                && !(reader.char(found.end) == '-' && reader.gap(found.end) != reader.gap(found.end + 1)),
        );
    if let Some((low, high, end)) = hours::stretch(calendar, reader.skip(joined, W::At), true) {
        return Found { end, expr: hours::on(day, low, high), ..found };
    }
    let mut next = joined;
    for word in [W::At, W::For, W::In, W::The, W::Around] {
        next = reader.skip(next, word);
    }
    if let Some((clock, end)) = clock::clock(calendar, next, true) {
        let bare = clock.minute.is_none() && clock.open && clock.part.is_none() && reader.word(end - 1, W::OClock).is_none();
        if !bare || reader.word(joined, W::At).is_some() {
            return Found { end, expr: Expr::Moment(day.clone(), clock), ..found };
        }
    }
    let Some((part, segment, end)) = part_of_day(calendar, joined).or_else(|| half(calendar, joined)) else { return found };
    let after = reader.word(end, W::At).unwrap_or(end);
    if let Some((low, high, end)) = hours::stretch(calendar, after, true) {
        let (low, high) = (clock::in_part(low, part), clock::in_part(high, part));
        return Found { end, expr: hours::on(day, low, high), ..found };
    }
    if let Some((clock, end)) = clock::clock(calendar, after, after > end) {
        return Found { end, expr: Expr::Moment(day.clone(), clock::in_part(clock, part)), ..found };
    }
    Found { end, expr: Expr::DayPart(Some(day.clone()), part, segment), ..found }
}

/// `am` and `pm` without an hour.
fn half(calendar: &Calendar, at: usize) -> Option<(Part, Option<Segment>, usize)> {
    match calendar.reader.slice(at, at + 1) {
        "am" | "AM" => Some((Part::Morning, None, at + 1)),
        "pm" | "PM" => Some((Part::Afternoon, None, at + 1)),
        _ => None,
    }
}

/// A day behind a clock time: `3pm on Friday`, `8:30 tomorrow`, `6 pm this Friday`.
fn with_date(calendar: &Calendar, found: Found) -> Found {
    let reader = calendar.reader;
    let mut next = found.end + usize::from(reader.char(found.end) == ',');
    for word in [W::On, W::Of, W::The] {
        next = reader.skip(next, word);
    }
    let dated = longest([offset::offset(calendar, next), date::date(calendar, next, None)]);
    let Some(Found { end, expr: Expr::Day(day), .. }) = dated else { return found };
    match found.expr {
        Expr::Clock(clock) => {
            let (clock, end) = match part_of_day(calendar, end) {
                Some((part, _, after)) => (clock::in_part(clock, part), after),
                None => (clock, end),
            };
            Found { end, expr: Expr::Moment(day, clock), ..found }
        }
        Expr::DayPart(None, part, segment) => Found { end, expr: Expr::DayPart(Some(day), part, segment), ..found },
        expr => Found { expr, ..found },
    }
}

/// `morning`, `in the evening`, `late afternoon`, `early in the morning`.
pub(super) fn part_of_day(calendar: &Calendar, at: usize) -> Option<(Part, Option<Segment>, usize)> {
    let reader = calendar.reader;
    let segment = reader.find(at, segment_sense);
    let mut next = segment.map_or(at, |(_, end)| end);
    for word in [W::In, W::The] {
        next = reader.skip(next, word);
    }
    let (part, end) = reader.find(next, |sense| if let Sense::Part(part) = sense { Some(part) } else { None })?;
    reader.slice(next, end).is_ascii().then_some((part, segment.map(|(segment, _)| segment), end))
}

pub(super) fn segment_sense(sense: Sense) -> Option<Segment> {
    match sense {
        Sense::Word(W::Early) => Some(Segment::Start),
        Sense::Word(W::Mid) => Some(Segment::Mid),
        Sense::Word(W::Late) => Some(Segment::End),
        _ => None,
    }
}

/// `today`, `tomorrow`.
pub(super) fn near_day(calendar: &Calendar, at: usize) -> Option<(Day, usize)> {
    let reader = calendar.reader;
    let (days, end) = reader.find(at, |sense| if let Sense::DayFromNow(days) = sense { Some(days) } else { None })?;
    let date = arith::add_days(calendar.now.date(), i64::from(days))?;
    reader.slice(at, end).is_ascii().then_some((Day::definite(date, false), end))
}
