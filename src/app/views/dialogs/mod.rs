//! Dialogs over the page, one at a time.

mod export;
mod help;
mod open;
mod report;
mod share;
mod tag;

use super::icons::{self, icon};
use crate::app::adapters::lookup::Lookup;
use crate::app::hooks::{use_dispatch, use_locale};
use crate::app::state::{action::Action, app::Dialog, article::Article, prefs::Prefs, shared::Shared, tags::Tags};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub dialog: Option<Dialog>,
    pub article: Option<Shared<Article>>,
    pub tags: Shared<Tags>,
    pub prefs: Prefs,
    pub lookup: Option<Shared<Lookup>>,
}

#[component]
pub fn Dialogs(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    match (&props.dialog, &props.article) {
        (Some(Dialog::Open), _) => open::open(locale),
        (Some(Dialog::Help), _) => help::help(&props.prefs, locale, &dispatch),
        (Some(Dialog::Export), Some(article)) => {
            props.lookup.as_ref().map(|lookup| export::export(article, lookup, locale, &dispatch)).unwrap_or_default()
        }
        (Some(Dialog::Report(report)), _) => report::report(report, locale),
        (Some(Dialog::Tag(draft)), Some(article)) => {
            html! { <tag::TagForm key={draft.span.start} draft={draft.clone()} article={article.clone()} tags={props.tags.clone()} /> }
        }
        _ => html! {},
    }
}

#[derive(Properties, PartialEq)]
struct ModalProps {
    title: String,
    class: &'static str,
    /// Whether a field of its own has the focus at first; otherwise the heading has it.
    #[prop_or_default]
    writing: bool,
    children: Html,
}

/// A native modal dialog: the browser keeps the focus inside and gives it back.
#[component]
fn Modal(props: &ModalProps) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let element = use_node_ref();
    let dialog = element.clone();
    use_effect_with((), move |()| {
        let dialog = dialog.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            // a dialog that is open already needs nothing
            let _ = dialog.show_modal();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
        }
    });
    let close = Callback::from({
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Show(None))
    });
    let oncancel = Callback::from({
        let dispatch = dispatch.clone();
        move |event: Event| {
            event.prevent_default();
            dispatch.dispatch(Action::Show(None));
        }
    });
    let own = element.clone();
    // a press on the backdrop is a press on the dialog element itself
    let onmousedown = Callback::from(move |event: MouseEvent| {
        let target = event.target().map(wasm_bindgen::JsValue::from);
        if target == own.get().map(wasm_bindgen::JsValue::from) {
            dispatch.dispatch(Action::Show(None));
        }
    });
    html! {
        <dialog ref={element} class={classes!("modal", props.class)} aria-labelledby="modal-title" {oncancel} {onmousedown}>
            <div class="modal-body">
                <div class="modal-head"><h2 id="modal-title" tabindex="-1" autofocus={!props.writing}>{&props.title}</h2>
                    <button class="tool square" onclick={close} aria-label={locale.text("close")}>{icon(icons::CLOSE)}</button></div>
                {props.children.clone()}
            </div>
        </dialog>
    }
}
