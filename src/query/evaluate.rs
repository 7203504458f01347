//! Which passages and marks a query means. Knows the index; must not know how queries are spelled.

use super::index::{AttributionFacts, FigureFacts, Index, Mark};
use super::{Comparison, Field, Query, Term};
use crate::lexicon::folded;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// What a query means in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Passages, as indices, ascending.
    pub passages: Vec<usize>,
    /// Marks that made a passage a hit, as indices into the document's annotations.
    pub marks: BTreeSet<u32>,
    /// Words asked for, folded.
    pub words: Vec<String>,
}

/// Evaluates a query. Linear in the marks; words add one search through the folded text each.
pub fn evaluate(query: &Query, index: &Index) -> Hits {
    let mut words = Vec::new();
    let node = compile(query, index, true, &mut words);
    let mut hits = Hits { words, ..Hits::default() };
    for passage in 0..index.passages.len() {
        let mut marks = Vec::new();
        if node.meets(index, passage, &mut marks) {
            hits.passages.push(passage);
            hits.marks.extend(marks);
        }
    }
    hits
}

type MarkTest<'i> = Box<dyn Fn(&Mark) -> bool + 'i>;

/// A query with everything looked up that does not depend on the passage.
enum Node<'i> {
    Always,
    Words(String),
    Mark(MarkTest<'i>),
    Kind(String),
    Tag(Field, String),
    And(Vec<Node<'i>>),
    Or(Vec<Node<'i>>),
    Not(Box<Node<'i>>),
}

impl Node<'_> {
    /// Whether the passage meets it; marks that do are added.
    fn meets(&self, index: &Index, passage: usize, marks: &mut Vec<u32>) -> bool {
        let entry = &index.passages[passage];
        match self {
            Node::Always => true,
            Node::Words(words) => entry.folded.contains(words.as_str()),
            Node::Kind(kind) => serde_json::to_value(entry.kind).is_ok_and(|name| name == kind.as_str()),
            Node::Tag(field, wanted) => index.tags_of(passage).any(|tag| match field {
                Field::Note => folded(&tag.note).contains(wanted),
                _ => wanted == "*" || tag.names.iter().any(|name| folded(name) == *wanted),
            }),
            Node::Mark(test) => {
                let before = marks.len();
                marks.extend(entry.marks.iter().filter(|&&mark| test(&index.marks[mark as usize])));
                marks.len() > before
            }
            Node::And(nodes) => nodes.iter().all(|node| node.meets(index, passage, marks)),
            // every side is asked, so that the marks of all of them are shown
            Node::Or(nodes) => nodes.iter().filter(|node| node.meets(index, passage, marks)).count() > 0,
            Node::Not(node) => !node.meets(index, passage, &mut Vec::new()),
        }
    }
}

fn compile<'i>(query: &Query, index: &'i Index, positive: bool, words: &mut Vec<String>) -> Node<'i> {
    let mut all = |parts: &[Query]| parts.iter().map(|part| compile(part, index, positive, words)).collect();
    match query {
        Query::All => Node::Always,
        Query::And(parts) => Node::And(all(parts)),
        Query::Or(parts) => Node::Or(all(parts)),
        Query::Not(part) => Node::Not(Box::new(compile(part, index, !positive, words))),
        Query::Term(Term::Words(wanted)) => {
            let wanted = folded(wanted);
            if positive {
                words.push(wanted.clone());
            }
            Node::Words(wanted)
        }
        Query::Term(Term::Amount(amount)) => {
            let amount = *amount;
            Node::Mark(figure_test(move |figure| has_amount(figure, &amount)))
        }
        Query::Term(Term::Is { field, value, comparison }) => field_test(*field, &folded(value), *comparison, index),
    }
}

fn field_test<'i>(field: Field, value: &str, comparison: Option<Comparison>, index: &'i Index) -> Node<'i> {
    let value = value.to_string();
    Node::Mark(match field {
        Field::Is => return Node::Kind(value),
        Field::Tag | Field::Note => return Node::Tag(field, value),
        Field::Type => type_test(value, comparison),
        Field::Entity => entity_test(&value, index),
        Field::SaidBy => said_by_test(value, index),
        Field::Source => attribution_test(move |a| a.source_kind == value),
        Field::Statement => attribution_test(move |a| a.statement == value),
        Field::Quote => attribution_test(move |a| a.quote == value),
        Field::Currency => figure_test(move |figure| folded(&figure.currency) == value),
        Field::Unit => figure_test(move |figure| figure.unit == value),
        Field::Date => {
            let Some((first, last)) = days(&value) else { return Node::Mark(Box::new(|_| false)) };
            figure_test(move |figure| figure.days.as_ref().is_some_and(|(from, to)| *from <= last && first <= *to))
        }
    })
}

fn type_test<'i>(value: String, comparison: Option<Comparison>) -> MarkTest<'i> {
    // a layer may be named in the plural, as in the options
    let layer = value.strip_suffix("ies").map_or_else(|| value.trim_end_matches('s').to_string(), |stem| format!("{stem}y"));
    Box::new(move |mark| match mark {
        Mark::Mention { kind, .. } => comparison.is_none() && (*kind == value || layer == "entity"),
        Mark::Attribution(_) => comparison.is_none() && layer == "attribution",
        Mark::Figure(figure) => {
            (figure.kind == value || layer == "figure") && comparison.is_none_or(|amount| has_amount(figure, &amount))
        }
    })
}

fn entity_test<'i>(value: &str, index: &Index) -> MarkTest<'i> {
    let wanted = entities(value, index);
    Box::new(move |mark| matches!(mark, Mark::Mention { entity: Some(entity), .. } if wanted.contains(entity)))
}

/// Entities of exactly that name or alias; where there are none, those whose name contains it.
fn entities(value: &str, index: &Index) -> BTreeSet<u32> {
    let those = |test: &dyn Fn(&String) -> bool| -> BTreeSet<u32> {
        let all = index.entities.iter().enumerate();
        all.filter(|(_, entity)| entity.folded.iter().any(test)).map(|(nth, _)| nth as u32).collect()
    };
    let exact = those(&|name| name == value);
    if exact.is_empty() { those(&|name| name.contains(value)) } else { exact }
}

fn said_by_test<'i>(value: String, index: &Index) -> MarkTest<'i> {
    let wanted = entities(&value, index);
    attribution_test(move |attribution| {
        attribution.folded_source.contains(&value) || attribution.entity.is_some_and(|entity| wanted.contains(&entity))
    })
}

fn figure_test<'i>(test: impl Fn(&FigureFacts) -> bool + 'i) -> MarkTest<'i> {
    Box::new(move |mark| matches!(mark, Mark::Figure(figure) if test(figure)))
}

fn attribution_test<'i>(test: impl Fn(&AttributionFacts) -> bool + 'i) -> MarkTest<'i> {
    Box::new(move |mark| matches!(mark, Mark::Attribution(attribution) if test(attribution)))
}

fn has_amount(figure: &FigureFacts, amount: &Comparison) -> bool {
    (figure.low.is_some() || figure.high.is_some()) && amount.meets(figure.low, figure.high)
}

/// The first and last day that a date or a range of dates means, as `YYYY-MM-DD`.
pub(super) fn days(written: &str) -> Option<(String, String)> {
    match written.split_once("..") {
        None => period(written),
        Some((low, high)) => {
            let first = if low.is_empty() { "0000-01-01".to_string() } else { period(low)?.0 };
            let last = if high.is_empty() { "9999-12-31".to_string() } else { period(high)?.1 };
            Some((first, last))
        }
    }
}

/// A year, month or day.
fn period(written: &str) -> Option<(String, String)> {
    let mut parts = written.split('-');
    let year: i32 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let mut next = || parts.next().map(|part| part.parse::<u32>());
    let (month, day) = (next().transpose().ok()?, next().transpose().ok()?);
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(12) | None, None) => NaiveDate::from_ymd_opt(year, 12, 31)?,
        (Some(month), None) => NaiveDate::from_ymd_opt(year, month + 1, 1)?.pred_opt()?,
    };
    (first.year() >= 0).then(|| (first.to_string(), last.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_periods() {
        let days = |written| days(written).map(|(first, last)| format!("{first} {last}"));
        assert_eq!(days("2025").unwrap(), "2025-01-01 2025-12-31");
        assert_eq!(days("2024-02").unwrap(), "2024-02-01 2024-02-29");
        assert_eq!(days("2025-06..2025-10").unwrap(), "2025-06-01 2025-10-31");
        assert_eq!(days("2025-06..").unwrap(), "2025-06-01 9999-12-31");
        assert!(days("soon").is_none() && days("2025-13").is_none() && days("2025-02-30").is_none());
    }
}
