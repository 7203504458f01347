//! Where in the text the names stand, from its first word to its last.

use super::{Chart, Form, To, WIDTH, fitted};
use crate::app::state::article::Article;
use crate::app::state::lists::EntityRow;
use crate::app::state::locale::{Locale, grouped};
use crate::app::state::marks::place;
use crate::query::Field;
use crate::text::by_key;

/// Names that get a line of their own.
const LINES: usize = 14;
const ROW: f64 = 19.0;
/// Where the text begins on the chart.
const FROM: f64 = 98.0;

/// The names mentioned most, each mention at its place.
pub fn spread(article: &Article, groups: &[(&'static str, Vec<EntityRow>)], locale: Locale) -> Chart {
    let mut chart = Chart::new("spread", &["name", "type", "mentions", "passages"]);
    let all: Vec<&EntityRow> = groups.iter().flat_map(|(_, rows)| rows).collect();
    let length = article.text.len().max(1) as f64;
    for (nth, row) in by_key(all, |row| u64::MAX - row.marks.len() as u64).into_iter().enumerate() {
        let name = &row.entity.name;
        let to = To::Filter(Field::Entity.term(name), row.marks.first().copied());
        if nth < LINES {
            let y = nth as f64 * ROW;
            chart.draw(Form::Words(0.0, y + 13.0), "name", &fitted(name, FROM - 8.0), to.clone());
            chart.words(Form::Line(FROM, y + 9.5, WIDTH, y + 9.5), "axis", "");
            for mark in &row.marks {
                let start = place(&article.wire.annotations[*mark as usize]).start;
                let x = FROM + f64::from(start) / length * (WIDTH - FROM - 3.0);
                let label = [name, " · ", &passage(article, start)].concat();
                chart.draw(Form::Bar(x, y + 3.0, 3.0, 13.0), &["fill ", &row.entity.kind].concat(), &label, To::Mark(*mark));
            }
            chart.height = y + ROW;
        }
        chart.rows.push((
            vec![name.clone(), locale.named("entity", &row.entity.kind), grouped(row.marks.len()), passages(article, row)],
            to,
        ));
    }
    chart
}

fn passage(article: &Article, byte: u32) -> String {
    ["¶ ", &(article.passage_at(byte) + 1).to_string()].concat()
}

/// The first and the last passage that names it.
fn passages(article: &Article, row: &EntityRow) -> String {
    let at =
        |mark: Option<&u32>| mark.map_or(0, |mark| article.passage_at(place(&article.wire.annotations[*mark as usize]).start) + 1);
    let (first, last) = (at(row.marks.first()), at(row.marks.last()));
    if first == last { first.to_string() } else { [&first.to_string(), "–", &last.to_string()].concat() }
}
