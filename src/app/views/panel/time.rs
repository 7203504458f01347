//! Dates in order: a line to scale and the list behind it.

use super::{List, figures::figure};
use crate::app::state::{charts::timeline, lists::days};
use crate::app::views::charts::titled;
use yew::prelude::*;

/// The list of dates.
pub fn time(of: &List) -> Html {
    let days = days(of.article);
    if days.is_empty() {
        return html! { <p class="none">{of.locale.text(if of.article.marked { "no-dates" } else { "marking" })}</p> };
    }
    html! {
        <>
            {titled(of.locale.count("dates", days.len()), timeline(of.article, &days), of.around())}
            <ul class="rows">{for days.iter().map(|row| html! { <li>{figure(row, of.dispatch)}</li> })}</ul>
        </>
    }
}
