//! The sequence model that finds names. Knows tokens, lists and weights; must not know the document beyond one passage.

mod again;
pub(crate) mod bits;
mod context;
pub(crate) mod facts;
pub(crate) mod features;
pub(crate) mod hash;
pub(crate) mod labels;
mod lanes;
pub(crate) mod lists;
pub(crate) mod model;
mod repeats;
pub(crate) mod table;
mod viterbi;
pub(crate) mod words;

use super::{EntityType, Mention};
use crate::lexicon::{LexiconError, Provider};
use crate::text::{Document, Span, TokenKind};
pub(crate) use again::Again;
use lists::Lists;
use model::Model;
pub(crate) use repeats::Repeats;

/// The model and the lists of one language.
pub(crate) struct Sequence {
    model: Model,
    lists: Lists,
    chinese: bool,
}

impl Sequence {
    /// Reads `entities.zh.lists.bin` and `entities.zh.weights.bin`, or those of `en`; without them it finds nothing.
    pub(crate) fn new(provider: &dyn Provider, chinese: bool) -> Result<Self, LexiconError> {
        let mut sequence = Sequence { model: Model::empty(), lists: Lists::empty(), chinese };
        sequence.take_in(provider)?;
        Ok(sequence)
    }

    /// Reads those of its files that the provider has, in place of what it had.
    pub(crate) fn take_in(&mut self, provider: &dyn Provider) -> Result<(), LexiconError> {
        let language = if self.chinese { "zh" } else { "en" };
        let (lists, weights) = (format!("entities.{language}.lists.bin"), format!("entities.{language}.weights.bin"));
        if let Some(bytes) = provider.blob(&lists) {
            self.lists = Lists::read(&lists, &bytes)?;
        }
        if let Some(bytes) = provider.blob(&weights) {
            self.model = Model::read(&weights, &bytes)?;
        }
        Ok(())
    }

    /// The class of a list word; 0 for a stranger.
    pub(crate) fn class_of(&self, word: &str) -> u8 {
        self.lists.class_of(word)
    }

    /// The names of passage `nth`, sorted, without overlaps; `again` and `repeats` are of this document.
    pub(crate) fn find(&self, document: &Document, nth: usize, again: &Again, repeats: &mut Repeats) -> Vec<Mention> {
        let facts = facts::facts(document, nth, &self.lists, again);
        let mut emissions = self.model.emissions(&facts, self.chinese, repeats);
        let tokens = document.tokens_of(nth);
        for ((token, fact), sums) in tokens.iter().zip(&facts).zip(&mut emissions) {
            if token.kind == TokenKind::Mark && !fact.dot && parts_names(token.span.of(document.text), self.chinese) {
                *sums = viterbi::outside_only(*sums);
            }
        }
        for at in 1..tokens.len() {
            // names of Han characters have no gaps in them
            let gap = tokens[at - 1].span.end < tokens[at].span.start;
            if gap && tokens[at - 1].kind == TokenKind::Han && tokens[at].kind == TokenKind::Han {
                emissions[at] = viterbi::never_inside(emissions[at]);
            }
        }
        let labels = self.model.decode(&emissions);
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < labels.len() {
            let Some(kind) = labels::kind(usize::from(labels[at])) else {
                at += 1;
                continue;
            };
            let inside = labels::inside(kind) as u8;
            let end = at + 1 + labels[at + 1..].iter().take_while(|&&label| label == inside).count();
            let confidence = self.model.confidence(&emissions, &labels, at..end);
            if tokens[at..end].iter().any(|token| token.kind != TokenKind::Mark) {
                mentions.push(mention(tokens[at].span.union(tokens[end - 1].span), kind, confidence));
            }
            at = end;
        }
        mentions
    }
}

/// Whether the mark never stands inside a name.
fn parts_names(mark: &str, chinese: bool) -> bool {
    match mark.chars().next() {
        Some('“' | '”' | '"' | '(' | ')' | '[' | ']' | ';' | '?' | '*' | '|' | '…' | '—') => true,
        Some('「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉' | '【' | '】' | '〔' | '〕') => chinese,
        Some('（' | '）' | '，' | '。' | '；' | '：' | '！' | '？' | '、' | ',' | ':' | '!') => chinese,
        Some('｜' | '▲' | '●' | '■' | '◆') => chinese,
        _ => false,
    }
}

fn mention(span: Span, kind: EntityType, confidence: f32) -> Mention {
    Mention { span, kind, entity: 0, confidence }
}
