//! The grammar of a query. Knows how terms combine; must not know documents.

use super::lex::{Piece, lex};
use super::number::comparison;
use super::term::quoted;
use super::{Field, Term};
use crate::text::Span;
use std::fmt;

/// A query, ready to be evaluated.
#[derive(Clone, Debug, PartialEq)]
pub enum Query {
    /// Everything: an empty query.
    All,
    /// One term.
    Term(Term),
    /// All of them.
    And(Vec<Query>),
    /// Any of them.
    Or(Vec<Query>),
    /// Passages without.
    Not(Box<Query>),
}

/// What is wrong with a query, and where (bytes of the query).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The place.
    pub span: Span,
    /// One English sentence part; the screen translates by [`QueryError::code`].
    pub message: String,
    /// What sort of error, in a word that stays the same: one of those in the source of this file.
    pub code: &'static str,
}

/// What can be wrong: the code and what an English reader is told.
const FAULTS: [(&str, &str); 8] = [
    ("bracket", "this bracket has no other half"),
    ("date", "a date is missing here: 2025, 2025-06 or 2025-06-01..2025-06-30"),
    ("deep", "there are too many brackets"),
    ("missing", "something is missing here"),
    ("no-field", "there is no such field"),
    ("no-value", "a value is missing after the colon"),
    ("number", "a number is missing here: >1bn, <=20% or >5"),
    ("quote", "this quotation mark is never closed"),
];

impl QueryError {
    /// `code` must be one of [`FAULTS`].
    pub(super) fn new(start: usize, end: usize, code: &'static str) -> Self {
        let told = FAULTS.iter().find(|(known, _)| *known == code).map_or(code, |(_, told)| told);
        QueryError { span: Span::new(start, end), message: told.into(), code }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for QueryError {}

/// Brackets nested deeper than this are refused, so that no query can exhaust the stack.
const DEEPEST: usize = 50;

/// Reads a query.
///
/// # Errors
/// The first place that cannot be understood.
pub fn parse(query: &str) -> Result<Query, QueryError> {
    let pieces = lex(query)?;
    let mut parser = Parser { pieces: &pieces, at: 0, depth: 0, end: query.len() };
    if pieces.is_empty() {
        return Ok(Query::All);
    }
    let parsed = parser.alternatives()?;
    match parser.peek() {
        None => Ok(parsed),
        Some(_) => Err(parser.error("bracket")),
    }
}

/// The query with a term added, or taken away where it stands already; the click's way of writing. The term must be spelled by
/// [`Term`]'s `Display` or as a reader writes it.
pub fn toggle(query: &str, term: &str) -> String {
    let padded = format!(" {} ", query.trim());
    let wanted = format!(" {term} ");
    match padded.find(&wanted) {
        Some(at) => format!("{}{}", &padded[..at], &padded[at + wanted.len() - 1..]).trim().to_string(),
        None if query.contains(" OR ") && !query.trim_start().starts_with('(') => format!("({}) {term}", query.trim()),
        None => format!("{}{term}", padded.trim_start()).trim().to_string(),
    }
}

/// `field:value` as a click writes it.
impl Field {
    /// A term of this field, spelled so that [`parse`] reads it back.
    pub fn term(self, value: &str) -> String {
        format!("{}:{}", self.name(), quoted(value))
    }
}

struct Parser<'p> {
    pieces: &'p [(Piece, Span)],
    at: usize,
    depth: usize,
    end: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at).map(|(piece, _)| piece)
    }

    fn error(&self, message: &'static str) -> QueryError {
        let span = self.pieces.get(self.at).map_or(Span::new(self.end, self.end), |(_, span)| *span);
        QueryError::new(span.start as usize, span.end as usize, message)
    }

    fn alternatives(&mut self) -> Result<Query, QueryError> {
        let mut parts = vec![self.conjunction()?];
        while self.peek() == Some(&Piece::Or) {
            self.at += 1;
            parts.push(self.conjunction()?);
        }
        Ok(one_or(parts, Query::Or))
    }

    fn conjunction(&mut self) -> Result<Query, QueryError> {
        let mut parts = vec![self.negation()?];
        while !matches!(self.peek(), None | Some(Piece::Or | Piece::Close)) {
            if self.peek() == Some(&Piece::And) {
                self.at += 1;
            }
            match (self.negation()?, parts.last_mut()) {
                // `type:money >1bn`: one mark must be both
                (Query::Term(Term::Amount(amount)), Some(Query::Term(Term::Is { field: Field::Type, comparison, .. })))
                    if comparison.is_none() =>
                {
                    *comparison = Some(amount);
                }
                (part, _) => parts.push(part),
            }
        }
        Ok(one_or(parts, Query::And))
    }

    fn negation(&mut self) -> Result<Query, QueryError> {
        if self.peek() != Some(&Piece::Not) {
            return self.atom();
        }
        self.at += 1;
        self.deeper(|parser| parser.negation()).map(|query| Query::Not(Box::new(query)))
    }

    fn atom(&mut self) -> Result<Query, QueryError> {
        let Some(piece) = self.peek().cloned() else { return Err(self.error("missing")) };
        match piece {
            Piece::Open => self.group(),
            Piece::Field(name) => self.field(&name),
            Piece::Word(word) => {
                if !word.starts_with(['>', '<', '≥', '≤', '=']) {
                    self.at += 1;
                    return Ok(Query::Term(Term::Words(word)));
                }
                let amount = comparison(&word).ok_or_else(|| self.error("number"))?;
                self.at += 1;
                Ok(Query::Term(Term::Amount(amount)))
            }
            Piece::Quoted(words) => {
                self.at += 1;
                Ok(Query::Term(Term::Words(words)))
            }
            _ => Err(self.error("missing")),
        }
    }

    fn group(&mut self) -> Result<Query, QueryError> {
        let open = self.pieces[self.at].1;
        self.at += 1;
        let inside = self.deeper(Self::alternatives)?;
        if self.peek() != Some(&Piece::Close) {
            return Err(QueryError::new(open.start as usize, open.end as usize, "bracket"));
        }
        self.at += 1;
        Ok(inside)
    }

    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Result<Query, QueryError>) -> Result<Query, QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error("deep"));
        }
        let result = read(self);
        self.depth -= 1;
        result
    }

    fn field(&mut self, name: &str) -> Result<Query, QueryError> {
        let Some(field) = Field::of(name) else { return Err(self.error("no-field")) };
        self.at += 1;
        let value = match self.peek() {
            Some(Piece::Word(value) | Piece::Quoted(value)) if !value.is_empty() => value.clone(),
            _ => return Err(self.error("no-value")),
        };
        if field == Field::Date && super::evaluate::days(&value).is_none() {
            return Err(self.error("date"));
        }
        self.at += 1;
        Ok(Query::Term(Term::Is { field, value, comparison: None }))
    }
}

fn one_or(mut parts: Vec<Query>, many: fn(Vec<Query>) -> Query) -> Query {
    match parts.len() {
        1 => parts.remove(0),
        _ => many(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_combine() {
        let Query::Or(parts) = parse("a b OR (c -d)").unwrap() else { panic!("no OR") };
        assert!(matches!(&parts[0], Query::And(words) if words.len() == 2));
        assert!(matches!(&parts[1], Query::And(words) if matches!(words[1], Query::Not(_))));
        assert_eq!(parse("  ").unwrap(), Query::All);
    }

    #[test]
    fn a_comparison_joins_its_type() {
        let Query::Term(Term::Is { comparison, .. }) = parse("type:money >1bn").unwrap() else { panic!("not one term") };
        assert!(comparison.is_some());
        assert!(matches!(parse("北京 >5").unwrap(), Query::And(_)));
        assert_eq!(parse("-5").unwrap(), Query::Term(Term::Words("-5".into())));
    }

    #[test]
    fn errors_have_a_place() {
        for (query, place) in [
            ("a (b", 2..3),
            ("a) b", 1..2),
            ("color:red", 0..6),
            ("type:", 5..5),
            ("\"a", 0..1),
            ("date:soon", 5..9),
            ("a OR", 4..4),
            ("type:money >x", 11..13),
            ("\u{2265}", 0..3),
        ] {
            let error = parse(query).unwrap_err();
            assert_eq!((error.span.start, error.span.end), (place.start, place.end), "{query}: {error}");
            assert!(FAULTS.iter().any(|(code, _)| *code == error.code), "{query}: {}", error.code);
        }
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse(&"NOT ".repeat(100_000)).is_err());
    }

    #[test]
    fn clicks_write_what_readers_read() {
        let term = Field::SaidBy.term("People close to \"it\"");
        let query = toggle("a", &term);
        assert!(parse(&query).is_ok());
        assert_eq!(toggle(&query, &term), "a");
        assert_eq!(toggle("", "type:money"), "type:money");
        assert_eq!(toggle("a OR b", "c"), "(a OR b) c");
    }
}
