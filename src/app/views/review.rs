//! Whether a mark is right: yes, no, no and nowhere else, or of another type.

use crate::app::hooks::{Dispatch, tagging::judge};
use crate::app::state::{
    article::Article,
    card::{Card, Subject},
    locale::Locale,
    marks::place,
    review::Verdict,
    shared::Shared,
    tags::Tags,
};
use crate::attributions::SourceKind;
use crate::entities::EntityType;
use crate::tags::Correction;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The reader's verdict on the mark of a card.
pub fn review(card: &Card, article: &Shared<Article>, tags: &Shared<Tags>, locale: Locale, dispatch: &Dispatch) -> Html {
    let accepted = said(card.mark, article, tags).is_some_and(|correction| correction == Correction::Accept);
    let (article, tags, mark, dispatch) = (article.clone(), tags.clone(), card.mark, dispatch.clone());
    let say = move |verdict: Verdict| judge(&article, &tags, mark, &verdict, &dispatch);
    let on = |verdict: Verdict| {
        let say = say.clone();
        Callback::from(move |_: MouseEvent| say(verdict.clone()))
    };
    let is_entity = matches!(card.subject, Subject::Entity { .. });
    html! {
        <div class="review" role="group" aria-label={locale.text("review")}>
            <button aria-pressed={accepted.to_string()} onclick={on(Verdict::Accept)}><span aria-hidden="true">{"✓ "}</span>{locale.text("right")}</button>
            <button onclick={on(Verdict::Reject)}><span aria-hidden="true">{"✕ "}</span>{locale.text("wrong")}</button>
            if is_entity && card.rank.1 > 1 {
                <button onclick={on(Verdict::RejectAll)}><span aria-hidden="true">{"✕ "}</span>{locale.count("wrong-all", card.rank.1)}</button>
            }
            {types(&card.subject, locale, Callback::from(move |to| say(Verdict::Retype(to))))}
        </div>
    }
}

/// What the reader has said about the mark.
fn said(mark: u32, article: &Article, tags: &Tags) -> Option<Correction> {
    let span = place(article.wire.annotations.get(mark as usize)?);
    tags.corrections().into_iter().find(|(_, at)| *at == span).and_then(|(tag, _)| tag.correction.clone())
}

/// The types a mark can be given.
fn types(subject: &Subject, locale: Locale, set: Callback<String>) -> Html {
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
