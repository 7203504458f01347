//! Calendar expressions as the annotation guide values them: TIMEX3 resolved against the article's date, with calendar days.
//! Knows which of two possible days news means; must not know how dates are said.

use super::arith::add_days;
use super::types::{Clock, Day, Days, Grain, Period};
use super::{Calendar, Expr, Found, expression};
use crate::figures::guide::{Core, Scene};
use crate::figures::reader::{Part, Sense, W};
use crate::figures::{Timex, TimexRange, Value};
use chrono::{Datelike, NaiveDate};

/// Of weekdays, the last one is meant.
const A_WEEK: i64 = 7;

/// What the calendar makes of a token.
pub enum Read {
    /// A date or time.
    Figure(Box<Core>),
    /// No date.
    Nothing,
    /// A day that does not exist, such as 30 February, up to this token: none of its parts is a figure.
    Impossible(usize),
}

/// The date or time at `at` as a figure.
pub fn read(scene: &Scene, at: usize) -> Read {
    if !super::gate::may_begin(scene.reader, at) {
        return Read::Nothing;
    }
    let today = scene.today.or(NaiveDate::from_ymd_opt(2000, 1, 1)).unwrap_or_default();
    let now = today.and_hms_opt(0, 0, 0).unwrap_or_default();
    let calendar = Calendar { reader: scene.reader, now, language: scene.language, counted: false };
    // `earlier this month` leaves its comparative outside, and every date its article
    let word = scene.reader.slice(at, at + 1);
    if ["earlier", "later", "the"].into_iter().any(|outside| word.eq_ignore_ascii_case(outside)) {
        return Read::Nothing;
    }
    let Some(found) = expression(&calendar, at).filter(|found| !is_share(scene, at, found.end)) else { return Read::Nothing };
    match figure(scene, at, found.clone()) {
        Some(core) => Read::Figure(Box::new(core)),
        None => match &found.expr {
            Expr::Day(day) if day.past.is_none() && day.future.is_none() => Read::Impossible(found.end),
            _ => Read::Nothing,
        },
    }
}

/// `1/3的人`, `近1/4`, `3又1/5`: in Chinese a fraction, where the words beside it say so.
fn is_share(scene: &Scene, at: usize, end: usize) -> bool {
    let reader = scene.reader;
    let slashed = scene.language.is_chinese() && end == at + 3 && reader.char(at + 1) == '/' && reader.is_number(at + 2);
    let before = at.checked_sub(1).map_or('\0', |before| reader.char(before));
    slashed
        && (matches!(reader.char(end), '的' | '以' | '强' | '多' | '左' | '弱')
            || matches!(before, '又' | '近' | '约' | '逾' | '过' | '达' | '占' | '有'))
}

/// A date whose day is known already, as a figure.
pub(super) fn timed(scene: &Scene, found: Found) -> Option<Core> {
    figure(scene, found.start, found)
}

fn figure(scene: &Scene, at: usize, mut found: Found) -> Option<Core> {
    if !counts(&found.expr) && !stands_alone(scene, &found) {
        return None;
    }
    let values = Values { scene, at, end: found.end, known: scene.today.is_some(), time: None };
    let mut value = values.value(&found.expr)?;
    if let Some((minutes, end)) = zone(scene, found.end)
        && let Value::Time(TimexRange::Exact(timex)) = &mut value
    {
        found.end = end;
        timex.value.push_str(&offset(minutes));
    }
    let reading = values.reading(&found, &value);
    Some(Core { start: found.start, end: found.end, value, bound: None, reading })
}

/// A time zone behind a clock time: its letters are capitals, or it is spelled out.
fn zone(scene: &Scene, at: usize) -> Option<(i16, usize)> {
    let found = scene.reader.find(at, |sense| if let Sense::Zone(minutes) = sense { Some(minutes) } else { None })?;
    let form = scene.reader.slice(at, found.1);
    (form.len() > 5 || form.bytes().all(|letter| letter.is_ascii_uppercase())).then_some(found)
}

/// `Z`, `+10:00`, `-05:00`.
fn offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let size = minutes.unsigned_abs();
    if size == 0 { "Z".into() } else { format!("{sign}{:02}:{:02}", size / 60, size % 60) }
}

/// A part of the day without a day places nothing by itself, but for the afternoon, which is said for a time.
fn counts(expr: &Expr) -> bool {
    match expr {
        Expr::DayPart(None, part, _) => matches!(part, Part::Afternoon),
        _ => true,
    }
}

/// `居民早上排隊`, `凌晨收工後`: a part of the day in so many words, and none of several (`一个晚上`, `那個傍晚`).
fn stands_alone(scene: &Scene, found: &Found) -> bool {
    const PARTS: [&str; 9] = ["凌晨", "清晨", "早上", "上午", "中午", "傍晚", "晚上", "晚间", "晚間"];
    let reader = scene.reader;
    let one_of = found.start > 0 && "个一那这每某周".contains(reader.char(found.start - 1));
    matches!(found.expr, Expr::DayPart(None, ..))
        && PARTS.contains(&reader.slice(found.start, found.end))
        && !one_of
        && reader.char(found.end) != '的'
}

struct Values<'s, 't, 'r> {
    scene: &'s Scene<'t, 'r>,
    at: usize,
    end: usize,
    known: bool,
    /// Which of two dates is meant, where that is known already.
    time: Option<Tense>,
}

/// Whether a date has been or is to come.
#[derive(Clone, Copy)]
enum Tense {
    Past,
    Future,
}

impl Values<'_, '_, '_> {
    fn value(&self, expr: &Expr) -> Option<Value> {
        Some(match expr {
            Expr::Period(period) if period.grain == Grain::Days && !period.timex.starts_with('P') => {
                Value::Date(self.stretch(period)?)
            }
            Expr::Day(_) | Expr::Period(_) => Value::Date(TimexRange::Exact(self.timex(expr)?)),
            Expr::Set(timex) => {
                let times = TimexRange::Exact(Timex { value: timex.clone(), start: None, end: None });
                if timex.contains('T') { Value::Time(times) } else { Value::Date(times) }
            }
            Expr::Clock(_) | Expr::Moment(..) | Expr::DayPart(..) => Value::Time(TimexRange::Exact(self.timex(expr)?)),
            Expr::Range(low, high) => {
                let (first, last) = self.ends(low, high)?;
                let range = TimexRange::Range { low: Some(first), high: Some(last) };
                if matches!(**low, Expr::Day(_) | Expr::Period(_)) { Value::Date(range) } else { Value::Time(range) }
            }
            Expr::Now | Expr::Length(_) | Expr::Instant(_) | Expr::Stretch(..) => return None,
        })
    }

    /// Both ends of a range: where they were chosen apart and come out of order, the last that has been, and what follows it.
    fn ends(&self, low: &Expr, high: &Expr) -> Option<(Timex, Timex)> {
        let ends = |low_time, high_time| {
            let at = |time| Values { time, ..*self };
            Some((at(low_time).timex(low)?, at(high_time).timex(high)?))
        };
        let in_order = |(low, high): &(Timex, Timex)| low.start.zip(high.end).is_none_or(|(low, high)| low <= high);
        let chosen = ends(self.time, self.time)?;
        if in_order(&chosen) {
            return Some(chosen);
        }
        let has_been = ends(Some(Tense::Past), Some(Tense::Past)).filter(in_order);
        has_been.or_else(|| ends(Some(Tense::Past), Some(Tense::Future))).or(Some(chosen))
    }

    fn timex(&self, expr: &Expr) -> Option<Timex> {
        match expr {
            Expr::Day(day) => self.day(day),
            Expr::Period(period) => self.period(period),
            Expr::Clock(clock) => Some(Timex { value: minutes(clock), start: None, end: None }),
            Expr::Moment(day, clock) => {
                let day = self.day(day)?;
                Some(Timex { value: format!("{}{}", day.value, minutes(clock)), ..day })
            }
            Expr::DayPart(Some(day), part, _) => {
                let day = self.day(day)?;
                Some(Timex { value: format!("{}T{}", day.value, code(*part)), ..day })
            }
            Expr::DayPart(None, part, _) => Some(Timex { value: format!("T{}", code(*part)), start: None, end: None }),
            _ => None,
        }
    }

    fn day(&self, day: &Day) -> Option<Timex> {
        if !self.known && !day.fixed {
            let value = if day.timex.contains('X') { day.timex.clone() } else { "XXXX-XX-XX".into() };
            return Some(Timex { value, start: None, end: None });
        }
        let date = self.choose(day.past, day.future, |date| date)?;
        Some(Timex { value: date.to_string(), start: Some(date), end: Some(date) })
    }

    fn period(&self, period: &Period) -> Option<Timex> {
        if period.grain == Grain::Fiscal {
            return Some(Timex { value: period.timex.trim_start_matches("FY").into(), start: None, end: None });
        }
        if !self.known && !period.fixed {
            return Some(Timex { value: unresolved(period), start: None, end: None });
        }
        // quarters are reported when they are over
        let quarter = period.grain == Grain::Quarter && self.time.is_none() && !self.looks_ahead();
        let reported = Values { time: if quarter { Some(Tense::Past) } else { self.time }, ..*self };
        let (start, end) = reported.choose(period.past, period.future, |(start, _): Days| start)?;
        let said = period.is_definite() && period.grain != Grain::Century && !period.timex.starts_with('X');
        let value = if said { period.timex.clone() } else { named(period, start) };
        Some(Timex { value, start: Some(start), end: add_days(end, -1) })
    }

    /// A stretch of days by its first and last, or where it is made of whole months, by those.
    fn stretch(&self, period: &Period) -> Option<TimexRange> {
        let (start, end) = self.choose(period.past, period.future, |(start, _): Days| start)?;
        let last = add_days(end, -1)?;
        let months = start.day() == 1 && end.day() == 1;
        let name = |day: NaiveDate| if months { format!("{:04}-{:02}", day.year(), day.month()) } else { day.to_string() };
        let timex = |day: NaiveDate| Timex { value: name(day), start: Some(start), end: Some(last) };
        Some(match name(start) == name(last) {
            true => TimexRange::Exact(timex(start)),
            false => TimexRange::Range { low: Some(timex(start)), high: Some(timex(last)) },
        })
    }

    /// News tells of what has been, unless the words before look ahead, or what has been lies more than twice as far off as
    /// what will be.
    fn choose<T: Copy + PartialEq>(&self, past: Option<T>, future: Option<T>, start: impl Fn(T) -> NaiveDate) -> Option<T> {
        let (Some(past), Some(future)) = (past, future) else { return past.or(future) };
        match self.time {
            Some(Tense::Past) => return Some(past),
            Some(Tense::Future) => return Some(future),
            None => {}
        }
        let today = self.scene.today?;
        let (ago, ahead) = ((today - start(past)).num_days(), (start(future) - today).num_days());
        let nearer = ago > A_WEEK && ahead * 2 < ago && !self.looks_back();
        if ahead == 0 || ((nearer || self.looks_ahead()) && past != future) {
            return Some(future);
        }
        Some(past)
    }

    /// `将`, `will`, `by` and the like shortly before, or `前` right behind.
    fn looks_ahead(&self) -> bool {
        let reader = self.scene.reader;
        let said = (self.at.saturating_sub(12)..self.at).any(|at| reader.word(at, W::Ahead).is_some());
        let led = reader.before(self.at, |sense| (sense == Sense::Word(W::LeadsAhead)).then_some(())).is_some();
        said || led && !self.had_been() || (reader.char(self.end) == '前' && !matches!(reader.char(self.end + 1), '后' | '夕'))
    }

    /// `By July, complaints had come`: by then something had happened.
    fn had_been(&self) -> bool {
        const REACH: usize = 8;
        let reader = self.scene.reader;
        let stops = |at: usize| matches!(reader.char(at), '.' | ';' | '!' | '?');
        let verb = |at: usize| matches!(reader.slice(at, at + 1), "had" | "was" | "were");
        (self.end..self.end + REACH).take_while(|&at| at < reader.len() && !stops(at)).any(verb)
    }

    /// A verb in the past shortly before `in`, or right before another preposition: `raised fares in January`, `held on May 2`.
    fn looks_back(&self) -> bool {
        let reader = self.scene.reader;
        let past = |at: usize| reader.word(at, W::Plans).is_none() && is_past(reader.slice(at, at + 1));
        let stops = |at: usize| matches!(reader.char(at), '.' | ';' | '!' | '?' | ',');
        let reach = if self.at > 0 && reader.slice(self.at - 1, self.at) == "in" { 8 } else { 2 };
        (self.at.saturating_sub(reach)..self.at).rev().take_while(|&at| !stops(at)).any(past)
    }

    fn reading(&self, found: &Found, value: &Value) -> String {
        let written = self.scene.reader.slice(found.start, found.end);
        let text = match value.timex() {
            Some(TimexRange::Exact(timex)) => timex.value.clone(),
            Some(TimexRange::Range { low: Some(low), high: Some(high) }) => format!("{}/{}", low.value, high.value),
            _ => return String::new(),
        };
        match self.scene.today {
            Some(today) if !said_all(&found.expr) => format!("{written} → {text}, from {today}"),
            _ => format!("{written} → {text}"),
        }
    }
}

/// `raised`: the past of a regular English verb.
fn is_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && word.bytes().all(|letter| letter.is_ascii_lowercase())
}

/// Whether the words alone determine the value.
fn said_all(expr: &Expr) -> bool {
    match expr {
        Expr::Day(day) | Expr::Moment(day, _) | Expr::DayPart(Some(day), ..) => day.fixed,
        Expr::Period(period) => period.fixed,
        Expr::Range(low, high) => said_all(low) && said_all(high),
        _ => true,
    }
}

/// The name of a period that begins on `start`.
fn named(period: &Period, start: NaiveDate) -> String {
    let year = start.year();
    match period.grain {
        Grain::Month => format!("{:04}-{:02}", start.year(), start.month()),
        Grain::Century => format!("{:02}XX", year / 100),
        Grain::Year => format!("{year:04}"),
        _ => format!("{year:04}{}", period.timex.get(4..).unwrap_or("")),
    }
}

/// What can be said without a reference day.
fn unresolved(period: &Period) -> String {
    match period.grain {
        _ if period.timex.starts_with("XXXX") => period.timex.clone(),
        Grain::Year => "XXXX".into(),
        Grain::Month => "XXXX-XX".into(),
        Grain::Week => "XXXX-WXX".into(),
        Grain::Weekend => "XXXX-WXX-WE".into(),
        Grain::Quarter => "XXXX-QX".into(),
        _ => format!("XXXX{}", period.timex.get(4..).unwrap_or("")),
    }
}

/// `T15:00`: news writes minutes.
fn minutes(clock: &Clock) -> String {
    Clock { minute: Some(clock.minute.unwrap_or(0)), ..*clock }.timex()
}

/// The TIMEX3 letters of a part of the day.
pub fn code(part: Part) -> &'static str {
    match part {
        Part::Dawn | Part::Morning | Part::Breakfast | Part::Brunch => "MO",
        Part::Noon | Part::Lunch => "MI",
        Part::Afternoon => "AF",
        Part::Evening | Part::Dinner => "EV",
        Part::Night | Part::Nighttime | Part::Midnight => "NI",
        Part::Whole | Part::Daytime | Part::BusinessHours => "DT",
    }
}
