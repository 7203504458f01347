//! CoNLL columns: a token and a tag a line, sentences apart by empty lines, the original above each as `# text =`. One layer of tags
//! only: the engine's entities, or the reader's tags where there are none. Labels hold no spaces, so those become underscores. Of other
//! projects' files the columns with BIOES or BILOU tags are read too.

use super::bundle::{Bundle, Exported, Gatherer, Imported, names};
use super::marks::{Mark, marks};
use super::report::{ImportError, Report};
use crate::tags::Tag;
use crate::text::{Document, OffsetUnit, Span, is_han};
use std::fmt::Write;

pub(super) fn export(bundle: &Bundle) -> Exported {
    let document = Document::new(&bundle.text, None);
    let mut report = Report::default();
    let chosen = one_layer(bundle, &document, &mut report);
    let mut open = chosen.iter().peekable();
    let mut body = String::new();
    for sentence in &document.sentences {
        let _ = writeln!(body, "# text = {}", sentence.span.of(&bundle.text).replace(['\n', '\r'], " "));
        for token in &document.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
            while open.next_if(|(span, _)| span.end <= token.span.start).is_some() {}
            let tag = open.peek().filter(|(span, _)| span.contains(token.span));
            let tag = tag
                .map_or("O".into(), |(span, label)| format!("{}-{label}", if span.start == token.span.start { 'B' } else { 'I' }));
            let _ = writeln!(body, "{}\t{tag}", token.span.of(&bundle.text));
        }
        body.push('\n');
    }
    Exported { body, report }
}

/// Spans without overlaps, with their labels, by first byte.
fn one_layer(bundle: &Bundle, document: &Document, report: &mut Report) -> Vec<(Span, String)> {
    let all = marks(bundle);
    let entities = all.iter().any(|mark| mark.is_entity);
    let fits = |mark: &Mark| if entities { mark.is_entity } else { mark.tag.is_some() };
    let mut chosen: Vec<(Span, String)> = Vec::new();
    for mark in &all {
        let free = chosen.last().is_none_or(|(last, _)| !last.overlaps(mark.extent()));
        if !fits(mark) || !free {
            report.lose(&mark.label, "this format has one layer without overlaps");
        } else if !of_tokens(document, mark.extent()) {
            report.lose(&mark.label, "it does not begin and end with words of one sentence");
        } else {
            report.lose_note(&mark.note, &mark.label);
            report.lose_spaces(&mark.label);
            chosen.push((mark.extent(), mark.label.replace(char::is_whitespace, "_")));
        }
    }
    chosen
}

/// Whether a span begins where a token of a sentence does, and ends where one of the same sentence does.
fn of_tokens(document: &Document, span: Span) -> bool {
    let tokens = &document.tokens;
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let behind = tokens.partition_point(|token| token.span.end <= span.end);
    let meets = tokens.get(first).is_some_and(|token| token.span.start == span.start)
        && behind.checked_sub(1).is_some_and(|last| tokens[last].span.end == span.end);
    let sentence = document.sentences.partition_point(|sentence| sentence.tokens.end as usize <= first);
    meets && document.sentences.get(sentence).is_some_and(|sentence| behind <= sentence.tokens.end as usize)
}

/// What stands before a label: the tag's place in what it marks.
const PLACES: [&str; 7] = ["B", "I", "E", "S", "L", "U", "M"];

/// A token with its columns.
struct Row<'f> {
    token: &'f str,
    tag: &'f str,
}

pub(super) fn import(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    let (mut built, mut found) = (String::new(), Vec::new());
    let mut original: Option<&str> = None;
    let mut rows: Vec<Row> = Vec::new();
    for (nth, line) in file.lines().chain([""]).enumerate() {
        if let Some(comment) = line.strip_prefix('#') {
            original = comment.trim_start().strip_prefix("text =").map(str::trim_start).or(original);
        } else if line.trim().is_empty() {
            sentence(&mut built, &mut found, &rows, original.take());
            rows.clear();
        } else {
            rows.push(row(line).ok_or_else(|| ImportError::new(format!("line {}: a token and a tag are wanted", nth + 1)))?);
        }
    }
    let mut gatherer = Gatherer::new(text.unwrap_or(&built), OffsetUnit::Byte);
    let copy = gatherer.copy(&built, OffsetUnit::Byte);
    for (span, label) in found {
        let tag = Tag { names: names(&label.replace(",_", ", ")), ..Tag::default() };
        gatherer.by_copy(tag, &copy, u64::from(span.start), u64::from(span.end), None);
    }
    Ok(gatherer.finish())
}

/// The first tag-like column behind the token; numbered tokens (CoNLL-U style) have the token second.
fn row(line: &str) -> Option<Row<'_>> {
    let columns: Vec<&str> = line.split(['\t', ' ']).filter(|column| !column.is_empty()).collect();
    let numbered = columns.len() > 2 && columns[0].bytes().all(|b| b.is_ascii_digit());
    let token = columns.get(usize::from(numbered))?;
    let is_tag = |column: &&&str| **column == "O" || column.split_once('-').is_some_and(|(place, _)| PLACES.contains(&place));
    let tag = columns.iter().skip(1).find(is_tag)?;
    Some(Row { token, tag })
}

fn sentence(built: &mut String, found: &mut Vec<(Span, String)>, rows: &[Row], original: Option<&str>) {
    if rows.is_empty() {
        return;
    }
    let base = built.len();
    built.push_str(&original.map_or_else(|| joined(rows), str::to_string));
    let mut at = base;
    let mut open: Option<(Span, String)> = None;
    for row in rows {
        // a token that is not in the original line marks nothing and leaves the place where it is
        let found_at = built[at..].find(row.token).map(|found| at + found);
        let span = found_at.map_or(Span::new(at, at), |start| Span::new(start, start + row.token.len()));
        at = span.end as usize;
        let (kind, label) = row.tag.split_once('-').unwrap_or(("O", ""));
        match &mut open {
            Some((whole, name)) if matches!(kind, "I" | "M" | "E" | "L") && name == label => *whole = whole.union(span),
            _ => {
                found.extend(open.take());
                open = (kind != "O").then(|| (span, label.to_string()));
            }
        }
    }
    found.extend(open);
    built.push('\n');
}

/// Words with spaces between them; none between Han characters and before closing marks.
fn joined(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let tight = text.is_empty()
            || (text.ends_with(is_han) && row.token.starts_with(is_han))
            || row.token.starts_with([',', '.', ';', ':', '!', '?', ')', '，', '。', '；', '：', '！', '？', '、', '）']);
        if !tight {
            text.push(' ');
        }
        text.push_str(row.token);
    }
    text
}
