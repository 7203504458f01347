//! One sorter and one writer of numbers for the whole app: the standard library's cost kilobytes of the module for every type.

/// Items in the order of their keys; those with equal keys stay as they were.
pub fn ordered<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let keys = items.iter().enumerate().map(|(nth, item)| (key(item), nth as u32)).collect();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    sorted(keys).into_iter().filter_map(|(_, nth)| items[nth as usize].take()).collect()
}

/// The key of a pair: the first counts, then the second.
pub fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

fn sorted(mut keys: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    keys.sort_unstable();
    keys
}

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
    fn order_is_stable() {
        let items = ordered(vec!["b1", "a1", "b2", "a2"], |item| u64::from(item.as_bytes()[0]));
        assert_eq!(items, ["a1", "a2", "b1", "b2"]);
        assert!(pair(1, 9) < pair(2, 0));
    }

    #[test]
    fn numbers_are_short_and_read() {
        assert_eq!([tenths(3.0), tenths(0.26), tenths(-1.55)], ["3", "0.3", "-1.6"]);
        assert_eq!([float("14.25"), float("-3"), float("x"), float("")], [Some(14.25), Some(-3.0), None, None]);
    }
}
