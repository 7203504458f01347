//! The caret in the article, drawn where the selection ends. Knows its place; must not know keys.

use crate::app::adapters::caret;
use crate::app::hooks::window::{use_document_event, use_window_event};
use crate::app::state::small::tenths;
use web_sys::HtmlElement;
use yew::prelude::*;

#[component]
pub fn Caret() -> Html {
    let element = use_node_ref();
    let stand = {
        let element = element.clone();
        move || {
            let (Some(own), Some([left, top, height])) = (element.cast::<HtmlElement>(), caret::place()) else { return };
            for (name, value) in [("left", left), ("top", top), ("height", height)] {
                let _ = own.style().set_property(name, &[&tenths(value), "px"].concat());
            }
        }
    };
    let (moved, resized, first) = (stand.clone(), stand.clone(), stand);
    use_document_event("selectionchange", move |_| moved());
    use_window_event("resize", move |_| resized());
    use_effect_with((), move |()| first());
    html! { <div class="caret" ref={element} aria-hidden="true"></div> }
}
