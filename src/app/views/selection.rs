//! The small bar over a selection: tag it, search for it.

use super::icons::hand;
use crate::app::adapters::dom;
use crate::app::hooks::{
    places::settle,
    tagging::{begin_at, mark, selected_span, selected_words},
    use_dispatch, use_locale,
    window::use_document_event,
};
use crate::app::state::{action::Action, article::Article, shared::Shared, small::tenths, tags::Tags};
use crate::entities::EntityType;
use crate::figures::FigureType;
use crate::text::Span;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub snap: bool,
    /// The tag that the selection is for.
    pub attaching: Option<String>,
}

/// The selection is taken when it has rested this long, in milliseconds.
const RESTS: u32 = 180;

#[component]
pub fn SelectionBar(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let span = use_state(|| None::<Span>);
    let waiting = use_mut_ref(|| None::<Timeout>);
    let element = use_node_ref();
    let (set, article) = (span.clone(), props.article.clone());
    use_document_event("selectionchange", move |_| {
        let (set, article) = (set.clone(), article.clone());
        *waiting.borrow_mut() = Some(Timeout::new(RESTS, move || set.set(selected_span(&article))));
    });
    let at = element.clone();
    use_effect_with(*span, move |span| {
        if let (Some(_), Some(bar), Some(own)) = (span, at.cast::<HtmlElement>(), dom::selection_box()) {
            stand_over(&bar, own);
        }
    });
    let Some(selected) = *span else {
        let waits = props.attaching.is_some();
        return if waits {
            html! { <p class="selection-bar waits" role="status">{locale.text("attach-how")}</p> }
        } else {
            html! {}
        };
    };
    let own = props.clone();
    let tagger = dispatch.clone();
    let tag = Callback::from(move |_: MouseEvent| {
        let span = selected_words(&own.article, own.snap).unwrap_or(selected);
        match &own.attaching {
            Some(id) => settle(&own.article, &own.tags, &[(id.clone(), span)], &tagger),
            None => begin_at(&own.article, span, &tagger),
        }
    });
    let name = if props.attaching.is_some() { "attach-here" } else { "tag-this" };
    let (marker, article, tags) = (dispatch.clone(), props.article.clone(), props.tags.clone());
    let missed = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(kind) = select.map(|select| select.value()).filter(|kind| !kind.is_empty()) {
            mark(&article, &tags, selected, &kind, &marker);
        }
    });
    let kinds = EntityType::ALL
        .iter()
        .map(|kind| ("entity", kind.name()))
        .chain(FigureType::ALL.iter().map(|kind| ("figure", kind.name())));
    let words = selected.of(&props.article.text).to_string();
    let search = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::SetQuery(format!("\"{}\"", words.replace(['"', '\\'], ""))));
        dom::deselect();
    });
    // pressing a button must not take the selection away; a menu would not open
    let hold = Callback::from(|event: MouseEvent| {
        if dom::closest(&event, "select").is_none() {
            event.prevent_default();
        }
    });
    html! {
        <div class="selection-bar" ref={element} role="toolbar" aria-label={locale.text("selection")} onmousedown={hold}>
            <button onclick={tag}>{hand()}{locale.text(name)}<kbd>{"t"}</kbd></button>
            if selected.len() < 120 {
                <button onclick={search}>{locale.text("search-this")}</button>
                if props.article.marked {
                    <select onchange={missed} aria-label={locale.text("mark-as")}>
                        <option value="" selected=true>{locale.text("mark-as")}</option>
                        {for kinds.map(|(group, kind)| html! { <option value={kind}>{locale.named(group, kind)}</option> })}
                    </select>
                }
            }
        </div>
    }
}

/// How far below a selection its handles for fingers reach.
const HANDLES: f64 = 34.0;

/// Over the selection; under a finger below it and its handles, since the browser's own bar is over it.
fn stand_over(bar: &HtmlElement, [left, top, right, bottom]: [f64; 4]) {
    let own = bar.get_bounding_client_rect();
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(dom::window().inner_width()), size(dom::window().inner_height()));
    let x = ((left + right - own.width()) / 2.0).min(width - own.width() - 8.0).max(8.0);
    let above = top - own.height() - 10.0;
    let touched = dom::matches_media("(pointer: coarse)");
    let below = bottom + if touched { HANDLES } else { 10.0 };
    let y = if above < 110.0 || (touched && below + own.height() < height) { below } else { above };
    for (name, value) in [("left", x), ("top", y)] {
        let _ = bar.style().set_property(name, &format!("{}px", tenths(value)));
    }
}
