//! A page that needs nothing else: the text with its marks and margins, readable and printable without script. Knows HTML; escapes every
//! character of foreign text that means something there.

mod ledger;
mod margins;
mod words;

use super::bundle::{Bundle, Exported};
use super::marks::{Mark, marks};
use super::report::Report;
use crate::text::{Document, Language, PassageKind, Span, by_key, span_key};
use margins::{Margins, voices};
use std::fmt::Write;
use words::word;

const STYLE: &str = include_str!("style.css");

/// What the marks look like, at the end: key and class.
const LEGEND: [(&str, &str); 11] = [
    ("person", "person"),
    ("organization", "organization"),
    ("product", "product"),
    ("place", "place"),
    ("event", "event"),
    ("work", "work"),
    ("figure", "figure"),
    ("cue", "cue"),
    ("said", "said"),
    ("unnamed", "said anonymous"),
    ("tag", "tag"),
];

pub(super) fn export(bundle: &Bundle) -> Exported {
    let language = bundle.document.as_ref().map_or_else(|| Language::detect(&bundle.text).tag().into(), |d| d.language.clone());
    let mut report = Report::default();
    let all = marks(bundle);
    let margins = Margins::of(bundle, &language);
    let mut body = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n<main>\n",
        escaped(&language),
        escaped(&bundle.info.title)
    );
    for (nth, passage) in Document::new(&bundle.text, None).passages.iter().enumerate() {
        let element = element(passage.kind, nth);
        let text = passage_markup(&bundle.text, passage.span, &all, &language, &mut report);
        let _ = writeln!(
            body,
            "<div class=\"passage\">{}<{element}>{text}</{element}></div>",
            margins.beside(&bundle.text, passage.span)
        );
    }
    let _ = write!(body, "</main>\n{}</html>\n", footer(bundle, &language));
    Exported { body, report }
}

fn element(kind: PassageKind, nth: usize) -> &'static str {
    match kind {
        PassageKind::Heading if nth == 0 => "h1",
        PassageKind::Heading => "h2",
        PassageKind::Quote => "blockquote",
        _ => "p",
    }
}

/// Who speaks how often, what the marks mean, and who made them.
fn footer(bundle: &Bundle, language: &str) -> String {
    let mut out = String::from("<footer>\n");
    let voices = voices(bundle);
    if !voices.is_empty() {
        let _ = write!(out, "<h2>{}</h2>\n<ul>", word("voices", language));
        for (name, count) in voices {
            let _ = write!(out, "<li>{} {count}</li>", escaped(&name));
        }
        out.push_str("</ul>\n");
    }
    let _ = write!(out, "<h2>{}</h2>\n<p>", word("marks", language));
    let legend = LEGEND.map(|(key, class)| format!("<mark class=\"{class}\">{}</mark>", word(key, language)));
    let _ = writeln!(out, "{}</p>\n<p>{}</p>\n</footer>", legend.join(" · "), word("made", language));
    out
}

/// The passage's text with properly nested `mark` elements; a mark that crosses another is cut out and reported.
fn passage_markup(text: &str, passage: Span, all: &[Mark], language: &str, report: &mut Report) -> String {
    let mut pieces: Vec<(Span, &Mark)> = Vec::new();
    for mark in all {
        pieces.extend(mark.spans.iter().filter(|span| passage.contains(**span)).map(|&span| (span, mark)));
    }
    let (mut out, mut open, mut at) = (String::new(), Vec::<u32>::new(), passage.start);
    for (span, mark) in by_key(pieces, |&(span, _)| span_key(span)) {
        close_until(text, span.start, &mut at, &mut open, &mut out);
        if open.last().is_some_and(|&end| span.end > end) {
            report.lose(span.of(text), "it crosses another mark");
            continue;
        }
        out.push_str(&escaped(Span { start: at, end: span.start }.of(text)));
        at = span.start;
        let _ = write!(out, "<mark class=\"{}\" title=\"{}\">", class(mark), escaped(&title(mark, language)));
        open.push(span.end);
    }
    close_until(text, u32::MAX, &mut at, &mut open, &mut out);
    out.push_str(&escaped(Span { start: at, end: passage.end }.of(text)));
    out
}

/// Closes the marks that end at or before `until`.
fn close_until(text: &str, until: u32, at: &mut u32, open: &mut Vec<u32>, out: &mut String) {
    while let Some(end) = open.last().copied().filter(|&end| end <= until) {
        out.push_str(&escaped(Span { start: *at, end }.of(text)));
        out.push_str("</mark>");
        *at = end;
        open.pop();
    }
}

fn class(mark: &Mark) -> String {
    match mark.label.as_str() {
        _ if mark.tag.is_some() => "tag".into(),
        "content" => ["said", unnamed(mark)].concat(),
        "source" => ["source", unnamed(mark)].concat(),
        "cue" => "cue".into(),
        kind if mark.is_entity => kind.into(),
        kind => format!("figure {kind}"),
    }
}

/// Names have classes that are kinds of source as well.
fn unnamed(mark: &Mark) -> &'static str {
    if mark.voice == "anonymous" { " anonymous" } else { "" }
}

fn title(mark: &Mark, language: &str) -> String {
    let label = match mark.label.as_str() {
        "content" => "said",
        label => label,
    };
    let label = if mark.tag.is_some() { label } else { word(label, language) };
    if mark.note.is_empty() { label.into() } else { format!("{label}: {}", mark.note) }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
