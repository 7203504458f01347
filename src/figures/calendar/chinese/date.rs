//! Chinese dates by their parts: `2025 年 1 月 23 日`, `二零一六年`, `去年九月`, `民國114年`, `農曆臘月廿三`, `3月底`.
//! Knows years, months and days in words and digits; must not know clock times.

use crate::figures::calendar::festivals;
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::types::{Day, Days, Grain, Period, Segment};
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers::{self, Form, Num};
use crate::figures::reader::{Sense, TimeUnit, W};
use crate::text::Language;
use chrono::{Datelike, NaiveDate};

/// The date at `at`.
pub(super) fn date(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    near_day(calendar, at).or_else(|| by_parts(calendar, at, before))
}

/// `今天`, `昨日`.
fn near_day(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let (days, end) = reader.find(at, |sense| if let Sense::DayFromNow(days) = sense { Some(days) } else { None })?;
    if reader.slice(at, end).is_ascii() || matches!(reader.char(at.wrapping_sub(1)), '大' | '年') && at > 0 {
        return None;
    }
    let day = Day::definite(arith::add_days(calendar.now.date(), i64::from(days))?, false);
    Some(Found::new(at, end, Expr::Day(day)))
}

fn by_parts(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    let reader = calendar.reader;
    let mut parts = Parts::default();
    let mut end = lunar_signs(calendar, at, &mut parts);
    let year = year(calendar, end);
    if let Some((value, said, after)) = year {
        (parts.year, parts.said_year, end) = (Some(value), said, after);
        if let Some((row, after)) = festivals::named(reader, end).filter(|_| calendar.counted && value.abs() < arith::LAST_YEAR) {
            let day = festivals::in_year(row, value, said)?;
            return Some(Found::new(at, after, Expr::Day(day)));
        }
        end = lunar_signs(calendar, end, &mut parts);
    }
    let sub = sub_year(calendar, end, &mut parts, year.is_some());
    let month = if sub.is_none() { month(calendar, end, &mut parts) } else { None };
    end = sub.or(month).unwrap_or(end);
    if let Some(after) =
        (sub.is_none() && (month.is_some() || year.is_none())).then(|| day(calendar, end, &mut parts, month.is_some())).flatten()
    {
        end = after;
    } else if let Some((segment, after)) = segment(calendar, end, &parts) {
        (parts.segment, end) = (Some(segment), after);
    }
    if end == at || (year.is_none() && sub.is_none() && month.is_none() && parts.day.is_none()) {
        return bare_segment(calendar, at);
    }
    if reader.char(end - 1) == '的' {
        end -= 1;
    }
    let merged = before.map_or(parts, |before| parts.inherit(before));
    let mut expr = merged.resolve(calendar.now)?;
    if reader.char(end - 1) == '旬' {
        expr = ten_days(expr, calendar.counted);
    }
    let mut found = Found { parts: Some(merged), ..Found::new(at, end, expr) };
    with_weekday(calendar, &mut found);
    Some(found)
}

/// The ten days of a month that `上旬`, `中旬`, `下旬` mean; the guide's value stays the month, recognition output names the days.
fn ten_days(expr: Expr, counted: bool) -> Expr {
    let Expr::Period(period) = expr else { return expr };
    let part = |(start, end): Days| -> Option<Days> {
        let (tenth, twentieth) = (arith::add_days(start, 10)?, arith::add_days(start, 20)?);
        Some(match period.segment? {
            Segment::Start => (start, tenth),
            Segment::Mid => (tenth, twentieth),
            _ => (twentieth, end),
        })
    };
    let (past, future) = (period.past.and_then(part), period.future.and_then(part));
    match past.or(future).filter(|_| counted) {
        Some((start, end)) => {
            let year = if period.timex.starts_with('X') { "XXXX" } else { &period.timex[..4] };
            let name = |day: NaiveDate| format!("{:02}-{:02}", day.month(), day.day());
            let (first, after) = (name(start), name(end));
            let timex = format!("({year}-{first},{year}-{after},P{}D)", (end - start).num_days());
            Expr::Period(Period { timex, past, future, grain: Grain::Days, segment: None, ..period })
        }
        None => Expr::Period(Period { past, future, ..period }),
    }
}

/// `農曆`, `閏`, `農曆閏` before a lunar date.
fn lunar_signs(calendar: &Calendar, at: usize, parts: &mut Parts) -> usize {
    let mut end = at;
    while let Some(next) = calendar.reader.word(end, W::Ref) {
        parts.lunar = true;
        parts.leap = calendar.reader.char(end) == '闰';
        end = next;
    }
    end
}

/// A year with the token after it, and whether it was said itself.
fn year(calendar: &Calendar, at: usize) -> Option<(i32, bool, usize)> {
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
    if plain && (digits == 4 || (digits == 3 && num.form == Form::Digits && value >= 200 && month_follows(calendar, end))) {
        return i32::try_from(value).ok().filter(|value| (200..3000).contains(value));
    }
    // `109年9月` counts from the Republic where Traditional characters are written
    let republican = num.form == Form::Digits && digits == 3 && (60..=150).contains(&value) && month_follows(calendar, end);
    if republican && calendar.language == Language::ZhHant {
        return Some(1911 + value as i32);
    }
    let nought = num.form == Form::Digits && reader.slice(num.start, num.end).starts_with('0');
    let short = plain && digits == 2 && (month_follows(calendar, end) || num.form == Form::Han || nought);
    short.then(|| if value < 50 { 2000 + value as i32 } else { 1900 + value as i32 })
}

fn month_follows(calendar: &Calendar, at: usize) -> bool {
    let mut parts = Parts::default();
    month(calendar, at, &mut parts).is_some() || sub_year(calendar, at, &mut parts, true).is_some()
}

/// `第三季度`, `上半年`, `春季`, `Q3`.
fn sub_year(calendar: &Calendar, at: usize, parts: &mut Parts, after_year: bool) -> Option<usize> {
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
            ('季', _) if next > at || num.form == Form::Digits => 1,
            _ => return None,
        };
    parts.quarter = Some(quarter);
    Some(end)
}

/// A month: by number, by name, relative to now, or of the lunar year.
fn month(calendar: &Calendar, at: usize, parts: &mut Parts) -> Option<usize> {
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
    let month = num.within(1, 12)? as u8;
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

/// A day: `23 日`, `十二日`, `廿三`, `初一`, `15` after a lunar month.
fn day(calendar: &Calendar, at: usize, parts: &mut Parts, after_month: bool) -> Option<usize> {
    let reader = calendar.reader;
    if reader.char(at) == '初' && (after_month || parts.lunar) {
        let num = numbers::unsigned_plain(reader, at + 1)?;
        (parts.day, parts.lunar) = (Some(num.within(1, 10)? as u8), true);
        return Some(num.end);
    }
    let num = numbers::unsigned_plain(reader, at).filter(|_| reader.char(at) != '两')?;
    let day = num.within(1, 31)? as u8;
    let signed = reader.find(num.end, |sense| (sense == Sense::Word(W::DayOf)).then_some(())).map(|(_, end)| end);
    let glued = signed.filter(|_| {
        matches!(
            reader.char(num.end + 1),
            '本' | '元'
                | '圆'
                | '均'
                | '线'
                | '楼'
                | '院'
                | '铺'
                | '码'
                | '机'
                | '舰'
                | '房'
                | '店'
                | '文'
                | '军'
                | '经'
                | '产'
                | '薪'
        ) && reader.char(num.end + 1) != '\0'
    });
    // 廿 without 日 is a lunar day
    parts.lunar |= after_month && signed.is_none() && reader.char(at) == '廿' && num.end > at + 1;
    let bare = after_month && num.form == Form::Han && (parts.lunar || num.end > at + 1) && signed.is_none();
    let end = match signed {
        Some(end) if glued.is_none() || after_month => end,
        None if bare || (after_month && parts.lunar) => num.end,
        _ => return None,
    };
    let hao_alone = !after_month && reader.char(num.end) == '号' && num.form == Form::Han;
    if hao_alone && num.end == at + 1 {
        return None;
    }
    parts.day = Some(day);
    Some(end)
}

/// `初`, `底`, `中旬` and the like behind a period.
fn segment(calendar: &Calendar, at: usize, parts: &Parts) -> Option<(Segment, usize)> {
    let reader = calendar.reader;
    let (segment, end) = reader.find(at, segment_sense)?;
    if reader.slice(at, end).is_ascii() {
        return None;
    }
    let last = reader.char(end - 1);
    let yearly = parts.month.is_none() && parts.year.is_some();
    let fits = match reader.char(at) {
        '年' => yearly,
        '月' => parts.month.is_some(),
        '中' | '末' | '底' | '初' if end == at + 1 => last != '中' || reader.char(end) != '国',
        _ => true,
    };
    let fits =
        fits && !(end == at + 1 && last == '中') && !(last == '初' && matches!(reader.char(end), '步' | '中' | '期' | '级' | '次'));
    fits.then_some((segment, end))
}

fn segment_sense(sense: Sense) -> Option<Segment> {
    match sense {
        Sense::Word(W::Early) => Some(Segment::Start),
        Sense::Word(W::Mid) => Some(Segment::Mid),
        Sense::Word(W::Late) => Some(Segment::End),
        _ => None,
    }
}

/// `年底`, `月初` alone: of this year or month.
fn bare_segment(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    let unit = match reader.char(at) {
        '年' => TimeUnit::Year,
        '月' => TimeUnit::Month,
        '岁' => TimeUnit::Year,
        _ => return None,
    };
    let (segment, end) = reader.find(at, segment_sense)?;
    // 每年年底, 两年中: part of something else
    let free =
        at == 0 || !matches!(reader.char(at - 1), '每' | '半' | '两' | '一' | '几' | '数' | '多') && !reader.is_number(at - 1);
    let free = free && !(segment == Segment::Mid && end == at + 2 && at > 0 && numbers::unsigned_plain(reader, at - 1).is_some());
    let mut period = arith::unit_of(calendar.now.date(), unit, 0, false)?;
    period.segment = Some(segment);
    free.then(|| Found::new(at, end, Expr::Period(period)))
}

/// `（星期一）`, `，星期一` behind a day belongs to it.
fn with_weekday(calendar: &Calendar, found: &mut Found) {
    let reader = calendar.reader;
    if !matches!(found.expr, Expr::Day(_)) {
        return;
    }
    let mark = reader.char(found.end);
    let next = found.end + usize::from(matches!(mark, '(' | ',' | '、'));
    let Some((_, end)) = reader.find(next, |sense| if let Sense::Weekday(day) = sense { Some(day) } else { None }) else { return };
    match mark {
        '(' if reader.char(end) == ')' => found.end = end + 1,
        '(' => {}
        _ => found.end = end,
    }
}
