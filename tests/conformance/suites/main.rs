//! Cases of other projects, natively: each suite prints what share is right, beside the goal, and fails below its floor. A suite that is
//! not beside the repository says so and compares nothing. `FIGURES_SHOW=gum` prints what is missed, by the suite's name.

mod duckling;
mod gum;
mod jionlp;
mod nemo;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use manicule::figures::recognize::{Culture, Model, Recognized};
use manicule::figures::{Figure, FigureOptions, Recognizer};
use manicule::lexicon::Embedded;
use manicule::text::{Document, Language};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static RECOGNIZER: LazyLock<Recognizer> = LazyLock::new(|| Recognizer::new(&Embedded).unwrap());

/// What a suite must reach, in per cent: the goal is printed, the floor holds.
struct Marks {
    goal: f64,
    floor: f64,
}

/// A first and a last day; an end that is not known is not compared.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

/// A file of other people's cases; none, with a line that says so, where it is not at hand.
fn shared(path: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/figures").join(path);
    if !file.exists() {
        println!("{path} is not beside the repository: nothing is compared");
        return None;
    }
    Some(file)
}

fn rows(path: &str) -> Option<Vec<Value>> {
    let text = std::fs::read_to_string(shared(path)?).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

/// The figures of a text, as the annotation guide has them.
fn figures(text: &str, language: Language, today: NaiveDate) -> Vec<Figure> {
    let document = Document::new(text, Some(language));
    let options = FigureOptions { reference_date: Some(today) };
    (0..document.passages.len()).flat_map(|nth| RECOGNIZER.find(&document, nth, &options)).collect()
}

/// The dates and times of a text, as the recognition output has them.
fn recognized(text: &str, language: Language, now: NaiveDateTime) -> Vec<Recognized> {
    let culture = if language.is_chinese() { Culture::ZhCn } else { Culture::EnUs };
    RECOGNIZER.recognize(text, Model::DateTime, culture, now)
}

/// Whether a date of the text has these days, as the guide or as the recognition output reads it.
fn days_fit(text: &str, language: Language, now: NaiveDateTime, wanted: Days) -> bool {
    let equal = |have: Option<NaiveDate>, want: Option<NaiveDate>| want.is_none() || have == want;
    let fits = |(first, last): Days| equal(first, wanted.0) && equal(last, wanted.1);
    let guide = figures(text, language, now.date());
    let mut days = guide.iter().filter_map(|figure| figure.value.timex().map(|timex| timex.days()));
    days.any(fits) || recognized(text, language, now).iter().flat_map(readings).any(fits)
}

/// First and last day of each value of a recognised date. A range there names the day it ends on or the day after it, and does not say
/// which: both are readings.
fn readings(found: &Recognized) -> Vec<Days> {
    let day = |value: &Value| value.as_str().and_then(|at| at.get(..10)?.parse::<NaiveDate>().ok());
    let days = |value: &Value| {
        let first = day(&value["start"]).or(day(&value["value"]));
        let last = day(&value["end"]);
        let before = last.and_then(|last| last.pred_opt());
        [(first, last.or(day(&value["value"]))), (first, before.or(day(&value["value"])))]
    };
    found.resolution["values"].as_array().map(|values| values.iter().flat_map(days).collect()).unwrap_or_default()
}

fn midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}

fn report(name: &str, cases: &[(String, bool)], marks: Marks) {
    let right = cases.iter().filter(|(_, fits)| *fits).count();
    let share = 100.0 * right as f64 / cases.len() as f64;
    println!("{name:<18}{right:>6} of {:<6}{share:>6.1}   goal {:.0}", cases.len(), marks.goal);
    if std::env::var("FIGURES_SHOW").is_ok_and(|show| show == name) {
        cases.iter().filter(|(_, fits)| !fits).for_each(|(case, _)| println!("   {case}"));
    }
    assert!(share >= marks.floor, "{name}: {share:.1}, floor {}", marks.floor);
}
