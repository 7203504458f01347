//! Charts as plain shapes with the table behind each. Knows an article and the words of the interface; must not know elements.
//!
//! Every chart is [`WIDTH`] units wide, and a unit is about a pixel of the side panel. What can be pressed leads somewhere ([`To`]).

mod figures;
mod spread;
mod time;
mod voices;
mod whom;

pub use figures::{money, percent};
pub use spread::spread;
pub use time::timeline;
pub use voices::{kinds, room};
pub use whom::whom;

use super::clauses::{clauses, toggled};
use super::small::float;

/// How wide every chart is.
pub const WIDTH: f64 = 280.0;

/// The height of a row of bars.
const ROW: f64 = 20.0;

/// A chart and its table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// Its key in the locales, after `chart.`, and the name of its file.
    pub name: &'static str,
    /// The type of figure its values are of; empty where it has none.
    pub kind: &'static str,
    /// How high it is.
    pub height: f64,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
    /// The keys of the table's columns, after `column.`.
    pub head: &'static [&'static str],
    /// The same numbers in rows, each with the way into the text.
    pub rows: Vec<(Vec<String>, To)>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its form and place.
    pub form: Form,
    /// Class names for the style sheet.
    pub class: String,
    /// What it stands for, for pointers and screen readers; the words themselves for a text.
    pub label: String,
    /// A value it stands for, in one line; for a text a currency's code.
    pub value: String,
    /// Where it leads.
    pub to: To,
}

/// The forms there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// Left, top, width, height; rounded by half of a height up to six.
    Bar(f64, f64, f64, f64),
    /// Middle and radius.
    Dot(f64, f64, f64),
    /// From here to there.
    Line(f64, f64, f64, f64),
    /// Words that begin here.
    Words(f64, f64),
    /// Words that end here.
    WordsTo(f64, f64),
    /// Words around here.
    WordsAround(f64, f64),
    /// Words that rise from here to the right.
    Rising(f64, f64),
}

/// Where a shape or a row leads.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum To {
    /// It only says something.
    #[default]
    Nowhere,
    /// To a mark.
    Mark(u32),
    /// A filter goes in, or out where it is in; on the way in also to the first of its marks.
    Filter(String, Option<u32>),
}

impl To {
    /// Whether the query holds the filter.
    pub fn is_on(&self, query: &str) -> bool {
        let To::Filter(filter, _) = self else { return false };
        let parts = clauses(query);
        clauses(filter).iter().all(|part| parts.contains(part))
    }

    /// The query with the filter in or out.
    pub fn turned(&self, query: &str) -> String {
        let (To::Filter(filter, _), on) = (self, self.is_on(query)) else { return query.into() };
        clauses(filter).iter().fold(query.to_string(), |query, part| {
            let has = clauses(&query).contains(part);
            if has == on { toggled(&query, part) } else { query }
        })
    }
}

impl Chart {
    fn new(name: &'static str, head: &'static [&'static str]) -> Self {
        Chart { name, head, ..Chart::default() }
    }

    fn draw(&mut self, form: Form, class: &str, label: &str, to: To) {
        self.shapes.push(Shape { form, class: class.into(), label: label.into(), value: String::new(), to });
    }

    /// What was drawn last stands for a value.
    fn worth(&mut self, value: &str) {
        if let Some(shape) = self.shapes.last_mut() {
            shape.value = value.into();
        }
    }

    fn words(&mut self, form: Form, class: &str, label: &str) {
        self.draw(form, class, label, To::Nowhere);
    }
}

/// How wide a text is about, at ten units a line: ideographs are square.
fn width(text: &str) -> f64 {
    text.chars().map(breadth).sum()
}

fn breadth(c: char) -> f64 {
    match c {
        '\u{2E80}'.. => 10.0,
        'i' | 'l' | 'j' | 't' | 'f' | 'r' | ' ' | '.' | ',' | '\'' | '|' => 3.2,
        'm' | 'w' | 'M' | 'W' | '%' => 8.6,
        'A'..='Z' => 6.9,
        _ => 5.7,
    }
}

/// As much of a text as fits, with an ellipsis where that is not all.
fn fitted(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.into();
    }
    let mut left = room - 10.0;
    let kept = text.chars().take_while(|c| {
        left -= breadth(*c);
        left >= 0.0
    });
    let mut short: String = kept.collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// Per cent of a whole, rounded.
fn percent_of(part: u32, whole: u32) -> String {
    let share = (u64::from(part) * 100 + u64::from(whole) / 2) / u64::from(whole).max(1);
    [share.to_string().as_str(), " %"].concat()
}

/// A decimal number of the wire, for scales only.
fn number(text: &Option<String>) -> Option<f64> {
    text.as_deref().and_then(float)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::{Article, Origin, tests::wire};
    use crate::app::state::lists::{days, entities};
    use crate::app::state::locale::Locale;
    use crate::app::state::voices::voices;
    use crate::wire::{WireAnnotation, WireFigure, WireValue};

    #[test]
    fn filters_go_in_and_out_as_a_whole() {
        let to = To::Filter("said-by:Ann entity:\"Two Words\"".into(), None);
        let on = to.turned("money said-by:Ann");
        assert_eq!(on, "money said-by:Ann entity:\"Two Words\"");
        assert!(to.is_on(&on) && !to.is_on("said-by:Ann"));
        assert_eq!(to.turned(&on), "money");
        assert_eq!(To::Mark(1).turned("x"), "x");
    }

    /// One chart of each kind, of an article in which an unnamed source names an amount, a person and a day.
    fn all() -> Vec<Chart> {
        let mut wire = wire();
        let WireAnnotation::Entity(mention) = &mut wire.annotations[0] else { panic!("a name first") };
        (mention.start, mention.end) = (7, 8);
        for (kind, id) in [("percent", "a4"), ("date", "a5")] {
            let value = WireValue {
                value: Some("12".into()),
                start: Some("2025-06-01".into()),
                end: Some("2025-06-30".into()),
                ..WireValue::default()
            };
            let (id, reading) = (id.into(), String::new());
            let figure = WireFigure { id, kind: kind.into(), start: 13, end: 15, value, reading };
            wire.annotations.push(WireAnnotation::Figure(Box::new(figure)));
        }
        let article = Article::new("Ann-said-that:$14.3bn.xxx".into(), Origin::Paste, None).with_marks(wire);
        let (voices, locale) = (voices(&article), Locale::English);
        vec![
            kinds(&voices, locale),
            room(&voices, locale),
            whom(&article, &voices, locale),
            spread(&article, &entities(&article), locale),
            money(&article),
            percent(&article),
            timeline(&article, &days(&article)),
        ]
    }

    #[test]
    fn charts_stay_on_their_plane_and_say_what_they_show() {
        for chart in all() {
            assert!(!chart.rows.is_empty() && chart.height > 0.0, "{}", chart.name);
            // these two stand under a heading that counts
            let named = Locale::Hant.named("chart", chart.name) != chart.name;
            assert_ne!(named, matches!(chart.name, "kinds" | "time"), "{}", chart.name);
            assert!(chart.head.iter().all(|key| Locale::Hans.named("column", key) != **key), "{}", chart.name);
            assert!(chart.rows.iter().all(|(cells, to)| cells.len() == chart.head.len() && *to != To::Nowhere), "{}", chart.name);
            let leading: Vec<&Shape> = chart.shapes.iter().filter(|shape| shape.to != To::Nowhere).collect();
            assert!(!leading.is_empty() && leading.iter().all(|shape| !shape.label.is_empty()), "{}", chart.name);
            for shape in &chart.shapes {
                if let Form::Bar(x, y, width, height) = shape.form {
                    assert!(
                        x >= -0.1 && x + width <= WIDTH + 0.1 && y >= 0.0 && y + height <= chart.height,
                        "{}: {shape:?}",
                        chart.name
                    );
                }
            }
        }
    }

    #[test]
    fn words_are_cut_to_their_room() {
        assert_eq!(fitted("短", 30.0), "短");
        assert_eq!(fitted("一個很長的名字", 45.0), "一個很…");
        assert_eq!(percent_of(1, 3), "33 %");
        assert_eq!(percent_of(0, 0), "0 %");
    }
}
