//! A text taken apart once for all layers. Knows the order of passages, sentences and tokens; must not know what they mean.

use super::{Language, Pair, Passage, Sentence, Span, Token, passages::passages, quotation::pairs, sentences, tokens::tokenize};
use std::ops::Range;

/// A text with its passages, sentences, tokens and paired marks, all in order of position.
pub struct Document<'t> {
    /// The original, never changed.
    pub text: &'t str,
    /// The language of most of it.
    pub language: Language,
    /// Its blocks.
    pub passages: Vec<Passage>,
    /// Its sentences; each lies in one passage.
    pub sentences: Vec<Sentence>,
    /// Its tokens; each lies in one sentence.
    pub tokens: Vec<Token>,
    /// Quotation marks and brackets that close inside their passage, by opening mark.
    pub pairs: Vec<Pair>,
    parts: Vec<Parts>,
}

/// Where the parts of one passage stand in the document's lists.
#[derive(Clone, Debug, Default)]
struct Parts {
    sentences: Range<usize>,
    tokens: Range<usize>,
    pairs: Range<usize>,
}

impl<'t> Document<'t> {
    /// Takes a text apart; the language is detected unless it is given. Linear in the text.
    pub fn new(text: &'t str, language: Option<Language>) -> Self {
        let language = language.unwrap_or_else(|| Language::detect(text));
        let mut document = Document {
            text,
            language,
            passages: passages(text),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(text.len() / 4),
            pairs: Vec::new(),
            parts: Vec::new(),
        };
        for nth in 0..document.passages.len() {
            document.take_apart(nth);
        }
        document
    }

    fn take_apart(&mut self, nth: usize) {
        let span = self.passages[nth].span;
        let (sentences, tokens, marks) = (self.sentences.len(), self.tokens.len(), self.pairs.len());
        self.pairs.extend(pairs(span.of(self.text), span.start));
        for sentence in sentences::split(self.text, span, &self.pairs[marks..], self.language) {
            let first = self.tokens.len() as u32;
            tokenize(sentence.of(self.text), sentence.start, &mut self.tokens);
            self.sentences.push(Sentence { span: sentence, tokens: first..self.tokens.len() as u32 });
        }
        self.parts.push(Parts {
            sentences: sentences..self.sentences.len(),
            tokens: tokens..self.tokens.len(),
            pairs: marks..self.pairs.len(),
        });
    }

    /// The sentences of passage `nth`.
    pub fn sentences_of(&self, nth: usize) -> &[Sentence] {
        &self.sentences[self.parts[nth].sentences.clone()]
    }

    /// The tokens of passage `nth`.
    pub fn tokens_of(&self, nth: usize) -> &[Token] {
        &self.tokens[self.token_range(nth)]
    }

    /// Where the tokens of passage `nth` stand among all.
    pub fn token_range(&self, nth: usize) -> Range<usize> {
        self.parts[nth].tokens.clone()
    }

    /// The paired marks of passage `nth`.
    pub fn pairs_of(&self, nth: usize) -> &[Pair] {
        &self.pairs[self.parts[nth].pairs.clone()]
    }

    /// The passage that covers or follows a byte offset, as an index; the number of passages when none does.
    pub fn passage_at(&self, byte: u32) -> usize {
        self.passages.partition_point(|passage| passage.span.end <= byte)
    }

    /// The tokens that lie inside `span`, as indices.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let last = self.tokens.partition_point(|token| token.span.end <= span.end);
        first..last.max(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_lie_in_their_passages() {
        let text = "標題\n他說：「好。」隨後離開。\n\nShe said “no” (twice).";
        let document = Document::new(text, None);
        assert_eq!(document.passages.len(), 3);
        for (nth, passage) in document.passages.iter().enumerate() {
            assert!(document.sentences_of(nth).iter().all(|s| passage.span.contains(s.span)));
            assert!(document.tokens_of(nth).iter().all(|t| passage.span.contains(t.span)));
            assert!(document.pairs_of(nth).iter().all(|p| passage.span.contains(p.outer)));
            assert_eq!(document.passage_at(passage.span.start), nth);
        }
        assert_eq!(document.tokens_of(0).len(), 2);
    }
}
