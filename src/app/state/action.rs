//! What can happen to the app. Knows the state's types; must not know who sends an action.

use super::app::{Dialog, Go, Report, Tab};
use super::article::Article;
use super::filter::Answer;
use super::locale::Locale;
use super::message::{Message, Weight};
use super::places::Found;
use super::prefs::Theme;
use super::shared::Shared;
use super::tags::Tags;
use crate::tags::Tag;
use crate::wire::WireDocument;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// An article is being fetched or read; the name says which.
    Loading(String),
    /// An article is there, not yet marked.
    Opened(Box<Article>),
    /// Back to the start.
    Closed,
    /// The engine works on the article with this key.
    Progress(String, usize, usize),
    /// The engine has answered for the beginning of the article with this key; offsets in bytes.
    Begun(String, Box<WireDocument>),
    /// The engine has answered for the article with this key; offsets in bytes.
    Marked(String, Box<WireDocument>),
    /// Nothing could be opened or marked.
    Failed(Message),
    /// The reader gave up on the marking.
    Cancelled,
    /// The reader wants the marks all the same.
    MarkOn,
    /// Another language.
    SetLocale(Locale),
    /// Another theme.
    SetTheme(Theme),
    /// A layer on or off, by its place in `Layer::ALL`.
    ToggleLayer(usize),
    /// Dimming or leaving out what does not match.
    SetOnlyHits(bool),
    /// The side panel open or closed.
    TogglePanel,
    /// Another list in the side panel.
    SetTab(Tab),
    /// A new query.
    SetQuery(String),
    /// What the query means in the open article.
    Filtered(Answer),
    /// To the next (1) or previous (-1) hit.
    Step(i32),
    /// To the next mark, or the one before.
    NextMark(bool),
    /// Another key for the command at this place of the keymap.
    SetKey(usize, String),
    /// The keys as they were at first.
    ResetKeys,
    /// A caret in the text, or no longer.
    ToggleCaret,
    /// Selections snap to words, or no longer.
    ToggleSnap,
    /// The first hint was read.
    Hinted,
    /// A query is kept, or no longer.
    Save(String),
    /// To a place in the text.
    GoTo(Go),
    /// The card for a mark, kept open; none closes it.
    Pin(Option<u32>),
    /// A dialog; none closes it.
    Show(Option<Dialog>),
    /// Something to tell the reader.
    Tell(Weight, Message),
    /// The open text has another version with tags, as the message says.
    Version(Message),
    /// Marks in the contract's JSON wait for their text; none when they have come in.
    Arrived(Option<String>),
    /// What the engine says of tags in the article with this key.
    Found(String, Vec<Found>),
    /// The tag that the next selection is for; none gives up.
    Attach(Option<String>),
    /// A newer build of the app is there.
    Newer,
    /// A notice was read.
    Dismiss(u32),
    /// The reader changed the tags; a message offers to undo it.
    Tags(Shared<Tags>, Option<Message>),
    /// Tags of a file were found in the article with this key; those it could not place are in the report.
    Imported(String, Vec<Tag>, Report),
    /// The tags kept for the article with this key were read after it was opened.
    TagsFound(String, Shared<Tags>),
    /// Another tab has changed the tags of the article with this key.
    TagsLoaded(String, Shared<Tags>),
}
