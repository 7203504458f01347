//! Going to a place in the text, and showing on the page what the filter keeps. Knows the article's elements; must not know why.

use crate::app::adapters::dom::{all, focus, scroll_to};
use crate::app::state::{app::Go, article::Article, filter::Hits, marks::place, shared::Shared};
use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The block a place lies in.
pub fn block_of(article: &Article, go: &Go) -> usize {
    match go {
        Go::Mark(mark) => article.block_at(article.wire.annotations.get(*mark as usize).map(place).unwrap_or_default().start),
        Go::Passage(nth) => article.block_of(*nth),
        Go::Byte(byte) => article.block_at(*byte),
    }
}

/// Scrolls to a place whenever the wish's number changes, and moves the focus there.
#[hook]
pub fn use_going(root: &NodeRef, article: &Shared<Article>, go: &Option<(u32, Go)>) {
    let (root, article) = (root.clone(), article.clone());
    use_effect_with(go.clone(), move |go| {
        let waiting = go.clone().map(|(_, go)| {
            show(&root, &article, &go, false);
            // the section around is marked by then, and heights are no longer guessed
            Timeout::new(160, move || show(&root, &article, &go, true))
        });
        move || drop(waiting)
    });
}

fn show(root: &NodeRef, article: &Article, go: &Go, settled: bool) {
    let Some(root) = root.cast::<Element>() else { return };
    let block = all(&root, &format!("[data-b=\"{}\"]", block_of(article, go))).into_iter().next();
    let Some(block) = block else { return };
    let mark = match go {
        Go::Mark(mark) => all(&block, &format!(".text [data-m~=\"{mark}\"]")).into_iter().next(),
        _ => None,
    };
    for old in all(&root, "[data-here]") {
        let _ = old.remove_attribute("data-here");
    }
    let target: HtmlElement = mark.unwrap_or(block);
    let _ = target.set_attribute("data-here", "");
    scroll_to(&target);
    if settled {
        focus(&target);
    }
}

/// Sets `data-miss` on the blocks of passages that do not match: the tree stays as it is.
#[hook]
pub fn use_dimming(root: &NodeRef, article: &Shared<Article>, hits: &Option<Shared<Hits>>, mounted: usize) {
    let root = root.clone();
    use_effect_with((article.clone(), hits.clone(), mounted), move |(article, hits, _)| {
        let Some(root) = root.cast::<Element>() else { return };
        for (nth, block) in all(&root, ".block").into_iter().enumerate() {
            let passage = article.blocks.get(nth).map_or(0, |block| block.passage as usize);
            let miss = hits.as_ref().is_some_and(|hits| !hits.passages.get(passage).copied().unwrap_or(false));
            if miss != block.has_attribute("data-miss") {
                let _ = if miss { block.set_attribute("data-miss", "") } else { block.remove_attribute("data-miss") };
            }
        }
    });
}
