//! When something has to happen: hooks that watch the state and call the adapters. Must not know markup.

pub mod article;
pub mod filter;
pub mod imports;
pub mod keeping;
pub mod keys;
pub mod margins;
pub mod near;
pub mod places;
pub mod prefs;
pub mod sources;
pub mod stepping;
pub mod tagging;
pub mod window;

use crate::app::state::{action::Action, app::App, locale::Locale};
use yew::prelude::*;

/// How components tell the state what happened.
pub type Dispatch = UseReducerDispatcher<App>;

/// The dispatcher of the app around.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().expect("components live inside the app")
}

/// The language of the interface.
#[hook]
pub fn use_locale() -> Locale {
    use_context::<Locale>().unwrap_or_default()
}

/// A callback that sends an action.
#[hook]
pub fn use_action<E: 'static>(action: Action) -> Callback<E> {
    let dispatch = use_dispatch();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}
