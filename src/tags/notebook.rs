//! All tags on one text, with the log of their changes. Knows how changes are made, taken back and done again.

use super::{Change, Log, Tag};
use serde::{Deserialize, Serialize};

/// The text a notebook is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotebookInfo {
    /// SHA-256 of the text, in hexadecimal.
    pub text_sha256: String,
    /// Its headline.
    #[serde(default)]
    pub title: String,
    /// Where it came from, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The reader's tags on one text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notebook {
    /// The version of this shape.
    pub schema: u32,
    /// The text.
    pub info: NotebookInfo,
    /// In order of creation.
    pub tags: Vec<Tag>,
    /// What was changed.
    #[serde(default)]
    pub log: Log,
}

impl Notebook {
    /// The shape written today.
    pub const SCHEMA: u32 = 1;

    /// An empty notebook for a text.
    pub fn new(info: NotebookInfo) -> Self {
        Notebook { schema: Notebook::SCHEMA, info, ..Notebook::default() }
    }

    /// The tag with that id.
    pub fn tag(&self, id: &str) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.id == id)
    }

    /// Makes a change and remembers it. What was taken back before is forgotten.
    pub fn change(&mut self, change: Change) {
        self.apply(&change);
        self.log.push(change);
    }

    /// Takes the last change back; false where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(change) = self.log.done.pop() else { return false };
        self.apply(&change.inverse());
        self.log.undone.push(change);
        true
    }

    /// Does the last change that was taken back again; false where there is none.
    pub fn redo(&mut self) -> bool {
        let Some(change) = self.log.undone.pop() else { return false };
        self.apply(&change);
        self.log.done.push(change);
        true
    }

    /// All names in use with how often, the commonest first.
    pub fn names(&self) -> Vec<(String, usize)> {
        let mut counts: Vec<(String, usize)> = Vec::new();
        for name in self.tags.iter().flat_map(|tag| &tag.names) {
            match counts.iter_mut().find(|(known, _)| known == name) {
                Some((_, count)) => *count += 1,
                None => counts.push((name.clone(), 1)),
            }
        }
        // names of the same count in the order of their first use
        crate::text::by_key(counts, |(_, count)| u64::MAX - *count as u64)
    }

    /// Changes of tags that another tab has taken away meanwhile do nothing.
    fn apply(&mut self, change: &Change) {
        match change {
            Change::Add { tag } => {
                if self.tag(&tag.id).is_none() {
                    self.tags.push(tag.clone());
                }
            }
            Change::Remove { tag } => self.tags.retain(|other| other.id != tag.id),
            Change::Edit { after, .. } => {
                if let Some(tag) = self.tags.iter_mut().find(|tag| tag.id == after.id) {
                    *tag = (**after).clone();
                }
            }
            Change::Batch { changes } => changes.iter().for_each(|change| self.apply(change)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(id: &str, name: &str) -> Tag {
        Tag { id: id.into(), names: vec![name.into()], ..Tag::default() }
    }

    #[test]
    fn everything_can_be_taken_back_and_done_again() {
        let mut notebook = Notebook::new(NotebookInfo::default());
        notebook.change(Change::Add { tag: tag("1", "check") });
        let both = [
            Change::Add { tag: tag("2", "check") },
            Change::Edit { before: tag("1", "check").into(), after: tag("1", "done").into() },
        ];
        notebook.change(Change::Batch { changes: both.to_vec() });
        notebook.change(Change::Remove { tag: tag("2", "check") });
        let last = notebook.tags.clone();
        while notebook.undo() {}
        assert!(notebook.tags.is_empty() && !notebook.undo());
        while notebook.redo() {}
        assert_eq!(notebook.tags, last);
        assert_eq!(notebook.names(), [("done".to_string(), 1)]);
    }

    #[test]
    fn a_new_change_forgets_what_was_taken_back() {
        let mut notebook = Notebook::new(NotebookInfo::default());
        notebook.change(Change::Add { tag: tag("1", "a") });
        notebook.undo();
        notebook.change(Change::Add { tag: tag("2", "b") });
        assert!(!notebook.redo());
        assert_eq!(notebook.tags.len(), 1);
    }

    #[test]
    fn survives_json() {
        let mut notebook = Notebook::new(NotebookInfo { title: "標題".into(), ..NotebookInfo::default() });
        notebook.change(Change::Add { tag: tag("1", "查證") });
        let json = serde_json::to_string(&notebook).unwrap();
        assert_eq!(serde_json::from_str::<Notebook>(&json).unwrap(), notebook);
    }
}
