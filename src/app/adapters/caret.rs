//! A caret in the article for selecting without a mouse. Knows the page's selection; must not know keys.

use super::dom::{self, document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Selection};

/// Blank places and margins that are passed over before a step is given up.
const TRIES: usize = 40;

fn selection() -> Option<Selection> {
    window().get_selection().ok().flatten()
}

/// The block's text a node is in; none in a margin or between two blocks.
fn text_of(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    if element.closest(".gap").ok().flatten().is_some() {
        return None;
    }
    element.closest("#article .text").ok().flatten()
}

/// Puts the caret where something is selected, else before the mark or passage the reader is at, else before the first words in the window.
pub fn begin() {
    let Some(selection) = selection() else { return };
    if selection.focus_node().as_ref().and_then(text_of).is_some() {
        return;
    }
    let here = dom::first("#article .text [data-here]").or_else(|| dom::first("#article [data-here] .text"));
    let shown = || {
        let article = dom::by_id("article")?;
        dom::all(&article, ".text").into_iter().find(|text| text.get_bounding_client_rect().bottom() > 120.0)
    };
    if let Some(target) = here.or_else(shown) {
        // an element of the page can always be selected in
        let _ = selection.collapse_with_offset(Some(&target), 0);
        step("move", "forward", "character");
        step("move", "backward", "character");
    }
}

/// Moves the caret, or with `extend` the end of the selection: by a `character`, `word`, `line` or `lineboundary`. Keeps it in sight.
pub fn step(alter: &str, direction: &str, by: &str) {
    let Some(selection) = selection() else { return };
    for _ in 0..TRIES {
        let _ = selection.modify(alter, direction, by);
        if selection.focus_node().as_ref().and_then(text_of).is_none() {
            continue;
        }
        if let Some([_, top, _, bottom]) = rect(&selection) {
            let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
            if top < 130.0 || bottom > height - 60.0 {
                window().scroll_by_with_x_and_y(0.0, if top < 130.0 { top - 220.0 } else { bottom - height + 220.0 });
            }
        }
        return;
    }
}

/// Where the caret stands on the page: left, top and height. None where there is no selection in the article.
pub fn place() -> Option<[f64; 3]> {
    let selection = selection()?;
    text_of(&selection.focus_node()?)?;
    let [left, top, _, bottom] = rect(&selection)?;
    let (x, y) = (window().page_x_offset().ok()?, window().page_y_offset().ok()?);
    Some([left + x, top + y, bottom - top])
}

/// The edge of the character at the caret, in the window: a range without characters has no rectangle everywhere.
fn rect(selection: &Selection) -> Option<[f64; 4]> {
    let (node, at) = (selection.focus_node()?, selection.focus_offset());
    let range = document().create_range().ok()?;
    let length = node.node_value().map_or(0, |text| text.encode_utf16().count() as u32);
    let after = at < length;
    if node.node_type() == Node::TEXT_NODE && length > 0 {
        range.set_start(&node, if after { at } else { at - 1 }).ok()?;
        range.set_end(&node, if after { at + 1 } else { at }).ok()?;
    } else {
        range.select_node(&node).ok()?;
    }
    let lines = range.get_client_rects()?;
    let line = lines.item(0)?;
    let x = if after { line.left() } else { line.right() };
    Some([x, line.top(), x, line.bottom()])
}
