//! Tags whose words have changed, may stand in several places or are gone: what was and what is, and what the reader can do about it.

use super::tags::{Props, entry};
use crate::anchor::State;
use crate::app::hooks::{
    Dispatch,
    places::{attach, set_aside, settle},
    tagging::remove,
};
use crate::app::state::{
    action::Action,
    app::Go,
    locale::Locale,
    places::{Found, compared},
    tags::around,
};
use crate::tags::Tag;
use crate::text::Span;
use yew::prelude::*;

/// The section; nothing where no tag asks.
pub fn places(props: &Props, to_check: &[(&Tag, &Found)], locale: Locale, dispatch: &Dispatch) -> Html {
    if to_check.is_empty() {
        return html! {};
    }
    let changed: Vec<(String, Span)> = to_check.iter().filter_map(|(tag, found)| Some((tag.id.clone(), found.span?))).collect();
    let all = changed.len();
    let (article, tags, sender) = (props.article.clone(), props.tags.clone(), dispatch.clone());
    let right = Callback::from(move |_: MouseEvent| settle(&article, &tags, &changed, &sender));
    html! {
        <section class="group places" aria-labelledby="places">
            <h2 id="places">{locale.count("places", to_check.len())}</h2>
            <p class="places-hint">{locale.text("places-hint")}</p>
            if all > 1 { <button class="pill" onclick={right}>{locale.count("places-right", all)}</button> }
            <ul class="rows">{for to_check.iter().map(|(tag, found)| row(props, tag, found, locale, dispatch))}</ul>
        </section>
    }
}

fn row(props: &Props, tag: &Tag, found: &Found, locale: Locale, dispatch: &Dispatch) -> Html {
    let state = match found.state {
        State::Changed => "changed",
        State::Ambiguous => "ambiguous",
        _ => "orphan",
    };
    let what = match found.span {
        Some(span) => difference(props, tag, found, span, locale, dispatch),
        None => {
            html! { <ul class="candidates">{for found.candidates.iter().map(|span| candidate(props, tag, *span, locale, dispatch))}</ul> }
        }
    };
    html! {
        <li class="place" data-state={state} key={tag.id.clone()}>
            {entry(tag)}
            <p class="why">{locale.named("place", if state == "changed" { &found.nature } else { state })}</p>
            {what}
            {ways(props, tag, locale, dispatch)}
        </li>
    }
}

/// The words as they were and as they are, in their sentence; pressing leads there.
fn difference(props: &Props, tag: &Tag, found: &Found, span: Span, locale: Locale, dispatch: &Dispatch) -> Html {
    let text = &props.article.text;
    let [head, was, now, tail] = compared(&tag.target.exact, span.of(text), (&found.difference.0, &found.difference.1));
    let (before, after) = around(text, span);
    html! {
        <>
            <button class="row quote" lang={props.article.wire.language.clone()} onclick={go(span, dispatch)}>
                <span class="context">{before}</span>{head}
                if !was.is_empty() { <del><span class="unseen">{locale.text("was")}{" "}</span>{was}</del> }
                if !now.is_empty() { <ins><span class="unseen">{" "}{locale.text("now")}{" "}</span>{now}</ins> }
                {tail}<span class="context">{after}</span>
            </button>
            <button class="pill" data-place="right" onclick={here(props, tag, span, dispatch)}>{locale.text("place-right")}</button>{" "}
        </>
    }
}

/// A place it may be, in its sentence; pressing leads there, the button beside puts the tag there.
fn candidate(props: &Props, tag: &Tag, span: Span, locale: Locale, dispatch: &Dispatch) -> Html {
    let (before, after) = around(&props.article.text, span);
    let words = span.of(&props.article.text);
    let label = locale.fill("place-here-in", &[("words", &[&before, words, &after].concat())]);
    html! {
        <li>
            <button class="row quote" lang={props.article.wire.language.clone()} onclick={go(span, dispatch)}>
                <span class="context">{&before}</span><mark>{words}</mark><span class="context">{&after}</span>
            </button>
            <button class="pill" data-place="here" aria-label={label} onclick={here(props, tag, span, dispatch)}>{locale.text("place-here")}</button>
        </li>
    }
}

/// What can be done with any of them.
fn ways(props: &Props, tag: &Tag, locale: Locale, dispatch: &Dispatch) -> Html {
    let with = |act: fn(&Props, &str, &Dispatch)| {
        let (props, id, dispatch) = (props.clone(), tag.id.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| act(&props, &id, &dispatch))
    };
    let aside = with(|props, id, dispatch| set_aside(&props.article, &props.tags, id, dispatch));
    let gone = with(|props, id, dispatch| remove(&props.article, &props.tags, id, dispatch));
    html! {
        <>
            {placeless(props, tag, locale, dispatch)}{" "}
            <button class="pill" data-place="aside" onclick={aside}>{locale.text("place-none")}</button>{" "}
            <button class="pill danger" data-place="remove" onclick={gone}>{locale.text("remove")}</button>
        </>
    }
}

/// The button that puts a tag on the selection, or waits for one. It must not take the selection away.
pub fn placeless(props: &Props, tag: &Tag, locale: Locale, dispatch: &Dispatch) -> Html {
    let waits = props.attaching.as_ref() == Some(&tag.id);
    let hold = Callback::from(|event: MouseEvent| event.prevent_default());
    let (props, id, dispatch) = (props.clone(), tag.id.clone(), dispatch.clone());
    let onclick = Callback::from(move |_: MouseEvent| match waits {
        true => dispatch.dispatch(Action::Attach(None)),
        false => attach(&props.article, &props.tags, &id, props.snap, &dispatch),
    });
    html! { <button class="pill" data-place="attach" aria-pressed={waits.to_string()} onmousedown={hold} {onclick}>{locale.text("place-attach")}</button> }
}

fn here(props: &Props, tag: &Tag, span: Span, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (article, tags, id, dispatch) = (props.article.clone(), props.tags.clone(), tag.id.clone(), dispatch.clone());
    Callback::from(move |_| settle(&article, &tags, &[(id.clone(), span)], &dispatch))
}

fn go(span: Span, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(Action::GoTo(Go::Byte(span.start))))
}
