//! The sun's place among the seasons, for the 24 terms of the Chinese year. Knows Meeus's formula of low accuracy (a hundredth of a
//! degree, a quarter of an hour); must not know the names of terms.

use super::arith::{add_days, date};
use chrono::NaiveDate;

/// Days between 2000-01-01 12:00 UT and midnight in Beijing of that day.
const NOON_TO_BEIJING: f64 = 0.5 + 8.0 / 24.0;
/// The tropical year in days.
const YEAR: f64 = 365.2422;

/// The day in Beijing on which the sun comes to a longitude (0 is the spring equinox), within a year of our calendar.
pub fn day_of(year: i32, longitude: u16) -> Option<NaiveDate> {
    let start = date(2000, 1, 1)?;
    // the sun stands at 280 degrees on 1 January
    let into_year = f64::from((i32::from(longitude) - 280).rem_euclid(360)) / 360.0 * YEAR;
    let mut days = f64::from(year - 2000) * YEAR + into_year;
    for _ in 0..4 {
        let short = (f64::from(longitude) - sun(days) + 540.0).rem_euclid(360.0) - 180.0;
        days += short / 360.0 * YEAR;
    }
    add_days(start, (days + NOON_TO_BEIJING).floor() as i64)
}

/// The sun's apparent longitude in degrees, `days` after the noon 2000 began with.
fn sun(days: f64) -> f64 {
    let centuries = days / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * centuries;
    let anomaly = (357.529_11 + 35_999.050_29 * centuries).to_radians();
    let centre =
        (1.914_602 - 0.004_817 * centuries) * anomaly.sin() + 0.019_993 * (2.0 * anomaly).sin() + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1_934.136 * centuries).to_radians();
    (mean + centre - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_known_years() {
        let known = [
            (2024, 0, (3, 20)),
            (2024, 15, (4, 4)),
            (2023, 15, (4, 5)),
            (2000, 90, (6, 21)),
            (2024, 270, (12, 21)),
            (2021, 285, (1, 5)),
            (1985, 315, (2, 4)),
            (2050, 180, (9, 23)),
        ];
        for (year, longitude, (month, day)) in known {
            assert_eq!(day_of(year, longitude), date(year, month, day), "{year} {longitude}");
        }
    }
}
