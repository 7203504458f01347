//! The DateTime model: dates, times, durations, sets, ranges, and what lies before or after them.
//!
//! Knows how the model names and values them. Must not know how they are said: that is the calendar's grammar.

mod near;
mod ranges;
mod relation;
mod row;
mod segments;
mod values;

use super::{Hit, Scene};
use crate::figures::calendar::{Calendar, Expr, expression};
use row::Row;

/// All dates and times of the text.
pub fn all(scene: &Scene) -> Vec<Hit> {
    let calendar = Calendar { reader: scene.reader, now: scene.now, language: scene.language(), counted: true };
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while at < scene.reader.len() {
        if let Some(end) = scene.reader.title(at) {
            at = end;
            continue;
        }
        match found(&calendar, at) {
            Some(hit) => {
                at = hit.end;
                hits.push(hit);
            }
            None => at = calendar.skip(at),
        }
    }
    hits
}

fn found(calendar: &Calendar, at: usize) -> Option<Hit> {
    let found = relation::on_day(calendar, at)
        .or_else(|| relation::related(calendar, at))
        .or_else(|| near::near(calendar, at))
        .or_else(|| {
            let found = expression(calendar, at)?;
            Some(relation::Related { start: found.start, end: found.end, relation: None, modifier: None, expr: found.expr })
        })?;
    let rows = values::rows(calendar, &found)?;
    let kind = rows.first().map(|row| row.kind)?;
    let values: Vec<serde_json::Value> = rows.into_iter().map(Row::json).collect();
    let mut keys = serde_json::Map::new();
    keys.insert("values".into(), serde_json::Value::Array(values));
    Some(Hit { start: found.start, end: found.end, kind: format!("datetimeV2.{kind}"), resolution: keys })
}

/// Whether an expression is a stretch by itself, before any relation.
fn is_stretch(expr: &Expr) -> bool {
    matches!(expr, Expr::Period(_) | Expr::Range(..))
}
