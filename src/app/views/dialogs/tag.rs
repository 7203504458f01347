//! Writing a tag: names with completion, a note, a colour of one's own, and on which of the same words it goes as well.

use super::Modal;
use crate::app::adapters::{dom, words::lower};
use crate::app::hooks::{
    tagging::{remove, write},
    use_dispatch, use_locale,
};
use crate::app::state::{
    article::Article,
    shared::Shared,
    tags::{COLOURS, Draft, Tags, around, colour_class},
};
use crate::text::Span;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub draft: Draft,
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
}

#[component]
pub fn TagForm(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let draft = use_state(|| props.draft.clone());
    let edit = |change: fn(&mut Draft, String)| {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            let mut next = (*draft).clone();
            change(&mut next, value(&event));
            draft.set(next);
        })
    };
    let onsubmit = {
        let (draft, article, tags, dispatch) = (draft.clone(), props.article.clone(), props.tags.clone(), dispatch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            write(&article, &tags, &draft, &dispatch);
        })
    };
    let onremove = draft.id.clone().map(|id| {
        let (article, tags, dispatch) = (props.article.clone(), props.tags.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| remove(&article, &tags, &id, &dispatch))
    });
    let everywhere = {
        let draft = draft.clone();
        Callback::from(move |_: Event| draft.set(Draft { everywhere: !draft.everywhere, ..(*draft).clone() }))
    };
    let own = draft.colour.starts_with('#');
    let chosen = COLOURS.iter().position(|name| *name == draft.colour).or((!own).then_some(0));
    let known = offered(&props.tags, &draft.names);
    let offer = |name: String| {
        let (draft, all) = (draft.clone(), completed(&draft.names, &name));
        let onclick = Callback::from(move |_: MouseEvent| {
            draft.set(Draft { names: all.clone(), ..(*draft).clone() });
            if let Some(field) = dom::first("#tag-names") {
                dom::focus(&field);
            }
        });
        html! { <button type="button" class="pill" {onclick}>{name}</button> }
    };
    html! {
        <Modal title={locale.text(if draft.id.is_some() { "edit-tag" } else { "new-tag" })} class="narrow" writing=true>
            <form class="tag-form" {onsubmit}>
                <blockquote class={classes!("tag-quote", colour_class(&draft.colour))} lang={props.article.wire.language.clone()}>{clipped(&draft.words)}</blockquote>
                <label>{locale.text("tag-names")}
                    <input id="tag-names" type="text" value={draft.names.clone()} placeholder={locale.text("tag-names-hint")} autofocus=true
                        autocomplete="off" oninput={edit(|draft, text| draft.names = text)} />
                </label>
                if !known.is_empty() { <div class="known" role="group" aria-label={locale.text("known-names")}>{for known.into_iter().map(offer)}</div> }
                <label><span class="label-line">{locale.text("tag-note")}<span class="hint-text">{locale.text("markdown")}</span></span>
                    <textarea id="tag-note" rows="3" value={draft.note.clone()} oninput={edit(|draft, text| draft.note = text)} />
                </label>
                <fieldset class="colours"><legend>{locale.text("colour")}</legend>
                    {for COLOURS.iter().enumerate().map(|(nth, name)| {
                        let draft_then = draft.clone();
                        let onchange = Callback::from(move |_: Event| draft_then.set(Draft { colour: (*name).into(), ..(*draft_then).clone() }));
                        let label = locale.named("colour", name);
                        html! { <label class={format!("swatch tag-{nth}")} title={label.clone()}>
                            <input type="radio" name="colour" checked={chosen == Some(nth)} {onchange} /><span class="unseen">{label}</span></label> }
                    })}
                    <label class={classes!("swatch", "own", own.then(|| colour_class(&draft.colour)))} title={locale.text("own-colour")}>
                        <input type="color" value={if own { draft.colour.clone() } else { "#c08040".into() }} oninput={edit(|draft, text| draft.colour = text)} />
                        <span class="unseen">{locale.text("own-colour")}</span></label>
                </fieldset>
                if draft.id.is_none() && !draft.same.is_empty() {
                    <label class="check"><input type="checkbox" checked={draft.everywhere} onchange={everywhere} />
                        {locale.count("tag-same", draft.same.len())}</label>
                    if draft.everywhere { {preview(&draft, &props.article)} }
                }
                <div class="form-foot">
                    if let Some(onclick) = onremove { <button type="button" class="pill danger" {onclick}>{locale.text("remove")}</button> }
                    <button class="main" type="submit">{locale.text("keep")}</button>
                </div>
            </form>
        </Modal>
    }
}

/// Most names offered.
const OFFERED: usize = 8;
/// Most places of the same words that are shown.
const SHOWN: usize = 50;

const COMMAS: [char; 3] = [',', '，', '、'];

/// Names in use that go on with the one being written, the commonest first.
fn offered(tags: &Tags, names: &str) -> Vec<String> {
    let written: Vec<&str> = names.split(COMMAS).map(str::trim).collect();
    let last = written.last().map(|name| lower(name)).unwrap_or_default();
    let fits = |name: &String| lower(name).contains(&last) && !written.contains(&name.as_str());
    tags.notebook.names().into_iter().map(|(name, _)| name).filter(fits).take(OFFERED).collect()
}

/// The names with the one being written completed.
fn completed(names: &str, name: &str) -> String {
    let head = names.rfind(COMMAS).map_or("", |at| &names[..at]);
    if head.trim().is_empty() { name.into() } else { [head.trim_end(), ", ", name].concat() }
}

/// The other places with the same words, each with a choice.
fn preview(draft: &UseStateHandle<Draft>, article: &Article) -> Html {
    let row = |(nth, span): (usize, &Span)| {
        let (before, after) = around(&article.text, *span);
        let draft_then = draft.clone();
        let onchange = Callback::from(move |_: Event| {
            let mut next = (*draft_then).clone();
            match next.spared.iter().position(|own| *own == nth) {
                Some(at) => drop(next.spared.remove(at)),
                None => next.spared.push(nth),
            }
            draft_then.set(next);
        });
        let checked = !draft.spared.contains(&nth);
        html! { <li><label class="check"><input type="checkbox" {checked} {onchange} /><span>{before}<mark>{&draft.words}</mark>{after}</span></label></li> }
    };
    html! { <ul class="same" lang={article.wire.language.clone()}>{for draft.same.iter().enumerate().take(SHOWN).map(row)}</ul> }
}

fn value(event: &InputEvent) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other.dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default(),
    }
}

fn clipped(words: &str) -> String {
    const LONGEST: usize = 140;
    if words.chars().count() > LONGEST { words.chars().take(LONGEST).chain(['…']).collect() } else { words.into() }
}
