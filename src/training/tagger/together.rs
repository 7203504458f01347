//! Passages put together as documents, so that names can come again as they do in an article. Knows examples; must not know what is
//! learned from them.

use super::Example;
use super::iob2::joined;

/// Every so many examples in a row that have one language and one weight as one.
pub(super) fn together(examples: &[Example], size: usize) -> Vec<Example> {
    let alike = |a: &Example, b: &Example| a.language == b.language && a.weight == b.weight && a.types == b.types;
    examples
        .chunk_by(alike)
        .flat_map(|run| run.chunks(size.max(1)))
        .filter_map(|some| some.iter().cloned().reduce(joined))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::EntityType;
    use crate::text::{Language, Span};

    #[test]
    fn names_move_with_their_passages() {
        let one = |text: &str, name: &str| {
            let start = text.find(name).expect("the name");
            Example {
                text: text.into(),
                language: Language::ZhHans,
                names: vec![(Span::new(start, start + name.len()), Some(EntityType::Place))],
                types: EntityType::ALL.to_vec(),
                weight: 1.0,
            }
        };
        let found = together(&[one("他在北京。", "北京"), one("上海下雨。", "上海"), one("去广州。", "广州")], 2);
        let names: Vec<&str> = found.iter().flat_map(|one| one.names.iter().map(|(span, _)| span.of(&one.text))).collect();
        assert_eq!((found.len(), names), (2, vec!["北京", "上海", "广州"]));
    }
}
