//! What the reader is told: at the bottom, spoken politely, gone after a while unless it is an error.

use super::icons::{self, icon};
use crate::app::adapters::update;
use crate::app::hooks::{places::bring_last, tagging::step_back, use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    app::App,
    message::{Deed, Notice, Weight},
};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// All notices.
pub fn notices(state: &UseReducerHandle<App>) -> Html {
    html! {
        <div class="notices" role="status" aria-live="polite">
            {for state.notices.iter().map(|notice| html! { <One key={notice.id} notice={notice.clone()} state={state.clone()} /> })}
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    notice: Notice,
    state: UseReducerHandle<App>,
}

/// Long enough to read, in milliseconds.
const SHOWN: u32 = 7_000;

#[component]
fn One(props: &OneProps) -> Html {
    let (locale, dispatch, id) = (use_locale(), use_dispatch(), props.notice.id);
    let weight = props.notice.weight;
    let later = dispatch.clone();
    use_effect_with(id, move |id| {
        let id = *id;
        let waiting = (weight == Weight::Done).then(|| Timeout::new(SHOWN, move || later.dispatch(Action::Dismiss(id))));
        move || drop(waiting)
    });
    let dismiss = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss(id)))
    };
    let offer = |deed: Deed| {
        let (state, dispatch) = (props.state.clone(), dispatch.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            match deed {
                Deed::Undo => drop(step_back(&state, false, &dispatch)),
                Deed::Update => update::take(),
                Deed::Bring => bring_last(&state, &dispatch),
            }
            dispatch.dispatch(Action::Dismiss(id));
        });
        let name = match deed {
            Deed::Undo => "undo",
            Deed::Update => "update",
            Deed::Bring => "bring",
        };
        html! { <button class="pill" {onclick}>{locale.text(name)}</button> }
    };
    let class = match weight {
        Weight::Done => "done",
        Weight::Warning => "warning",
        Weight::Error => "error",
    };
    html! {
        <div class={classes!("notice", class)}>
            <p>{props.notice.message.text(locale)}</p>
            {props.notice.offer.map(offer)}
            <button class="notice-close" onclick={dismiss} aria-label={locale.text("close")}>{icon(icons::CLOSE)}</button>
        </div>
    }
}
