//! Runs of digits with separators. Knows the groupings of thousands that are in use; must not know words.

use crate::figures::Decimal;

/// How the digits of a token are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Digits alone.
    Plain,
    /// `1,234`, `1,234.5`.
    Grouped,
    /// `12.5`.
    Decimal,
    /// `12,34,567.89`.
    Indian,
    /// `1.234,5`, `1.234.567`.
    European,
    /// `1,3`: decimal by form only.
    EuropeanShort,
}

/// The decimal digits of a character, of either width.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

/// Whether the separators of a token make sense together.
pub fn is_sound(form: &str) -> bool {
    shape(form).is_some()
}

/// The arrangement of a token of digits and separators; none where it makes no sense as one number.
pub fn shape(form: &str) -> Option<Shape> {
    let (mut dots, mut commas) = (0u32, 0u32);
    for c in form.chars() {
        dots += u32::from(matches!(c, '.' | '．'));
        commas += u32::from(matches!(c, ',' | '，'));
    }
    match (dots, commas) {
        (0, 0) => Some(Shape::Plain),
        (1, 0) => Some(Shape::Decimal),
        (_, 0) => grouped(form, 3).then_some(Shape::European),
        (0, _) => with_commas(form),
        (1, _) if last_separator(form) == Some(false) => mixed(form, commas),
        (_, 1) => european(form),
        _ => None,
    }
}

/// The groups of digits, first to last, as lengths.
fn groups(form: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    form.split(['.', ',', '．', '，']).map(|group| group.chars().filter(|&c| digit(c).is_some()).count())
}

/// Whether the groups after the first have three digits, those between the first and the last `inner`.
fn grouped(form: &str, inner: usize) -> bool {
    let mut lengths = groups(form);
    let first_ok = lengths.next().is_some_and(|first| (1..=inner).contains(&first)) && !form.starts_with('0');
    let last_ok = lengths.next_back() == Some(3);
    first_ok && last_ok && lengths.all(|length| length == inner)
}

fn with_commas(form: &str) -> Option<Shape> {
    if grouped(form, 3) {
        return Some(Shape::Grouped);
    }
    let short = groups(form).count() == 2 && groups(form).all(|length| (1..=2).contains(&length));
    match short {
        true => Some(Shape::EuropeanShort),
        false => (groups(form).count() > 2 && grouped(form, 2)).then_some(Shape::Indian),
    }
}

/// Whether the last separator is a comma; none without separators.
fn last_separator(form: &str) -> Option<bool> {
    form.chars().rev().find(|c| digit(*c).is_none()).map(|c| matches!(c, ',' | '，'))
}

/// Commas, then one point: the part before it must be grouped.
fn mixed(form: &str, commas: u32) -> Option<Shape> {
    let (whole, _) = form.split_once(['.', '．'])?;
    if grouped(whole, 3) {
        return Some(Shape::Grouped);
    }
    (commas > 1 && grouped(whole, 2)).then_some(Shape::Indian)
}

/// Points, then one comma.
fn european(form: &str) -> Option<Shape> {
    let (whole, fraction) = form.rsplit_once([',', '，'])?;
    (grouped(whole, 3) && !fraction.is_empty() && !whole.contains([',', '，'])).then_some(Shape::European)
}

/// The value of a token of digits; none where it is unsound or has more than 38 digits.
pub fn value(form: &str) -> Option<Decimal> {
    let shape = shape(form)?;
    let point = match shape {
        Shape::Plain => None,
        Shape::Grouped | Shape::Decimal | Shape::Indian => form.rfind(['.', '．']),
        Shape::EuropeanShort => form.rfind([',', '，']),
        Shape::European => form.rfind([',', '，']),
    };
    let (mut mantissa, mut places) = (0i128, 0i16);
    for (at, c) in form.char_indices() {
        let Some(digit) = digit(c) else { continue };
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
        places += i16::from(point.is_some_and(|point| at > point));
    }
    Decimal::new(mantissa, -places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_that_make_sense() {
        let sound = [
            ("5,236", "5236"),
            ("10,000.233", "10000.233"),
            ("12,34,567.89", "1234567.89"),
            ("1.111,11", "1111.11"),
            ("1.234.567", "1234567"),
            ("1,3", "1.3"),
            ("１２．５", "12.5"),
            ("007", "7"),
        ];
        for (form, expected) in sound {
            assert_eq!(value(form).map(|value| value.to_string()).as_deref(), Some(expected), "{form}");
        }
        for form in ["1,2,3,4", "192.168.1.2", "22,24,26", "1,23.4,5", "12.34.56"] {
            assert!(!is_sound(form), "{form}");
        }
        assert_eq!(value(&"9".repeat(300)), None);
    }
}
