//! What stands beside the passages of a saved page: who speaks, and what figures are worth. Knows a bundle; must not know the text's marks.

use super::ledger::short;
use super::words::{word, worded};
use super::{Bundle, escaped};
use crate::text::{OffsetMap, Span, by_key};
use crate::wire::{WireAnnotation, WireAttribution, WireDocument, WireSource, helps};

/// The notes of both margins by their places.
pub(super) struct Margins {
    who: Vec<(Span, String)>,
    worth: Vec<(Span, String)>,
}

impl Margins {
    /// The notes of all marks, as markup in a language.
    pub(super) fn of(bundle: &Bundle, language: &str) -> Self {
        let mut margins = Margins { who: Vec::new(), worth: Vec::new() };
        let Some(document) = &bundle.document else { return margins };
        let map = OffsetMap::new(&bundle.text, document.offsets);
        let place = |start, end| Span { start: map.to_byte(start), end: map.to_byte(end) };
        for annotation in &document.annotations {
            match annotation {
                WireAnnotation::Attribution(attribution) => {
                    let Some(first) = attribution.content.first() else { continue };
                    let note = voice_note(document, attribution, &bundle.text, &map, language);
                    margins.who.push((place(first.start, first.end), note));
                }
                WireAnnotation::Figure(figure) => {
                    let span = place(figure.start, figure.end);
                    if helps(&figure.kind, &figure.value, span.of(&bundle.text)) {
                        let value = worded(&short(&figure.kind, &figure.value), language);
                        margins.worth.push((span, value));
                    }
                }
                WireAnnotation::Entity(_) => {}
            }
        }
        margins
    }

    /// Both margins of a passage; a voice that goes on is named once, and so is a value.
    pub(super) fn beside(&self, text: &str, passage: Span) -> String {
        let here = |span: &Span| passage.covers(span.start);
        let mut who: Vec<&str> = self.who.iter().filter(|(span, _)| here(span)).map(|(_, note)| note.as_str()).collect();
        who.dedup();
        let mut worth: Vec<&(Span, String)> = Vec::new();
        for note in self.worth.iter().filter(|(span, _)| here(span)) {
            if worth.iter().all(|(_, value)| *value != note.1) {
                worth.push(note);
            }
        }
        let worth = worth
            .iter()
            .map(|(span, value)| format!("<div><span>{}</span><b>{}</b></div>", escaped(span.of(text)), escaped(value)));
        [("who", who.concat()), ("worth", worth.collect())].map(|(class, notes): (_, String)| aside(class, &notes)).concat()
    }
}

fn aside(class: &str, notes: &str) -> String {
    if notes.is_empty() { String::new() } else { format!("<div class=\"{class}\">{notes}</div>") }
}

fn voice_note(document: &WireDocument, attribution: &WireAttribution, text: &str, map: &OffsetMap, language: &str) -> String {
    let kind = attribution.source_kind.as_str();
    let said = word(&["source.", kind].concat(), language).to_string();
    let class = if kind == "anonymous" { " class=\"anonymous\"" } else { "" };
    let name = name(document, attribution, text, map);
    let more = if kind == "person" || name.is_none() { String::new() } else { format!("<span>{said}</span>") };
    format!("<div{class}><b>{}</b>{more}</div>", escaped(&name.unwrap_or(said)))
}

/// What a source is called: a person by the fullest name, others by the words of the text.
fn name(document: &WireDocument, attribution: &WireAttribution, text: &str, map: &OffsetMap) -> Option<String> {
    let own = attribution.source.as_ref().filter(|source| attribution.inferred_source.is_none() || source.entity.is_some());
    let source: &WireSource = own.or(attribution.inferred_source.as_ref()).or(attribution.source.as_ref())?;
    let entity = source.entity.as_ref().filter(|_| attribution.source_kind == "person");
    let full = entity.and_then(|id| document.entities.iter().find(|entity| entity.id == *id)).map(|entity| entity.name.clone());
    let words = || {
        Span { start: map.to_byte(source.start), end: map.to_byte(source.end) }
            .of(text)
            .trim()
            .trim_end_matches(['、', '，', ',', '；', '：'])
            .to_string()
    };
    Some(full.unwrap_or_else(words)).filter(|name| !name.is_empty())
}

/// Every voice and how often it speaks, most heard first.
pub(super) fn voices(bundle: &Bundle) -> Vec<(String, usize)> {
    let Some(document) = &bundle.document else { return Vec::new() };
    let map = OffsetMap::new(&bundle.text, document.offsets);
    let mut found: Vec<(String, usize)> = Vec::new();
    for annotation in &document.annotations {
        let WireAnnotation::Attribution(attribution) = annotation else { continue };
        let Some(name) = name(document, attribution, &bundle.text, &map) else { continue };
        match found.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => found.push((name, 1)),
        }
    }
    by_key(found, |(_, count)| u64::MAX - *count as u64)
}
