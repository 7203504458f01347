//! Takes the marks out of a text. Knows the brackets of the format; what the codes mean is for [`super::parts`].

use super::parts::Parts;
use super::{Header, MarkedError, MarkedText};
use crate::text::Span;

const OPEN: char = '⟨';
const CLOSE: char = '⟩';

/// Reads one text; `lines_before` is how many lines of the file stand before it.
pub(super) fn read(body: &str, header: Header, lines_before: usize) -> Result<MarkedText, MarkedError> {
    let (text, marks) = take_out(body, lines_before)?;
    let mut parts = Parts::default();
    for mark in marks {
        parts.add(mark.code, mark.span).map_err(|problem| MarkedError { line: mark.line, problem })?;
    }
    let attributions = parts.attributions().map_err(|(at, problem)| {
        let line = lines_before + 1 + text[..at as usize].matches('\n').count();
        MarkedError { line, problem }
    })?;
    Ok(MarkedText { header, text, entities: parts.entities, figures: parts.figures, attributions })
}

struct Mark<'a> {
    code: &'a str,
    span: Span,
    line: usize,
}

/// The text without marks, and the marks by first byte, outer before inner.
fn take_out(body: &str, lines_before: usize) -> Result<(String, Vec<Mark<'_>>), MarkedError> {
    let (mut text, mut open, mut marks) = (String::with_capacity(body.len()), Vec::new(), Vec::new());
    let (mut rest, mut line) = (body, lines_before + 1);
    let error = |line, problem: String| Err(MarkedError { line, problem });
    while let Some(at) = rest.find([OPEN, CLOSE]) {
        line += rest[..at].matches('\n').count();
        text.push_str(&rest[..at]);
        if let Some(inside) = rest[at..].strip_prefix(OPEN) {
            let Some((code, after)) = inside.split_once('|').filter(|(code, _)| !code.contains(['\n', OPEN, CLOSE])) else {
                return error(line, format!("a mark without |: {}", inside.chars().take(12).collect::<String>()));
            };
            open.push((code, text.len(), line));
            rest = after;
        } else {
            let Some((code, start, line)) = open.pop() else { return error(line, format!("a {CLOSE} closes nothing")) };
            marks.push(Mark { code, span: Span::new(start, text.len()), line });
            rest = &rest[at + CLOSE.len_utf8()..];
        }
    }
    text.push_str(rest);
    if let Some((code, _, line)) = open.pop() {
        return error(line, format!("the mark {code} is never closed"));
    }
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    Ok((text, marks))
}
