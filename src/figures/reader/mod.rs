//! A text prepared for the grammars: folded tokens, and at each token the terms that begin there.
//!
//! Knows tokens and terms; must not know any grammar. One pass, and at most the longest term's tokens are looked at from each place.

mod fold;
mod lexicon;
mod memo;
mod sense;
mod separators;

pub use lexicon::Lexicon;
pub use sense::{Part, Relation, Sense, Side, TimeUnit, W, opens};

use crate::figures::Bound;
use crate::text::{Span, Token, TokenKind};
use lexicon::{Begins, NOWHERE};
pub use memo::Memo;

/// A token as grammars see it.
#[derive(Clone, Copy, Debug)]
pub struct Lex {
    /// Its bytes in the document.
    pub span: Span,
    /// Its class.
    pub kind: TokenKind,
    /// Whether visible white space stands before it.
    pub gap: bool,
    key: u32,
}

/// A term that begins at some token.
#[derive(Clone, Copy, Debug)]
struct Hit {
    end: u32,
    sense: Sense,
}

/// The tokens of a stretch of text with the terms in it.
pub struct Reader<'t> {
    /// The whole document's text.
    pub text: &'t str,
    /// Whether odd readings are wanted too, as recognition output has them: `2000 over 3` is a fraction.
    pub literal: bool,
    /// Numbers read last.
    pub(super) numbers: Memo<Option<super::numbers::Num>>,
    /// Places in a row read last.
    pub(super) ordinals: Memo<Option<super::numbers::Nth>>,
    /// Chinese numerals read last, without fractions.
    pub(super) han: Memo<Option<super::numbers::Num>>,
    lexes: Vec<Lex>,
    /// The terms that begin at each token, and one place behind the last.
    places: Vec<Place>,
    hits: Vec<Hit>,
}

/// What begins at a token.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The first of its terms among all hits; those of the next token follow.
    first: u32,
    begins: Begins,
}

/// No term in the tables has more tokens.
const LONGEST_TERM: usize = 12;

impl<'t> Reader<'t> {
    /// Prepares tokens of `text`.
    pub fn new(text: &'t str, tokens: &[Token], lexicon: &'t Lexicon) -> Self {
        let mut reader = Reader {
            text,
            literal: false,
            numbers: Memo::default(),
            ordinals: Memo::default(),
            han: Memo::default(),
            lexes: Vec::with_capacity(tokens.len()),
            places: Vec::with_capacity(tokens.len() + 1),
            hits: Vec::with_capacity(tokens.len()),
        };
        for token in tokens {
            reader.push(token, lexicon);
        }
        reader.find_terms(lexicon);
        reader
    }

    fn push(&mut self, token: &Token, lexicon: &Lexicon) {
        let form = token.span.of(self.text);
        let end = self.lexes.last().map_or(token.span.start, |last| last.span.end);
        let between = if end == token.span.start { "" } else { Span { start: end, end: token.span.start }.of(self.text) };
        let gap = between.starts_with(' ') || between.contains(char::is_whitespace);
        if token.kind != TokenKind::Number {
            self.lexes.push(Lex { span: token.span, kind: token.kind, gap, key: lexicon.key(form, token.kind) });
            return;
        }
        let torn = !gap && !between.is_empty();
        match self.lexes.last_mut().filter(|last| torn && last.kind == TokenKind::Number) {
            // only invisible characters stand between: one number, as the reader sees it
            Some(last) => last.span = last.span.union(token.span),
            None => self.push_number(token.span, gap, lexicon.key(form, token.kind)),
        }
    }

    fn find_terms(&mut self, lexicon: &Lexicon) {
        for at in 0..self.lexes.len() {
            let first = self.hits.len() as u32;
            let mut node = lexicon.first(self.lexes[at].key);
            let (mut begins, mut end) = (Begins::with(self.lexes[at].kind), at);
            while node != NOWHERE {
                end += 1;
                begins = begins.or(lexicon.begins(node));
                for &sense in lexicon.senses_of(node) {
                    self.hits.push(Hit { end: end as u32, sense });
                }
                let Some(lex) = self.lexes.get(end).filter(|_| end < at + LONGEST_TERM) else { break };
                // digits inside a term touch what stands before them: `ft 2 in` has no `ft2`
                let torn = lex.gap && lex.kind == TokenKind::Number;
                node = if torn { NOWHERE } else { lexicon.step(node, lex.key).unwrap_or(NOWHERE) };
            }
            self.places.push(Place { first, begins });
        }
        self.places.push(Place { first: self.hits.len() as u32, begins: Begins::default() });
    }

    /// The terms that begin at `at`, the shorter before the longer.
    #[inline]
    fn hits(&self, at: usize) -> &[Hit] {
        match (self.places.get(at), self.places.get(at + 1)) {
            (Some(here), Some(next)) => &self.hits[here.first as usize..next.first as usize],
            _ => &[],
        }
    }

    /// What may begin at `at`, as bits of [`opens`]; numbers may begin anything.
    pub fn opens(&self, at: usize) -> u8 {
        self.places.get(at).map_or(0, |place| place.begins.opens)
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.lexes.len()
    }

    /// Token `at`, if there is one.
    pub fn lex(&self, at: usize) -> Option<&Lex> {
        self.lexes.get(at)
    }

    /// Whether token `at` is a run of digits.
    pub fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// The class of token `at`.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.lexes.get(at).map(|lex| lex.kind)
    }

    /// The folded character of token `at`; `\0` where it is a word, a number or nothing.
    pub fn char(&self, at: usize) -> char {
        self.lexes.get(at).and_then(|lex| char::from_u32(lex.key)).unwrap_or('\0')
    }

    /// Whether white space stands before token `at`; true at both ends of the text.
    pub fn gap(&self, at: usize) -> bool {
        at == 0 || self.lexes.get(at).is_none_or(|lex| lex.gap)
    }

    /// Whether any term begins at `at`.
    pub fn is_term(&self, at: usize) -> bool {
        !self.hits(at).is_empty()
    }

    /// The longest term at `at` whose sense `want` accepts, with the token after it.
    #[inline]
    pub fn find<T>(&self, at: usize, want: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        self.hits(at).iter().rev().find_map(|hit| want(hit.sense).map(|found| (found, hit.end as usize)))
    }

    /// Whether some term at `at` is what `want` asks for, of its sense and the token after it.
    pub fn any(&self, at: usize, want: impl Fn(Sense, usize) -> bool) -> bool {
        self.hits(at).iter().any(|hit| want(hit.sense, hit.end as usize))
    }

    /// The Chinese digit at `at`.
    pub fn digit(&self, at: usize) -> Option<u8> {
        self.find(at, |sense| if let Sense::Digit(digit) = sense { Some(digit) } else { None }).map(|(digit, _)| digit)
    }

    /// The Chinese power of ten at `at`, where it is one character.
    pub fn scale(&self, at: usize) -> Option<u8> {
        let found = self.find(at, |sense| if let Sense::Scale(power) = sense { Some(power) } else { None });
        found.filter(|(_, end)| *end == at + 1).map(|(power, _)| power)
    }

    /// The unit of time at `at`, with the token after it.
    pub fn time(&self, at: usize) -> Option<(TimeUnit, usize)> {
        self.find(at, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })
    }

    /// The currency at `at`, by row, with the token after it.
    pub fn currency(&self, at: usize) -> Option<(u16, usize)> {
        self.find(at, |sense| if let Sense::Currency(row) = sense { Some(row) } else { None })
    }

    /// The bounding word at `at` that stands before its figure, with the token after it.
    pub fn bound_before(&self, at: usize) -> Option<(Bound, usize)> {
        self.find(at, |sense| if let Sense::Bound(bound, Side::before) = sense { Some(bound) } else { None })
    }

    /// The bounding word at `at` that stands behind its figure, with the token after it.
    pub fn bound_after(&self, at: usize) -> Option<(Bound, usize)> {
        self.find(at, |sense| if let Sense::Bound(bound, Side::after) = sense { Some(bound) } else { None })
    }

    /// The token after the function word `word` at `at`.
    pub fn word(&self, at: usize, word: W) -> Option<usize> {
        if self.places.get(at)?.begins.words & Begins::bit(word) == 0 {
            return None;
        }
        self.find(at, |sense| if matches!(sense, Sense::Word(found) if found == word) { Some(()) } else { None })
            .map(|(_, end)| end)
    }

    /// The token after `word`, or `at` itself where it does not stand there.
    pub fn skip(&self, at: usize, word: W) -> usize {
        self.word(at, word).unwrap_or(at)
    }

    /// Where a term that ends right before `at` and that `want` accepts begins: the longest.
    pub fn before<T>(&self, at: usize, want: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        let first = at.saturating_sub(LONGEST_TERM);
        let near = self.places.get(first).zip(self.places.get(at));
        let near = near.map_or(&[][..], |(first, here)| &self.hits[first.first as usize..here.first as usize]);
        if near.iter().all(|hit| hit.end as usize != at) {
            return None;
        }
        (first..at).find_map(|from| {
            self.hits(from)
                .iter()
                .find_map(|hit| if hit.end as usize == at { want(hit.sense).map(|found| (found, from)) } else { None })
        })
    }

    /// The text of tokens `from..to`.
    pub fn slice(&self, from: usize, to: usize) -> &'t str {
        self.span(from, to).of(self.text)
    }

    /// The bytes of tokens `from..to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.lexes.get(from), to.checked_sub(1).and_then(|last| self.lexes.get(last))) {
            (Some(first), Some(last)) if to > from => first.span.union(last.span),
            _ => Span::default(),
        }
    }

    /// The token after a title in 《》 that begins at `at`: what it counts is part of a name.
    pub fn title(&self, at: usize) -> Option<usize> {
        const LONGEST_TITLE: usize = 40;
        if self.char(at) != '《' {
            return None;
        }
        (at + 1..self.lexes.len().min(at + LONGEST_TITLE)).find(|&end| self.char(end) == '》').map(|end| end + 1)
    }

    /// Whether token `at` begins with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.slice(at, at + 1).starts_with(char::is_uppercase)
    }
}
