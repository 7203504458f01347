//! How a value was read, in words. Must not decide what is a figure.

use super::Scene;
use super::part::Part;
use crate::figures::{Amount, Value};
use crate::text::is_han;

/// The unit of tokens `from..to` as written, without spaces between Chinese characters.
pub fn unit_text(scene: &Scene, from: usize, to: usize) -> String {
    let mut out = String::new();
    for at in from..to {
        let form = scene.reader.slice(at, at + 1);
        if matches!(form, "多" | "余" | "餘") || (at == from && form == "-") {
            continue;
        }
        let han = form.starts_with(is_han) || out.ends_with(is_han);
        if at > from && scene.reader.gap(at) && !han && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(form);
    }
    out
}

/// An amount as text.
pub fn plain(value: Amount) -> String {
    match value.ends() {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (low, high) => {
            format!("{}–{}", low.map_or(String::new(), |low| low.to_string()), high.map_or(String::new(), |high| high.to_string()))
        }
    }
}

/// `143 億美元 = 143 × 10⁸ USD`, `50 cents = 50 ÷ 100 USD`.
pub(super) fn of(scene: &Scene, part: &Part, end: usize, value: &Value) -> String {
    said_with(scene, part.start, end, value, scaled(part, value).or_else(|| coins(part, value)))
}

/// The count of coins over how many of them make one, where coins alone were counted.
fn coins(part: &Part, value: &Value) -> Option<String> {
    let Value::Money { amount: Amount::Exact(amount), .. } = value else { return None };
    let count = part.num.value.filter(|count| count > amount)?;
    Some(format!("{count} ÷ {}", count.over(*amount)?))
}

/// `攝氏38.6度 = 38.6`: the words of tokens `start..end` and their value.
pub(super) fn said(scene: &Scene, start: usize, end: usize, value: &Value) -> String {
    said_with(scene, start, end, value, None)
}

fn said_with(scene: &Scene, start: usize, end: usize, value: &Value, scaled: Option<String>) -> String {
    let written = scene.reader.slice(start, end);
    let number = match value.amount() {
        Some(value) => plain(value),
        None => match value.timex() {
            Some(crate::figures::TimexRange::Exact(timex)) => timex.value.clone(),
            _ => return written.to_owned(),
        },
    };
    [written, " = ", &scaled.unwrap_or(number), &unit(value)].concat()
}

/// What stands behind the number of a reading: a currency, a base, a measure in units that can be compared.
pub(super) fn unit(value: &Value) -> String {
    match value {
        Value::Money { currency, .. } => format!(" {currency}"),
        Value::Percent { points: true, .. } => " pp".into(),
        Value::Percent { .. } => " %".into(),
        Value::Rate { unit, currency, per, .. } => match unit.as_deref().or(currency.as_deref()).filter(|unit| !unit.is_empty()) {
            Some(unit) => format!(" {unit} / {per}"),
            None => format!(" / {per}"),
        },
        Value::Quantity { si: Some(si), value, .. } if si.value == *value => format!(" {}", si.unit),
        Value::Quantity { si: Some(si), unit, .. } => format!(" {unit} = {} {}", plain(si.value), si.unit),
        _ => String::new(),
    }
}

/// `143 × 10⁸`, where the number ends with a power of ten.
fn scaled(part: &Part, value: &Value) -> Option<String> {
    let power = part.num.power;
    let Some(Amount::Exact(amount)) = value.amount().filter(|_| power > 1 && part.num.share.is_none()) else { return None };
    let lead = amount.scaled(-i16::from(power))?;
    let exponent: String = power.to_string().chars().map(superscript).collect();
    Some(format!("{lead} × 10{exponent}"))
}

fn superscript(digit: char) -> char {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit.to_digit(10).map_or(digit, |digit| DIGITS[digit as usize])
}

#[cfg(test)]
mod tests {
    use crate::figures::{FigureOptions, Recognizer};
    use crate::lexicon::Embedded;
    use crate::text::Document;

    fn reading(text: &str) -> String {
        let document = Document::new(text, None);
        let found = Recognizer::new(&Embedded).unwrap().find(&document, 0, &FigureOptions::default());
        found.into_iter().map(|figure| figure.reading).collect()
    }

    #[test]
    fn says_what_was_made_of_the_words() {
        let known = [
            ("143 億美元", "143 億美元 = 143 × 10⁸ USD"),
            ("10 cents", "10 cents = 10 ÷ 100 USD"),
            ("twice a day", "twice a day = 2 / day"),
            ("$3 per share", "$3 per share = 3 USD / share"),
            ("每周70小时", "每周70小时 = 70 小时 / 周"),
            ("三成半", "三成半 = 35 %"),
        ];
        for (text, expected) in known {
            assert_eq!(reading(text), expected);
        }
    }
}
