//! Chinese clock times: `下午三點`, `晚上11時40分`, `十一時半`, `8:30`. Knows clock words; must not know dates.

use crate::figures::calendar::{Calendar, Clock, Day, Expr, Found, arith};
use crate::figures::numbers::{self, Form};
use crate::figures::reader::{Part, Sense, W};

/// A clock time or part of the day without a date.
pub(super) fn alone(calendar: &Calendar, at: usize) -> Option<Found> {
    let reader = calendar.reader;
    if let Some(((days, part), end)) =
        reader.find(at, |sense| if let Sense::DayPart(days, part) = sense { Some((days, part)) } else { None })
    {
        let today = calendar.now.date();
        let day = Day::definite(arith::add_days(today, i64::from(days))?, false);
        return Some(match hour_after(calendar, end, Some(part)) {
            Some((clock, end)) => Found::new(at, end, Expr::Moment(day, clock)),
            None => Found::new(at, end, Expr::DayPart(Some(day), part, None)),
        });
    }
    if let Some((clock, end)) = clock(calendar, at, false) {
        return Some(Found::new(at, end, Expr::Clock(clock)));
    }
    let (part, end) = reader.find(at, |sense| if let Sense::Part(part) = sense { Some(part) } else { None })?;
    // a single character is part of another word
    (end > at + 1).then(|| Found::new(at, end, Expr::DayPart(None, part, None)))
}

/// A clock time, with the part of the day before it; `dated` where a date stands before it.
pub(super) fn clock(calendar: &Calendar, at: usize, dated: bool) -> Option<(Clock, usize)> {
    let reader = calendar.reader;
    // 最早, 很晚 say no part of the day
    let graded = at > 0 && matches!(reader.char(at - 1), '最' | '很' | '更' | '较' | '太');
    let part = reader.find(at, |sense| if let Sense::Part(part) = sense { Some(part) } else { None });
    match part.filter(|(_, end)| !graded || *end > at + 1) {
        Some((part, next)) => hour_after(calendar, next, Some(part)),
        None => hour_after(calendar, at, None).filter(|(_, end)| dated || sure(calendar, at, *end)),
    }
}

/// Whether an hour without anything beside it is a time: `9点`, and not `9点建议` or `上涨5点`.
fn sure(calendar: &Calendar, at: usize, end: usize) -> bool {
    let reader = calendar.reader;
    let bare_points = end == at + 2 && reader.word(at + 1, W::Clock).is_some();
    let rising = at > 0
        && matches!(
            reader.char(at - 1),
            '涨' | '跌'
                | '升'
                | '降'
                | '扬'
                | '这'
                | '有'
                | '以'
                | '第'
                | '了'
                | '几'
                | '低'
                | '高'
                | '挫'
                | '泻'
                | '逾'
                | '各'
                | '下'
        );
    let noun = matches!(
        reader.char(end),
        '建' | '意'
            | '要'
            | '原'
            | '理'
            | '看'
            | '五'
            | '共'
            | '经'
            | '希'
            | '声'
            | '诉'
            | '优'
            | '不'
            | '说'
            | '关'
            | '内'
            | '好'
            | '条'
            | '刻'
            | '多'
            | '期'
            | '代'
            | '间'
            | '评'
            | '计'
    );
    !bare_points || (!rising && !noun)
}

fn hour_after(calendar: &Calendar, at: usize, part: Option<Part>) -> Option<(Clock, usize)> {
    let reader = calendar.reader;
    if let Some(found) = digital(calendar, at, part) {
        return Some(found);
    }
    // `登陆时` is no six o'clock
    let num = numbers::whole(reader, at).filter(|num| !numbers::is_word(reader, num))?;
    let hour = num.within(0, 24)? as u8;
    let mut end = reader.word(num.end, W::Clock)?;
    // 小时, 时代, 时间 and the like
    if reader.char(num.end) == '时' && matches!(reader.char(num.end + 1), '代' | '间' | '期' | '装' | '候' | '尚' | '差') {
        return None;
    }
    if num.form == Form::Digits && reader.gap(num.end) && reader.char(num.end) == '点' && part.is_none() {
        return None;
    }
    let mut clock = Clock { part, ..Clock::at(hour) };
    if let Some((_, next)) = reader.find(end, |sense| (sense == Sense::HalfZh).then_some(())) {
        (clock.minute, end) = (Some(30), next);
    } else if let Some((minute, next)) = minutes(calendar, end) {
        (clock.minute, end) = (Some(minute), next);
        if let Some((second, next)) = seconds(calendar, end) {
            (clock.second, end) = (Some(second), next);
        }
    } else if matches!(reader.char(end), '整' | '正') && !"式在是值好当要常巧逢式准个".contains(reader.char(end + 1))
    {
        end += 1;
    }
    Some((in_part(clock), end))
}

/// `一刻`, `40分`, `零五分`, `三十五`.
fn minutes(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    let reader = calendar.reader;
    let num = numbers::unsigned_plain(reader, at)?;
    if let Some(end) = reader.word(num.end, W::Quarter) {
        return Some((num.within(1, 3)? as u8 * 15, end));
    }
    let minute = num.within(0, 59)? as u8;
    match reader.char(num.end) {
        '分' => Some((minute, num.end + 1 + usize::from(reader.char(num.end + 1) == '钟'))),
        // `三点十五` without 分 needs tens
        _ => (num.form == Form::Han && num.end > at + 1 && reader.word(num.end, W::Classifier).is_none())
            .then_some((minute, num.end)),
    }
}

fn seconds(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    let num = numbers::unsigned_plain(calendar.reader, at)?;
    let second = num.within(0, 59)? as u8;
    (calendar.reader.char(num.end) == '秒').then_some((second, num.end + 1))
}

/// `8:30`, `11:30:10 p.m.`.
fn digital(calendar: &Calendar, at: usize, part: Option<Part>) -> Option<(Clock, usize)> {
    let (clock, end) = super::super::english::digital(calendar, at)?;
    let clock = Clock { part: part.or(clock.part), ..clock };
    let end = end + usize::from(calendar.reader.char(end) == '时' && calendar.reader.char(end + 1) != '间');
    Some((in_part(clock), end))
}

/// The hour of the part of the day: `下午三點` is 15.
fn in_part(clock: Clock) -> Clock {
    let Some(part) = clock.part.filter(|_| clock.open || clock.hour == 12) else { return clock };
    let hour = match part {
        Part::Afternoon | Part::Dinner if clock.hour < 12 => clock.hour + 12,
        Part::Evening | Part::Night | Part::Midnight if clock.hour == 12 => 24,
        Part::Evening if clock.hour < 12 => clock.hour + 12,
        Part::Night | Part::Midnight if (5..12).contains(&clock.hour) => clock.hour + 12,
        Part::Noon if clock.hour < 10 => clock.hour + 12,
        Part::Dawn | Part::Morning if clock.hour == 12 => 0,
        _ => clock.hour,
    };
    Clock { hour, open: false, ..clock }
}
