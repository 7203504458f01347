//! Who and what is named: where in the text, and by type.

use super::{List, rows, voices::filter_button};
use crate::app::state::{
    charts::spread,
    lists::{self, EntityRow},
    locale::grouped,
};
use crate::app::views::charts::{bar, chart};
use crate::query::Field;
use yew::prelude::*;

/// Rows of a type shown before the reader asks for all.
const FIRST: usize = 12;

/// The list of entities.
pub fn entities(of: &List) -> Html {
    let groups = lists::entities(of.article);
    if groups.is_empty() {
        return html! { <p class="none">{of.locale.text("no-entities")}</p> };
    }
    html! {
        <>
            {chart(spread(of.article, &groups, of.locale), of.around())}
            {for groups.iter().map(|(kind, all)| group(kind, all, of))}
        </>
    }
}

fn group(kind: &'static str, all: &[EntityRow], of: &List) -> Html {
    let most = all.first().map_or(1, |row| row.marks.len().max(1));
    let head = html! { <>{of.locale.named("entity", kind)}<span class="number">{grouped(all.len())}</span></> };
    html! {
        <section class="group">
            <h2>{filter_button(&Field::Type.term(kind), of.query, of.dispatch, head, None, "group-head")}</h2>
            {rows(&mut all.iter().map(|own| row(own, most, kind, of)), FIRST, of.locale)}
        </section>
    }
}

fn row(own: &EntityRow, most: usize, kind: &'static str, of: &List) -> Html {
    let inside = html! {
        <>
            <span class={classes!("row-name", "entity", kind)}>{&own.entity.name}</span>
            {bar(own.marks.len() as f64 / most as f64, kind)}
            <span class="number">{grouped(own.marks.len())}</span>
        </>
    };
    html! { <li>{filter_button(&Field::Entity.term(&own.entity.name), of.query, of.dispatch, inside, own.marks.first().copied(), "row")}</li> }
}
