//! Standing each note of the margin beside its line. Knows rectangles; must not know what a note says.
//!
//! All reading comes before all writing, so that a section is laid out once. Without this the notes stand in order from the top of
//! their block, which is readable too.

use crate::app::adapters::dom::all;
use crate::app::state::small::tenths;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Below this the margin is folded into the text (the style sheet's own limit).
const NARROW: &str = "(max-width: 47.99rem)";
/// Room between two notes, in pixels.
const ROOM: f64 = 6.0;
/// A line of words over a value, in pixels.
const LINE: f64 = 19.0;

/// Lays the margins of a section out after every change of `version` and of the section's width, once it is near.
#[hook]
pub fn use_margins<V: PartialEq + 'static>(section: &NodeRef, near: bool, version: V) {
    let section = section.clone();
    use_effect_with((near, version), move |_| {
        let watch = near.then(|| section.cast::<Element>()).flatten().and_then(|element| Watch::new(&element));
        move || drop(watch)
    });
}

struct Watch {
    observer: ResizeObserver,
    _told: Closure<dyn Fn()>,
}

impl Watch {
    fn new(section: &Element) -> Option<Self> {
        let (element, width) = (section.clone(), std::cell::Cell::new(-1.0));
        let told = Closure::<dyn Fn()>::new(move || {
            let now = element.get_bounding_client_rect().width();
            // notes change the height: only another width is another layout
            if width.replace(now) != now {
                lay_out(&element);
            }
        });
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(section);
        Some(Watch { observer, _told: told })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// One style to be written.
struct Change(HtmlElement, &'static str, String);

fn lay_out(section: &Element) {
    let narrow = crate::app::adapters::dom::matches_media(NARROW);
    let mut changes = Vec::new();
    for block in all(section, ".block") {
        let top = block.get_bounding_client_rect().top();
        for side in [".voices", ".values"] {
            place(&block, side, top, narrow, &mut changes);
        }
        if !narrow {
            rules(&block, top, &mut changes);
        }
    }
    for Change(element, name, value) in changes {
        // a length is always allowed
        let _ = element.style().set_property(name, &value);
    }
}

/// Each note goes down to its mark's line, unless the notes above reach further. Where values would make their block longer than its
/// text, those that would push the next one down go without the words they are the values of.
fn place(block: &HtmlElement, side: &str, top: f64, narrow: bool, changes: &mut Vec<Change>) {
    let notes: Vec<(HtmlElement, f64, f64)> = all(block, &format!("{side} > [data-for]"))
        .into_iter()
        .map(|note| {
            let wanted = extent(block, &note).map_or(0.0, |(from, _)| from - top);
            let hidden = all(&note, ".as-written").first().is_some_and(|words| words.get_bounding_client_rect().height() == 0.0);
            // what was left out at another width may have room at this one
            let height = note.get_bounding_client_rect().height() + if hidden { LINE } else { 0.0 };
            (note, wanted, height)
        })
        .collect();
    let room = all(block, ".text").first().map_or(0.0, |text| text.get_bounding_client_rect().height());
    let dense = !narrow && side == ".values" && stacked(&notes, 0.0) > room + ROOM;
    let mut reached = 0.0;
    for (nth, (note, wanted, height)) in notes.iter().enumerate() {
        let gap = if narrow { 0.0 } else { (wanted - reached).max(0.0) };
        let next = notes.get(nth + 1).map_or(room, |(_, wanted, _)| *wanted);
        let words = all(note, ".as-written");
        let short = dense && !words.is_empty() && reached + gap + height > next;
        reached += gap + height + ROOM - if short { LINE } else { 0.0 };
        let shown = if short { "none" } else { "" };
        changes.extend(words.into_iter().map(|words| Change(words, "display", shown.into())));
        changes.push(Change(note.clone(), "margin-block-start", format!("{}px", tenths(gap))));
    }
}

/// How far down notes reach that begin at `from`.
fn stacked(notes: &[(HtmlElement, f64, f64)], from: f64) -> f64 {
    notes.iter().fold(from, |reached, (_, wanted, height)| reached.max(*wanted) + height + ROOM)
}

/// The rules run along what is said; rules that would lie on each other stand side by side.
fn rules(block: &HtmlElement, top: f64, changes: &mut Vec<Change>) {
    let mut lanes: Vec<f64> = Vec::new();
    for rule in all(block, ".rules > [data-for]") {
        let Some((from, to)) = extent(block, &rule) else { continue };
        let lane = lanes.iter().position(|&end| end <= from + 1.0).unwrap_or(lanes.len());
        if lane == lanes.len() {
            lanes.push(to);
        } else {
            lanes[lane] = to;
        }
        changes.push(Change(rule.clone(), "inset-block-start", format!("{}px", tenths(from - top))));
        changes.push(Change(rule.clone(), "block-size", format!("{}px", tenths(to - from))));
        changes.push(Change(rule, "inset-inline-end", format!("{}px", lane * 5)));
    }
}

/// From the first to the last line of a note's marks, in the window.
fn extent(block: &HtmlElement, note: &HtmlElement) -> Option<(f64, f64)> {
    let marks = note.get_attribute("data-for")?;
    let mut found: Option<(f64, f64)> = None;
    for mark in marks.split(' ') {
        for piece in all(block, &format!(".text [data-m~=\"{mark}\"], .text [data-t~=\"{mark}\"]")) {
            let lines = piece.get_client_rects();
            for rect in (0..lines.length()).filter_map(|nth| lines.item(nth)) {
                let (from, to) = found.unwrap_or((f64::MAX, f64::MIN));
                found = Some((from.min(rect.top()), to.max(rect.bottom())));
            }
        }
    }
    found
}
