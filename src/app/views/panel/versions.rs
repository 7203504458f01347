//! Other texts with tags, to bring these over: another version of the text may have another title.

use crate::app::hooks::{
    places::{bring, versions},
    use_dispatch, use_locale,
};
use crate::app::state::{article::Article, shared::Shared, tags::Tags};
use crate::tags::Notebook;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
}

/// Most texts offered.
const SHOWN: usize = 30;

#[component]
pub fn Versions(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let others = use_state(Vec::<Notebook>::new);
    let (set, article) = (others.clone(), props.article.clone());
    use_effect_with(article.key.clone(), move |_| {
        spawn_local(async move { set.set(versions(&article, false).await.into_iter().take(SHOWN).collect()) });
    });
    if others.is_empty() {
        return html! {};
    }
    let (list, article, tags) = (others.clone(), props.article.clone(), props.tags.clone());
    let onchange = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let chosen = select.and_then(|select| list.get(select.value().parse::<usize>().ok()?).cloned());
        if let Some(other) = chosen {
            spawn_local(bring(article.clone(), tags.clone(), other, dispatch.clone()));
        }
    });
    html! {
        <label class="select versions"><span>{locale.text("versions")}</span>
            <select {onchange}>
                <option value="" selected=true>{locale.text("versions-choose")}</option>
                {for others.iter().enumerate().map(|(nth, other)| html! { <option value={nth.to_string()}>{&other.info.title}</option> })}
            </select>
        </label>
    }
}
