//! Overlapping marks cut into pieces that do not overlap, so that every stretch of text is one element with all its meanings.
//! Knows spans and class names; must not know elements.

use super::marks::{Part, Role};
use crate::text::Span;
use crate::text::by_key;
use crate::wire::WireAnnotation;

/// A stretch of text with the same marks all through.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Where it lies, in bytes.
    pub span: Span,
    /// Class names, empty for plain text.
    pub class: String,
    /// The marks over it, innermost last, as numbers separated by spaces.
    pub marks: String,
    /// The tags over it, as their ids separated by spaces.
    pub tags: String,
}

/// A reader's tag over a stretch of text.
#[derive(Clone, Debug, PartialEq)]
pub struct TagPart {
    /// Where it lies, in bytes.
    pub span: Span,
    /// The tag's id.
    pub id: String,
    /// The class of its colour.
    pub colour: String,
}

/// Cuts `span` where a part or a tag begins or ends. `parts` and `tags` may reach beyond `span`.
///
/// Costs the number of cuts times the number of marks over one place.
pub fn pieces(span: Span, parts: &[Part], tags: &[TagPart], annotations: &[WireAnnotation]) -> Vec<Piece> {
    let mut cuts: Vec<u32> = vec![span.start, span.end];
    let ends = parts.iter().map(|p| p.span).chain(tags.iter().map(|t| t.span)).flat_map(|s| [s.start, s.end]);
    cuts.extend(ends.filter(|&at| span.start < at && at < span.end));
    let mut cuts = by_key(cuts, |at| u64::from(*at));
    cuts.dedup();
    let (mut next, mut over): (usize, Vec<&Part>) = (0, Vec::new());
    let mut found = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let here = Span { start: pair[0], end: pair[1] };
        over.retain(|part| part.span.end > here.start);
        while parts.get(next).is_some_and(|part| part.span.start <= here.start) {
            if parts[next].span.end > here.start {
                over.push(&parts[next]);
            }
            next += 1;
        }
        let tagged: Vec<&TagPart> = tags.iter().filter(|tag| tag.span.overlaps(here)).collect();
        found.push(piece(here, &over, &tagged, annotations));
    }
    found
}

fn piece(span: Span, over: &[&Part], tags: &[&TagPart], annotations: &[WireAnnotation]) -> Piece {
    let mut class = String::new();
    for part in over {
        add_class(&mut class, part, span, &annotations[part.mark as usize]);
    }
    for tag in tags {
        add(&mut class, "tagged");
        add(&mut class, &tag.colour);
    }
    let marks = joined(over.iter().map(|part| part.mark.to_string()));
    Piece { span, class, marks, tags: joined(tags.iter().map(|tag| tag.id.clone())) }
}

fn add_class(class: &mut String, part: &Part, span: Span, annotation: &WireAnnotation) {
    let (name, kind) = match (part.role, annotation) {
        (Role::Entity, WireAnnotation::Entity(mention)) => ("entity", mention.kind.as_str()),
        (Role::Figure, WireAnnotation::Figure(_)) => ("figure", ""),
        (Role::Source, WireAnnotation::Attribution(a)) => ("source", anonymous(&a.source_kind)),
        (Role::Cue, _) => ("cue", ""),
        (Role::Said, WireAnnotation::Attribution(a)) => ("said", anonymous(&a.source_kind)),
        _ => return,
    };
    add(class, name);
    if !kind.is_empty() {
        add(class, kind);
    }
    if matches!(part.role, Role::Figure | Role::Said) {
        if part.span.start == span.start {
            add(class, &format!("{name}-first"));
        }
        if part.span.end == span.end {
            add(class, &format!("{name}-last"));
        }
    }
}

fn anonymous(kind: &str) -> &str {
    if kind == "anonymous" { "anonymous" } else { "" }
}

fn add(class: &mut String, name: &str) {
    if class.split(' ').any(|other| other == name) {
        return;
    }
    if !class.is_empty() {
        class.push(' ');
    }
    class.push_str(name);
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for part in parts {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    seen.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::tests::wire;
    use crate::app::state::marks::MarkIndex;

    #[test]
    fn pieces_cover_the_text_and_name_every_mark() {
        // 0..4 source (entity inside 0..2), 4..6 cue, 6..20 said, with a figure 8..12
        let document = wire();
        let index = MarkIndex::new(&document);
        let span = Span { start: 0, end: 24 };
        let parts: Vec<Part> = index.within(span).copied().collect();
        let tags = [TagPart { span: Span { start: 10, end: 22 }, id: "t".into(), colour: "tag-1".into() }];
        let found = pieces(span, &parts, &tags, &document.annotations);
        let shown: Vec<(u32, u32, &str)> = found.iter().map(|p| (p.span.start, p.span.end, p.class.as_str())).collect();
        assert_eq!(
            shown,
            [
                (0, 2, "source anonymous entity person"),
                (2, 4, "source anonymous"),
                (4, 6, "cue"),
                (6, 8, "said anonymous said-first"),
                (8, 10, "said anonymous figure figure-first"),
                (10, 12, "said anonymous figure figure-last tagged tag-1"),
                (12, 20, "said anonymous said-last tagged tag-1"),
                (20, 22, "tagged tag-1"),
                (22, 24, ""),
            ]
        );
        assert_eq!(found[4].marks, "2 1");
        assert_eq!(found[5].tags, "t");
    }
}
