//! The start page, and the same choices in a dialog: paste, file, drop, samples, texts read before.

use super::icons::{self, hand, icon};
use super::library::Library;
use crate::app::adapters::{
    dom, files,
    kept::{self, Kept},
    samples::{self, Sample},
};
use crate::app::hooks::{
    sources::{open, open_file, open_sample},
    use_dispatch, use_locale,
};
use crate::app::state::{
    article::Origin,
    locale::{Locale, grouped},
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The start page.
pub fn start(loading: Option<String>, locale: Locale) -> Html {
    html! {
        <div class="start">
            <div class="start-head">
                <h1>{hand()}{locale.text("claim")}</h1>
                <p>{locale.text("claim-more")}</p>
            </div>
            if let Some(name) = &loading {
                <p class="loading" role="status">{locale.fill("loading", &[("name", name)])}</p>
            }
            <Choices />
        </div>
    }
}

/// The ways to open an article.
#[component]
pub fn Choices() -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let samples = use_state(|| None::<Vec<Sample>>);
    let recent = use_state(|| None::<Vec<Kept>>);
    let (set_samples, set_recent) = (samples.clone(), recent.clone());
    use_effect_with((), move |()| {
        spawn_local(async move { set_samples.set(Some(samples::list().await)) });
        spawn_local(async move { set_recent.set(Some(kept::list().await)) });
    });
    let again = recent.setter();
    let came = Callback::from(move |()| {
        let again = again.clone();
        spawn_local(async move { again.set(Some(kept::list().await)) });
    });
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = files::chosen(&event) {
                spawn_local(open_file(dispatch.clone(), file));
            }
        })
    };
    html! {
        <div class="choices">
            <Paste />
            <label class="file-choice">
                {icon(icons::OPEN)}
                <span><strong>{locale.text("choose-file")}</strong><small>{locale.text("choose-file-more")}</small></span>
                <input type="file" class="unseen" accept=".txt,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html" {onchange} />
            </label>
            <div class="choice-lists">
            if let Some(samples) = samples.as_ref().filter(|samples| !samples.is_empty()) {
                <section class="choice-list"><h2>{locale.text("samples")}</h2>
                    <ul>{for samples.iter().map(|sample| sample_row(sample, &dispatch))}</ul>
                </section>
            }
            if let Some(recent) = recent.as_ref().filter(|recent| !recent.is_empty()) {
                <section class="choice-list"><h2>{locale.text("recent")}</h2>
                    <ul>{for recent.iter().take(6).map(|kept| {
                        let (dispatch, own) = (dispatch.clone(), kept.clone());
                        let onclick = Callback::from(move |_| open(&dispatch, own.text.clone(), Origin::Kept, own.reference_date.clone(), ""));
                        let size = locale.count("characters", kept.text.chars().count());
                        html! { <li><button {onclick}><span class="choice-title">{&kept.title}</span><span class="choice-more">{size}</span></button></li> }
                    })}</ul>
                </section>
            }
            // below the lists, which would push it down as they come
            if samples.is_some() && recent.is_some() {
                <Library {came} />
            }
            </div>
        </div>
    }
}

fn sample_row(sample: &Sample, dispatch: &crate::app::hooks::Dispatch) -> Html {
    let (dispatch, own) = (dispatch.clone(), sample.clone());
    let onclick = Callback::from(move |_| spawn_local(open_sample(dispatch.clone(), own.clone(), String::new())));
    let name = Locale::from_tag(&sample.language).name();
    html! {
        <li><button {onclick} data-sample={sample.id.clone()}>
            <span class="choice-title" lang={sample.language.clone()}>{&sample.title}</span>
            <span class="choice-more" lang={sample.language.clone()}>{name}</span>
        </button></li>
    }
}

#[component]
fn Paste() -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let (text, date) = (use_node_ref(), use_node_ref());
    let length = use_state(|| 0usize);
    let onsubmit = {
        let (text, date) = (text.clone(), date.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = text.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default();
            let day = date.cast::<HtmlInputElement>().map(|input| input.value()).filter(|day| !day.is_empty());
            open(&dispatch, words, Origin::Paste, day, "");
        })
    };
    let oninput = {
        let length = length.clone();
        Callback::from(move |event: InputEvent| {
            let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            length.set(area.map_or(0, |area| area.text_length() as usize));
        })
    };
    html! {
        <form class="paste" {onsubmit}>
            <label for="paste">{locale.text("paste")}</label>
            <textarea id="paste" ref={text} rows="7" placeholder={locale.text("paste-hint")} spellcheck="false" {oninput} />
            <div class="paste-foot">
                <label class="date">{locale.text("reference-date")}<input type="date" ref={date} value={dom::today()} /></label>
                <span class="number" aria-hidden="true">{if *length > 0 { grouped(*length) } else { String::new() }}</span>
                <button class="main" type="submit" disabled={*length == 0}>{locale.text("read")}</button>
            </div>
        </form>
    }
}
