//! The page: elements by id, attributes of the root, scrolling, selections. Knows the DOM; must not know the state.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// The window. Every caller runs in one.
pub fn window() -> Window {
    web_sys::window().expect("the app runs in a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Sets an attribute of the root element.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // an attribute name of ours is always allowed
        let _ = root.set_attribute(name, value);
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The nearest element around an event's target that matches a selector.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<web_sys::Node>().ok()?;
    let element = target.dyn_ref::<Element>().cloned().or_else(|| target.parent_element())?;
    element.closest(selector).ok().flatten()
}

/// All elements in `root` that match.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|nth| list.item(nth)?.dyn_into().ok()).collect()
}

/// All elements in `root` that match, drawn ones too.
pub fn all_elements(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|nth| list.item(nth)?.dyn_into().ok()).collect()
}

/// Moves the focus to an element that can have it: one of HTML or one drawn.
pub fn focus_element(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// The first element in the page that matches.
pub fn first(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Whether the reader asked for less motion.
pub fn reduced_motion() -> bool {
    matches_media("(prefers-reduced-motion: reduce)")
}

/// Whether a media query holds.
pub fn matches_media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Scrolls an element to the middle of the window.
pub fn scroll_to(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    options.set_behavior(if reduced_motion() { web_sys::ScrollBehavior::Instant } else { web_sys::ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the keyboard's focus to an element that may not be in the tab order, without scrolling.
pub fn focus(element: &HtmlElement) {
    if !element.has_attribute("tabindex") && element.tab_index() < 0 {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Whether the reader is writing: keys belong to the field then.
pub fn is_writing(event: &web_sys::Event) -> bool {
    closest(event, "input, textarea, select, [contenteditable]").is_some()
}

/// The part of the address after `#`, decoded.
pub fn hash() -> String {
    let raw = window().location().hash().unwrap_or_default();
    let raw = raw.trim_start_matches('#');
    js_sys::decode_uri_component(raw).map_or_else(|_| raw.to_string(), String::from)
}

/// Puts a text after `#` without a new entry in the history.
pub fn set_hash(hash: &str) {
    let address = if hash.is_empty() { window().location().pathname().unwrap_or_default() } else { format!("#{hash}") };
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Today as `YYYY-MM-DD` in the reader's zone.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Which part of a text is selected: the block of its start, the UTF-16 offsets in that block and the block of its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// Block and UTF-16 offset in it of the first character.
    pub start: (usize, u32),
    /// Block and UTF-16 offset in it after the last character.
    pub end: (usize, u32),
}

/// The selection inside the article, which consists of elements `[data-b]` with the block's text and gap in `.text`.
pub fn selected() -> Option<Selected> {
    let selection = window().get_selection().ok().flatten()?;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = place(&range.start_container().ok()?, range.start_offset().ok()?, true)?;
    let end = place(&range.end_container().ok()?, range.end_offset().ok()?, false)?;
    (start < end).then_some(Selected { start, end })
}

/// Where in which block a node and offset lie. A place in a margin counts as the start of its block's text.
fn place(node: &web_sys::Node, offset: u32, start: bool) -> Option<(usize, u32)> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let Some(text) = element.closest(".text").ok().flatten() else { return beside(&element, start) };
    let block = text.closest("[data-b]").ok().flatten()?.get_attribute("data-b")?.parse().ok()?;
    let range = document().create_range().ok()?;
    range.set_start(&text, 0).ok()?;
    range.set_end(node, offset).ok()?;
    let before = String::from(range.to_string());
    Some((block, before.encode_utf16().count() as u32))
}

/// A selection that begins or ends outside a block's text (a triple click ends at the next block's start).
fn beside(element: &Element, start: bool) -> Option<(usize, u32)> {
    let block = element.closest("[data-b]").ok().flatten()?;
    let nth: usize = block.get_attribute("data-b")?.parse().ok()?;
    if start || nth == 0 {
        return Some((nth, 0));
    }
    Some((nth, 0))
}

/// The rectangle of the selection, in the window: left, top, right, bottom.
pub fn selection_box() -> Option<[f64; 4]> {
    let selection = window().get_selection().ok().flatten()?;
    let rect = selection.get_range_at(0).ok()?.get_bounding_client_rect();
    Some([rect.left(), rect.top(), rect.right(), rect.bottom()])
}

/// Lets go of the selection.
pub fn deselect() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}
