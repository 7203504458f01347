//! Cuts a query into words and signs. Knows spelling only.

use super::QueryError;
use crate::text::Span;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Open,
    Close,
    And,
    Or,
    Not,
    /// `field:`, without the colon.
    Field(String),
    /// A word or comparison.
    Word(String),
    /// Words in quotation marks, which are never a sign or a comparison.
    Quoted(String),
}

/// The pieces with their places in the query (bytes).
pub(super) fn lex(query: &str) -> Result<Vec<(Piece, Span)>, QueryError> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(c) = query[at..].chars().next() {
        let length = if c.is_whitespace() {
            c.len_utf8()
        } else {
            let (piece, length) = piece(&query[at..], c, at)?;
            pieces.push((piece, Span::new(at, at + length)));
            length
        };
        at += length;
    }
    Ok(pieces)
}

fn piece(rest: &str, first: char, at: usize) -> Result<(Piece, usize), QueryError> {
    let one = first.len_utf8();
    match first {
        '(' | '（' => Ok((Piece::Open, one)),
        ')' | '）' => Ok((Piece::Close, one)),
        '-' | '−' if rest[one..].starts_with(|c: char| !c.is_whitespace() && !c.is_ascii_digit()) => Ok((Piece::Not, one)),
        '"' | '“' | '”' => quoted(rest, one, at),
        _ => Ok(word(rest)),
    }
}

fn quoted(rest: &str, one: usize, at: usize) -> Result<(Piece, usize), QueryError> {
    let (mut words, mut escaped) = (String::new(), false);
    for (offset, c) in rest.char_indices().skip(1) {
        match c {
            '\\' if !escaped => escaped = true,
            '"' | '“' | '”' if !escaped => return Ok((Piece::Quoted(words), offset + c.len_utf8())),
            c => {
                words.push(c);
                escaped = false;
            }
        }
    }
    Err(QueryError::new(at, at + one, "quote"))
}

fn word(rest: &str) -> (Piece, usize) {
    let end =
        rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '"' | '“' | '”')).unwrap_or(rest.len());
    let word = &rest[..end];
    let colon = word.find([':', '：']);
    if let Some(colon) = colon.filter(|&colon| is_field_name(&word[..colon])) {
        let width = word[colon..].chars().next().map_or(1, char::len_utf8);
        return (Piece::Field(word[..colon].to_ascii_lowercase()), colon + width);
    }
    let piece = match word {
        "AND" => Piece::And,
        "OR" => Piece::Or,
        "NOT" => Piece::Not,
        _ => Piece::Word(word.to_string()),
    };
    (piece, end)
}

/// Letters and hyphens: `said-by`, so that `12:30` and `https://` stay words.
fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name != "http" && name != "https" && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-')
}
