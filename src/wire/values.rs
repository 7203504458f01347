//! Values in one line that says all of them: `≈ USD 4600000000`, `2026-Q1`, `70 h / week`. Knows the wire's values; must not know any
//! language (`www/parts/worth.js` puts them into words) nor where they are shown.

use super::types::WireValue;

/// A value of a type of figure in one line, the same for the same value: a bound's sign, a currency, the number or both ends (`66..72`), a unit, a base.
pub fn coded(kind: &str, value: &WireValue) -> String {
    let number =
        [&value.timex, &value.amount, &value.value].into_iter().find_map(|number| number.clone()).unwrap_or_else(|| ends(value));
    let unit = match kind {
        "percent" => Some(if value.unit.as_deref() == Some("pp") { "pp" } else { "%" }),
        _ => value.unit.as_deref(),
    };
    let per = value.per.as_ref().map(|per| ["/ ", per].concat());
    let parts = [
        bound_sign(value.bound.as_deref()),
        value.currency.as_deref().unwrap_or(""),
        &number,
        unit.unwrap_or(""),
        per.as_deref().unwrap_or(""),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn ends(value: &WireValue) -> String {
    match (&value.low, &value.high) {
        (None, None) => String::new(),
        (low, high) => [low.as_deref().unwrap_or(""), "..", high.as_deref().unwrap_or("")].concat(),
    }
}

/// Whether the value tells a reader more than the words do: `週二` is a day, `46 億` is a length of digits, `320 人` is itself.
pub fn helps(kind: &str, value: &WireValue, words: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    match kind {
        "ordinal" | "age" => false,
        "date" | "time" => {
            let year = first_timex(value).get(..4).unwrap_or("").to_string();
            !year.is_empty() && !year.starts_with('X') && !words.contains(&year)
        }
        "duration" => false,
        "money" | "rate" => true,
        "percent" => value.low.is_none() && digits(&coded(kind, value)) != digits(words),
        _ => {
            let long = [&value.value, &value.low].iter().any(|number| number.as_ref().is_some_and(|number| is_long(number)));
            long && digits(&coded(kind, value)) != digits(words)
        }
    }
}

/// Numbers from a million up, which words write in a shorter way.
fn is_long(number: &str) -> bool {
    number.split('.').next().is_some_and(|whole| whole.trim_start_matches('-').len() > 6)
}

/// The sign of a bounding word: `≈`, `>`, `≥`, `<`, `≤` or nothing.
pub fn bound_sign(bound: Option<&str>) -> &'static str {
    match bound {
        Some("about") => "≈",
        Some("over") => ">",
        Some("at_least") => "≥",
        Some("under") => "<",
        Some("at_most") => "≤",
        _ => "",
    }
}

fn first_timex(value: &WireValue) -> &str {
    let own = value.timex.as_ref().or(value.low.as_ref()).or(value.high.as_ref());
    own.map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: &str) -> WireValue {
        WireValue { value: Some(value.into()), ..WireValue::default() }
    }

    fn timex(value: &str) -> WireValue {
        WireValue { timex: Some(value.into()), ..WireValue::default() }
    }

    #[test]
    fn a_line_says_all_of_a_value() {
        let dollars = WireValue { currency: Some("USD".into()), bound: Some("about".into()), ..WireValue::default() };
        assert_eq!(coded("money", &WireValue { amount: Some("4600000000".into()), ..dollars.clone() }), "≈ USD 4600000000");
        let range = WireValue { low: Some("66".into()), high: Some("72".into()), bound: None, ..dollars };
        assert_eq!(coded("money", &range), "USD 66..72");
        assert_eq!(coded("money", &WireValue { high: None, ..range }), "USD 66..");
        assert_eq!(coded("percent", &number("9.4")), "9.4 %");
        assert_eq!(coded("percent", &WireValue { unit: Some("pp".into()), ..number("2") }), "2 pp");
        let rate = WireValue { unit: Some("小時".into()), per: Some("周".into()), ..number("70") };
        assert_eq!(coded("rate", &rate), "70 小時 / 周");
        assert_eq!(coded("date", &timex("2026-Q1")), "2026-Q1");
    }

    #[test]
    fn a_value_helps_where_the_words_say_less() {
        assert!(helps("quantity", &number("22000000"), "2,200 萬台") && !helps("quantity", &number("22000000"), "22,000,000"));
        assert!(!helps("date", &timex("2026-Q1"), "2026 年第一季度") && helps("date", &timex("2026-Q1"), "第一季"));
        assert!(!helps("date", &timex("XXXX-XX"), "每月"));
        assert!(!helps("percent", &number("12"), "12%") && helps("percent", &number("12"), "一成二"));
        assert!(!helps("quantity", &number("320"), "320 個職位"));
    }
}
