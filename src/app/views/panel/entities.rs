//! Who and what is named, by type, with where in the text.

use super::{ListProps, voices::filter_button};
use crate::app::hooks::{use_dispatch, use_locale};
use crate::app::state::{lists::entities, locale::grouped};
use crate::app::views::charts::places;
use crate::query::Field;
use yew::prelude::*;

/// Rows of a type shown before the reader asks for all.
const FIRST: usize = 12;

#[component]
pub fn Entities(props: &ListProps) -> Html {
    let locale = use_locale();
    let groups = use_memo(props.article.clone(), |article| entities(article));
    if groups.is_empty() {
        return html! { <p class="none">{locale.text(if props.article.marked { "no-entities" } else { "marking" })}</p> };
    }
    html! { {for groups.iter().enumerate().map(|(nth, (kind, _))| html! { <Group key={*kind} groups={groups.clone()} {nth} query={props.query.clone()} /> })} }
}

#[derive(Properties)]
struct GroupProps {
    groups: std::rc::Rc<Vec<(&'static str, Vec<crate::app::state::lists::EntityRow>)>>,
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
    let head = html! { <>{locale.named("entity", kind)}<span class="number">{grouped(rows.len())}</span></> };
    html! {
        <section class="group">
            <h2>{filter_button(&Field::Type.term(kind), &props.query, &dispatch, head, None, "group-head")}</h2>
            <ul class="rows">
                {for rows.iter().take(shown).map(|row| html! {
                    <li>{filter_button(&Field::Entity.term(&row.entity.name), &props.query, &dispatch, html! {
                        <>
                            <span class={classes!("row-name", "entity", *kind)}>{&row.entity.name}</span>
                            {places(&row.places, kind)}
                            <span class="number">{grouped(row.marks.len())}</span>
                        </>
                    }, row.marks.first().copied(), "row")}</li>
                })}
            </ul>
            if rows.len() > shown { <button class="more" onclick={more}>{locale.count("more", rows.len() - shown)}</button> }
        </section>
    }
}
