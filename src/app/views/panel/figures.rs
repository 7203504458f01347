//! Figures by type, money and percentages to scale, each leading to its place.

use super::{List, rows, voices::filter_button};
use crate::app::state::{
    action::Action,
    app::Go,
    charts,
    lists::{self, FigureRow},
    locale::grouped,
};
use crate::app::{adapters::worth::worth, views::charts::chart};
use crate::query::Field;
use yew::prelude::*;

/// Rows of a type shown before the reader asks for all.
const FIRST: usize = 8;

/// The list of figures.
pub fn figures(of: &List) -> Html {
    let groups = lists::figures(of.article);
    if groups.is_empty() {
        return html! { <p class="none">{of.locale.text("no-figures")}</p> };
    }
    html! {
        <>
            {chart(charts::money(of.article), of.around())}
            {chart(charts::percent(of.article), of.around())}
            {for groups.iter().map(|(kind, all)| group(kind, all, of))}
        </>
    }
}

fn group(kind: &'static str, all: &[FigureRow], of: &List) -> Html {
    let head = html! { <>{of.locale.named("figure", kind)}<span class="number">{grouped(all.len())}</span></> };
    let mut shown = all.iter().map(|row| html! { <li>{figure(row, of)}</li> });
    html! {
        <section class="group">
            <h2>{filter_button(&Field::Type.term(kind), of.query, of.dispatch, head, None, "group-head")}</h2>
            {rows(&mut shown, FIRST, of.locale)}
        </section>
    }
}

/// A row that leads to its figure.
pub fn figure(row: &FigureRow, of: &List) -> Html {
    let (dispatch, mark) = (of.dispatch.clone(), row.mark);
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::GoTo(Go::Mark(mark))));
    let value = worth(&row.kind, &row.value, of.locale);
    let written = |c: &char| !c.is_whitespace();
    html! {
        <button class="row figure-row" {onclick}>
            <span class="row-name">{&row.words}</span>
            // said once is enough, also with a space more
            if !value.chars().filter(written).eq(row.words.chars().filter(written)) { <span class="worth">{value}</span> }
        </button>
    }
}
