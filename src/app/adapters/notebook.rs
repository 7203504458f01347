//! A stored notebook, read back. Knows the shape in which the tags floor writes it; must not know where it is stored.

use super::json::{get, items, number, parse, text};
use crate::anchor::Selector;
use crate::tags::{Change, Correction, Log, Notebook, NotebookInfo, Tag};
use wasm_bindgen::JsValue;

/// The notebook of a stored text; none where it is damaged or of another shape.
pub fn read(json: &str) -> Option<Notebook> {
    let stored = parse(json)?;
    let schema = number(&stored, "schema")?;
    if schema != Notebook::SCHEMA {
        return None;
    }
    let (info, log) = (get(&stored, "info"), get(&stored, "log"));
    let info = NotebookInfo {
        text_sha256: text(&info, "text_sha256")?,
        title: text(&info, "title").unwrap_or_default(),
        url: text(&info, "url"),
    };
    let tags = items(&get(&stored, "tags")).iter().map(tag).collect::<Option<_>>()?;
    let log = Log { done: changes(&get(&log, "done"))?, undone: changes(&get(&log, "undone"))? };
    Some(Notebook { schema, info, tags, log })
}

fn tag(value: &JsValue) -> Option<Tag> {
    let target = get(value, "target");
    let correction = get(value, "correction");
    Some(Tag {
        id: text(value, "id")?,
        target: Selector {
            exact: text(&target, "exact")?,
            prefix: text(&target, "prefix").unwrap_or_default(),
            suffix: text(&target, "suffix").unwrap_or_default(),
            start: number(&target, "start"),
            end: number(&target, "end"),
        },
        names: items(&get(value, "names")).iter().filter_map(JsValue::as_string).collect(),
        note: text(value, "note").unwrap_or_default(),
        colour: text(value, "colour"),
        correction: if correction.is_object() { Some(self::correction(&correction)?) } else { None },
        created: text(value, "created")?,
        modified: text(value, "modified")?,
    })
}

fn correction(value: &JsValue) -> Option<Correction> {
    Some(match text(value, "kind")?.as_str() {
        "accept" => Correction::Accept,
        "reject" => Correction::Reject,
        "retype" => Correction::Retype { to: text(value, "to")? },
        "add" => Correction::Add { kind_of: text(value, "kind_of")? },
        "merge" => Correction::Merge { with: text(value, "with")? },
        "split" => Correction::Split,
        _ => return None,
    })
}

fn changes(value: &JsValue) -> Option<Vec<Change>> {
    items(value).iter().map(change).collect()
}

fn change(value: &JsValue) -> Option<Change> {
    Some(match text(value, "change")?.as_str() {
        "add" => Change::Add { tag: tag(&get(value, "tag"))? },
        "remove" => Change::Remove { tag: tag(&get(value, "tag"))? },
        "edit" => Change::Edit { before: Box::new(tag(&get(value, "before"))?), after: Box::new(tag(&get(value, "after"))?) },
        "batch" => Change::Batch { changes: changes(&get(value, "changes"))? },
        _ => return None,
    })
}
