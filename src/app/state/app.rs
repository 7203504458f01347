//! The app's state and its one reducer. Knows actions; must not know the browser.

use super::action::Action;
use super::article::Article;
use super::corrected::corrected;
use super::filter::{Answer, FilterError, Hits};
use super::message::{Deed, Message, Notice, Weight};
use super::places::Found;
use super::prefs::Prefs;
use super::shared::Shared;
pub use super::shown::{Dialog, Go, Phase, Report, Tab};
use super::tags::Tags;
use crate::wire::WireDocument;
use std::rc::Rc;
use yew::Reducible;

/// Everything the screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct App {
    /// The reader's choices.
    pub prefs: Prefs,
    /// How far the open article has come.
    pub phase: Phase,
    /// What the engine found in it, without the reader's corrections.
    pub found: Option<Shared<WireDocument>>,
    /// The open article.
    pub article: Option<Shared<Article>>,
    /// The query as the reader wrote it.
    pub query: String,
    /// What it matches; none for an empty query.
    pub hits: Option<Shared<Hits>>,
    /// What is wrong with it.
    pub query_error: Option<FilterError>,
    /// The passage the reader stepped to last.
    pub at: Option<usize>,
    /// The first byte of the mark the reader stepped to last.
    pub cursor: Option<u32>,
    /// The place to scroll to; the number tells a second wish for the same place from the first.
    pub go: Option<(u32, Go)>,
    /// The mark whose card stays open.
    pub pinned: Option<u32>,
    /// The list in the side panel.
    pub tab: Tab,
    /// Whether a caret is in the text.
    pub caret: bool,
    /// The dialog over the page.
    pub dialog: Option<Dialog>,
    /// What the reader is told.
    pub notices: Vec<Notice>,
    /// The reader's tags in the open article.
    pub tags: Shared<Tags>,
    /// The tag that the next selection is for.
    pub attaching: Option<String>,
    /// Marks of a link, in the contract's JSON, that wait for their text.
    pub arrived: Option<Rc<str>>,
    /// Counts wishes and notices.
    pub serial: u32,
}

impl Reducible for App {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.take(action);
        Rc::new(next)
    }
}

impl App {
    /// Takes an action in.
    pub fn take(&mut self, action: Action) {
        match action {
            Action::Loading(name) => self.phase = Phase::Loading(name),
            Action::Opened(article) => self.open(*article),
            Action::Closed => {
                let (prefs, serial, notices) = (self.prefs.clone(), self.serial, std::mem::take(&mut self.notices));
                *self = App { prefs, serial, notices, arrived: self.arrived.take(), ..App::default() };
            }
            Action::Progress(key, done, total) if self.is_open(&key) => self.phase = Phase::Marking(done, total),
            Action::Begun(key, wire) if self.is_open(&key) => self.begin(*wire),
            Action::Marked(key, wire) if self.is_open(&key) => self.mark(*wire),
            Action::TagsFound(key, tags) if self.is_open(&key) => self.find_tags(tags),
            Action::TagsLoaded(key, tags) if self.is_open(&key) => self.set_tags(tags),
            Action::Found(key, found) if self.is_open(&key) => self.learn(found),
            Action::Found(..) => {}
            Action::Progress(..) | Action::Begun(..) | Action::Marked(..) | Action::TagsFound(..) | Action::TagsLoaded(..) => {}
            Action::Failed(message) => self.fail(message),
            Action::Cancelled => self.phase = Phase::Failed(Message::new("cancelled")),
            Action::MarkOn => self.mark_on(),
            Action::SetLocale(locale) => self.prefs.locale = locale,
            Action::SetTheme(theme) => self.prefs.theme = theme,
            Action::ToggleLayer(nth) => self.prefs.layers[nth] = !self.prefs.layers[nth],
            Action::SetOnlyHits(only) => self.prefs.only_hits = only,
            Action::TogglePanel => self.prefs.panel = !self.prefs.panel,
            Action::SetTab(tab) => (self.tab, self.prefs.panel) = (tab, true),
            Action::SetQuery(query) => (self.query, self.at, self.cursor) = (query, None, None),
            Action::Filtered(answer) => self.filtered(answer),
            Action::Step(by) => self.step(by),
            Action::GoTo(go) => self.go_to(go),
            Action::NextMark(forward) => self.next_mark(forward),
            Action::SetKey(nth, key) => drop(self.prefs.keys.set(nth, &key)),
            Action::ResetKeys => self.prefs.keys = Default::default(),
            Action::ToggleCaret => self.toggle_caret(),
            Action::ToggleSnap => self.toggle_snap(),
            Action::Hinted => self.prefs.hinted = true,
            Action::Save(query) => self.prefs.save(query),
            Action::Pin(mark) => self.pinned = mark,
            Action::Show(dialog) => self.dialog = dialog,
            Action::Tell(weight, message) => self.tell(weight, message, None),
            Action::Version(message) => self.tell(Weight::Warning, message, Some(Deed::Bring)),
            Action::Arrived(file) => self.arrived = file.map(Into::into),
            Action::Attach(tag) => self.attaching = tag,
            Action::Newer => self.tell(Weight::Warning, Message::new("newer"), Some(Deed::Update)),
            Action::Dismiss(id) => self.notices.retain(|notice| notice.id != id),
            Action::Imported(key, tags, report) if self.is_open(&key) => self.import(tags, report),
            Action::Imported(..) => {}
            Action::Tags(tags, message) => {
                self.set_tags(tags);
                if let Some(message) = message {
                    self.tell(Weight::Done, message, Some(Deed::Undo));
                }
            }
        }
    }

    fn learn(&mut self, found: Vec<Found>) {
        let Some(article) = &self.article else { return };
        let mut tags = self.tags.clone();
        tags.make_mut().learn(found);
        tags.make_mut().place(&article.text);
        self.set_tags(tags);
    }

    fn is_open(&self, key: &str) -> bool {
        self.article.as_ref().is_some_and(|article| article.key == key)
    }

    fn open(&mut self, article: Article) {
        let total = article.text.len();
        // a text that is opened again is not read from storage again
        if !self.is_open(&article.key) {
            self.tags = Shared::new(Tags::empty(&article.key, &article.title));
        }
        self.article = Some(Shared::new(article));
        self.phase = Phase::Marking(0, total);
        self.found = None;
        (self.hits, self.query_error, self.at, self.cursor, self.go, self.pinned, self.dialog) =
            (None, None, None, None, None, None, None);
        self.query.clear();
        self.attaching = None;
        self.notices.retain(|notice| notice.offer != Some(Deed::Bring));
    }

    fn begin(&mut self, head: WireDocument) {
        if let (Phase::Marking(..), Some(article)) = (&self.phase, &self.article) {
            self.article = Some(Shared::new(article.with_first_marks(head)));
        }
    }

    /// Marking was stopped or has failed: it is tried once more.
    fn mark_on(&mut self) {
        if let (Phase::Failed(_), Some(article)) = (&self.phase, &self.article) {
            self.phase = Phase::Marking(0, article.text.len());
        }
    }

    fn mark(&mut self, wire: WireDocument) {
        self.found = Some(Shared::new(wire));
        self.phase = Phase::Ready;
        self.show_marks();
    }

    /// Shows what the engine found with the reader's corrections in it.
    pub(super) fn show_marks(&mut self) {
        let (Some(article), Some(found)) = (&self.article, &self.found) else { return };
        let corrections = self.tags.corrections();
        let corrections: Vec<_> = corrections.iter().filter_map(|(tag, span)| Some((*span, tag.correction.as_ref()?))).collect();
        self.article = Some(Shared::new(article.with_marks(corrected(found, &article.text, &corrections))));
    }

    /// A text that is there stays; without one the start page comes back, and the message is said either way.
    fn fail(&mut self, message: Message) {
        self.phase = match &self.article {
            Some(article) if article.marked => Phase::Ready,
            Some(_) => Phase::Failed(message.clone()),
            None => Phase::Empty,
        };
        // a dialog would lie over the message
        self.dialog = None;
        self.tell(Weight::Error, message, None);
    }

    fn filtered(&mut self, answer: Answer) {
        match answer {
            Ok(hits) => (self.hits, self.query_error) = (hits.map(Shared::new), None),
            Err(error) => self.query_error = Some(error),
        }
    }

    fn toggle_caret(&mut self) {
        self.caret = !self.caret;
        self.pinned = None;
        if self.caret {
            self.tell(Weight::Done, Message::new("caret.on"), None);
        }
    }

    fn toggle_snap(&mut self) {
        self.prefs.snap = !self.prefs.snap;
        self.tell(Weight::Done, Message::new(if self.prefs.snap { "snap.on" } else { "snap.off" }), None);
    }

    fn tell(&mut self, weight: Weight, message: Message, offer: Option<Deed>) {
        self.serial += 1;
        self.notices.retain(|notice| notice.message != message && notice.offer != Some(Deed::Undo));
        self.notices.push(Notice { id: self.serial, weight, message, offer });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::{Origin, tests::wire};

    fn opened() -> App {
        let mut app = App::default();
        app.take(Action::Opened(Box::new(Article::new("Ann-said-that:$14.3bn.xxx\nb\nc".into(), Origin::Paste, None))));
        app
    }

    fn key(app: &App) -> String {
        app.article.as_ref().unwrap().key.clone()
    }

    #[test]
    fn answers_for_another_article_are_dropped() {
        let mut app = opened();
        app.take(Action::Marked("other".into(), Box::new(wire())));
        assert!(!app.article.as_ref().unwrap().marked);
        let key = key(&app);
        app.take(Action::Marked(key, Box::new(wire())));
        assert!(app.article.as_ref().unwrap().marked && app.phase == Phase::Ready);
    }

    #[test]
    fn a_failure_keeps_the_text() {
        let mut app = opened();
        app.take(Action::Failed(Message::new("cancelled")));
        assert!(matches!(app.phase, Phase::Failed(_)) && app.article.is_some() && app.notices.len() == 1);
        app.take(Action::Closed);
        assert!(app.article.is_none() && app.notices.len() == 1);
    }
}
