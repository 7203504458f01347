//! The attributions on which two sets of marks differ, by what differs, for reading. Knows the scores' rule of matching; must not
//! know why they differ.

use super::attributions::{ENOUGH, Overlap, pair};
use crate::text::Span;
use crate::training::marked::GoldAttribution;
use std::fmt::Write;

/// One block a difference: what differs, the wanted parts, the found parts, the lines of the text that hold them. Empty where all
/// agree.
pub fn misses(text: &str, gold: &[GoldAttribution], found: &[GoldAttribution]) -> String {
    let pairs = pair(text, gold, found);
    let mut out = String::new();
    for (g, f, overlap) in &pairs {
        if let Some(cause) = cause(&gold[*g], &found[*f], *overlap) {
            block(&mut out, text, &cause, [Some(&gold[*g]), Some(&found[*f])]);
        }
    }
    for (_, missing) in gold.iter().enumerate().filter(|(nth, _)| !pairs.iter().any(|(g, ..)| g == nth)) {
        block(&mut out, text, "missing", [Some(missing), None]);
    }
    for (_, extra) in found.iter().enumerate().filter(|(nth, _)| !pairs.iter().any(|(_, f, _)| f == nth)) {
        block(&mut out, text, "extra", [None, Some(extra)]);
    }
    out
}

/// What differs in a pair: the parts, or for a matched triple the kind of source or quotation.
fn cause(gold: &GoldAttribution, found: &GoldAttribution, overlap: Overlap) -> Option<String> {
    let parts = [("source", overlap.source), ("cue", overlap.cue), ("content", overlap.content)];
    let apart: Vec<&str> = parts.into_iter().filter(|(_, share)| *share < ENOUGH).map(|(name, _)| name).collect();
    let (kind, quote) = (gold.source_kind != found.source_kind, gold.quote != found.quote);
    match (apart.is_empty(), kind, quote) {
        (false, ..) => Some(apart.join("+")),
        (true, true, _) => Some(format!("kind {}>{}", gold.source_kind.name(), found.source_kind.name())),
        (true, false, true) => Some(format!("quote {}>{}", gold.quote.name(), found.quote.name())),
        _ => None,
    }
}

fn block(out: &mut String, text: &str, cause: &str, sides: [Option<&GoldAttribution>; 2]) {
    let _ = writeln!(out, "# {cause}");
    for (sign, side) in ["-", "+"].iter().zip(sides) {
        if let Some(side) = side {
            let _ = writeln!(out, "{sign} {}", parts(text, side));
        }
    }
    if let Some(at) = sides.into_iter().flatten().next().and_then(|side| side.content.first()) {
        let _ = writeln!(out, "  {}", line(text, *at));
    }
}

fn parts(text: &str, a: &GoldAttribution) -> String {
    let of = |span: Option<Span>| span.map_or("-", |span| span.of(text));
    let content: Vec<&str> = a.content.iter().map(|span| span.of(text)).collect();
    format!("{} | {} | {} ({}, {})", of(a.source), of(a.cue), content.join(" … "), a.source_kind.name(), a.quote.name())
}

fn line(text: &str, span: Span) -> &str {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start as usize..].find('\n').map_or(text.len(), |at| span.start as usize + at);
    &text[start..end]
}
