//! Who speaks of whom: sources down, names across, and at each crossing how often.

use super::voices::{called, filter};
use super::{Chart, Form, To, fitted};
use crate::app::state::article::Article;
use crate::app::state::locale::{Locale, grouped};
use crate::app::state::marks::Role;
use crate::app::state::voices::Voice;
use crate::query::Field;
use crate::text::{Span, by_key};
use crate::wire::WireAnnotation;

/// Sources and names that get a line.
const SOURCES: usize = 8;
const NAMES: usize = 8;
const ROW: f64 = 20.0;
/// Room for the names that rise over their columns.
const TOP: f64 = 70.0;
/// Where the first column is.
const FROM: f64 = 112.0;

/// How often a voice names an entity, and where first.
struct Crossing<'a> {
    voice: usize,
    entity: &'a str,
    count: u32,
    first: u32,
}

/// The matrix of the voices heard most and the people and organisations they name most.
pub fn whom(article: &Article, voices: &[Voice], locale: Locale) -> Chart {
    let mut chart = Chart::new("whom", &["source", "speaks-of", "mentions"]);
    let crossings = crossings(article, voices);
    let sources = most((0..voices.len()).map(|nth| (nth, sum(&crossings, |c| c.voice == nth))), SOURCES);
    let mut named: Vec<&str> = Vec::new();
    for crossing in &crossings {
        if !named.contains(&crossing.entity) {
            named.push(crossing.entity);
        }
    }
    let names = most(named.iter().map(|id| (*id, sum(&crossings, |c| c.entity == *id))), NAMES);
    chart.height = TOP + sources.len() as f64 * ROW + 4.0;
    axes(&mut chart, article, voices, &sources, &names, locale);
    let largest = crossings.iter().map(|crossing| crossing.count).max().unwrap_or(1);
    for crossing in by_key(crossings, |crossing| u64::from(u32::MAX - crossing.count)) {
        let voice = &voices[crossing.voice];
        let name = article.entity(crossing.entity).map_or("", |entity| entity.name.as_str());
        let to = To::Filter([filter(voice).as_str(), " ", &Field::Entity.term(name)].concat(), Some(crossing.first));
        let (source, count) = (called(voice, locale), grouped(crossing.count as usize));
        let at = sources.iter().position(|nth| *nth == crossing.voice).zip(names.iter().position(|id| *id == crossing.entity));
        if let Some((row, column)) = at {
            let radius = 2.5 + 6.0 * (f64::from(crossing.count) / f64::from(largest)).sqrt();
            let label = [&source, " → ", name, ": ", &count].concat();
            chart.draw(Form::Dot(x(column), y(row), radius), &["fill ", &voice.kind].concat(), &label, to.clone());
        }
        chart.rows.push((vec![source, name.into(), count], to));
    }
    chart
}

fn x(column: usize) -> f64 {
    FROM + 10.0 + column as f64 * ROW
}

fn y(row: usize) -> f64 {
    TOP + 10.0 + row as f64 * ROW
}

fn axes(chart: &mut Chart, article: &Article, voices: &[Voice], sources: &[usize], names: &[&str], locale: Locale) {
    let (right, bottom) = (x(names.len().saturating_sub(1)) + 10.0, chart.height - 4.0);
    for (row, nth) in sources.iter().enumerate() {
        let voice = &voices[*nth];
        let class = if voice.kind == "anonymous" { "name anonymous" } else { "name" };
        chart.words(Form::Line(FROM, y(row), right, y(row)), "axis", "");
        let to = To::Filter(filter(voice), voice.marks.first().copied());
        chart.draw(Form::Words(0.0, y(row) + 4.0), class, &fitted(&called(voice, locale), FROM - 6.0), to);
    }
    for (column, id) in names.iter().enumerate() {
        let name = article.entity(id).map_or("", |entity| entity.name.as_str());
        chart.words(Form::Line(x(column), TOP, x(column), bottom), "axis", "");
        let to = To::Filter(Field::Entity.term(name), None);
        chart.draw(Form::Rising(x(column) + 2.0, TOP - 4.0), "name", &fitted(name, 80.0), to);
    }
}

fn sum(crossings: &[Crossing], own: impl Fn(&Crossing) -> bool) -> u32 {
    crossings.iter().filter(|crossing| own(crossing)).map(|crossing| crossing.count).sum()
}

/// Those with the largest counts, at least one.
fn most<T: Copy>(counted: impl Iterator<Item = (T, u32)>, limit: usize) -> Vec<T> {
    let counted: Vec<(T, u32)> = counted.filter(|(_, count)| *count > 0).collect();
    by_key(counted, |(_, count)| u64::from(u32::MAX - count)).into_iter().take(limit).map(|(own, _)| own).collect()
}

fn crossings<'a>(article: &'a Article, voices: &[Voice]) -> Vec<Crossing<'a>> {
    let mut found: Vec<Crossing> = Vec::new();
    for (voice, own) in voices.iter().enumerate() {
        for mark in &own.marks {
            for (entity, first) in named_in(article, *mark) {
                match found.iter_mut().find(|crossing| crossing.voice == voice && crossing.entity == entity) {
                    Some(crossing) => crossing.count += 1,
                    None => found.push(Crossing { voice, entity, count: 1, first }),
                }
            }
        }
    }
    found
}

/// The people and organisations named in what an attribution says, with the mentions.
fn named_in(article: &Article, mark: u32) -> Vec<(&str, u32)> {
    let Some(WireAnnotation::Attribution(attribution)) = article.wire.annotations.get(mark as usize) else { return Vec::new() };
    let mut found = Vec::new();
    for content in &attribution.content {
        let span = Span { start: content.start, end: content.end };
        for part in article.marks.within(span).filter(|part| part.role == Role::Entity && span.contains(part.span)) {
            if let WireAnnotation::Entity(mention) = &article.wire.annotations[part.mark as usize]
                && matches!(mention.kind.as_str(), "person" | "organization")
            {
                found.push((mention.entity.as_str(), part.mark));
            }
        }
    }
    found
}
