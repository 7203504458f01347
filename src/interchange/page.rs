//! A page that needs nothing else: the text with its marks, readable and printable without script. Knows HTML; escapes every
//! character of foreign text that means something there.

use super::bundle::{Bundle, Exported};
use super::marks::{Mark, marks};
use super::report::Report;
use crate::text::{Language, Span, by_key, span_key};
use std::fmt::Write;

const STYLE: &str = "body{max-width:42rem;margin:3rem auto;padding:0 1rem;font:1.1rem/1.8 Georgia,'Songti TC','Noto Serif CJK TC',serif;\
color:#211d18;background:#fbf9f4}mark{background:none;color:inherit}.person,.organization,.product,.place,.event,.work{border-bottom:2px solid}\
.person{border-color:#3b4cb8}.organization{border-color:#0b7a75}.product{border-color:#9b2f8e}.place{border-color:#4f7a1e}\
.event{border-color:#b4531a}.work{border-color:#5b6472}.figure{background:#f6e3a8}.cue{font-weight:bold;color:#7a3e00}\
.content{border-bottom:1px solid #8a8271}.source{font-weight:600}.tag{background:#e9d8fd}\
@media(prefers-color-scheme:dark){body{color:#e9e5dc;background:#17181b}.figure{background:#4a3e16}.tag{background:#3e2f57}.cue{color:#f0b879}}";

pub(super) fn export(bundle: &Bundle) -> Exported {
    let language = bundle.document.as_ref().map_or_else(|| Language::detect(&bundle.text).tag().into(), |d| d.language.clone());
    let title = escaped(&bundle.info.title);
    let mut report = Report::default();
    let all = marks(bundle);
    let mut body = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n<article>\n",
        escaped(&language)
    );
    for passage in crate::text::Document::new(&bundle.text, None).passages {
        let _ = writeln!(body, "<p>{}</p>", passage_markup(&bundle.text, passage.span, &all, &mut report));
    }
    body.push_str("</article>\n</html>\n");
    Exported { body, report }
}

/// The passage's text with properly nested `mark` elements; a mark that crosses another is cut out and reported.
fn passage_markup(text: &str, passage: Span, all: &[Mark], report: &mut Report) -> String {
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
        let _ = write!(out, "<mark class=\"{}\" title=\"{}\">", class(mark), escaped(&title(mark)));
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
        part @ ("source" | "cue" | "content") => part.into(),
        kind if mark.is_entity => kind.into(),
        kind => format!("figure {kind}"),
    }
}

fn title(mark: &Mark) -> String {
    if mark.note.is_empty() { mark.label.clone() } else { format!("{}: {}", mark.label, mark.note) }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
