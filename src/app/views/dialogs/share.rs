//! Sharing without a server: a link that carries the tags, with the text or without, and reading notes on the clipboard.

use crate::app::adapters::{
    lookup::Lookup,
    share::{NoLink, copy, link},
};
use crate::app::hooks::Dispatch;
use crate::app::state::{
    action::Action,
    locale::{Locale, grouped},
    message::{Message, Weight},
    shared::Shared,
};
use yew::platform::spawn_local;
use yew::prelude::*;

/// By their names in the locales.
const WAYS: [&str; 3] = ["text", "tags", "notes"];

/// The ways to share.
pub fn ways(lookup: &Shared<Lookup>, locale: Locale, dispatch: &Dispatch) -> Html {
    let button = |way: &'static str| {
        let (lookup, dispatch) = (lookup.clone(), dispatch.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (lookup, dispatch) = (lookup.clone(), dispatch.clone());
            spawn_local(async move {
                let (weight, message) = share(way, &lookup).await;
                dispatch.dispatch(Action::Show(None));
                dispatch.dispatch(Action::Tell(weight, message));
            });
        });
        html! {
            <li><button data-share={way} {onclick}>
                <strong>{locale.named("share", way)}</strong>
                <span>{locale.named("share-more", way)}</span>
            </button></li>
        }
    };
    html! { <><h3>{locale.text("share")}</h3><ul class="exports">{for WAYS.into_iter().map(button)}</ul></> }
}

async fn share(way: &str, lookup: &Lookup) -> (Weight, Message) {
    let notes = way == "notes";
    let Ok(file) = lookup.export(if notes { "markdown" } else { "json" }, true).await else {
        return (Weight::Error, Message::new("error.export"));
    };
    let words = if notes { Ok(file.body) } else { link(&file.body, way == "text").await };
    match words {
        Err(NoLink::Long(length)) => (Weight::Error, Message::with("error.long-link", "n", grouped(length as usize))),
        Ok(words) if copy(&words).await => (Weight::Done, Message::new(if notes { "copied" } else { "copied-link" })),
        Ok(_) => (Weight::Error, Message::new("error.copy")),
        Err(NoLink::Failed) => (Weight::Error, Message::new("error.export")),
    }
}
