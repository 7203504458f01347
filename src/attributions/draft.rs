//! An attribution in the making: items of one passage instead of bytes. Knows items; must not know any language.

use super::reading::{Item, Kind, Mark, Reading};
use super::types::{QuoteType, Statement};
use super::words::Need;
use crate::text::Span;
use std::ops::Range;

/// What the finders of both languages hand on to be resolved.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The words that name the source.
    pub source: Option<Range<usize>>,
    /// The cue; empty where there is none.
    pub cue: Range<usize>,
    /// What the cue makes of it.
    pub statement: Statement,
    /// What the cue needs.
    pub need: Need,
    /// What was said.
    pub content: Vec<Range<usize>>,
    /// A subject further up in the same sentence, where the source is dropped.
    pub subject: Option<Range<usize>>,
    /// The content is someone's own words although no marks say so.
    pub direct: bool,
    /// The content lies behind, or around, words of direct speech of someone else.
    pub inside_quote: bool,
}

impl Draft {
    /// What a heading, a label or a colon gives somebody to say, plainly and in one piece.
    pub(super) fn said(source: Option<Range<usize>>, cue: Range<usize>, content: Range<usize>) -> Self {
        Draft {
            source,
            cue,
            statement: Statement::Say,
            need: Need::Tail,
            content: std::iter::once(content).collect(),
            subject: None,
            inside_quote: false,
            direct: false,
        }
    }
}

/// A run without the marks at its ends that only part it from its neighbours.
pub(super) fn trim(items: &[Item], mut run: Range<usize>) -> Range<usize> {
    let loose = |item: &Item| matches!(item.kind, Kind::Mark(m) if matches!(m, Mark::Stop | Mark::Comma | Mark::Semicolon | Mark::Colon | Mark::List | Mark::Dash));
    while run.start < run.end && loose(&items[run.start]) {
        run.start += 1;
    }
    while run.start < run.end && loose(&items[run.end - 1]) {
        run.end -= 1;
    }
    run
}

/// How the spans of a content are given, and what they are: a quotation loses its marks.
pub(super) fn quoted(reading: &Reading, draft: &Draft) -> (QuoteType, Vec<Span>) {
    let (quote, spans) = marked(reading, &draft.content);
    (if draft.direct { QuoteType::Direct } else { quote }, spans)
}

fn marked(reading: &Reading, content: &[Range<usize>]) -> (QuoteType, Vec<Span>) {
    let items = &reading.items;
    let whole = |run: &Range<usize>| {
        run.end > run.start + 1 && items[run.start].mark(Mark::OpenQuote) && items[run.start].partner as usize == run.end - 1
    };
    if content.iter().all(whole) {
        let inner = |run: &Range<usize>| inner(reading, run.start + 1..run.end - 1);
        return (QuoteType::Direct, content.iter().map(inner).filter(|span| !span.is_empty()).collect());
    }
    let speech = content.iter().any(|run| whole(run) || run.clone().any(|at| is_speech(reading, at)));
    let spans =
        content.iter().map(|run| if whole(run) { inner(reading, run.start + 1..run.end - 1) } else { reading.span(run.clone()) });
    (if speech { QuoteType::Mixed } else { QuoteType::Indirect }, spans.filter(|span| !span.is_empty()).collect())
}

/// What stands between the marks of a quotation, without a comma at its end.
fn inner(reading: &Reading, run: Range<usize>) -> Span {
    let items = &reading.items;
    let mut end = run.end;
    while end > run.start && matches!(items[end - 1].kind, Kind::Mark(Mark::Comma)) {
        end -= 1;
    }
    reading.span(run.start..end)
}

/// The shortest quotation in Chinese that is more than a term, in characters; one that ends its clause may be shorter by one.
const WORDING: usize = 5;

/// 「台農71號」糙米, 「週五讀書會」裡: a name that goes on to a noun has no word of structure in it.
fn is_term(reading: &Reading, open: usize, close: usize) -> bool {
    const STRUCTURE: &str =
        "的了是不在就都也會会要能我你他她這这那被把還还才很太與与而沒没無无再更最只讓让給给別别嗎吗呢吧啊誰谁為为";
    let next = reading.items.get(close + 1);
    let embedded = next.is_some_and(|item| !item.is_mark()) && reading.str(close + 1) != "的";
    let words = reading.span(open + 1..close).of(reading.text);
    embedded && !words.contains(|c| STRUCTURE.contains(c)) && !words.contains(['，', '。', '！', '？', '、', '：'])
}

/// A word that makes a place or a matter of the quotation before it: 「地方制度法」中.
fn names_place(reading: &Reading, at: usize) -> bool {
    at < reading.items.len() && matches!(reading.str(at), "中" | "里" | "裡" | "裏" | "内" | "內" | "上" | "等")
}

/// Whether a quotation opens here that someone said, not a name or a term: it is long, has a verb's marks, or in English begins like
/// no name.
fn is_speech(reading: &Reading, at: usize) -> bool {
    let item = &reading.items[at];
    if !item.mark(Mark::OpenQuote) {
        return false;
    }
    let close = item.partner as usize;
    let inside = &reading.items[at + 1..close];
    let name = matches!(inside, [Item { kind: Kind::Name(..), .. }]);
    let length = reading.span(at + 1..close).of(reading.text).chars().filter(|c| c.is_alphanumeric()).count();
    let words = inside.iter().filter(|item| !item.is_mark()).count();
    let plain = || inside.first().is_some_and(|_| reading.str(at + 1).starts_with(char::is_lowercase));
    let closes = || reading.items.get(close + 1).is_none_or(Item::is_mark);
    let term = reading.chinese && length < 2 * WORDING && (names_place(reading, close + 1) || is_term(reading, at, close));
    let long = if reading.chinese { length >= WORDING || length + 1 == WORDING && closes() } else { words >= 3 || plain() };
    long && !name && !term || inside.last().is_some_and(|item| item.mark(Mark::Stop))
}
