//! The card for the mark under the pointer or kept open by a click, a tap or a key; on narrow screens a sheet at the bottom.

use super::icons::{self, hand, icon};
use super::review::review;
use crate::app::adapters::{dom, worth::worth};
use crate::app::hooks::{Dispatch, tagging::begin_at, use_dispatch, use_locale, window::use_document_event};
use crate::app::state::{
    action::Action,
    app::Go,
    article::Article,
    card::{Card, Subject, card, chosen},
    clauses::{clauses, toggled},
    locale::{Locale, grouped},
    marks::place,
    shared::Shared,
    small::tenths,
    tags::Tags,
};
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub pinned: Option<u32>,
    pub query: String,
}

/// How long the pointer rests before a card comes, and how long a card stays when it has left, in milliseconds.
const COMES: u32 = 120;
const STAYS: u32 = 280;

/// Where the card is a sheet (the style sheet's own limit).
const NARROW: &str = "(max-width: 47.99rem)";

#[component]
pub fn CardLayer(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let hovered = use_state(|| None::<u32>);
    let waiting = use_mut_ref(|| None::<Timeout>);
    let element = use_node_ref();
    let pointer = use_mut_ref(|| (0, 0));
    let (set, article, timer) = (hovered.clone(), props.article.clone(), waiting.clone());
    let moved = pointer.clone();
    use_document_event("pointermove", move |event| *moved.borrow_mut() = at_pointer(event));
    use_document_event("pointerover", move |event| {
        // a sheet that comes by itself would cover what is read, and a pointer at rest over which the text moves points at nothing
        if dom::matches_media(NARROW) || *pointer.borrow() == at_pointer(event) {
            return;
        }
        if dom::closest(event, ".card").is_some() {
            timer.borrow_mut().take();
            return;
        }
        let marks = dom::closest(event, "#article [data-m]").and_then(|piece| piece.get_attribute("data-m"));
        let mark = marks.and_then(|marks| chosen(&article, marks.split(' ').filter_map(|mark| mark.parse().ok())));
        if mark == *set {
            timer.borrow_mut().take();
            return;
        }
        let set = set.clone();
        *timer.borrow_mut() = Some(Timeout::new(if mark.is_some() { COMES } else { STAYS }, move || set.set(mark)));
    });
    let set = hovered.clone();
    use_document_event("keydown", move |event| {
        if wasm_bindgen::JsCast::dyn_ref::<web_sys::KeyboardEvent>(event).is_some_and(|event| event.key() == "Escape") {
            set.set(None);
        }
    });
    let (set, timer) = (hovered.clone(), waiting.clone());
    // with a correction the marks are numbered anew, so that a card still to come would be another's; and what is asked for by key or
    // click comes before what the pointer happens to rest on
    use_effect_with((props.article.clone(), props.pinned), move |_| {
        timer.borrow_mut().take();
        set.set(None);
    });
    let mark = (*hovered).or(props.pinned);
    let pinned = mark.is_some() && mark == props.pinned;
    let at = element.clone();
    use_effect_with((mark, props.article.clone()), move |(mark, _)| {
        highlight(*mark);
        if let (Some(mark), Some(card)) = (mark, at.cast::<HtmlElement>()) {
            beside(*mark, &card);
        }
    });
    let shown = mark.and_then(|mark| card(&props.article, mark));
    let spoken = shown.as_ref().filter(|_| pinned).map(|card| spoken(card, locale)).unwrap_or_default();
    html! {
        <>
            <p class="unseen" role="status">{spoken}</p>
            {shown.map(|card| view(&card, props, pinned, locale, &dispatch, element)).unwrap_or_default()}
        </>
    }
}

/// Where the pointer is in the window.
fn at_pointer(event: &web_sys::Event) -> (i32, i32) {
    let event = wasm_bindgen::JsCast::dyn_ref::<MouseEvent>(event);
    event.map_or((0, 0), |event| (event.client_x(), event.client_y()))
}

/// What a screen reader says of the mark a reader has stepped to: its words, its kind, its place among its like.
fn spoken(card: &Card, locale: Locale) -> String {
    let (words, kind) = match &card.subject {
        Subject::Entity { name, kind, .. } => (name.clone(), locale.named("entity", kind)),
        Subject::Figure { words, value, kind, .. } => {
            ([words, " = ", &worth(kind, value, locale)].concat(), locale.named("figure", kind))
        }
        Subject::Attribution { name, kind, .. } => (name.clone(), locale.named("source", kind)),
    };
    let rank = [grouped(card.rank.0), grouped(card.rank.1)].join(" / ");
    [words, kind, rank].join(locale.text("comma"))
}

/// All pieces of one mark show that they belong together.
fn highlight(mark: Option<u32>) {
    let Some(article) = dom::by_id("article") else { return };
    for old in dom::all(&article, "[data-lit]") {
        let _ = old.remove_attribute("data-lit");
    }
    if let Some(mark) = mark {
        for piece in dom::all(&article, &format!("[data-m~=\"{mark}\"]")) {
            let _ = piece.set_attribute("data-lit", "");
        }
    }
}

/// Below the mark's first line, or above it where there is no room. The narrow style sheet ignores the place.
fn beside(mark: u32, card: &HtmlElement) {
    let Some(piece) = dom::first(&format!("#article .text [data-m~=\"{mark}\"]")) else { return };
    let lines = piece.get_client_rects();
    let Some(line) = lines.item(0) else { return };
    let window = dom::window();
    let size =
        |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value: wasm_bindgen::JsValue| value.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window.inner_width()), size(window.inner_height()));
    let own = card.get_bounding_client_rect();
    let left = line.left().min(width - own.width() - 16.0).max(8.0);
    let below = line.bottom() + 8.0;
    let top = if below + own.height() > height - 8.0 { (line.top() - own.height() - 8.0).max(8.0) } else { below };
    for (name, value) in [("left", left), ("top", top)] {
        let _ = card.style().set_property(name, &format!("{}px", tenths(value)));
    }
}

fn view(card: &Card, props: &Props, pinned: bool, locale: Locale, dispatch: &Dispatch, element: NodeRef) -> Html {
    let go = |mark: Option<u32>| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(mark) = mark {
                dispatch.dispatch(Action::GoTo(Go::Mark(mark)))
            }
        })
    };
    let filter = {
        let (dispatch, query) = (dispatch.clone(), toggled(&props.query, &card.clause));
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::SetQuery(query.clone())))
    };
    let tag = {
        let (dispatch, article, mark) = (dispatch.clone(), props.article.clone(), card.mark);
        Callback::from(move |_: MouseEvent| begin_at(&article, place(&article.wire.annotations[mark as usize]), &dispatch))
    };
    let close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Pin(None)))
    };
    let filtered = clauses(&props.query).contains(&card.clause);
    html! {
        <section class={classes!("card", pinned.then_some("pinned"))} ref={element} aria-label={locale.text("card")}>
            <div class="card-head">{head(&card.subject, locale)}
                <button class="card-close" onclick={close} aria-label={locale.text("close")}>{icon(icons::CLOSE)}</button>
            </div>
            {details(card, locale)}
            {review(card, &props.article, &props.tags, locale, dispatch)}
            <div class="card-actions">
                <button class="pill" onclick={tag}>{hand()}{locale.text("tag-this")}</button>
                <button class="pill" aria-pressed={filtered.to_string()} onclick={filter} title={card.clause.clone()}>{locale.text("filter-like")}</button>
                if card.next.is_some() {
                    <span class="card-steps">
                        <button class="step" onclick={go(card.previous)} aria-label={locale.text("previous-like")}>{icon(icons::UP)}</button>
                        <span class="number">{format!("{} / {}", grouped(card.rank.0), grouped(card.rank.1))}</span>
                        <button class="step" onclick={go(card.next)} aria-label={locale.text("next-like")}>{icon(icons::DOWN)}</button>
                    </span>
                }
            </div>
        </section>
    }
}

fn head(subject: &Subject, locale: Locale) -> Html {
    let (title, class, kind) = match subject {
        Subject::Entity { name, kind, .. } => (name.clone(), kind.clone(), locale.named("entity", kind)),
        Subject::Figure { words, value, kind, .. } => {
            let value = worth(kind, value, locale);
            (if value.is_empty() { words.clone() } else { value }, "figure-head".into(), locale.named("figure", kind))
        }
        Subject::Attribution { name, kind, .. } if name.is_empty() => {
            (locale.named("source", kind), kind.clone(), locale.text("attribution").into())
        }
        Subject::Attribution { name, kind, .. } => (name.clone(), kind.clone(), locale.named("source", kind)),
    };
    html! { <div class={classes!("card-title", class)}><strong>{title}</strong><span class="card-kind">{kind}</span></div> }
}

fn details(card: &Card, locale: Locale) -> Html {
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut row = |key: &'static str, text: &str| {
        if !text.is_empty() {
            rows.push((locale.text(key).to_string(), text.to_string()));
        }
    };
    match &card.subject {
        Subject::Entity { aliases, .. } => row("also", &aliases.join(locale.text("comma"))),
        Subject::Figure { words, bound, reading, days, measure, .. } => {
            row("as-written", words);
            row("bound", &bound.as_ref().map(|bound| locale.named("bound", bound)).unwrap_or_default());
            row("reading", &read_as(reading, locale));
            // a single day is what stands above
            let days = days.as_ref().filter(|(from, to)| from != to).map(|(from, to)| [from, "..", to].concat());
            row("days", &days.map(|days| worth("date", &days, locale)).unwrap_or_default());
            row("measure", &measure.as_ref().map(|measure| worth("measure", measure, locale)).unwrap_or_default());
        }
        Subject::Attribution { inferred, quote, statement, cue, role, reason, .. } => {
            row("role", role);
            row("reason", reason);
            row("quoted", &locale.named("quote", quote));
            let verb = locale.named("statement", statement);
            row("statement", &if cue.is_empty() || *cue == verb { verb } else { locale.aside(&verb, cue) });
            row("note", if *inferred { locale.text("inferred") } else { "" });
        }
    }
    if let Some((name, kind)) = &card.said_by {
        let kind = locale.named("source", kind);
        row("said-by", &if name.is_empty() { kind } else { locale.aside(name, &kind) });
    }
    html! { <dl class="card-rows">{for rows.into_iter().map(|(key, text)| html! { <div><dt>{key}</dt><dd>{text}</dd></div> })}</dl> }
}

/// How the engine came to a value; the day it counted from in the reader's words.
fn read_as(reading: &str, locale: Locale) -> String {
    match reading.split_once(", from ") {
        Some((reading, day)) => locale.fill("counted-from", &[("reading", reading), ("day", &worth("date", day, locale))]),
        None => reading.to_string(),
    }
}
