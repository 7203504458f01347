//! The sequence model that finds names. Knows tokens, lists and weights; must not know the document beyond one passage.

pub(crate) mod bits;
pub(crate) mod facts;
pub(crate) mod features;
pub(crate) mod hash;
pub(crate) mod labels;
pub(crate) mod lists;
pub(crate) mod model;
pub(crate) mod table;
pub(crate) mod words;

use super::{EntityType, Mention};
use crate::lexicon::{LexiconError, Provider};
use crate::text::{Document, Span, TokenKind};
use lists::Lists;
use model::Model;

/// The model and the lists of one language.
pub(crate) struct Sequence {
    model: Model,
    lists: Lists,
    chinese: bool,
}

impl Sequence {
    /// Reads `entities.zh.lists.bin` and `entities.zh.weights.bin`, or those of `en`; without them it finds nothing.
    pub(crate) fn new(provider: &dyn Provider, chinese: bool) -> Result<Self, LexiconError> {
        let language = if chinese { "zh" } else { "en" };
        let (lists, weights) = (format!("entities.{language}.lists.bin"), format!("entities.{language}.weights.bin"));
        let lists = provider.blob(&lists).map_or(Ok(Lists::empty()), |bytes| Lists::read(&lists, &bytes))?;
        let model = provider.blob(&weights).map_or(Ok(Model::empty()), |bytes| Model::read(&weights, &bytes))?;
        Ok(Sequence { model, lists, chinese })
    }

    /// The names of passage `nth`, sorted, without overlaps.
    pub(crate) fn find(&self, document: &Document, nth: usize) -> Vec<Mention> {
        let facts = facts::facts(document, nth, &self.lists);
        let emissions = self.model.emissions(&facts, self.chinese);
        let labels = self.model.decode(&emissions);
        let tokens = document.tokens_of(nth);
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < labels.len() {
            let Some(kind) = labels::kind(usize::from(labels[at])) else {
                at += 1;
                continue;
            };
            let inside = labels::inside(kind) as u8;
            let end = at + 1 + labels[at + 1..].iter().take_while(|&&label| label == inside).count();
            let confidence = confidence(&emissions[at..end], &labels[at..end]);
            if tokens[at..end].iter().any(|token| token.kind != TokenKind::Mark) {
                mentions.push(mention(tokens[at].span.union(tokens[end - 1].span), kind, confidence));
            }
            at = end;
        }
        mentions
    }
}

fn mention(span: Span, kind: EntityType, confidence: f32) -> Mention {
    Mention { span, kind, entity: 0, confidence }
}

/// From the closest race between the label taken and any other: 0.5 at a tie, nearly 1 far ahead.
fn confidence(emissions: &[[i16; labels::LANES]], taken: &[u8]) -> f32 {
    let margins = emissions.iter().zip(taken).map(|(sums, &label)| {
        let kind = labels::kind(usize::from(label));
        let rivals = (0..labels::LABELS).filter(|&rival| labels::kind(rival) != kind).map(|rival| sums[rival]);
        sums[usize::from(label)] - rivals.max().unwrap_or(0)
    });
    let margin = f32::from(margins.min().unwrap_or(0)) / CERTAIN;
    1.0 / (1.0 + (-margin).exp())
}

/// The margin that is worth one unit of log-odds: the weights' scale times a softening, fitted on the development sets.
const CERTAIN: f32 = 32.0;
