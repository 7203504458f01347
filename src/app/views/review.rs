//! Whether a mark is right: yes, no, all of its like, of another type, the same as another name, longer or shorter.

use crate::app::hooks::{Dispatch, tagging::judge};
use crate::app::state::{
    article::Article,
    card::{Card, Subject},
    locale::Locale,
    marks::place,
    review::{Verdict, alike, resized},
    shared::Shared,
    tags::Tags,
};
use crate::attributions::SourceKind;
use crate::entities::EntityType;
use crate::tags::Correction;
use crate::text::by_key;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Names offered for merging.
const OFFERED: usize = 60;

/// What is said of which marks.
type Say = std::rc::Rc<dyn Fn(&[u32], Verdict)>;

/// The reader's verdict on the mark of a card.
pub fn review(card: &Card, article: &Shared<Article>, tags: &Shared<Tags>, locale: Locale, dispatch: &Dispatch) -> Html {
    let accepted = said(card.mark, article, tags).is_some_and(|correction| correction == Correction::Accept);
    let say: Say = {
        let (article, tags, dispatch) = (article.clone(), tags.clone(), dispatch.clone());
        std::rc::Rc::new(move |marks: &[u32], verdict: Verdict| judge(&article, &tags, marks, &verdict, &dispatch))
    };
    let on = |marks: Vec<u32>, verdict: Verdict| {
        let say = say.clone();
        Callback::from(move |_: MouseEvent| say(&marks, verdict.clone()))
    };
    let (own, all) = (vec![card.mark], alike(article, card.mark));
    let count = all.len();
    html! {
        <div class="review" role="group" aria-label={locale.text("review")}>
            <button aria-pressed={accepted.to_string()} onclick={on(own.clone(), Verdict::Accept)}><span aria-hidden="true">{"✓ "}</span>{locale.text("right")}</button>
            <button onclick={on(own.clone(), Verdict::Reject)}><span aria-hidden="true">{"✕ "}</span>{locale.text("wrong")}</button>
            {types(card, locale, &say)}
            <details class="review-more">
                <summary>{locale.text("review-more")}</summary>
                if count > 1 {
                    <p>
                        <button onclick={on(all.clone(), Verdict::Accept)}><span aria-hidden="true">{"✓ "}</span>{locale.count("right-all", count)}</button>
                        <button onclick={on(all, Verdict::Reject)}><span aria-hidden="true">{"✕ "}</span>{locale.count("wrong-all", count)}</button>
                    </p>
                }
                <p>
                    {same(card, article, locale, &say)}
                    if matches!(card.subject, Subject::Entity { .. }) && card.rank.1 > 1 {
                        <button onclick={on(own, Verdict::Split)}>{locale.text("split")}</button>
                    }
                </p>
                {ends(card, article, locale, &on)}
            </details>
        </div>
    }
}

/// What the reader has said about the mark.
fn said(mark: u32, article: &Article, tags: &Tags) -> Option<Correction> {
    let span = place(article.wire.annotations.get(mark as usize)?);
    let own = tags.corrections().into_iter().filter(|(_, at)| *at == span).filter_map(|(tag, _)| tag.correction.clone());
    own.max_by_key(|correction| *correction == Correction::Accept)
}

/// The types a mark can be given.
fn types(card: &Card, locale: Locale, say: &Say) -> Html {
    let (group, kind, all): (_, _, Vec<&str>) = match &card.subject {
        Subject::Entity { kind, .. } => ("entity", kind, EntityType::ALL.iter().map(|kind| kind.name()).collect()),
        Subject::Attribution { kind, .. } => ("source", kind, SourceKind::ALL.iter().map(|kind| kind.name()).collect()),
        Subject::Figure { .. } => return html! {},
    };
    let options = all.into_iter().map(|name| (name.to_string(), locale.named(group, name), name == kind)).collect();
    choice(locale.text("type"), options, card.mark, say, Verdict::Retype)
}

/// The other entities, those of the same type first.
fn same(card: &Card, article: &Article, locale: Locale, say: &Say) -> Html {
    let Subject::Entity { name, kind, .. } = &card.subject else { return html! {} };
    let others = article.wire.entities.iter().filter(|entity| entity.mentions > 0 && entity.name != *name).collect();
    let others = by_key(others, |entity| u64::from(entity.kind != *kind) << 32 | u64::from(u32::MAX - entity.mentions));
    if others.is_empty() {
        return html! {};
    }
    let own = (String::new(), locale.text("same-as").to_string(), true);
    let options = std::iter::once(own)
        .chain(others.into_iter().take(OFFERED).map(|entity| (entity.name.clone(), entity.name.clone(), false)));
    choice(locale.text("same-as"), options.collect(), card.mark, say, Verdict::Merge)
}

fn choice(label: &'static str, options: Vec<(String, String, bool)>, mark: u32, say: &Say, verdict: fn(String) -> Verdict) -> Html {
    let say = say.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(value) = select.map(|select| select.value()).filter(|value| !value.is_empty()) {
            say(&[mark], verdict(value));
        }
    });
    html! {
        <select aria-label={label} {onchange}>
            {for options.into_iter().map(|(value, name, selected)| html! { <option {value} {selected}>{name}</option> })}
        </select>
    }
}

/// The ends of a name or a figure go out and in.
fn ends(card: &Card, article: &Article, locale: Locale, on: &dyn Fn(Vec<u32>, Verdict) -> Callback<MouseEvent>) -> Html {
    if matches!(card.subject, Subject::Attribution { .. }) {
        return html! {};
    }
    let span = article.wire.annotations.get(card.mark as usize).map(place).unwrap_or_default();
    let button = |key: &'static str, sign: &'static str, last: bool, out: bool| {
        let to = resized(&article.text, span, last, out);
        let onclick = on(vec![card.mark], Verdict::Resize(to.unwrap_or(span)));
        html! { <button disabled={to.is_none()} {onclick} aria-label={locale.named("key", key)} title={locale.named("key", key)}>{sign}</button> }
    };
    html! {
        <span class="ends" role="group" aria-label={locale.text("ends")}>
            <span aria-hidden="true">{locale.text("ends")}</span>
            {button("start-out", "⇤", false, true)}{button("start-in", "→", false, false)}
            {button("end-in", "←", true, false)}{button("end-out", "⇥", true, true)}
        </span>
    }
}
