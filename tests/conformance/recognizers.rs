//! Recognizers-Text's own cases: whole cases right, span and value, by model and culture. Runs where the cases are at hand, and
//! says so where they are not. `FIGURES_SHOW=zh-cn/DateTime` prints the cases of one model that fail.

use chrono::NaiveDateTime;
use manicule::figures::Recognizer;
use manicule::figures::recognize::{Culture, Model, Recognized};
use manicule::lexicon::Embedded;
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Folder, file, model, and the least share of whole cases right: Chinese, English, Traditional.
const MODELS: [(&str, &str, Model, [f64; 3]); 9] = [
    ("Number", "NumberModel", Model::Number, [99.0, 93.0, 99.0]),
    ("Number", "PercentModel", Model::Percent, [99.0, 99.0, 99.0]),
    ("Number", "OrdinalModel", Model::Ordinal, [99.0, 99.0, 99.0]),
    ("Number", "NumberRangeModel", Model::NumberRange, [90.0, 92.0, 90.0]),
    ("NumberWithUnit", "AgeModel", Model::Age, [99.0, 99.0, 99.0]),
    ("NumberWithUnit", "CurrencyModel", Model::Currency, [99.0, 97.0, 99.0]),
    ("NumberWithUnit", "DimensionModel", Model::Dimension, [99.0, 98.0, 99.0]),
    ("NumberWithUnit", "TemperatureModel", Model::Temperature, [99.0, 95.0, 99.0]),
    ("DateTime", "DateTimeModel", Model::DateTime, [92.0, 94.0, 92.0]),
];

fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path)
}

#[test]
fn whole_cases_right() {
    let specs = shared("figures/recognizers-specs");
    if !specs.exists() {
        println!("the cases of Recognizers-Text are not beside the repository: nothing is compared");
        return;
    }
    let recognizer = Recognizer::new(&Embedded).unwrap();
    let traditional = traditional();
    println!("{:<18}{:>16}{:>16}{:>16}", "model", "zh", "en", "zh-Hant");
    let mut short = Vec::new();
    for (folder, file, model, floors) in MODELS {
        let name = file.trim_end_matches("Model");
        let run = |culture: &str, turn: bool| {
            let language = if culture == "en-us" { "English" } else { "Chinese" };
            let cases = read(&specs.join(folder).join(language).join(format!("{file}.json")));
            let shown =
                std::env::var("FIGURES_SHOW").is_ok_and(|show| show == format!("{}/{name}", if turn { "zh-tw" } else { culture }));
            score(&recognizer, &cases, model, culture.parse().unwrap(), if turn { Some(&traditional) } else { None }, shown)
        };
        let scores = [run("zh-cn", false), run("en-us", false), run("zh-cn", true)];
        println!("{name:<18}{:>16}{:>16}{:>16}", print(scores[0]), print(scores[1]), print(scores[2]));
        for (nth, (right, all)) in scores.into_iter().enumerate() {
            if (right as f64) < floors[nth] / 100.0 * all as f64 {
                short.push(format!("{name} {}: {right} of {all}, floor {}", ["zh", "en", "zh-Hant"][nth], floors[nth]));
            }
        }
    }
    assert!(short.is_empty(), "below the floor: {short:#?}");
}

fn print((right, all): (usize, usize)) -> String {
    format!("{right}/{all} {:.1}", 100.0 * right as f64 / all as f64)
}

fn read(path: &Path) -> Vec<Value> {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Simplified to Traditional, character by character.
fn traditional() -> HashMap<char, char> {
    let table = fs::read_to_string(shared("lexicons/OpenCC/data/dictionary/STCharacters.txt")).unwrap_or_default();
    let pair = |line: &str| -> Option<(char, char)> {
        let (from, to) = line.split_once('\t')?;
        Some((from.chars().next()?, to.chars().next()?))
    };
    table.lines().filter_map(pair).collect()
}

type Turn<'a> = Option<&'a HashMap<char, char>>;

fn score(recognizer: &Recognizer, cases: &[Value], model: Model, culture: Culture, turn: Turn, shown: bool) -> (usize, usize) {
    let mut right = 0;
    for case in cases {
        let input = case["Input"].as_str().unwrap_or("");
        let input: String = turn.map_or(input.into(), |turn| input.chars().map(|c| *turn.get(&c).unwrap_or(&c)).collect());
        let now: NaiveDateTime = case["Context"]["ReferenceDateTime"].as_str().unwrap_or("2016-11-07T00:00:00").parse().unwrap();
        let found = recognizer.recognize(&input, model, culture, now);
        let expected = case["Results"].as_array().map(Vec::as_slice).unwrap_or(&[]);
        let fits =
            found.len() == expected.len() && found.iter().zip(expected).all(|(found, expected)| same(found, expected, model));
        right += usize::from(fits);
        if !fits && shown {
            println!("# {now} {input}");
            expected.iter().for_each(|expected| {
                println!("   want {} {}-{} {}", expected["TypeName"], expected["Start"], expected["End"], expected["Resolution"])
            });
            found.iter().for_each(|found| {
                println!(
                    "   have {} {}-{} {} {}",
                    found.kind,
                    found.start,
                    found.end,
                    found.text,
                    serde_json::to_string(&found.resolution).unwrap()
                )
            });
        }
    }
    (right, cases.len())
}

fn same(found: &Recognized, expected: &Value, model: Model) -> bool {
    let spot = expected["Start"].as_u64().is_none_or(|start| start == u64::from(found.start))
        && expected["End"].as_u64().is_none_or(|end| end == u64::from(found.end));
    let kind = expected["TypeName"].as_str() == Some(&found.kind);
    let keys = expected["Resolution"].as_object();
    let values = match model {
        Model::DateTime => keys.is_none_or(|keys| keys.get("values") == found.resolution.get("values")),
        _ => {
            keys.is_none_or(|keys| keys.iter().all(|(key, value)| found.resolution.get(key).is_some_and(|have| equal(have, value))))
        }
    };
    spot && kind && values
}

fn equal(have: &Value, want: &Value) -> bool {
    have == want || (want.as_str() == Some("null") && have.is_null())
}
