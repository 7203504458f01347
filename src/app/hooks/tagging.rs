//! Tagging: what is selected or under the focus becomes a draft. Knows the page's selection; must not know the dialog.

use super::Dispatch;
use crate::app::adapters::{dom, ids, words::part_at};
use crate::app::state::{
    action::Action,
    app::{App, Dialog},
    article::Article,
    marks::place,
    message::Message,
    review::{Verdict, addition},
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

/// The selected stretch, out to the ends of its first and last word where the reader wants that, and in any case of whole graphemes.
pub fn selected_words(article: &Article, snap: bool) -> Option<Span> {
    let span = selected_span(article)?;
    let last = span.of(&article.text).chars().next_back()?.len_utf8() as u32;
    let whole = |byte: u32| {
        let block = article.blocks.get(article.block_at(byte))?.span;
        let part = |part: &str| part_at(part, block.of(&article.text), &article.wire.language, (byte - block.start) as usize);
        let (start, end) = if snap { part("word") } else { None }.or_else(|| part("grapheme"))?;
        Some(Span { start: block.start + start as u32, end: block.start + end as u32 })
    };
    let start = whole(span.start).map_or(span.start, |part| part.start);
    let end = whole(span.end - last).map_or(span.end, |part| part.end);
    Some(Span { start, end })
}

/// Begins a tag: on the selection, else on the mark whose card is open, else on the passage the reader is at.
pub fn begin(state: &App, dispatch: &Dispatch) -> bool {
    let Some(article) = &state.article else { return false };
    if let (Some(id), Some(span)) = (&state.attaching, selected_words(article, state.prefs.snap)) {
        super::places::settle(article, &state.tags, &[(id.clone(), span)], dispatch);
        return true;
    }
    let mark = state.pinned.and_then(|mark| article.wire.annotations.get(mark as usize)).map(place);
    let passage = || article.wire.passages.get(state.at?).map(|p| Span { start: p.start, end: p.end });
    let span = selected_words(article, state.prefs.snap).or(mark).or_else(passage);
    if let Some(span) = span {
        begin_at(article, span, dispatch);
    }
    span.is_some()
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

/// Says something about marks, as one step.
pub fn judge(article: &Article, tags: &Shared<Tags>, marks: &[u32], verdict: &Verdict, dispatch: &Dispatch) {
    let mut tags = tags.clone();
    tags.make_mut().judge(article, marks, verdict, &ids::stamp(marks.len() * 2));
    dispatch.dispatch(Action::Tags(tags, Some(Message::new(verdict.told()))));
}

/// Makes a mark where the engine has none.
pub fn mark(article: &Article, tags: &Shared<Tags>, span: Span, kind: &str, dispatch: &Dispatch) {
    let mut tags = tags.clone();
    tags.make_mut().mark(&article.text, addition(span, kind), &ids::stamp(1));
    dispatch.dispatch(Action::Tags(tags, Some(Message::new("verdict.added"))));
    dom::deselect();
}

/// Takes the last change of tags back, or does it again; false where there is none.
pub fn step_back(state: &App, again: bool, dispatch: &Dispatch) -> bool {
    let Some(article) = &state.article else { return false };
    let mut tags = state.tags.clone();
    let done = tags.make_mut().step_back(again, &article.text);
    if done {
        dispatch.dispatch(Action::Tags(tags, None));
    }
    done
}

/// Takes steps back, or does them again, until so many stand.
pub fn step_to(article: &Article, tags: &Shared<Tags>, count: usize, dispatch: &Dispatch) {
    let mut tags = tags.clone();
    tags.make_mut().step_to(count, &article.text);
    dispatch.dispatch(Action::Tags(tags, None));
}
