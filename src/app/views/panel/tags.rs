//! The reader's tags: searched, sorted, each leading to its place.

use crate::app::hooks::{Dispatch, use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    app::{Dialog, Go},
    article::Article,
    locale::{Locale, grouped},
    shared::Shared,
    tags::{Tags, colour},
};
use crate::app::views::panel::voices::filter_button;
use crate::query::Field;
use crate::tags::Tag;
use crate::text::Span;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub query: String,
}

#[component]
pub fn TagList(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let sought = use_state(String::new);
    let placed = props.tags.placed();
    let count = placed.len() + props.tags.lost().len();
    if count == 0 {
        return html! { <div class="none"><p>{locale.text("no-tags")}</p><p>{locale.text("no-tags-hint")}</p></div> };
    }
    let oninput = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            sought.set(input.map(|input| input.value().to_lowercase()).unwrap_or_default());
        })
    };
    let fits = |tag: &Tag| {
        [&tag.names.join(" "), &tag.note, &tag.target.exact].iter().any(|text| text.to_lowercase().contains(sought.as_str()))
    };
    html! {
        <>
            <h2>{locale.count("tag-count", count)}</h2>
            <ul class="legend">
                {for props.tags.notebook.names().iter().map(|(name, n)| html! {
                    <li>{filter_button(&Field::Tag.term(name), &props.query, &dispatch,
                        html! { <>{"☞ "}{name}<span class="number">{grouped(*n)}</span></> }, None, "legend-item")}</li>
                })}
            </ul>
            <input class="seek" type="search" placeholder={locale.text("seek-tags")} aria-label={locale.text("seek-tags")} {oninput} />
            <ul class="rows">
                {for placed.iter().filter(|(tag, _)| fits(tag)).map(|(tag, span)| html! { <li>{row(tag, *span, props, locale, &dispatch)}</li> })}
                {for props.tags.lost().into_iter().filter(|tag| fits(tag)).map(|tag| html! {
                    <li class="lost">{entry(tag)}<small>{locale.text("tag-lost")}</small></li>
                })}
            </ul>
        </>
    }
}

fn row(tag: &Tag, span: Span, props: &Props, locale: Locale, dispatch: &Dispatch) -> Html {
    let locale_edit = dispatch.clone();
    let go = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::GoTo(Go::Byte(span.start))))
    };
    let (tags, article, id) = (props.tags.clone(), props.article.clone(), tag.id.clone());
    let edit = Callback::from(move |_: MouseEvent| {
        if let Some(draft) = tags.draft(&id, &article.text) {
            locale_edit.dispatch(Action::Show(Some(Dialog::Tag(draft))));
        }
    });
    html! {
        <div class="tag-row">
            <button class="row" onclick={go}>{entry(tag)}</button>
            <button class="more" onclick={edit}>{locale.text("edit")}</button>
        </div>
    }
}

fn entry(tag: &Tag) -> Html {
    html! {
        <span class="tag-entry">
            <span class={format!("swatch tag-{}", colour(tag))} aria-hidden="true">{"☞"}</span>
            <span><strong>{tag.names.join(" · ")}</strong><span class="exact">{tag.target.exact.chars().take(80).collect::<String>()}</span>
                if !tag.note.is_empty() { <span class="tag-text">{&tag.note}</span> }</span>
        </span>
    }
}
