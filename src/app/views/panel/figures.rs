//! Figures by type, money and percentages to scale, each leading to its place.

use super::{ListProps, voices::filter_button};
use crate::app::hooks::{Dispatch, use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    app::Go,
    lists::{FigureRow, figures},
    locale::grouped,
};
use crate::app::views::charts::bar;
use crate::query::Field;
use yew::prelude::*;

/// Rows of a type shown before the reader asks for all.
const FIRST: usize = 8;

#[component]
pub fn Figures(props: &ListProps) -> Html {
    let locale = use_locale();
    let groups = use_memo(props.article.clone(), |article| figures(article));
    if groups.is_empty() {
        return html! { <p class="none">{locale.text(if props.article.marked { "no-figures" } else { "marking" })}</p> };
    }
    html! { {for groups.iter().enumerate().map(|(nth, (kind, _))| html! { <Group key={*kind} groups={groups.clone()} {nth} query={props.query.clone()} /> })} }
}

#[derive(Properties)]
struct GroupProps {
    groups: std::rc::Rc<Vec<(&'static str, Vec<FigureRow>)>>,
    nth: usize,
    query: String,
}

impl PartialEq for GroupProps {
    fn eq(&self, other: &Self) -> bool {
        std::rc::Rc::ptr_eq(&self.groups, &other.groups) && self.nth == other.nth && self.query == other.query
    }
}

#[component]
fn Group(props: &GroupProps) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let all = use_state(|| false);
    let (kind, rows) = &props.groups[props.nth];
    let shown = if *all { rows.len() } else { FIRST };
    let more = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let head = html! { <>{locale.named("figure", kind)}<span class="number">{grouped(rows.len())}</span></> };
    html! {
        <section class="group">
            <h2>{filter_button(&Field::Type.term(kind), &props.query, &dispatch, head, None, "group-head")}</h2>
            <ul class="rows">{for rows.iter().take(shown).map(|row| html! { <li>{figure(row, scale(row, rows), &dispatch)}</li> })}</ul>
            if rows.len() > shown { <button class="more" onclick={more}>{locale.count("more", rows.len() - shown)}</button> }
        </section>
    }
}

/// The share of the largest of the same currency; nothing is drawn for what cannot be compared.
fn scale(row: &FigureRow, rows: &[FigureRow]) -> Option<f64> {
    let comparable = row.value.contains('%') || row.currency.is_some();
    let largest = rows
        .iter()
        .filter(|other| other.currency == row.currency)
        .filter_map(|other| other.magnitude)
        .fold(0.0, |a: f64, b| a.max(b.abs()));
    row.magnitude.filter(|_| comparable && largest > 0.0).map(|own| own.abs() / largest)
}

/// A row that leads to its figure.
pub fn figure(row: &FigureRow, scale: Option<f64>, dispatch: &Dispatch) -> Html {
    let (dispatch, mark) = (dispatch.clone(), row.mark);
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::GoTo(Go::Mark(mark))));
    html! {
        <button class="row figure-row" {onclick}>
            <span class="row-name">{&row.words}</span>
            <span class="worth">{&row.value}</span>
            if let Some(scale) = scale { {bar(scale, "figure-bar")} }
        </button>
    }
}
