//! Floor 2: entities, that is named people, organisations, products, places, events and works.
//!
//! Knows names: how they are built, found and which of them mean the same. Must not know figures' or attributions' insides, nor
//! the screen.

mod agreement;
mod link;
mod names;
pub(crate) mod tagger;
mod types;

pub use types::{Entity, EntityType, Mention};

use crate::lexicon::{LexiconError, Provider};
use crate::text::Document;
use tagger::Sequence;

/// The names of a document: who and what is mentioned, and where.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The things named, in order of first mention.
    pub entities: Vec<Entity>,
    /// Their mentions, sorted, without overlaps.
    pub mentions: Vec<Mention>,
}

/// Finds names and links them. Made once, used for any number of texts.
pub struct Tagger {
    chinese: Sequence,
    english: Sequence,
}

impl Tagger {
    /// Reads its lists and weights from the provider.
    ///
    /// # Errors
    /// A list or weight file that is there but damaged.
    pub fn new(provider: &dyn Provider) -> Result<Self, LexiconError> {
        Ok(Tagger { chinese: Sequence::new(provider, true)?, english: Sequence::new(provider, false)? })
    }

    /// The mentions in passage `nth`, sorted, without overlaps; their `entity` is not set yet. Linear in the passage.
    pub fn find(&self, document: &Document, nth: usize) -> Vec<Mention> {
        match document.language.is_chinese() {
            true => self.chinese.find(document, nth),
            false => self.english.find(document, nth),
        }
    }

    /// Makes the mentions of all passages agree with each other and links them to entities.
    pub fn link(&self, document: &Document, mentions: Vec<Mention>) -> Names {
        link::link(document, agreement::agree(document, mentions))
    }
}
