//! A stored notebook, read back. Knows the shape in which the tags floor writes it; must not know where it is stored. A test in
//! the browser writes a notebook and reads it back: `tests/e2e/specs/app-tags.test.mjs`.

use super::json::{get, items, number, text};
use crate::anchor::Selector;
use crate::tags::{Change, Correction, Log, Notebook, NotebookInfo, Tag};
use wasm_bindgen::JsValue;

/// The notebook of a stored text; none where it is damaged or of another shape.
pub fn read(stored: &JsValue) -> Option<Notebook> {
    let schema = number(stored, "schema")?;
    if schema != Notebook::SCHEMA {
        return None;
    }
    let (info, log) = (get(stored, "info"), get(stored, "log"));
    let info = NotebookInfo {
        text_sha256: text(&info, "text_sha256")?,
        title: text(&info, "title").unwrap_or_default(),
        url: text(&info, "url"),
    };
    let tags = items(&get(stored, "tags")).iter().map(tag).collect::<Option<_>>()?;
    let log = Log { done: changes(&get(&log, "done"))?, undone: changes(&get(&log, "undone"))? };
    Some(Notebook { schema, info, tags, log })
}

/// A tag; none where a part that it needs is missing.
pub(super) fn tag(value: &JsValue) -> Option<Tag> {
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
        correction: if correction.is_null() || correction.is_undefined() { None } else { Some(self::correction(&correction)?) },
        placeless: get(value, "placeless").is_truthy(),
        created: text(value, "created")?,
        modified: text(value, "modified")?,
    })
}

fn correction(value: &JsValue) -> Option<Correction> {
    let named = |variant: &str, name: &str| text(&get(value, variant), name);
    match value.as_string().as_deref() {
        Some("accept") => Some(Correction::Accept),
        Some("reject") => Some(Correction::Reject),
        Some("split") => Some(Correction::Split),
        Some(_) => None,
        None => named("retype", "to")
            .map(|to| Correction::Retype { to })
            .or_else(|| named("add", "kind_of").map(|kind_of| Correction::Add { kind_of }))
            .or_else(|| named("merge", "with").map(|with| Correction::Merge { with })),
    }
}

fn changes(value: &JsValue) -> Option<Vec<Change>> {
    items(value).iter().map(change).collect()
}

/// A variant of an enum is the one key of an object.
fn change(value: &JsValue) -> Option<Change> {
    let variant = |name: &str| Some(get(value, name)).filter(JsValue::is_object);
    if let Some(added) = variant("add") {
        return Some(Change::Add { tag: tag(&get(&added, "tag"))? });
    }
    if let Some(removed) = variant("remove") {
        return Some(Change::Remove { tag: tag(&get(&removed, "tag"))? });
    }
    if let Some(edited) = variant("edit") {
        return Some(Change::Edit {
            before: Box::new(tag(&get(&edited, "before"))?),
            after: Box::new(tag(&get(&edited, "after"))?),
        });
    }
    Some(Change::Batch { changes: changes(&get(&variant("batch")?, "changes"))? })
}
