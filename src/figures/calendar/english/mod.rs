//! English dates and times. Knows their orders and little words; must not know outputs.

mod clock;
mod counted;
mod date;
mod festival;
mod hours;
mod numeric;
mod offset;
mod period;
mod set;
mod weekday;
mod whole;
mod words;
mod year;
mod year_part;

pub(super) use clock::digital;
pub(super) use counted::spoken_length as length;
pub use offset::counted_from;

use super::parts::Parts;
use super::types::{Day, Segment};
use super::{Calendar, Clock, Expr, Found, arith};
use crate::figures::reader::{Part, Sense, TimeUnit, W};

/// The English expression at `at`; `before` is the first half of a range it may go on from.
pub(super) fn expression(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    let dated = longer(longer(offset::offset(calendar, at), date::date(calendar, at, before)), period::period(calendar, at));
    let stretch = if before.is_none() && dated.is_none() { hours::dated(calendar, at) } else { None };
    let dated = match (dated, stretch) {
        (Some(found), _) => Some(with_clock(calendar, found)),
        (None, Some(stretch)) => Some(stretch),
        (None, None) => clock::alone(calendar, at).map(|found| with_date(calendar, within_part(calendar, found))),
    };
    let dated = dated.map(|found| set::behind_clock(calendar, &found).unwrap_or(found)).or_else(|| part_of_a_day(calendar, at));
    let counted = counted::counted(calendar, at).or_else(|| set::every_weekday(calendar, at));
    match &counted {
        Some(Found { end, expr: Expr::Set(_), .. }) if dated.as_ref().is_none_or(|dated| *end >= dated.end) => counted,
        _ => longest([dated, counted]),
    }
}

/// `early in the day Wednesday`, `mid today`, `later in today`.
fn part_of_a_day(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let (segment, next) = words::segment(calendar, at).filter(|_| calendar.counted)?;
    let next = reader.skip(next, W::In);
    let the_day = reader.word(next, W::The).and_then(|after| words::the_unit(calendar, after, TimeUnit::Day));
    let found = date::date(calendar, the_day.unwrap_or(next), None)?;
    let Expr::Day(day) = found.expr else { return None };
    Some(Found::new(at, found.end, Expr::DayPart(Some(day), Part::Whole, Some(segment))))
}

/// Hours in a part of a day: `tonight from 7 to 7:30pm`, `tonight at 8`.
fn within_part(calendar: &Calendar, found: Found) -> Found {
    let Expr::DayPart(Some(day), part, None) = &found.expr else { return found };
    let reader = calendar.reader;
    let led = reader.word(found.end, W::From).or_else(|| reader.word(found.end, W::Between));
    if let Some((low, high, end)) = led.and_then(|_| hours::stretch(calendar, found.end, true)) {
        return Found { end, expr: hours::on(day, clock::in_part(low, *part), clock::in_part(high, *part)), ..found };
    }
    let said = reader.word(found.end, W::At).or_else(|| reader.word(found.end, W::Around));
    match said.and_then(|next| clock::clock(calendar, next, true)) {
        Some((clock, end)) => Found { end, expr: Expr::Moment(day.clone(), clock::in_part(clock, *part)), ..found },
        None => found,
    }
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

/// The longer of two expressions, the first of equals.
fn longer(first: Option<Found>, second: Option<Found>) -> Option<Found> {
    match (&first, &second) {
        (Some(one), Some(other)) if other.end <= one.end => first,
        (_, None) => first,
        _ => second,
    }
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
    let from = reader.skip(joined, W::At);
    // `on Sunday, 4-6` is a score
    let score = |low: &Clock, high: &Clock| [low, high].iter().all(|clock| clock.open && clock.minute.is_none());
    let told = |low: &Clock, high: &Clock| calendar.counted || from > joined || !reader.is_number(joined) || !score(low, high);
    if let Some((low, high, end)) = hours::stretch(calendar, from, true).filter(|(low, high, _)| told(low, high)) {
        return Found { end, expr: hours::on(day, low, high), ..found };
    }
    let mut next = joined;
    for word in [W::At, W::For, W::In, W::The, W::Around] {
        next = reader.skip(next, word);
    }
    if let Some((clock, end)) = clock::clock(calendar, next, true) {
        let bare = clock.minute.is_none() && clock.open && clock.part.is_none() && reader.word(end - 1, W::OClock).is_none();
        if !bare || reader.word(joined, W::At).or_else(|| reader.word(joined, W::Around)).is_some() {
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
    let (end, expr) = match &found.expr {
        Expr::Clock(clock) => match part_of_day(calendar, end) {
            Some((part, _, after)) => (after, Expr::Moment(day, clock::in_part(*clock, part))),
            None => (end, Expr::Moment(day, *clock)),
        },
        Expr::DayPart(None, part, segment) if !part.is_meal() => (end, Expr::DayPart(Some(day), *part, *segment)),
        _ => return found,
    };
    Found { end, expr, ..found }
}

/// `morning`, `in the evening`, `late afternoon`, `early in the morning`.
pub(super) fn part_of_day(calendar: &Calendar, at: usize) -> Option<(Part, Option<Segment>, usize)> {
    let reader = calendar.reader;
    let segment = words::segment(calendar, at);
    let mut next = segment.map_or(at, |(_, end)| end);
    for word in [W::In, W::The] {
        next = reader.skip(next, word);
    }
    let (part, end) = words::part(calendar, next)?;
    reader.slice(next, end).is_ascii().then_some((part, segment.map(|(segment, _)| segment), end))
}

/// `today`, `tomorrow`.
pub(super) fn near_day(calendar: &Calendar, at: usize) -> Option<(Day, usize)> {
    let reader = calendar.reader;
    let (days, end) = reader.find(at, |sense| if let Sense::DayFromNow(days) = sense { Some(days) } else { None })?;
    let date = arith::add_days(calendar.now.date(), i64::from(days))?;
    reader.slice(at, end).is_ascii().then_some((Day::definite(date, false), end))
}
