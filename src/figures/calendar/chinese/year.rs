//! Chinese years and what they are made of: `二零一六年`, `民國114年`, `第三季度`, `上半年`, `春季`, `九月`. Must not know days.

use super::sentence::counts as punishes;
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::{Calendar, arith};
use crate::figures::numbers::{self, Form, Num};
use crate::figures::reader::{Reader, Sense, TimeUnit, W};
use crate::text::{Language, TokenKind};
use chrono::Datelike;

/// A year with the token after it, and whether it was said itself.
pub(super) fn year(calendar: &Calendar, at: usize) -> Option<(i32, bool, usize)> {
    let reader = calendar.reader;
    if let Some((steps, end)) =
        reader.find(at, |sense| if let Sense::FromNow(TimeUnit::Year, steps) = sense { Some(steps) } else { None })
    {
        return Some((calendar.now.year() + i32::from(steps), false, of(calendar, end)));
    }
    if let Some((before_first, next)) = reader.find(at, |sense| if let Sense::Era(year) = sense { Some(year) } else { None }) {
        let (count, next) = match reader.char(next) {
            '元' => (1, next + 1),
            _ => numbers::unsigned_plain(reader, next).and_then(|num| Some((num.within(1, 120)?, num.end)))?,
        };
        let end = year_sign(calendar, next)?;
        return Some((i32::from(before_first) + count as i32, true, of(calendar, end)));
    }
    let bc = reader.word(at, W::Bc);
    let num_at = bc.or_else(|| reader.word(at, W::Era)).unwrap_or(at);
    let num = numbers::unsigned_plain(reader, num_at)?;
    let end = year_sign(calendar, num.end)?;
    let value = year_value(calendar, &num, num_at > at, end)?;
    Some((if bc.is_some() { -value } else { value }, true, of(calendar, end)))
}

fn of(calendar: &Calendar, at: usize) -> usize {
    at + usize::from(calendar.reader.char(at) == '的' && calendar.reader.is_term(at + 1) && calendar.reader.char(at + 1) != '一')
}

fn year_sign(calendar: &Calendar, at: usize) -> Option<usize> {
    let reader = calendar.reader;
    if reader.char(at) == '赛' && reader.char(at + 1) == '季' {
        return Some(at + 2);
    }
    if reader.char(at) != '年' || reader.char(at + 1) == '代' {
        return None;
    }
    Some(at + if reader.char(at + 1) == '度' || reader.char(at + 1) == '份' { 2 } else { 1 })
}

/// Four digits are a year; two are, where a month or a season follows, or they are written digit by digit: `98年4月`, `八九年`.
fn year_value(calendar: &Calendar, num: &Num, era: bool, end: usize) -> Option<i32> {
    let reader = calendar.reader;
    let value = num.int()?;
    let plain = num.digits > 0 || num.form == Form::Digits;
    if era {
        return i32::try_from(value).ok().filter(|value| (1..3000).contains(value));
    }
    let digits = if num.form == Form::Digits { reader.slice(num.start, num.end).chars().count() } else { num.digits as usize };
    if counts_years(reader, num) {
        return None;
    }
    let old = digits == 3 && num.form == Form::Digits && value >= 200;
    if plain && (digits == 4 || old && (month_follows(calendar, end) || tells_of_old(calendar, num, end))) {
        return i32::try_from(value).ok().filter(|value| (200..3000).contains(value));
    }
    // `109年9月`, `115年度` count from the Republic where Traditional characters are written
    let dated = month_follows(calendar, end) || reader.char(end - 1) == '度' || names_a_year(calendar, num, end);
    let republican = num.form == Form::Digits && digits == 3 && (60..=150).contains(&value) && dated;
    if republican && calendar.language == Language::ZhHant {
        return Some(1911 + value as i32);
    }
    let nought = num.form == Form::Digits && reader.slice(num.start, num.end).starts_with('0');
    let short = plain && digits == 2 && (month_follows(calendar, end) || num.form == Form::Han || nought);
    short.then(|| if value < 50 { 2000 + value as i32 } else { 1900 + value as i32 })
}

/// `738年，皮邏閣建國`: what opens a clause, and no words that count years.
fn tells_of_old(calendar: &Calendar, num: &Num, end: usize) -> bool {
    let reader = calendar.reader;
    let before = num.start.checked_sub(1);
    let opens = before.is_none_or(|at| reader.kind(at) == Some(TokenKind::Mark) || "于在自从至到前".contains(reader.char(at)));
    !calendar.counted && opens && !"来前后以历史老间悠多内之的".contains(reader.char(end))
}

/// `勝過113年的5.4元`: so many years as the Republic is old, and no words that count them.
fn names_a_year(calendar: &Calendar, num: &Num, end: usize) -> bool {
    const NEAR: i64 = 8;
    let reader = calendar.reader;
    let age = i64::from(calendar.now.year()) - 1911;
    let counted = num.start > 0 && "近约有逾距历共达长满超第".contains(reader.char(num.start - 1));
    let lasted = "来前后以历史老间悠多内之".contains(reader.char(end)) || reader.char(end) == '的' && reader.char(end + 1) == '历';
    !calendar.counted && num.int().is_some_and(|value| (value - age).abs() <= NEAR) && !counted && !lasted
}

/// `距今2150年`, `9600年`: so many years, and no year that news tells of.
pub fn counts_years(reader: &Reader, num: &Num) -> bool {
    const NO_YEAR: i64 = 2150;
    let since = (num.start.saturating_sub(3)..num.start).any(|at| reader.char(at) == '距');
    num.form == Form::Digits && num.int().is_some_and(|value| value >= NO_YEAR || since && value >= 1000)
}

fn month_follows(calendar: &Calendar, at: usize) -> bool {
    let mut parts = Parts::default();
    month(calendar, at, &mut parts).is_some() || sub_year(calendar, at, &mut parts, true).is_some()
}

/// `第三季度`, `上半年`, `春季`, `Q3`.
pub(super) fn sub_year(calendar: &Calendar, at: usize, parts: &mut Parts, after_year: bool) -> Option<usize> {
    let reader = calendar.reader;
    if matches!(reader.char(at), '上' | '下' | '前' | '后') && reader.char(at + 1) == '半' && reader.char(at + 2) == '年' {
        parts.half = Some(if matches!(reader.char(at), '上' | '前') { 1 } else { 2 });
        return Some(at + 3);
    }
    if let Some((season, end)) = reader.find(at, |sense| if let Sense::Season(season) = sense { Some(season) } else { None }) {
        let sure =
            !reader.slice(at, end).is_ascii() && (end > at + 1 || (after_year && !matches!(reader.char(end), '节' | '晚' | '运')));
        if sure {
            parts.season = Some(season);
            return Some(end);
        }
    }
    let next = reader.word(at, W::Nth).unwrap_or(at);
    let num = numbers::unsigned_plain(reader, next)?;
    let quarter = num.within(1, 4)? as u8;
    let end = num.end
        + match (reader.char(num.end), reader.char(num.end + 1)) {
            ('季', '度') => 2,
            // `連續3季` counts them
            ('季', _) if next > at || num.form == Form::Digits && !(at > 0 && "续连近".contains(reader.char(at - 1))) => 1,
            _ => return None,
        };
    parts.quarter = Some(quarter);
    Some(end)
}

/// A month: by number, by name, relative to now, or of the lunar year.
pub(super) fn month(calendar: &Calendar, at: usize, parts: &mut Parts) -> Option<usize> {
    let reader = calendar.reader;
    if let Some((steps, end)) =
        reader.find(at, |sense| if let Sense::FromNow(TimeUnit::Month, steps) = sense { Some(steps) } else { None })
    {
        let month = arith::add_months(arith::first_of(calendar.now.date(), TimeUnit::Month)?, i64::from(steps))?;
        (parts.year, parts.month, parts.relative) = (Some(month.year()), Some(month.month() as u8), true);
        return Some(of(calendar, end));
    }
    let lunar = match reader.char(at) {
        '正' => Some(1),
        '冬' => Some(11),
        '腊' => Some(12),
        _ => None,
    };
    if let Some(month) = lunar.filter(|_| reader.char(at + 1) == '月') {
        (parts.month, parts.lunar) = (Some(month), true);
        return Some(at + 2);
    }
    if reader.char(at) == '元' && reader.char(at + 1) == '月' {
        parts.month = Some(1);
        return Some(at + 2);
    }
    let num = numbers::unsigned_plain(reader, at)?;
    let month = num.within(1, 12).filter(|_| parts.year.is_some() || !punishes(reader, at))? as u8;
    let end = num.end
        + match (reader.char(num.end), reader.char(num.end + 1)) {
            ('月', '份') => 2,
            ('月', '球' | '饼' | '票' | '租') => return None,
            ('月', _) => 1,
            _ => return None,
        };
    parts.month = Some(month);
    Some(of(calendar, end))
}
