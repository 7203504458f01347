//! Holidays and how they are reckoned. Knows rules (fixed, lunar, from Easter, nth weekday, solar term); must not know grammar.

use super::arith::{add_days, date, easter, nth_weekday};
use super::types::Day;
use super::{lunar, solar};
use crate::figures::reader::{Reader, Sense};
use chrono::{Datelike, NaiveDate};

const TABLE: &str = include_str!("../tables/festivals.txt");

/// How a holiday is reckoned.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Rule {
    Fixed(u32, u32),
    Lunar(u8, u8),
    FromEaster(i64),
    NthWeekday(u32, u8, u8),
    /// By the sun's longitude, in degrees.
    SolarTerm(u16),
    Islamic(u8, u8),
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// All names with their senses, for the lexicon.
pub fn terms() -> Vec<(String, Sense)> {
    rows()
        .enumerate()
        .flat_map(|(row, (_, forms))| forms.split('|').map(move |form| (form.to_owned(), Sense::Festival(row as u16))))
        .collect()
}

fn rule(row: u16) -> Option<Rule> {
    let (rule, _) = rows().nth(usize::from(row))?;
    let mut words = rule.split(' ');
    let first = words.next()?;
    let second = words.next();
    let pair = |text: &str| -> Option<(u32, u32)> {
        let (month, day) = text.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    Some(match (first, second) {
        ("L", Some(text)) => pair(text).map(|(month, day)| Rule::Lunar(month as u8, day as u8))?,
        ("H", Some(text)) => pair(text).map(|(month, day)| Rule::Islamic(month as u8, day as u8))?,
        ("E", Some(days)) => Rule::FromEaster(days.parse().ok()?),
        ("S", Some(term)) => Rule::SolarTerm(term.parse().ok()?),
        ("N", Some(month)) => Rule::NthWeekday(month.parse().ok()?, words.next()?.parse().ok()?, words.next()?.parse().ok()?),
        (text, _) => pair(text).map(|(month, day)| Rule::Fixed(month, day))?,
    })
}

fn on(rule: Rule, year: i32) -> Option<NaiveDate> {
    match rule {
        Rule::Fixed(month, day) => date(year, month, day),
        // the eve is the day before the new year: its month may have 29 days, and it is said of the year that follows
        Rule::Lunar(12, 30) => add_days(lunar::to_solar(year, 1, 1)?, -1),
        Rule::Lunar(month, day) => lunar::to_solar(year, month, day),
        Rule::FromEaster(days) => add_days(easter(year)?, days),
        Rule::NthWeekday(11, 1, 5) => add_days(nth_weekday(year, 11, 4, 4)?, 4),
        Rule::NthWeekday(11, 5, 4) => add_days(nth_weekday(year, 11, 4, 4)?, 1),
        Rule::NthWeekday(month, weekday, nth) => nth_weekday(year, month, weekday, nth),
        Rule::SolarTerm(longitude) => solar::day_of(year, longitude),
        Rule::Islamic(month, day) => islamic(year, month, day),
    }
}

/// The tabular Islamic calendar: the announced day may differ by one.
fn islamic(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    let epoch = date(622, 7, 19)?;
    (0..2).find_map(|step| {
        let hijri = ((f64::from(year) - 622.0) * 33.0 / 32.0) as i64 + step;
        let days =
            (hijri - 1) * 354 + (3 + 11 * hijri) / 30 + (i64::from(month) - 1) * 29 + i64::from(month) / 2 + i64::from(day) - 1;
        add_days(epoch, days).filter(|date| date.year() == year)
    })
}

/// The holiday whose name begins at `at`, by row.
pub fn named(reader: &Reader, at: usize) -> Option<(u16, usize)> {
    reader.find(at, |sense| if let Sense::Festival(row) = sense { Some(row) } else { None })
}

/// The holiday of a year.
pub fn in_year(row: u16, year: i32, fixed: bool) -> Option<Day> {
    Some(Day::definite(on(rule(row)?, year)?, fixed))
}

/// The holiday without a year.
pub fn any(row: u16, today: NaiveDate) -> Option<Day> {
    let rule = rule(row)?;
    let year = today.year();
    let dates: Vec<NaiveDate> = (year - 1..=year + 1).filter_map(|year| on(rule, year)).collect();
    let future = dates.iter().copied().find(|date| *date >= today);
    let past = dates.iter().rev().copied().find(|date| *date < today);
    let timex = match rule {
        Rule::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
        _ => on(rule, year).map_or_else(String::new, |date| format!("XXXX-{:02}-{:02}", date.month(), date.day())),
    };
    Some(Day { timex, past, future, lunar: false, fixed: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, year: i32) -> Option<NaiveDate> {
        let row = rows().position(|(_, forms)| forms.split('|').any(|form| form == name)).unwrap();
        on(rule(row as u16)?, year)
    }

    #[test]
    fn holidays_of_known_years() {
        let known = [
            ("春节", 2025, (1, 29)),
            ("除夕", 2017, (1, 27)),
            ("中秋节", 2023, (9, 29)),
            ("清明节", 2024, (4, 4)),
            ("清明节", 2023, (4, 5)),
            ("thanksgiving", 2019, (11, 28)),
            ("black friday", 2010, (11, 26)),
            ("easter monday", 2019, (4, 22)),
            ("mother's day", 2024, (5, 12)),
            ("memorial day", 2024, (5, 27)),
            ("eid al-fitr", 2024, (4, 10)),
            ("冬至", 2024, (12, 21)),
            ("夏至", 2024, (6, 21)),
            ("芒种", 2021, (6, 5)),
            ("立春", 2025, (2, 3)),
            ("立秋", 2023, (8, 8)),
            ("小寒", 2024, (1, 6)),
        ];
        for (name, year, (month, day)) in known {
            assert_eq!(of(name, year), date(year, month, day), "{name} {year}");
        }
    }
}
