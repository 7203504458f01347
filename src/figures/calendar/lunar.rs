//! The Chinese lunisolar calendar, 1900 to 2100. Knows month lengths and leap months; must not know festivals.
//!
//! One number a year: bits 15 to 4 say which of months 1 to 12 have 30 days (bit 15 is month 1), bits 3 to 0 which month is followed
//! by its leap month, bit 16 whether that leap month has 30 days. The table was computed: new moons and the sun's longitude after
//! Meeus, for 120° E (Beijing's own meridian before 1929); month 11 holds the winter solstice, and in a year of 13 months the first
//! month in which the sun enters no sign is the leap month. For 1906, 1917 and 1922, where a new moon or term falls within minutes
//! of midnight, the calendar as it was published is taken.

use super::arith::{add_days, date};
use chrono::NaiveDate;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../tables/lunar.txt");
const FIRST: i32 = 1900;

/// The table's rows, a year each.
static ROWS: LazyLock<Vec<&str>> = LazyLock::new(|| TABLE.lines().filter(|line| !line.starts_with('#')).collect());

/// The day of a lunar date; the 30th of a short month is its 29th (`大年三十`). None outside 1900 to 2100.
pub fn to_solar(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    day_of(year, month, false, day)
}

/// The day of a lunar date, in the leap month behind the month where `leap` says so.
pub fn day_of(year: i32, month: u8, leap: bool, day: u8) -> Option<NaiveDate> {
    if !(1..=30).contains(&day) {
        return None;
    }
    let (start, end) = month_of(year, month, leap)?;
    add_days(start, i64::from(day) - 1).map(|date| date.min(add_days(end, -1).unwrap_or(date)))
}

/// A lunar month, or the leap month behind it: its first day and the day after its last.
pub fn month_of(year: i32, month: u8, leap: bool) -> Option<(NaiveDate, NaiveDate)> {
    if !(1..=12).contains(&month) {
        return None;
    }
    let row = ROWS.get(usize::try_from(year - FIRST).ok()?)?;
    let mut columns = row.split(' ');
    let (new_year, code) = (columns.next()?, u32::from_str_radix(columns.next()?, 16).ok()?);
    let (new_month, new_day) = new_year.split_once('-')?;
    let length = |nth: u8| if code >> (16 - nth) & 1 == 1 { 30 } else { 29 };
    let leap_length = if code >> 16 & 1 == 1 { 30 } else { 29 };
    let leaps_behind = |nth: u8| code & 0xF == u32::from(nth);
    let mut start = date(year, new_month.parse().ok()?, new_day.parse().ok()?)?;
    for nth in 1..month {
        start = add_days(start, length(nth) + if leaps_behind(nth) { leap_length } else { 0 })?;
    }
    let end = add_days(start, length(month))?;
    match leap {
        true => leaps_behind(month).then(|| add_days(end, leap_length)).flatten().map(|after| (end, after)),
        false => Some((start, end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_festivals() {
        let known = [
            (2017, 1, 1, (2017, 1, 28)),
            (2020, 1, 1, (2020, 1, 25)),
            (2023, 8, 15, (2023, 9, 29)),
            (2024, 5, 5, (2024, 6, 10)),
            (2025, 1, 1, (2025, 1, 29)),
            (2025, 8, 15, (2025, 10, 6)),
            (2026, 1, 1, (2026, 2, 17)),
            (2033, 8, 15, (2033, 9, 8)),
            (1985, 1, 1, (1985, 2, 20)),
            (1912, 1, 1, (1912, 2, 18)),
        ];
        for (year, month, day, (y, m, d)) in known {
            assert_eq!(to_solar(year, month, day), date(y, m, d), "{year}-{month}-{day}");
        }
    }

    #[test]
    fn years_follow_each_other() {
        for year in 1900..2100 {
            let eve = to_solar(year, 12, 30).unwrap();
            assert_eq!(add_days(eve, 1), to_solar(year + 1, 1, 1), "{year}");
        }
        assert_eq!(to_solar(2101, 1, 1), None);
    }

    #[test]
    fn leap_months() {
        assert_eq!(month_of(2020, 4, true), date(2020, 5, 23).zip(date(2020, 6, 21)));
        assert_eq!(month_of(2021, 4, true), None);
    }
}
