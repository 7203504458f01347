//! Whether marks obey the guide as far as a program can tell. Knows marked text; must not know the engine.

use super::marked::MarkedText;
use crate::entities::EntityType;
use crate::text::Span;
use std::collections::BTreeMap;

/// What is wrong with the marks of one text, in words; empty where nothing is.
pub fn problems(text: &MarkedText) -> Vec<String> {
    let mut found = Vec::new();
    let entities: Vec<Span> = text.entities.iter().map(|entity| entity.span).collect();
    let figures: Vec<Span> = text.figures.iter().map(|figure| figure.span).collect();
    found.extend(overlaps(&text.text, &entities));
    found.extend(overlaps(&text.text, &figures));
    let parts = text.attributions.iter().flat_map(|a| a.source.iter().chain(a.cue.iter()).chain(&a.content));
    let all = entities.iter().chain(&figures).chain(parts);
    found.extend(all.filter_map(|&span| edge(&text.text, span)));
    found.extend(identities(text));
    found
}

fn overlaps(text: &str, spans: &[Span]) -> Vec<String> {
    let pairs = spans.windows(2).filter(|pair| pair[0].overlaps(pair[1]));
    pairs.map(|pair| format!("“{}” and “{}” overlap", pair[0].of(text), pair[1].of(text))).collect()
}

/// A mark that is empty, crosses passages, or begins or ends with white space or a comma.
fn edge(text: &str, span: Span) -> Option<String> {
    let words = span.of(text);
    let surrounding = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '；' | ':' | '：');
    let bad = words.is_empty() || words.contains('\n') || words.starts_with(surrounding) || words.ends_with(surrounding);
    bad.then(|| format!("“{words}” is not trimmed, or crosses passages"))
}

/// One full name that stands for two things of one type.
fn identities(text: &MarkedText) -> Vec<String> {
    let mut known: BTreeMap<(EntityType, &str), u32> = BTreeMap::new();
    let mut found = Vec::new();
    for entity in &text.entities {
        let name = entity.span.of(&text.text);
        let id = *known.entry((entity.kind, name)).or_insert(entity.id);
        // a surname alone may well stand for two people, and so may 張某
        let full = (name.contains(' ') || name.chars().count() > 2) && !name.contains('某');
        if id != entity.id && (full || entity.kind != EntityType::Person) {
            found.push(format!("“{name}” is {} {} and {}", entity.kind.name(), id, entity.id));
        }
    }
    found
}

/// A passage with names and numbers masked, white space and case left out: what two passages share that differ in names only.
pub fn skeleton(text: &MarkedText, passage: Span) -> String {
    let names = text.entities.iter().map(|entity| entity.span).chain(text.figures.iter().map(|figure| figure.span));
    let mut masked: Vec<Span> = names.filter(|span| passage.contains(*span)).collect();
    masked.sort();
    let (mut out, mut at) = (String::new(), passage.start);
    for span in masked.into_iter().filter(|span| !span.is_empty()) {
        if span.start >= at {
            out.push_str(Span { start: at, end: span.start }.of(&text.text));
            out.push('_');
            at = span.end;
        }
    }
    out.push_str(Span { start: at, end: passage.end }.of(&text.text));
    out.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::marked::read_article;

    fn of(body: &str) -> MarkedText {
        read_article(&format!("language: en\nreference-date: 2026-03-04\n---\n{body}")).unwrap()
    }

    #[test]
    fn finds_what_is_wrong() {
        assert!(problems(&of("⟨per1|Ann Lee⟩ met ⟨per1|Lee⟩.")).is_empty());
        assert_eq!(problems(&of("⟨per1|Ann Lee ⟩met ⟨per2|Bo⟩.")).len(), 1);
        assert_eq!(problems(&of("⟨per1|Ann Lee⟩ met ⟨per2|Ann Lee⟩.")).len(), 1);
        assert_eq!(problems(&of("⟨loc1|North ⟨loc2|Korea⟩⟩")).len(), 1);
    }

    #[test]
    fn skeletons_mask_names_and_numbers() {
        let (a, b) = (of("⟨per1|Ann⟩ paid ⟨money:5 USD|$5⟩."), of("⟨per1|Bo Li⟩ paid ⟨money:70 USD|$70⟩."));
        let whole = |text: &MarkedText| skeleton(text, Span::new(0, text.text.len()));
        assert_eq!(whole(&a), whole(&b));
    }
}
