//! Money and percentages to scale: a bar from nought to the value, or from the low to the high end of a range.

use super::{Chart, Form, ROW, To, WIDTH, fitted, number};
use crate::app::state::article::Article;
use crate::text::by_key;
use crate::wire::{WireAnnotation, WireFigure, WireValue, coded};

/// Bars of one scale.
const BARS: usize = 10;
/// Scales: currencies, the commonest first.
const SCALES: usize = 3;
/// Where nought is.
const FROM: f64 = 122.0;

/// A figure with both its ends.
struct Worth<'a> {
    mark: u32,
    figure: &'a WireFigure,
    low: f64,
    high: f64,
}

/// Amounts of money, one scale a currency.
pub fn money(article: &Article) -> Chart {
    let mut chart = Chart { kind: "money", ..Chart::new("money", &["as-written", "value"]) };
    let all = worths(article, "money");
    let mut currencies: Vec<(&str, u64)> = Vec::new();
    for worth in &all {
        let own = worth.figure.value.currency.as_deref().unwrap_or("");
        match currencies.iter_mut().find(|(name, _)| *name == own) {
            Some((_, count)) => *count += 1,
            None => currencies.push((own, 1)),
        }
    }
    let currencies = by_key(currencies, |(_, count)| u64::MAX - count);
    for (nth, (currency, _)) in currencies.iter().enumerate() {
        let own = all.iter().filter(|worth| worth.figure.value.currency.as_deref().unwrap_or("") == *currency).collect();
        if nth < SCALES {
            chart.height += if nth == 0 { 4.0 } else { 12.0 };
            chart.words(Form::Words(0.0, chart.height + 8.0), "head", "");
            chart.worth(currency);
            chart.height += 14.0;
        }
        scale(&mut chart, article, own, if nth < SCALES { BARS } else { 0 }, 0.0);
    }
    chart
}

/// Percentages; the axis reaches at least to a hundred where they are parts of a whole.
pub fn percent(article: &Article) -> Chart {
    let mut chart = Chart { kind: "percent", ..Chart::new("percent", &["as-written", "value"]) };
    let all = worths(article, "percent");
    let own: Vec<&Worth> = all.iter().collect();
    let most = own.iter().fold(0.0, |most: f64, worth| most.max(worth.high));
    let whole = if most > 100.0 { most } else { 100.0 };
    for share in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let x = FROM + share / whole * (WIDTH - FROM);
        let bottom = 14.0 + own.len().min(BARS) as f64 * ROW;
        chart.words(Form::Line(x, 14.0, x, bottom), "axis", "");
        if share != 25.0 && share != 75.0 {
            let words = [(share as u32).to_string().as_str(), " %"].concat();
            let form = if share == 0.0 { Form::Words(x, 9.0) } else { Form::WordsTo(x, 9.0) };
            chart.words(form, "", &words);
        }
    }
    chart.height = 14.0;
    scale(&mut chart, article, own, BARS, whole);
    chart
}

fn worths<'a>(article: &'a Article, kind: &str) -> Vec<Worth<'a>> {
    let all = article.wire.annotations.iter().enumerate();
    let own = all.filter_map(|(nth, annotation)| match annotation {
        WireAnnotation::Figure(figure) if figure.kind == kind => {
            let (low, high) = ends(&figure.value)?;
            Some(Worth { mark: nth as u32, figure, low, high })
        }
        _ => None,
    });
    own.collect()
}

/// From nought to a value, from the low to the high end of a range. Losses are as long as gains.
fn ends(value: &WireValue) -> Option<(f64, f64)> {
    let one = number(&value.amount).or_else(|| number(&value.value)).map(|value| (0.0, value.abs()));
    one.or_else(|| match (number(&value.low), number(&value.high)) {
        (Some(low), Some(high)) => Some((low.abs().min(high.abs()), low.abs().max(high.abs()))),
        (low, high) => low.or(high).map(|end| (0.0, end.abs())),
    })
}

/// Bars for the largest, rows for all; `whole` is the length of the axis, nought for as long as the largest.
fn scale(chart: &mut Chart, article: &Article, own: Vec<&Worth>, most: usize, whole: f64) {
    let own = by_key(own, |worth| u64::MAX - worth.high.min(1e16) as u64 * 64);
    let longest = own.first().map_or(1.0, |worth| worth.high.max(f64::MIN_POSITIVE));
    let unit = (WIDTH - FROM) / if whole > 0.0 { whole } else { longest };
    for (nth, worth) in own.into_iter().enumerate() {
        let words = article.words(worth.figure.start, worth.figure.end);
        let value = coded(&worth.figure.kind, &worth.figure.value);
        if nth < most {
            let y = chart.height;
            let (x, end) = (FROM + worth.low * unit, FROM + worth.high * unit);
            let about = if worth.figure.value.bound.is_some() { "fill worth-bar about" } else { "fill worth-bar" };
            chart.words(Form::Words(0.0, y + 14.0), "name", &fitted(words, FROM - 16.0));
            chart.draw(Form::Bar(x.min(WIDTH - 2.0), y + 4.0, (end - x).max(2.0), 12.0), about, words, To::Mark(worth.mark));
            chart.worth(&value);
            chart.height += ROW;
        }
        chart.rows.push((vec![words.into(), value], To::Mark(worth.mark)));
    }
}
