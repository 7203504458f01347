//! Whether a mark is right: yes, no, no and nowhere else, or of another type.

use crate::app::hooks::{tagging::judge, use_dispatch, use_locale};
use crate::app::state::{article::Article, card::Subject, marks::place, review::Verdict, shared::Shared, tags::Tags};
use crate::attributions::SourceKind;
use crate::entities::EntityType;
use crate::tags::Correction;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub mark: u32,
    pub subject: Subject,
    pub same: usize,
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
}

#[component]
pub fn Review(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let (article, tags, mark) = (props.article.clone(), props.tags.clone(), props.mark);
    let say = move |verdict: Verdict| judge(&article, &tags, mark, &verdict, &dispatch);
    let on = |verdict: Verdict| {
        let say = say.clone();
        Callback::from(move |_: MouseEvent| say(verdict.clone()))
    };
    let accepted = said(props).is_some_and(|correction| correction == Correction::Accept);
    let is_entity = matches!(props.subject, Subject::Entity { .. });
    html! {
        <div class="review" role="group" aria-label={locale.text("review")}>
            <button aria-pressed={accepted.to_string()} onclick={on(Verdict::Accept)}><span aria-hidden="true">{"✓ "}</span>{locale.text("right")}</button>
            <button onclick={on(Verdict::Reject)}><span aria-hidden="true">{"✕ "}</span>{locale.text("wrong")}</button>
            if is_entity && props.same > 1 {
                <button onclick={on(Verdict::RejectAll)}><span aria-hidden="true">{"✕ "}</span>{locale.count("wrong-all", props.same)}</button>
            }
            {types(&props.subject, locale, Callback::from(move |to| say(Verdict::Retype(to))))}
        </div>
    }
}

/// What the reader has said about the mark.
fn said(props: &Props) -> Option<Correction> {
    let span = place(props.article.wire.annotations.get(props.mark as usize)?);
    props.tags.corrections().into_iter().find(|(_, at)| *at == span).and_then(|(tag, _)| tag.correction.clone())
}

/// The types a mark can be given.
fn types(subject: &Subject, locale: crate::app::state::locale::Locale, set: Callback<String>) -> Html {
    let (group, kind, all): (_, _, Vec<&str>) = match subject {
        Subject::Entity { kind, .. } => ("entity", kind, EntityType::ALL.iter().map(|kind| kind.name()).collect()),
        Subject::Attribution { kind, .. } => ("source", kind, SourceKind::ALL.iter().map(|kind| kind.name()).collect()),
        Subject::Figure { .. } => return html! {},
    };
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
            set.emit(select.value());
        }
    });
    html! {
        <select aria-label={locale.text("type")} {onchange}>
            {for all.into_iter().map(|name| html! { <option value={name.to_string()} selected={name == kind}>{locale.named(group, name)}</option> })}
        </select>
    }
}
