//! Steps on the calendar. Knows months, weeks and quarters; must not know words.

use super::types::{Day, Days, Grain, Period};
use crate::figures::reader::TimeUnit;
use chrono::{Datelike, Days as DayCount, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// Years beyond this are no reading of a newspaper.
pub const LAST_YEAR: i32 = 9998;

/// A day that exists.
pub fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1..=LAST_YEAR).contains(&year) { None } else { NaiveDate::from_ymd_opt(year, month, day) }
}

/// Days later or earlier.
pub fn add_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let moved = if days >= 0 {
        date.checked_add_days(DayCount::new(days as u64))
    } else {
        date.checked_sub_days(DayCount::new(days.unsigned_abs()))
    };
    moved.filter(|date| (1..=LAST_YEAR).contains(&date.year()))
}

/// Months later or earlier, on the same or the last day of the month.
pub fn add_months(date: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    let moved = if months >= 0 { date.checked_add_months(count) } else { date.checked_sub_months(count) };
    moved.filter(|date| (1..=LAST_YEAR).contains(&date.year()))
}

/// Steps of a unit of whole days; none for clock units.
pub fn add(date: NaiveDate, unit: TimeUnit, steps: i64) -> Option<NaiveDate> {
    match unit {
        TimeUnit::Day | TimeUnit::Night => add_days(date, steps),
        TimeUnit::BusinessDay => add_business_days(date, steps),
        TimeUnit::Week | TimeUnit::Weekend => add_days(date, steps.checked_mul(7)?),
        TimeUnit::Fortnight => add_days(date, steps.checked_mul(14)?),
        TimeUnit::Month => add_months(date, steps),
        TimeUnit::Quarter => add_months(date, steps.checked_mul(3)?),
        TimeUnit::HalfYear => add_months(date, steps.checked_mul(6)?),
        TimeUnit::Year => add_months(date, steps.checked_mul(12)?),
        TimeUnit::Decade => add_months(date, steps.checked_mul(120)?),
        TimeUnit::Century => add_months(date, steps.checked_mul(1200)?),
        _ => None,
    }
}

fn add_business_days(date: NaiveDate, steps: i64) -> Option<NaiveDate> {
    let (mut date, step) = (date, steps.signum());
    for _ in 0..steps.abs().min(4_000) {
        date = add_days(date, step)?;
        while matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            date = add_days(date, step)?;
        }
    }
    Some(date)
}

/// The Monday of the week of a day.
pub fn monday(date: NaiveDate) -> Option<NaiveDate> {
    add_days(date, -i64::from(date.weekday().num_days_from_monday()))
}

/// The whole calendar unit a day lies in, `steps` of it away.
pub fn unit_of(today: NaiveDate, unit: TimeUnit, steps: i64, fixed: bool) -> Option<Period> {
    let first = first_of(today, unit)?;
    let start = add(first, unit, steps)?;
    period(start, unit, fixed)
}

/// The first day of the unit a day lies in.
pub fn first_of(day: NaiveDate, unit: TimeUnit) -> Option<NaiveDate> {
    match unit {
        TimeUnit::Week | TimeUnit::Fortnight => monday(day),
        TimeUnit::Weekend => add_days(monday(day)?, 5),
        TimeUnit::Month => date(day.year(), day.month(), 1),
        TimeUnit::Quarter => date(day.year(), (day.month0() / 3) * 3 + 1, 1),
        TimeUnit::HalfYear => date(day.year(), (day.month0() / 6) * 6 + 1, 1),
        TimeUnit::Year => date(day.year(), 1, 1),
        TimeUnit::Decade => date((day.year() / 10 * 10).max(1), 1, 1),
        TimeUnit::Century => date((day.year() / 100 * 100).max(1), 1, 1),
        _ => Some(day),
    }
}

/// The unit that begins on `start`, with its name.
pub fn period(start: NaiveDate, unit: TimeUnit, fixed: bool) -> Option<Period> {
    let length = if unit == TimeUnit::Weekend { TimeUnit::Day } else { unit };
    let end = add(start, length, if unit == TimeUnit::Weekend { 2 } else { 1 })?;
    let (timex, grain) = match unit {
        TimeUnit::Week => (week_name(start), Grain::Week),
        TimeUnit::Weekend => (format!("{}-WE", week_name(start)), Grain::Weekend),
        TimeUnit::Month => (format!("{:04}-{:02}", start.year(), start.month()), Grain::Month),
        TimeUnit::Quarter => (format!("{:04}-Q{}", start.year(), start.month0() / 3 + 1), Grain::Quarter),
        TimeUnit::HalfYear => (format!("{:04}-H{}", start.year(), start.month0() / 6 + 1), Grain::Half),
        TimeUnit::Year => (format!("{:04}", start.year()), Grain::Year),
        TimeUnit::Decade => (format!("{:03}X", start.year() / 10), Grain::Decade),
        TimeUnit::Century => (format!("{:02}XX", start.year() / 100), Grain::Century),
        _ => (start.to_string(), Grain::Days),
    };
    Some(Period::definite(timex, (start, end), grain, fixed))
}

/// `2025-W48`, by ISO 8601.
pub fn week_name(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The weekday of this week, weeks away.
pub fn weekday(today: NaiveDate, weekday: u8, weeks: i64) -> Option<NaiveDate> {
    add_days(monday(today)?, i64::from(weekday) - 1 + 7 * weeks)
}

/// A weekday without a week: the last one before today and the next from today on.
pub fn any_weekday(today: NaiveDate, wanted: u8) -> Option<Day> {
    let this = weekday(today, wanted, 0)?;
    let (past, future) = if this < today { (this, add_days(this, 7)?) } else { (add_days(this, -7)?, this) };
    Some(Day { timex: format!("XXXX-WXX-{wanted}"), past: Some(past), future: Some(future), lunar: false, fixed: false })
}

/// A day of the year without a year: the last that has begun before `now`, and the next that begins from `now` on.
pub fn any_month_day(now: NaiveDateTime, month: u32, day: u32) -> Option<Day> {
    // 29 February looks for leap years
    let exists = |year: i32| date(year, month, day);
    let year = now.year();
    let begins = |date: &NaiveDate| date.and_time(NaiveTime::MIN);
    let future = (year..year + 9).find_map(|year| exists(year).filter(|date| begins(date) >= now));
    let past = (year - 8..=year).rev().find_map(|year| exists(year).filter(|date| begins(date) < now));
    Some(Day { timex: format!("XXXX-{month:02}-{day:02}"), past, future, lunar: false, fixed: false })
}

/// A day of some month, by the same reckoning.
pub fn any_day(now: NaiveDateTime, day: u32) -> Option<Day> {
    let first = date(now.year(), now.month(), 1)?;
    let begins = |date: &NaiveDate| date.and_time(NaiveTime::MIN);
    let in_month = |steps: i64| add_months(first, steps).and_then(|month| date(month.year(), month.month(), day));
    let future = (0..3).find_map(|steps| in_month(steps).filter(|date| begins(date) >= now));
    let past = (0..3).find_map(|steps| in_month(-steps).filter(|date| begins(date) < now));
    Some(Day { timex: format!("XXXX-XX-{day:02}"), past, future, lunar: false, fixed: false })
}

/// A month without a year.
pub fn any_month(today: NaiveDate, month: u32) -> Option<Period> {
    let year = today.year();
    let past_year = if month > today.month() { year - 1 } else { year };
    let future_year = if month < today.month() { year + 1 } else { year };
    let days = |year: i32| -> Option<Days> {
        let start = date(year, month, 1)?;
        Some((start, add_months(start, 1)?))
    };
    Some(Period {
        timex: format!("XXXX-{month:02}"),
        past: days(past_year),
        future: days(future_year),
        grain: Grain::Month,
        segment: None,
        fixed: false,
    })
}

/// The nth weekday of a month; 5 is the last where there is no fifth.
pub fn nth_weekday(year: i32, month: u32, weekday: u8, nth: u8) -> Option<NaiveDate> {
    let first = date(year, month, 1)?;
    let offset = (i64::from(weekday) - 1 - i64::from(first.weekday().num_days_from_monday())).rem_euclid(7);
    let day = add_days(first, offset + 7 * (i64::from(nth) - 1))?;
    if day.month() == month {
        Some(day)
    } else if nth == 5 {
        add_days(day, -7)
    } else {
        None
    }
}

/// Western Easter Sunday, by the anonymous Gregorian computus.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    date(year, (sum / 31) as u32, (sum % 31 + 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        for (year, month, day) in [(2019, 4, 21), (2020, 4, 12), (2024, 3, 31), (2025, 4, 20), (2018, 4, 1)] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn weeks_and_weekdays() {
        let day = date(2016, 11, 7).unwrap();
        assert_eq!(week_name(day), "2016-W45");
        assert_eq!(any_weekday(day, 1).unwrap().future, Some(day));
        assert_eq!(nth_weekday(2010, 11, 4, 4), date(2010, 11, 25));
    }
}
