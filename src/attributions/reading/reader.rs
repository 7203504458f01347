//! From tokens to items. Knows the tables and the spans of names and figures; must not know what makes an attribution.

use super::{Item, Kind, Mark, Reading};
use crate::attributions::words::{Entry, Words, class};
use crate::entities::{Mention, Names};
use crate::figures::{Figure, FigureType};
use crate::text::{Document, Pair, PairKind, Span, Token, TokenKind, is_han};
use std::ops::Range;

/// Walks through names and figures once, passage after passage.
pub(in crate::attributions) struct Reader<'a> {
    document: &'a Document<'a>,
    words: &'a Words,
    mentions: &'a [Mention],
    figures: &'a [Figure],
    next_mention: usize,
    next_figure: usize,
    passage: &'a [Token],
    symbols: Vec<u16>,
    lower: String,
}

impl<'a> Reader<'a> {
    /// Starts at the first passage.
    pub fn new(document: &'a Document<'a>, words: &'a Words, names: &'a Names, figures: &'a [Figure]) -> Self {
        let (mentions, symbols, lower) = (names.mentions.as_slice(), Vec::new(), String::new());
        Reader { document, words, mentions, figures, next_mention: 0, next_figure: 0, passage: &[], symbols, lower }
    }

    /// The items of passage `nth`; passages must be asked for in order.
    pub fn read(&mut self, nth: usize) -> Reading<'a> {
        let tokens = self.document.tokens_of(nth);
        self.passage = tokens;
        self.symbols.clear();
        self.symbols.extend(tokens.iter().map(|token| match token.kind {
            TokenKind::Han => token.span.of(self.document.text).chars().next().map_or(0, |c| self.words.folded(c)),
            _ => 0,
        }));
        let mut reading = Reading {
            text: self.document.text,
            items: Vec::with_capacity(tokens.len()),
            sentences: Vec::new(),
            named: self.mentions.len() > 2,
            chinese: tokens.iter().any(|token| token.kind == TokenKind::Han),
        };
        let Some(first) = self.document.sentences_of(nth).first().map(|s| s.tokens.start) else { return reading };
        let mut marks = Pairs { pairs: self.document.pairs_of(nth), next: 0, open: Vec::new() };
        for sentence in self.document.sentences_of(nth) {
            let begin = reading.items.len();
            let (mut at, end) = ((sentence.tokens.start - first) as usize, (sentence.tokens.end - first) as usize);
            let mut begin = begin;
            while at < end {
                let (width, item) = self.item(&tokens[at..end], at..end);
                let place = reading.items.len();
                reading.items.push(Item { partner: place as u32, ..item });
                marks.join(&mut reading.items, place);
                if !reading.chinese && reading.begins_anew(begin, place) {
                    let item = reading.items.pop();
                    reading.close_sentence(begin);
                    begin = place;
                    reading.items.extend(item);
                }
                at += width;
            }
            reading.close_sentence(begin);
        }
        reading
    }

    /// The item at the first of `tokens`, and how many tokens it takes; `place` is where they stand in the passage.
    fn item(&mut self, tokens: &[Token], place: Range<usize>) -> (usize, Item) {
        let token = tokens[0];
        if let Some((span, kind)) = self.marked_at(token.span.start) {
            let width = tokens.iter().take_while(|token| token.span.end <= span.end).count();
            if width > 0 {
                let entry = Entry { class: self.class_of_name(&tokens[..width], place.start), ..Entry::default() };
                return (width, Item { span, kind, entry, partner: 0 });
            }
        }
        match token.kind {
            TokenKind::Han => self.han(tokens, place),
            TokenKind::Word | TokenKind::Kana => {
                if let Some(entry) = tokens.get(1).and_then(|next| self.phrasal(token.span, next.span)) {
                    return (2, Item { span: token.span.union(tokens[1].span), kind: Kind::Word, entry, partner: 0 });
                }
                let entry = self.latin(token.span);
                (1, Item { span: token.span, kind: Kind::Word, entry, partner: 0 })
            }
            TokenKind::Number => (1, Item { span: token.span, kind: Kind::Number, entry: Entry::default(), partner: 0 }),
            TokenKind::Mark => {
                let quiet = is_damage(self.document.text, token.span) || self.is_short(place.start, tokens);
                let apart = token.span.of(self.document.text) == "-" && self.stands_apart(token.span);
                let mark = if quiet { Mark::Other } else { mark(if apart { "—" } else { token.span.of(self.document.text) }) };
                (1, Item { span: token.span, kind: Kind::Mark(mark), entry: Entry::default(), partner: 0 })
            }
        }
    }

    /// What a name's last word, or the whole of it, says: `朝日新聞`, `Hunter Courier`.
    fn class_of_name(&mut self, tokens: &[Token], at: usize) -> u64 {
        let last = tokens[tokens.len() - 1];
        let class = match last.kind {
            TokenKind::Word => self.latin(last.span).class,
            TokenKind::Han => (tokens.len().saturating_sub(5)..tokens.len() - 1)
                .filter_map(|from| {
                    let symbols = &self.symbols[at + from..at + tokens.len()];
                    self.words.longest(symbols).filter(|(length, _)| *length == symbols.len())
                })
                .fold(0, |class, (_, entry)| class | entry.class),
            _ => 0,
        };
        class & (class::MEDIA | class::TIME | if last.kind == TokenKind::Word { class::FORUM } else { 0 })
    }

    fn latin(&mut self, span: Span) -> Entry {
        self.words.latin(span.of(self.document.text), &mut self.lower).unwrap_or_default()
    }

    /// The entry of a verb with its particle: `pointed out`.
    fn phrasal(&mut self, verb: Span, particle: Span) -> Option<Entry> {
        let text = self.document.text;
        let apart = particle.start == verb.end + 1
            && matches!(particle.of(text), "out" | "up" | "on" | "back" | "to" | "down" | "off" | "it");
        if apart { self.words.latin(&text[verb.start as usize..particle.end as usize], &mut self.lower) } else { None }
    }

    /// The longest word of the tables that does not run into a name or figure.
    fn han(&self, tokens: &[Token], place: Range<usize>) -> (usize, Item) {
        let barrier = self.barrier();
        let room = tokens.iter().take(8).take_while(|t| t.kind == TokenKind::Han && t.span.end <= barrier).count().max(1);
        let symbols = &self.symbols[place.start..place.start + room];
        let (width, entry) = self.words.longest(symbols).unwrap_or((1, Entry::default()));
        let span = tokens[0].span.union(tokens[width - 1].span);
        (width, Item { span, kind: Kind::Han, entry, partner: 0 })
    }

    /// Whether the full stop at `at` only marks a short form: `Mr.`, `J.`, `U.S.`
    fn is_short(&mut self, at: usize, tokens: &[Token]) -> bool {
        let stop = tokens[0].span;
        let before = at.checked_sub(1).and_then(|before| self.passage.get(before)).filter(|token| token.span.end == stop.start);
        let Some(word) = before.filter(|token| token.kind == TokenKind::Word && stop.of(self.document.text) == ".") else {
            return false;
        };
        let glued = tokens.get(1).is_some_and(|next| next.span.start == stop.end && next.kind == TokenKind::Word);
        let last = tokens.len() == 1;
        !last && (glued || word.span.len() == 1 || self.latin(word.span).class & (class::TITLE | class::ABBREVIATION) != 0)
    }

    /// A hyphen between spaces is a dash, and so is one behind a space and words: `Three held -police`.
    fn stands_apart(&self, span: Span) -> bool {
        let (before, after) = (&self.document.text[..span.start as usize], &self.document.text[span.end as usize..]);
        let behind_words = || before.trim_end().ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphabetic);
        before.ends_with(char::is_whitespace) && (after.starts_with(char::is_whitespace) || behind_words())
    }

    /// Where the next name or figure begins.
    fn barrier(&self) -> u32 {
        let mention = self.mentions.get(self.next_mention).map_or(u32::MAX, |m| m.span.start);
        let figure = self.figures.get(self.next_figure).filter(|f| is_temporal(f)).map_or(u32::MAX, |f| f.span.start);
        mention.min(figure)
    }

    /// The name or figure that begins at a byte.
    fn marked_at(&mut self, byte: u32) -> Option<(Span, Kind)> {
        while self.mentions.get(self.next_mention).is_some_and(|m| m.span.start < byte) {
            self.next_mention += 1;
        }
        while self.figures.get(self.next_figure).is_some_and(|f| f.span.start < byte) {
            self.next_figure += 1;
        }
        let mention = self.mentions.get(self.next_mention).filter(|m| m.span.start == byte);
        let figure = self.figures.get(self.next_figure).filter(|f| f.span.start == byte && is_temporal(f));
        mention.map(|m| (m.span, Kind::Name(m.kind, m.entity))).or(figure.map(|f| (f.span, Kind::Figure(f.value.figure_type()))))
    }
}

/// Other figures may have a noun in them (三名知情人士) and are read word by word.
fn is_temporal(figure: &Figure) -> bool {
    matches!(figure.value.figure_type(), FigureType::Date | FigureType::Time | FigureType::Duration | FigureType::Age)
}

/// The pairs of a passage, on the way through its items.
struct Pairs<'p> {
    pairs: &'p [Pair],
    next: usize,
    open: Vec<(Pair, usize)>,
}

impl Pairs<'_> {
    /// Makes partners of the two halves of a pair when the second is reached.
    fn join(&mut self, items: &mut [Item], place: usize) {
        let span = items[place].span;
        while self.pairs.get(self.next).is_some_and(|pair| pair.outer.start < span.start) {
            self.next += 1;
        }
        if let Some(pair) = self.pairs.get(self.next).filter(|pair| pair.outer.start == span.start) {
            self.open.push((*pair, place));
            return;
        }
        while self.open.last().is_some_and(|(pair, _)| pair.outer.end < span.end) {
            self.open.pop();
        }
        if let Some((pair, opened)) = self.open.pop_if(|(pair, _)| pair.outer.end == span.end) {
            let quote = pair.kind == PairKind::Quote;
            let kinds = if quote { (Mark::OpenQuote, Mark::CloseQuote) } else { (Mark::Open, Mark::Close) };
            (items[opened].kind, items[opened].partner) = (Kind::Mark(kinds.0), place as u32);
            (items[place].kind, items[place].partner) = (Kind::Mark(kinds.1), opened as u32);
        }
    }
}

/// A `?` between two Han characters stands for a lost middle dot.
fn is_damage(text: &str, span: Span) -> bool {
    span.of(text) == "?" && text[..span.start as usize].ends_with(is_han) && text[span.end as usize..].starts_with(is_han)
}

fn mark(mark: &str) -> Mark {
    let mut chars = mark.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return Mark::Other };
    match only {
        '。' | '！' | '？' | '!' | '?' | '.' | '…' | '‼' | '⁉' => Mark::Stop,
        '，' | ',' => Mark::Comma,
        '；' | ';' => Mark::Semicolon,
        '：' | ':' => Mark::Colon,
        '、' => Mark::List,
        '—' | '–' | '―' => Mark::Dash,
        _ => Mark::Other,
    }
}
