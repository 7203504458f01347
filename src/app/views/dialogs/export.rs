//! Taking the work elsewhere: the contract's JSON, Web Annotations, the text.

use super::Modal;
use crate::app::adapters::download::save;
use crate::app::hooks::Dispatch;
use crate::app::state::{
    action::Action,
    article::Article,
    export,
    locale::Locale,
    message::{Message, Weight},
    shared::Shared,
    tags::Tags,
};
use yew::prelude::*;

/// The files to choose from.
pub fn export(article: &Shared<Article>, tags: &Shared<Tags>, locale: Locale, dispatch: &Dispatch) -> Html {
    let name = export::file_name(article);
    let button = |id: &'static str, end: &'static str, kind: &'static str, make: fn(&Article, &Tags) -> String| {
        let (article, tags, dispatch, name) = (article.clone(), tags.clone(), dispatch.clone(), format!("{name}{end}"));
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
