//! The article: the original as a page with margins. Sections are mounted a few at a time, so that a long text never blocks.

use super::{icons::hand, section::Section};
use crate::app::hooks::{
    stepping::{BLOCKS, block_of, use_dimming, use_going},
    use_action, use_dispatch, use_locale,
};
use crate::app::state::{
    action::Action,
    app::{Dialog, Go, Phase},
    article::Article,
    filter::Hits,
    locale::Locale,
    shared::Shared,
    tags::Tags,
};
use crate::app::{adapters::dom, state::card::chosen};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub hits: Option<Shared<Hits>>,
    pub go: Option<(u32, Go)>,
    pub phase: Phase,
    pub layers: [bool; 3],
    pub hinted: bool,
}

#[component]
pub fn Reading(props: &Props) -> Html {
    let (article, locale) = (&props.article, use_locale());
    let root = use_node_ref();
    let all = article.blocks.len().div_ceil(BLOCKS);
    let mounted = use_mounted(&article.key, all, wanted(props));
    let kept = use_dimming(&root, article, &props.hits);
    use_going(&root, article, &props.go);
    let wanted = wanted(props);
    let (onclick, oncopy) = (use_pinning(article, &props.tags), copying(article));
    let busy = matches!(props.phase, Phase::Marking(..));
    let (cancel, hinted, again) = (use_action(Action::Cancelled), use_action(Action::Hinted), use_action(Action::MarkOn));
    let none = props.hits.as_ref().is_some_and(|hits| hits.count() == 0);
    html! {
        <main class="reading">
            {progress(&props.phase, locale, cancel, again)}
            if !props.hinted {
                <aside class="first" aria-label={locale.text("hint")}>
                    {hand()}
                    <p>{locale.text("hint-more")}<span class="by-keys">{locale.text("hint-keys")}</span></p>
                    <button class="pill" onclick={hinted}>{locale.text("hint-read")}</button>
                </aside>
            }
            if none { <p class="nothing">{locale.text("no-hits")}</p> }
            <article id="article" ref={root} lang={article.wire.language.clone()} tabindex="-1" aria-busy={busy.to_string()} {onclick} {oncopy}>
                {for (0..mounted.min(all)).map(|nth| html! {
                    <Section key={format!("{}{nth}", &article.key[..12])} article={article.clone()} tags={props.tags.clone()}
                        from={nth * BLOCKS} to={((nth + 1) * BLOCKS).min(article.blocks.len())} at_once={is_first(article, nth) || wanted == Some(nth)} kept={kept.clone()} />
                })}
            </article>
        </main>
    }
}

/// What is shown first may go on over sections of short lines; in bytes, a screen of text.
const SCREEN: u32 = 3_000;

fn is_first(article: &Article, section: usize) -> bool {
    section == 0 || article.blocks[section * BLOCKS].span.start < SCREEN
}

fn wanted(props: &Props) -> Option<usize> {
    props.go.as_ref().map(|(_, go)| block_of(&props.article, go) / BLOCKS)
}

/// How many sections are mounted: two at first, then ever more, at once as far as a place that is wanted.
#[hook]
fn use_mounted(key: &str, all: usize, wanted: Option<usize>) -> usize {
    let mounted = use_state(|| (String::new(), 0));
    let now = if mounted.0 == key { mounted.1 } else { 2 };
    let now = now.max(wanted.map_or(0, |nth| nth + 2)).min(all.max(1));
    let set = mounted.clone();
    use_effect_with((key.to_string(), now, all), move |(key, now, all)| {
        let waiting = (now < all).then(|| {
            let next = (key.clone(), now * 2);
            Timeout::new(30, move || set.set(next))
        });
        move || drop(waiting)
    });
    now
}

/// A click or a tap on a mark keeps its card open; elsewhere it closes the card.
#[hook]
fn use_pinning(article: &Shared<Article>, tags: &Shared<Tags>) -> Callback<MouseEvent> {
    let (article, tags, dispatch) = (article.clone(), tags.clone(), use_dispatch());
    Callback::from(move |event: MouseEvent| {
        let tag = dom::closest(&event, "[data-tag]").and_then(|note| note.get_attribute("data-tag"));
        if let Some(draft) = tag.and_then(|id| tags.draft(&id, &article.text)) {
            return dispatch.dispatch(Action::Show(Some(Dialog::Tag(draft))));
        }
        if dom::selected().is_some() || dom::closest(&event, "button, a").is_some() {
            return;
        }
        let marks = dom::closest(&event, "[data-m]").and_then(|piece| piece.get_attribute("data-m")).unwrap_or_default();
        let mark = chosen(&article, marks.split(' ').filter_map(|mark| mark.parse().ok()));
        dispatch.dispatch(Action::Pin(mark));
    })
}

/// What is copied is the original, with its own line ends and without the margins.
fn copying(article: &Shared<Article>) -> Callback<Event> {
    let article = article.clone();
    Callback::from(move |event: Event| {
        let Some(span) = crate::app::hooks::tagging::selected_span(&article) else { return };
        let data = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data);
        if data.is_some_and(|data| data.set_data("text/plain", span.of(&article.text)).is_ok()) {
            event.prevent_default();
        }
    })
}

fn progress(phase: &Phase, locale: Locale, cancel: Callback<MouseEvent>, again: Callback<MouseEvent>) -> Html {
    match phase {
        Phase::Marking(done, total) if *total > 60_000 => html! {
            <div class="progress" role="status">
                <label>{locale.text("marking")}<progress max={total.to_string()} value={done.to_string()} /></label>
                <button class="pill" onclick={cancel}>{locale.text("cancel")}</button>
            </div>
        },
        Phase::Failed(message) => html! {
            <div class="trouble" role="alert">
                <p>{message.text(locale)}</p>
                <button class="pill" onclick={again}>{locale.text("mark-on")}</button>
            </div>
        },
        _ => html! {},
    }
}
