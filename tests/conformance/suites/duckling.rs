//! Duckling's corpus: numbers, ordinals, measures, money and dates, an example a case. Numbers are compared whatever their unit, since
//! Duckling turns feet into inches and we do not; dates by day, hours and minutes not at all. Its examples are commands to an assistant,
//! not news, with many holidays that we do not know.

use super::{Marks, days_fit, figures, report, rows, shared};
use chrono::{NaiveDate, NaiveDateTime};
use manicule::figures::Amount;
use manicule::text::Language;
use serde_json::Value;

const FILES: [&str; 6] = ["Numeral", "Ordinal", "AmountOfMoney", "Distance", "Temperature", "Volume"];

/// The moment Duckling's corpus is read at.
fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2013, 2, 12).and_then(|day| day.and_hms_opt(4, 30, 0)).unwrap()
}

/// The numbers in `between Dollar (10, 20)`, `NumeralValue (-1.5e3)`.
fn numbers(value: &str) -> Vec<f64> {
    value.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).filter_map(|word| word.parse().ok()).collect()
}

fn examples(rows: &[Value]) -> impl Iterator<Item = (&str, &str)> {
    rows.iter().flat_map(|row| {
        let value = row["value"].as_str().unwrap_or_default();
        row["examples"].as_array().into_iter().flatten().filter_map(move |example| Some((value, example.as_str()?)))
    })
}

fn amount_fits(text: &str, language: Language, wanted: &[f64]) -> bool {
    let ends = |amount: Amount| -> Vec<f64> {
        let (low, high) = amount.ends();
        let mut ends: Vec<f64> = [low, high].into_iter().flatten().map(|end| end.to_f64()).collect();
        ends.dedup();
        ends
    };
    let found = figures(text, language, now().date());
    let close =
        |have: &[f64]| have.len() == wanted.len() && have.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-9 * b.abs().max(1.0));
    found.iter().filter_map(|figure| figure.value.amount()).any(|amount| close(&ends(amount)))
}

/// `datetimeInterval ((2013,2,1,0,0,0),(2013,3,1,0,0,0)) Day`: first day, and the last where the interval says one.
fn days(value: &str) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    if ["Hour", "Minute", "Second"].iter().any(|grain| value.ends_with(grain)) {
        return None;
    }
    let open = |c: char| matches!(c, '(' | ')');
    let mut days = value.split(open).filter_map(|tuple| match numbers(tuple).as_slice() {
        [year, month, day, rest @ ..] if rest.len() == 3 => {
            let date = NaiveDate::from_ymd_opt(*year as i32, *month as u32, *day as u32)?;
            Some((date, rest.iter().all(|part| *part == 0.0)))
        }
        _ => None,
    });
    let (first, _) = days.next()?;
    // an interval ends before its second time
    let last = days.next().and_then(|(day, midnight)| if midnight { day.pred_opt() } else { Some(day) });
    Some((Some(first), last))
}

fn run(language: Language, prefix: &str, goals: [Marks; 2]) {
    let mut amounts = Vec::new();
    for file in FILES {
        let Some(rows) = rows(&format!("duckling-corpus/{prefix}-{file}.json")) else { return };
        for (value, text) in examples(&rows) {
            // coins are counted in the currency they are of
            let coins = if value.contains("Cent ") { 0.01 } else { 1.0 };
            let wanted: Vec<f64> = numbers(value).into_iter().map(|number| number * coins).collect();
            amounts.push((format!("{text}: {value}"), amount_fits(text, language, &wanted)));
        }
    }
    let times = rows(&format!("duckling-corpus/{prefix}-Time.json")).unwrap();
    let time = |(value, text): (&str, &str)| Some((format!("{text}: {value}"), days_fit(text, language, now(), days(value)?)));
    let times: Vec<_> = examples(&times).filter_map(time).collect();
    let [amount_goal, time_goal] = goals;
    report(&format!("duckling-{prefix}"), &amounts, amount_goal);
    report(&format!("duckling-{prefix}-days"), &times, time_goal);
}

#[test]
fn both_languages() {
    if shared("duckling-corpus").is_none() {
        return;
    }
    run(Language::English, "EN", [Marks { goal: 85.0, floor: 75.0 }, Marks { goal: 85.0, floor: 38.0 }]);
    run(Language::ZhHans, "ZH", [Marks { goal: 85.0, floor: 70.0 }, Marks { goal: 85.0, floor: 40.0 }]);
}
