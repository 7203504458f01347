//! Writing a tag: names, a note, a colour, and whether it goes on all the same words.

use super::Modal;
use crate::app::hooks::{
    tagging::{remove, write},
    use_dispatch, use_locale,
};
use crate::app::state::{
    article::Article,
    shared::Shared,
    tags::{COLOURS, Draft, Tags},
};
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
    let known = props.tags.notebook.names();
    html! {
        <Modal title={locale.text(if draft.id.is_some() { "edit-tag" } else { "new-tag" })} class="narrow">
            <form class="tag-form" {onsubmit}>
                <blockquote class={format!("tag-quote tag-{}", draft.colour)} lang={props.article.wire.language.clone()}>{clipped(&draft.words)}</blockquote>
                <label>{locale.text("tag-names")}
                    <input id="tag-names" type="text" list="known-names" value={draft.names.clone()} placeholder={locale.text("tag-names-hint")} autofocus=true
                        autocomplete="off" oninput={edit(|draft, text| draft.names = text)} />
                </label>
                <datalist id="known-names">{for known.iter().map(|(name, _)| html! { <option value={name.clone()} /> })}</datalist>
                <label>{locale.text("tag-note")}
                    <textarea id="tag-note" rows="3" value={draft.note.clone()} oninput={edit(|draft, text| draft.note = text)} />
                </label>
                <fieldset class="colours"><legend>{locale.text("colour")}</legend>
                    {for COLOURS.iter().enumerate().map(|(nth, name)| {
                        let draft_then = draft.clone();
                        let onchange = Callback::from(move |_: Event| draft_then.set(Draft { colour: nth, ..(*draft_then).clone() }));
                        let label = locale.named("colour", name);
                        html! { <label class={format!("swatch tag-{nth}")} title={label.clone()}>
                            <input type="radio" name="colour" checked={draft.colour == nth} {onchange} /><span class="unseen">{label}</span></label> }
                    })}
                </fieldset>
                if draft.id.is_none() && !draft.same.is_empty() {
                    <label class="check"><input type="checkbox" checked={draft.everywhere} onchange={everywhere} />
                        {locale.count("tag-same", draft.same.len())}</label>
                }
                <div class="form-foot">
                    if let Some(onclick) = onremove { <button type="button" class="pill danger" {onclick}>{locale.text("remove")}</button> }
                    <button class="main" type="submit">{locale.text("keep")}</button>
                </div>
            </form>
        </Modal>
    }
}

fn value(event: &InputEvent) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other.dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default(),
    }
}

fn clipped(words: &str) -> String {
    const SHOWN: usize = 140;
    if words.chars().count() > SHOWN { words.chars().take(SHOWN).chain(['…']).collect() } else { words.into() }
}
