//! The keys. Knows which key does what; must not know how it is done.

use super::{tagging, window::use_document_event};
use crate::app::adapters::{dom, files};
use crate::app::state::{
    action::Action,
    app::{App, Dialog, Go},
    marks::place,
    review::Verdict,
};
use crate::text::{by_key, pair_key};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, KeyboardEvent};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Listens to keys, to files dropped anywhere and to texts pasted on the start page.
#[hook]
pub fn use_keys(state: &UseReducerHandle<App>) {
    let now = state.clone();
    use_document_event("keydown", move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            pressed(&now, event);
        }
    });
    let now = state.clone();
    use_document_event("paste", move |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        // with an article open, or in a field, pasting is not opening
        if now.article.is_none() && !dom::is_writing(event) {
            super::sources::open_dropped(&now.dispatcher(), &text);
        }
    });
    use_document_event("dragover", |event| event.prevent_default());
    let dispatch = state.dispatcher();
    use_document_event("drop", move |event| {
        event.prevent_default();
        let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
        match files::first(data.files()) {
            Some(file) => spawn_local(super::sources::open_file(dispatch.clone(), file)),
            None => super::sources::open_dropped(&dispatch, &data.get_data("text/plain").unwrap_or_default()),
        }
    });
}

fn pressed(state: &UseReducerHandle<App>, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    if key == "Escape" {
        return escape(state, event);
    }
    if event.alt_key() || event.default_prevented() || state.dialog.is_some() || dom::is_writing(event) {
        return;
    }
    let dispatch = state.dispatcher();
    match (command, key.as_str()) {
        (true, "z" | "Z") => tagging::step_back(state, event.shift_key(), &dispatch),
        (true, "y") => tagging::step_back(state, true, &dispatch),
        (true, _) => return,
        (false, "j") => dispatch.dispatch(Action::Step(1)),
        (false, "k") => dispatch.dispatch(Action::Step(-1)),
        (false, "n") => next_mark(state, true),
        (false, "p") => next_mark(state, false),
        (false, "t") => tagging::begin(state, &dispatch),
        (false, "a" | "x") => match (&state.article, state.pinned) {
            (Some(article), Some(mark)) => {
                let verdict = if key == "a" { Verdict::Accept } else { Verdict::Reject };
                tagging::judge(article, &state.tags, mark, &verdict, &dispatch);
            }
            _ => return,
        },
        (false, "o") => dispatch.dispatch(Action::Show(Some(Dialog::Open))),
        (false, "e") if state.article.is_some() => dispatch.dispatch(Action::Show(Some(Dialog::Export))),
        (false, "?") => dispatch.dispatch(Action::Show(Some(Dialog::Help))),
        (false, "/") => focus("#query"),
        (false, "1" | "2" | "3") => dispatch.dispatch(Action::ToggleLayer(key.parse::<usize>().unwrap_or(1) - 1)),
        (false, "Enter") if focused_mark(event).is_some() => dispatch.dispatch(Action::Pin(focused_mark(event))),
        _ => return,
    }
    event.prevent_default();
}

/// What is uppermost goes first: the dialog (by itself), the card, the query.
fn escape(state: &UseReducerHandle<App>, event: &KeyboardEvent) {
    let dispatch = state.dispatcher();
    if state.dialog.is_some() {
        return;
    }
    if state.pinned.is_some() {
        dispatch.dispatch(Action::Pin(None));
    } else if dom::is_writing(event) {
        focus("#article");
    } else if !state.query.is_empty() {
        dispatch.dispatch(Action::SetQuery(String::new()));
    }
}

fn focus(selector: &str) {
    if let Some(element) = dom::first(selector) {
        dom::focus(&element);
    }
}

fn focused_mark(event: &KeyboardEvent) -> Option<u32> {
    dom::closest(event, "[data-m]")?.get_attribute("data-m")?.rsplit(' ').next()?.parse().ok()
}

/// The next mark of a layer that is shown, counted from the one whose card is open or from the passage the reader is at.
fn next_mark(state: &UseReducerHandle<App>, forward: bool) {
    let Some(article) = &state.article else { return };
    let shown = |annotation: &crate::wire::WireAnnotation| match annotation {
        crate::wire::WireAnnotation::Entity(_) => state.prefs.layers[0],
        crate::wire::WireAnnotation::Figure(_) => state.prefs.layers[1],
        crate::wire::WireAnnotation::Attribution(_) => state.prefs.layers[2],
    };
    let hit =
        |start: u32| state.hits.as_ref().is_none_or(|hits| hits.passages.get(article.passage_at(start)).copied().unwrap_or(false));
    let all: Vec<(u32, u32)> = article
        .wire
        .annotations
        .iter()
        .enumerate()
        .filter(|(_, a)| shown(a))
        .map(|(nth, a)| (place(a).start, nth as u32))
        .collect();
    let all: Vec<(u32, u32)> =
        by_key(all.into_iter().filter(|(start, _)| hit(*start)).collect(), |(start, nth)| pair_key(*start, *nth));
    let here = state.pinned.and_then(|mark| all.iter().position(|(_, other)| *other == mark));
    let from = state.at.and_then(|at| article.wire.passages.get(at)).map_or(0, |passage| passage.start);
    let next = match (here, forward) {
        (Some(at), true) => all.get(at + 1).or(all.first()),
        (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at)).or(all.last()),
        (None, true) => all.iter().find(|(start, _)| *start >= from).or(all.first()),
        (None, false) => all.iter().rev().find(|(start, _)| *start < from).or(all.last()),
    };
    if let Some((_, mark)) = next {
        state.dispatch(Action::GoTo(Go::Mark(*mark)));
    }
}
