//! What stays: every opened text and its tags, in this browser, the same in every tab. Knows storage and the other tabs; must not know
//! markup.

use super::Dispatch;
use crate::app::adapters::{idb, kept, local, notebook, tabs};
use crate::app::state::{
    action::Action,
    app::App,
    article::{Article, Origin},
    message::{Message, Weight},
    shared::Shared,
    tags::Tags,
};
use crate::tags::Notebook;
use std::cell::RefCell;
use yew::platform::spawn_local;
use yew::prelude::*;

thread_local! {
    /// The tags of the open article as they were stored last.
    static STORED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps every opened text and its tags in this browser, and brings the tags back.
#[hook]
pub fn use_keeping(state: &UseReducerHandle<App>) {
    let (article, dispatch) = (state.article.clone(), state.dispatcher());
    let key = article.as_ref().map(|article| article.key.clone());
    use_effect_with(key, move |_| {
        if let Some(article) = article {
            spawn_local(keep(article, dispatch));
        }
    });
    use_other_tabs(state);
    let (tags, dispatch) = (state.tags.clone(), state.dispatcher());
    use_effect_with(tags, move |tags| {
        let notebook = tags.notebook.clone();
        if !notebook.log.done.is_empty() || !notebook.log.undone.is_empty() {
            spawn_local(keep_tags(notebook, dispatch));
        }
    });
}

async fn keep(article: Shared<Article>, dispatch: Dispatch) {
    let tags = match stored_tags(&article.key).await {
        Some(notebook) => Tags::new(notebook, &article.text),
        None => Tags::empty(&article.key, &article.title),
    };
    dispatch.dispatch(Action::TagsLoaded(article.key.clone(), Shared::new(tags)));
    let kept = kept::Kept {
        key: article.key.clone(),
        title: article.title.clone(),
        text: article.text.to_string(),
        reference_date: article.wire.reference_date.clone(),
        opened: js_sys::Date::now(),
    };
    // a sample can be fetched again
    if !matches!(article.origin, Origin::Sample(_)) && kept::keep(&kept).await.is_err() {
        dispatch.dispatch(Action::Tell(Weight::Warning, Message::new("warning.not-kept")));
    }
}

async fn stored_tags(key: &str) -> Option<Notebook> {
    let own = idb::get(idb::TAGS, key).await.ok().and_then(|value| value.as_string());
    let json = own.or_else(|| local::load(&fallback(key)))?;
    let read = notebook::read(&json);
    STORED.set(json.clone());
    if read.is_none() {
        // what cannot be read is put aside before anything is written over it
        let _ = idb::put(idb::TAGS, &format!("{key}.damaged"), &json.as_str().into()).await;
    }
    read
}

/// Where IndexedDB is blocked and `localStorage` is not.
fn fallback(key: &str) -> String {
    format!("manicule.tags.{key}")
}

async fn keep_tags(notebook: Notebook, dispatch: Dispatch) {
    let key = notebook.info.text_sha256.clone();
    let json = serde_json::to_string(&notebook).unwrap_or_default();
    // what was just read, here or in another tab, is there already
    if STORED.replace(json.clone()) == json {
        return;
    }
    if idb::put(idb::TAGS, &key, &json.as_str().into()).await.is_err() && !local::store(&fallback(&key), &json) {
        dispatch.dispatch(Action::Tell(Weight::Error, Message::new("error.tags-not-kept")));
    } else {
        tabs::tell(&key);
    }
}

/// Brings in what another tab has changed in the tags of the open article.
#[hook]
fn use_other_tabs(state: &UseReducerHandle<App>) {
    let (article, dispatch) = (state.article.clone(), state.dispatcher());
    let key = article.as_ref().map(|article| article.key.clone());
    use_effect_with(key, move |_| {
        let listener = tabs::Listener::new(move |changed| {
            let Some(article) = article.clone().filter(|article| article.key == changed) else { return };
            let dispatch = dispatch.clone();
            spawn_local(async move {
                if let Some(notebook) = stored_tags(&article.key).await {
                    let tags = Shared::new(Tags::new(notebook, &article.text));
                    dispatch.dispatch(Action::TagsLoaded(article.key.clone(), tags));
                }
            });
        });
        move || drop(listener)
    });
}
