//! Marked text: articles and passages with their marks written into them (`tests/gold/FORMAT.md`).
//!
//! Knows the format. Must not know whether the marks are good or how the engine does on them.

mod header;
mod parts;
mod reader;
mod value;

pub use header::Header;
pub use value::GoldValue;

use crate::attributions::{QuoteType, SourceKind};
use crate::entities::EntityType;
use crate::text::Span;
use std::fmt;

/// A text and the marks a person has given it. Offsets are bytes of [`MarkedText::text`].
#[derive(Clone, Debug)]
pub struct MarkedText {
    /// What the file says of itself.
    pub header: Header,
    /// The original text, without marks.
    pub text: String,
    /// Names, by first byte.
    pub entities: Vec<GoldEntity>,
    /// Figures, by first byte.
    pub figures: Vec<GoldFigure>,
    /// Attributions, by number.
    pub attributions: Vec<GoldAttribution>,
}

/// A name as marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoldEntity {
    /// Where.
    pub span: Span,
    /// What sort of thing.
    pub kind: EntityType,
    /// Tells the things of one type apart.
    pub id: u32,
}

/// A figure as marked.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldFigure {
    /// Where.
    pub span: Span,
    /// What it is worth.
    pub value: GoldValue,
}

/// An attribution as marked.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldAttribution {
    /// The number that joins its parts.
    pub id: u32,
    /// Who says it, as written.
    pub source: Option<Span>,
    /// Who is meant where no source is written.
    pub inferred: Option<Inferred>,
    /// The word that lifts it.
    pub cue: Option<Span>,
    /// What was said, sorted.
    pub content: Vec<Span>,
    /// How it is given.
    pub quote: QuoteType,
    /// What kind of source it is.
    pub source_kind: SourceKind,
}

/// Who is meant where no source is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inferred {
    /// A named thing.
    Entity(EntityType, u32),
    /// The source of another attribution.
    SourceOf(u32),
}

/// Why a marked text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedError {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is wrong, and with what.
    pub problem: String,
}

impl fmt::Display for MarkedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

impl std::error::Error for MarkedError {}

/// Reads a file that holds one article.
///
/// # Errors
/// The first place that does not follow the format.
pub fn read_article(file: &str) -> Result<MarkedText, MarkedError> {
    let (header, body, line) = header::split(file)?;
    reader::read(body.trim_end_matches('\n'), header, line)
}

/// Reads a file of passages that stand apart by empty lines.
///
/// # Errors
/// The first place that does not follow the format.
pub fn read_passages(file: &str) -> Result<Vec<MarkedText>, MarkedError> {
    let (header, body, line) = header::split(file)?;
    blocks(body).into_iter().map(|(at, block)| reader::read(block, header.clone(), line + at)).collect()
}

/// The blocks between empty lines, each with the number of lines before it.
fn blocks(body: &str) -> Vec<(usize, &str)> {
    let (mut found, mut start, mut first, mut at) = (Vec::new(), None, 0, 0);
    for (nth, line) in body.split_inclusive('\n').chain(["\n"]).enumerate() {
        match (line.trim().is_empty(), start) {
            (false, None) => (start, first) = (Some(at), nth),
            (true, Some(from)) => {
                found.push((first, body[from..at.min(body.len())].trim_end()));
                start = None;
            }
            _ => {}
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::FigureType;

    const HEAD: &str = "language: zh-Hant\nreference-date: 2026-03-04\n---\n";

    #[test]
    fn marks_come_out_of_the_text() {
        let file = format!(
            "{HEAD}⟨s1:anonymous|⟨quantity:2 名知情人士|兩名知情人士⟩⟩⟨q1|透露⟩，⟨c1:indirect|⟨org1|北辰科技⟩已轉向⟩。\n第二段。\n"
        );
        let marked = read_article(&file).unwrap();
        assert_eq!(marked.text, "兩名知情人士透露，北辰科技已轉向。\n第二段。");
        assert_eq!(marked.entities[0].span.of(&marked.text), "北辰科技");
        assert_eq!(marked.figures[0].value.kind, FigureType::Quantity);
        let attribution = &marked.attributions[0];
        assert_eq!(attribution.source.unwrap().of(&marked.text), "兩名知情人士");
        assert_eq!(attribution.source_kind, SourceKind::Anonymous);
        assert_eq!(attribution.content[0].of(&marked.text), "北辰科技已轉向");
    }

    #[test]
    fn contents_in_parts_and_sources_left_out() {
        let file = format!(
            "{HEAD}“⟨c1:direct|a⟩” ⟨q1|said⟩ ⟨s1:person|⟨per1|Wong⟩⟩. “⟨c1|b⟩”\n\n⟨q1|稱⟩⟨c1:indirect,person,inferred=per1|甲⟩⟨per1|王⟩\n"
        );
        let passages = read_passages(&file).unwrap();
        assert_eq!(passages[0].attributions[0].content.len(), 2);
        assert_eq!(passages[1].attributions[0].inferred, Some(Inferred::Entity(EntityType::Person, 1)));
    }

    #[test]
    fn errors_name_the_line() {
        for (body, problem) in [
            ("好\n⟨per1|王", "never closed"),
            ("好\n王⟩", "closes nothing"),
            ("好\n⟨foo|王⟩", "unknown code"),
            ("好\n⟨money:12|王⟩", "currency"),
            ("好\n⟨q1|說⟩", "no content"),
            ("好\n⟨c1:loud|王⟩", "loud"),
        ] {
            let error = read_article(&format!("{HEAD}{body}")).unwrap_err();
            assert!(error.problem.contains(problem), "{error}");
            assert_eq!(error.line, 5, "{error}");
        }
        assert_eq!(read_article("language: fr\n---\n").unwrap_err().line, 1);
    }
}
