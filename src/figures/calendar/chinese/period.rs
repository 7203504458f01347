//! Chinese weeks, weekdays, decades, centuries and counted stretches: `上周五`, `九十年代`, `20世纪`, `三天前`, `过去三年`.
//! Knows their words; must not know dates by parts.

use crate::figures::calendar::types::{Day, Grain, Period};
use crate::figures::calendar::{Calendar, Expr, Found, arith, festivals};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::Datelike;

/// The period, weekday or festival at `at`.
pub(super) fn period(calendar: &Calendar, at: usize) -> Option<Found> {
    recurring(calendar, at)
        .or_else(|| near_unit(calendar, at))
        .or_else(|| weekday(calendar, at))
        .or_else(|| century(calendar, at))
        .or_else(|| decade(calendar, at, None))
        .or_else(|| if calendar.counted { ago(calendar, at) } else { None })
        .or_else(|| festival(calendar, at))
}

/// `每周三`, `每个月`: not where a figure follows, which makes it a rate.
fn recurring(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let next = reader.word(at, W::Mei)?;
    let next = next + usize::from(reader.char(next) == '个');
    // `每周一片` is one a week
    let (day, end) = weekday_at(calendar, next).filter(|&(day, end)| !counts(calendar, day, end))?;
    Some(Found::new(at, end, Expr::Set(format!("XXXX-WXX-{day}"))))
}

pub(super) fn weekday_at(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    calendar
        .reader
        .find(at, |sense| if let Sense::Weekday(day) = sense { Some(day) } else { None })
        .filter(|(_, end)| *end > at + 1)
}

/// `上周`, `下周三`, `本季度`, `上世纪九十年代`.
fn near_unit(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let ((unit, steps), end) =
        reader.find(at, |sense| if let Sense::FromNow(unit, steps) = sense { Some((unit, steps)) } else { None })?;
    let today = calendar.now.date();
    if unit == TimeUnit::Week
        && let Some((day, after)) = day_of_week(calendar, end)
    {
        let date = arith::weekday(today, day, i64::from(steps))?;
        return Some(Found::new(at, after, Expr::Day(Day::definite(date, false))));
    }
    // 本周期, 本周转 are no week
    if unit == TimeUnit::Week && "期转".contains(reader.char(end)) {
        return None;
    }
    if unit == TimeUnit::Century {
        let first = (today.year() / 100 + i32::from(steps)) * 100;
        if let Some(found) = decade(calendar, end, Some(first)) {
            return Some(Found { start: at, ..found });
        }
    }
    let period = arith::unit_of(today, unit, i64::from(steps), false)?;
    Some(Found::new(at, end, Expr::Period(period)))
}

/// The weekday behind `每周`.
pub(super) fn weekday_behind(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    day_of_week(calendar, at)
}

/// `一` to `六`, `日`, `天` behind a week.
fn day_of_week(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    let reader = calendar.reader;
    let day = match reader.char(at) {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '日' | '天' => 7,
        _ => return weekday_at(calendar, at).filter(|_| reader.char(at) == '周' || reader.char(at) == '星'),
    };
    (!counts(calendar, day, at + 1)).then_some((day, at + 1))
}

/// Whether what looks like a weekday counts what follows: `上周三名`.
fn counts(calendar: &Calendar, day: u8, at: usize) -> bool {
    let reader = calendar.reader;
    let act = match reader.char(at) {
        '起' | '名' | '分' | '发' | '下' | '次' | '重' => true,
        '批' => "准评判复".contains(reader.char(at + 1)),
        _ => false,
    };
    reader.word(at, W::Classifier).is_some() && day < 7 && !act
}

fn weekday(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if reader.char(at) == '周' && reader.char(at + 1) == '末' {
        let period = arith::unit_of(calendar.now.date(), TimeUnit::Weekend, 0, false)?;
        return Some(Found::new(at, at + 2, Expr::Period(period)));
    }
    let (day, end) = weekday_at(calendar, at).filter(|(_, end)| !reader.slice(at, *end).is_ascii())?;
    Some(Found::new(at, end, Expr::Day(arith::any_weekday(calendar.now.date(), day)?)))
}

/// `20世纪`, `十九世纪七十年代`.
fn century(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let num = numbers::unsigned_plain(reader, at)?;
    if reader.char(num.end) != '世' || reader.char(num.end + 1) != '纪' {
        return None;
    }
    let first = (num.within(1, 30)? as i32 - 1) * 100;
    let end = num.end + 2;
    if let Some(found) = decade(calendar, end, Some(first)) {
        return Some(Found { start: at, ..found });
    }
    let start = arith::date(first.max(1), 1, 1)?;
    Some(Found::new(at, end, Expr::Period(arith::period(start, TimeUnit::Century, true)?)))
}

/// `九十年代`, `2010年代`, `1980 年代`; `century` is the first year of a century said before.
fn decade(calendar: &Calendar, at: usize, century: Option<i32>) -> Option<Found> {
    let reader = calendar.reader;
    let at = at + usize::from(century.is_some() && reader.char(at) == '的');
    let num = numbers::unsigned_plain(reader, at)?;
    if reader.char(num.end) != '年' || reader.char(num.end + 1) != '代' {
        return None;
    }
    let value = i32::try_from(num.int()?).ok()?;
    let year = match (century, value) {
        (Some(first), 10..=90) => first + value,
        (None, 10..=90) => {
            if value >= 30 {
                1900 + value
            } else {
                2000 + value
            }
        }
        (_, 1000..=2990) => value,
        _ => return None,
    };
    let start = arith::date(year / 10 * 10, 1, 1)?;
    let mut period = arith::period(start, TimeUnit::Decade, century.is_some() || value > 100)?;
    let mut end = num.end + 2;
    if let Some((segment, after)) = reader.find(end, |sense| match sense {
        Sense::Word(W::Early) => Some(crate::figures::calendar::Segment::Start),
        Sense::Word(W::Mid) => Some(crate::figures::calendar::Segment::Mid),
        Sense::Word(W::Late) => Some(crate::figures::calendar::Segment::End),
        _ => None,
    }) && (end + 1 < after || reader.char(end) != '中')
    {
        (period.segment, end) = (Some(segment), after);
    }
    Some(Found::new(at, end, Expr::Period(period)))
}

/// `三天前`, `两年后` where counted from now: only `前` makes a date in news.
fn ago(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let num = numbers::unsigned_plain(reader, at)?;
    let (unit, next) = reader.find(num.end, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })?;
    let end = next
        + match (reader.char(next), reader.char(next + 1)) {
            ('前', '夕' | '后' | '线' | '往' | '来' | '所' | '景' | '述' | '提') => return None,
            ('前', _) => 1,
            ('以' | '之', '前') => 2,
            _ => return None,
        };
    let steps = -num.int()?;
    let today = calendar.now.date();
    let date = arith::add(today, unit, steps)?;
    let fixed = num.digits == 4 && unit == TimeUnit::Year;
    if fixed {
        return None;
    }
    let grain = match unit {
        TimeUnit::Day => return Some(Found::new(at, end, Expr::Day(Day::definite(date, false)))),
        unit => unit,
    };
    let period = arith::unit_of(date, grain, 0, false)?;
    Some(Found::new(
        at,
        end,
        Expr::Period(Period { grain: if period.grain == Grain::Days { Grain::Days } else { period.grain }, ..period }),
    ))
}

fn festival(calendar: &Calendar, at: usize) -> Option<Found> {
    let (row, end) = festivals::named(calendar.reader, at).filter(|(_, end)| !calendar.reader.slice(at, *end).is_ascii())?;
    Some(Found::new(at, end, Expr::Day(festivals::any(row, calendar.now.date())?)))
}
