//! Going to a place in the text, and showing on the page what the filter keeps. Knows the article's elements; must not know why.

use crate::app::adapters::dom::{all, focus, scroll_to};
use crate::app::state::{app::Go, article::Article, filter::Hits, marks::place, shared::Shared};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Blocks in a section: a screen or two. The first is drawn at once, and a reader waits for it.
pub const BLOCKS: usize = 12;

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

/// What the filter keeps, for sections that come into sight after it was set. The same for as long as an article is shown.
#[derive(Clone, Default)]
pub struct Kept(Rc<RefCell<Option<Shared<Hits>>>>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Kept {
    /// Sets `data-miss` on a section's blocks, and on the section where none of them matches: the tree stays as it is.
    pub fn show(&self, section: &Element, article: &Article) {
        let hits = self.0.borrow();
        let number = |element: &Element, name: &str| element.get_attribute(name)?.parse::<usize>().ok();
        let misses = |nth: usize| {
            let passage = article.blocks.get(nth).map_or(0, |block| block.passage as usize);
            hits.as_ref().is_some_and(|hits| !hits.passages.get(passage).copied().unwrap_or(false))
        };
        let from = number(section, "data-from").unwrap_or(0);
        let to = (from + BLOCKS).min(article.blocks.len());
        set_miss(section, hits.is_some() && (from..to).all(misses));
        for block in all(section, ".block[data-b]") {
            set_miss(&block, number(&block, "data-b").is_some_and(misses));
        }
    }
}

fn set_miss(element: &Element, miss: bool) {
    if miss != element.has_attribute("data-miss") {
        let _ = if miss { element.set_attribute("data-miss", "") } else { element.remove_attribute("data-miss") };
    }
}

/// Shows on the page what the filter keeps, now and in the sections that are still to come.
#[hook]
pub fn use_dimming(root: &NodeRef, article: &Shared<Article>, hits: &Option<Shared<Hits>>) -> Kept {
    let kept = (*use_memo((), |()| Kept::default())).clone();
    kept.0.replace(hits.clone());
    let (root, own) = (root.clone(), kept.clone());
    use_effect_with((article.clone(), hits.clone()), move |(article, _)| {
        let Some(root) = root.cast::<Element>() else { return };
        for section in all(&root, ".section") {
            own.show(&section, article);
        }
    });
    kept
}
