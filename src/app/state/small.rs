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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_read() {
        assert_eq!([tenths(3.0), tenths(0.26), tenths(-1.55)], ["3", "0.3", "-1.6"]);
        assert_eq!([float("14.25"), float("-3"), float("x"), float("")], [Some(14.25), Some(-3.0), None, None]);
    }
}
