//! W3C Web Annotation in JSON-LD: a collection with one page. Knows the vocabulary; must not know the screen.
//!
//! Tags become annotations with `tagging`, `commenting` or `highlighting` bodies; a colour and what the reader says of a mark ride along
//! as a JSON body that `describes`. The engine's marks become annotations that `classify` a stretch of text, with a figure's value as such
//! a body. Offsets are code points, as the standard has it.

use super::conforms::{is_uri, is_uuid};
use super::time::is_time;
use crate::anchor::{Describer, Selector};
use crate::tags::{Correction, NotebookInfo, Tag};
use crate::text::{OffsetMap, Span};
use crate::wire::{WireAnnotation, WireAttribution, WireDocument, WireSource, WireSpan, sha256};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub(super) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// A collection of the reader's tags and, where a document is given, of the engine's marks in it.
///
/// `text` is what the offsets of `document` count in. Linear in the text and the marks.
pub fn export(text: &str, info: &NotebookInfo, tags: &[Tag], document: Option<&WireDocument>) -> Value {
    let url = info.url.clone().filter(|url| is_uri(url));
    let source = url.unwrap_or_else(|| format!("urn:sha256:{}", info.text_sha256));
    let mut items: Vec<Value> = tags.iter().map(|tag| tag_annotation(tag, &source)).collect();
    if let Some(document) = document {
        let marks =
            Marks { source: &source, document, map: OffsetMap::new(text, document.offsets), describer: Describer::new(text) };
        items.extend(document.annotations.iter().map(|mark| marks.annotation(mark)));
    }
    let base = urn(&["collection", &info.text_sha256]);
    // the page, like its annotations, says all that it needs to stand alone
    let page = json!({
        "@context": CONTEXT,
        "id": urn(&["page", &info.text_sha256]),
        "type": "AnnotationPage",
        "partOf": {"id": base, "type": "AnnotationCollection", "label": info.title, "total": items.len()},
        "startIndex": 0,
        "items": items,
    });
    json!({
        "@context": CONTEXT,
        "id": base,
        "type": "AnnotationCollection",
        "label": info.title,
        "total": items.len(),
        "first": page,
    })
}

/// What is known of a tag beyond the standard's own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Beyond {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) colour: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) correction: Option<Correction>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) placeless: bool,
}

impl Beyond {
    fn of(tag: &Tag) -> Option<Self> {
        let beyond = Beyond { colour: tag.colour.clone(), correction: tag.correction.clone(), placeless: tag.placeless };
        (beyond != Beyond::default()).then_some(beyond)
    }
}

fn tag_annotation(tag: &Tag, source: &str) -> Value {
    let mut bodies: Vec<Value> = tag.names.iter().map(|name| body("tagging", name, "text/plain")).collect();
    if !tag.note.is_empty() {
        bodies.push(body("commenting", &tag.note, "text/markdown"));
    }
    if let Some(beyond) = Beyond::of(tag) {
        bodies.push(body("describing", &serde_json::to_string(&beyond).unwrap_or_default(), "application/json"));
    }
    let motivation = match (tag.names.is_empty(), tag.note.is_empty(), &tag.correction) {
        (false, ..) => "tagging",
        (true, false, _) => "commenting",
        (true, true, Some(_)) => "assessing",
        (true, true, None) => "highlighting",
    };
    let mut annotation = json!({
        "@context": CONTEXT,
        "id": id(tag),
        "type": "Annotation",
        "motivation": motivation,
        "target": target(source, &tag.target),
    });
    // a time that is not known is left out
    for (key, time) in [("created", &tag.created), ("modified", &tag.modified)] {
        if is_time(time) {
            annotation[key] = json!(time);
        }
    }
    if !bodies.is_empty() {
        annotation["body"] = Value::from(bodies);
    }
    annotation
}

/// An annotation's id is a URI; another program's own is made one, the same each time.
fn id(tag: &Tag) -> String {
    match () {
        () if is_uri(&tag.id) => tag.id.clone(),
        () if is_uuid(&tag.id) => format!("urn:uuid:{}", tag.id),
        () => urn(&["tag", &tag.id, &tag.target.exact, &format!("{:?}", tag.target.start)]),
    }
}

fn body(purpose: &str, value: &str, format: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value, "format": format})
}

fn target(source: &str, selector: &Selector) -> Value {
    let quote = json!({"type": "TextQuoteSelector", "exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix});
    let mut selectors = vec![quote];
    if let (Some(start), Some(end)) = (selector.start, selector.end) {
        selectors.push(json!({"type": "TextPositionSelector", "start": start, "end": end}));
    }
    json!({"source": source, "selector": selectors})
}

struct Marks<'t> {
    source: &'t str,
    document: &'t WireDocument,
    map: OffsetMap<'t>,
    describer: Describer<'t>,
}

impl Marks<'_> {
    fn annotation(&self, mark: &WireAnnotation) -> Value {
        let (bodies, spans) = match mark {
            WireAnnotation::Entity(mention) => {
                let entity = self.document.entities.iter().find(|entity| entity.id == mention.entity);
                let name = entity.map_or("", |entity| entity.name.as_str());
                let bodies = vec![body("classifying", &mention.kind, "text/plain"), body("identifying", name, "text/plain")];
                (bodies, vec![(mention.start, mention.end)])
            }
            WireAnnotation::Figure(figure) => {
                let value = serde_json::to_string(&figure.value).unwrap_or_default();
                let bodies = vec![body("classifying", &figure.kind, "text/plain"), body("describing", &value, "application/json")];
                (bodies, vec![(figure.start, figure.end)])
            }
            WireAnnotation::Attribution(attribution) => self.attribution(attribution),
        };
        let targets: Vec<Value> = spans.into_iter().map(|(start, end)| target(self.source, &self.selector(start, end))).collect();
        json!({
            "@context": CONTEXT,
            "id": urn(&["mark", &self.document.text_sha256, mark.id()]),
            "type": "Annotation",
            "motivation": "classifying",
            "body": bodies,
            "target": targets,
        })
    }

    /// What is said is the target; who says it, and how, are bodies.
    fn attribution(&self, attribution: &WireAttribution) -> (Vec<Value>, Vec<(u32, u32)>) {
        let mut bodies = vec![
            body("classifying", "attribution", "text/plain"),
            body("classifying", &format!("source:{}", attribution.source_kind), "text/plain"),
            body("classifying", &format!("quote:{}", attribution.quote), "text/plain"),
        ];
        if !attribution.statement.is_empty() {
            bodies.push(body("classifying", &format!("statement:{}", attribution.statement), "text/plain"));
        }
        for (part, start, end) in parts(attribution) {
            let Selector { exact, start, end, .. } = self.selector(start, end);
            bodies.push(body("describing", &json!({part: exact, "start": start, "end": end}).to_string(), "application/json"));
        }
        (bodies, attribution.content.iter().map(|content| (content.start, content.end)).collect())
    }

    fn selector(&self, start: u32, end: u32) -> Selector {
        self.describer.describe(Span::new(self.map.to_byte(start) as usize, self.map.to_byte(end) as usize))
    }
}

/// What an attribution points to beside what is said: the part's name, and its place in the document's unit.
fn parts(attribution: &WireAttribution) -> impl Iterator<Item = (&'static str, u32, u32)> {
    let source = |source: &Option<WireSource>| source.as_ref().map(|source| (source.start, source.end));
    let span = |span: Option<WireSpan>| span.map(|span| (span.start, span.end));
    let all = [
        ("source", source(&attribution.source)),
        ("inferred_source", source(&attribution.inferred_source)),
        ("cue", span(attribution.cue)),
        ("role", span(attribution.role)),
        ("anonymity_reason", span(attribution.anonymity_reason)),
    ];
    all.into_iter().filter_map(|(part, place)| place.map(|(start, end)| (part, start, end)))
}

/// A `urn:uuid:` that is the same for the same parts: version 8, from their SHA-256.
pub(super) fn urn(parts: &[&str]) -> String {
    let hash = sha256(&parts.join("\u{1F}"));
    let variant = ["8", "9", "a", "b"][usize::from(hash.as_bytes()[16] % 4)];
    format!("urn:uuid:{}-{}-8{}-{variant}{}-{}", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_annotations() {
        let text = "她說：好。";
        let info = NotebookInfo { text_sha256: sha256(text), title: "標題".into(), url: None };
        let tag = Tag {
            id: urn(&["1"]),
            target: crate::anchor::describe(text, Span::new(9, 12)),
            names: vec!["查證".into()],
            note: "*真的*？".into(),
            created: "2026-03-04T00:00:00Z".into(),
            modified: "2026-03-04T00:00:00Z".into(),
            ..Tag::default()
        };
        let collection = export(text, &info, &[tag], None);
        assert_eq!(collection["total"], 1);
        let annotation = &collection["first"]["items"][0];
        assert_eq!(annotation["body"][0]["value"], "查證");
        assert_eq!(annotation["body"][1]["format"], "text/markdown");
        assert_eq!(annotation["target"]["selector"][0]["exact"], "好");
        assert_eq!(annotation["target"]["selector"][1]["start"], 3);
    }

    #[test]
    fn ids_are_uuids_and_stay() {
        let id = urn(&["a", "b"]);
        assert_eq!(id.len(), "urn:uuid:".len() + 36);
        assert_eq!(id, urn(&["a", "b"]));
        assert_ne!(id, urn(&["ab"]));
    }
}
