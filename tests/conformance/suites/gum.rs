//! GUM's dates in English texts, by calendar day, as its annotators valued them. Many mean what an earlier sentence says, which their
//! own words do not: those count as missed.

use super::{Marks, days_fit, midnight, report, shared};
use chrono::{Datelike, Months, NaiveDate};
use manicule::text::Language;
use serde_json::Value;

/// The first and last day of `2019`, `2019-04` or `2019-04-18`.
fn written(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut pieces = text.split('-').map(|piece| piece.parse::<u32>());
    let year = pieces.next()?.ok()? as i32;
    let month = pieces.next().and_then(Result::ok);
    let day = pieces.next().and_then(Result::ok);
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.checked_add_months(Months::new(1))?.pred_opt()?,
        (None, None) => NaiveDate::from_ymd_opt(first.year(), 12, 31)?,
    };
    Some((first, last))
}

fn case(line: &str) -> Option<(String, bool)> {
    let row: Value = serde_json::from_str(line).ok()?;
    let at = |key: &str| row[key].as_str().and_then(written);
    let (first, last) = at("when").or_else(|| Some((at("from")?.0, at("to")?.1)))?;
    // tokens stand apart there: `May 28 , 2006`, `8 - May - 2006`
    let text = row["text"].as_str()?.replace(" ,", ",").replace(" '", "'").replace(" ’", "’").replace(" - ", "-");
    let today = at("dateCreated")?.0;
    let fits = days_fit(&text, Language::English, midnight(today), (Some(first), Some(last)));
    (row["tag"] == "date").then(|| (format!("{text} on {today}: {first} to {last}"), fits))
}

#[test]
fn dates() {
    let Some(file) = shared("gum-dates/gum_dates.jsonl") else { return };
    let rows = std::fs::read_to_string(file).unwrap();
    let cases: Vec<_> = rows.lines().filter_map(case).collect();
    report("gum", &cases, Marks { goal: 85.0, floor: 81.0 });
}
