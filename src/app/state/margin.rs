//! What stands in the margins beside a block: who speaks on the left, what figures are worth on the right.
//! Knows an article; must not know where on the page a line falls.

use super::article::Article;
use super::marks::whole;
use super::voices::source_name;
use crate::text::Span;
use crate::wire::{WireAnnotation, WireAttribution, WireFigure, coded, helps};

/// A note in the left margin: one voice, along what it says without another voice between.
#[derive(Clone, Debug, PartialEq)]
pub struct VoiceNote {
    /// What the source is called; empty where nobody is named.
    pub name: String,
    /// Whether the source is meant and not named on the spot.
    pub inferred: bool,
    /// The kind of source.
    pub kind: String,
    /// A person's post, as written.
    pub role: String,
    /// Why it is not named, as written.
    pub reason: String,
    /// The attributions, as indices.
    pub marks: Vec<u32>,
    /// What is said, in this block.
    pub extent: Span,
}

/// A note in the right margin: a figure and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueNote {
    /// The figure, as an index.
    pub mark: u32,
    /// Its first byte.
    pub at: u32,
    /// As written.
    pub words: String,
    /// Its value in one line ([`coded`]).
    pub value: String,
    /// Its type.
    pub kind: String,
}

/// The voices beside a block, by position; neighbours with one source are one note.
pub fn voice_notes(article: &Article, block: usize) -> Vec<VoiceNote> {
    let mut notes: Vec<VoiceNote> = Vec::new();
    for (mark, attribution) in attributions(article, block) {
        let note = voice_note(article, mark, attribution, article.blocks[block].span);
        match notes.last_mut() {
            Some(last) if (&last.name, &last.kind) == (&note.name, &note.kind) => merge(last, note),
            _ => notes.push(note),
        }
    }
    notes
}

fn attributions(article: &Article, block: usize) -> Vec<(u32, &WireAttribution)> {
    let mut marks: Vec<u32> = Vec::new();
    for part in article.parts(block) {
        if !marks.contains(&part.mark) {
            marks.push(part.mark);
        }
    }
    let own = |mark: u32| match &article.wire.annotations[mark as usize] {
        WireAnnotation::Attribution(attribution) => Some((mark, attribution.as_ref())),
        _ => None,
    };
    marks.into_iter().filter_map(own).collect()
}

fn voice_note(article: &Article, mark: u32, attribution: &WireAttribution, block: Span) -> VoiceNote {
    let (name, inferred) = source_name(article, attribution).unwrap_or_default();
    let words = |span: &Option<crate::wire::WireSpan>| span.map_or("", |span| article.words(span.start, span.end)).to_string();
    let all = whole(attribution);
    let extent = Span { start: all.start.max(block.start), end: all.end.min(block.end).max(block.start) };
    let role = words(&attribution.role);
    let role = if name.contains(&role) { String::new() } else { role };
    let reason = words(&attribution.anonymity_reason);
    VoiceNote { name, inferred, kind: attribution.source_kind.clone(), role, reason, marks: vec![mark], extent }
}

fn merge(into: &mut VoiceNote, other: VoiceNote) {
    into.marks.extend(other.marks);
    into.extent = into.extent.union(other.extent);
    into.inferred &= other.inferred;
    if into.role.is_empty() {
        into.role = other.role;
    }
    if into.reason.is_empty() {
        into.reason = other.reason;
    }
}

/// The values beside a block that tell more than the words, by position; a value that was just given is not given again.
pub fn value_notes(article: &Article, block: usize) -> Vec<ValueNote> {
    let span = article.blocks[block].span;
    let figures = article.marks.within(span).filter(|part| span.covers(part.span.start)).filter_map(|part| {
        match &article.wire.annotations[part.mark as usize] {
            WireAnnotation::Figure(figure) => Some((part.mark, figure)),
            _ => None,
        }
    });
    let mut notes: Vec<ValueNote> = Vec::new();
    for note in figures.filter_map(|(mark, figure)| value_note(article, mark, figure)) {
        if notes.iter().all(|other| other.value != note.value) {
            notes.push(note);
        }
    }
    notes
}

fn value_note(article: &Article, mark: u32, figure: &WireFigure) -> Option<ValueNote> {
    let words = article.words(figure.start, figure.end);
    let value = coded(&figure.kind, &figure.value);
    let shown = !value.is_empty() && helps(&figure.kind, &figure.value, words);
    shown.then(|| ValueNote { mark, at: figure.start, words: words.to_string(), value, kind: figure.kind.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::{Origin, tests::wire};

    #[test]
    fn notes_of_a_block() {
        let article = Article::new("Ann-said-that:$14.3bn.xxx".into(), Origin::Paste, None).with_marks(wire());
        let voices = voice_notes(&article, 0);
        assert_eq!((voices.len(), voices[0].name.as_str(), voices[0].kind.as_str()), (1, "Ann-", "anonymous"));
        assert_eq!(voices[0].extent, Span { start: 0, end: 20 });
        let values = value_notes(&article, 0);
        assert_eq!((values.len(), values[0].value.as_str()), (1, "USD 14300000000"));
    }
}
