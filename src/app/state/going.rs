//! Going about in the text: from passage to passage, from mark to mark. Knows what is found and shown; must not know the page.

use super::app::{App, Go};
use super::marks::place;
use crate::text::{by_key, pair_key};
use crate::wire::WireAnnotation;

impl App {
    fn is_hit(&self, passage: usize) -> bool {
        self.hits.as_ref().is_none_or(|hits| hits.passages.get(passage).copied().unwrap_or(false))
    }

    /// To the next (1) or the previous (-1) of the passages that are found, round the end.
    pub(super) fn step(&mut self, by: i32) {
        let count = self.article.as_ref().map_or(0, |article| article.wire.passages.len());
        let shown: Vec<usize> = (0..count).filter(|nth| self.is_hit(*nth)).collect();
        let next = match (self.at, by > 0) {
            (None, true) => shown.first(),
            (None, false) => shown.last(),
            (Some(at), true) => shown.iter().find(|&&nth| nth > at).or(shown.first()),
            (Some(at), false) => shown.iter().rev().find(|&&nth| nth < at).or(shown.last()),
        };
        if let Some(&next) = next {
            self.go_to(Go::Passage(next));
        }
    }

    /// To a place; a mark's card opens.
    pub(super) fn go_to(&mut self, go: Go) {
        let Some(article) = &self.article else { return };
        let byte = match &go {
            Go::Passage(nth) => article.wire.passages.get(*nth).map_or(0, |passage| passage.start),
            Go::Byte(byte) => *byte,
            Go::Mark(mark) => article.wire.annotations.get(*mark as usize).map(place).unwrap_or_default().start,
        };
        self.at = Some(if let Go::Passage(nth) = go { nth } else { article.passage_at(byte) });
        self.cursor = None;
        if let Go::Mark(mark) = go {
            (self.pinned, self.cursor) = (Some(mark), Some(byte));
        }
        self.serial += 1;
        self.go = Some((self.serial, go));
    }

    /// To the next or previous mark of a layer that is shown, among the passages that are found: counted from the mark whose card is
    /// open, from the place of one that was just rejected, or from the passage the reader is at.
    pub(super) fn next_mark(&mut self, forward: bool) {
        let Some(article) = &self.article else { return };
        let annotations = article.wire.annotations.iter().zip(0..).filter(|(annotation, _)| self.prefs.layers[layer(annotation)]);
        let marks: Vec<(u32, u32)> = annotations.map(|(annotation, nth)| (place(annotation).start, nth)).collect();
        let marks = marks.into_iter().filter(|(start, _)| self.is_hit(article.passage_at(*start)));
        let marks = by_key(marks.collect(), |(start, nth)| pair_key(*start, *nth));
        let here = self.pinned.and_then(|mark| marks.iter().position(|(_, other)| *other == mark));
        let passage = self.at.and_then(|at| article.wire.passages.get(at)).map_or(0, |passage| passage.start);
        let from = self.cursor.unwrap_or(passage);
        let next = match (here, forward) {
            (Some(at), true) => marks.get(at + 1).or(marks.first()),
            (Some(at), false) => at.checked_sub(1).and_then(|at| marks.get(at)).or(marks.last()),
            (None, true) => marks.iter().find(|(start, _)| *start >= from).or(marks.first()),
            (None, false) => marks.iter().rev().find(|(start, _)| *start < from).or(marks.last()),
        };
        if let Some((_, mark)) = next {
            self.go_to(Go::Mark(*mark));
        }
    }
}

/// The place of a mark's layer in the choices.
fn layer(annotation: &WireAnnotation) -> usize {
    match annotation {
        WireAnnotation::Entity(_) => 0,
        WireAnnotation::Figure(_) => 1,
        WireAnnotation::Attribution(_) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::action::Action;
    use crate::app::state::article::{Article, Origin, tests::wire};
    use crate::app::state::filter::Hits;

    fn opened() -> App {
        let mut app = App::default();
        let article = Article::new("Ann-said-that:$14.3bn.xxx\nb\nc".into(), Origin::Paste, None);
        let (key, passages) = (article.key.clone(), article.wire.passages.clone());
        app.take(Action::Opened(Box::new(article)));
        app.take(Action::Marked(key, Box::new(crate::wire::WireDocument { passages, ..wire() })));
        app
    }

    #[test]
    fn steps_go_round_the_hits() {
        let mut app = opened();
        app.take(Action::Filtered(Ok(Some(Hits { passages: vec![true, false, true], ..Hits::default() }))));
        let mut seen = Vec::new();
        for by in [1, 1, 1, -1] {
            app.take(Action::Step(by));
            seen.push(app.at.unwrap());
        }
        assert_eq!(seen, [0, 2, 0, 2]);
    }

    #[test]
    fn marks_come_by_place_and_hidden_layers_are_passed_over() {
        let mut app = opened();
        app.take(Action::ToggleLayer(2));
        let mut seen = Vec::new();
        for forward in [true, true, true, false] {
            app.take(Action::NextMark(forward));
            seen.push(app.pinned.unwrap());
        }
        assert_eq!(seen, [0, 1, 0, 1]);
    }
}
