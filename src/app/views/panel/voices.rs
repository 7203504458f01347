//! Who speaks, how often, and how much of it without a name.

use super::{List, rows};
use crate::app::hooks::Dispatch;
use crate::app::state::{
    action::Action,
    app::Go,
    charts,
    clauses::{clauses, toggled},
    locale::{Locale, grouped},
    voices::{self as lists, Voice, kinds},
};
use crate::app::views::charts::{bar, chart, titled};
use crate::query::Field;
use yew::prelude::*;

/// Rows shown before the reader asks for all.
const FIRST: usize = 30;

/// The list of voices.
pub fn voices(of: &List) -> Html {
    let (locale, dispatch) = (of.locale, of.dispatch);
    let voices = lists::voices(of.article);
    let total: usize = voices.iter().map(|voice| voice.marks.len()).sum();
    if total == 0 {
        return html! { <p class="none">{locale.text("no-voices")}</p> };
    }
    let kinds = kinds(&voices);
    let most = voices.first().map_or(1, |voice| voice.marks.len());
    html! {
        <>
            {titled(locale.count("who-speaks", total), charts::kinds(&voices, locale), of.around())}
            <ul class="legend">
                {for kinds.iter().map(|(kind, n)| {
                    let clause = Field::Source.term(kind);
                    html! { <li>{filter_button(&clause, of.query, dispatch, html! {
                        <><span class={classes!("key", *kind)}></span>{locale.named("source", kind)}<span class="number">{grouped(*n)}</span></>
                    }, None, "legend-item")}</li> }
                })}
            </ul>
            {rows(&mut voices.iter().map(|voice| row(voice, most, of.query, dispatch, locale)), FIRST, locale)}
            {chart(charts::room(&voices, locale), of.around())}
            {chart(charts::whom(of.article, &voices, locale), of.around())}
        </>
    }
}

fn row(voice: &Voice, most: usize, query: &str, dispatch: &Dispatch, locale: Locale) -> Html {
    let name = if voice.name.is_empty() { locale.text("nobody-named").to_string() } else { voice.name.clone() };
    let clause = if voice.name.is_empty() { Field::Source.term(&voice.kind) } else { Field::SaidBy.term(&voice.name) };
    let inside = html! {
        <>
            <span class="row-name">{name}</span>
            {bar(voice.marks.len() as f64 / most as f64, &voice.kind)}
            <span class="number">{grouped(voice.marks.len())}</span>
        </>
    };
    html! { <li>{filter_button(&clause, query, dispatch, inside, voice.marks.first().copied(), "row")}</li> }
}

/// A row that filters and leads to its first passage; pressed again it lets go.
pub fn filter_button(
    clause: &str,
    query: &str,
    dispatch: &Dispatch,
    inside: Html,
    first: Option<u32>,
    class: &'static str,
) -> Html {
    let pressed = clauses(query).iter().any(|part| part == clause);
    let (dispatch, next) = (dispatch.clone(), toggled(query, clause));
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::SetQuery(next.clone()));
        if let Some(mark) = first.filter(|_| !pressed) {
            dispatch.dispatch(Action::GoTo(Go::Mark(mark)));
        }
    });
    html! { <button {class} aria-pressed={pressed.to_string()} {onclick}>{inside}</button> }
}
