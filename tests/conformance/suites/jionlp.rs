//! JioNLP's Chinese times and sums of money. A point or span of time is compared by day, a length by its months, days and seconds, which
//! is what both programs can say; an open end (`inf`) and an unfinished hour are not compared.

use super::{Days, Marks, days_fit, figures, report, rows};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use manicule::figures::{Amount, TimexRange, Value as Figured};
use manicule::text::Language;
use serde_json::Value;

/// A reference time as JioNLP writes it: a list or an object, of which only the year need be said, or seconds since 1970.
fn reference(value: &Value) -> Option<NaiveDateTime> {
    if let Some(seconds) = value.as_f64() {
        return Some(DateTime::from_timestamp(seconds as i64, 0)?.naive_utc());
    }
    let part = |nth: usize, key: &str| value.get(nth).or_else(|| value.get(key)).and_then(Value::as_u64).map(|part| part as u32);
    let day = NaiveDate::from_ymd_opt(part(0, "year")? as i32, part(1, "month").unwrap_or(1), part(2, "day").unwrap_or(1))?;
    day.and_hms_opt(part(3, "hour").unwrap_or(0), part(4, "minute").unwrap_or(0), part(5, "second").unwrap_or(0))
}

/// First and last day of `["2021-06-14 00:00:00", "2021-06-14 23:59:59"]`.
fn days(time: &Value) -> Option<Days> {
    let day = |nth: usize| time[nth].as_str().and_then(|at| at.get(..10)?.parse::<NaiveDate>().ok());
    let days = (day(0), day(1));
    days.0.or(days.1).and(Some(days))
}

/// Months, days and seconds of a length.
type Length = [f64; 3];

/// JioNLP's `{"year": 2.5}`; none for what has no end.
fn delta(value: &Value) -> Option<Length> {
    let mut length = [0.0; 3];
    for (unit, count) in value.as_object()? {
        let (part, size) = match unit.as_str() {
            "year" => (0, 12.0),
            "month" => (0, 1.0),
            "day" | "workday" => (1, 1.0),
            "hour" => (2, 3600.0),
            "minute" => (2, 60.0),
            "second" => (2, 1.0),
            _ => return None,
        };
        length[part] += size * count.as_f64()?;
    }
    Some(length)
}

/// The length that a TIMEX3 value such as `P2Y6M` or `PT27M7S` means.
fn timex(value: &str) -> Option<Length> {
    let (mut length, mut number, mut clock) = ([0.0; 3], String::new(), false);
    for c in value.strip_prefix('P')?.chars() {
        let (part, size) = match (c, clock) {
            ('T', _) => {
                clock = true;
                continue;
            }
            ('0'..='9' | '.', _) => {
                number.push(c);
                continue;
            }
            ('Y', _) => (0, 12.0),
            ('Q', _) => (0, 3.0),
            ('M', false) => (0, 1.0),
            ('W', _) => (1, 7.0),
            ('D', _) => (1, 1.0),
            ('B', _) => continue,
            ('H', _) => (2, 3600.0),
            ('M', true) => (2, 60.0),
            ('S', _) => (2, 1.0),
            _ => return None,
        };
        length[part] += size * std::mem::take(&mut number).parse::<f64>().ok()?;
    }
    Some(length)
}

/// Both ends of a length: the same for a single one, none where it is open.
fn lengths(figure: &Figured) -> Option<[Option<Length>; 2]> {
    let Figured::Duration(value) = figure else { return None };
    Some(match value {
        TimexRange::Exact(one) => [timex(&one.value); 2],
        TimexRange::Range { low, high } => [low, high].map(|end| timex(&end.as_ref()?.value)),
    })
}

fn length_fits(text: &str, now: NaiveDateTime, wanted: &Value) -> bool {
    let wanted = if wanted.is_array() { [delta(&wanted[0]), delta(&wanted[1])] } else { [delta(wanted); 2] };
    let fits = |have: [Option<Length>; 2]| {
        let same = |nth: usize| wanted[nth].is_none_or(|wanted| have[nth] == Some(wanted));
        same(0) && same(1)
    };
    let found = figures(text, Language::ZhHans, now.date());
    let mut ends = found.iter().filter_map(|figure| lengths(&figure.value));
    match found.as_slice() {
        // `3年以上7年以下` may be two figures of one end each
        [low, high] if wanted[0] != wanted[1] => match (lengths(&low.value), lengths(&high.value)) {
            (Some([low, _]), Some([_, high])) => fits([low, high]),
            _ => false,
        },
        _ => ends.any(fits),
    }
}

fn time(row: &Value) -> Option<(String, bool)> {
    let (text, wanted) = (row[0].as_str()?, row.get(2)?.get("time")?);
    let now = reference(&row[1]).or_else(|| NaiveDate::from_ymd_opt(2021, 6, 14)?.and_hms_opt(0, 0, 0))?;
    let fits = match days(wanted) {
        Some(wanted) => days_fit(text, Language::ZhHans, now, wanted),
        None => length_fits(text, now, wanted),
    };
    Some((format!("{text} on {now}: {wanted}"), fits))
}

fn run(name: &str, file: &str, case: fn(&Value) -> Option<(String, bool)>, marks: Marks) {
    let Some(rows) = rows(&format!("jionlp/{file}.json")) else { return };
    let cases: Vec<_> = rows.iter().filter_map(case).collect();
    report(name, &cases, marks);
}

#[test]
fn times() {
    run("jionlp-times", "time_parser", time, Marks { goal: 85.0, floor: 77.0 });
}

/// The amounts of a sum: one, or the ends of a range. Vague ones are compared by their lower end, which is all the guide gives them.
fn money(row: &Value) -> Option<(String, bool)> {
    let (text, num) = (row[0].as_str()?, &row[1]["num"]);
    let number = |value: &Value| value.as_str().and_then(|text| text.parse::<f64>().ok());
    let wanted = number(num).or_else(|| number(&num[0]))?;
    let found = figures(text, Language::ZhHans, NaiveDate::default());
    let low = |amount: Amount| amount.ends().0.map(|low| low.to_f64());
    // fractions of a cent are dropped there
    let fits = found.iter().any(|figure| figure.value.amount().and_then(low).is_some_and(|low| (low - wanted).abs() < 0.01));
    Some((format!("{text}: {num}"), fits))
}

#[test]
fn sums() {
    run("jionlp-money", "money_parser", money, Marks { goal: 85.0, floor: 96.0 });
}
