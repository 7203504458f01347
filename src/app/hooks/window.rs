//! Listening to the whole page. Knows event names; must not know what an event means.

use crate::app::adapters::dom::{document, window};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Calls the newest `handler` for every event of this name on the document, for as long as the component lives.
#[hook]
pub fn use_document_event(name: &'static str, handler: impl Fn(&web_sys::Event) + 'static) {
    use_target_event(document().into(), name, handler);
}

/// The same for the window.
#[hook]
pub fn use_window_event(name: &'static str, handler: impl Fn(&web_sys::Event) + 'static) {
    use_target_event(window().into(), name, handler);
}

type Handler = Rc<RefCell<Option<Rc<dyn Fn(&web_sys::Event)>>>>;

#[hook]
fn use_target_event(target: web_sys::EventTarget, name: &'static str, handler: impl Fn(&web_sys::Event) + 'static) {
    let newest: Handler = (*use_memo((), |_| Handler::default())).clone();
    *newest.borrow_mut() = Some(Rc::new(handler));
    use_effect_with(name, move |name| {
        // handlers say no to the browser's own doing (drops, keys), so they cannot be passive
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&target, *name, options, move |event| {
            let handler = newest.borrow().clone();
            if let Some(handler) = handler {
                handler(event);
            }
        });
        move || drop(listener)
    });
}
