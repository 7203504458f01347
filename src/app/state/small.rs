//! Numbers written and read with few digits, for scales and style sheets: the library's exact ways cost the app 10 kB.

/// A number with at most one decimal, as style sheets and SVG read it.
pub fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    if tenths.is_multiple_of(10) { format!("{sign}{}", tenths / 10) } else { format!("{sign}{}.{}", tenths / 10, tenths % 10) }
}

/// A decimal number as a float, near enough for a scale.
pub fn float(digits: &str) -> Option<f64> {
    let (sign, digits) = digits.strip_prefix('-').map_or((1.0, digits), |rest| (-1.0, rest));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let number = |text: &str| text.chars().try_fold(0.0, |sum, c| Some(sum * 10.0 + f64::from(c.to_digit(10)?)));
    let places = rest.chars().fold(1.0, |places, _| places * 10.0);
    (!whole.is_empty()).then_some(())?;
    Some(sign * (number(whole)? + number(rest)? / places))
}

/// A number held between two ends. The library's `clamp` would write them out where they are no ends, and brings all that writes numbers.
pub fn between(number: f64, low: f64, high: f64) -> f64 {
    number.min(high).max(low)
}

/// A moment as RFC 3339 has it, as a number that sorts by it: its digits without the century.
pub fn moment(written: &str) -> u64 {
    written.bytes().filter(u8::is_ascii_digit).skip(2).take(15).fold(0, |key, digit| key * 10 + u64::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_read() {
        assert_eq!([tenths(3.0), tenths(0.26), tenths(-1.55)], ["3", "0.3", "-1.6"]);
        assert_eq!([between(2.0, 0.0, 1.0), between(-2.0, 0.0, 1.0), between(0.5, 0.0, 1.0)], [1.0, 0.0, 0.5]);
        assert!(
            moment("2025-06-01T12:30:00Z") < moment("2025-06-01T12:30:01Z")
                && moment("2025-12-31T23:59:59Z") < moment("2026-01-01T00:00:00Z")
        );
        assert_eq!([float("14.25"), float("-3"), float("x"), float("")], [Some(14.25), Some(-3.0), None, None]);
    }
}
