//! Floor 2: entities, that is named people, organisations, products, places, events and works.
//!
//! Knows names: how they are built, found and which of them mean the same. Must not know figures' or attributions' insides, nor
//! the screen.

mod agreement;
mod chinese;
mod english;
mod kin;
mod link;
mod lookup;
mod names;
mod rules;
pub(crate) mod tagger;
mod types;
mod userlist;
mod words;

pub use types::{Entity, EntityType, Mention};
pub use userlist::UserList;

#[cfg(feature = "cli")]
pub(crate) use rules::is_title;

use crate::lexicon::{LexiconError, Provider};
use crate::text::Document;
use std::cell::OnceCell;
use tagger::{Again, Repeats, Sequence};

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
    listed: UserList,
    /// Holidays and wars: events by name.
    events: UserList,
}

impl Tagger {
    /// Reads its lists and weights from the provider.
    ///
    /// # Errors
    /// A list or weight file that is there but damaged.
    pub fn new(provider: &dyn Provider) -> Result<Self, LexiconError> {
        let events =
            UserList::from_csv(include_str!("tables/holidays.csv")).map_err(|problem| LexiconError::new("holidays", problem))?;
        Ok(Tagger {
            events,
            chinese: Sequence::new(provider, true)?,
            english: Sequence::new(provider, false)?,
            listed: UserList::default(),
        })
    }

    /// Reads the lists and weights that the provider has, in place of those it had.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn take_in(&mut self, provider: &dyn Provider) -> Result<(), LexiconError> {
        self.chinese.take_in(provider)?;
        self.english.take_in(provider)
    }

    /// Takes over a reader's or host's names; they win over what the model finds.
    pub fn know(&mut self, listed: UserList) {
        self.listed = listed;
    }

    /// The mentions in passage `nth`, sorted, without overlaps; their `entity` is not set yet. Linear in the passage.
    pub fn find(&self, document: &Document, nth: usize) -> Vec<Mention> {
        self.of(document).find(nth)
    }

    /// Mentions of one document, passage by passage, with what they share: faster than [`Tagger::find`] for each.
    pub fn of<'a>(&'a self, document: &'a Document<'a>) -> Search<'a> {
        Search { tagger: self, document, again: OnceCell::new(), repeats: None }
    }

    /// Makes the mentions of all passages agree with each other and links them to entities.
    pub fn link(&self, document: &Document, mentions: Vec<Mention>) -> Names {
        self.of(document).link(mentions, |mentions| mentions)
    }

    fn language(&self, document: &Document) -> &Sequence {
        if document.language.is_chinese() { &self.chinese } else { &self.english }
    }
}

/// The search for the names of one document.
pub struct Search<'a> {
    tagger: &'a Tagger,
    document: &'a Document<'a>,
    /// Set up when names are first looked for.
    again: OnceCell<Again>,
    repeats: Option<Repeats>,
}

impl Search<'_> {
    /// The mentions in passage `nth`, sorted, without overlaps; their `entity` is not set yet. Linear in the passage.
    pub fn find(&mut self, nth: usize) -> Vec<Mention> {
        let (document, language) = (self.document, self.tagger.language(self.document));
        let again = self.again.get_or_init(|| Again::of(document));
        let found = language.find(document, nth, again, self.repeats.get_or_insert_default());
        let classes = |word: &str| language.class_of(word);
        match document.language.is_chinese() {
            true => rules::apply(document, nth, chinese::apply(document, nth, again.han_of(document, nth), found, &classes)),
            false => english::apply(document, nth, rules::apply(document, nth, found), &classes),
        }
    }

    /// Makes the mentions of all passages agree with each other and links them to entities; `merge` has the last word on which mentions
    /// there are. It keeps them sorted, without overlaps.
    pub fn link(&self, mentions: Vec<Mention>, merge: impl FnOnce(Vec<Mention>) -> Vec<Mention>) -> Names {
        let (Tagger { events, listed, .. }, document, language) = (self.tagger, self.document, self.tagger.language(self.document));
        let hashes = lookup::Hashes::of(document);
        let han = if mentions.is_empty() { &[] } else { self.again.get_or_init(|| Again::of(document)).han() };
        let agreed = agreement::agree(document, &hashes, han, mentions, &|word| language.class_of(word));
        link::link(document, merge(listed.apply(document, events.fill(document, &hashes, agreed))))
    }
}
