//! Speaker labels: printed interviews and transcripts (`Q:`, `A:`, `HALVORSEN:`), headings with their source before a colon or behind
//! one. Knows the shape of whole passages; must not know verbs.

use super::draft::{Draft, trim};
use super::reading::{Item, Kind, Mark, Reading};
use super::words::class;
use crate::entities::EntityType;
use crate::text::{Document, Map};
use std::ops::Range;

/// The longest label, in bytes.
const LABEL: usize = 60;
/// The longest label, in items.
const ITEMS: usize = 8;
/// The longest heading, in items.
const HEADING: usize = 48;
/// A source behind the colon of a heading is at most so long, in items.
const BRIEF: usize = 3;
/// A speaker behind a gap in a heading has at most so many characters.
const SPEAKER: usize = 8;
/// Labels that every reader knows for a question.
const QUESTION: &[&str] = &["Q", "Question", "Interviewer", "INTERVIEWER", "問", "问", "記者", "记者", "主持人", "主持"];
/// Labels that stand for whoever is interviewed.
const ANSWER: &[&str] = &["A", "Answer", "答"];

/// What the passages of a document are labelled with.
#[derive(Default)]
pub(super) struct Labels<'d> {
    seen: Map<&'d str, Use>,
    /// Whether any label stands for someone who asks; for someone who answers.
    asked: bool,
    answered: bool,
}

/// How often a label stands, and how often before a question.
#[derive(Clone, Copy, Default)]
struct Use {
    passages: u32,
    questions: u32,
}

impl<'d> Labels<'d> {
    /// Counts the labels of a document. Linear in the number of passages.
    pub fn of(document: &Document<'d>) -> Self {
        let mut labels = Labels::default();
        for passage in &document.passages {
            let text = passage.span.of(document.text);
            if let Some((label, said)) = split(text) {
                let used = labels.seen.entry(label).or_default();
                used.passages += 1;
                used.questions += u32::from(said.trim_end().ends_with(['?', '？']));
            }
        }
        labels.asked = labels.seen.keys().any(|label| labels.asks(label));
        labels.answered = labels.seen.keys().any(|label| labels.answers(label));
        labels
    }

    /// Whether a label stands for someone who answers: it comes again, or is made for it, and mostly not before questions.
    fn answers(&self, label: &str) -> bool {
        let used = self.seen.get(label).copied().unwrap_or_default();
        let known = ANSWER.contains(&label) || used.passages > 1;
        known && self.seen.len() > 1 && !self.asks(label) && self.asked
    }

    fn asks(&self, label: &str) -> bool {
        let used = self.seen.get(label).copied().unwrap_or_default();
        QUESTION.contains(&label) || used.questions * 2 > used.passages
    }

    /// The drafts that a passage's label makes. `true` where the passage is a turn in an interview and holds no others.
    pub fn find(&self, reading: &Reading, out: &mut Vec<Draft>) -> bool {
        let Some(last) = reading.items.len().checked_sub(1) else { return false };
        if let Some(said) = segment(reading) {
            out.push(said);
            return false;
        }
        let Some(colon) = leading(&reading.items) else {
            out.extend(trailing(reading, last));
            return false;
        };
        let label = reading.span(0..colon).of(reading.text);
        if self.answers(label) {
            out.push(answer(reading, colon, ANSWER.contains(&label)));
            return true;
        }
        let asked = self.asks(label) && self.answered;
        if !asked {
            out.extend(trailing(reading, last).filter(|_| last <= colon + BRIEF).or_else(|| heading(reading, colon)));
        }
        asked
    }
}

/// A passage's label and what it says.
fn split(text: &str) -> Option<(&str, &str)> {
    let (label, said) = text.split_once([':', '：'])?;
    let fits = !label.is_empty() && label.len() <= LABEL && !said.is_empty() && !said.starts_with('/');
    let plain = !label.contains(['.', ',', '。', '，', '“', '「', '"', '；']);
    (fits && plain).then(|| (label.trim(), said))
}

/// The colon behind a label at the beginning.
fn leading(items: &[Item]) -> Option<usize> {
    let colon = items.iter().take(ITEMS + 1).position(|item| item.mark(Mark::Colon)).filter(|&at| at > 0)?;
    let plain = !items[..colon].iter().any(|item| matches!(item.kind, Kind::Mark(Mark::Comma | Mark::Stop | Mark::OpenQuote)));
    (plain && colon + 1 < items.len()).then_some(colon)
}

fn answer(reading: &Reading, colon: usize, nameless: bool) -> Draft {
    let end = reading.items.len();
    let source = (!nameless).then_some(0..colon);
    Draft { direct: true, ..draft(source, colon + 1..end) }
}

fn draft(source: Option<Range<usize>>, content: Range<usize>) -> Draft {
    Draft::said(source, content.start..content.start, content)
}

/// A heading with its source before a colon: `Police: three held`.
fn heading(reading: &Reading, colon: usize) -> Option<Draft> {
    let content = trim(&reading.items, colon + 1..reading.items.len());
    let quoted = reading.items.get(content.start).is_some_and(|item| item.mark(Mark::OpenQuote));
    let fits = is_heading(reading) && !quoted;
    (fits && !content.is_empty() && speaks(reading, 0..colon)).then(|| draft(Some(0..colon), content))
}

/// The part of a Chinese heading that somebody says: `罐頭有新說法　考古隊：年代更早`. What stands behind a gap and before a colon speaks.
fn segment(reading: &Reading) -> Option<Draft> {
    let items = &reading.items;
    let bar = |at: usize| matches!(reading.str(at), "｜" | "|" | "丨");
    let parts =
        |at: usize| at > 0 && (items[at].span.start > items[at - 1].span.end + 1 || bar(at - 1)) || items[at].mark(Mark::Dash);
    let colon =
        (1..items.len()).rev().find(|&at| items[at].mark(Mark::Colon)).filter(|_| reading.chinese && is_heading(reading))?;
    let start = (1..colon).rev().find(|&at| parts(at))?;
    let end = (colon + 2..items.len()).find(|&at| parts(at)).unwrap_or(items.len());
    let quoted = items.get(colon + 1).is_some_and(|item| item.mark(Mark::OpenQuote));
    let plain =
        |at: usize| !items[at].is_mark() && !items[at].is(class::CUE | class::ADVERB | class::NEGATION) && !items[at].is_time();
    let short = reading.span(start..colon).of(reading.text).chars().count() <= SPEAKER;
    let content = trim(items, colon + 1..end);
    let fits = short && !quoted && (start..colon).all(plain) && !content.is_empty();
    fits.then(|| draft(Some(start..colon), content))
}

/// A heading with its source behind a colon or dash: `Three held: police`.
fn trailing(reading: &Reading, last: usize) -> Option<Draft> {
    let items = &reading.items;
    let sign = (0..last).rev().take(ITEMS).find(|&at| items[at].mark(Mark::Colon) || items[at].mark(Mark::Dash))?;
    let parted = (0..sign).rev().find(|&at| items[at].mark(Mark::Semicolon)).map_or(0, |at| at + 1);
    let content = trim(items, parted..sign);
    let fits = is_heading(reading) && !content.is_empty() && speaks(reading, sign + 1..last + 1);
    fits.then(|| draft(Some(sign + 1..last + 1), content))
}

/// A passage without a full stop, short, with one sentence.
fn is_heading(reading: &Reading) -> bool {
    let stopped = reading.items.last().is_some_and(|item| item.mark(Mark::Stop) || item.mark(Mark::Colon));
    reading.items.len() <= HEADING && reading.sentences.len() == 1 && !stopped
}

/// Whether a run names someone who speaks, and does nothing else.
fn speaks(reading: &Reading, run: Range<usize>) -> bool {
    let items = &reading.items[run];
    let heads = class::PERSON | class::VOICE | class::ANONYMOUS | class::OFFICE | class::FIRM | class::DOCUMENT | class::MEDIA;
    let idle = class::ADVERB | class::NEGATION | class::AUXILIARY | class::VERB | class::CONJUNCTION;
    let papers = |item: &Item| item.is(class::DOCUMENT) && items.len() == 1 && item.span.of(reading.text).ends_with('s');
    let head = |item: &Item| {
        item.is(heads) && (!item.is(class::AMBIGUOUS) || papers(item))
            || matches!(item.kind, Kind::Name(EntityType::Person | EntityType::Organization, _))
    };
    let plain = items.iter().all(|item| !item.is_mark() && !item.is(idle) || item.is(heads));
    plain && items.last().is_some_and(head)
}
