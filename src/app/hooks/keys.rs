//! The keys. Knows which key means what; must not know how it is done.

use super::{Dispatch, tagging, window::use_document_event};
use crate::app::adapters::{caret, dom, files};
use crate::app::state::{
    action::Action,
    app::{App, Dialog},
    keymap::Command,
    marks::place,
    review::{Verdict, alike, resized},
};
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
    let now = state.clone();
    use_document_event("drop", move |event| {
        event.prevent_default();
        let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
        match files::first(data.files()) {
            Some(file) => spawn_local(super::imports::take(now.dispatcher(), now.article.clone(), file)),
            None => super::sources::open_dropped(&now.dispatcher(), &data.get_data("text/plain").unwrap_or_default()),
        }
    });
}

fn pressed(state: &UseReducerHandle<App>, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    if key == "Escape" {
        return escape(state, event);
    }
    if event.default_prevented() || state.dialog.is_some() || dom::is_writing(event) {
        return;
    }
    let dispatch = state.dispatcher();
    let done = (state.caret && moved(event, &key))
        || match (command, key.as_str()) {
            _ if event.alt_key() => false,
            (true, "z" | "Z") => tagging::step_back(state, event.shift_key(), &dispatch),
            (true, "y") => tagging::step_back(state, true, &dispatch),
            (true, _) => false,
            (false, "Enter") if state.caret => tagging::begin(state, &dispatch),
            (false, "Enter") => open_card(event, &dispatch),
            (false, key) => state.prefs.keys.command(key).is_some_and(|command| obeyed(state, command, &dispatch)),
        };
    if done {
        event.prevent_default();
    }
}

/// Does what a key says; false where there is nothing to do it to.
fn obeyed(state: &UseReducerHandle<App>, command: Command, dispatch: &Dispatch) -> bool {
    let action = match command {
        Command::NextPassage => Action::Step(1),
        Command::PreviousPassage => Action::Step(-1),
        Command::NextMark => Action::NextMark(true),
        Command::PreviousMark => Action::NextMark(false),
        Command::Filter => return focus("#query"),
        Command::Tag => return tagging::begin(state, dispatch),
        Command::Accept => return judged(state, Verdict::Accept, false, dispatch),
        Command::Reject => return judged(state, Verdict::Reject, false, dispatch),
        Command::AcceptAll => return judged(state, Verdict::Accept, true, dispatch),
        Command::RejectAll => return judged(state, Verdict::Reject, true, dispatch),
        Command::StartOut => return stretched(state, false, true, dispatch),
        Command::StartIn => return stretched(state, false, false, dispatch),
        Command::EndIn => return stretched(state, true, false, dispatch),
        Command::EndOut => return stretched(state, true, true, dispatch),
        Command::Caret if state.article.is_some() => {
            if !state.caret {
                caret::begin();
            }
            Action::ToggleCaret
        }
        Command::Snap => Action::ToggleSnap,
        Command::Entities => Action::ToggleLayer(0),
        Command::Figures => Action::ToggleLayer(1),
        Command::Attributions => Action::ToggleLayer(2),
        Command::Panel if state.article.is_some() => Action::TogglePanel,
        Command::Open => Action::Show(Some(Dialog::Open)),
        Command::Export if state.article.is_some() => Action::Show(Some(Dialog::Export)),
        Command::Help => Action::Show(Some(Dialog::Help)),
        Command::Caret | Command::Panel | Command::Export => return false,
    };
    dispatch.dispatch(action);
    true
}

/// A verdict on the mark whose card is open, or on all the same; then on to the next.
fn judged(state: &App, verdict: Verdict, all: bool, dispatch: &Dispatch) -> bool {
    let (Some(article), Some(mark)) = (&state.article, state.pinned) else { return false };
    let marks = if all { alike(article, mark) } else { vec![mark] };
    tagging::judge(article, &state.tags, &marks, &verdict, dispatch);
    dispatch.dispatch(Action::NextMark(true));
    true
}

/// One end of the mark whose card is open goes out or in.
fn stretched(state: &App, last: bool, out: bool, dispatch: &Dispatch) -> bool {
    let (Some(article), Some(mark)) = (&state.article, state.pinned) else { return false };
    let span = article.wire.annotations.get(mark as usize).map(place).unwrap_or_default();
    if let Some(to) = resized(&article.text, span, last, out) {
        tagging::judge(article, &state.tags, &[mark], &Verdict::Resize(to), dispatch);
    }
    true
}

/// Moves the caret: by characters and lines, with Ctrl by words, with Shift the end of the selection.
fn moved(event: &KeyboardEvent, key: &str) -> bool {
    let word = event.ctrl_key() || event.alt_key();
    let (direction, by) = match key {
        "ArrowRight" => ("forward", if word { "word" } else { "character" }),
        "ArrowLeft" => ("backward", if word { "word" } else { "character" }),
        "ArrowDown" => ("forward", "line"),
        "ArrowUp" => ("backward", "line"),
        "End" => ("forward", "lineboundary"),
        "Home" => ("backward", "lineboundary"),
        _ => return false,
    };
    caret::step(if event.shift_key() { "extend" } else { "move" }, direction, by);
    true
}

/// What is uppermost goes first: the dialog (by itself), a tag that waits for a selection, the caret, the card, the query.
fn escape(state: &UseReducerHandle<App>, event: &KeyboardEvent) {
    let dispatch = state.dispatcher();
    if state.dialog.is_some() {
        return;
    }
    if state.attaching.is_some() {
        dispatch.dispatch(Action::Attach(None));
    } else if state.caret {
        dispatch.dispatch(Action::ToggleCaret);
    } else if state.pinned.is_some() {
        dispatch.dispatch(Action::Pin(None));
    } else if dom::is_writing(event) {
        focus("#article");
    } else if !state.query.is_empty() {
        dispatch.dispatch(Action::SetQuery(String::new()));
    }
}

fn focus(selector: &str) -> bool {
    let element = dom::first(selector);
    if let Some(element) = &element {
        dom::focus(element);
    }
    element.is_some()
}

/// Opens the card of the mark that has the focus.
fn open_card(event: &KeyboardEvent, dispatch: &Dispatch) -> bool {
    let marks = dom::closest(event, "[data-m]").and_then(|piece| piece.get_attribute("data-m"));
    let mark = marks.and_then(|marks| marks.rsplit(' ').next()?.parse().ok());
    if mark.is_some() {
        dispatch.dispatch(Action::Pin(mark));
    }
    mark.is_some()
}
