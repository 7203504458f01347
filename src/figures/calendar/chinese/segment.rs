//! Parts of Chinese months and years: `3月底`, `年初`, `上旬`. Knows their words; must not know how dates are said.

use crate::figures::calendar::parts::Parts;
use crate::figures::calendar::types::{Days, Grain, Period, Segment};
use crate::figures::calendar::{Calendar, Expr, Found, arith};
use crate::figures::numbers;
use crate::figures::reader::{Sense, TimeUnit, W};
use chrono::{Datelike, NaiveDate};

/// The ten days of a month that `上旬`, `中旬`, `下旬` mean; the guide's value stays the month, recognition output names the days.
pub(super) fn ten_days(expr: Expr, counted: bool) -> Expr {
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

/// `初`, `底`, `中旬` and the like behind a period.
pub(super) fn segment(calendar: &Calendar, at: usize, parts: &Parts) -> Option<(Segment, usize)> {
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
        // `2017年的底稿`
        '中' | '末' | '底' | '初' if end == at + 1 => at == 0 || reader.char(at - 1) != '的',
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
pub(super) fn bare_segment(calendar: &Calendar, at: usize) -> Option<Found> {
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
