//! Everything kept in this browser as one file, and such a file taken in.

use crate::app::adapters::{dom, files, library, store::Trouble};
use crate::app::hooks::{use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    message::{Message, Weight},
};
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Called when texts may have come.
    pub came: Callback<()>,
}

#[component]
pub fn Library(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let (saver, came) = (dispatch.clone(), props.came.clone());
    let save = Callback::from(move |_: MouseEvent| {
        let dispatch = saver.clone();
        spawn_local(async move {
            dispatch.dispatch(match library::export(&dom::today()).await {
                Ok(name) => Action::Tell(Weight::Done, Message::with("exported", "name", name)),
                Err(Trouble(key)) => Action::Tell(Weight::Error, Message::new(key)),
            });
        });
    });
    let onchange = Callback::from(move |event: Event| {
        let (dispatch, came) = (dispatch.clone(), came.clone());
        let Some(file) = files::chosen(&event) else { return };
        spawn_local(async move {
            let (weight, message) = match library::import(file).await {
                Ok((texts, tags)) => (Weight::Done, Message::with("library.came", "texts", texts).and("tags", tags)),
                Err(message) => (Weight::Error, message),
            };
            came.emit(());
            dispatch.dispatch(Action::Show(None));
            dispatch.dispatch(Action::Tell(weight, message));
        });
    });
    html! {
        <section class="choice-list library"><h2>{locale.text("library")}</h2>
            <p class="choice-more">{locale.text("library-more")}</p>
            <div><button class="pill" id="library-save" onclick={save}>{locale.text("library-save")}</button>{" "}
                <label class="pill">{locale.text("library-take")}<input type="file" class="unseen" id="library-take" accept=".json" {onchange} /></label></div>
        </section>
    }
}
