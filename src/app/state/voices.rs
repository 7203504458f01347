//! Who speaks. Knows attributions; must not know how a voice is shown.

use super::article::Article;
use crate::text::by_key;
use crate::wire::{WireAnnotation, WireAttribution};
use std::collections::HashMap;

/// A source with everything it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// What it is called: the entity's name, or the words of the text.
    pub name: String,
    /// `person`, `organization`, `anonymous`, `document` or `media`.
    pub kind: String,
    /// The attributions, as indices into the document's annotations, by position.
    pub marks: Vec<u32>,
    /// How many bytes of text it is given.
    pub room: u32,
}

/// The name of an attribution's source, and whether it was inferred; none where nobody is named or meant.
pub fn source_name(article: &Article, attribution: &WireAttribution) -> Option<(String, bool)> {
    let own = attribution.source.as_ref().filter(|source| attribution.inferred_source.is_none() || source.entity.is_some());
    let (source, inferred) = match (own, &attribution.inferred_source) {
        (Some(source), _) => (source, false),
        (None, Some(inferred)) => (inferred, true),
        (None, None) => (attribution.source.as_ref()?, false),
    };
    // an anonymous source is called what the text calls it, even where an entity stands in the words (`Meta 前主管`)
    let entity = source.entity.as_ref().filter(|_| attribution.source_kind != "anonymous").and_then(|id| article.entity(id));
    let words = article.words(source.start, source.end);
    let whole = entity.filter(|entity| attribution.source_kind == "person" || entity.name == words);
    let name = whole.map_or_else(|| bare(words).to_string(), |entity| entity.name.clone());
    (!name.is_empty()).then_some((name, inferred))
}

/// The words of a source without the marks that join it to what follows.
fn bare(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_whitespace() || "、，,；;：:".contains(c)).trim_start()
}

/// All voices, most heard first.
pub fn voices(article: &Article) -> Vec<Voice> {
    let mut found: Vec<Voice> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    for (nth, annotation) in article.wire.annotations.iter().enumerate() {
        let WireAnnotation::Attribution(attribution) = annotation else { continue };
        let name = source_name(article, attribution).map(|(name, _)| name).unwrap_or_default();
        let key = (name.clone(), attribution.source_kind.clone());
        let at = *known.entry(key).or_insert_with(|| {
            found.push(Voice { name, kind: attribution.source_kind.clone(), marks: Vec::new(), room: 0 });
            found.len() - 1
        });
        found[at].marks.push(nth as u32);
        found[at].room += attribution.content.iter().map(|c| c.end - c.start).sum::<u32>();
    }
    by_key(found, |voice| u64::MAX - voice.marks.len() as u64)
}

/// How many attributions each kind of source has, in the guide's order.
pub fn kinds(voices: &[Voice]) -> Vec<(&'static str, usize)> {
    let all = crate::attributions::SourceKind::ALL.iter();
    let of = |kind: &str| voices.iter().filter(|voice| voice.kind == kind).map(|voice| voice.marks.len()).sum();
    all.map(|kind| (kind.name(), of(kind.name()))).filter(|(_, n)| *n > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_name_ends_with_a_word() {
        assert_eq!(bare(" 曾在禾光擔任副總經理、"), "曾在禾光擔任副總經理");
        assert_eq!(bare("Acme Inc., "), "Acme Inc.");
    }
}
