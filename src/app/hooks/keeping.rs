//! What stays: every opened text and its tags, in this browser, the same in every tab. Knows storage and the other tabs; must not know
//! markup.

use super::Dispatch;
use crate::app::adapters::{
    json, kept, local, notebook,
    store::{self, TAGS, Trouble},
    tabs,
};
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
    /// The article whose tags were read, and its tags as they were stored last.
    static STORED: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
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
    // not an effect: that may come a frame after a tag is seen, and the tab be closed in between
    use_memo(tags, move |tags| {
        let notebook = tags.notebook.clone();
        if !notebook.log.done.is_empty() || !notebook.log.undone.is_empty() {
            spawn_local(keep_tags(notebook, dispatch));
        }
    });
}

async fn keep(article: Shared<Article>, dispatch: Dispatch) {
    let tags = match stored_tags(&article.key, &dispatch).await {
        Some(notebook) => Tags::new(notebook, &article.text),
        None => Tags::empty(&article.key, &article.title),
    };
    let is_new = tags.notebook.log == Default::default();
    dispatch.dispatch(Action::TagsFound(article.key.clone(), Shared::new(tags)));
    if is_new {
        super::places::offer(&article, &dispatch).await;
    }
    let kept = kept::Kept {
        key: article.key.clone(),
        title: article.title.clone(),
        text: article.text.to_string(),
        reference_date: article.wire.reference_date.clone(),
        opened: js_sys::Date::now(),
    };
    // a sample can be fetched again
    if matches!(article.origin, Origin::Sample(_)) {
        return;
    }
    if let Err(Trouble(key)) = kept::keep(&kept).await {
        dispatch.dispatch(Action::Tell(Weight::Warning, Message::new(key)));
    }
}

async fn stored_tags(key: &str, dispatch: &Dispatch) -> Option<Notebook> {
    let kept = store::get(TAGS, key).await.ok().filter(|kept| !kept.is_undefined());
    // a slip is what came after
    let slip = local::load(&slip(key)).and_then(|json| json::parse(&json));
    for stored in [slip, kept].into_iter().flatten() {
        let read = notebook::read(&stored);
        if let Some(notebook) = &read {
            STORED.set((key.into(), written(notebook)));
            return read;
        }
        // what cannot be read is put aside before anything is written over it
        let _ = store::put(TAGS, &format!("{key}.damaged"), &stored).await;
        dispatch.dispatch(Action::Tell(Weight::Warning, Message::new("store.damaged")));
    }
    STORED.set((key.into(), String::new()));
    None
}

fn written(notebook: &Notebook) -> String {
    serde_json::to_string(notebook).unwrap_or_default()
}

/// Where tags are put down until the database has them, and for good where there is none.
fn slip(key: &str) -> String {
    format!("manicule.tags.{key}")
}

async fn keep_tags(notebook: Notebook, dispatch: Dispatch) {
    let key = notebook.info.text_sha256.clone();
    let json = written(&notebook);
    // what was just read, here or in another tab, is there already; and what is not read yet is not written over
    if STORED.with_borrow(|(read, stored)| *read != key || *stored == json) {
        return;
    }
    STORED.set((key.clone(), json.clone()));
    // the database answers later, and a tab may be closed before
    let noted = local::store(&slip(&key), &json);
    let kept = store::put(TAGS, &key, &json::parse(&json).unwrap_or_default()).await.is_ok();
    // a slip that is newer waits for its own answer, one that could not be written over is older
    if kept && (!noted || local::load(&slip(&key)).as_ref() == Some(&json)) {
        local::forget(&slip(&key));
    }
    if kept || noted {
        tabs::tell(&key);
    } else {
        dispatch.dispatch(Action::Tell(Weight::Error, Message::new("error.tags-not-kept")));
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
                if let Some(notebook) = stored_tags(&article.key, &dispatch).await {
                    let tags = Shared::new(Tags::new(notebook, &article.text));
                    dispatch.dispatch(Action::TagsLoaded(article.key.clone(), tags));
                }
            });
        });
        move || drop(listener)
    });
}
