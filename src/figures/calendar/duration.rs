//! Lengths of time as TIMEX3. Knows unit letters; must not know words.

use super::types::Length;
use crate::figures::reader::TimeUnit;
use crate::figures::{Amount, Decimal, Timex, TimexRange};

/// The TIMEX3 value of an amount of a unit.
pub fn of(value: Amount, unit: TimeUnit) -> Option<TimexRange> {
    let timex = |value: Decimal| timex(&Length { parts: vec![(value, unit)] });
    Some(match value {
        Amount::Exact(value) => TimexRange::Exact(timex(value)),
        Amount::Range { low, high } => TimexRange::Range { low: low.map(timex), high: high.map(timex) },
    })
}

/// A length as a TIMEX3 value without calendar days.
pub fn timex(length: &Length) -> Timex {
    Timex { value: whole_units(length), start: None, end: None }
}

/// `P1Y6M`, `PT2H`; halves of units that have smaller ones are written with those: half a year is `P6M`.
fn whole_units(length: &Length) -> String {
    let mut parts: Vec<(Decimal, char, bool)> = Vec::new();
    for &(value, unit) in &length.parts {
        let (factor, letter, clock) = letter(unit);
        let value = value.times(Decimal::from(factor)).unwrap_or(value);
        if let Some((whole, half)) = and_a_half(value).filter(|_| clock || matches!(letter, 'Y' | 'D')) {
            parts.push((whole, letter, clock));
            parts.push(smaller(half, letter, clock));
            continue;
        }
        let (value, letter, clock) = smaller(value, letter, clock);
        parts.push((value, letter, clock));
    }
    write(&parts)
}

/// `2.5` as two and a half.
fn and_a_half(value: Decimal) -> Option<(Decimal, Decimal)> {
    let half = Decimal::new(5, -1)?;
    let whole = value.minus(half)?;
    (whole.is_whole() && whole > Decimal::from(0)).then_some((whole, half))
}

/// `P0.5Y` as the words have it, for recognition output.
pub fn as_said(length: &Length) -> String {
    let parts: Vec<_> = length.parts.iter().map(|&(value, unit)| said_letter(value, unit)).collect();
    let mut out = String::from("P");
    let mut clock_begun = false;
    for (value, letters, clock) in parts {
        if clock && !clock_begun {
            out.push('T');
            clock_begun = true;
        }
        out.push_str(&format!("{value}{letters}"));
    }
    out
}

fn said_letter(value: Decimal, unit: TimeUnit) -> (Decimal, &'static str, bool) {
    let times = |factor: i64| value.times(Decimal::from(factor)).unwrap_or(value);
    match unit {
        TimeUnit::Second => (value, "S", true),
        TimeUnit::Minute => (value, "M", true),
        TimeUnit::Hour => (value, "H", true),
        TimeUnit::Day | TimeUnit::Night => (value, "D", false),
        TimeUnit::BusinessDay => (value, "BD", false),
        TimeUnit::Week => (value, "W", false),
        TimeUnit::Weekend => (value, "WE", false),
        TimeUnit::Fortnight => (times(2), "W", false),
        TimeUnit::Month => (value, "M", false),
        TimeUnit::Quarter => (times(3), "M", false),
        TimeUnit::HalfYear => (times(6), "M", false),
        TimeUnit::Year => (value, "Y", false),
        TimeUnit::Decade => (times(10), "Y", false),
        TimeUnit::Century => (times(100), "Y", false),
        TimeUnit::Millennium => (times(1000), "Y", false),
    }
}

fn letter(unit: TimeUnit) -> (i64, char, bool) {
    match unit {
        TimeUnit::Second => (1, 'S', true),
        TimeUnit::Minute => (1, 'M', true),
        TimeUnit::Hour => (1, 'H', true),
        TimeUnit::Day | TimeUnit::Night | TimeUnit::BusinessDay => (1, 'D', false),
        TimeUnit::Week => (1, 'W', false),
        TimeUnit::Weekend => (1, 'W', false),
        TimeUnit::Fortnight => (2, 'W', false),
        TimeUnit::Month => (1, 'M', false),
        TimeUnit::Quarter => (3, 'M', false),
        TimeUnit::HalfYear => (6, 'M', false),
        TimeUnit::Year => (1, 'Y', false),
        TimeUnit::Decade => (10, 'Y', false),
        TimeUnit::Century => (100, 'Y', false),
        TimeUnit::Millennium => (1000, 'Y', false),
    }
}

fn smaller(value: Decimal, letter: char, clock: bool) -> (Decimal, char, bool) {
    let (factor, below, below_clock) = match (letter, clock) {
        ('Y', _) => (12, 'M', false),
        ('D', _) => (24, 'H', true),
        ('H', _) => (60, 'M', true),
        ('M', true) => (60, 'S', true),
        _ => return (value, letter, clock),
    };
    let split = value.times(Decimal::from(factor)).filter(|split| value < Decimal::from(1) && split.is_whole());
    split.map_or((value, letter, clock), |split| (split, below, below_clock))
}

fn write(parts: &[(Decimal, char, bool)]) -> String {
    let mut out = String::from("P");
    let mut clock_begun = false;
    for (value, letter, clock) in parts {
        if *clock && !clock_begun {
            out.push('T');
            clock_begun = true;
        }
        out.push_str(&format!("{value}{letter}"));
    }
    out
}

/// The length in seconds, by mean days of 24 hours, months of 30 and years of 365 days; recognition output reckons so.
pub fn seconds(length: &Length) -> Option<Decimal> {
    length.parts.iter().try_fold(Decimal::from(0), |sum, &(value, unit)| sum.plus(value.times(Decimal::from(unit_seconds(unit)))?))
}

fn unit_seconds(unit: TimeUnit) -> i64 {
    const DAY: i64 = 86_400;
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Minute => 60,
        TimeUnit::Hour => 3_600,
        TimeUnit::Day | TimeUnit::Night | TimeUnit::BusinessDay => DAY,
        TimeUnit::Week => 7 * DAY,
        TimeUnit::Weekend => 2 * DAY,
        TimeUnit::Fortnight => 14 * DAY,
        TimeUnit::Month => 30 * DAY,
        TimeUnit::Quarter => 90 * DAY,
        TimeUnit::HalfYear => 180 * DAY,
        TimeUnit::Year => 365 * DAY,
        TimeUnit::Decade => 3_650 * DAY,
        TimeUnit::Century => 36_500 * DAY,
        TimeUnit::Millennium => 365_000 * DAY,
    }
}
