//! Reading notes: the reader's tags as quotations with their names and notes, then who is quoted. Knows Markdown's signs, which it
//! takes out of foreign text.

use super::bundle::{Bundle, Exported};
use super::marks::marks;
use super::report::Report;
use crate::wire::WireAnnotation;
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) fn export(bundle: &Bundle) -> Exported {
    let mut body = format!("# {}\n", escaped(&bundle.info.title));
    if let Some(url) = &bundle.info.url {
        let _ = writeln!(body, "\n<{}>", url.replace(['<', '>', ' '], ""));
    }
    for mark in marks(bundle).iter().filter(|mark| mark.tag.is_some()) {
        let quoted = escaped(mark.extent().of(&bundle.text)).replace('\n', "\n> ");
        let _ = writeln!(body, "\n> {quoted}\n\n☞ **{}**", escaped(&mark.label));
        if !mark.note.is_empty() {
            // the note is Markdown already, the reader's own
            let _ = writeln!(body, "\n{}", mark.note);
        }
    }
    voices(bundle, &mut body);
    Exported { body, report: Report::default() }
}

/// How often each kind of source speaks.
fn voices(bundle: &Bundle, body: &mut String) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for annotation in bundle.document.iter().flat_map(|document| &document.annotations) {
        if let WireAnnotation::Attribution(attribution) = annotation {
            *counts.entry(&attribution.source_kind).or_default() += 1;
        }
    }
    if counts.is_empty() {
        return;
    }
    body.push_str("\n| source | attributions |\n| --- | ---: |\n");
    for (kind, count) in counts {
        let _ = writeln!(body, "| {kind} | {count} |");
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
