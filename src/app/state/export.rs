//! The article and the tags as files. Knows formats' names; must not know how a file is saved.

use super::article::Article;
use super::tags::Tags;
use crate::interchange::jsonld;
use crate::text::{OffsetMap, OffsetUnit};
use crate::wire::{WireAnnotation, WireDocument};

/// A file name without its ending, from the title.
pub fn file_name(article: &Article) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = article.title.chars().map(plain).take(48).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "article".into() } else { name.into() }
}

/// The contract's document, offsets in code points.
pub fn contract(article: &Article) -> String {
    let document = in_code_points(article);
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

/// Tags and marks as Web Annotations.
pub fn web_annotations(article: &Article, tags: &Tags) -> String {
    let document = in_code_points(article);
    let collection = jsonld::export(&article.text, &tags.notebook.info, &tags.own(), Some(&document));
    serde_json::to_string_pretty(&collection).unwrap_or_default()
}

/// The reader's tags alone as Web Annotations.
pub fn tags_only(article: &Article, tags: &Tags) -> String {
    let collection = jsonld::export(&article.text, &tags.notebook.info, &tags.own(), None);
    serde_json::to_string_pretty(&collection).unwrap_or_default()
}

/// The document with every offset counted in code points.
fn in_code_points(article: &Article) -> WireDocument {
    let map = OffsetMap::new(&article.text, OffsetUnit::CodePoint);
    let mut document = article.wire.clone();
    document.offsets = OffsetUnit::CodePoint;
    for_each_offset(&mut document, &|offset| *offset = map.from_byte(*offset));
    document
}

fn for_each_offset(document: &mut WireDocument, change: &dyn Fn(&mut u32)) {
    let both = |start: &mut u32, end: &mut u32| {
        change(start);
        change(end);
    };
    document.passages.iter_mut().for_each(|passage| both(&mut passage.start, &mut passage.end));
    for annotation in &mut document.annotations {
        match annotation {
            WireAnnotation::Entity(mention) => both(&mut mention.start, &mut mention.end),
            WireAnnotation::Figure(figure) => both(&mut figure.start, &mut figure.end),
            WireAnnotation::Attribution(attribution) => {
                let sources = attribution.source.iter_mut().chain(&mut attribution.inferred_source);
                sources.for_each(|source| both(&mut source.start, &mut source.end));
                let spans = attribution.cue.iter_mut().chain(&mut attribution.role).chain(&mut attribution.anonymity_reason);
                spans.chain(&mut attribution.content).for_each(|span| both(&mut span.start, &mut span.end));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::{Origin, tests::wire};

    #[test]
    fn exports_count_in_code_points() {
        let text = "甲乙丙丁戊己庚辛";
        let article = Article::new(text.into(), Origin::Paste, None).with_marks(wire());
        let document: WireDocument = serde_json::from_str(&contract(&article)).unwrap();
        assert_eq!(document.offsets, OffsetUnit::CodePoint);
        // bytes 8..12 lie inside 丙 and after 丁: an offset inside a character counts as its start
        let WireAnnotation::Figure(figure) = &document.annotations[1] else { panic!("the second mark is a figure") };
        assert_eq!((figure.start, figure.end), (2, 4));
        assert_eq!(file_name(&article), text);
    }
}
