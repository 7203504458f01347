//! Chinese dates by their parts: `2025 年 1 月 23 日`, `二零一六年`, `去年九月`, `民國114年`, `農曆臘月廿三`, `3月底`.
//! Knows in which order their parts stand, and days; must not know clock times.

use super::segment::{bare_segment, segment, ten_days};
use super::year::{month, sub_year, year};
use crate::figures::calendar::festivals;
use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::types::Day;
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers::{self, Form};
use crate::figures::reader::{Reader, Sense, W};

/// The date at `at`.
pub(super) fn date(calendar: &Calendar, at: usize, before: Option<&Parts>) -> Option<Found> {
    near_day(calendar, at).or_else(|| by_parts(calendar, at, before))
}

/// `今天`, `昨日`.
fn near_day(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    // `昨晨5時` is a part of the day
    let part = reader.find(at, |sense| matches!(sense, Sense::DayPart(..)).then_some(()));
    if part.is_some_and(|(_, end)| "晨午早".contains(reader.char(end - 1))) {
        return None;
    }
    let (days, end) = reader.find(at, |sense| if let Sense::DayFromNow(days) = sense { Some(days) } else { None })?;
    if reader.slice(at, end).is_ascii() || matches!(reader.char(at.wrapping_sub(1)), '大' | '年') && at > 0 {
        return None;
    }
    if end == at + 1 && (calendar.counted || !says_day_alone(reader, at)) {
        return None;
    }
    let day = Day::definite(arith::add_days(calendar.now.date(), i64::from(days))?, false);
    Some(Found::new(at, end, Expr::Day(day)))
}

/// `法院昨判決`, `今（26）日`: newspapers leave out 天, where no word is made with what stands beside it.
fn says_day_alone(reader: &Reader, at: usize) -> bool {
    const ACTS: &str = "(在于向对就再又已将与前赴抵发宣公表指说举召开受接答回澄强判裁驳起收报出到传首正邀约呼批澄会由遭获完通签动落审议查修拍播停罚";
    const WORDS: &str = "距如至迄当现而古从于自觉是非";
    let before = at.checked_sub(1).map_or('\0', |before| reader.char(before));
    let next = reader.char(at + 1);
    match reader.char(at) {
        '昨' => !"非是今".contains(next),
        _ => !WORDS.contains(before) && ACTS.contains(next) && !matches!((next, reader.char(at + 2)), ('后' | '次' | '年', _)),
    }
}

/// `每月5日`, `每年六月`, `每年3月8日`: a date that comes again.
pub(super) fn repeated(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if calendar.counted || reader.char(at) != '每' {
        return None;
    }
    let mut parts = Parts::default();
    let month = match reader.char(at + 1) {
        '月' => None,
        '年' => Some(month(calendar, at + 2, &mut parts)?),
        _ => return None,
    };
    let next = month.unwrap_or(at + 2);
    let next = next + usize::from(month.is_none() && reader.char(next) == '的');
    let day = day(calendar, next, &mut parts, true).filter(|end| matches!(reader.char(end - 1), '日' | '号'));
    let set = match (parts.month, day.and(parts.day)) {
        (Some(month), Some(day)) => format!("XXXX-{month:02}-{day:02}"),
        (Some(month), None) => format!("XXXX-{month:02}"),
        (None, Some(day)) => format!("XXXX-XX-{day:02}"),
        (None, None) => return None,
    };
    Some(Found::new(at, day.unwrap_or(next), Expr::Set(set)))
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

/// `農曆`, `閏`, `農曆閏` before a lunar date.
fn lunar_signs(calendar: &Calendar, at: usize, parts: &mut Parts) -> usize {
    let mut end = at;
    // never more than two of them
    while let Some(next) = calendar.reader.word(end, W::Ref).filter(|_| end < at + 3) {
        parts.lunar = true;
        parts.leap = calendar.reader.char(end) == '闰';
        end = next;
    }
    end
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
    let glued = signed.filter(|_| names_a_thing(reader, num.start, num.end));
    // `15日内`, `六日后` is a length, `7月15日后` is not
    let within = lasts(reader, num.start, num.end + 1);
    let after = reader.char(num.end + 1) == '后' && num.form == Form::Han;
    // `市值一日缩水13亿元`: where no hour or beginning follows, 一日 is how long
    let one = num.form == Form::Han && day == 1 && !"起凌上下晚早清中傍(至到开前".contains(reader.char(num.end + 1));
    if !after_month && !calendar.counted && reader.char(num.end) == '日' && (within || after || one) {
        return None;
    }
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

/// Whether the sign of a day behind a number, 日 or 号, is part of a word or of a label: `3日本`, `23号检票口`, `身披7号`.
fn names_a_thing(reader: &Reader, number: usize, sign: usize) -> bool {
    const WORDS: &str = "本元圆均线楼院铺码机舰房店文军经产薪";
    const THINGS: &str = "馆厅站台门床仓坑井桥闸库车令";
    const LABELLED: [&str; 12] = ["检票", "泊位", "球衣", "球员", "选手", "窗口", "病房", "种子", "登机", "航站", "风球", "候机"];
    let next = reader.char(sign + 1);
    if next != '\0' && WORDS.contains(next) {
        return true;
    }
    let label = |word: &&str| word.chars().enumerate().all(|(nth, c)| reader.char(sign + 1 + nth) == c);
    let worn = number > 0 && "披穿队".contains(reader.char(number - 1));
    reader.char(sign) == '号' && (next != '\0' && THINGS.contains(next) || LABELLED.iter().any(label) || worn)
}

/// Whether what stands before the number or behind its `日` counts days: `15日内`, `三日来`, `十日之内`, `相隔7日`, `返了19日工`, `首三日`.
pub fn lasts(reader: &Reader, number: usize, end: usize) -> bool {
    let before = number > 0 && "了隔历满首头".contains(reader.char(number - 1));
    before || "内来间".contains(reader.char(end)) || reader.char(end) == '之' && reader.char(end + 1) == '内'
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
