//! NeMo's pairs of spoken and written forms (`two and a half million dollars` and `$2.5 million`): both must have the same values.
//! Pairs of which the written form has no figure (names, addresses, phone numbers) say nothing here and are left out.

use super::{Marks, figures, report, shared};
use chrono::NaiveDate;
use manicule::figures::{Amount, Figure, TimexRange};
use manicule::text::Language;
use std::path::Path;

const KINDS: [&str; 7] = ["cardinal", "date", "decimal", "fraction", "measure", "money", "ordinal"];

/// What a figure is worth, whatever its unit is called.
fn worth(figure: &Figure) -> String {
    let end = |amount: Option<f64>| amount.map(|amount| format!("{amount:.6}")).unwrap_or_default();
    match (figure.value.amount(), figure.value.timex()) {
        (Some(amount), _) => {
            let (low, high) = Amount::ends(amount);
            format!("{}..{}", end(low.map(|low| low.to_f64())), end(high.map(|high| high.to_f64())))
        }
        (_, Some(TimexRange::Exact(timex))) => timex.value.clone(),
        (_, Some(range)) => format!("{:?}", range.days()),
        _ => String::new(),
    }
}

fn values(text: &str, language: Language) -> Vec<String> {
    figures(text, language, NaiveDate::from_ymd_opt(2020, 6, 15).unwrap()).iter().map(worth).collect()
}

fn case(line: &str, language: Language) -> Option<(String, bool)> {
    let (one, other) = line.split_once('~')?;
    let (first, second) = (values(one, language), values(other, language));
    (!first.is_empty() || !second.is_empty()).then(|| (format!("{one} ~ {other}: {first:?} ~ {second:?}"), first == second))
}

/// Not every kind has pairs on both sides in both languages.
fn run(name: &str, tests: &Path, language: Language, marks: Marks) {
    let sides = ["data_inverse_text_normalization", "data_text_normalization"];
    let files = sides.iter().flat_map(|side| KINDS.iter().map(move |kind| tests.join(side).join(format!("test_cases_{kind}.txt"))));
    let texts: Vec<_> = files.filter_map(|file| std::fs::read_to_string(file).ok()).collect();
    let cases: Vec<_> = texts.iter().flat_map(|text| text.lines()).filter_map(|line| case(line, language)).collect();
    report(name, &cases, marks);
}

#[test]
fn both_languages() {
    let Some(tests) = shared("NeMo-text-processing").map(|folder| folder.join("tests/nemo_text_processing")) else { return };
    run("nemo-en", &tests.join("en"), Language::English, Marks { goal: 85.0, floor: 86.0 });
    run("nemo-zh", &tests.join("zh"), Language::ZhHans, Marks { goal: 85.0, floor: 90.0 });
}
