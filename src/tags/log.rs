//! What was changed, so that it can be taken back. Knows changes of tags; must not know why they were made.

use super::Tag;
use serde::{Deserialize, Serialize};

/// One step of the reader's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// A new tag.
    Add {
        /// The tag.
        tag: Tag,
    },
    /// A tag taken away.
    Remove {
        /// The tag as it was.
        tag: Tag,
    },
    /// A tag edited.
    Edit {
        /// As it was.
        before: Box<Tag>,
        /// As it is.
        after: Box<Tag>,
    },
    /// Several changes that are one step.
    Batch {
        /// In order.
        changes: Vec<Change>,
    },
}

impl Change {
    /// The change that takes this one back.
    pub fn inverse(&self) -> Change {
        match self {
            Change::Add { tag } => Change::Remove { tag: tag.clone() },
            Change::Remove { tag } => Change::Add { tag: tag.clone() },
            Change::Edit { before, after } => Change::Edit { before: after.clone(), after: before.clone() },
            Change::Batch { changes } => Change::Batch { changes: changes.iter().rev().map(Change::inverse).collect() },
        }
    }
}

/// Steps done and steps taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// Oldest first.
    pub done: Vec<Change>,
    /// The next to be done again last.
    pub undone: Vec<Change>,
}

/// Older steps are forgotten, so that a notebook cannot grow without bound.
const LONGEST: usize = 500;

impl Log {
    pub(super) fn push(&mut self, change: Change) {
        self.undone.clear();
        self.done.push(change);
        let excess = self.done.len().saturating_sub(LONGEST);
        self.done.drain(..excess);
    }
}
