//! The values of ranges in the model's form: which reading of one end goes with which of the other, and how long it is between.
//! Must not know how anything is said.

use super::row::{Row, stamp, time};
use super::values::halves;
use crate::figures::calendar::{self, Calendar, Clock, Day, Days, Expr, Grain, Period, Segment};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// `(low,high,length)` for each reading.
pub(super) fn range(calendar: &Calendar, low: &Expr, high: &Expr) -> Option<Vec<Row>> {
    match (low, high) {
        (Expr::Clock(low), Expr::Clock(high)) => Some(clock_ranges(*low, *high, |timex, from, to| Row {
            start: Some(time(from.time())),
            end: Some(time(to.time())),
            ..Row::new("timerange", timex)
        })),
        (Expr::Moment(a, low), Expr::Moment(b, high)) => Some(moment_ranges(a, *low, b, *high)),
        (Expr::Clock(low), Expr::Now) => {
            let from = low.on(calendar.now.date());
            let length = span_length(calendar.now - from);
            let timex = format!("({}{},PRESENT_REF,{length})", calendar.now.date(), low.timex());
            Some(vec![Row { start: Some(stamp(from)), end: Some(stamp(calendar.now)), ..Row::new("datetimerange", timex) }])
        }
        (Expr::Now, Expr::Clock(high)) => {
            let on = |clock: Clock| clock.on(calendar.now.date());
            let to = halves(*high).find(|clock| on(*clock) > calendar.now).unwrap_or(*high);
            let length = span_length(on(to) - calendar.now);
            let timex = format!("(PRESENT_REF,{}{},{length})", calendar.now.date(), to.timex());
            Some(vec![Row { start: Some(stamp(calendar.now)), end: Some(stamp(on(to))), ..Row::new("datetimerange", timex) }])
        }
        (Expr::Range(..), _) | (_, Expr::Range(..)) => None,
        _ => date_ranges(calendar, low, high),
    }
}

/// `PT2H30M`.
fn span_length(length: chrono::TimeDelta) -> String {
    let seconds = length.num_seconds();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut out = String::from("PT");
    for (count, letter) in [(hours, 'H'), (minutes, 'M'), (rest, 'S')] {
        if count != 0 {
            out.push_str(&format!("{count}{letter}"));
        }
    }
    out
}

fn clock_ranges(low: Clock, high: Clock, make: impl Fn(String, NaiveDateTime, NaiveDateTime) -> Row) -> Vec<Row> {
    let day = NaiveDate::from_ymd_opt(2000, 1, 3).unwrap_or_default();
    pairs(low, high)
        .into_iter()
        .map(|(low, high)| {
            let from = low.on(day);
            let mut to = high.on(day);
            if to < from {
                to += chrono::TimeDelta::days(1);
            }
            make(format!("({},{},{})", low.timex(), high.timex(), span_length(to - from)), from, to)
        })
        .collect()
}

/// The halves of the day two clock times may be in together.
fn pairs(low: Clock, high: Clock) -> Vec<(Clock, Clock)> {
    let minutes = |clock: &Clock| u32::from(clock.hour) * 60 + u32::from(clock.minute.unwrap_or(0));
    match (low.open, high.open) {
        (true, true) if minutes(&low) <= minutes(&high) => vec![(low, high), (low.afternoon(), high.afternoon())],
        (true, true) => vec![(low, high.afternoon()), (low.afternoon(), high)],
        (true, false) => {
            let late = low.afternoon();
            vec![(if minutes(&late) < minutes(&high) && high.hour >= 12 && late.hour >= 12 { late } else { low }, high)]
        }
        (false, true) => vec![(low, if minutes(&high) < minutes(&low) { high.afternoon() } else { high })],
        (false, false) => vec![(low, high)],
    }
}

/// Where one reading stays within the day, those over midnight are left out.
fn on_one_day(pairs: Vec<(Clock, Clock)>) -> Vec<(Clock, Clock)> {
    let within = |(low, high): &(Clock, Clock)| low.time() <= high.time();
    if pairs.iter().any(within) { pairs.into_iter().filter(within).collect() } else { pairs }
}

fn moment_ranges(a: &Day, low: Clock, b: &Day, high: Clock) -> Vec<Row> {
    let mut rows = Vec::new();
    let same_day = a == b;
    let choices =
        if same_day { on_one_day(pairs(low, high)) } else { vec![(Clock { open: false, ..low }, Clock { open: false, ..high })] };
    for (low, high) in choices {
        for (from, to) in [(a.past, b.past), (a.future, b.future)] {
            let (Some(from), Some(to)) = (from, to) else { continue };
            let (from, mut to) = (low.on(from), high.on(to));
            if to < from && same_day {
                to += chrono::TimeDelta::days(1);
            }
            let timex = format!("({}{},{}{},{})", a.timex, low.timex(), b.timex, high.timex(), span_length(to - from));
            let row = Row { start: Some(stamp(from)), end: Some(stamp(to)), ..Row::new("datetimerange", timex) };
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
    }
    rows
}

/// A day or the first day of a period, with its name to the day.
struct Edge {
    timex: String,
    past: Option<NaiveDate>,
    future: Option<NaiveDate>,
    grain: Grain,
}

fn edge(calendar: &Calendar, expr: &Expr) -> Option<Edge> {
    match expr {
        Expr::Day(day) => Some(Edge { timex: day.timex.clone(), past: day.past, future: day.future, grain: Grain::Days }),
        Expr::Now => {
            let today = calendar.now.date();
            Some(Edge { timex: today.to_string(), past: Some(today), future: Some(today), grain: Grain::Days })
        }
        Expr::Period(period) => {
            if let Some(segment) = period.segment {
                return segment_edge(period, segment);
            }
            let (past, future) = (period.past.map(|days| days.0), period.future.map(|days| days.0));
            let timex = if !period.timex.starts_with("XXXX") { past?.to_string() } else { format!("{}-01", period.timex) };
            Some(Edge { timex, past, future, grain: period.grain })
        }
        _ => None,
    }
}

/// `the middle of September` as an end of a range: the day its segment begins, or the last one's morrow.
fn segment_edge(period: &Period, segment: Segment) -> Option<Edge> {
    let day = |(start, end): Days| match segment {
        Segment::Start | Segment::Earlier => start,
        Segment::Mid => start + chrono::TimeDelta::days((end - start).num_days() / 2),
        Segment::End | Segment::Later => end,
    };
    let (past, future) = (period.past.map(day), period.future.map(day));
    let date = past.or(future)?;
    let open = period.timex.starts_with("XXXX");
    let timex = if open { format!("XXXX-{:02}-{:02}", date.month(), date.day()) } else { date.to_string() };
    Some(Edge { timex, past, future, grain: period.grain })
}

fn date_ranges(calendar: &Calendar, low: &Expr, high: &Expr) -> Option<Vec<Row>> {
    let (a, b) = (edge(calendar, low)?, edge(calendar, high)?);
    let mut rows: Vec<Row> = Vec::new();
    for (from, to) in [(a.past, b.past), (a.future, b.future)] {
        let (Some(mut from), Some(mut to)) = (from, to) else { continue };
        if to < from {
            // a stretch that holds today runs from the past reading to the future one
            if Some(from) == a.past && b.future.is_some_and(|future| future > from) {
                to = b.future?;
            } else if a.past.is_some_and(|past| past < to) {
                from = a.past?;
            } else {
                to = calendar::add_months(to, 12)?;
            }
        }
        let timex = format!("({},{},{})", a.timex, b.timex, length(from, to, a.grain, b.grain));
        let row = Row { start: Some(from.to_string()), end: Some(to.to_string()), ..Row::new("daterange", timex) };
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    if rows.is_empty() {
        let timex = format!("({},{},PXD)", a.timex, b.timex);
        return Some(vec![Row::new("daterange", timex).unresolved()]);
    }
    Some(rows)
}

/// The length of a range in its coarser unit.
fn length(from: NaiveDate, to: NaiveDate, a: Grain, b: Grain) -> String {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    match (a, b) {
        (Grain::Year, Grain::Year) => format!("P{}Y", months / 12),
        (Grain::Month | Grain::Year, Grain::Month | Grain::Year) => format!("P{months}M"),
        (Grain::Week, Grain::Week) => format!("P{}W", (to - from).num_days() / 7),
        _ => format!("P{}D", (to - from).num_days()),
    }
}
