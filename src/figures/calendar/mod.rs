//! Dates, clock times and lengths of time, in both languages. Knows how they are said and what they come to; must not know how
//! either output convention writes them, except in `guide`.

mod arith;
mod back;
mod chinese;
mod counted;
pub mod duration;
mod english;
mod festivals;
mod gate;
mod guide;
mod lunar;
mod parts;
mod ranges;
mod solar;
mod types;

pub use arith::{add_days, add_months, any_month_day, date, unit_of};
pub use back::back;
pub use chinese::{counts_years, lasts, punishes};
pub use english::counted_from as offset;
pub use festivals::terms as festival_terms;
pub use guide::{Read, code as part_code, read};
pub use types::{Clock, Day, Days, Grain, Length, Period, Segment};

pub use super::reader::Relation;

use super::reader::{Part, Reader};
use crate::text::{Language, TokenKind};
use chrono::NaiveDateTime;

/// What a date grammar may look at.
pub struct Calendar<'t, 'r> {
    /// The tokens.
    pub reader: &'r Reader<'t>,
    /// The moment that relative words count from.
    pub now: NaiveDateTime,
    /// The language whose grammar is asked first.
    pub language: Language,
    /// Whether lengths, stretches counted from now and recurring times are wanted too.
    pub counted: bool,
}

/// The meaning of a calendar expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// One day.
    Day(Day),
    /// A stretch of days with a name or a count.
    Period(Period),
    /// A clock time without a day.
    Clock(Clock),
    /// A clock time on a day.
    Moment(Day, Clock),
    /// A part of a day, the day if said, and which part of that part.
    DayPart(Option<Day>, Part, Option<Segment>),
    /// Right now.
    Now,
    /// A length of time.
    Length(Length),
    /// Again and again: a TIMEX3 value.
    Set(String),
    /// A moment counted from now.
    Instant(NaiveDateTime),
    /// From one moment to another, with its TIMEX3 value.
    Stretch(NaiveDateTime, NaiveDateTime, String),
    /// From one to the other.
    Range(Box<Expr>, Box<Expr>),
}

/// An expression at tokens `start..end`.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// What it means.
    pub expr: Expr,
    /// The parts of a date by parts, for what is left out later in a range.
    pub parts: Option<parts::Parts>,
}

impl Found {
    fn new(start: usize, end: usize, expr: Expr) -> Self {
        Found { start, end, expr, parts: None }
    }
}

impl Calendar<'_, '_> {
    /// Where to look on after nothing was found at `at`: numbers are not cut.
    pub fn skip(&self, at: usize) -> usize {
        if !self.reader.is_number(at) {
            return at + 1;
        }
        let chained = |at: usize| {
            matches!(self.reader.char(at), '.' | '/' | '-' | ':')
                && !self.reader.gap(at)
                && !self.reader.gap(at + 1)
                && self.reader.is_number(at + 1)
        };
        let mut end = at + 1;
        while chained(end) {
            end += 2;
        }
        end
    }
}

/// The expression that begins at `at`, the longest.
pub fn expression(calendar: &Calendar, at: usize) -> Option<Found> {
    if !calendar.reader.is_number(at) && !calendar.reader.is_term(at) {
        return None;
    }
    ranges::expression(calendar, at)
}

/// A length of more than a number and a unit: `an hour`, `half a year`, `three years and two months`, `三年六个月`.
pub fn length(reader: &Reader, at: usize, language: Language) -> Option<(Length, usize)> {
    let calendar = Calendar { reader, now: NaiveDateTime::default(), language, counted: true };
    let (length, end) = if language.is_chinese() { chinese::length(&calendar, at)? } else { english::length(&calendar, at)? };
    (length.parts.len() > 1 || english::is_article(&calendar, at) || length.parts.iter().any(|(count, _)| !count.is_whole()))
        .then_some((length, end))
}

/// The expression at `at` that is no range.
fn single(calendar: &Calendar, at: usize, before: Option<&parts::Parts>) -> Option<Found> {
    let reader = calendar.reader;
    let (kind, next) = (reader.kind(at), reader.kind(at + 1));
    let han = kind == Some(TokenKind::Han) || (kind == Some(TokenKind::Number) && next == Some(TokenKind::Han));
    let latin = kind == Some(TokenKind::Word) && !calendar.language.is_chinese();
    let chinese = if latin { None } else { chinese::expression(calendar, at, before) };
    let english = if han { None } else { english::expression(calendar, at, before) };
    // a date in digits goes on with Chinese words: `2010.01.29晚上六点`
    let english = english.map(|found| if calendar.language.is_chinese() { chinese::with_clock(calendar, found) } else { found });
    match (chinese, english) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    }
}
