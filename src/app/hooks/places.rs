//! Tags of another version of the text: finding them again, and settling what the engine leaves open. Knows when to ask; must not know
//! how an answer is shown.

use super::{Dispatch, tagging::selected_words};
use crate::app::adapters::{dom, found, ids, notebook, store};
use crate::app::state::{
    action::Action,
    app::{App, Tab},
    article::Article,
    message::{Message, Weight},
    shared::Shared,
    small::moment,
    tags::Tags,
};
use crate::tags::{Notebook, Tag};
use crate::text::{Span, by_key};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Asks the engine about every tag whose words are not where they were.
#[hook]
pub fn use_finding(state: &UseReducerHandle<App>) {
    let (article, dispatch) = (state.article.clone(), state.dispatcher());
    let key = article.as_ref().map(|article| article.key.clone());
    let unsought: Vec<Tag> = state.tags.unsought().into_iter().cloned().collect();
    use_effect_with((key, unsought), move |(_, unsought)| {
        if let (Some(article), false) = (article, unsought.is_empty()) {
            let unsought = unsought.clone();
            spawn_local(async move {
                // without an engine the tags stay in the list of those without a place
                if let Ok(found) = found::find(&unsought, &article.text).await {
                    dispatch.dispatch(Action::Found(article.key.clone(), found));
                }
            });
        }
    });
}

/// The reader's own tags in a notebook.
fn own(notebook: &Notebook) -> usize {
    notebook.tags.iter().filter(|tag| tag.correction.is_none()).count()
}

/// Notebooks of other texts that have tags, of the same title or of any, the last edited first.
pub async fn versions(article: &Article, same_title: bool) -> Vec<Notebook> {
    let stored = match same_title {
        true => store::titled(&article.title).await,
        false => store::all(store::TAGS).await,
    };
    let stored = stored.unwrap_or_default();
    let others = stored.iter().filter_map(notebook::read);
    let others: Vec<Notebook> = others.filter(|other| other.info.text_sha256 != article.key && own(other) > 0).collect();
    by_key(others, |other| u64::MAX - other.tags.iter().map(|tag| moment(&tag.modified)).max().unwrap_or(0))
}

/// Offers the tags of another version, where there is one of the same title.
pub async fn offer(article: &Article, dispatch: &Dispatch) {
    if let Some(other) = versions(article, true).await.first() {
        dispatch.dispatch(Action::Version(Message::with("version", "n", own(other))));
    }
}

/// Brings the tags of the version edited last.
pub fn bring_last(state: &App, dispatch: &Dispatch) {
    let (Some(article), tags, dispatch) = (state.article.clone(), state.tags.clone(), dispatch.clone()) else { return };
    spawn_local(async move {
        if let Some(other) = versions(&article, true).await.into_iter().next() {
            bring(article, tags, other, dispatch).await;
        }
    });
}

/// Brings the tags of another version into this one.
pub async fn bring(article: Shared<Article>, mut tags: Shared<Tags>, other: Notebook, dispatch: Dispatch) {
    let Ok(found) = found::find(&other.tags, &article.text).await else {
        return dispatch.dispatch(Action::Tell(Weight::Error, Message::new("error.places")));
    };
    let came = tags.make_mut().bring(&other.tags, found, &article.text, &ids::stamp(0));
    let open = tags.to_check().len();
    dispatch.dispatch(Action::Tags(tags, Some(Message::with("brought", "n", came).and("open", open))));
    dispatch.dispatch(Action::SetTab(Tab::Tags));
}

/// Settles tags at places.
pub fn settle(article: &Article, tags: &Shared<Tags>, places: &[(String, Span)], dispatch: &Dispatch) {
    let mut tags = tags.clone();
    tags.make_mut().settle(places, &article.text, &ids::stamp(0).now);
    settled(tags, "placed", dispatch);
}

/// Keeps a tag without a place.
pub fn set_aside(article: &Article, tags: &Shared<Tags>, id: &str, dispatch: &Dispatch) {
    let mut tags = tags.clone();
    tags.make_mut().set_aside(id, &article.text, &ids::stamp(0).now);
    settled(tags, "placeless", dispatch);
}

fn settled(tags: Shared<Tags>, told: &'static str, dispatch: &Dispatch) {
    dispatch.dispatch(Action::Tags(tags, Some(Message::new(told))));
    dispatch.dispatch(Action::Attach(None));
    dom::deselect();
    // what was pressed is gone; the list it was in is not
    if let Some(list) = dom::first("#panel-list") {
        dom::focus(&list);
    }
}

/// Puts a tag on the selection, or waits for one.
pub fn attach(article: &Article, tags: &Shared<Tags>, id: &str, snap: bool, dispatch: &Dispatch) {
    match selected_words(article, snap) {
        Some(span) => settle(article, tags, &[(id.into(), span)], dispatch),
        None => {
            dispatch.dispatch(Action::Attach(Some(id.into())));
            // on a narrow screen the list lies over the text
            if dom::matches_media("(max-width: 69.99rem)") {
                dispatch.dispatch(Action::TogglePanel);
            }
        }
    }
}
