//! What calendar words mean, before any output convention. Knows points, periods, clocks and lengths; must not know words.

use crate::figures::Decimal;
use crate::figures::reader::{Part, TimeUnit};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A single day.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// TIMEX3 as far as the words go: `XXXX-05-29`, `XXXX-WXX-5`, `2019-01-02`.
    pub timex: String,
    /// The latest such day before the reference day, or the only one.
    pub past: Option<NaiveDate>,
    /// The first such day from the reference day on, or the only one.
    pub future: Option<NaiveDate>,
    /// Whether it is reckoned by the lunar calendar.
    pub lunar: bool,
    /// Whether the words alone determine it, without the reference day.
    pub fixed: bool,
}

/// What sort of period it is, for its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A calendar year.
    Year,
    /// Half of a year.
    Half,
    /// A quarter.
    Quarter,
    /// A season.
    Season,
    /// A month.
    Month,
    /// A week from Monday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A fiscal or school year, whose days are not determined.
    Fiscal,
    /// Any other stretch of days.
    Days,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Its beginning.
    Start,
    /// Its middle.
    Mid,
    /// Its end.
    End,
    /// What is over of it: `earlier this month`.
    Earlier,
    /// What is left of it: `later this week`.
    Later,
}

/// From a day to the day after the last.
pub type Days = (NaiveDate, NaiveDate);

/// A stretch of days.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// TIMEX3 as far as the words go.
    pub timex: String,
    /// The latest such period, or the only one.
    pub past: Option<Days>,
    /// The next such period, or the only one.
    pub future: Option<Days>,
    /// What sort.
    pub grain: Grain,
    /// Which part of it.
    pub segment: Option<Segment>,
    /// Whether the words alone determine it.
    pub fixed: bool,
}

/// A clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// Minutes, if said.
    pub minute: Option<u8>,
    /// Seconds, if said.
    pub second: Option<u8>,
    /// Whether it may be in either half of the day.
    pub open: bool,
    /// The part of the day that was said with it.
    pub part: Option<Part>,
}

/// A length of time: numbers of units, largest first.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Length {
    /// Each unit with how many of it.
    pub parts: Vec<(Decimal, TimeUnit)>,
}

impl Day {
    /// A day that is the only one.
    pub fn definite(date: NaiveDate, fixed: bool) -> Self {
        Day { timex: date.to_string(), past: Some(date), future: Some(date), lunar: false, fixed }
    }

    /// Whether there is only one such day.
    pub fn is_definite(&self) -> bool {
        self.past == self.future
    }
}

impl Period {
    /// A period that is the only one.
    pub fn definite(timex: String, days: Days, grain: Grain, fixed: bool) -> Self {
        Period { timex, past: Some(days), future: Some(days), grain, segment: None, fixed }
    }

    /// Whether there is only one such period.
    pub fn is_definite(&self) -> bool {
        self.past == self.future
    }
}

impl Clock {
    /// A full hour.
    pub fn at(hour: u8) -> Self {
        Clock { hour, minute: None, second: None, open: (1..=12).contains(&hour), part: None }
    }

    /// The clock time as the library has it; 24:00 is midnight.
    pub fn time(&self) -> NaiveTime {
        let hour = u32::from(self.hour) % 24;
        NaiveTime::from_hms_opt(hour, u32::from(self.minute.unwrap_or(0)), u32::from(self.second.unwrap_or(0))).unwrap_or_default()
    }

    /// The same time twelve hours later, for open ones.
    pub fn afternoon(&self) -> Self {
        Clock { hour: if self.hour == 12 { 0 } else { self.hour + 12 }, open: false, ..*self }
    }

    /// `T08`, `T08:30`, `T08:30:15`.
    pub fn timex(&self) -> String {
        let mut out = format!("T{:02}", self.hour);
        if let Some(minute) = self.minute {
            out.push_str(&format!(":{minute:02}"));
        }
        if let Some(second) = self.second {
            out.push_str(&format!(":{second:02}"));
        }
        out
    }

    /// The moment on a day.
    pub fn on(&self, date: NaiveDate) -> NaiveDateTime {
        let date = if self.hour == 24 { date.succ_opt().unwrap_or(date) } else { date };
        date.and_time(self.time())
    }
}
