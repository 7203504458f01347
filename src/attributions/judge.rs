//! Whether a draft is an attribution, learned where rules end: verbs that also take objects and have neither a pause, a quotation nor
//! `that` behind them. All other drafts count as they are: judging them gained nothing on articles.
//!
//! A linear model over a few dozen hashed features of cue, source and content; 8-bit weights. Knows drafts; must not know how they
//! were found, nor gold marks.

use super::draft::Draft;
use super::reading::{Item, Kind, Reading};
use super::words::{Need, class};
use crate::lexicon::{LexiconError, Provider, blob};

/// The blob with the weights, one section a language.
pub(crate) const BLOB: &str = "attributions.weights.bin";
/// Weights of one language, as a power of two.
pub(crate) const BUCKETS: usize = 1 << 13;

/// The learned weights.
pub(super) struct Judge {
    chinese: Vec<i8>,
    english: Vec<i8>,
}

impl Judge {
    /// The weights of the provider; none where it has no such blob, and every draft then counts.
    ///
    /// # Errors
    /// A damaged blob.
    pub fn load(provider: &dyn Provider) -> Result<Option<Self>, LexiconError> {
        let Some(bytes) = provider.blob(BLOB) else { return Ok(None) };
        let sections = blob::open(&bytes).map_err(|problem| LexiconError::new(BLOB, problem))?;
        let weights =
            |nth: usize| sections.get(nth).filter(|s| s.len() == BUCKETS).map(|s| s.iter().map(|&byte| byte as i8).collect());
        match (weights(0), weights(1)) {
            (Some(chinese), Some(english)) => Ok(Some(Judge { chinese, english })),
            _ => Err(LexiconError::new(BLOB, "has not the sections that it should have")),
        }
    }

    /// Whether the weights speak for the draft; `room` is reused between calls.
    pub fn accepts(&self, reading: &Reading, draft: &Draft, room: &mut Vec<u16>) -> bool {
        if !is_risky(reading, draft) {
            return true;
        }
        features(reading, draft, room);
        let weights = if reading.chinese { &self.chinese } else { &self.english };
        room.iter().map(|&feature| i32::from(weights[feature as usize])).sum::<i32>() >= 0
    }
}

/// What stands for a missing item.
const NONE: u32 = 77;

/// The features of a draft, as places in the weights.
pub(crate) fn features(reading: &Reading, draft: &Draft, out: &mut Vec<u16>) {
    out.clear();
    let items = &reading.items;
    let cue = reading.span(draft.cue.clone()).of(reading.text);
    let word = text_hash(cue);
    let next = items.get(draft.cue.end);
    let follows = next.map_or(NONE, sort);
    let before = draft.cue.start.checked_sub(1).map_or(NONE, |at| sort(&items[at]));
    let source = source(reading, draft);
    let content = content(reading, draft);
    let need = draft.need as u32;
    let first = draft.content.first().map_or(NONE, |run| sort(&items[run.start]));
    let mut add = |template: u32, a: u32, b: u32| out.push(place(template, a, b));
    add(0, 0, 0);
    add(1, word, 0);
    add(2, word, follows);
    add(3, need, follows);
    add(4, need, source);
    add(5, follows, source);
    add(6, next.map_or(NONE, |item| text_hash(item.span.of(reading.text))), 0);
    add(7, before, need);
    add(8, content, need);
    add(9, content, follows);
    add(10, draft.statement as u32, source);
    add(11, first, need);
    add(12, word, content & 3);
    add(13, u32::from(draft.inside_quote), source);
    add(14, shape(draft), need);
    add(15, last(reading, draft), need);
    add(16, word, source);
    add(17, first_word(reading, draft), need);
}

/// How the draft was found.
fn shape(draft: &Draft) -> u32 {
    let order = draft.content.first().map_or(0, |run| 1 + u32::from(run.start > draft.cue.start));
    order * 8 + u32::from(draft.cue.is_empty()) * 4 + draft.content.len().min(3) as u32
}

/// The source: none, further up, or what its last word is, and how long.
fn source(reading: &Reading, draft: &Draft) -> u32 {
    let Some(run) = &draft.source else { return 1 + u32::from(draft.subject.is_some()) };
    let near = u32::from(run.end + 4 > draft.cue.start);
    let head = run.end.checked_sub(1).map_or(NONE, |at| sort(&reading.items[at]));
    head.wrapping_mul(64).wrapping_add(near * 16 + (run.len().min(12) / 4) as u32 + 3)
}

/// The content: length, and whether it begins with a quotation or has one.
fn content(reading: &Reading, draft: &Draft) -> u32 {
    let length: usize = draft.content.iter().map(|run| run.len()).sum();
    let quote = draft.content.iter().any(|run| reading.items[run.start].mark(super::reading::Mark::OpenQuote));
    let has =
        draft.content.iter().any(|run| reading.items[run.clone()].iter().any(|item| item.mark(super::reading::Mark::OpenQuote)));
    let size = (usize::BITS - length.leading_zeros()).min(7);
    size * 4 + u32::from(quote) * 2 + u32::from(has)
}

fn last(reading: &Reading, draft: &Draft) -> u32 {
    draft.content.last().and_then(|run| run.end.checked_sub(1)).map_or(NONE, |at| sort(&reading.items[at]))
}

fn first_word(reading: &Reading, draft: &Draft) -> u32 {
    draft.content.first().map_or(NONE, |run| text_hash(reading.str(run.start)))
}

/// What sort of item it is, classes and all.
fn sort(item: &Item) -> u32 {
    let kind = match item.kind {
        Kind::Han => 1,
        Kind::Word => 2,
        Kind::Number => 3,
        Kind::Mark(mark) => 16 + mark as u32,
        Kind::Name(kind, _) => 32 + kind as u32,
        Kind::Figure(kind) => 48 + kind as u32,
    };
    kind ^ item.entry.class.wrapping_mul(0x9E37_79B1).rotate_left(9) & 0xFFFF_FF00
}

fn text_hash(text: &str) -> u32 {
    let fold = |hash: u32, c: char| (hash ^ crate::lexicon::fold(c) as u32).wrapping_mul(0x0100_0193);
    text.chars().take(12).fold(0x811C_9DC5, fold)
}

fn place(template: u32, a: u32, b: u32) -> u16 {
    let mixed = (template.wrapping_mul(0x85EB_CA6B) ^ a.wrapping_mul(0xC2B2_AE35)).rotate_left(13) ^ b.wrapping_mul(0x27D4_EB2F);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
    ((mixed ^ (mixed >> 13)) as usize % BUCKETS) as u16
}

/// A draft that no sign speaks for: neither a pause, a quotation nor `that` behind a verb that asks for one.
pub(crate) fn is_risky(reading: &Reading, draft: &Draft) -> bool {
    let signed = reading.items.get(draft.cue.end).is_some_and(|next| next.is_mark() || next.is(class::CONJUNCTION));
    let before = draft.content.first().is_some_and(|run| run.start < draft.cue.start);
    matches!(draft.need, Need::Pause | Need::Object | Need::Document) && !signed && !before
}

/// The place of the feature that every draft has.
#[cfg(feature = "cli")]
pub(crate) fn bias() -> u16 {
    place(0, 0, 0)
}
