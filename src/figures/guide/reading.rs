//! How a value was read, in words, and what the document says about open currencies. Must not decide what is a figure.

use super::Scene;
use super::part::Part;
use crate::figures::{Amount, Value};
use crate::text::{Language, is_han};

/// Only so much of a document is looked at for what `元` means in it.
const CONTEXT: usize = 6_000;

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

/// `143 億美元 = 143 × 10⁸ USD`.
pub(super) fn of(scene: &Scene, part: &Part, end: usize, value: &Value) -> String {
    said_with(scene, part.start, end, value, scaled(part, value))
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
    let unit = match value {
        Value::Money { currency, .. } => format!(" {currency}"),
        Value::Percent { points: true, .. } => " pp".into(),
        Value::Percent { .. } => " %".into(),
        _ => String::new(),
    };
    format!("{written} = {}{unit}", scaled.unwrap_or(number))
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

/// What an open currency word most likely is in this document: `元` in Hong Kong or Taiwan news, `$` in Australian news.
pub fn local_currency(document: &str, language: Language, likely: &str, form: &str) -> String {
    let cues: &[(&str, &str)] = match (likely, form) {
        ("CNY", _) if language == Language::ZhHant => &[
            ("TWD", "新台幣|新臺幣|台幣|台灣|臺灣|台北|臺北|台股|立法院|行政院|高雄|台中|臺中|NT$|縣府|台南|桃園|新北"),
            ("HKD", "港元|港幣|香港|九龍|新界|HK$|立法會|特首|恒指|港股|港鐵|屯門|沙田|元朗|政務司"),
            ("CNY", "人民幣|北京|上海|深圳|國務院|內地"),
        ],
        ("CNY", _) => &[("CNY", "人民币|中国"), ("HKD", "港元|港币"), ("TWD", "新台币|台币")],
        ("JPY", _) => &[("CNY", "人民币|人民幣|中国|中國|yuan|Beijing"), ("JPY", "日元|日圓|日本|yen|Japan|Tokyo")],
        ("USD", "$") => &[
            ("AUD", "Australia|Sydney|Melbourne|Queensland|Brisbane|Canberra|Perth|澳洲|澳大利亞"),
            ("CAD", "Canada|Toronto|Ottawa|Ontario|Vancouver|Quebec|Alberta"),
            ("NZD", "New Zealand|Auckland|Wellington"),
            ("SGD", "Singapore|新加坡"),
            ("HKD", "Hong Kong|香港"),
            ("USD", "US |U.S.|United States|America|Washington|New York|California|美國|美国|Wall Street|Texas|Chicago|Federal"),
        ],
        ("INR", _) => {
            &[("PKR", "Pakistan|Karachi|Lahore"), ("LKR", "Sri Lanka|Colombo"), ("NPR", "Nepal"), ("INR", "India|Delhi|Mumbai")]
        }
        _ => &[],
    };
    let context = &document[..document.char_indices().map(|(at, _)| at).take_while(|&at| at <= CONTEXT).last().unwrap_or(0)];
    let votes = cues.iter().map(|(code, words)| (words.split('|').map(|word| context.matches(word).count()).sum::<usize>(), *code));
    let best = votes.rev_max();
    best.map_or_else(|| likely.to_owned(), str::to_owned)
}

/// The most votes, the first of equals; none without any.
trait RevMax<'a> {
    fn rev_max(self) -> Option<&'a str>;
}

impl<'a, I: Iterator<Item = (usize, &'a str)>> RevMax<'a> for I {
    fn rev_max(self) -> Option<&'a str> {
        self.fold((0, None), |(most, best), (votes, code)| if votes > most { (votes, Some(code)) } else { (most, best) }).1
    }
}
