//! The marks on which two sets differ, by what differs, for reading. Knows the scores' rules of matching; must not know why they
//! differ.

use super::Marks;
use super::attributions::{ENOUGH, Overlap, pair};
use crate::text::Span;
use crate::training::marked::GoldAttribution;
use std::fmt::Write;

/// The difference of each layer: names and figures a line each, attributions a block each. Empty where all agree.
pub fn misses(text: &str, gold: &Marks, found: &Marks) -> String {
    let entities = |marks: &Marks| marks.entities.iter().map(|e| (e.span, e.kind.name().to_owned())).collect::<Vec<_>>();
    let figures = |marks: &Marks| marks.figures.iter().map(|f| (f.span, f.value.to_string())).collect::<Vec<_>>();
    let mut out = spans(text, "entity", &entities(gold), &entities(found));
    out += &spans(text, "figure", &figures(gold), &figures(found));
    out + &attributions(text, &gold.attributions, &found.attributions)
}

/// A line for each mark that only one side has, with the words on both sides of it.
fn spans(text: &str, layer: &str, gold: &[(Span, String)], found: &[(Span, String)]) -> String {
    let sides = [('-', gold, found), ('+', found, gold)];
    let mut lines: Vec<(Span, String)> = Vec::new();
    for (sign, these, those) in sides {
        let apart = these.iter().filter(|mark| !those.contains(mark));
        lines.extend(apart.map(|(span, said)| (*span, format!("{layer} {sign} {said} | {}\n", within(text, *span)))));
    }
    lines.sort_by_key(|(span, _)| span.start);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The mark in brackets, among the characters around it on its line.
fn within(text: &str, span: Span) -> String {
    const AROUND: usize = 24;
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    let after = text[end..].split('\n').next().unwrap_or_default();
    let skip = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skip).collect();
    let after: String = after.chars().take(AROUND).collect();
    format!("{before}⟨{}⟩{after}", &text[start..end])
}

/// One block a difference: what differs, the wanted parts, the found parts, the line of the text that holds them.
fn attributions(text: &str, gold: &[GoldAttribution], found: &[GoldAttribution]) -> String {
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
    let _ = writeln!(out, "attribution # {cause}");
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
