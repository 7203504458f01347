//! What stands open on the screen: how far an article has come, dialogs, lists, places. Must not know how any of it changes.

use super::message::{Loss, Message};
use super::tags::Draft;

/// How far the open article has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// Nothing is open.
    #[default]
    Empty,
    /// An article is being fetched or read.
    Loading(String),
    /// The text is there, the engine works: bytes done and in all.
    Marking(usize, usize),
    /// The marks are there.
    Ready,
    /// The text may be there, the marks are not.
    Failed(Message),
}

/// A dialog over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Opening an article.
    Open,
    /// Taking the work elsewhere.
    Export,
    /// Keys and the language of the filter.
    Help,
    /// A tag being written.
    Tag(Draft),
    /// What came of an import, or of an export that lost something.
    Report(Report),
}

/// What came of an import, or of an export that lost something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Whether it is of an export: then there are only losses.
    pub exported: bool,
    /// Tags that came in.
    pub came: usize,
    /// Tags that were there already.
    pub known: usize,
    /// Tags whose words are not where they were: the reader is asked about those the engine is not sure of.
    pub asks: usize,
    /// What could not be placed, read or written, with the reason.
    pub losses: Vec<Loss>,
    /// How many those were in all.
    pub lost: usize,
}

/// A list in the side panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Who speaks.
    #[default]
    Voices,
    /// Who and what is named.
    Entities,
    /// Figures by type.
    Figures,
    /// Dates in order.
    Time,
    /// The reader's tags.
    Tags,
}

impl Tab {
    /// All lists, in order.
    pub const ALL: [Tab; 5] = [Tab::Voices, Tab::Entities, Tab::Figures, Tab::Time, Tab::Tags];

    /// The name in style sheets and locales.
    pub fn name(self) -> &'static str {
        match self {
            Tab::Voices => "voices",
            Tab::Entities => "entities",
            Tab::Figures => "figures",
            Tab::Time => "time",
            Tab::Tags => "tags",
        }
    }
}

/// A place in the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Go {
    /// A mark, by its index; its card opens.
    Mark(u32),
    /// A passage, by its index.
    Passage(usize),
    /// A byte.
    Byte(u32),
}
