//! Where articles come from: links, samples, files, the clipboard, texts kept before. Knows adapters; must not know markup.

use super::Dispatch;
use crate::app::adapters::{dom, engine, files, kept, samples, share};
use crate::app::state::{
    action::Action,
    app::App,
    article::{Article, Origin},
    message::{Message, Weight},
};
use samples::Sample;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Whether the address names an article that is in this browser or beside the page: it opens by itself, and its text is shown already.
pub fn is_named() -> bool {
    ["sample=", "doc="].iter().any(|start| dom::hash().starts_with(start))
}

/// Opens what the address names (`#sample=en`, `#doc=…`, `#…&q=…`), now and when it changes.
#[hook]
pub fn use_link(state: &UseReducerHandle<App>) {
    let dispatch = state.dispatcher();
    let first = dispatch.clone();
    use_effect_with((), move |()| follow(first));
    super::window::use_window_event("hashchange", move |_| follow(dispatch.clone()));
    let shown = state.article.as_ref().map(|article| address(article));
    let named = use_mut_ref(|| false);
    use_effect_with((shown, state.query.clone()), move |(shown, query)| {
        // at the start the address still names what is about to be opened
        if shown.is_none() && named.replace(false) {
            dom::set_hash("");
        }
        if let Some(shown) = shown {
            *named.borrow_mut() = true;
            let query = if query.is_empty() { String::new() } else { format!("&q={}", js_sys::encode_uri_component(query)) };
            dom::set_hash(&format!("{shown}{query}"));
        }
    });
}

fn address(article: &Article) -> String {
    match &article.origin {
        Origin::Sample(id) => format!("sample={id}"),
        _ => format!("doc={}", &article.key[..16]),
    }
}

fn follow(dispatch: Dispatch) {
    let hash = dom::hash();
    let (place, query) = hash.split_once("&q=").unwrap_or((&hash, ""));
    let query = query.to_string();
    if let Some(id) = place.strip_prefix("sample=").map(str::to_string) {
        spawn_local(async move {
            match samples::list().await.into_iter().find(|sample| sample.id == id) {
                Some(sample) => bring_sample(dispatch, sample, query).await,
                None => dispatch.dispatch(Action::Failed(Message::with("error.no-sample", "name", id))),
            }
        });
    } else if let Some(fragment) = place.strip_prefix("share=").map(str::to_string) {
        spawn_local(async move { open_shared(dispatch, &fragment).await });
    } else if let Some(start) = place.strip_prefix("doc=").map(str::to_string) {
        spawn_local(async move {
            match kept::list().await.into_iter().find(|kept| !start.is_empty() && kept.key.starts_with(&start)) {
                Some(kept) => open_marked(&dispatch, kept.text, Origin::Kept, kept.reference_date, &query).await,
                None => dispatch.dispatch(Action::Failed(Message::new("error.not-kept"))),
            }
        });
    }
}

/// Opens what a link carries: its text, else the kept one it is about, else whatever text the reader opens next.
async fn open_shared(dispatch: Dispatch, fragment: &str) {
    let carried = match share::opened(fragment).await {
        Ok(carried) => carried,
        Err(problem) => return dispatch.dispatch(Action::Failed(Message::with("error.share", "problem", problem))),
    };
    if carried.tags > 0 {
        dispatch.dispatch(Action::Arrived(Some(carried.file)));
    }
    match (carried.text, kept::find(&carried.key).await) {
        (Some(text), _) => open(&dispatch, text, Origin::Paste, carried.reference_date.or_else(|| Some(dom::today())), ""),
        (None, Some(kept)) => open(&dispatch, kept.text, Origin::Kept, kept.reference_date, ""),
        (None, None) => {
            let message = Message::with("share.waits", "n", carried.tags).and("title", carried.title);
            dispatch.dispatch(Action::Tell(Weight::Warning, message));
        }
    }
}

/// Fetches and opens a sample.
pub async fn open_sample(dispatch: Dispatch, sample: Sample, query: String) {
    dispatch.dispatch(Action::Loading(sample.title.clone()));
    bring_sample(dispatch, sample, query).await;
}

async fn bring_sample(dispatch: Dispatch, sample: Sample, query: String) {
    match samples::text(&sample).await {
        Some(text) => open_marked(&dispatch, text, Origin::Sample(sample.id), Some(sample.reference_date), &query).await,
        None => dispatch.dispatch(Action::Failed(Message::with("error.no-sample", "name", sample.id))),
    }
}

/// Reads and opens a file; of several the first.
pub async fn open_file(dispatch: Dispatch, file: web_sys::File) {
    dispatch.dispatch(Action::Loading(file.name()));
    match files::open(&file).await {
        Ok(opened) => {
            open(&dispatch, opened.text, Origin::File(file.name()), Some(dom::today()), "");
            if let Some(warning) = opened.warning {
                dispatch.dispatch(Action::Tell(Weight::Warning, warning));
            }
        }
        Err(message) => dispatch.dispatch(Action::Failed(message)),
    }
}

/// Opens a text that the page may have had marked while the app was on its way.
async fn open_marked(dispatch: &Dispatch, text: String, origin: Origin, reference_date: Option<String>, query: &str) {
    let marks = engine::early(&text, reference_date.clone()).await;
    open(dispatch, text, origin, reference_date, query);
    // before the article is drawn
    if let Some(document) = marks {
        dispatch.dispatch(Action::Marked(document.text_sha256.clone(), Box::new(document)));
    }
}

/// Opens a text; one without a word is refused.
pub fn open(dispatch: &Dispatch, text: String, origin: Origin, reference_date: Option<String>, query: &str) {
    if text.trim().is_empty() {
        return dispatch.dispatch(Action::Failed(Message::new("error.no-text")));
    }
    let article = Article::new(text.into(), origin, reference_date);
    dispatch.dispatch(Action::Opened(Box::new(article)));
    if !query.is_empty() {
        dispatch.dispatch(Action::SetQuery(query.into()));
    }
}

/// Opens a text that was dropped; an empty drop is nothing.
pub fn open_dropped(dispatch: &Dispatch, text: &str) {
    if !text.trim().is_empty() {
        open(dispatch, text.into(), Origin::Paste, Some(dom::today()), "");
    }
}
