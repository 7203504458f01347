//! The filter: what is asked as chips and words, how many passages match, steps between them, and the layers.

use super::icons::{self, icon};
use crate::app::adapters::lookup::Lookup;
use crate::app::hooks::{Dispatch, filter::use_offers, use_action, use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    app::Phase,
    article::Article,
    clauses::{clauses, joined, toggled},
    filter::{FilterError, Hits, Offer},
    locale::{Locale, grouped},
    prefs::{Layer, Prefs},
    shared::Shared,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub query: String,
    pub hits: Option<Shared<Hits>>,
    pub error: Option<FilterError>,
    pub at: Option<usize>,
    pub prefs: Prefs,
    pub lookup: Option<Shared<Lookup>>,
    pub phase: Phase,
}

#[component]
pub fn FilterBar(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let next = use_action(Action::Step(1));
    let previous = use_action(Action::Step(-1));
    let clear = use_action(Action::SetQuery(String::new()));
    let mode = use_action(Action::SetOnlyHits(!props.prefs.only_hits));
    let filtered = props.hits.is_some();
    let kept = props.prefs.saved.contains(&props.query);
    let keep = use_action(Action::Save(props.query.clone()));
    html! {
        <search class="filter">
            <QueryField query={props.query.clone()} error={props.error.clone()} lookup={props.lookup.clone()} />
            <div class="found">
                // at hand also where the filter has scrolled away
                <div class="steps">
                    <p class="count" role="status">{found(props, locale)}</p>
                    <button class="step" onclick={previous} aria-label={locale.text("previous")} title={locale.text("previous")}>{icon(icons::UP)}</button>
                    <button class="step" onclick={next} aria-label={locale.text("next")} title={locale.text("next")}>{icon(icons::DOWN)}</button>
                </div>
                if filtered {
                    <button class="pill" aria-pressed={props.prefs.only_hits.to_string()} onclick={mode}>{locale.text("only-hits")}</button>
                    <button class="pill quiet" onclick={clear}>{locale.text("show-all")}</button>
                    <button class="step star" aria-pressed={kept.to_string()} onclick={keep} aria-label={locale.text("save-filter")} title={locale.text("save-filter")}>
                        {if kept { "★" } else { "☆" }}</button>
                }
                {saved(props, locale, &dispatch)}
            </div>
            <div class="layers" role="group" aria-label={locale.text("layers")}>
                {for Layer::ALL.iter().zip(props.article.counts()).enumerate().map(|(nth, (layer, count))| layer_pill(nth, *layer, count, props, locale, &dispatch))}
            </div>
        </search>
    }
}

/// The queries the reader keeps; choosing one asks it.
fn saved(props: &Props, locale: Locale, dispatch: &Dispatch) -> Html {
    if props.prefs.saved.is_empty() {
        return html! {};
    }
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(query) = select.map(|select| select.value()).filter(|query| !query.is_empty()) {
            dispatch.dispatch(Action::SetQuery(query));
        }
    });
    let other = !props.prefs.saved.contains(&props.query);
    html! {
        <label class="select saved"><span class="unseen">{locale.text("saved-filters")}</span>
            <select {onchange}>
                <option value="" selected={other}>{locale.text("saved-filters")}</option>
                {for props.prefs.saved.iter().map(|query| html! { <option value={query.clone()} selected={*query == props.query}>{query}</option> })}
            </select>
        </label>
    }
}

fn found(props: &Props, locale: Locale) -> String {
    let all = props.article.wire.passages.len();
    match &props.hits {
        None => locale.count("passages", all),
        Some(hits) => locale.fill("shown", &[("n", &grouped(hits.count())), ("all", &grouped(all))]),
    }
}

fn layer_pill(nth: usize, layer: Layer, count: usize, props: &Props, locale: Locale, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let toggle = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::ToggleLayer(nth)));
    html! {
        <button class={classes!("pill", "layer", layer.name())} aria-pressed={props.prefs.layers[nth].to_string()} onclick={toggle}>
            <span class="layer-name">{locale.named("layer", layer.name())}</span>
            <span class="number">{if props.article.marked { grouped(count) } else { "·".into() }}</span>
        </button>
    }
}

#[derive(Properties, PartialEq)]
struct FieldProps {
    query: String,
    error: Option<FilterError>,
    lookup: Option<Shared<Lookup>>,
}

/// The chips are the parts of the query that are done; the input holds the part being written. What is typed counts at once.
#[component]
fn QueryField(props: &FieldProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let draft = use_state(String::new);
    let sent = use_mut_ref(String::new);
    let active = use_state(|| None::<usize>);
    let input = use_node_ref();
    // a query that did not come from here (a click, a link, undo) is all chips
    if *sent.borrow() != props.query {
        *sent.borrow_mut() = props.query.clone();
        draft.set(String::new());
    }
    let done = without_draft(&props.query, &draft);
    let send = {
        let (dispatch, sent, draft) = (dispatch.clone(), sent.clone(), draft.clone());
        move |chips: Vec<String>, text: String| {
            let mut parts = chips;
            if !text.trim().is_empty() {
                parts.push(text.trim().to_string());
            }
            let query = joined(&parts);
            *sent.borrow_mut() = query.clone();
            draft.set(text);
            dispatch.dispatch(Action::SetQuery(query));
        }
    };
    let offers = use_offers(props.lookup.clone(), &draft);
    let oninput = {
        let (send, chips, active) = (send.clone(), done.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            let value = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).map(|input| input.value());
            active.set(None);
            send(chips.clone(), value.unwrap_or_default());
        })
    };
    let take = {
        let (send, chips, input) = (send.clone(), done.clone(), input.clone());
        move |offer: &Offer| {
            let text = offer.query.clone();
            if text.ends_with(':') {
                send(chips.clone(), text);
            } else {
                send(chips.iter().cloned().chain([text]).collect(), String::new());
            }
            if let Some(input) = input.cast::<HtmlInputElement>() {
                let _ = input.focus();
            }
        }
    };
    let onkeydown = {
        let (send, chips, draft, offers, active, take) =
            (send.clone(), done.clone(), draft.clone(), offers.clone(), active.clone(), take.clone());
        Callback::from(move |event: KeyboardEvent| {
            let count = offers.len();
            match event.key().as_str() {
                "ArrowDown" if count > 0 => active.set(Some(active.map_or(0, |at| (at + 1) % count))),
                "ArrowUp" if count > 0 => active.set(Some(active.map_or(count - 1, |at| (at + count - 1) % count))),
                "Enter" => match active.and_then(|at| offers.get(at)) {
                    Some(offer) => take(offer),
                    None => send(chips.iter().cloned().chain(clauses(&draft)).collect(), String::new()),
                },
                "Backspace" if draft.is_empty() && !chips.is_empty() => {
                    let mut chips = chips.clone();
                    let last = chips.pop().unwrap_or_default();
                    send(chips, last);
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let list = "query-offers";
    let error = props.error.as_ref().filter(|_| !draft.trim().is_empty() || !props.query.is_empty());
    html! {
        <div class={classes!("query", error.is_some().then_some("wrong"))}>
            {icon(icons::SEARCH)}
            {for done.iter().map(|part| chip(part, &props.query, &dispatch, locale))}
            <input id="query" ref={input} type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false"
                value={(*draft).clone()} placeholder={if done.is_empty() { locale.text("filter-hint") } else { "" }} aria-label={locale.text("filter")}
                aria-expanded={(!offers.is_empty()).to_string()} aria-controls={list} aria-autocomplete="list"
                aria-activedescendant={active.map(|at| format!("offer-{at}"))} aria-invalid={error.is_some().to_string()}
                aria-describedby="query-error" {oninput} {onkeydown} />
            if draft.is_empty() && done.is_empty() { <kbd class="hint">{"/"}</kbd> }
            <p id="query-error" class="query-error" role="status">{error.map(|error| located(error, locale))}</p>
            <ul id={list} class="offers" role="listbox" aria-label={locale.text("offers")} hidden={offers.is_empty()}>
                {for offers.iter().enumerate().map(|(nth, offer)| {
                    let (take, own) = (take.clone(), offer.clone());
                    // the press comes before the input loses the focus
                    let onmousedown = Callback::from(move |event: MouseEvent| { event.prevent_default(); take(&own); });
                    html! {
                        <li id={format!("offer-{nth}")} role="option" aria-selected={(*active == Some(nth)).to_string()} {onmousedown}>
                            <span>{&offer.text}</span>
                            if offer.count > 0 { <span class="number">{grouped(offer.count)}</span> }
                        </li>
                    }
                })}
            </ul>
        </div>
    }
}

/// The parts before the one being written.
fn without_draft(query: &str, draft: &str) -> Vec<String> {
    let text = draft.trim();
    match query.strip_suffix(text).filter(|_| !text.is_empty()) {
        Some(head) => clauses(head),
        None if text.is_empty() => clauses(query),
        None => clauses(query.trim_end_matches(&format!("({text})"))),
    }
}

fn located(error: &FilterError, locale: Locale) -> Html {
    html! { <>{error.message.text(locale)}if !error.words.is_empty() { {" "}<code>{error.words.clone()}</code> }</> }
}

fn chip(part: &str, query: &str, dispatch: &Dispatch, locale: Locale) -> Html {
    let (dispatch, next) = (dispatch.clone(), toggled(query, part));
    let onclick = Callback::from(move |_| dispatch.dispatch(Action::SetQuery(next.clone())));
    let (key, value) = part.split_once(':').map_or(("", part), |(key, value)| (key, value));
    let anonymous = (key == "source" && value == "anonymous").then_some("anonymous");
    html! {
        <span class="chip">
            if !key.is_empty() { <span class="chip-key">{format!("{key}:")}</span> }
            <span class={classes!("chip-value", anonymous)}>{value.to_string()}</span>
            <button {onclick} aria-label={locale.fill("remove-part", &[("part", part)])}>{icon(icons::CLOSE)}</button>
        </span>
    }
}
