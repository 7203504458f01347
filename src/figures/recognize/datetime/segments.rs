//! Which days of a period its beginning, its middle, its end, and what is over or left of it are. Must not know how anything is said.

use crate::figures::calendar::{self, Days, Grain, Period, Segment};
use chrono::NaiveDate;

/// Whether today is a day of the period.
pub(super) fn holds(period: &Period, today: NaiveDate) -> bool {
    period.past.is_some_and(|(start, end)| (start..end).contains(&today))
}

/// The first, middle or last part of a period; what is over or left of it where it holds today.
pub(super) fn segment_days(period: &Period, (start, end): Days, today: NaiveDate) -> Days {
    match period.segment {
        None => (start, end),
        Some(Segment::Earlier) => {
            let (_, half) = third_or_half(period, Segment::Start, (start, end));
            (start, if holds(period, today) { half.min(today) } else { half })
        }
        Some(Segment::Later) => {
            let (half, _) = third_or_half(period, Segment::End, (start, end));
            (if holds(period, today) { half.max(today) } else { half }, end)
        }
        Some(segment) => third_or_half(period, segment, (start, end)),
    }
}

/// Halves, but thirds of a year that is said by its number.
fn third_or_half(period: &Period, segment: Segment, (start, end): Days) -> Days {
    let length = (end - start).num_days();
    let at = |days: i64| start + chrono::TimeDelta::days(days);
    let months = |months: i64, or: NaiveDate| calendar::add_months(start, months).unwrap_or(or);
    match (period.grain, segment) {
        (Grain::Week, Segment::Start) => (start, at(3)),
        (Grain::Week, Segment::End) => (at(3), end),
        (Grain::Year, Segment::Mid) => (months(4, start), months(8, end)),
        (Grain::Year, Segment::Start) => (start, months(if period.fixed { 4 } else { 6 }, end)),
        (Grain::Year, Segment::End) => (months(if period.fixed { 8 } else { 6 }, start), end),
        (Grain::Month, Segment::Start) => (start, at(15)),
        (Grain::Month, Segment::Mid) => (at(9), at(20)),
        (Grain::Month, Segment::End) => (at(15), end),
        (_, Segment::Mid) => (at(length / 4), at(length - length / 4)),
        (_, Segment::Start | Segment::Earlier) => (start, at(length / 2)),
        (_, Segment::End | Segment::Later) => (at(length / 2), end),
    }
}
