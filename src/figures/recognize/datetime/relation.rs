//! Words that put a date before, after, since or until another: `before 4pm`, `自2018年以来`, `after the year 2020`.
//! Knows the words and on which side they stand; must not value anything.

use crate::figures::Bound;
use crate::figures::calendar::{Calendar, Day, Expr, Grain, Period, Relation, duration, expression, offset};
use crate::figures::reader::{Sense, Side, W};

/// An expression with what is said around it.
pub struct Related {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Before, after, since, until.
    pub relation: Option<Relation>,
    /// `approx`, `more`, `less`.
    pub modifier: Option<&'static str>,
    /// The expression.
    pub expr: Expr,
}

/// An expression with a relation or a modifier at `at`.
pub fn related(calendar: &Calendar, at: usize) -> Option<Related> {
    equal(calendar, at).or_else(|| leading(calendar, at)).or_else(|| trailing(calendar, at)).or_else(|| modified(calendar, at))
}

/// `=2019`.
fn equal(calendar: &Calendar, at: usize) -> Option<Related> {
    let reader = calendar.reader;
    let free = at == 0 || reader.gap(at);
    if reader.char(at) != '=' || !free {
        return None;
    }
    let found = expression(calendar, at + 1)?;
    Some(Related { start: at, end: found.end, relation: None, modifier: None, expr: found.expr })
}

fn leading(calendar: &Calendar, at: usize) -> Option<Related> {
    let (relation, next) = words(calendar, at)?;
    let found = expression(calendar, next)?;
    if !takes(&found.expr, relation) {
        return None;
    }
    let end = closing(calendar, found.end, relation);
    let (relation, end) = behind(calendar, found.end).map_or((relation, end), |found| found);
    Some(Related { start: at, end, relation: Some(relation), modifier: None, expr: found.expr })
}

/// What may be before or after something.
fn takes(expr: &Expr, relation: Relation) -> bool {
    match expr {
        Expr::Day(_) | Expr::Period(_) | Expr::Clock(_) | Expr::Moment(..) | Expr::Instant(_) => true,
        Expr::DayPart(Some(_), ..) => relation != Relation::Since,
        Expr::DayPart(None, part, _) => part.is_meal(),
        Expr::Now => matches!(relation, Relation::Before | Relation::Until),
        _ => false,
    }
}

/// The relation whose words begin at `at`, with little words after them read over.
fn words(calendar: &Calendar, at: usize) -> Option<(Relation, usize)> {
    let reader = calendar.reader;
    let (relation, mut next) =
        reader.find(at, |sense| if let Sense::Relation(relation) = sense { Some(relation) } else { None })?;
    for word in [W::Or, W::On, W::In, W::At] {
        next = reader.skip(next, word);
    }
    let the = reader.word(next, W::The).filter(|&after| {
        // the day of the month keeps its article, and so do `the week` and `the end of`, which begin with it
        crate::figures::numbers::ordinal(reader, after).is_none() && expression(calendar, after).is_some()
    });
    Some((relation, the.unwrap_or(next)))
}

/// `以来`, `起` behind what `自` opened.
fn closing(calendar: &Calendar, at: usize, relation: Relation) -> usize {
    let reader = calendar.reader;
    if relation != Relation::Since || !matches!(reader.char(at), '起' | '以' | '开') {
        return at;
    }
    match (reader.char(at), reader.char(at + 1)) {
        ('起', _) => at + 1,
        ('以', '来') | ('开', '始') => at + 2,
        _ => at,
    }
}

/// Words behind: `之前`, `以后`, `起`, `或之前`, `或以后`, `及之后`.
fn behind(calendar: &Calendar, at: usize) -> Option<(Relation, usize)> {
    let reader = calendar.reader;
    let or = matches!(reader.char(at), '或' | '及');
    let next = at + usize::from(or);
    let (before, end) = match (reader.char(next), reader.char(next + 1)) {
        ('之' | '以', '前') => (true, next + 2),
        ('之' | '以', '后') => (false, next + 2),
        ('前', c) if !matches!(c, '后' | '夕' | '往' | '来' | '一' | '两' | '三') => (true, next + 1),
        ('后', c) if !matches!(c, '来' | '天' | '年') => (false, next + 1),
        ('起', _) if !or => return Some((Relation::Since, next + 1)),
        ('以', '来') | ('开', '始') if !or => return Some((Relation::Since, next + 2)),
        _ => return None,
    };
    let relation = match (before, or) {
        (true, true) => Relation::Until,
        (true, false) => Relation::Before,
        (false, true) => Relation::Since,
        (false, false) => Relation::After,
    };
    Some((relation, end))
}

fn trailing(calendar: &Calendar, at: usize) -> Option<Related> {
    let from = matches!(calendar.reader.char(at), '从') && calendar.reader.is_term(at + 1);
    let found = expression(calendar, at).filter(|found| takes(&found.expr, Relation::Before)).or_else(|| {
        let inner = if from { expression(calendar, at + 1) } else { None }?;
        takes(&inner.expr, Relation::Since).then_some(inner)
    })?;
    let (relation, end) = behind(calendar, found.end).or_else(|| or_later(calendar, found.end))?;
    // 从2015年起 drops its 从, and 从2015年2月1日开始 keeps it
    let keeps = from && end == found.end + 2;
    Some(Related { start: if keeps { at } else { found.start }, end, relation: Some(relation), modifier: None, expr: found.expr })
}

/// `or later`, `or earlier`, `and after`.
fn or_later(calendar: &Calendar, at: usize) -> Option<(Relation, usize)> {
    let reader = calendar.reader;
    let next = reader.word(at, W::Or).or_else(|| reader.word(at, W::And))?;
    // `1/1/2016 and after 6pm` goes on
    if expression(calendar, next + 1).is_some() {
        return None;
    }
    match reader.slice(next, next + 1) {
        "later" | "after" | "newer" | "onwards" | "above" | "greater" => Some((Relation::Since, next + 1)),
        "earlier" | "before" | "older" => Some((Relation::Until, next + 1)),
        _ => None,
    }
}

/// `around 1pm`, `大约十点`, `more than 4 days`, `less than 2 hours`, `more than 2 weeks before today`.
fn modified(calendar: &Calendar, at: usize) -> Option<Related> {
    if let Some(found) = around(calendar, at) {
        return Some(found);
    }
    let reader = calendar.reader;
    let (bound, next) = reader.find(at, |sense| if let Sense::Bound(bound, Side::before) = sense { Some(bound) } else { None })?;
    if reader.word(at, W::Within).is_some() && !calendar.language.is_chinese() {
        return None;
    }
    if let Some(found) = counted(calendar, at, next, bound) {
        return Some(found);
    }
    let found = expression(calendar, next)?;
    let modifier = match (bound, &found.expr) {
        (Bound::About, Expr::Clock(_) | Expr::Day(_) | Expr::Moment(..) | Expr::Period(_)) if calendar.language.is_chinese() => {
            None
        }
        (Bound::Over | Bound::AtLeast, Expr::Length(_)) => Some("more"),
        (Bound::Under | Bound::AtMost, Expr::Length(_)) => Some("less"),
        _ => return None,
    };
    // `at least 4 days`
    let left_out = matches!(bound, Bound::AtLeast | Bound::AtMost);
    let start = if left_out { next } else { at };
    Some(Related { start, end: found.end, relation: None, modifier, expr: found.expr })
}

/// `around 1pm`, `circa 10 o'clock`: the word is of the span.
fn around(calendar: &Calendar, at: usize) -> Option<Related> {
    let next = calendar.reader.word(at, W::Around).filter(|_| !calendar.language.is_chinese())?;
    let next = calendar.reader.skip(next, W::The);
    let found = expression(calendar, next)?;
    let fits = matches!(found.expr, Expr::Clock(_) | Expr::Day(_) | Expr::Moment(..));
    fits.then_some(Related { start: at, end: found.end, relation: None, modifier: Some(APPROXIMATE), expr: found.expr })
}

/// `more than 2 weeks before today` is before that day, `less than 3 days after tomorrow` between the two.
fn counted(calendar: &Calendar, at: usize, next: usize, bound: Bound) -> Option<Related> {
    if calendar.language.is_chinese() {
        return None;
    }
    let (anchor, day, length, end) = offset(calendar, next)?;
    let later = day > anchor;
    let related = |relation, modifier, expr| Some(Related { start: at, end, relation, modifier, expr });
    match bound {
        Bound::Over => {
            let relation = if later { Relation::After } else { Relation::Before };
            related(Some(relation), Some(NO_SOURCE), Expr::Day(Day::definite(day, false)))
        }
        Bound::Under => {
            let (from, to) = (anchor.min(day), anchor.max(day));
            let timex = format!("({from},{to},{})", duration::as_said(&length));
            related(None, None, Expr::Period(Period::definite(timex, (from, to), Grain::Days, false)))
        }
        _ => None,
    }
}

/// `today before 4pm`, `Tuesday after 1pm`.
pub fn on_day(calendar: &Calendar, at: usize) -> Option<Related> {
    let day = expression(calendar, at)?;
    let Expr::Day(date) = day.expr else { return None };
    let (relation, next) = words(calendar, day.end)?;
    let clock = expression(calendar, next)?;
    let Expr::Clock(clock_time) = clock.expr else { return None };
    Some(Related {
        start: at,
        end: clock.end,
        relation: Some(relation),
        modifier: Some(NO_SOURCE),
        expr: Expr::Moment(date, clock_time),
    })
}

/// Marks readings that name no source entity.
pub const NO_SOURCE: &str = "no-source";

/// The model's word for about.
pub const APPROXIMATE: &str = "approx";
