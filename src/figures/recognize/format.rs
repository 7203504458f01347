//! How Recognizers-Text prints numbers and texts. Knows .NET's fifteen significant digits; must not know models.

use crate::figures::Decimal;

/// A number with fifteen significant digits; below 1e-4 and from 1e15 on with an exponent.
pub fn g15(value: f64, exact: Option<Decimal>) -> String {
    if let Some(plain) = exact.map(|value| value.to_string()).filter(|plain| significant(plain) <= 15) {
        let size = value.abs();
        if size < 1e15 && (size >= 1e-4 || size == 0.0) {
            return plain;
        }
    }
    let scientific = format!("{value:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
    if (-4..15).contains(&exponent) {
        return plain_digits(mantissa, exponent);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}E{sign}{:02}", exponent.abs())
}

fn significant(plain: &str) -> usize {
    let digits = plain.trim_start_matches(['-', '0', '.']);
    let whole = if plain.contains('.') { digits } else { digits.trim_end_matches('0') };
    whole.chars().filter(char::is_ascii_digit).count()
}

/// `1.5` with exponent 2 as `150`.
fn plain_digits(mantissa: &str, exponent: i32) -> String {
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat((-exponent - 1) as usize));
    }
    let point = exponent as usize + 1;
    if digits.len() <= point {
        return format!("{sign}{digits}{}", "0".repeat(point - digits.len()));
    }
    format!("{sign}{}.{}", &digits[..point], &digits[point..])
}

/// Small letters, half width.
pub fn normalised(text: &str) -> String {
    let half = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    };
    text.chars().map(half).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_digits() {
        let print = |value: f64| g15(value, None);
        assert_eq!(print(1.0 / 3.0), "0.333333333333333");
        assert_eq!(print(5e-6), "5E-06");
        assert_eq!(print(-1.2732e15), "-1.2732E+15");
        assert_eq!(print(350.0 + 1.0 / 3.0), "350.333333333333");
        assert_eq!(print(0.000_714_285_714_285_714_3), "0.000714285714285714");
        assert_eq!(g15(4.8, Decimal::parse("4.8")), "4.8");
        assert_eq!(g15(49959200000000.0, Decimal::parse("49959200000000")), "49959200000000");
    }
}
