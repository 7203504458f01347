//! Opening another article.

use super::{super::start::Choices, Modal};
use crate::app::hooks::use_locale;
use yew::prelude::*;

#[component]
pub fn Open() -> Html {
    let locale = use_locale();
    html! { <Modal title={locale.text("open-title")} class="wide"><Choices /></Modal> }
}
