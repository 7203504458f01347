//! A text with all marks on it, as every format gives and takes it. Must not know formats.

use super::report::{ImportError, Report};
use crate::anchor::{Anchorer, Describer, Selector, State};
use crate::tags::{NotebookInfo, Tag};
use crate::text::{OffsetMap, OffsetUnit, Span};
use crate::wire::{WireDocument, sha256};

/// A text, the engine's marks and the reader's tags.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bundle {
    /// The original.
    pub text: String,
    /// What is known of it.
    pub info: NotebookInfo,
    /// The engine's marks.
    pub document: Option<WireDocument>,
    /// The reader's tags. Imported ones have empty times where the file gave none.
    pub tags: Vec<Tag>,
}

impl Bundle {
    /// A bundle of a text without marks.
    pub fn of_text(text: &str) -> Self {
        let info = NotebookInfo { text_sha256: sha256(text), ..NotebookInfo::default() };
        Bundle { text: text.into(), info, ..Bundle::default() }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// The file.
    pub body: String,
    /// What the format could not hold.
    pub report: Report,
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The text and its tags.
    pub bundle: Bundle,
    /// What could not be placed.
    pub report: Report,
}

/// Gathers tags for one text while a file is read.
pub(super) struct Gatherer<'t> {
    text: &'t str,
    map: OffsetMap<'t>,
    describer: Describer<'t>,
    anchorer: Anchorer<'t>,
    tags: Vec<Tag>,
    pub(super) report: Report,
}

impl<'t> Gatherer<'t> {
    /// For marks on `text` whose offsets count in `unit`.
    pub(super) fn new(text: &'t str, unit: OffsetUnit) -> Self {
        Gatherer {
            text,
            map: OffsetMap::new(text, unit),
            describer: Describer::new(text),
            anchorer: Anchorer::new(text),
            tags: Vec::new(),
            report: Report::default(),
        }
    }

    /// The text as a file holds it, whose offsets count in `unit`.
    pub(super) fn copy<'c>(&self, text: &'c str, unit: OffsetUnit) -> Copy<'c> {
        Copy { text, map: OffsetMap::new(text, unit), describer: Describer::new(text), likeness: Likeness::of(text, self.text) }
    }

    /// A mark by its offsets; `words` is what the file says stands there, if it does: then it must, whatever parts its lines.
    pub(super) fn by_offsets(&mut self, tag: Tag, start: u64, end: u64, words: Option<&str>) {
        let Some(span) = within(&self.map, start, end) else {
            return self.report.lose(name(&tag), "it lies outside the text");
        };
        match words {
            Some(words) if !reads(words, span.of(self.text)) => {
                self.by_selector(Tag { target: Selector { exact: words.into(), ..Selector::default() }, ..tag })
            }
            _ => self.push(tag, span),
        }
    }

    /// A mark by its place in a copy of the text: found again by its words and neighbours where that copy is another. `words` is what the
    /// file says stands there, if it does: then it must.
    pub(super) fn by_copy(&mut self, tag: Tag, copy: &Copy, start: u64, end: u64, words: Option<&str>) {
        match within(&copy.map, start, end) {
            None => self.report.lose(name(&tag), "it lies outside the text"),
            Some(span) if words.is_some_and(|words| !reads(words, span.of(copy.text))) => {
                self.by_selector(Tag { target: Selector { exact: words.unwrap_or_default().into(), ..Selector::default() }, ..tag })
            }
            Some(span) => match copy.likeness.place(self.text, span) {
                Some(place) => self.push(tag, place),
                None => self.by_selector(Tag { target: copy.describer.describe(span), ..tag }),
            },
        }
    }

    /// A mark by its words and neighbours, found again in the text. Where they have changed, stand more than once or are gone, the mark
    /// keeps the file's own description: a reader can find its place, and nobody may guess it.
    pub(super) fn by_selector(&mut self, tag: Tag) {
        let found = self.anchorer.find(&tag.target);
        match (found.state, found.span) {
            _ if tag.target.exact.trim().is_empty() => self.report.lose(name(&tag), "it has no words"),
            (State::Exact | State::Moved, Some(span)) => self.push(tag, span),
            _ => self.take(tag),
        }
    }

    fn push(&mut self, tag: Tag, span: Span) {
        self.take(Tag { target: self.describer.describe(span), ..tag });
    }

    fn take(&mut self, tag: Tag) {
        let id = if tag.id.is_empty() { self.id(&tag) } else { tag.id.clone() };
        self.tags.push(Tag { id, ..tag });
    }

    /// The same mark read twice has the same id, so that importing a file again adds nothing.
    fn id(&self, tag: &Tag) -> String {
        let place = format!("{:?}-{:?}", tag.target.start, tag.target.end);
        super::jsonld::urn(&["import", &tag.target.exact, &place, &tag.names.join("\u{1F}"), &tag.note])
    }

    pub(super) fn finish(self) -> Imported {
        let bundle = Bundle { tags: self.tags, ..Bundle::of_text(self.text) };
        Imported { bundle, report: self.report }
    }
}

/// A text as a file holds it, which may be another copy than the one that is read.
pub(super) struct Copy<'c> {
    text: &'c str,
    map: OffsetMap<'c>,
    describer: Describer<'c>,
    likeness: Likeness,
}

/// How a copy is like the text.
enum Likeness {
    Same,
    /// But for white space: where each other sign begins, in the copy and in the text.
    Spaced(Vec<u32>, Vec<u32>),
    Other,
}

impl Likeness {
    fn of(copy: &str, text: &str) -> Self {
        let signs = |text: &str| text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| at as u32).collect();
        match copy.split_whitespace().flat_map(str::chars).eq(text.split_whitespace().flat_map(str::chars)) {
            _ if copy == text => Likeness::Same,
            true => Likeness::Spaced(signs(copy), signs(text)),
            false => Likeness::Other,
        }
    }

    /// The place in `text` of a span of the copy, where that needs no search.
    fn place(&self, text: &str, span: Span) -> Option<Span> {
        let Likeness::Spaced(copy, own) = self else { return matches!(self, Likeness::Same).then_some(span) };
        let first = copy.partition_point(|&at| at < span.start);
        let last = copy.partition_point(|&at| at < span.end).checked_sub(1).filter(|&last| last >= first)?;
        let end = own[last] + text[own[last] as usize..].chars().next().map_or(0, char::len_utf8) as u32;
        Some(Span { start: own[first], end })
    }
}

/// The bytes from one offset to another; none where nothing lies between them.
fn within(map: &OffsetMap, start: u64, end: u64) -> Option<Span> {
    let byte = |offset: u64| map.to_byte(u32::try_from(offset).unwrap_or(u32::MAX));
    let span = Span { start: byte(start), end: byte(end.max(start)) };
    (!span.is_empty()).then_some(span)
}

/// Whether words are those of the text, for formats that write an end of line as a space.
fn reads(words: &str, there: &str) -> bool {
    let plain = |c: char| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
    words.chars().map(plain).eq(there.chars().map(plain))
}

/// The names in a label, as [`super::marks::marks`] joins them.
pub(super) fn names(label: &str) -> Vec<String> {
    match label {
        super::marks::BARE => Vec::new(),
        label => label.split(", ").filter(|name| !name.is_empty()).map(str::to_string).collect(),
    }
}

pub(super) fn name(tag: &Tag) -> String {
    match (tag.target.exact.is_empty(), tag.names.is_empty()) {
        (false, _) => tag.target.exact.chars().take(40).collect(),
        (true, false) => tag.names.join(", "),
        (true, true) => tag.id.clone(),
    }
}

/// The text a format does not hold itself.
pub(super) fn needed(text: Option<&str>) -> Result<&str, ImportError> {
    text.ok_or_else(|| ImportError::new("this format does not hold the text: give it too (--text FILE, or open the article first)"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::{Format, export};

    #[test]
    fn what_has_no_sure_place_keeps_its_description() {
        let text = "The port said cargo rose 21% in spring. Two cranes stand idle. Two cranes stand idle.";
        let mut gatherer = Gatherer::new(text, OffsetUnit::CodePoint);
        let quotes = [("The port said", ""), ("cargo rose 12%", "The port said "), ("Two cranes", ""), ("A storm came over", "")];
        for (exact, prefix) in quotes {
            let target = Selector { exact: exact.into(), prefix: prefix.into(), ..Selector::default() };
            gatherer.by_selector(Tag { names: vec!["n".into()], target, ..Tag::default() });
        }
        let Imported { bundle, report } = gatherer.finish();
        assert_eq!(report.count, 0);
        assert_eq!(bundle.tags.iter().map(|tag| tag.target.exact.as_str()).collect::<Vec<_>>(), quotes.map(|(exact, _)| exact));
        assert_eq!(bundle.tags.iter().map(|tag| tag.target.start.is_some()).collect::<Vec<_>>(), [true, false, false, false]);
        assert!(bundle.tags.iter().all(|tag| !tag.id.is_empty()));
        // a format of offsets says what it cannot hold, one of descriptions holds it
        assert!(export(Format::Brat, &bundle).report.count >= 2);
        assert_eq!(export(Format::Jsonld, &bundle).report.count, 0);
    }
}
