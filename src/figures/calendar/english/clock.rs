//! English clock times: `3pm`, `7:56:30 pm`, `half past eight`, `noon`, `8 o'clock`, `7.30pm`. Must not know dates.

use super::{part_of_day, words};
use crate::figures::calendar::{Calendar, Clock, Day, Expr, Found, arith};
use crate::figures::numbers;
use crate::figures::reader::{Part, Sense, TimeUnit, W};

/// A clock time or part of the day without a date before it.
pub(super) fn alone(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if let Some((clock, end)) = clock(calendar, at, false).or_else(|| led_by_at(calendar, at)) {
        return Some(Found::new(at, end, Expr::Clock(clock)));
    }
    let today = calendar.now.date();
    if let Some(((days, part), end)) =
        reader.find(at, |sense| if let Sense::DayPart(days, part) = sense { Some((days, part)) } else { None })
    {
        let day = Day::definite(arith::add_days(today, i64::from(days))?, false);
        return reader.slice(at, end).is_ascii().then(|| Found::new(at, end, Expr::DayPart(Some(day), part, None)));
    }
    let segment = words::segment(calendar, at);
    let next = segment.map_or(at, |(_, end)| end);
    if let Some((shift, after)) = words::shift(calendar, next) {
        let (part, end) = words::part(calendar, after)?;
        let day = Day::definite(arith::add_days(today, i64::from(shift))?, false);
        return Some(Found::new(at, end, Expr::DayPart(Some(day), part, segment.map(|(segment, _)| segment))));
    }
    if let Some(found) = meal(calendar, at) {
        return Some(found);
    }
    let (part, segment, end) = part_of_day(calendar, at)?;
    // `the dawn of an era`
    if part.is_meal() || (part == Part::Dawn && reader.word(end, W::Of).is_some()) {
        return None;
    }
    // `in the morning at 7`
    let hour = reader.word(end, W::At).and_then(|next| clock(calendar, next, true));
    if let Some((clock, end)) = hour {
        return Some(Found::new(at, end, Expr::Clock(in_part(clock, part))));
    }
    Some(Found::new(at, end, Expr::DayPart(None, part, segment)))
}

/// `at 6.45`, `at lunchtime` keep their `at` in recognition output.
fn led_by_at(calendar: &Calendar, at: usize) -> Option<(Clock, usize)> {
    let next = calendar.reader.word(at, W::At).filter(|_| calendar.counted && !calendar.language.is_chinese())?;
    dotted(calendar, next)
}

/// `at lunchtime`, `before dinner`: a meal is a time where something says so.
fn meal(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let led = reader.word(at, W::At);
    let next = led.unwrap_or(at);
    let (part, end) = words::part(calendar, next).filter(|(part, _)| part.is_meal())?;
    let placed = || reader.before(at, |sense| matches!(sense, Sense::Relation(_) | Sense::Word(W::Around)).then_some(())).is_some();
    let said = led.is_some() || reader.slice(next, end).ends_with("time") || placed();
    said.then(|| Found::new(at, end, Expr::DayPart(None, part, None)))
}

/// A clock time; `loose` accepts a bare hour where the words around make it one.
pub(super) fn clock(calendar: &Calendar, at: usize, loose: bool) -> Option<(Clock, usize)> {
    let reader = calendar.reader;
    let (clock, end) = spoken(calendar, at).or_else(|| digital(calendar, at)).or_else(|| hour(calendar, at, loose))?;
    let named = words::part(calendar, end);
    if let Some((Part::Noon | Part::Midnight, after)) = named.filter(|_| clock.hour == 12 && clock.minute.is_none()) {
        return Some((Clock { open: false, hour: if named?.0 == Part::Midnight { 24 } else { 12 }, ..clock }, after));
    }
    match part_of_day(calendar, end).filter(|_| clock.open && (reader.word(end, W::In).is_some() || clock.part.is_some())) {
        Some((part, _, after)) => Some((in_part(clock, part), after)),
        None => Some((clock, end)),
    }
}

/// `noon`, `half past eight`, `20 minutes to nine`, `a quarter past five`, `five-thirty`.
fn spoken(calendar: &Calendar, at: usize) -> Option<(Clock, usize)> {
    let reader = calendar.reader;
    let part = words::part(calendar, at);
    match part {
        Some((Part::Noon, end)) if reader.slice(at, end).is_ascii() => return Some((Clock { open: false, ..Clock::at(12) }, end)),
        Some((Part::Midnight, end)) if reader.slice(at, end).is_ascii() => {
            return Some((Clock { open: false, ..Clock::at(0) }, end));
        }
        _ => {}
    }
    if let Some(found) = twelve(calendar, at).or_else(|| mid_part(calendar, at)).or_else(|| ish(calendar, at)) {
        return Some(found);
    }
    let (minutes, next) = past_minutes(calendar, at)?;
    if let Some(next) = reader.word(next, W::Past).filter(|_| minutes < 60) {
        let (hour, end) = bare_hour(calendar, next)?;
        return Some(half_day(calendar, Clock { minute: Some(minutes as u8), ..Clock::at(hour) }, end));
    }
    let said =
        reader.word(next, W::ToHour).filter(|_| minutes > 0 && (!reader.is_number(next - 1) || minutes % 5 == 0 && minutes > 12));
    // `voted five to two`, `cut from six to two`
    let placed = || {
        let before = at.checked_sub(1).map_or("", |before| reader.slice(before, before + 1));
        minutes % 5 == 0 && matches!(before, "at" | "At" | "by" | "By" | "until" | "till" | "around" | "about" | "since" | "before")
    };
    let next = said.filter(|_| calendar.counted || next > at + 1 || placed())?;
    let (hour, end) = bare_hour(calendar, next)?;
    let before = if hour == 1 { 12 } else { hour - 1 };
    Some(half_day(calendar, Clock { minute: Some((60 - minutes) as u8), ..Clock::at(before) }, end))
}

/// `12 noon`, `twelve midnight`.
fn twelve(calendar: &Calendar, at: usize) -> Option<(Clock, usize)> {
    let (_, next) = bare_hour(calendar, at).filter(|(hour, _)| *hour == 12)?;
    let (part, end) = words::part(calendar, next)?;
    let hour = match part {
        Part::Noon => 12,
        Part::Midnight => 0,
        _ => return None,
    };
    Some((Clock { open: false, ..Clock::at(hour) }, end))
}

/// `mid-morning` is ten o'clock, `mid afternoon` two, as recognition output has it.
fn mid_part(calendar: &Calendar, at: usize) -> Option<(Clock, usize)> {
    let next = calendar.reader.word(at, W::Mid).filter(|_| calendar.counted)?;
    let (part, end) = words::part(calendar, next + usize::from(calendar.reader.char(next) == '-'))?;
    let hour = match part {
        Part::Morning => 10,
        Part::Afternoon => 14,
        _ => return None,
    };
    Some((Clock { open: false, ..Clock::at(hour) }, end))
}

/// `11ish`.
fn ish(calendar: &Calendar, at: usize) -> Option<(Clock, usize)> {
    let reader = calendar.reader;
    let (hour, next) = bare_hour(calendar, at).filter(|_| calendar.counted && reader.is_number(at))?;
    let end = reader.word(next + usize::from(reader.char(next) == '-'), W::Ish)?;
    Some((Clock { open: false, ..Clock::at(hour) }, end))
}

fn past_minutes(calendar: &Calendar, at: usize) -> Option<(i64, usize)> {
    let reader = calendar.reader;
    let lead = reader.skip(at, W::A);
    if let Some((below, end)) = reader.find(lead, |sense| if let Sense::Share(below) = sense { Some(below) } else { None }) {
        return Some((60 / i64::from(below), end));
    }
    let num = numbers::unsigned(reader, at).filter(|num| num.kind == numbers::Kind::Integer)?;
    let minutes = num.within(1, 59)?;
    let unit = words::the_unit(calendar, num.end, TimeUnit::Minute);
    Some((minutes, unit.unwrap_or(num.end)))
}

fn bare_hour(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    let num = numbers::unsigned(calendar.reader, at).filter(|num| num.kind == numbers::Kind::Integer && num.digits < 3)?;
    // `40 minutes to six days` is no time of the day
    let counts = !calendar.counted && calendar.reader.time(num.end).is_some();
    let plain = calendar.reader.char(num.end) != ':' && calendar.reader.char(num.end) != '/' && !counts;
    Some((num.within(1, 12)? as u8, num.end)).filter(|_| plain)
}

/// `1345 GMT`: four digits are a clock time where a zone stands behind them.
fn military(calendar: &Calendar, at: usize) -> Option<Clock> {
    let reader = calendar.reader;
    let form = reader.slice(at, at + 1);
    let (_, end) = reader.find(at + 1, |sense| if let Sense::Zone(minutes) = sense { Some(minutes) } else { None })?;
    let zone = reader.gap(at + 1) && reader.slice(at + 1, end).bytes().all(|letter| letter.is_ascii_uppercase());
    let fits = form.len() == 4 && form.bytes().all(|digit| digit.is_ascii_digit()) && zone;
    let (hour, minute): (u8, u8) = (form.get(..2)?.parse().ok()?, form.get(2..)?.parse().ok()?);
    (fits && hour < 24 && minute < 60).then(|| Clock { open: false, minute: Some(minute), ..Clock::at(hour) })
}

/// `7:56`, `7:56:30 pm`, `19:30`, `7.30pm`, `0730` is left to ranges.
pub fn digital(calendar: &Calendar, at: usize) -> Option<(Clock, usize)> {
    let reader = calendar.reader;
    if !reader.is_number(at) {
        return None;
    }
    if at > 0 && reader.char(at - 1) == ':' && !reader.gap(at) {
        return None;
    }
    if let Some((clock, end)) = dotted(calendar, at) {
        return Some((clock, end));
    }
    if let Some(clock) = military(calendar, at) {
        return Some((clock, at + 1));
    }
    let part = |at: usize, limit: u8| -> Option<u8> {
        let form = reader.slice(at, at + 1);
        let value: u8 = form
            .chars()
            .filter_map(|c| c.to_digit(10).or_else(|| (c as u32).checked_sub('０' as u32)))
            .try_fold(0u8, |sum, digit| sum.checked_mul(10)?.checked_add(digit as u8))?;
        (form.chars().count() <= 2 && reader.is_number(at) && value <= limit && !form.contains(['.', ','])).then_some(value)
    };
    let hour = part(at, 24)?;
    let colon = |at: usize| matches!(reader.char(at), ':' | '：') && !reader.gap(at) && !reader.gap(at + 1);
    if !colon(at + 1) || reader.slice(at + 2, at + 3).chars().count() != 2 {
        return None;
    }
    let mut clock = Clock { minute: Some(part(at + 2, 59)?), ..Clock::at(hour) };
    let mut end = at + 3;
    if colon(end) {
        clock.second = Some(part(end + 1, 59)?);
        end += 2;
    }
    if reader.slice(at, at + 1).starts_with('0') {
        clock.open = false;
    }
    Some(half_day(calendar, clock, end))
}

/// `7.30pm`, `17.30`: the point needs the half of the day, or `at` before it.
pub(super) fn dotted(calendar: &Calendar, at: usize) -> Option<(Clock, usize)> {
    let reader = calendar.reader;
    let (hour, minute) = reader.slice(at, at + 1).split_once('.')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let shape = reader.slice(at, at + 1).len() >= 4 && reader.slice(at, at + 1).rsplit('.').next()?.len() == 2;
    let half = reader.word(at + 1, W::Am).or_else(|| reader.word(at + 1, W::Pm)).is_some();
    let said_at = at > 0 && reader.word(at - 1, W::At).is_some();
    if !shape || hour > 24 || minute > 59 || !(half || said_at) {
        return None;
    }
    Some(half_day(calendar, Clock { minute: Some(minute), ..Clock::at(hour) }, at + 1))
}

/// `3pm`, `8 o'clock`, `eight in the morning`, and with `loose` a bare `7`.
fn hour(calendar: &Calendar, at: usize, loose: bool) -> Option<(Clock, usize)> {
    let reader = calendar.reader;
    let (hour, end) = bare_hour(calendar, at).or_else(|| {
        let num = numbers::unsigned(reader, at).filter(|num| reader.is_number(at) && num.kind == numbers::Kind::Integer)?;
        Some((num.within(0, 24)? as u8, num.end))
    })?;
    // `seven twenty-seven`, `five-thirty`
    let dash = end + usize::from(reader.char(end) == '-');
    let minutes =
        numbers::unsigned(reader, dash).filter(|num| num.form == numbers::Form::English && num.kind == numbers::Kind::Integer);
    let said = minutes.and_then(|num| Some((num.within(10, 59)?, num.end))).filter(|_| !reader.is_number(at) && end == at + 1);
    let fives = |minute: i64| minute % 5 == 0 && calendar.counted && hour > 0;
    if let Some((minute, after)) = said.filter(|&(minute, _)| loose || fives(minute)) {
        let after = words::the_unit(calendar, after, TimeUnit::Minute).filter(|_| loose).unwrap_or(after);
        return Some(half_day(calendar, Clock { minute: Some(minute as u8), ..Clock::at(hour) }, after));
    }
    let clock = Clock::at(hour);
    if let Some(end) = reader.word(end, W::OClock) {
        return Some(half_day(calendar, clock, end));
    }
    let (with_half, after) = half_day(calendar, clock, end);
    let sure = after > end
        || (loose && clock.open)
        || (reader.word(end, W::In).is_some() && part_of_day(calendar, end).is_some() && clock.open);
    sure.then_some((with_half, after))
}

/// `am` or `pm` behind a clock time.
fn half_day(calendar: &Calendar, clock: Clock, at: usize) -> (Clock, usize) {
    let reader = calendar.reader;
    // `9.am`
    let point = reader.char(at) == '.' && !reader.gap(at) && !reader.gap(at + 1);
    let at = if point && (reader.word(at + 1, W::Am).or_else(|| reader.word(at + 1, W::Pm))).is_some() { at + 1 } else { at };
    // `Phone (2a)`
    let letters = calendar.counted || clock.minute.is_some();
    let letter = |letter: &str| letters && !reader.gap(at) && reader.slice(at, at + 1).eq_ignore_ascii_case(letter);
    let whole = |end: &usize| reader.gap(*end) || !reader.is_number(*end);
    let am = reader.word(at, W::Am).or(if letter("a") { Some(at + 1) } else { None }).filter(whole);
    let pm = reader.word(at, W::Pm).or(if letter("p") { Some(at + 1) } else { None }).filter(whole);
    match (am, pm) {
        (Some(end), _) => (Clock { hour: if clock.hour == 12 { 0 } else { clock.hour }, open: false, ..clock }, end),
        (_, Some(end)) if clock.hour <= 12 => {
            (Clock { hour: if clock.hour == 12 { 12 } else { clock.hour + 12 }, open: false, ..clock }, end)
        }
        (_, Some(end)) => (Clock { open: false, ..clock }, end),
        _ => (clock, at),
    }
}

/// The clock time in a part of the day.
pub(super) fn in_part(clock: Clock, part: Part) -> Clock {
    if !clock.open {
        return clock;
    }
    let late =
        matches!(part, Part::Afternoon | Part::Evening | Part::Night | Part::Dinner) || (part == Part::Noon && clock.hour < 10);
    let hour = match (late, clock.hour) {
        (true, hour @ 1..5) if part == Part::Night => hour,
        (true, 12) => {
            if part == Part::Night {
                0
            } else {
                12
            }
        }
        (true, hour) => hour + 12,
        (false, 12) if part == Part::Morning => 0,
        (false, hour) => hour,
    };
    Clock { hour, open: false, part: Some(part), ..clock }
}
