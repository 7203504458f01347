//! The reader's tags in the open article. Knows the tags floor and where tags lie; must not know storage.

use super::article::Article;
pub use super::draft::{Draft, around, draft};
use super::draft::{edited, fresh};
use super::pieces::TagPart;
use super::places::Found;
use super::review::{Saying, Verdict, changes, tag_of};
use crate::anchor::placed;
use crate::tags::{Change, Notebook, NotebookInfo, Tag};
use crate::text::{OffsetMap, OffsetUnit, Span, by_key, span_key};

/// The colours a reader can choose, by the names that are stored.
pub const COLOURS: [&str; 6] = ["violet", "rose", "amber", "green", "blue", "grey"];

/// The notebook of the open article, each tag with its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags {
    /// Tags and their history.
    pub notebook: Notebook,
    /// By tag: where it lies, in bytes; none where its place was not found.
    places: Vec<Option<Span>>,
    /// By tag: whether its own words stand where they did.
    settled: Vec<bool>,
    /// What the engine says of tags whose words are not where they were.
    found: Vec<Found>,
}

/// Who makes a change, and when: the reducer knows neither.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// `urn:uuid:` ids for new tags, enough of them.
    pub ids: Vec<String>,
    /// RFC 3339, UTC.
    pub now: String,
}

impl Tags {
    /// The tags of a notebook in a text.
    pub fn new(notebook: Notebook, text: &str) -> Self {
        let mut tags = Tags { notebook, ..Tags::default() };
        tags.place(text);
        tags
    }

    /// No tags yet.
    pub fn empty(text_sha256: &str, title: &str) -> Self {
        let info = NotebookInfo { text_sha256: text_sha256.into(), title: title.into(), url: None };
        Tags { notebook: Notebook::new(info), ..Tags::default() }
    }

    /// Whether these are the tags of the text with this key, read from where they are kept.
    pub fn is_of(&self, key: &str) -> bool {
        self.notebook.info.text_sha256 == key
    }

    /// Says anew where the tags lie. Linear in the text.
    pub fn place(&mut self, text: &str) {
        let map = OffsetMap::new(text, OffsetUnit::CodePoint);
        let own: Vec<Option<Span>> = self.notebook.tags.iter().map(|tag| placed(text, &map, &tag.target)).collect();
        self.settled = own.iter().map(Option::is_some).collect();
        let again = |tag: &Tag| self.found(&tag.id).filter(|_| !tag.placeless).and_then(|found| found.span);
        self.places = own.into_iter().zip(&self.notebook.tags).map(|(span, tag)| span.or_else(|| again(tag))).collect();
    }

    /// Takes in what the engine says; it holds until the text is another one.
    pub fn learn(&mut self, found: Vec<Found>) {
        self.found.retain(|old| found.iter().all(|new| new.id != old.id));
        self.found.extend(found);
    }

    /// What the engine says of a tag.
    pub fn found(&self, id: &str) -> Option<&Found> {
        self.found.iter().find(|found| found.id == id)
    }

    /// The tags whose words are not where they were and that are to have a place.
    pub fn adrift(&self) -> impl Iterator<Item = &Tag> {
        let all = self.notebook.tags.iter().zip(&self.settled);
        all.filter(|(tag, settled)| !**settled && !tag.placeless && tag.correction.is_none()).map(|(tag, _)| tag)
    }

    /// The tags that have a place, by place; without corrections of marks.
    pub fn placed(&self) -> Vec<(&Tag, Span)> {
        let own = self.notebook.tags.iter().zip(&self.places).filter(|(tag, _)| tag.correction.is_none());
        let found: Vec<(&Tag, Span)> = own.filter_map(|(tag, span)| Some((tag, (*span)?))).collect();
        by_key(found, |(_, span)| span_key(*span))
    }

    /// The tags that have no place.
    pub fn lost(&self) -> Vec<&Tag> {
        let own = self.notebook.tags.iter().zip(&self.places).filter(|(tag, span)| span.is_none() && tag.correction.is_none());
        own.map(|(tag, _)| tag).collect()
    }

    /// What the reader says about marks, with their places.
    pub fn corrections(&self) -> Vec<(&Tag, Span)> {
        let own = self.notebook.tags.iter().zip(&self.places).filter(|(tag, _)| tag.correction.is_some());
        own.filter_map(|(tag, span)| Some((tag, (*span)?))).collect()
    }

    /// The tags without corrections, in order of creation.
    pub fn own(&self) -> Vec<Tag> {
        self.notebook.tags.iter().filter(|tag| tag.correction.is_none()).cloned().collect()
    }

    /// Writes a verdict on marks down as one step. Takes two ids a mark.
    pub fn judge(&mut self, article: &Article, marks: &[u32], verdict: &Verdict, stamp: &Stamp) {
        let before: Vec<(Tag, Span)> = self.corrections().into_iter().map(|(tag, span)| (tag.clone(), span)).collect();
        let mut ids = stamp.ids.iter().cloned();
        let mut tag = |saying: Saying| tag_of(&article.text, saying, ids.next().unwrap_or_default(), &stamp.now);
        let changes = changes(article, &before, marks, verdict, &mut tag);
        self.make(changes, &article.text);
    }

    /// Writes down a mark that the engine has missed.
    pub fn mark(&mut self, text: &str, saying: Saying, stamp: &Stamp) {
        let id = stamp.ids.first().cloned().unwrap_or_default();
        self.make(vec![Change::Add { tag: tag_of(text, saying, id, &stamp.now) }], text);
    }

    /// The tags over a block, for its pieces.
    pub fn parts(&self, block: Span) -> Vec<TagPart> {
        let over = self.placed().into_iter().filter(|(_, span)| span.overlaps(block));
        over.map(|(tag, span)| TagPart {
            span,
            id: tag.id.clone(),
            colour: colour_class(tag.colour.as_deref().unwrap_or_default()) + if self.asks(tag) { " asks" } else { "" },
        })
        .collect()
    }

    /// Whether a tag that has a place asks whether that is right.
    fn asks(&self, tag: &Tag) -> bool {
        // most texts have none that the engine was asked about
        self.found(&tag.id).is_some_and(|found| !found.is_sure()) && self.adrift().any(|own| own.id == tag.id)
    }

    /// Writes a draft down as one step: a new tag at its place (and at the same words elsewhere), or a changed one.
    pub fn write(&mut self, draft: &Draft, text: &str, stamp: &Stamp) {
        let changes: Vec<Change> = match draft.id.as_ref().and_then(|id| self.notebook.tag(id)) {
            Some(before) => vec![Change::Edit { before: Box::new(before.clone()), after: Box::new(edited(before, draft, stamp)) }],
            None => {
                let spared = |nth: usize| !draft.everywhere || draft.spared.contains(&nth);
                let others = draft.same.iter().enumerate().filter(|(nth, _)| !spared(*nth)).map(|(_, span)| span);
                let places = std::iter::once(&draft.span).chain(others);
                places.zip(&stamp.ids).map(|(span, id)| Change::Add { tag: fresh(draft, text, *span, id, stamp) }).collect()
            }
        };
        self.make(changes, text);
    }

    /// Adds tags that are not there yet, as one step; how many those are.
    pub fn adopt(&mut self, tags: Vec<Tag>, text: &str) -> usize {
        let new = tags.into_iter().filter(|tag| self.notebook.tag(&tag.id).is_none());
        let changes: Vec<Change> = new.map(|tag| Change::Add { tag }).collect();
        let came = changes.len();
        self.make(changes, text);
        came
    }

    /// Makes changes that were made to another notebook of the same text.
    pub fn add(&mut self, changes: &[Change], text: &str) {
        changes.iter().for_each(|change| self.notebook.change(change.clone()));
        self.place(text);
    }

    /// Takes a tag away.
    pub fn remove(&mut self, id: &str, text: &str) {
        let change = self.notebook.tag(id).map(|tag| Change::Remove { tag: tag.clone() });
        self.make(change.into_iter().collect(), text);
    }

    pub(super) fn make(&mut self, mut changes: Vec<Change>, text: &str) {
        match changes.len() {
            0 => return,
            1 => self.notebook.change(changes.remove(0)),
            _ => self.notebook.change(Change::Batch { changes }),
        }
        self.place(text);
    }

    /// Takes the last step back, or does it again; false where there is none.
    pub fn step_back(&mut self, again: bool, text: &str) -> bool {
        let done = if again { self.notebook.redo() } else { self.notebook.undo() };
        self.place(text);
        done
    }

    /// Takes steps back or does them again until so many stand.
    pub fn step_to(&mut self, count: usize, text: &str) {
        while self.notebook.log.done.len() > count && self.notebook.undo() {}
        while self.notebook.log.done.len() < count && self.notebook.redo() {}
        self.place(text);
    }

    /// A draft for editing a tag.
    pub fn draft(&self, id: &str, text: &str) -> Option<Draft> {
        let at = self.notebook.tags.iter().position(|tag| tag.id == id)?;
        let tag = &self.notebook.tags[at];
        let span = self.places[at].unwrap_or_default();
        let words = if span.is_empty() { tag.target.exact.clone() } else { span.of(text).to_string() };
        let (names, note) = (tag.names.join(", "), tag.note.clone());
        let colour = tag.colour.clone().unwrap_or_default();
        Some(Draft { id: Some(id.into()), span, words, names, note, colour, ..Draft::default() })
    }
}

/// The class of a colour: `tag-0` for the first of [`COLOURS`], `tag-c1a2b3c` for one of the reader's own.
pub fn colour_class(colour: &str) -> String {
    let own = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()));
    match own {
        Some(digits) => ["tag-c", &digits.to_ascii_lowercase()].concat(),
        None => ["tag-", &COLOURS.iter().position(|name| *name == colour).unwrap_or(0).to_string()].concat(),
    }
}

/// The colours of the reader's own, as six digits.
pub fn own_colours(tags: &Tags) -> Vec<String> {
    let classes = tags.notebook.tags.iter().filter_map(|tag| tag.colour.as_deref()).map(colour_class);
    let mut found: Vec<String> = Vec::new();
    for digits in classes.filter_map(|class| class.strip_prefix("tag-c").map(str::to_string)) {
        if !found.contains(&digits) {
            found.push(digits);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::quote;

    const TEXT: &str = "好 meta 與 meta，再說 meta。";

    fn stamp(count: usize) -> Stamp {
        Stamp { ids: (0..count).map(|nth| format!("urn:uuid:{nth}")).collect(), now: "2026-03-04T00:00:00Z".into() }
    }

    #[test]
    fn a_tag_is_written_changed_and_taken_back() {
        let mut tags = Tags::empty("x", "t");
        let mut draft = draft(TEXT, Span::new(3, 9));
        assert_eq!((draft.words.as_str(), draft.same.len()), ("meta", 2));
        draft.names = "查證， 錢".into();
        tags.write(&draft, TEXT, &stamp(1));
        assert_eq!(tags.notebook.tags[0].names, ["查證", "錢"]);
        assert_eq!(tags.placed()[0].1.of(TEXT), "meta");
        assert_eq!(tags.parts(Span::new(0, 20)).len(), 1);
        let mut again = tags.draft("urn:uuid:0", TEXT).unwrap();
        again.note = "sure?".into();
        tags.write(&again, TEXT, &stamp(1));
        assert_eq!((tags.notebook.tags.len(), tags.notebook.tags[0].note.as_str()), (1, "sure?"));
        assert!(tags.step_back(false, TEXT) && tags.notebook.tags[0].note.is_empty());
        assert!(tags.step_back(false, TEXT) && tags.placed().is_empty());
        assert!(tags.step_back(true, TEXT) && tags.placed().len() == 1);
        tags.remove("urn:uuid:0", TEXT);
        assert!(tags.placed().is_empty());
    }

    #[test]
    fn colours_have_classes() {
        assert_eq!(
            [colour_class("rose"), colour_class("#AB12cd"), colour_class("#x"), colour_class("")],
            ["tag-1", "tag-cab12cd", "tag-0", "tag-0"]
        );
    }

    #[test]
    fn imported_tags_come_once_and_go_in_one_step() {
        let mut tags = Tags::empty("x", "t");
        let tag = |id: &str, at: usize| Tag { id: id.into(), target: quote(TEXT, Span::new(at, at + 4)), ..Tag::default() };
        assert_eq!(tags.adopt(vec![tag("a", 4), tag("b", 13)], TEXT), 2);
        assert_eq!(tags.adopt(vec![tag("a", 4)], TEXT), 0);
        assert_eq!(tags.placed().len(), 2);
        assert!(tags.step_back(false, TEXT) && tags.placed().is_empty());
    }

    #[test]
    fn all_the_same_is_one_step() {
        let mut tags = Tags::empty("x", "t");
        let draft = Draft { everywhere: true, names: "m".into(), ..draft(TEXT, Span::new(4, 8)) };
        tags.write(&draft, TEXT, &stamp(3));
        assert_eq!(tags.placed().len(), 3);
        assert!(tags.step_back(false, TEXT) && tags.placed().is_empty());
    }
}
