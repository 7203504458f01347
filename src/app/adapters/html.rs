//! The text of an HTML file. Knows elements; must not know passages.
//!
//! The parser makes a document without a window: no script of it runs, nothing is loaded, and only text is taken from it.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node};

#[wasm_bindgen(module = "/www/engine/trusted.js")]
extern "C" {
    #[wasm_bindgen(js_name = inertDocument, catch)]
    fn inert_document(markup: &str) -> Result<Document, JsValue>;
}

/// Elements whose text is not the article's.
const DROPPED: &[&str] = &[
    "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "SVG", "IFRAME", "OBJECT", "EMBED", "BUTTON", "SELECT", "TEXTAREA", "NAV",
    "FORM", "CANVAS", "VIDEO", "AUDIO",
];
/// Elements that stand in a line.
const INLINE: &[&str] = &[
    "A", "ABBR", "B", "BDI", "BDO", "CITE", "CODE", "DATA", "DEL", "DFN", "EM", "FONT", "I", "INS", "KBD", "LABEL", "MARK", "Q",
    "RP", "RT", "RUBY", "S", "SAMP", "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TIME", "TT", "U", "VAR", "WBR", "IMG", "PICTURE",
];

/// The text of an HTML file, a block a line. Linear in the number of nodes; empty where the browser has no parser.
pub fn text(source: &str) -> String {
    let Ok(document) = inert_document(source) else { return String::new() };
    let only = |selector: &str| {
        let list = document.query_selector_all(selector).ok()?;
        (list.length() == 1).then(|| list.item(0)).flatten()
    };
    let root = only("article").or_else(|| only("main")).or_else(|| document.body().map(Into::into));
    let mut lines = Lines::default();
    if let Some(root) = root {
        lines.walk(&root);
    }
    lines.finished()
}

#[derive(Default)]
struct Lines {
    done: String,
    line: String,
}

impl Lines {
    /// Goes through the tree without recursion: a hostile file may be deep.
    fn walk(&mut self, root: &Node) {
        let mut next = root.first_child();
        while let Some(node) = next {
            let enter = self.enter(&node);
            next = node.first_child().filter(|_| enter);
            let mut here = node;
            while next.is_none() && !here.is_same_node(Some(root)) {
                self.leave(&here);
                next = here.next_sibling();
                let Some(parent) = here.parent_node() else { return };
                here = parent;
            }
        }
    }

    /// Takes a node's own text; whether its children count.
    fn enter(&mut self, node: &Node) -> bool {
        match node.node_type() {
            Node::TEXT_NODE => {
                self.words(&node.node_value().unwrap_or_default());
                false
            }
            Node::ELEMENT_NODE => {
                if is_block(node) {
                    self.end_line();
                }
                !is_dropped(node)
            }
            _ => false,
        }
    }

    fn leave(&mut self, node: &Node) {
        if node.node_type() == Node::ELEMENT_NODE && is_block(node) {
            self.end_line();
        }
    }

    /// White space of HTML counts as one space; the ideographic space is a character like others.
    fn words(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{C}' if self.line.is_empty() || self.line.ends_with(' ') => {}
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => self.line.push(' '),
                c => self.line.push(c),
            }
        }
    }

    fn end_line(&mut self) {
        let line = self.line.trim_end();
        if !line.is_empty() {
            if !self.done.is_empty() {
                self.done.push_str("\n\n");
            }
            self.done.push_str(line);
        }
        self.line.clear();
    }

    fn finished(mut self) -> String {
        self.end_line();
        self.done
    }
}

fn is_block(node: &Node) -> bool {
    !INLINE.contains(&node.node_name().to_ascii_uppercase().as_str())
}

fn is_dropped(node: &Node) -> bool {
    let hidden = node.dyn_ref::<Element>().is_some_and(|element| element.has_attribute("hidden"));
    hidden || DROPPED.contains(&node.node_name().to_ascii_uppercase().as_str())
}
