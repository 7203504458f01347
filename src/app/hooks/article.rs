//! Marking the open article. Knows when to call the engine and when to give up; must not know what is shown.

use crate::app::adapters::engine::{Call, EngineError};
use crate::app::state::{
    action::Action,
    app::{App, Phase},
    message::Message,
};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Marks every article that is opened; an article that is left is given up on.
#[hook]
pub fn use_engine(state: &UseReducerHandle<App>) {
    let open = state.article.as_ref().map(|article| (article.key.clone(), article.wire.reference_date.clone()));
    let waiting = matches!(state.phase, Phase::Marking(..));
    let (article, dispatch) = (state.article.clone(), state.dispatcher());
    use_effect_with((open, waiting), move |(open, waiting)| {
        let call = Rc::new(Call::new());
        if let (Some((key, date)), true, Some(article)) = (open.clone(), *waiting, article) {
            spawn_local(mark(call.clone(), key, article.text.clone(), article.head(), date, dispatch));
        }
        // leaving after the answer aborts nothing
        move || call.abort()
    });
}

async fn mark(
    call: Rc<Call>,
    key: String,
    text: Rc<str>,
    head: Option<usize>,
    date: Option<String>,
    dispatch: UseReducerDispatcher<App>,
) {
    let (progress, of) = (dispatch.clone(), key.clone());
    let told = move |done, total| progress.dispatch(Action::Progress(of.clone(), done, total));
    // of a long text the first screens come first, as an article of their own
    if let Some(head) = head
        && let Ok(document) = call.annotate(&text[..head], date.clone(), |_, _| {}).await
    {
        dispatch.dispatch(Action::Begun(key.clone(), Box::new(document)));
    }
    match call.annotate(&text, date, told).await {
        Ok(document) => dispatch.dispatch(Action::Marked(key, Box::new(document))),
        Err(EngineError::Aborted) => {}
        Err(EngineError::Broken(problem)) => dispatch.dispatch(Action::Failed(Message::with("error.engine", "problem", problem))),
    }
}
