//! The values of calendar expressions in the model's form: past and future readings, both halves of the day, modifiers.
//! Must not know how anything is said.

use super::is_stretch;
use super::ranges::range;
use super::relation::Related;
use super::row::{Row, stamp, stretched, time};
use super::segments::{holds, segment_days};
use crate::figures::calendar::{self, Calendar, Clock, Day, Days, Expr, Grain, Period, Relation, Segment, duration};
use crate::figures::reader::Part;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// A clock time in the halves of the day it may be in.
pub(super) fn halves(clock: Clock) -> impl Iterator<Item = Clock> {
    std::iter::once(clock).chain(clock.open.then(|| clock.afternoon()))
}

/// The readings of an expression with its relation, without repetitions.
pub fn rows(calendar: &Calendar, found: &Related) -> Option<Vec<Row>> {
    let mut rows = match found.relation {
        Some(relation) => related(calendar, &found.expr, relation)?,
        None => plain(calendar, &found.expr)?,
    };
    if found.modifier == Some(super::relation::NO_SOURCE) {
        rows.iter_mut().for_each(|row| row.source = None);
    } else if let Some(modifier) = found.modifier {
        rows.iter_mut().for_each(|row| row.modify(modifier));
    }
    rows.dedup();
    Some(rows)
}

fn plain(calendar: &Calendar, expr: &Expr) -> Option<Vec<Row>> {
    Some(match expr {
        Expr::Day(day) if day.lunar => {
            let day = unturned(day, calendar.now);
            days(&day)
                .map(|date| Row { value: Some(date.to_string()), lunar: true, ..Row::new("date", day.timex.clone()) })
                .collect::<Vec<_>>()
                .or_unresolved("date", &day.timex)
        }
        Expr::Day(day) => days(day)
            .map(|date| Row { value: Some(date.to_string()), lunar: day.lunar, ..Row::new("date", day.timex.clone()) })
            .collect::<Vec<_>>()
            .or_unresolved("date", &day.timex),
        Expr::Period(period) => periods(calendar, period),
        Expr::Clock(clock) => {
            halves(*clock).map(|clock| Row { value: Some(time(clock.time())), ..Row::new("time", clock.timex()) }).collect()
        }
        Expr::Moment(day, clock) => moments(day, *clock),
        Expr::Instant(at) => vec![Row { value: Some(stamp(*at)), ..Row::new("datetime", instant_timex(calendar, *at)) }],
        Expr::Stretch(from, to, timex) => {
            vec![Row { start: Some(stamp(*from)), end: Some(stamp(*to)), ..Row::new("datetimerange", timex.clone()) }]
        }
        Expr::DayPart(day, part, segment) => day_part(day.as_ref(), *part, *segment)?,
        Expr::Now => vec![Row { value: Some(stamp(calendar.now)), ..Row::new("datetime", "PRESENT_REF".into()) }],
        Expr::Length(length) => {
            let seconds = duration::seconds(length)?;
            let value = super::super::format::g15(seconds.to_f64(), Some(seconds));
            vec![Row { value: Some(value), ..Row::new("duration", duration::as_said(length)) }]
        }
        Expr::Set(timex) => vec![Row::new("set", timex.clone()).unresolved()],
        Expr::Range(low, high) => range(calendar, low, high)?,
    })
}

trait OrUnresolved {
    fn or_unresolved(self, kind: &'static str, timex: &str) -> Self;
}

impl OrUnresolved for Vec<Row> {
    fn or_unresolved(self, kind: &'static str, timex: &str) -> Self {
        if self.is_empty() { vec![Row::new(kind, timex.to_owned()).unresolved()] } else { self }
    }
}

fn instant_timex(calendar: &Calendar, at: NaiveDateTime) -> String {
    match calendar.language.is_chinese() {
        true => at.date().to_string(),
        false => format!("{}T{}", at.date(), time(at.time())),
    }
}

/// The past and the future day.
fn days(day: &Day) -> impl Iterator<Item = NaiveDate> {
    day.past.into_iter().chain(day.future.filter(|future| day.past != Some(*future)))
}

/// The model does not turn lunar dates into solar ones: it names them and leaves them.
fn unturned(day: &Day, now: NaiveDateTime) -> Day {
    let mut pieces = day.timex.split('-');
    let mut next = || pieces.next().and_then(|piece| piece.parse::<u32>().ok());
    let (year, month, date) = (next(), next(), next());
    let (Some(month), Some(date)) = (month, date) else { return day.clone() };
    let other = match year {
        Some(year) => calendar::date(year as i32, month, date).map(|date| Day::definite(date, true)),
        None => calendar::any_month_day(now, month, date),
    };
    other.map_or_else(|| day.clone(), |other| Day { timex: day.timex.clone(), lunar: true, ..other })
}

fn moments(day: &Day, clock: Clock) -> Vec<Row> {
    let on = |clock: Clock| {
        days(day).map(move |date| Row {
            value: Some(stamp(clock.on(date))),
            lunar: day.lunar,
            ..Row::new("datetime", format!("{}{}", day.timex, clock.timex()))
        })
    };
    halves(clock).flat_map(on).collect()
}

/// The name of a period as the model writes it.
fn period_timex(period: &Period, english: bool) -> String {
    let spelled = |months: &str| period.past.map(|(start, end)| format!("({start},{end},{months})"));
    let open = period.timex.starts_with("XXXX");
    let name = match period.grain {
        Grain::Quarter if !open => spelled("P3M"),
        Grain::Quarter if english => {
            period.past.map(|(start, end)| format!("(XXXX-{:02}-01,XXXX-{:02}-01,P3M)", start.month(), end.month()))
        }
        Grain::Half if !open => spelled("P6M"),
        Grain::Decade => spelled("P10Y"),
        Grain::Century => spelled("P100Y"),
        _ => None,
    };
    name.unwrap_or_else(|| period.timex.clone())
}

fn periods(calendar: &Calendar, period: &Period) -> Vec<Row> {
    let today = calendar.now.date();
    let modifier = period.segment.and_then(|segment| match segment {
        Segment::Start => Some("start"),
        Segment::Mid => Some("mid"),
        Segment::End => Some("end"),
        // seen from now, the words say which days are meant
        Segment::Earlier => (!holds(period, today)).then_some("start"),
        Segment::Later => (!holds(period, today)).then_some("end"),
    });
    let base = Row {
        modifier,
        ..Row::new(
            "daterange",
            if period.grain == Grain::Season && !period.fixed && period.timex.starts_with("XXXX") {
                period.timex.trim_start_matches("XXXX-").into()
            } else {
                period_timex(period, !calendar.language.is_chinese())
            },
        )
    };
    if matches!(period.grain, Grain::Season | Grain::Fiscal) {
        return vec![base.unresolved()];
    }
    let list = period.timex.ends_with("BD)").then(|| period.past.map(business_days)).flatten();
    let row = |days: Days| {
        let (start, end) = segment_days(period, days, today);
        Row { start: Some(start.to_string()), end: Some(end.to_string()), list: list.clone(), ..base.clone() }
    };
    period.past.into_iter().chain(period.future.filter(|future| period.past != Some(*future))).map(row).collect()
}

fn business_days((start, end): Days) -> String {
    let days = start.iter_days().take_while(|day| *day < end).filter(|day| day.weekday().number_from_monday() < 6);
    days.map(|day| day.to_string()).collect::<Vec<_>>().join(",")
}

/// The hours of a part of the day, and its code.
fn hours(part: Part) -> (&'static str, u32, u32) {
    match part {
        Part::Whole => ("", 0, 24),
        Part::Dawn => ("TDA", 4, 8),
        Part::Morning => ("TMO", 8, 12),
        Part::Noon => ("TMI", 11, 13),
        Part::Afternoon => ("TAF", 12, 16),
        Part::Evening => ("TEV", 16, 20),
        Part::Night => ("TNI", 20, 24),
        Part::Daytime => ("TDT", 8, 18),
        Part::BusinessHours => ("TBH", 8, 18),
        Part::Nighttime => ("TNT", 0, 8),
        Part::Midnight => ("TNI", 20, 24),
        Part::Breakfast => ("TMEB", 8, 12),
        Part::Brunch => ("TMER", 8, 12),
        Part::Lunch => ("TMEL", 11, 13),
        Part::Dinner => ("TMED", 16, 20),
    }
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).or_else(|| NaiveTime::from_hms_opt(23, 59, 59)).unwrap_or_default()
}

fn day_part(day: Option<&Day>, part: Part, segment: Option<Segment>) -> Option<Vec<Row>> {
    let (code, mut from, mut to) = hours(part);
    let modifier = match segment {
        Some(Segment::Start | Segment::Earlier) => {
            to = from + 2;
            Some("start")
        }
        Some(Segment::End | Segment::Later) => {
            from += 2;
            Some("end")
        }
        _ => None,
    };
    if let (Part::Whole, Some(day)) = (part, day) {
        return Some(part_of_whole_day(day, segment));
    }
    let Some(day) = day else {
        let row = Row { modifier, start: Some(time(hour(from))), end: Some(time(hour(to))), ..Row::new("timerange", code.into()) };
        return Some(vec![row]);
    };
    let row = |date: NaiveDate| Row {
        modifier,
        start: Some(stamp(date.and_time(hour(from)))),
        end: Some(stamp(date.and_time(hour(to)))),
        ..Row::new("datetimerange", format!("{}{code}", day.timex))
    };
    Some(days(day).map(row).collect())
}

/// `early in the day Wednesday`: of the day to come.
fn part_of_whole_day(day: &Day, segment: Option<Segment>) -> Vec<Row> {
    let (modifier, from, to) = match segment {
        Some(Segment::Mid) => ("mid", 10, 14),
        Some(Segment::End | Segment::Later) => ("end", 12, 24),
        _ => ("start", 0, 12),
    };
    let at = |date: NaiveDate, hours: i64| stamp(date.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(hours));
    let row = |date: NaiveDate| Row {
        modifier: Some(modifier),
        start: Some(at(date, from)),
        end: Some(at(date, to)),
        ..Row::new("datetimerange", day.timex.clone())
    };
    day.future.or(day.past).map(row).into_iter().collect()
}

/// `before-start`, `after-mid`, `since-end`.
fn combined(relation: Relation, part: &str) -> &'static str {
    match (relation, part) {
        (Relation::Before, "start") => "before-start",
        (Relation::Before, "mid") => "before-mid",
        (Relation::Before, _) => "before-end",
        (Relation::After, "start") => "after-start",
        (Relation::After, "mid") => "after-mid",
        (Relation::After, _) => "after-end",
        (Relation::Since, "start") => "since-start",
        (Relation::Since, "mid") => "since-mid",
        (Relation::Since, _) => "since-end",
        (Relation::Until, "start") => "until-start",
        (Relation::Until, "mid") => "until-mid",
        (Relation::Until, _) => "until-end",
    }
}

/// An expression before, after, since or until.
fn related(calendar: &Calendar, expr: &Expr, relation: Relation) -> Option<Vec<Row>> {
    let rows = plain(calendar, expr)?;
    let ranged = is_stretch(expr);
    let modifier = match relation {
        Relation::Before => "before",
        Relation::After => "after",
        Relation::Since => "since",
        Relation::Until => "until",
    };
    let kind = stretched(rows.first()?.kind);
    let source = match expr {
        Expr::DayPart(None, ..) => None,
        _ if ranged => Some("datetimerange"),
        _ => Some("datetimepoint"),
    };
    let bounded = |row: Row| {
        let point = row.value.clone().filter(|value| value != "not resolved");
        let (start, end) = match relation {
            Relation::Before if row.modifier == Some("end") => (None, row.end.clone()),
            Relation::Before => (None, row.start.clone().or(point)),
            Relation::Until => (None, row.end.clone().or(point)),
            Relation::Since => (row.start.clone().or(point), None),
            Relation::After if row.modifier == Some("start") => (row.start.clone(), None),
            Relation::After => (row.end.clone().or(point), None),
        };
        let modifier = match row.modifier {
            Some(part) => combined(relation, part),
            None => modifier,
        };
        Row { kind, modifier: Some(modifier), source, value: None, start, end, lunar: false, ..row }
    };
    Some(rows.into_iter().map(bounded).collect())
}
