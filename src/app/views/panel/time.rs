//! Dates in order: a line to scale and the list behind it.

use super::{List, figures::figure, rows};
use crate::app::state::{charts::timeline, lists::days};
use crate::app::views::charts::titled;
use yew::prelude::*;

/// Rows shown before the reader asks for all.
const FIRST: usize = 60;

/// The list of dates.
pub fn time(of: &List) -> Html {
    let days = days(of.article);
    if days.is_empty() {
        return html! { <p class="none">{of.locale.text("no-dates")}</p> };
    }
    html! {
        <>
            {titled(of.locale.count("dates", days.len()), timeline(of.article, &days), of.around())}
            {rows(&mut days.iter().map(|row| html! { <li>{figure(row, of)}</li> }), FIRST, of.locale)}
        </>
    }
}
