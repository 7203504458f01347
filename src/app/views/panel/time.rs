//! Dates in order: a line to scale and the list behind it.

use super::{ListProps, figures::figure};
use crate::app::hooks::{use_dispatch, use_locale};
use crate::app::state::lists::days;
use crate::app::views::charts::timeline;
use yew::prelude::*;

#[component]
pub fn Time(props: &ListProps) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let days = use_memo(props.article.clone(), |article| days(article));
    if days.is_empty() {
        return html! { <p class="none">{locale.text(if props.article.marked { "no-dates" } else { "marking" })}</p> };
    }
    html! {
        <>
            <h2>{locale.count("dates", days.len())}</h2>
            {timeline(&days, props.article.wire.reference_date.as_deref(), &dispatch, locale)}
            <ul class="rows">{for days.iter().map(|row| html! { <li>{figure(row, None, &dispatch)}</li> })}</ul>
        </>
    }
}
