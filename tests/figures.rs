//! Figures: the table of cases, properties on any text, and time that grows with the text.

use chrono::NaiveDate;
use manicule::figures::recognize::{Culture, Model};
use manicule::figures::{Figure, FigureOptions, Recognizer, TimexRange, Value};
use manicule::lexicon::Embedded;
use manicule::text::{Document, Language};
use proptest::prelude::*;
use std::sync::OnceLock;
use std::time::Instant;

fn recognizer() -> &'static Recognizer {
    static ONCE: OnceLock<Recognizer> = OnceLock::new();
    ONCE.get_or_init(|| Recognizer::new(&Embedded).unwrap())
}

fn figures(text: &str, language: Option<Language>, today: Option<NaiveDate>) -> Vec<Figure> {
    let document = Document::new(text, language);
    let options = FigureOptions { reference_date: today };
    (0..document.passages.len()).flat_map(|nth| recognizer().find(&document, nth, &options)).collect()
}

/// A value as the tables write it.
fn shown(figure: &Figure) -> String {
    let wire = manicule::wire::wire_value(&figure.value);
    let number = wire
        .value
        .or(wire.amount)
        .or(wire.timex)
        .unwrap_or_else(|| format!("{}..{}", wire.low.unwrap_or_default(), wire.high.unwrap_or_default()));
    let unit = wire.currency.or(wire.unit);
    let mut out = figure.value.figure_type().name().to_owned();
    if let Some(bound) = figure.bound {
        out = format!("{out} {}", bound.name());
    }
    out = format!("{out} {number}");
    if let Some(unit) = unit {
        out = format!("{out} {unit}");
    }
    match wire.per {
        Some(per) => format!("{out}/{per}"),
        None => out,
    }
}

/// Runs a table of cases; the failures, in words.
fn failures(table: &str) -> Vec<String> {
    let (mut language, mut today, mut failures) = (None, None, Vec::new());
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((tag, date)) = line.strip_prefix("@ ").and_then(|setting| setting.split_once(' ')) {
            (language, today) = (Some(tag.parse().unwrap()), Some(date.parse().unwrap()));
            continue;
        }
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let found: Vec<String> =
            figures(text, language, today).iter().map(|figure| format!("{} = {}", figure.span.of(text), shown(figure))).collect();
        let found = found.join(" ; ");
        if found != expected.trim() {
            failures.push(format!("{text}\n  want {expected}\n  have {found}"));
        }
    }
    failures
}

#[test]
fn guide_cases() {
    let failures = failures(include_str!("cases/figures.guide.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn dates_of_every_kind() {
    let failures = failures(include_str!("cases/figures.dates.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn variants_of_other_projects_cases() {
    let failures = failures(include_str!("cases/figures.variants.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_is_no_figure() {
    let failures = failures(include_str!("cases/figures.none.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Texts made of the words that figures are made of, which random letters seldom are.
fn wordy() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "1", "12", "2024", "3.5", "1,234", ".5", "九", "十", "百", "万", "亿", "億", "零", "点", "分之", "半", "几", "多", "第",
        "年", "月", "日", "个", "人", "元", "美元", "%", "到", "-", "–", " ", " ", ",", "。", "每", "周", "上周", "下午", "时",
        "two", "hundred", "million", "and", "a", "half", "third", "of", "May", "Friday", "next", "last", "week", "at", "pm", ":",
        "/", "$", "€", "from", "between", "to", "in", "ago", "years", "old", "约", "超过", "以上", "①", "½", "\u{200B}",
        "\u{200F}", "😀", "１", "．", "，", "农历", "初", "世纪", "年代", "民国", "成", "折", "千瓦", "m", "2", "km", "per", "day",
        "《", "》",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

fn sound(text: &str) {
    for today in [None, NaiveDate::from_ymd_opt(2024, 2, 29)] {
        let found = figures(text, None, today);
        for pair in found.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{text:?}: {pair:?}");
        }
        for figure in &found {
            let span = figure.span;
            assert!(!span.is_empty() && text.get(span.start as usize..span.end as usize).is_some(), "{text:?}: {figure:?}");
            assert_eq!(span.trimmed(text), span, "{text:?}: {figure:?}");
            days_in_order(text, &figure.value);
        }
    }
    let now = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap().and_hms_opt(10, 0, 0).unwrap();
    for model in [
        Model::Number,
        Model::Ordinal,
        Model::Percent,
        Model::NumberRange,
        Model::Age,
        Model::Currency,
        Model::Dimension,
        Model::Temperature,
        Model::DateTime,
    ] {
        for culture in [Culture::ZhCn, Culture::EnUs] {
            let found = recognizer().recognize(text, model, culture, now);
            assert!(found.windows(2).all(|pair| pair[0].end < pair[1].start), "{text:?}: {found:?}");
        }
    }
}

fn days_in_order(text: &str, value: &Value) {
    if let Some(TimexRange::Exact(timex)) = value.timex() {
        assert!(timex.start.zip(timex.end).is_none_or(|(start, end)| start <= end), "{text:?}: {timex:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_sound(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn any_words_are_sound(text in wordy()) {
        sound(&text);
    }
}

/// Ten megabytes of what could make a grammar go back and forth: time for the whole is in proportion to time for a tenth.
#[test]
fn time_grows_with_the_text() {
    const SIZE: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
    let pieces = [
        "1",
        "一",
        "第",
        "1 ",
        "一百",
        "from ",
        "1,",
        "two ",
        "每",
        "一年",
        "5/",
        "May ",
        "，1",
        "aged 1, ",
        "1, ",
        "每一",
        "一点",
        "闰",
        "3月",
        "1-",
        "过去",
        "at 9 ",
        "\u{200b}1",
        "\u{200f}",
        "(1",
        "百分之",
    ];
    for piece in pieces {
        let long = piece.repeat(SIZE / piece.len());
        let short = piece.repeat(SIZE / piece.len() / 10);
        let time = |text: &str| {
            let start = Instant::now();
            figures(text, Some(Language::ZhHans), None);
            start.elapsed().as_secs_f64()
        };
        let (short, long) = (time(&short), time(&long));
        println!("{piece:?}: {long:.2} s for {SIZE} bytes");
        assert!(long < 40.0 * short + 2.0, "{piece:?}: {long} s against {short} s for a tenth");
    }
}
