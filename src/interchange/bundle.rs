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

    /// A mark by its offsets; `words` is what the file says stands there, if it does: then it must.
    pub(super) fn by_offsets(&mut self, tag: Tag, start: u64, end: u64, words: Option<&str>) {
        let byte = |offset: u64| self.map.to_byte(u32::try_from(offset).unwrap_or(u32::MAX));
        let span = Span { start: byte(start), end: byte(end.max(start)) };
        let there = span.of(self.text);
        if span.is_empty() {
            return self.report.lose(name(&tag), "it lies outside the text");
        }
        match words {
            Some(words) if words != there => {
                self.by_selector(Tag { target: Selector { exact: words.into(), ..Selector::default() }, ..tag })
            }
            _ => self.push(tag, span),
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
