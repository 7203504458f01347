//! Values of figures as people write them in marks, and their one spelling for comparing. Must not know how figures are found.

use crate::figures::{Amount, Bound, Decimal, Figure, FigureType, TimexRange, Value};
use std::fmt;

/// A value written as `[bound ]value[ unit]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldValue {
    /// The type of figure.
    pub kind: FigureType,
    /// The bound's name, or nothing.
    pub bound: String,
    /// The number or TIMEX3 value, `low..high` for a range; numbers in plain digits.
    pub value: String,
    /// The currency, unit, counted noun or `unit/base`; may be empty.
    pub unit: String,
}

const BOUNDS: [Bound; 5] = [Bound::About, Bound::Over, Bound::AtLeast, Bound::Under, Bound::AtMost];

impl GoldValue {
    /// Reads what stands after the colon of a figure's code; the error says what is wrong with it.
    pub fn parse(kind: FigureType, written: &str) -> Result<Self, String> {
        let (bound, rest) = match written.split_once(' ') {
            Some((first, rest)) if BOUNDS.iter().any(|bound| bound.name() == first) => (first, rest),
            _ => ("", written),
        };
        let (value, unit) = rest.split_once(' ').unwrap_or((rest, ""));
        let value = match kind {
            FigureType::Date | FigureType::Time | FigureType::Duration => check_timex(value)?,
            _ => value.split("..").map(plain).collect::<Result<Vec<_>, _>>()?.join(".."),
        };
        check_unit(kind, unit)?;
        Ok(GoldValue { kind, bound: bound.into(), value, unit: unit.into() })
    }

    /// The engine's value in the same spelling.
    pub fn of(figure: &Figure) -> Self {
        let kind = figure.value.figure_type();
        let value = match (figure.value.amount(), figure.value.timex()) {
            (Some(amount), _) => amount_text(amount),
            (None, Some(timex)) => timex_text(timex),
            (None, None) => String::new(),
        };
        let bound = figure.bound.map(Bound::name).unwrap_or_default().into();
        GoldValue { kind, bound, value, unit: unit_text(&figure.value) }
    }

    /// Whether two values are the same: case and spaces in units do not count.
    pub fn agrees(&self, other: &GoldValue) -> bool {
        let unit = |value: &GoldValue| value.unit.to_lowercase().split_whitespace().collect::<String>();
        self.kind == other.kind && self.bound == other.bound && self.value == other.value && unit(self) == unit(other)
    }
}

impl fmt::Display for GoldValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.bound.as_str(), &self.value, &self.unit];
        let shown: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        write!(f, "{}:{}", self.kind.name(), shown.join(" "))
    }
}

fn plain(number: &str) -> Result<String, String> {
    if number.is_empty() {
        return Ok(String::new());
    }
    let (digits, power) = number.split_once('e').unwrap_or((number, "0"));
    let decimal = Decimal::parse(digits).zip(power.parse().ok()).and_then(|(digits, power)| digits.scaled(power));
    decimal.map(|decimal| decimal.to_string()).ok_or_else(|| format!("“{number}” is no number"))
}

/// TIMEX3 values are made of these characters only; more is for the reader's eye.
fn check_timex(value: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | '+' | '_' | 's');
    let first = value.trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'P' | 'X' | 'T' | 'F' | 'B'));
    match first && value.chars().all(fits) {
        true => Ok(value.into()),
        false => Err(format!("“{value}” is no TIMEX3 value")),
    }
}

fn check_unit(kind: FigureType, unit: &str) -> Result<(), String> {
    let good = match kind {
        FigureType::Money => unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()),
        FigureType::Percent => matches!(unit, "" | "pp"),
        FigureType::Quantity => !unit.is_empty(),
        FigureType::Rate => unit.contains('/'),
        _ => unit.is_empty(),
    };
    if good { Ok(()) } else { Err(format!("“{unit}” is no {} unit (money: a currency)", kind.name())) }
}

fn amount_text(amount: Amount) -> String {
    let text = |end: Option<Decimal>| end.map(|end| end.to_string()).unwrap_or_default();
    match amount {
        Amount::Exact(value) => value.to_string(),
        Amount::Range { low, high } => format!("{}..{}", text(low), text(high)),
    }
}

fn timex_text(timex: &TimexRange) -> String {
    match timex {
        TimexRange::Exact(timex) => timex.value.clone(),
        TimexRange::Range { low, high } => {
            let text = |end: &Option<crate::figures::Timex>| end.as_ref().map(|end| end.value.clone()).unwrap_or_default();
            format!("{}..{}", text(low), text(high))
        }
    }
}

fn unit_text(value: &Value) -> String {
    match value {
        Value::Money { currency, .. } => currency.clone(),
        Value::Percent { points: true, .. } => "pp".into(),
        Value::Quantity { unit, .. } => unit.clone(),
        Value::Rate { unit, currency, per, .. } => {
            format!("{}/{per}", unit.as_deref().or(currency.as_deref()).unwrap_or_default())
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_numbers() {
        let value = GoldValue::parse(FigureType::Money, "over 660e8..720e8 USD").unwrap();
        assert_eq!((value.bound.as_str(), value.value.as_str(), value.unit.as_str()), ("over", "66000000000..72000000000", "USD"));
        assert!(GoldValue::parse(FigureType::Date, "2025-07..2025-09").is_ok());
        assert!(GoldValue::parse(FigureType::Date, "上月").is_err());
        assert!(GoldValue::parse(FigureType::Quantity, "600").is_err());
    }
}
