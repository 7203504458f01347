//! From drafts to attributions: the kind of source, who is meant where nobody is named, reasons for anonymity.
//!
//! Knows the order of a document. Must not know how drafts were found.

use super::draft::{Draft, quoted};
use super::kinds;
use super::reading::{Item, Mark, Reading};
use super::types::{Attribution, InferredSource, Source, SourceKind};
use super::words::{Words, class};
use crate::text::Span;
use std::ops::Range;

/// Who spoke before, for those who are not named again.
#[derive(Clone, Copy, Debug)]
struct Speaker {
    span: Span,
    entity: Option<u32>,
    kind: SourceKind,
}

/// What has been read of the document so far.
pub(super) struct Memory<'w> {
    words: &'w Words,
    last: Option<Speaker>,
    last_person: Option<Speaker>,
}

impl<'w> Memory<'w> {
    /// Nothing has been read.
    pub fn new(words: &'w Words) -> Self {
        Memory { words, last: None, last_person: None }
    }

    /// Turns the drafts of a passage into attributions.
    pub fn resolve(&mut self, reading: &Reading, drafts: &[Draft], out: &mut Vec<Attribution>) {
        for draft in drafts {
            out.extend(self.attribution(reading, draft));
        }
    }

    fn attribution(&mut self, reading: &Reading, draft: &Draft) -> Option<Attribution> {
        let (quote, content) = quoted(reading, &draft.content);
        let (source, inferred_source, source_kind) = match &draft.source {
            Some(run) => self.named(reading, run, draft.inside_quote),
            None => self.unnamed(reading, draft),
        };
        let role = draft.source.as_ref().and_then(|run| kinds::role(reading, run)).map(|run| reading.span(run));
        (!content.is_empty()).then(|| Attribution {
            quote,
            source,
            inferred_source,
            cue: (!draft.cue.is_empty()).then(|| reading.span(draft.cue.clone())),
            statement: draft.statement,
            content,
            source_kind,
            role,
            anonymity_reason: None,
        })
    }

    fn named(
        &mut self,
        reading: &Reading,
        run: &Range<usize>,
        quoted: bool,
    ) -> (Option<Source>, Option<InferredSource>, SourceKind) {
        let judged = kinds::judge(self.words, reading, run);
        let span = reading.span(run.clone());
        let Some(kind) = judged.kind else { return self.pronoun(reading, run, span) };
        let span = untitled(reading, run, kind).unwrap_or(span);
        let speaker = Speaker { span, entity: judged.entity, kind };
        if !quoted {
            self.remember(speaker);
        }
        (Some(Source { span, entity: judged.entity }), None, kind)
    }

    fn remember(&mut self, speaker: Speaker) {
        self.last = Some(speaker);
        if speaker.kind == SourceKind::Person {
            self.last_person = Some(speaker);
        }
    }

    /// A pronoun keeps its words as the source and is linked to whom it stands for.
    fn pronoun(&self, reading: &Reading, run: &Range<usize>, span: Span) -> (Option<Source>, Option<InferredSource>, SourceKind) {
        let person = is_personal(&reading.items[run.start], reading.str(run.start));
        let meant = if person { self.last_person.or(self.last) } else { self.last };
        let kind = match meant {
            Some(speaker) => speaker.kind,
            None if person => SourceKind::Person,
            None => SourceKind::Organization,
        };
        let entity = meant.and_then(|speaker| speaker.entity);
        let inferred = meant.map(|speaker| InferredSource { span: speaker.span, entity: speaker.entity });
        (Some(Source { span, entity }), inferred, kind)
    }

    fn unnamed(&mut self, reading: &Reading, draft: &Draft) -> (Option<Source>, Option<InferredSource>, SourceKind) {
        let here = draft.subject.as_ref().map(|run| {
            let judged = kinds::judge(self.words, reading, run);
            Speaker { span: reading.span(run.clone()), entity: judged.entity, kind: judged.kind.unwrap_or(SourceKind::Person) }
        });
        let meant = here.or(self.last);
        let inferred = meant.map(|speaker| InferredSource { span: speaker.span, entity: speaker.entity });
        (None, inferred, meant.map_or(SourceKind::Person, |speaker| speaker.kind))
    }
}

/// The title without its marks, where the title of a newspaper or a law is all that names the source.
fn untitled(reading: &Reading, run: &Range<usize>, kind: SourceKind) -> Option<Span> {
    let items = &reading.items;
    let close = run.end - 1;
    let open = items[close].partner as usize;
    let title = items[close].mark(Mark::Close) && reading.str(close) == "》" && open >= run.start;
    let alone = kind == SourceKind::Media || open == run.start;
    (title && alone && open + 1 < close).then(|| reading.span(open + 1..close))
}

fn is_personal(item: &Item, word: &str) -> bool {
    item.is(class::PRONOUN) && !matches!(word, "它" | "它们" | "它們" | "其" | "It" | "it")
}
