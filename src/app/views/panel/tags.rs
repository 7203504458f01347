//! The reader's tags: searched, sorted, each leading to its place; below them what was done.

use super::places::{placeless, places};
use super::steps::{bulk, steps};
use super::versions::Versions;
use crate::app::adapters::words::lower;
use crate::app::hooks::{Dispatch, use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    app::{Dialog, Go},
    article::Article,
    filter::Hits,
    locale::{Locale, grouped},
    shared::Shared,
    small::moment,
    tags::{Tags, colour_class},
};
use crate::app::views::icons::hand;
use crate::app::views::note::note;
use crate::app::views::panel::voices::filter_button;
use crate::query::Field;
use crate::tags::Tag;
use crate::text::{Span, by_key};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub query: String,
    pub hits: Option<Shared<Hits>>,
    pub snap: bool,
    pub attaching: Option<String>,
}

#[component]
pub fn TagList(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let sought = use_state(String::new);
    let order = use_state(String::new);
    let placed = sorted(props.tags.placed(), &order);
    let to_check = props.tags.to_check();
    let asked = |tag: &Tag| to_check.iter().any(|(own, _)| own.id == tag.id);
    let lost: Vec<&Tag> = props.tags.lost().into_iter().filter(|tag| !asked(tag)).collect();
    let count = props.tags.own().len();
    let review = html! {
        <>{bulk(&props.article, &props.tags, &props.hits, locale, &dispatch)}{steps(&props.article, &props.tags, locale, &dispatch)}</>
    };
    if count == 0 {
        return html! { <><div class="none"><p>{locale.text("no-tags")}</p><p>{locale.text("no-tags-hint")}</p></div>
        <Versions article={props.article.clone()} tags={props.tags.clone()} />{review}</> };
    }
    let onchange = {
        let order = order.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            order.set(select.map(|select| select.value()).unwrap_or_default());
        })
    };
    let oninput = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            sought.set(input.map(|input| lower(&input.value())).unwrap_or_default());
        })
    };
    let fits =
        |tag: &Tag| [&tag.names.join(" "), &tag.note, &tag.target.exact].iter().any(|text| lower(text).contains(sought.as_str()));
    html! {
        <>
            {places(props, &to_check, locale, &dispatch)}
            <h2>{locale.count("tag-count", count)}</h2>
            <ul class="legend">
                {for props.tags.notebook.names().iter().map(|(name, n)| html! {
                    <li>{filter_button(&Field::Tag.term(name), &props.query, &dispatch,
                        html! { <>{hand()}{name}<span class="number">{grouped(*n)}</span></> }, None, "legend-item")}</li>
                })}
            </ul>
            <div class="seek-row">
                <input class="seek" type="search" placeholder={locale.text("seek-tags")} aria-label={locale.text("seek-tags")} {oninput} />
                <label class="select"><span class="unseen">{locale.text("order")}</span>
                    <select {onchange}>{for ORDERS.iter().map(|name| html! { <option value={*name} selected={**order == **name}>{locale.named("order", name)}</option> })}</select>
                </label>
            </div>
            <ul class="rows">
                {for placed.iter().filter(|(tag, _)| fits(tag)).map(|(tag, span)| html! { <li>{row(tag, *span, props, locale, &dispatch)}</li> })}
                {for lost.into_iter().filter(|tag| fits(tag)).map(|tag| html! {
                    <li class="lost">{entry(tag)}<small>{locale.text("tag-lost")}</small>{placeless(props, tag, locale, &dispatch)}</li>
                })}
            </ul>
            <Versions article={props.article.clone()} tags={props.tags.clone()} />
            {review}
        </>
    }
}

/// Ways to sort, by their names after `order.`.
const ORDERS: [&str; 3] = ["place", "name", "newest"];

fn sorted<'t>(placed: Vec<(&'t Tag, Span)>, order: &str) -> Vec<(&'t Tag, Span)> {
    // the first eight bytes order names well enough for a list that is searched too
    let first = |text: &str| text.bytes().chain([0; 8]).take(8).fold(0, |key, byte| key << 8 | u64::from(byte));
    match order {
        "name" => by_key(placed, |(tag, _)| first(&lower(&tag.names.join(" ")))),
        "newest" => by_key(placed, |(tag, _)| u64::MAX - moment(&tag.modified)),
        _ => placed,
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
            if !tag.note.is_empty() { {note(&tag.note)} }
        </div>
    }
}

pub(super) fn entry(tag: &Tag) -> Html {
    html! {
        <span class="tag-entry">
            <span class={classes!("swatch", colour_class(tag.colour.as_deref().unwrap_or_default()))} aria-hidden="true">{hand()}</span>
            <span><strong>{tag.names.join(" · ")}</strong><span class="exact">{tag.target.exact.chars().take(80).collect::<String>()}</span></span>
        </span>
    }
}
