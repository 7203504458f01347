//! The lists of the side panel. Knows an article; must not know how a list is shown.

use super::article::Article;
use super::small::float;
use crate::text::by_key;
use crate::wire::{WireAnnotation, WireEntity, WireFigure, coded};
use std::collections::BTreeMap;

/// An entity with its mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityRow {
    /// The entity.
    pub entity: WireEntity,
    /// Its mentions, as indices into the document's annotations.
    pub marks: Vec<u32>,
}

/// A figure in a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureRow {
    /// The figure, as an index.
    pub mark: u32,
    /// As written.
    pub words: String,
    /// Its type.
    pub kind: String,
    /// Its value in one line ([`coded`]).
    pub value: String,
    /// The first determined day of a date.
    pub day: Option<String>,
    /// The last determined day of a date.
    pub last_day: Option<String>,
}

/// The entities of each type, in the guide's order, most mentioned first.
pub fn entities(article: &Article) -> Vec<(&'static str, Vec<EntityRow>)> {
    let mut mentions: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (nth, annotation) in article.wire.annotations.iter().enumerate() {
        if let WireAnnotation::Entity(mention) = annotation {
            mentions.entry(&mention.entity).or_default().push(nth as u32);
        }
    }
    let row = |entity: &WireEntity| {
        let marks = mentions.get(entity.id.as_str()).cloned().unwrap_or_default();
        EntityRow { entity: entity.clone(), marks }
    };
    let of = |kind: &str| {
        let mut rows: Vec<EntityRow> = article.wire.entities.iter().filter(|entity| entity.kind == kind).map(row).collect();
        rows.retain(|row| !row.marks.is_empty());
        by_key(rows, |row| u64::MAX - row.marks.len() as u64)
    };
    let all = crate::entities::EntityType::ALL.iter();
    all.map(|kind| (kind.name(), of(kind.name()))).filter(|(_, rows)| !rows.is_empty()).collect()
}

/// The figures of each type, in the guide's order, by position.
pub fn figures(article: &Article) -> Vec<(&'static str, Vec<FigureRow>)> {
    let of = |kind: &str| {
        let own = article.wire.annotations.iter().enumerate().filter_map(|(nth, annotation)| match annotation {
            WireAnnotation::Figure(figure) if figure.kind == kind => Some(figure_row(article, nth as u32, figure)),
            _ => None,
        });
        own.collect::<Vec<_>>()
    };
    let all = crate::figures::FigureType::ALL.iter();
    all.map(|kind| (kind.name(), of(kind.name()))).filter(|(_, rows)| !rows.is_empty()).collect()
}

/// The figures that stand for determined days, by day.
pub fn days(article: &Article) -> Vec<FigureRow> {
    let rows: Vec<FigureRow> = figures(article)
        .into_iter()
        .filter(|(kind, _)| *kind == "date")
        .flat_map(|(_, rows)| rows)
        .filter(|r| r.day.is_some())
        .collect();
    // the year 0 is day 0 and no article is about a day before the year -5000
    let key = |row: &FigureRow| row.day.as_deref().and_then(day_number).map_or(u64::MAX, |day| ((day + 2e6) * 100.0) as u64);
    by_key(rows, key)
}

fn figure_row(article: &Article, mark: u32, figure: &WireFigure) -> FigureRow {
    FigureRow {
        mark,
        words: article.words(figure.start, figure.end).to_string(),
        kind: figure.kind.clone(),
        value: coded(&figure.kind, &figure.value),
        day: figure.value.start.clone().or_else(|| figure.value.end.clone()),
        last_day: figure.value.end.clone(),
    }
}

/// A calendar day as a number of days, for scales only: months count 30.44 days each, which puts no two days in the wrong order.
pub fn day_number(day: &str) -> Option<f64> {
    let (sign, digits) = day.strip_prefix('-').map_or((1.0, day), |rest| (-1.0, rest));
    let mut parts = digits.split('-').map(float);
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    Some(sign * year * 365.2425 + (month - 1.0) * 30.44 + date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::{Origin, tests::wire};

    #[test]
    fn lists_count_and_place() {
        let article = Article::new("Ann-said-that:$14.3bn.xxx".into(), Origin::Paste, None).with_marks(wire());
        let entities = entities(&article);
        assert_eq!((entities.len(), entities[0].0, entities[0].1[0].marks.as_slice()), (1, "person", &[0][..]));
        let figures = figures(&article);
        assert_eq!((figures[0].0, figures[0].1[0].value.as_str()), ("money", "USD 14300000000"));
        assert!(days(&article).is_empty());
    }

    #[test]
    fn days_are_in_order() {
        let days = ["2025-01-31", "2025-02-01", "2025-12-31", "2026-01-01"].map(|day| day_number(day).unwrap());
        assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(day_number("2025-W03"), None);
    }
}
