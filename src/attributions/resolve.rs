//! From drafts to attributions: the kind of source, who is meant where nobody is named, reasons for anonymity.
//!
//! Knows the order of a document. Must not know how drafts were found.

use super::draft::{Draft, quoted};
use super::judge::Judge;
use super::kinds;
use super::reading::{Item, Kind, Mark, Reading};
use super::types::{Attribution, InferredSource, Source, SourceKind, Statement};
use super::words::{Words, class};
use crate::entities::EntityType;
use crate::text::Span;
use std::ops::Range;

/// Who spoke before, for those who are not named again.
#[derive(Clone, Copy, Debug)]
struct Speaker {
    span: Span,
    entity: Option<u32>,
    kind: SourceKind,
    /// It is a human being who speaks, be it for a body.
    human: bool,
    /// The number of the passage, from 1.
    passage: usize,
}

impl Speaker {
    fn inferred(self) -> InferredSource {
        InferredSource { span: self.span, entity: self.entity }
    }
}

/// How many speakers are remembered.
const REMEMBERED: usize = 8;
/// How many passages a speaker stays in mind for `the company`, 這位創始人.
const NEAR: usize = 2;

/// What has been read of the document so far.
pub(super) struct Memory<'w> {
    words: &'w Words,
    judge: &'w Judge,
    room: Vec<u16>,
    /// The latest last.
    speakers: Vec<Speaker>,
    passage: usize,
}

impl<'w> Memory<'w> {
    /// Nothing has been read.
    pub fn new(words: &'w Words, judge: &'w Judge) -> Self {
        Memory { words, judge, room: Vec::new(), speakers: Vec::new(), passage: 0 }
    }

    /// Turns the drafts of a passage into attributions.
    pub fn resolve(&mut self, reading: &Reading, drafts: &[Draft], out: &mut Vec<Attribution>) {
        self.passage += 1;
        let first = out.len();
        for draft in drafts {
            out.extend(self.attribution(reading, draft));
        }
        speak_for_themselves(reading, &mut out[first..]);
    }

    fn attribution(&mut self, reading: &Reading, draft: &Draft) -> Option<Attribution> {
        let (quote, content) = quoted(reading, draft);
        let (source, inferred_source, source_kind) = match &draft.source {
            Some(run) => self.named(reading, run, draft, &content),
            None => self.unnamed(reading, draft, &content),
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

    fn named(&mut self, reading: &Reading, run: &Range<usize>, draft: &Draft, content: &[Span]) -> Answer {
        let judged = kinds::judge(self.words, reading, run);
        let span = reading.span(run.clone());
        let Some(rule) = judged.kind else { return self.pronoun(reading, run, span, content) };
        // The weights have learnt from texts with names: where none are known, the rules decide.
        let again = self.again(reading, run, content).map(|speaker| speaker.kind);
        let kind = match again {
            Some(kind) => kind,
            None if reading.named && !judged.sure => {
                let kind = self.judge.kind(reading, run, &draft.cue, rule, &mut self.room);
                if kinds::may_be(reading, run, rule, kind) { kind } else { rule }
            }
            None => rule,
        };
        let kind = if kind == SourceKind::Anonymous && is_record(reading, run, draft) { SourceKind::Document } else { kind };
        let span = untitled(reading, run, kind).unwrap_or(span);
        let meant = if judged.entity.is_none() { self.anaphor(reading, run, kind, content) } else { None };
        let entity = judged.entity.or(meant.and_then(|speaker| speaker.entity));
        if !draft.inside_quote && meant.is_none() {
            self.speakers.drain(..self.speakers.len().saturating_sub(REMEMBERED - 1));
            self.speakers.push(Speaker { span, entity, kind, human: is_human(reading, run, kind), passage: self.passage });
        }
        (Some(Source { span, entity }), meant.map(Speaker::inferred), kind)
    }

    /// `the lawyer` behind `a lawyer who …`: the latest speaker whose words have the same noun.
    fn again(&self, reading: &Reading, run: &Range<usize>, content: &[Span]) -> Option<Speaker> {
        let noun = reading.str(run.end - 1);
        if reading.chinese || run.len() != 2 || !kinds::is_definite(reading, run) {
            return None;
        }
        let words = |span: Span| span.of(reading.text).split(|c: char| !c.is_alphanumeric());
        self.latest(content, |speaker| words(speaker.span).any(|word| word.eq_ignore_ascii_case(noun)))
    }

    /// The latest speaker of whom `fits` holds, and who does not speak within what is said here.
    fn latest(&self, content: &[Span], fits: impl Fn(&Speaker) -> bool) -> Option<Speaker> {
        let outside = |speaker: &&Speaker| !content.iter().any(|span| span.contains(speaker.span));
        self.speakers.iter().rev().filter(outside).find(|speaker| fits(speaker)).copied()
    }

    /// A pronoun keeps its words as the source and is linked to whom it stands for.
    fn pronoun(&self, reading: &Reading, run: &Range<usize>, span: Span, content: &[Span]) -> Answer {
        let item = &reading.items[run.start];
        let personal = !item.is(class::THING) && !reading.str(run.start).eq_ignore_ascii_case("its");
        let plural = matches!(reading.str(run.start), "they" | "They" | "we" | "We" | "their" | "Their");
        let several = |speaker: &Speaker| speaker.kind != SourceKind::Person && speaker.passage == self.passage;
        let meant = match personal {
            _ if item.is(class::SELF) => None,
            true if plural => self.latest(content, several),
            true => self.human(reading, run.start, content),
            false => self.latest(content, |speaker| !speaker.human),
        };
        let plain = if personal && !plural { SourceKind::Person } else { SourceKind::Organization };
        let entity = meant.and_then(|speaker| speaker.entity);
        (Some(Source { span, entity }), meant.map(Speaker::inferred), meant.map_or(plain, |speaker| speaker.kind))
    }

    /// Whom `he` means: who spoke last in this passage, else the one person whom it names before, else who spoke last.
    fn human(&self, reading: &Reading, before: usize, content: &[Span]) -> Option<Speaker> {
        let here = |speaker: &Speaker| speaker.human && speaker.passage == self.passage;
        let named = || self.only_person(reading, before);
        let earlier = |speaker: &Speaker| speaker.kind == SourceKind::Person;
        self.latest(content, here).or_else(named).or_else(|| self.latest(content, earlier))
    }

    /// The only person whom the items before `before` name.
    fn only_person(&self, reading: &Reading, before: usize) -> Option<Speaker> {
        let mut people = reading.items[..before].iter().filter_map(|item| match item.kind {
            Kind::Name(EntityType::Person, entity) => Some((item.span, entity)),
            _ => None,
        });
        let (span, entity) = people.next()?;
        let alone = people.all(|(_, other)| other == entity);
        alone.then_some(Speaker { span, entity: Some(entity), kind: SourceKind::Person, human: true, passage: self.passage })
    }

    /// Whom `the company`, 這位創始人 stand for: the one speaker with a name of that kind who was heard near by.
    fn anaphor(&self, reading: &Reading, run: &Range<usize>, kind: SourceKind, content: &[Span]) -> Option<Speaker> {
        if run.len() > 4 || !kinds::is_definite(reading, run) {
            return None;
        }
        let near = |speaker: &Speaker| speaker.kind == kind && speaker.entity.is_some() && self.passage < speaker.passage + NEAR;
        let found = self.latest(content, near)?;
        let others = self.latest(content, |speaker| near(speaker) && speaker.entity != found.entity);
        if others.is_none() { Some(found) } else { None }
    }

    fn unnamed(&mut self, reading: &Reading, draft: &Draft, content: &[Span]) -> Answer {
        let here = draft.subject.as_ref().map(|run| {
            let judged = kinds::judge(self.words, reading, run);
            let kind = judged.kind.unwrap_or(SourceKind::Person);
            let kind = self.judge.kind(reading, run, &draft.cue, kind, &mut self.room);
            Speaker {
                span: reading.span(run.clone()),
                entity: judged.entity,
                kind,
                human: is_human(reading, run, kind),
                passage: self.passage,
            }
        });
        let meant = here.or_else(|| self.latest(content, |_| true));
        (None, meant.map(Speaker::inferred), meant.map_or(SourceKind::Person, |speaker| speaker.kind))
    }
}

/// `I said` in a quotation: whoever is quoted.
fn speak_for_themselves(reading: &Reading, found: &mut [Attribution]) {
    for nth in 0..found.len() {
        let Some(span) = found[nth].source.map(|source| source.span).filter(|span| span.of(reading.text) == "I") else { continue };
        let quotes =
            |a: &&Attribution| a.content.iter().any(|content| content.contains(span)) && a.source.is_some_and(|s| s.span != span);
        let whose = found.iter().filter(quotes).min_by_key(|a| a.content.iter().map(|span| span.len()).sum::<usize>());
        if let Some((kind, entity)) = whose.map(|a| (a.source_kind, a.source.and_then(|source| source.entity))) {
            found[nth].source_kind = kind;
            found[nth].source = Some(Source { span, entity });
        }
    }
}

/// The source as written, who is meant, and the kind.
type Answer = (Option<Source>, Option<InferredSource>, SourceKind);

/// The title without its marks, where the title of a newspaper or a law is all that names the source; a word for an outlet before it
/// names nothing.
fn untitled(reading: &Reading, run: &Range<usize>, kind: SourceKind) -> Option<Span> {
    let items = &reading.items;
    let close = run.end - 1;
    let open = items[close].partner as usize;
    let title = items[close].mark(Mark::Close) && reading.str(close) == "》" && open >= run.start;
    let called = || kind == SourceKind::Media && items[run.start..open].iter().all(|item| item.is(class::MEDIA));
    (title && (open == run.start || called()) && open + 1 < close).then(|| reading.span(open + 1..close))
}

fn is_human(reading: &Reading, run: &Range<usize>, kind: SourceKind) -> bool {
    let people = class::VOICE | class::PERSON | class::ANONYMOUS;
    matches!(kind, SourceKind::Person | SourceKind::Anonymous) || reading.items[run.clone()].iter().any(|item| item.is(people))
}

/// `a counter on the site showed`: what shows something and is nobody, by no noun or name, is a record.
fn is_record(reading: &Reading, run: &Range<usize>, draft: &Draft) -> bool {
    let someone = |item: &Item| item.is(class::SOURCE | class::PRONOUN) || matches!(item.kind, Kind::Name(..) | Kind::Number);
    let head = run.start..run.clone().find(|&at| reading.items[at].is(class::OPENER)).unwrap_or(run.end);
    !reading.chinese && draft.statement == Statement::Show && !reading.items[head].iter().any(someone)
}
