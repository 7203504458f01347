//! A run of blocks. Far from the window it is one stretch of text, near it the blocks with their marks and margins are there.

use super::block::{block, plain};
use crate::app::hooks::{margins::use_margins, near::use_near, stepping::Kept, use_locale};
use crate::app::state::{article::Article, shared::Shared, tags::Tags};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub from: usize,
    pub to: usize,
    pub at_once: bool,
    pub kept: Kept,
}

#[component]
pub fn Section(props: &Props) -> Html {
    let locale = use_locale();
    let element = use_node_ref();
    let near = use_near(&element, props.at_once);
    use_margins(&element, near, (props.article.clone(), props.tags.clone(), locale));
    let (kept, article, own) = (props.kept.clone(), props.article.clone(), element.clone());
    use_effect_with((near, article.clone()), move |_| {
        if let Some(section) = own.cast::<web_sys::Element>() {
            kept.show(&section, &article);
        }
    });
    let marked = !props.article.wire.annotations.is_empty() || !props.tags.notebook.tags.is_empty();
    html! {
        <div class="section" ref={element} data-from={props.from.to_string()}>
            if !near {
                {far(props)}
            } else if marked {
                {for (props.from..props.to).map(|nth| block(&props.article, &props.tags, nth, locale))}
            } else {
                {for (props.from..props.to).map(|nth| plain(&props.article, nth, locale))}
            }
        </div>
    }
}

/// Hundreds of elements less a section: a browser takes ten megabytes of text lightly, but not their paragraphs.
fn far(props: &Props) -> Html {
    let blocks = &props.article.blocks[props.from..props.to];
    let words = match (blocks.first(), blocks.last()) {
        (Some(first), Some(last)) => props.article.words(first.span.start, last.gap_end),
        _ => "",
    };
    html! { <div class="block far" key="far"><p class="text">{words.to_string()}</p></div> }
}
