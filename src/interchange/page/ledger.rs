//! Values in short form for a page without script: `≈ US$4.6 bn`, `2026-Q1`, `70 h / week`. Knows the wire's values; must not know the
//! page's language ([`super::words`] puts the few words in the forms into it).

use crate::wire::{WireValue, bound_sign};

/// A value in short.
pub(super) fn short(kind: &str, value: &WireValue) -> String {
    let body = match kind {
        "money" => money(value),
        "percent" => percent(value),
        "date" | "time" | "duration" => timex(value),
        "rate" => rate(value),
        "ordinal" => numbers(value, |n| format!("#{}", grouped(n))),
        // no scale: `22 m 台` would be metres
        _ => with_unit(&numbers(value, grouped), value.unit.as_deref()),
    };
    let sign = bound_sign(value.bound.as_deref());
    if sign.is_empty() { body } else { format!("{sign} {body}") }
}

fn money(value: &WireValue) -> String {
    let currency = symbol(value.currency.as_deref().unwrap_or(""));
    let amount = WireValue { value: value.amount.clone(), ..value.clone() };
    format!("{currency}{}", numbers(&amount, compact))
}

/// `12 %`, `12–15 %`, `2 pp`.
fn percent(value: &WireValue) -> String {
    let unit = if value.unit.as_deref() == Some("pp") { "pp" } else { "%" };
    format!("{} {unit}", numbers(value, grouped))
}

fn rate(value: &WireValue) -> String {
    let currency = value.currency.as_deref().map(symbol).unwrap_or_default();
    let form = if currency.is_empty() { grouped } else { compact };
    let number = with_unit(&format!("{currency}{}", numbers(value, form)), value.unit.as_deref());
    match &value.per {
        Some(per) => format!("{number} / {per}"),
        None => number,
    }
}

fn timex(value: &WireValue) -> String {
    match (&value.timex, &value.low, &value.high) {
        (Some(timex), ..) => readable(timex),
        (None, low, high) => {
            let end = |end: &Option<String>| end.as_deref().map_or("…".to_string(), readable);
            format!("{} – {}", end(low), end(high))
        }
    }
}

/// A TIMEX3 value for people: `18 y` for `P18Y`, `02:00` for `T02:00`, `2025-11-14 morning` for `2025-11-14TMO`.
fn readable(timex: &str) -> String {
    if let Some(period) = timex.strip_prefix('P') {
        return duration(period).unwrap_or_else(|| timex.to_string());
    }
    let Some((day, time)) = timex.split_once('T') else { return calendar(timex) };
    let parts = [("MO", "morning"), ("MI", "midday"), ("AF", "afternoon"), ("EV", "evening"), ("NI", "night"), ("DT", "daytime")];
    let time = parts.iter().find(|(code, _)| *code == time).map_or(time, |(_, word)| word);
    format!("{day} {time}").trim().to_string()
}

/// `1960s` for `196X`, `2015 winter` for `2015-WI`; other days, months and years are readable as they are.
fn calendar(timex: &str) -> String {
    if let Some(decade) = timex.strip_suffix('X').filter(|decade| decade.len() == 3) {
        return format!("{decade}0s");
    }
    let seasons = [("-SP", "spring"), ("-SU", "summer"), ("-FA", "autumn"), ("-WI", "winter")];
    let season = seasons.iter().find_map(|(code, word)| Some(format!("{} {word}", timex.strip_suffix(code)?)));
    season.unwrap_or_else(|| timex.to_string())
}

/// `1 y 6 mo` for `1Y6M`, `3 h` for `T3H`; none for what is not so made.
fn duration(period: &str) -> Option<String> {
    let (mut parts, mut number, mut clock) = (Vec::new(), String::new(), false);
    for c in period.chars() {
        let unit = match (c, clock) {
            ('0'..='9' | '.' | 'X', _) => {
                number.push(c);
                continue;
            }
            ('T', _) => {
                clock = true;
                continue;
            }
            ('Y', _) => "y",
            ('M', false) => "mo",
            ('W', _) => "wk",
            ('D', _) => "d",
            ('H', _) => "h",
            ('M', true) => "min",
            ('S', _) => "s",
            _ => return None,
        };
        parts.push(format!("{} {unit}", std::mem::take(&mut number)));
    }
    (number.is_empty() && !parts.is_empty()).then(|| parts.join(" "))
}

fn with_unit(number: &str, unit: Option<&str>) -> String {
    match unit {
        Some(unit) if !unit.is_empty() => format!("{number} {unit}"),
        _ => number.to_string(),
    }
}

/// One number, or two with a dash; the first of two drops the scale that both have.
fn numbers(value: &WireValue, form: impl Fn(&str) -> String) -> String {
    let (low, high) = match (&value.value, &value.low, &value.high) {
        (Some(one), ..) => return form(one),
        (None, Some(low), Some(high)) => (form(low), form(high)),
        (None, Some(low), None) => return format!("≥ {}", form(low)),
        (None, None, Some(high)) => return format!("≤ {}", form(high)),
        (None, None, None) => return String::new(),
    };
    let scale = |text: &str| text.split_once(' ').map(|(_, scale)| scale.to_string());
    match (scale(&low), scale(&high)) {
        (Some(a), Some(b)) if a == b => format!("{}–{high}", low.split(' ').next().unwrap_or("")),
        _ => format!("{low}–{high}"),
    }
}

const SYMBOLS: &[(&str, &str)] = &[
    ("USD", "US$"),
    ("TWD", "NT$"),
    ("HKD", "HK$"),
    ("CNY", "CN¥"),
    ("JPY", "JP¥"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("KRW", "₩"),
    ("INR", "₹"),
    ("AUD", "A$"),
    ("CAD", "C$"),
    ("SGD", "S$"),
    ("NZD", "NZ$"),
];

fn symbol(code: &str) -> String {
    let known = SYMBOLS.iter().find(|(other, _)| *other == code);
    known.map_or_else(|| if code.is_empty() { String::new() } else { format!("{code} ") }, |(_, sign)| sign.to_string())
}

/// `14.3 bn` for 14300000000; whole numbers stay exact: what needs more than three decimals is written out.
fn compact(number: &str) -> String {
    let scales = [(12, " tn"), (9, " bn"), (6, " m")];
    let whole = number.trim_start_matches('-').split('.').next().unwrap_or("").len();
    for (zeros, name) in scales {
        if whole > zeros && !number.contains('.') {
            let short = shifted(number, zeros);
            let decimals = short.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            if decimals <= 3 {
                return format!("{}{name}", grouped(&short));
            }
        }
    }
    grouped(number)
}

/// A whole number with its point `zeros` places further left, without zeros at the end.
fn shifted(number: &str, zeros: usize) -> String {
    let (whole, rest) = number.split_at(number.len() - zeros);
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_string() } else { format!("{whole}.{rest}") }
}

/// A decimal number with thousands separated.
fn grouped(number: &str) -> String {
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |rest| ("−", rest));
    let (whole, rest) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::from(sign);
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && whole.len() > 4 && (whole.len() - nth).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: &str) -> WireValue {
        WireValue { value: Some(value.into()), ..WireValue::default() }
    }

    fn dollars(amount: &str, bound: Option<&str>) -> WireValue {
        WireValue {
            amount: Some(amount.into()),
            currency: Some("USD".into()),
            bound: bound.map(Into::into),
            ..WireValue::default()
        }
    }

    #[test]
    fn money_is_exact_and_short() {
        assert_eq!(short("money", &dollars("14300000000", None)), "US$14.3 bn");
        assert_eq!(short("money", &dollars("4600000000", Some("about"))), "≈ US$4.6 bn");
        assert_eq!(short("money", &dollars("1234567", None)), "US$1,234,567");
        assert_eq!(short("money", &dollars("12.50", None)), "US$12.50");
        let range = WireValue { low: Some("66000000000".into()), high: Some("72000000000".into()), ..dollars("", None) };
        assert_eq!(short("money", &WireValue { amount: None, ..range }), "US$66–72 bn");
    }

    #[test]
    fn other_kinds() {
        assert_eq!(short("percent", &number("9.4")), "9.4 %");
        assert_eq!(short("quantity", &WireValue { unit: Some("台".into()), ..number("22000000") }), "22,000,000 台");
        let rate = WireValue { unit: Some("小時".into()), per: Some("周".into()), ..number("70") };
        assert_eq!(short("rate", &rate), "70 小時 / 周");
        let date = WireValue { timex: Some("2026-Q1".into()), ..WireValue::default() };
        assert_eq!(short("date", &date), "2026-Q1");
        let timex = |value: &str| WireValue { timex: Some(value.into()), ..WireValue::default() };
        assert_eq!(short("duration", &timex("P1Y6M")), "1 y 6 mo");
        assert_eq!(short("duration", &timex("PT30M")), "30 min");
        assert_eq!(short("date", &timex("196X")), "1960s");
        assert_eq!(short("date", &timex("2015-WI")), "2015 winter");
        assert_eq!(short("time", &timex("T02:00")), "02:00");
        assert_eq!(short("time", &timex("2025-11-14TMO")), "2025-11-14 morning");
    }
}
