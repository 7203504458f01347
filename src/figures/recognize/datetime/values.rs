//! The values of calendar expressions in the model's form: past and future readings, both halves of the day, modifiers.
//! Must not know how anything is said.

use super::is_stretch;
use super::relation::Related;
use crate::figures::calendar::{self, Calendar, Clock, Day, Days, Expr, Grain, Period, Relation, Segment, duration};
use crate::figures::reader::Part;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde_json::{Map, Value};

/// One reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The type without its prefix.
    pub kind: &'static str,
    /// The type of the value, where it is another: what is only about a point is a stretch.
    value_kind: Option<&'static str>,
    timex: String,
    modifier: Option<&'static str>,
    value: Option<String>,
    start: Option<String>,
    end: Option<String>,
    source: Option<&'static str>,
    lunar: bool,
    list: Option<String>,
}

impl Row {
    /// The reading as a JSON object.
    pub fn json(self) -> Value {
        let mut keys = Map::new();
        let mut put = |key: &str, text: Option<String>| {
            if let Some(text) = text {
                keys.insert(key.into(), Value::String(text));
            }
        };
        put("timex", Some(self.timex));
        put("type", Some(self.value_kind.unwrap_or(self.kind).into()));
        put("Mod", self.modifier.map(str::to_owned));
        put("value", self.value);
        put("start", self.start);
        put("end", self.end);
        put("sourceEntity", self.source.map(str::to_owned));
        put("isLunar", self.lunar.then(|| "True".into()));
        put("list", self.list);
        Value::Object(keys)
    }

    fn new(kind: &'static str, timex: String) -> Self {
        Row { kind, timex, ..Row::default() }
    }

    fn modify(&mut self, modifier: &'static str) {
        self.modifier = Some(modifier);
        if modifier == super::relation::APPROXIMATE {
            self.value_kind = Some(stretched(self.kind));
        }
    }

    fn unresolved(self) -> Self {
        Row { value: Some("not resolved".into()), ..self }
    }
}

/// The type of a stretch about or beside a point.
fn stretched(kind: &str) -> &'static str {
    match kind {
        "date" | "daterange" => "daterange",
        "time" | "timerange" => "timerange",
        _ => "datetimerange",
    }
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

fn time(time: NaiveTime) -> String {
    format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

fn stamp(at: NaiveDateTime) -> String {
    format!("{} {}", at.date(), time(at.time()))
}

/// A clock time in the halves of the day it may be in.
fn halves(clock: Clock) -> impl Iterator<Item = Clock> {
    std::iter::once(clock).chain(clock.open.then(|| clock.afternoon()))
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

/// Whether today is a day of the period.
fn holds(period: &Period, today: NaiveDate) -> bool {
    period.past.is_some_and(|(start, end)| (start..end).contains(&today))
}

/// The first, middle or last part of a period; what is over or left of it where it holds today.
fn segment_days(period: &Period, (start, end): Days, today: NaiveDate) -> Days {
    match period.segment {
        None => (start, end),
        Some(Segment::Earlier) => {
            let (_, half) = third_or_half(period, Segment::Start, (start, end));
            (start, if holds(period, today) { half.min(today) } else { half })
        }
        Some(Segment::Later) => {
            let (half, _) = third_or_half(period, Segment::End, (start, end));
            (if holds(period, today) { half.max(today) } else { half }, end)
        }
        Some(segment) => third_or_half(period, segment, (start, end)),
    }
}

/// Halves, but thirds of a year that is said by its number.
fn third_or_half(period: &Period, segment: Segment, (start, end): Days) -> Days {
    let length = (end - start).num_days();
    let at = |days: i64| start + chrono::TimeDelta::days(days);
    let months = |months: i64, or: NaiveDate| calendar::add_months(start, months).unwrap_or(or);
    match (period.grain, segment) {
        (Grain::Week, Segment::Start) => (start, at(3)),
        (Grain::Week, Segment::End) => (at(3), end),
        (Grain::Year, Segment::Mid) => (months(4, start), months(8, end)),
        (Grain::Year, Segment::Start) => (start, months(if period.fixed { 4 } else { 6 }, end)),
        (Grain::Year, Segment::End) => (months(if period.fixed { 8 } else { 6 }, start), end),
        (Grain::Month, Segment::Start) => (start, at(15)),
        (Grain::Month, Segment::Mid) => (at(9), at(20)),
        (Grain::Month, Segment::End) => (at(15), end),
        (_, Segment::Mid) => (at(length / 4), at(length - length / 4)),
        (_, Segment::Start | Segment::Earlier) => (start, at(length / 2)),
        (_, Segment::End | Segment::Later) => (at(length / 2), end),
    }
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

/// `(low,high,length)` for each reading.
fn range(calendar: &Calendar, low: &Expr, high: &Expr) -> Option<Vec<Row>> {
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
