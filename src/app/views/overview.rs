//! The strip at the far edge: where marks, hits and tags lie in the whole text. A click goes there.

use crate::app::hooks::{use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    app::Go,
    article::Article,
    filter::Hits,
    marks::place,
    shared::Shared,
    small::between,
    tags::{Tags, colour_class},
};
use crate::attributions::SourceKind;
use crate::wire::WireAnnotation;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Lines the strip is divided into: marks that share a line are drawn once.
const LINES: usize = 400;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub hits: Option<Shared<Hits>>,
    pub layers: [bool; 3],
}

#[component]
pub fn Overview(props: &Props) -> Html {
    let (locale, dispatch, article) = (use_locale(), use_dispatch(), props.article.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        let Some(strip) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let rect = strip.get_bounding_client_rect();
        let share = (f64::from(event.client_y()) - rect.top()) / rect.height().max(1.0);
        dispatch.dispatch(Action::GoTo(Go::Byte((between(share, 0.0, 1.0) * article.text.len() as f64) as u32)));
    });
    html! {
        <div class="overview" aria-hidden="true" title={locale.text("overview")} {onclick}>
            <svg viewBox={format!("0 0 12 {LINES}")} preserveAspectRatio="none" width="12" height="100%">
                {for voices(props).into_iter().map(|(line, class)| tick(line, class, "1", "10"))}
                {for hits(props).into_iter().map(|line| tick(line, "tick hit", "0", "3"))}
                {for tags(props).into_iter().map(|(line, class)| tick(line, class, "8", "4"))}
            </svg>
        </div>
    }
}

fn tick(line: usize, class: impl Into<AttrValue>, x: &'static str, width: &'static str) -> Html {
    html! { <rect class={class.into()} {x} {width} y={line.to_string()} height="2" /> }
}

fn line(article: &Article, byte: u32) -> usize {
    byte as usize * LINES / article.text.len().max(1)
}

fn voices(props: &Props) -> Vec<(usize, String)> {
    if !props.layers[2] {
        return Vec::new();
    }
    // a line is drawn once for each kind
    let mut seen = vec![[false; SourceKind::ALL.len()]; LINES + 1];
    let mut found: Vec<(usize, String)> = Vec::new();
    for annotation in &props.article.wire.annotations {
        if let WireAnnotation::Attribution(attribution) = annotation {
            let own = line(&props.article, place(annotation).start).min(LINES);
            let kind = SourceKind::ALL.iter().position(|kind| kind.name() == attribution.source_kind).unwrap_or(0);
            if !std::mem::replace(&mut seen[own][kind], true) {
                found.push((own, ["tick ", &attribution.source_kind].concat()));
            }
        }
    }
    found
}

fn hits(props: &Props) -> Vec<usize> {
    let Some(hits) = &props.hits else { return Vec::new() };
    let passages = props.article.wire.passages.iter().zip(&hits.passages).filter(|(_, hit)| **hit);
    let mut lines: Vec<usize> = passages.map(|(passage, _)| line(&props.article, passage.start)).collect();
    lines.dedup();
    lines
}

fn tags(props: &Props) -> Vec<(usize, String)> {
    let placed = props.tags.placed();
    placed
        .into_iter()
        .map(|(tag, span)| {
            (line(&props.article, span.start), ["tick ", &colour_class(tag.colour.as_deref().unwrap_or_default())].concat())
        })
        .collect()
}
