//! Taking the work elsewhere: the contract's JSON, Web Annotations, the text.

use super::Modal;
use crate::app::adapters::download::save;
use crate::app::hooks::{use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    article::Article,
    export,
    message::{Message, Weight},
    shared::Shared,
    tags::Tags,
};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
}

#[component]
pub fn Export(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let name = export::file_name(&props.article);
    let button = |id: &'static str, end: &'static str, kind: &'static str, make: fn(&Article, &Tags) -> String| {
        let (article, tags, dispatch, name) = (props.article.clone(), props.tags.clone(), dispatch.clone(), format!("{name}{end}"));
        let onclick = Callback::from(move |_: MouseEvent| {
            let saved = save(&name, kind, &make(&article, &tags));
            let (weight, message) = match saved {
                Ok(()) => (Weight::Done, Message::with("exported", "name", &name)),
                Err(_) => (Weight::Error, Message::new("error.export")),
            };
            dispatch.dispatch(Action::Show(None));
            dispatch.dispatch(Action::Tell(weight, message));
        });
        html! {
            <li><button data-export={id} {onclick}><strong>{locale.named("export", id)}</strong><span>{locale.named("export-more", id)}</span><code>{end}</code></button></li>
        }
    };
    html! {
        <Modal title={locale.text("export")} class="narrow">
            <ul class="exports">
                {button("json", ".manicule.json", "application/json", |article, _| export::contract(article))}
                {button("jsonld", ".jsonld", "application/ld+json", export::web_annotations)}
                {button("tags", ".tags.jsonld", "application/ld+json", export::tags_only)}
                {button("text", ".txt", "text/plain", |article, _| article.text.to_string())}
            </ul>
        </Modal>
    }
}
