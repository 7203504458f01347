//! Evaluating the query whenever it, the article or the tags change.

use crate::app::state::{action::Action, app::App, filter::Lookup, shared::Shared};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Above this many bytes typing is not followed letter by letter.
const LARGE: usize = 400_000;

/// Keeps the hits in step with the query; the answer is what completion asks.
#[hook]
pub fn use_filter(state: &UseReducerHandle<App>) -> Option<Shared<Lookup>> {
    let dispatch = state.dispatcher();
    let lookup = use_memo((state.article.clone(), state.tags.clone()), |(article, tags)| {
        article.clone().map(|article| Shared::new(Lookup::new(article, tags.clone())))
    });
    let lookup = (*lookup).clone();
    let long = state.article.as_ref().is_some_and(|article| article.text.len() > LARGE);
    use_effect_with((state.query.clone(), lookup.clone()), move |(query, lookup)| {
        let (query, asked) = (query.clone(), lookup.clone());
        let waiting = asked.map(|lookup| {
            let delay = if long { 250 } else { 0 };
            Timeout::new(delay, move || dispatch.dispatch(Action::Filtered(lookup.evaluate(&query))))
        });
        move || drop(waiting)
    });
    lookup
}
