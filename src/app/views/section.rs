//! A run of blocks. Far from the window it is plain text, near it the marks and margins are there.

use super::block::{block, plain};
use crate::app::hooks::{margins::use_margins, near::use_near, use_locale};
use crate::app::state::{article::Article, shared::Shared, tags::Tags};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub from: usize,
    pub to: usize,
    pub at_once: bool,
}

#[component]
pub fn Section(props: &Props) -> Html {
    let locale = use_locale();
    let element = use_node_ref();
    let near = use_near(&element, props.at_once);
    use_margins(&element, (props.article.clone(), props.tags.clone(), near, locale));
    let marked = near && (props.article.marked || !props.tags.notebook.tags.is_empty());
    html! {
        <div class="section" ref={element}>
            if marked {
                {for (props.from..props.to).map(|nth| block(&props.article, &props.tags, nth, locale))}
            } else {
                {for (props.from..props.to).map(|nth| plain(&props.article, nth, locale))}
            }
        </div>
    }
}
