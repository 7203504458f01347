//! Numbers as readers type them in a filter: `1bn`, `10億`, `1.5e9`, `20%`. Must not know figures in running text.

use super::Comparison;
use crate::figures::Decimal;
use crate::lexicon::simplified;

/// Letters and characters that stand for a power of ten.
const POWERS: &[(&str, i16)] = &[
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("mn", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("t", 12),
    ("tn", 12),
    ("trillion", 12),
    ("百", 2),
    ("千", 3),
    ("万", 4),
    ("百万", 6),
    ("千万", 7),
    ("亿", 8),
    ("十亿", 9),
    ("百亿", 10),
    ("千亿", 11),
    ("万亿", 12),
];

/// Signs before a number: whether they mean below it, and whether they leave it out. Longer signs first.
const SIGNS: &[(&str, bool, bool)] =
    &[(">=", false, false), ("≥", false, false), ("<=", true, false), ("≤", true, false), (">", false, true), ("<", true, true)];

/// A number with an optional power of ten and an optional per cent sign; none where it is anything else.
pub(super) fn number(written: &str) -> Option<Decimal> {
    let plain: String = written.trim().trim_end_matches('%').chars().filter(|&c| c != ',' && c != '_').map(simplified).collect();
    let digits_end = plain.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-')).unwrap_or(plain.len());
    let (digits, power) = plain.split_at(digits_end);
    let decimal = Decimal::parse(digits)?;
    let power = power.trim().to_ascii_lowercase();
    if power.is_empty() {
        return Some(decimal);
    }
    if let Some(exponent) = power.strip_prefix('e') {
        return decimal.scaled(exponent.parse().ok()?);
    }
    let (_, exponent) = POWERS.iter().find(|(name, _)| *name == power)?;
    decimal.scaled(*exponent)
}

/// `>1bn`, `<=5`, `=3`, `10..20`, `..7`; none where it is anything else.
pub(super) fn comparison(written: &str) -> Option<Comparison> {
    let at_least = |value, strict| Comparison { low: Some(value), high: None, strict };
    let at_most = |value, strict| Comparison { low: None, high: Some(value), strict };
    for (sign, below, strict) in SIGNS {
        if let Some(rest) = written.strip_prefix(sign) {
            return number(rest).map(|value| if *below { at_most(value, *strict) } else { at_least(value, *strict) });
        }
    }
    if let Some((low, high)) = written.split_once("..") {
        let end = |part: &str| if part.is_empty() { Some(None) } else { number(part).map(Some) };
        let (low, high) = (end(low)?, end(high)?);
        return (low.is_some() || high.is_some()).then_some(Comparison { low, high, strict: false });
    }
    number(written.strip_prefix('=').unwrap_or(written)).map(|value| Comparison {
        low: Some(value),
        high: Some(value),
        strict: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_typed() {
        for (written, digits) in [
            ("1bn", "1000000000"),
            ("10億", "1000000000"),
            ("1.5e9", "1500000000"),
            ("20%", "20"),
            ("3万亿", "3000000000000"),
            ("1,200", "1200"),
            ("-2", "-2"),
        ] {
            assert_eq!(number(written).unwrap().to_string(), digits, "{written}");
        }
        assert!(number("many").is_none() && number("").is_none() && number("5 apples").is_none());
    }

    #[test]
    fn comparisons_meet_ranges() {
        let some = |digits: &str| Decimal::parse(digits);
        let over = comparison(">1bn").unwrap();
        assert!(over.meets(some("2000000000"), some("2000000000")) && !over.meets(some("1000000000"), some("1000000000")));
        let between = comparison("10..20").unwrap();
        assert!(between.meets(some("20"), some("30")) && between.meets(some("5"), None) && !between.meets(some("21"), some("30")));
        assert!(comparison("..").is_none());
    }
}
