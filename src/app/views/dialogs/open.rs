//! Opening another article.

use super::{super::start::Choices, Modal};
use crate::app::state::locale::Locale;
use yew::prelude::*;

/// The ways to open an article.
pub fn open(locale: Locale) -> Html {
    html! { <Modal title={locale.text("open-title")} class="wide"><Choices /></Modal> }
}
