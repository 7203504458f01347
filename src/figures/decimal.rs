//! Exact decimal numbers as the news writes them. Knows digits and powers of ten; must not know units.

use std::cmp::Ordering;
use std::fmt;

/// An exact decimal: `mantissa × 10^exponent`, normalised so that the mantissa has no trailing zero.
///
/// Holds 38 significant digits; what does not fit gives `None` and the text stays without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    exponent: i16,
}

/// Larger magnitudes are no sound reading of a newspaper.
const MAX_EXPONENT: i16 = 100;

/// As many as a number of digits and exponent may have between them.
const ZEROS: &str = match std::str::from_utf8(&[b'0'; MAX_EXPONENT as usize]) {
    Ok(zeros) => zeros,
    Err(_) => "",
};

impl Decimal {
    /// `mantissa × 10^exponent`; none beyond 10^±100.
    // not inlined: 128 bits are long code
    #[inline(never)]
    pub fn new(mantissa: i128, exponent: i16) -> Option<Self> {
        if mantissa == 0 {
            return Some(Decimal { mantissa: 0, exponent: 0 });
        }
        let (mantissa, zeros) = trimmed(mantissa);
        let exponent = exponent.checked_add(zeros)?;
        (-MAX_EXPONENT..=MAX_EXPONENT).contains(&exponent).then_some(Decimal { mantissa, exponent })
    }

    /// The number of ASCII digits with an optional sign and decimal point; none where it is anything else or too long.
    pub fn parse(digits: &str) -> Option<Self> {
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction_ok = !digits.contains('.') || !fraction.is_empty();
        if !fraction_ok || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mantissa = format!("{whole}{fraction}").parse().ok()?;
        Decimal::new(mantissa, -i16::try_from(fraction.len()).ok()?)
    }

    /// The product, exact.
    pub fn times(self, other: Decimal) -> Option<Self> {
        Decimal::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent.checked_add(other.exponent)?)
    }

    /// The number times a power of ten, exact.
    pub fn scaled(self, exponent: i16) -> Option<Self> {
        Decimal::new(self.mantissa, self.exponent.checked_add(exponent)?)
    }

    /// The sum, exact.
    pub fn plus(self, other: Decimal) -> Option<Self> {
        if self.mantissa == 0 || other.mantissa == 0 {
            return Some(if self.mantissa == 0 { other } else { self });
        }
        let exponent = self.exponent.min(other.exponent);
        Decimal::new(self.at(exponent)?.checked_add(other.at(exponent)?)?, exponent)
    }

    /// The difference, exact.
    pub fn minus(self, other: Decimal) -> Option<Self> {
        self.plus(other.negated())
    }

    /// The same number with the other sign.
    pub fn negated(self) -> Self {
        Decimal { mantissa: self.mantissa.saturating_neg(), exponent: self.exponent }
    }

    /// The quotient to eighteen significant digits; none when dividing by zero.
    pub fn over(self, other: Decimal) -> Option<Self> {
        if other.mantissa == 0 {
            return None;
        }
        let (mut above, mut exponent) = (self.mantissa, self.exponent.checked_sub(other.exponent)?);
        while above != 0 && above % other.mantissa != 0 && (above / other.mantissa).unsigned_abs() < 10u128.pow(17) {
            above = above.checked_mul(10)?;
            exponent -= 1;
        }
        let half = other.mantissa.unsigned_abs() / 2;
        let up = (above % other.mantissa).unsigned_abs() > half;
        let sign = if (above < 0) == (other.mantissa < 0) { 1 } else { -1 };
        Decimal::new(above / other.mantissa + if up { sign } else { 0 }, exponent)
    }

    /// The nearest number with at most `places` decimals, halves away from zero.
    pub fn rounded(self, places: i16) -> Option<Self> {
        let shifted = self.scaled(places)?;
        if shifted.exponent >= 0 {
            return Some(self);
        }
        let Some(power) = 10i128.checked_pow(u32::try_from(-i32::from(shifted.exponent)).ok()?) else {
            return Some(Decimal::from(0));
        };
        let half = if shifted.mantissa < 0 { -power / 2 } else { power / 2 };
        Decimal::new(shifted.mantissa.checked_add(half)? / power, -places)
    }

    /// Whether it has no decimals.
    pub fn is_whole(self) -> bool {
        self.exponent >= 0
    }

    /// The number as a machine integer where it is whole and fits.
    pub fn to_i64(self) -> Option<i64> {
        if self.exponent == 0 {
            return i64::try_from(self.mantissa).ok();
        }
        let power = u32::try_from(self.exponent).ok()?;
        i64::try_from(self.mantissa.checked_mul(10i128.checked_pow(power)?)?).ok()
    }

    /// The nearest floating-point number, for comparing and drawing.
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 * 10f64.powi(i32::from(self.exponent))
    }

    /// The mantissa at another exponent, at most the own one.
    fn at(self, exponent: i16) -> Option<i128> {
        if self.exponent == exponent {
            return Some(self.mantissa);
        }
        let places = u32::try_from(self.exponent - exponent).ok()?;
        self.mantissa.checked_mul(10i128.checked_pow(places)?)
    }
}

/// The mantissa without its trailing zeros, and how many there were. Division of 64 bits is many times faster than of 128.
fn trimmed(mantissa: i128) -> (i128, i16) {
    let (mut wide, mut zeros) = (mantissa, 0);
    while i64::try_from(wide).is_err() {
        if wide % 10 != 0 {
            return (wide, zeros);
        }
        (wide, zeros) = (wide / 10, zeros + 1);
    }
    let (narrow, more) = trimmed_narrow(wide as i64);
    (i128::from(narrow), zeros + more)
}

fn trimmed_narrow(mut mantissa: i64) -> (i64, i16) {
    let mut zeros = 0;
    while mantissa % 10 == 0 && mantissa != 0 {
        (mantissa, zeros) = (mantissa / 10, zeros + 1);
    }
    (mantissa, zeros)
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        let (mantissa, exponent) = trimmed_narrow(value);
        Decimal { mantissa: i128::from(mantissa), exponent }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.exponent == other.exponent {
            return self.mantissa.cmp(&other.mantissa);
        }
        let exponent = self.exponent.min(other.exponent);
        match (self.at(exponent), other.at(exponent)) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

/// Plain digits without exponent: `14300000000`, `0.5`, `-3`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // 64 bits are written many times faster than 128
        let digits = i64::try_from(self.mantissa).map_or_else(|_| self.mantissa.to_string(), |mantissa| mantissa.to_string());
        if self.exponent == 0 {
            return f.write_str(&digits);
        }
        let (sign, digits) = digits.split_at(usize::from(self.mantissa < 0));
        let zeros = |count: usize| &ZEROS[..count];
        let places = usize::from(self.exponent.unsigned_abs());
        f.write_str(sign)?;
        if self.exponent > 0 {
            f.write_str(digits)?;
            return f.write_str(zeros(places));
        }
        let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
        f.write_str(if whole.is_empty() { "0" } else { whole })?;
        f.write_str(".")?;
        f.write_str(zeros(places - fraction.len()))?;
        f.write_str(fraction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(digits: &str) -> Decimal {
        Decimal::parse(digits).unwrap()
    }

    #[test]
    fn prints_what_it_read() {
        for digits in ["0", "14300000000", "0.5", "-3", "0.001", "1234.5678", "-0.25"] {
            assert_eq!(decimal(digits).to_string(), digits);
        }
        assert_eq!(decimal("1.50").to_string(), "1.5");
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(decimal("143").scaled(8).unwrap().to_string(), "14300000000");
        assert_eq!(decimal("0.1").plus(decimal("0.2")).unwrap(), decimal("0.3"));
        assert_eq!(decimal("1.5").times(decimal("4")).unwrap(), decimal("6"));
        assert!(decimal("9.99") < decimal("10"));
    }

    #[test]
    fn rounds_to_places() {
        let third = decimal("1").over(decimal("3")).unwrap();
        assert_eq!(third.rounded(3), Some(decimal("0.333")));
        assert_eq!(decimal("-2.5").rounded(0), Some(decimal("-3")));
        assert_eq!(decimal("12").rounded(3), Some(decimal("12")));
        assert_eq!(decimal("1").scaled(-60).unwrap().rounded(3), Some(decimal("0")));
    }

    #[test]
    fn absurd_numbers_have_no_value() {
        assert_eq!(Decimal::parse(&"9".repeat(300)), None);
        assert_eq!(Decimal::parse("1,2"), None);
        assert_eq!(Decimal::parse("1."), None);
        assert_eq!(Decimal::parse(""), None);
        assert_eq!(decimal("1").scaled(400), None);
    }
}
