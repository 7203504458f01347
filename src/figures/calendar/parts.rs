//! Dates by their parts, as they are read off the text, and what they come to. Knows how missing parts are filled; must not know words.

use super::Expr;
use super::arith::{add_months, any_day, any_month, any_month_day, date, period};
use super::lunar;
use super::types::{Day, Grain, Period, Segment};
use crate::figures::reader::TimeUnit;
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// What was said of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// The year, resolved.
    pub year: Option<i32>,
    /// Whether the year was said itself (not `last year`).
    pub said_year: bool,
    /// 1 to 12.
    pub month: Option<u8>,
    /// Whether month or day were said relative to now, so that they need no guessing.
    pub relative: bool,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 to 4.
    pub quarter: Option<u8>,
    /// 1 or 2.
    pub half: Option<u8>,
    /// 1 is spring.
    pub season: Option<u8>,
    /// Whether the lunar calendar is meant.
    pub lunar: bool,
    /// Whether the leap month behind the month is meant.
    pub leap: bool,
    /// Which part of the period.
    pub segment: Option<Segment>,
}

impl Parts {
    /// Takes over what `before` said and this leaves out: `1月23日至25日`, `明年3月至6月`.
    pub fn inherit(self, before: &Parts) -> Parts {
        let same_level = |mine: bool, theirs: bool| !mine && theirs;
        let takes_month = self.day.is_some() && same_level(self.month.is_some(), before.month.is_some());
        let takes_year = self.year.is_none() && before.year.is_some();
        Parts {
            year: if takes_year { before.year } else { self.year },
            said_year: self.said_year || (takes_year && before.said_year),
            month: if takes_month { before.month } else { self.month },
            relative: self.relative || (takes_month && before.relative),
            lunar: self.lunar || before.lunar,
            ..self
        }
    }

    /// The date, seen from `now`. A day that does not exist has neither a past nor a future one.
    pub fn resolve(&self, now: NaiveDateTime) -> Option<Expr> {
        if self.day.is_some() {
            return self.day_of(now).map(Expr::Day);
        }
        self.period_of(now.date()).map(|period| Expr::Period(Period { segment: self.segment, ..period }))
    }

    fn day_of(&self, now: NaiveDateTime) -> Option<Day> {
        let today = now.date();
        let day = u32::from(self.day?);
        match (self.year, self.month) {
            (Some(year), Some(month)) if self.lunar => {
                let timex = format!("{year:04}-{month:02}-{day:02}");
                let real = lunar::day_of(year, month, self.leap, day as u8);
                Some(Day { timex, past: real, future: real, lunar: true, fixed: self.said_year })
            }
            (None, Some(month)) if self.lunar => {
                let this = |year: i32| lunar::day_of(year, month, self.leap, day as u8);
                let year = today.year();
                let future = [this(year), this(year + 1)].into_iter().flatten().find(|date| *date >= today);
                let past = [this(year), this(year - 1)].into_iter().flatten().find(|date| *date < today);
                Some(Day { timex: format!("XXXX-{month:02}-{day:02}"), past, future, lunar: true, fixed: false })
            }
            (Some(year), Some(month)) => {
                let timex = format!("{year:04}-{month:02}-{day:02}");
                let real = date(year, u32::from(month), day);
                Some(Day { timex, past: real, future: real, lunar: false, fixed: self.said_year })
            }
            (_, Some(month)) => any_month_day(now, u32::from(month), day),
            _ => any_day(now, day),
        }
    }

    fn period_of(&self, today: NaiveDate) -> Option<Period> {
        if let Some(month) = self.month.filter(|_| self.lunar) {
            return self.lunar_month(month, today);
        }
        if let Some(month) = self.month {
            return match self.year {
                Some(year) => period(date(year, u32::from(month), 1)?, TimeUnit::Month, self.said_year),
                None => any_month(today, u32::from(month)),
            };
        }
        let year = self.year.unwrap_or(today.year());
        let fixed = self.said_year;
        if let Some(quarter) = self.quarter {
            return open(self, period(date(year, u32::from(quarter) * 3 - 2, 1)?, TimeUnit::Quarter, fixed)?, today);
        }
        if let Some(half) = self.half {
            return period(date(year, u32::from(half) * 6 - 5, 1)?, TimeUnit::HalfYear, fixed);
        }
        if let Some(season) = self.season {
            return open(self, season_of(year, season, fixed)?, today);
        }
        period(date(self.year?, 1, 1)?, TimeUnit::Year, fixed)
    }
}

impl Parts {
    /// A month of the lunar year: a stretch of days of ours.
    fn lunar_month(&self, month: u8, today: NaiveDate) -> Option<Period> {
        let of = |year: i32| lunar::month_of(year, month, self.leap);
        let (past, future) = match self.year {
            Some(year) => (of(year), of(year)),
            None => {
                let years = today.year() - 1..=today.year() + 1;
                let past = years.clone().rev().filter_map(of).find(|(start, _)| *start <= today);
                (past, years.filter_map(of).find(|(_, end)| *end > today))
            }
        };
        let (start, end) = past.or(future)?;
        let timex = format!("({start},{end},P1M)");
        Some(Period { timex, past, future, grain: Grain::Days, segment: None, fixed: self.said_year })
    }
}

/// Without a year, this year's is meant, or the last or next one.
fn open(parts: &Parts, this: Period, today: NaiveDate) -> Option<Period> {
    if parts.year.is_some() {
        return Some(this);
    }
    let (start, end) = this.past?;
    let moved = |months| Some((add_months(start, months)?, add_months(end, months)?));
    let (past, future) = if start <= today { (Some((start, end)), moved(12)) } else { (moved(-12), Some((start, end))) };
    let timex = format!("XXXX{}", this.timex.get(4..).unwrap_or(""));
    Some(Period { timex, past, future, fixed: false, ..this })
}

/// Spring is March to May; winter runs into the next year.
fn season_of(year: i32, season: u8, fixed: bool) -> Option<Period> {
    let name = ["SP", "SU", "FA", "WI"].get(usize::from(season.checked_sub(1)?))?;
    let start = date(year, u32::from(season) * 3, 1)?;
    Some(Period::definite(format!("{year:04}-{name}"), (start, add_months(start, 3)?), Grain::Season, fixed))
}
