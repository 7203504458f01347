//! A passage as the rules read it: words of the tables, names, figures and marks instead of bare tokens.
//!
//! Knows the tables and the other layers' spans. Must not know what makes an attribution.

mod reader;

use super::words::{Entry, class};
use crate::entities::EntityType;
use crate::figures::FigureType;
use crate::text::Span;
pub(super) use reader::Reader;
use std::ops::Range;

/// What sort of thing an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the tables, or a single Han character.
    Han,
    /// A word in letters.
    Word,
    /// Digits.
    Number,
    /// A mark.
    Mark(Mark),
    /// A name, with the index of its entity.
    Name(EntityType, u32),
    /// A figure.
    Figure(FigureType),
}

/// Marks as far as rules tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Ends a sentence.
    Stop,
    /// `，`
    Comma,
    /// `；`
    Semicolon,
    /// `：`
    Colon,
    /// `、`
    List,
    /// A dash between words.
    Dash,
    /// The mark that opens a quotation that closes in the passage.
    OpenQuote,
    /// The mark that closes it.
    CloseQuote,
    /// Opens brackets or a title.
    Open,
    /// Closes them.
    Close,
    /// Anything else.
    Other,
}

/// A piece of a passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Its bytes.
    pub span: Span,
    /// What sort of thing it is.
    pub kind: Kind,
    /// What the tables say of it.
    pub entry: Entry,
    /// For a paired mark the item with its other half, else the item itself.
    pub partner: u32,
}

impl Item {
    /// Whether the tables give it any of the classes.
    pub fn is(&self, class: u64) -> bool {
        self.entry.class & class != 0
    }

    /// Whether it is this mark.
    #[inline]
    pub fn mark(&self, mark: Mark) -> bool {
        matches!(self.kind, Kind::Mark(own) if own as u8 == mark as u8)
    }

    /// Whether it is any mark.
    pub fn is_mark(&self) -> bool {
        matches!(self.kind, Kind::Mark(_))
    }

    /// Whether it can be the head of a source, or its end.
    pub fn is_anchor(&self) -> bool {
        let noun = self.is(class::SOURCE | class::PRONOUN) && !self.is(class::CUE | class::OPENER);
        noun || matches!(self.kind, Kind::Name(EntityType::Person | EntityType::Organization, _))
    }

    /// Whether it places things in time.
    pub fn is_time(&self) -> bool {
        matches!(self.kind, Kind::Figure(FigureType::Date | FigureType::Time | FigureType::Duration)) || self.is(class::TIME)
    }
}

/// The longest sentence, in items; longer ones are cut.
const LONGEST: usize = 1200;

/// The items of one passage.
pub(super) struct Reading<'d> {
    /// The document's text.
    pub text: &'d str,
    /// In order.
    pub items: Vec<Item>,
    /// The items of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// The passage has Han characters.
    pub chinese: bool,
    /// Names of the document are known, so that what is none can be told.
    pub named: bool,
}

impl Reading<'_> {
    /// Ends a sentence; a Chinese semicolon only pauses.
    fn close_sentence(&mut self, begin: usize) {
        let end = self.items.len();
        if end - begin > LONGEST {
            return self.break_up(begin);
        }
        let pauses = |item: &Item| item.mark(Mark::Semicolon);
        match self.sentences.last_mut() {
            Some(last) if self.chinese && end - last.start <= LONGEST && self.items[..last.end].last().is_some_and(pauses) => {
                last.end = end
            }
            _ => self.sentences.push(begin..end),
        }
    }

    /// Whether the item at `place` opens a sentence although the one from `begin` has not ended: it has a capital and stands behind an
    /// hour (`6 p.m.`) or a quotation with a full stop of its own (a quotation that goes on has a comma there).
    fn begins_anew(&self, begin: usize, place: usize) -> bool {
        let Some([stop, close, item]) = self.items[begin..=place].last_chunk() else { return false };
        if self.ends_with_hour(place) && !item.is_time() && item.span.of(self.text).starts_with(char::is_uppercase) {
            return true;
        }
        let stopped = stop.mark(Mark::Stop) && stop.span.of(self.text) == "." && close.mark(Mark::CloseQuote);
        stopped && close.partner as usize >= begin && item.span.of(self.text).starts_with(char::is_uppercase)
    }

    /// Whether `a.m.` or `p.m.` stands right before `place`, its stop then that of the sentence.
    fn ends_with_hour(&self, place: usize) -> bool {
        let before = self.text[..self.items[place].span.start as usize].trim_end();
        before.ends_with(" p.m.") || before.ends_with(" a.m.")
    }

    /// Cuts what is too long to be a sentence into pieces, so that rules that look around stay linear in the text.
    fn break_up(&mut self, begin: usize) {
        let end = self.items.len();
        for start in (begin..end).step_by(LONGEST) {
            let piece = start..end.min(start + LONGEST);
            for at in piece.clone() {
                let item = &mut self.items[at];
                if !piece.contains(&(item.partner as usize)) {
                    (item.partner, item.kind) = (at as u32, Kind::Mark(Mark::Other));
                }
            }
            self.sentences.push(piece);
        }
    }

    /// The words an item covers.
    pub fn str(&self, item: usize) -> &str {
        self.items[item].span.of(self.text)
    }

    /// The bytes of a run of items; empty where the run is.
    pub fn span(&self, items: Range<usize>) -> Span {
        match self.items.get(items.clone()) {
            Some([first, .., last]) => Span { start: first.span.start, end: last.span.end },
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }
}
