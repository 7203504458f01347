//! Tagging: what is selected or under the focus becomes a draft. Knows the page's selection; must not know the dialog.

use super::Dispatch;
use crate::app::adapters::{dom, ids};
use crate::app::state::{
    action::Action,
    app::{App, Dialog},
    article::Article,
    marks::place,
    message::Message,
    review::{Verdict, needed},
    shared::Shared,
    tags::{Draft, Tags, draft},
};
use crate::text::Span;

/// The selected stretch of the original, in bytes.
pub fn selected_span(article: &Article) -> Option<Span> {
    let selected = dom::selected()?;
    let start = byte(article, selected.start)?;
    let end = byte(article, selected.end)?;
    let span = Span { start, end: end.max(start) }.trimmed(&article.text);
    (!span.is_empty()).then_some(span)
}

/// The byte of a UTF-16 offset in a block.
fn byte(article: &Article, (block, units): (usize, u32)) -> Option<u32> {
    let block = article.blocks.get(block)?;
    let mut left = units as usize;
    let text = article.words(block.span.start, block.gap_end);
    for (at, c) in text.char_indices() {
        if left < c.len_utf16() {
            return Some(block.span.start + at as u32);
        }
        left -= c.len_utf16();
    }
    Some(block.gap_end)
}

/// Begins a tag: on the selection, else on the mark whose card is open, else on the passage the reader is at.
pub fn begin(state: &App, dispatch: &Dispatch) {
    let Some(article) = &state.article else { return };
    let mark = state.pinned.and_then(|mark| article.wire.annotations.get(mark as usize)).map(place);
    let passage = || article.wire.passages.get(state.at?).map(|p| Span { start: p.start, end: p.end });
    if let Some(span) = selected_span(article).or(mark).or_else(passage) {
        begin_at(article, span, dispatch);
    }
}

/// Begins a tag on a stretch.
pub fn begin_at(article: &Article, span: Span, dispatch: &Dispatch) {
    dispatch.dispatch(Action::Show(Some(Dialog::Tag(draft(&article.text, span)))));
}

/// Writes a draft down.
pub fn write(article: &Article, tags: &Shared<Tags>, draft: &Draft, dispatch: &Dispatch) {
    let mut tags = tags.clone();
    tags.make_mut().write(draft, &article.text, &ids::stamp(draft.same.len() + 1));
    dispatch.dispatch(Action::Tags(tags, Some(Message::new("tag.kept"))));
    dispatch.dispatch(Action::Show(None));
    dom::deselect();
}

/// Takes a tag away.
pub fn remove(article: &Article, tags: &Shared<Tags>, id: &str, dispatch: &Dispatch) {
    let mut tags = tags.clone();
    tags.make_mut().remove(id, &article.text);
    dispatch.dispatch(Action::Tags(tags, Some(Message::new("tag.removed"))));
    dispatch.dispatch(Action::Show(None));
}

/// Says whether a mark is right.
pub fn judge(article: &Article, tags: &Shared<Tags>, mark: u32, verdict: &Verdict, dispatch: &Dispatch) {
    let mut tags = tags.clone();
    tags.make_mut().judge(article, mark, verdict, &ids::stamp(needed(article, mark, verdict)));
    let message = match verdict {
        Verdict::Accept => Message::new("verdict.accepted"),
        Verdict::Reject | Verdict::RejectAll => Message::new("verdict.rejected"),
        Verdict::Retype(_) => Message::new("verdict.retyped"),
    };
    dispatch.dispatch(Action::Tags(tags, Some(message)));
}

/// Takes the last change of tags back, or does it again.
pub fn step_back(state: &App, again: bool, dispatch: &Dispatch) {
    let Some(article) = &state.article else { return };
    let mut tags = state.tags.clone();
    if tags.make_mut().step_back(again, &article.text) {
        dispatch.dispatch(Action::Tags(tags, None));
    }
}
