//! Dates that count from the one told last: `同日`, `翌日上午`, `隔月`, `同年6月15日`. Knows what a passage has told so far; must not know
//! how other dates are said.

use super::guide::{Read, timed};
use super::parts::Parts;
use super::types::Day;
use super::{Calendar, Expr, Found, arith, chinese};
use crate::figures::guide::Scene;
use crate::figures::reader::{Part, Sense, TimeUnit};
use crate::figures::{Figure, Timex, TimexRange};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// The date at `at` as counted from the last of the figures `told` before it; nothing where no such word stands. Without a date to
/// count from such a word is no figure.
pub fn back(scene: &Scene, at: usize, told: &[Figure]) -> Option<Read> {
    let back = |sense| if let Sense::Back(unit, steps) = sense { Some((unit, steps)) } else { None };
    let ((unit, steps), end) = scene.reader.find(at, back)?;
    let again = told.last().is_some_and(|figure| at > 0 && figure.span.end == scene.reader.span(at - 1, at).end);
    let told = if again { &[] } else { told };
    let today = || scene.today.filter(|_| !again && unit == TimeUnit::Day && steps == 0 && opens(scene, at));
    let core = last(told, unit)
        .or_else(today)
        .and_then(|last| found(scene, at, end, (unit, steps), last))
        .and_then(|found| timed(scene, found));
    Some(core.map_or(Read::Impossible(end), |core| Read::Figure(Box::new(core))))
}

/// `同日` that no event stands before (`案發當日`) is the day of the article where no other has been told.
fn opens(scene: &Scene, at: usize) -> bool {
    at == 0 || !"发判案故事会式".contains(scene.reader.char(at - 1))
}

/// The first day of the date told last that is as fine as the unit.
fn last(told: &[Figure], unit: TimeUnit) -> Option<NaiveDate> {
    let fine = |timex: &Timex| match unit {
        TimeUnit::Day | TimeUnit::Night => timex.start.is_some() && timex.start == timex.end,
        TimeUnit::Month => timex.value.len() >= "2025-01".len(),
        _ => true,
    };
    let day = |figure: &Figure| match figure.value.timex()? {
        TimexRange::Exact(timex) if fine(timex) => timex.start,
        _ => None,
    };
    told.iter().rev().find_map(day)
}

/// What the word makes of that day, with what stands behind it.
fn found(scene: &Scene, at: usize, end: usize, (unit, steps): (TimeUnit, i8), last: NaiveDate) -> Option<Found> {
    let now = scene.today.unwrap_or(last).and_hms_opt(0, 0, 0)?;
    let calendar = Calendar { reader: scene.reader, now, language: scene.language, counted: false };
    let day = |steps: i8| Some(Day::definite(arith::add_days(last, i64::from(steps))?, true));
    match unit {
        TimeUnit::Day => Some(chinese::with_clock(&calendar, Found::new(at, end, Expr::Day(day(steps)?)))),
        TimeUnit::Night => Some(Found::new(at, end, Expr::DayPart(Some(day(steps)?), Part::Evening, None))),
        TimeUnit::Month => by_parts(&calendar, at, end, month(arith::add_months(last, i64::from(steps))?), now),
        _ => by_parts(&calendar, at, end, year(last.year() + i32::from(steps)), now),
    }
}

fn year(year: i32) -> Parts {
    Parts { year: Some(year), said_year: true, ..Parts::default() }
}

fn month(day: NaiveDate) -> Parts {
    Parts { month: Some(day.month() as u8), ..year(day.year()) }
}

/// The period, or the date in it that stands right behind: `同年6月15日`, `同月15日`.
fn by_parts(calendar: &Calendar, at: usize, end: usize, parts: Parts, now: NaiveDateTime) -> Option<Found> {
    let goes_on = calendar.reader.is_number(end) || calendar.reader.digit(end).is_some();
    match goes_on.then(|| chinese::dated(calendar, end, &parts)).flatten() {
        Some(found) => Some(Found { start: at, ..found }),
        None => Some(Found::new(at, end, parts.resolve(now)?)),
    }
}
