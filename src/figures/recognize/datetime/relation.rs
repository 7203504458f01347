//! Words that put a date before, after, since or until another: `before 4pm`, `自2018年以来`, `after the year 2020`.
//! Knows the words and on which side they stand; must not value anything.

use crate::figures::calendar::{Calendar, Expr, Relation, expression};
use crate::figures::reader::W;

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
pub fn related(calendar: &Calendar, at: usize, free: usize) -> Option<Related> {
    let _ = free;
    leading(calendar, at).or_else(|| trailing(calendar, at)).or_else(|| modified(calendar, at))
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
        Expr::DayPart(day, ..) => day.is_some() && relation != Relation::Since,
        Expr::Now => matches!(relation, Relation::Before | Relation::Until),
        _ => false,
    }
}

/// The relation whose words begin at `at`.
fn words(calendar: &Calendar, at: usize) -> Option<(Relation, usize)> {
    let reader = calendar.reader;
    let word = |nth: usize| reader.slice(nth, nth + 1).to_ascii_lowercase();
    let is = |words: &[&str]| words.iter().enumerate().all(|(nth, wanted)| word(at + nth) == *wanted);
    const PHRASES: &[(&[&str], Relation)] = &[
        (&["no", "later", "than"], Relation::Until),
        (&["not", "later", "than"], Relation::Until),
        (&["earlier", "than"], Relation::Before),
        (&["prior", "to"], Relation::Before),
        (&["in", "advance", "of"], Relation::Before),
        (&["sooner", "than"], Relation::Before),
        (&["later", "than"], Relation::After),
        (&["as", "late", "as"], Relation::Until),
        (&["as", "early", "as"], Relation::Since),
        (&["any", "time", "from"], Relation::Since),
        (&["anytime", "from"], Relation::Since),
        (&["starting", "from"], Relation::Since),
        (&["starting", "on"], Relation::Since),
        (&["beginning", "on"], Relation::Since),
        (&["beginning", "from"], Relation::Since),
        (&["from", "on"], Relation::Since),
        (&["ending", "with"], Relation::Until),
        (&["ending", "on"], Relation::Until),
        (&["ending"], Relation::Until),
        (&["starting"], Relation::Since),
        (&["beginning"], Relation::Since),
        (&["after"], Relation::After),
        (&["before"], Relation::Before),
        (&["by"], Relation::Before),
        (&["until"], Relation::Before),
        (&["till"], Relation::Before),
        (&["til"], Relation::Before),
        (&["through"], Relation::Before),
        (&["since"], Relation::Since),
        (&["<", "="], Relation::Until),
        (&[">", "="], Relation::Since),
        (&["<"], Relation::Before),
        (&[">"], Relation::After),
        (&["截", "止", "到"], Relation::Before),
        (&["截", "至"], Relation::Before),
        (&["截", "止"], Relation::Before),
        (&["自", "从"], Relation::Since),
        (&["自"], Relation::Since),
    ];
    let (phrase, relation) = PHRASES.iter().find(|(words, _)| is(words))?;
    let mut next = at + phrase.len();
    for article in ["or", "on", "in", "at", "the"] {
        if word(next) == article && !(article == "the" && crate::figures::numbers::ordinal(reader, next + 1).is_some()) {
            next += 1;
        }
    }
    Some((*relation, next))
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
    match reader.slice(next, next + 1) {
        "later" | "after" | "newer" | "onwards" => Some((Relation::Since, next + 1)),
        "earlier" | "before" | "older" => Some((Relation::Until, next + 1)),
        _ => None,
    }
}

/// `around 1pm`, `大约十点`, `more than 4 days`, `less than 2 hours`.
fn modified(calendar: &Calendar, at: usize) -> Option<Related> {
    use crate::figures::Bound;
    use crate::figures::reader::{Sense, Side};
    let reader = calendar.reader;
    let (bound, next) = reader.find(at, |sense| if let Sense::Bound(bound, Side::before) = sense { Some(bound) } else { None })?;
    let found = expression(calendar, next)?;
    let modifier = match (bound, &found.expr) {
        (Bound::About, Expr::Clock(_) | Expr::Day(_) | Expr::Moment(..) | Expr::Period(_)) if calendar.language.is_chinese() => {
            None
        }
        (Bound::About, Expr::Clock(_) | Expr::Day(_) | Expr::Moment(..)) => Some("approx"),
        (Bound::Over | Bound::AtLeast, Expr::Length(_)) => Some("more"),
        (Bound::Under | Bound::AtMost, Expr::Length(_)) => Some("less"),
        _ => return None,
    };
    let left_out = match bound {
        Bound::About => !calendar.language.is_chinese(),
        Bound::AtLeast | Bound::AtMost => true,
        _ => false,
    };
    let start = if left_out { next } else { at };
    Some(Related { start, end: found.end, relation: None, modifier, expr: found.expr })
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

/// `now`, `the day`, `end of the day`, `end of tomorrow`.
pub fn near(calendar: &Calendar, at: usize) -> Option<Related> {
    use crate::figures::calendar::{Clock, Day};
    let reader = calendar.reader;
    let plain = |end: usize, expr: Expr| Some(Related { start: at, end, relation: None, modifier: None, expr });
    if let Some(end) = reader.word(at, W::Now) {
        let chinese = !reader.slice(at, end).is_ascii();
        return if chinese == calendar.language.is_chinese() { plain(end, Expr::Now) } else { None };
    }
    if calendar.language.is_chinese() {
        return None;
    }
    let word = |nth: usize| reader.slice(nth, nth + 1).to_ascii_lowercase();
    let today = Day::definite(calendar.now.date(), false);
    let last = Clock { hour: 23, minute: Some(59), second: Some(59), open: false, part: None };
    match (word(at).as_str(), word(at + 1).as_str()) {
        ("eod", _) => return plain(at + 1, Expr::Moment(today, last)),
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
