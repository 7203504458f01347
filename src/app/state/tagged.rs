//! What tags that come from elsewhere do to the open article: from a file, from storage, from another tab. Knows the state; must not know
//! where tags are kept.

use super::app::{App, Dialog, Report};
use super::marks::again;
use super::shared::Shared;
use super::tags::Tags;
use crate::tags::Tag;

impl App {
    pub(super) fn import(&mut self, imported: Vec<Tag>, report: Report) {
        let Some(article) = &self.article else { return };
        let all = imported.len();
        let came = self.tags.make_mut().adopt(imported, &article.text);
        let asks = self.tags.unsought().len();
        self.set_tags(self.tags.clone());
        self.dialog = Some(Dialog::Report(Report { came, asks, known: all - came, ..report }));
    }

    /// The tags that were kept come; what the reader has done before they came stands after them.
    pub(super) fn find_tags(&mut self, mut kept: Shared<Tags>) {
        let Some(article) = &self.article else { return };
        let own = &self.tags.notebook.log.done;
        if !own.is_empty() {
            kept.make_mut().add(own, &article.text);
        }
        self.set_tags(kept);
    }

    pub(super) fn set_tags(&mut self, tags: Shared<Tags>) {
        let said = |tags: &Tags| tags.corrections().into_iter().map(|(tag, _)| tag.id.clone()).collect::<Vec<_>>();
        let changed = said(&self.tags) != said(&tags);
        self.tags = tags;
        if changed {
            // the marks are numbered anew
            let own = self.pinned.and_then(|mark| Some(self.article.as_ref()?.wire.annotations.get(mark as usize)?.clone()));
            self.show_marks();
            self.pinned = own.and_then(|own| again(&self.article.as_ref()?.wire.annotations, &own));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::action::Action;
    use crate::app::state::article::{Article, Origin};
    use crate::app::state::tags::{Stamp, draft};
    use crate::text::Span;

    const TEXT: &str = "Ann said that Bob left.";

    fn article() -> Article {
        Article::new(TEXT.into(), Origin::Paste, None)
    }

    fn opened() -> (App, String) {
        let mut app = App::default();
        app.take(Action::Opened(Box::new(article())));
        let key = app.article.as_ref().unwrap().key.clone();
        (app, key)
    }

    fn tagged(tags: &Shared<Tags>, span: Span, id: &str) -> Shared<Tags> {
        let mut tags = tags.clone();
        tags.make_mut().write(&draft(TEXT, span), TEXT, &Stamp { ids: vec![id.into()], now: String::new() });
        tags
    }

    fn words(app: &App) -> Vec<&str> {
        app.tags.placed().iter().map(|(_, span)| span.of(TEXT)).collect()
    }

    #[test]
    fn a_tag_made_before_the_kept_ones_were_read_joins_them() {
        let (mut app, key) = opened();
        let kept = tagged(&app.tags, Span::new(0, 3), "1");
        app.take(Action::Tags(tagged(&app.tags, Span::new(14, 17), "2"), None));
        app.take(Action::TagsFound(key.clone(), kept));
        assert_eq!((words(&app), &app.tags.notebook.info.text_sha256), (vec!["Ann", "Bob"], &key));
        assert!(app.tags.make_mut().step_back(false, TEXT) && words(&app) == ["Ann"]);
    }

    #[test]
    fn a_text_that_is_opened_again_keeps_its_tags() {
        let (mut app, _) = opened();
        app.take(Action::Tags(tagged(&app.tags, Span::new(0, 3), "1"), None));
        app.take(Action::Opened(Box::new(article())));
        assert_eq!(words(&app), ["Ann"]);
        app.take(Action::Opened(Box::new(Article::new("Another text.".into(), Origin::Paste, None))));
        assert!(app.tags.notebook.tags.is_empty());
    }
}
