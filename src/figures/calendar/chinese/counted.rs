//! Chinese lengths of time and what is counted in them: `8天又二十个小时`, `2分钟前`, `过去三年`, `还剩5分钟`, `每天`.
//! Must not know dates by parts.

use super::first_part::first_of;
use super::sentence::counts as punishes;
use crate::figures::Decimal;
use crate::figures::calendar::types::{Day, Days, Grain, Length, Period};
use crate::figures::calendar::{Calendar, Expr, Found, arith, counted};
use crate::figures::numbers::{self, Form};
use crate::figures::reader::{Sense, TimeUnit, W};
use crate::text::by_key;
use chrono::Datelike;

/// The counted expression at `at`.
pub fn counted(calendar: &Calendar, at: usize) -> Option<Found> {
    if !calendar.counted || !calendar.language.is_chinese() {
        return None;
    }
    every(calendar, at).or_else(|| led(calendar, at)).or_else(|| half(calendar, at)).or_else(|| behind(calendar, at))
}

/// `每天`, `每两周`, `每周一下午八点`.
fn every(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if let Some(((unit, count), end)) =
        reader.find(at, |sense| if let Sense::Recurring(unit, count) = sense { Some((unit, count)) } else { None })
    {
        // 每周一 is a weekday
        let weekday = unit == TimeUnit::Week && super::period::weekday_behind(calendar, end).is_some();
        if !weekday && !reader.slice(at, end).is_ascii() {
            let length = Length { parts: vec![(i64::from(count).into(), unit)] };
            let set = crate::figures::calendar::duration::as_said(&length);
            return match super::clock::clock(calendar, end, true).filter(|_| unit == TimeUnit::Day) {
                Some((clock, end)) => Some(Found::new(at, end, Expr::Set(clock.timex()))),
                None => Some(Found::new(at, end, Expr::Set(set))),
            };
        }
    }
    let next = reader.word(at, W::Mei)?;
    let (length, end) = length(calendar, next)?;
    Some(Found::new(at, end, Expr::Set(crate::figures::calendar::duration::as_said(&length))))
}

/// `过去三年`, `还剩5分钟`, `上个小时`.
fn led(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let (sign, clock_only, next) = match (reader.char(at), reader.char(at + 1)) {
        ('还', '剩') => (1, true, at + 2),
        ('过', '去') | ('最', '近') => (-1, false, at + 2),
        ('未', '来') | ('今', '后') => (1, false, at + 2),
        ('接', '下') if reader.char(at + 2) == '来' => (1, false, at + 3),
        ('上', '个') | ('前', _) => (-1, false, at + 1),
        ('下', '个') | ('后', _) => (1, false, at + 1),
        ('近', _) => (-1, false, at + 1),
        _ => return None,
    };
    let next = if reader.char(next) == '的' { next + 1 } else { next };
    let (length, end) = match length(calendar, next) {
        Some(found) => found,
        None => {
            let (unit, end) = unit(calendar, next).filter(|(unit, _)| counted::is_clock(*unit) && reader.char(next) == '个')?;
            (Length { parts: vec![(1.into(), unit)] }, end)
        }
    };
    let short = length.parts.iter().all(|(_, unit)| counted::is_clock(*unit));
    if clock_only && !(short && length.parts.len() == 1) {
        return None;
    }
    Some(Found::new(at, end, counted::stretch(calendar.now, &length, sign)?))
}

/// `上半月`, `下半周`.
fn half(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let second = match reader.char(at) {
        '上' => false,
        '下' => true,
        _ => return None,
    };
    let next = at + 1 + usize::from(reader.char(at + 1) == '个');
    if reader.char(next) != '半' {
        return None;
    }
    let unit = match reader.char(next + 1) {
        '月' => TimeUnit::Month,
        '周' => TimeUnit::Week,
        _ => return None,
    };
    Some(Found::new(at, next + 2, counted::half_of(calendar.now.date(), unit, second)?))
}

/// A length, and `前` or `后` behind it.
fn behind(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let (length, end) = length(calendar, at)?;
    // `三年多以來`
    let more = matches!(reader.char(end), '多' | '余') && matches!(reader.char(end + 1), '以' | '之' | '前' | '后' | '内');
    let end = end + usize::from(more);
    let (sign, after) = match (reader.char(end), reader.char(end + 1)) {
        ('之' | '以', '前') => (-1, end + 2),
        ('之' | '以', '后') => (1, end + 2),
        ('之' | '以', '内') => return Some(Found::new(at, end + 2, counted::within(calendar.now, &length)?)),
        ('内', _) => return Some(Found::new(at, end + 1, counted::within(calendar.now, &length)?)),
        ('以', '来') => return Some(Found::new(at, end + 2, counted::stretch(calendar.now, &length, -1)?)),
        ('前', _) => (-1, end + 1),
        ('后', _) => (1, end + 1),
        _ => return Some(Found::new(at, end, Expr::Length(length))),
    };
    match counted::from_now(calendar.now, &length, sign) {
        Some(expr) => Some(Found::new(at, after, expr)),
        None => Some(Found::new(at, end, Expr::Length(length))),
    }
}

fn unit(calendar: &Calendar, at: usize) -> Option<(TimeUnit, usize)> {
    let reader = calendar.reader;
    let (unit, end) = reader.find(at, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })?;
    let letter = reader.slice(at, end);
    (!letter.is_ascii() || letter.len() > 1).then_some((unit, end))
}

/// A length of one or more units, largest first.
pub fn length(calendar: &Calendar, at: usize) -> Option<(Length, usize)> {
    let reader = calendar.reader;
    let mut parts: Vec<(Decimal, TimeUnit)> = Vec::new();
    let mut end = at;
    loop {
        let mut next = end;
        if !parts.is_empty() {
            next += usize::from(matches!(reader.char(next), '多' | '余'));
            next += usize::from(matches!(reader.char(next), '又' | '零' | '和' | '余'));
        }
        let Some((count, unit, after)) = one(calendar, next, parts.last().map(|(_, unit)| *unit)) else { break };
        if parts.iter().any(|(_, known)| *known == unit) || parts.len() == 6 {
            break;
        }
        parts.push((count, unit));
        end = after;
    }
    parts = by_key(parts, |&(_, unit)| !(unit as u64));
    (!parts.is_empty()).then_some((Length { parts }, end))
}

fn one(calendar: &Calendar, at: usize, before: Option<TimeUnit>) -> Option<(Decimal, TimeUnit, usize)> {
    let reader = calendar.reader;
    if let Some((_, next)) = reader.find(at, |sense| (sense == Sense::HalfZh).then_some(())) {
        let (unit, end) = unit(calendar, next).filter(|(unit, _)| !matches!(unit, TimeUnit::Month) || reader.char(next) == '个')?;
        return Some((Decimal::new(5, -1)?, unit, end));
    }
    let num = numbers::unsigned_plain(reader, at).filter(|num| num.share.is_none())?;
    let value = num.value?;
    let next = num.end + usize::from(reader.char(num.end) == '多' || reader.char(num.end) == '余');
    if let Some(half) = half_behind(calendar, next) {
        let (unit, end) = unit(calendar, half)?;
        return Some((value.plus(Decimal::new(5, -1)?)?, unit, end));
    }
    let hours = reader.char(next) == '时' && before.is_some_and(|before| before > TimeUnit::Hour);
    let (unit, mut end) = if hours { (TimeUnit::Hour, next + 1) } else { unit(calendar, next)? };
    let bare = end == next + 1;
    let fits = match (unit, reader.char(next)) {
        (TimeUnit::Month, '月') if bare => punishes(reader, at),
        (TimeUnit::Day, '日') if bare => num.form == Form::Han && num.end > at && before.is_some() || punishes(reader, at),
        (TimeUnit::Year, '年') if bare => {
            num.digits != 4
                && (num.form == Form::Han && num.digits < 2 || value < 1000.into())
                && !matches!(reader.char(end), '级' | '前' | '代' | '初' | '底')
        }
        (TimeUnit::Minute, '分') if bare => before.is_some() || seconds_follow(calendar, end),
        (TimeUnit::Quarter, _) | (TimeUnit::Night, _) => !bare,
        (TimeUnit::Decade, _) => false,
        _ => true,
    };
    let value = match half_behind(calendar, end).filter(|_| matches!(unit, TimeUnit::Year | TimeUnit::Day)) {
        Some(after) if !matches!(reader.char(after), '载') => {
            end = after;
            value.plus(Decimal::new(5, -1)?)?
        }
        _ => value,
    };
    fits.then_some((value, unit, end))
}

/// `4分12秒`: points have no seconds.
fn seconds_follow(calendar: &Calendar, at: usize) -> bool {
    let seconds = numbers::unsigned_plain(calendar.reader, at).filter(|num| num.within(0, 59).is_some());
    seconds.is_some_and(|num| calendar.reader.char(num.end) == '秒')
}

fn half_behind(calendar: &Calendar, at: usize) -> Option<usize> {
    let plain = calendar.reader.find(at, |sense| (sense == Sense::HalfZh).then_some(())).map(|(_, end)| end);
    let counted = if calendar.reader.char(at) == '个' {
        calendar.reader.find(at + 1, |sense| (sense == Sense::HalfZh).then_some(())).map(|(_, end)| end)
    } else {
        None
    };
    plain.or(counted)
}

/// `第二周`, `第三个月`, `前2周`, `最后4个月` of a period that ends at `at`.
pub fn of_period(calendar: &Calendar, period: &Period, at: usize) -> Option<(Expr, usize)> {
    let reader = calendar.reader;
    let next = at + usize::from(reader.char(at) == '的');
    if let Some(found) = nth_weekday(calendar, period, next) {
        return Some(found);
    }
    if let Some(nth) = reader.word(next, W::Nth) {
        let num = numbers::unsigned_plain(reader, nth)?;
        let (unit, end) = unit(calendar, num.end)?;
        return Some((counted::nth_of(period, unit, num.int()?)?, end));
    }
    let (last, next) = match (reader.char(next), reader.char(next + 1)) {
        ('前', _) => (false, next + 1),
        ('首' | '头', _) if !calendar.counted => (false, next + 1),
        ('最', '后') => (true, next + 2),
        ('后', _) => (true, next + 1),
        _ => return None,
    };
    let (count, after) = match numbers::unsigned_plain(reader, next) {
        Some(num) => (num.int()?, num.end),
        // `明年首季`
        None => (1, next),
    };
    let (unit, end) = unit(calendar, after)?;
    // recognition output names no single unit
    let expr = if last || calendar.counted { counted::some_of(period, unit, count, last)? } else { first_of(period, unit, count)? };
    Some((expr, end))
}

/// `第三个星期日`, `最后一个周五` of a month.
fn nth_weekday(calendar: &Calendar, period: &Period, at: usize) -> Option<(Expr, usize)> {
    let reader = calendar.reader;
    let (nth, next) = match reader.word(at, W::Nth) {
        Some(nth) => numbers::unsigned_plain(reader, nth).and_then(|num| Some((num.within(1, 5)? as u8, num.end)))?,
        None if reader.char(at) == '最' && reader.char(at + 1) == '后' && reader.char(at + 2) == '一' => (5, at + 3),
        None => return None,
    };
    let next = next + usize::from(reader.char(next) == '个');
    let (day, end) = super::period::weekday_at(calendar, next).filter(|_| period.grain == Grain::Month)?;
    let of = |(start, _): Days| arith::nth_weekday(start.year(), start.month(), day, nth);
    let (past, future) = (period.past.and_then(of), period.future.and_then(of));
    let timex = format!("{}-WXX-{day}-#{nth}", period.timex);
    Some((Expr::Day(Day { timex, past, future, lunar: false, fixed: period.fixed }), end))
}
