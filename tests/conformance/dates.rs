//! Dates by calendar day: GUM's (English, as annotations value them) and JioNLP's (Chinese, as recognition output does, either reading).
//! Runs where they are at hand, and says so where they are not. Many of GUM's dates mean what an earlier sentence says, which their own
//! words do not: they count as missed.
//! `FIGURES_SHOW=gum` and `FIGURES_SHOW=jionlp` print what is missed.

use chrono::{Datelike, Months, NaiveDate, NaiveTime};
use manicule::figures::recognize::{Culture, Model};
use manicule::figures::{Figure, FigureOptions, Recognizer, TimexRange};
use manicule::lexicon::Embedded;
use manicule::text::{Document, Language};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The least share of dates right.
const GUM: f64 = 0.75;
const JIONLP: f64 = 0.10;

fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/figures").join(path)
}

fn figures(text: &str, language: Language, today: NaiveDate) -> Vec<Figure> {
    let recognizer = Recognizer::new(&Embedded).unwrap();
    let document = Document::new(text, Some(language));
    let options = FigureOptions { reference_date: Some(today) };
    (0..document.passages.len()).flat_map(|nth| recognizer.find(&document, nth, &options)).collect()
}

type Days = (Option<NaiveDate>, Option<NaiveDate>);

/// Whether some reading of the Chinese DateTime model has these first and last days.
fn any_reading_fits(text: &str, today: NaiveDate, wanted: Days) -> bool {
    let recognizer = Recognizer::new(&Embedded).unwrap();
    let found = recognizer.recognize(text, Model::DateTime, Culture::ZhCn, today.and_time(NaiveTime::MIN));
    let day = |value: &Value| value.as_str().and_then(|at| at.get(..10)?.parse::<NaiveDate>().ok());
    let fits = |value: &Value| {
        // a stretch names the day after its last, unless it ends at a clock time
        let last = day(&value["end"]).map(|end| if value["type"] == "daterange" { end.pred_opt().unwrap_or(end) } else { end });
        let (first, last) = (day(&value["start"]).or(day(&value["value"])), last.or(day(&value["value"])));
        (wanted.0.is_none() || first == wanted.0) && (wanted.1.is_none() || last == wanted.1)
    };
    found.iter().any(|result| result.resolution["values"].as_array().is_some_and(|values| values.iter().any(fits)))
}

/// Whether some figure of the text has these first and last days; an end that is not given is not compared.
fn any_fits(text: &str, language: Language, today: NaiveDate, wanted: Days) -> bool {
    let equal = |have: Option<NaiveDate>, want: Option<NaiveDate>| want.is_none() || have == want;
    let days = |figure: &Figure| figure.value.timex().map(TimexRange::days);
    let found = figures(text, language, today);
    found.iter().filter_map(days).any(|(start, end)| equal(start, wanted.0) && equal(end, wanted.1))
}

fn report(name: &str, cases: &[(String, bool)], floor: f64) {
    let right = cases.iter().filter(|(_, fits)| *fits).count();
    println!("{name:<10}{right:>6}/{} {:.1} by day", cases.len(), 100.0 * right as f64 / cases.len() as f64);
    if std::env::var("FIGURES_SHOW").is_ok_and(|show| show == name) {
        cases.iter().filter(|(_, fits)| !fits).for_each(|(case, _)| println!("   {case}"));
    }
    assert!(right as f64 >= floor * cases.len() as f64, "{name}: {right} of {}, floor {floor}", cases.len());
}

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

#[test]
fn gum() {
    let Ok(rows) = fs::read_to_string(shared("gum-dates/gum_dates.jsonl")) else {
        println!("GUM's dates are not beside the repository: nothing is compared");
        return;
    };
    let case = |line: &str| -> Option<(String, bool)> {
        let row: Value = serde_json::from_str(line).ok()?;
        let at = |key: &str| row[key].as_str().and_then(written);
        let (first, last) = at("when").or_else(|| Some((at("from")?.0, at("to")?.1)))?;
        // tokens stand apart there: `May 28 , 2006`
        let text = row["text"].as_str()?.replace(" ,", ",").replace(" '", "'").replace(" ’", "’");
        let today = at("dateCreated")?.0;
        let fits = any_fits(&text, Language::English, today, (Some(first), Some(last)));
        (row["tag"] == "date").then(|| (format!("{text} on {today}: {first} to {last}"), fits))
    };
    let cases: Vec<_> = rows.lines().filter_map(case).collect();
    report("gum", &cases, GUM);
}

/// A reference day as JioNLP writes it: a list or an object, of which only the year need be said.
fn reference(value: &Value) -> Option<NaiveDate> {
    let part = |nth: usize, key: &str| value.get(nth).or_else(|| value.get(key)).and_then(Value::as_u64);
    let day = part(2, "day").unwrap_or(1) as u32;
    NaiveDate::from_ymd_opt(part(0, "year")? as i32, part(1, "month").unwrap_or(1) as u32, day)
}

#[test]
fn jionlp() {
    let Ok(text) = fs::read_to_string(shared("jionlp/time_parser.json")) else {
        println!("JioNLP's times are not beside the repository: nothing is compared");
        return;
    };
    let rows: Vec<Value> = serde_json::from_str(&text).unwrap();
    let case = |row: &Value| -> Option<(String, bool)> {
        let (text, today) = (row[0].as_str()?, reference(&row[1])?);
        let day = |nth: usize| row[2]["time"][nth].as_str().and_then(|at| at.get(..10)?.parse::<NaiveDate>().ok());
        let wanted = (day(0), day(1));
        wanted.0.or(wanted.1)?;
        let fits = any_reading_fits(text, today, wanted);
        Some((format!("{text} on {today}: {} {}", row[2]["time"][0], row[2]["time"][1]), fits))
    };
    let cases: Vec<_> = rows.iter().filter_map(case).collect();
    report("jionlp", &cases, JIONLP);
}
