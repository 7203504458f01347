//! Files that are handed over: an article to open, or marks for the one that is open. Knows adapters; must not know markup.

use super::Dispatch;
use crate::app::adapters::{files, ids, imported};
use crate::app::state::{
    action::Action,
    app::App,
    article::Article,
    message::{Message, Weight},
    shared::Shared,
};
use crate::interchange::Format;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Opens an article, or finds the marks of a file in the open one.
pub async fn take(dispatch: Dispatch, article: Option<Shared<Article>>, file: web_sys::File) {
    let name = file.name();
    if !may_hold_marks(&name) {
        return super::sources::open_file(dispatch, file).await;
    }
    let opened = match files::open(&file).await {
        Ok(opened) => opened.text,
        Err(message) => return dispatch.dispatch(Action::Tell(Weight::Error, message)),
    };
    match (Format::guess(&name, &opened), article) {
        (None, _) => super::sources::open_file(dispatch, file).await,
        (Some(_), None) => dispatch.dispatch(Action::Tell(Weight::Error, Message::with("error.no-text-for-marks", "name", name))),
        (Some(format), Some(article)) => import(dispatch, article, &name, &opened, format).await,
    }
}

/// Puts the marks of a link in their places once a text is open and its own tags have been read.
#[hook]
pub fn use_arrival(state: &UseReducerHandle<App>) {
    let (article, dispatch) = (state.article.clone(), state.dispatcher());
    let open = article.as_ref().filter(|article| state.tags.is_of(&article.key)).map(|article| article.key.clone());
    use_effect_with((state.arrived.clone(), open.is_some()), move |(arrived, open)| {
        if let (Some(file), true, Some(article)) = (arrived.clone(), *open, article) {
            dispatch.dispatch(Action::Arrived(None));
            spawn_local(async move { import(dispatch, article, "#share", &file, Format::Manicule).await });
        }
    });
}

fn may_hold_marks(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".json", ".jsonld", ".jsonl", ".ndjson", ".ann", ".iob2", ".iob", ".bio", ".conll"].iter().any(|ending| name.ends_with(ending))
}

async fn import(dispatch: Dispatch, article: Shared<Article>, name: &str, file: &str, format: Format) {
    let now = ids::stamp(0).now;
    match imported::tags(file, format.name(), &article.text, &now).await {
        Ok((tags, report)) => dispatch.dispatch(Action::Imported(article.key.clone(), tags, report)),
        Err(problem) => {
            let message = Message::with("error.import", "name", name).and("problem", problem);
            dispatch.dispatch(Action::Tell(Weight::Error, message));
        }
    }
}
