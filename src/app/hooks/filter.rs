//! Evaluating the query whenever it, the article or the tags change. Knows when to ask the engine; must not know the filter bar.

use crate::app::adapters::{engine::EngineError, lookup::Lookup};
use crate::app::state::{
    action::Action,
    app::{App, Phase},
    filter::Offer,
    message::{Message, Weight},
    shared::Shared,
};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Above this many bytes typing is not followed letter by letter.
const LARGE: usize = 400_000;

/// Keeps the hits in step with the query; the answer is what completion and export ask.
#[hook]
pub fn use_filter(state: &UseReducerHandle<App>) -> Option<Shared<Lookup>> {
    let dispatch = state.dispatcher();
    let lookup = use_memo((state.article.clone(), state.tags.clone()), |(article, tags)| {
        article.clone().map(|article| Shared::new(Lookup::new(article, tags.clone())))
    });
    let lookup = (*lookup).clone();
    let delay = if state.article.as_ref().is_some_and(|article| article.text.len() > LARGE) { 250 } else { 0 };
    // the engine reads one call after the other: what is asked now is answered with the marks
    let marking = matches!(state.phase, Phase::Marking(..));
    use_effect_with((state.query.clone(), lookup.clone(), marking), move |(query, lookup, marking)| {
        let (query, given_up) = (query.clone(), Rc::new(Cell::new(false)));
        let asked = lookup.clone().filter(|_| !marking);
        let stale = given_up.clone();
        let waiting = asked.map(|lookup| Timeout::new(delay, move || spawn_local(evaluate(lookup, query, stale, dispatch))));
        move || {
            given_up.set(true);
            drop(waiting);
        }
    });
    lookup
}

async fn evaluate(lookup: Shared<Lookup>, query: String, stale: Rc<Cell<bool>>, dispatch: UseReducerDispatcher<App>) {
    let answer = lookup.filter(&query).await;
    if stale.get() {
        return;
    }
    match answer {
        Ok(answer) => dispatch.dispatch(Action::Filtered(answer)),
        Err(EngineError::Aborted) => {}
        Err(EngineError::Broken(problem)) => {
            dispatch.dispatch(Action::Tell(Weight::Error, Message::with("error.engine", "problem", problem)));
        }
    }
}

/// Ways to go on with what is typed; none until they are known.
#[hook]
pub fn use_offers(lookup: Option<Shared<Lookup>>, typed: &str) -> Vec<Offer> {
    let known = use_state(|| (String::new(), Vec::new()));
    let setter = known.setter();
    use_effect_with((lookup, typed.to_string()), move |(lookup, typed)| {
        let given_up = Rc::new(Cell::new(false));
        if let (Some(lookup), false) = (lookup.clone(), typed.is_empty()) {
            let (typed, stale) = (typed.clone(), given_up.clone());
            spawn_local(async move {
                let offers = lookup.offers(&typed).await;
                if !stale.get() {
                    setter.set((typed, offers));
                }
            });
        }
        move || given_up.set(true)
    });
    // those for the letters before would put in the wrong thing
    if known.0 == typed { known.1.iter().filter(|offer| offer.text.trim() != typed.trim()).cloned().collect() } else { Vec::new() }
}
