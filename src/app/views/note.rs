//! A note in Markdown as elements. Knows its parts; must not know Markdown.

use crate::app::state::markdown::{Inline, Part, parts};
use yew::prelude::*;

/// A note.
pub fn note(markdown: &str) -> Html {
    html! { <div class="tag-text">{for parts(markdown).iter().map(part)}</div> }
}

fn part(part: &Part) -> Html {
    match part {
        Part::Paragraph(own) => html! { <p>{line(own)}</p> },
        Part::Heading(own) => html! { <p><strong>{line(own)}</strong></p> },
        Part::Quote(own) => html! { <blockquote>{line(own)}</blockquote> },
        Part::Code(own) => html! { <pre><code>{own}</code></pre> },
        Part::List(numbered, items) => {
            let items = items.iter().map(|own| html! { <li>{line(own)}</li> });
            if *numbered {
                html! { <ol>{for items}</ol> }
            } else {
                html! { <ul>{for items}</ul> }
            }
        }
    }
}

fn line(own: &[Inline]) -> Html {
    html! { {for own.iter().map(|part| match part {
        Inline::Text(words) => html! { {words} },
        Inline::Code(words) => html! { <code>{words}</code> },
        Inline::Emphasis(own) => html! { <em>{line(own)}</em> },
        Inline::Strong(own) => html! { <strong>{line(own)}</strong> },
        Inline::Link(own, address) => html! { <a href={address.clone()} target="_blank" rel="noopener noreferrer">{line(own)}</a> },
    })} }
}
