//! Words for now and for the present day: `now`, `the day`, `end of the day`, `till date`. Must not value anything.

use super::relation::Related;
use crate::figures::calendar::{Calendar, Clock, Day, Expr, Period, Relation, Segment, add_days, expression, unit_of};
use crate::figures::reader::{Sense, TimeUnit, W};

/// `now`, `the day`, `end of the day`, `end of tomorrow`.
pub fn near(calendar: &Calendar, at: usize) -> Option<Related> {
    let reader = calendar.reader;
    let plain = |end: usize, expr: Expr| Some(Related { start: at, end, relation: None, modifier: None, expr });
    if let Some(end) = reader.word(at, W::Now) {
        let chinese = !reader.slice(at, end).is_ascii();
        return if chinese == calendar.language.is_chinese() { plain(end, Expr::Now) } else { None };
    }
    if calendar.language.is_chinese() {
        return None;
    }
    if let Some(found) = to_date(calendar, at).or_else(|| same(calendar, at)).or_else(|| day_beside(calendar, at)) {
        return Some(found);
    }
    let word = |nth: usize| reader.slice(nth, nth + 1).to_ascii_lowercase();
    let today = Day::definite(calendar.now.date(), false);
    let last = Clock { hour: 23, minute: Some(59), second: Some(59), open: false, part: None };
    match (word(at).as_str(), word(at + 1).as_str()) {
        ("eod", _) => return plain(at + 1, Expr::Moment(today, last)),
        ("eom", _) => return plain(at + 1, end_of(calendar, TimeUnit::Month)?),
        ("eoy", _) => return plain(at + 1, end_of(calendar, TimeUnit::Year)?),
        ("otd", _) => return plain(at + 1, Expr::Day(today)),
        ("the", "day") => return plain(at + 2, Expr::Day(today)),
        ("end", "of") => {}
        ("the", "end") if word(at + 2) == "of" => {}
        _ => return None,
    }
    let of = at + if word(at) == "the" { 3 } else { 2 };
    let next = of + usize::from(word(of) == "the");
    if word(next) == "day" {
        return plain(next + 1, Expr::Moment(today, last));
    }
    let found = expression(calendar, next)?;
    match found.expr {
        Expr::Day(day) => plain(found.end, Expr::Moment(day, last)),
        _ => None,
    }
}

/// The last part of this month or year.
fn end_of(calendar: &Calendar, unit: TimeUnit) -> Option<Expr> {
    let period = unit_of(calendar.now.date(), unit, 0, false)?;
    Some(Expr::Period(Period { segment: Some(Segment::End), ..period }))
}

/// `till date`: not where something is `up to date`.
fn to_date(calendar: &Calendar, at: usize) -> Option<Related> {
    let reader = calendar.reader;
    let end = reader.word(at, W::ToDate)?;
    let other = at > 0 && matches!(reader.slice(at - 1, at), "up" | "equal" | "equals" | "or" | "month" | "year");
    let day = Day { timex: "PRESENT_REF".into(), ..Day::definite(calendar.now.date(), false) };
    let relation = Some(Relation::Before);
    (!other).then_some(Related { start: at, end, relation, modifier: Some(super::relation::NO_SOURCE), expr: Expr::Day(day) })
}

/// `the same week`, `that year`: a period named before, of which only the kind is known.
fn same(calendar: &Calendar, at: usize) -> Option<Related> {
    let reader = calendar.reader;
    let next = reader.word(at, W::Same)?;
    let (unit, end) = reader.find(next, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })?;
    let timex = match unit {
        TimeUnit::Week => "XXXX-WXX",
        TimeUnit::Weekend => "XXXX-WXX-WE",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Year => "XXXX",
        _ => return None,
    };
    let period = unit_of(calendar.now.date(), unit, 0, false)?;
    let expr = Expr::Period(Period { timex: timex.into(), ..period });
    (!reader.slice(next, end).ends_with('s')).then_some(Related {
        start: at,
        end,
        relation: None,
        modifier: Some("ref_undef"),
        expr,
    })
}

/// `the day before`, `the day after`, of nothing that follows.
fn day_beside(calendar: &Calendar, at: usize) -> Option<Related> {
    let reader = calendar.reader;
    let day = reader.word(at, W::The).filter(|&next| reader.slice(next, next + 1).eq_ignore_ascii_case("day"))? + 1;
    let steps = match reader.slice(day, day + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let date = add_days(calendar.now.date(), steps)?;
    let free = expression(calendar, at).is_none_or(|found| found.end <= day + 1) && expression(calendar, day + 1).is_none();
    free.then(|| Related { start: at, end: day + 1, relation: None, modifier: None, expr: Expr::Day(Day::definite(date, false)) })
}
