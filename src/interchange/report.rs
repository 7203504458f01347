//! What an import or export could not carry, and why. Must not know formats.

use std::fmt;

/// Something that did not come along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is, by its words, label or id.
    pub what: String,
    /// Why, in a few English words.
    pub why: &'static str,
    /// How many of that name were lost for that reason.
    pub times: usize,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.times {
            1 => write!(f, "“{}”: {}", self.what, self.why),
            times => write!(f, "“{}” ({times} times): {}", self.what, self.why),
        }
    }
}

/// All that did not come along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was lost, and for what; at most [`Report::MOST`] entries.
    pub losses: Vec<Loss>,
    /// How many there were in all.
    pub count: usize,
}

impl Report {
    /// More than this nobody reads.
    pub const MOST: usize = 200;

    pub(super) fn lose(&mut self, what: impl Into<String>, why: &'static str) {
        self.count += 1;
        self.add(Loss { what: what.into(), why, times: 1 });
    }

    /// What another part of the same work has lost.
    pub(super) fn join(&mut self, other: Report) {
        self.count += other.count;
        other.losses.into_iter().for_each(|loss| self.add(loss));
    }

    fn add(&mut self, loss: Loss) {
        let known = self.losses.iter_mut().find(|known| known.why == loss.why && known.what == loss.what);
        if let Some(known) = known {
            known.times += loss.times;
        } else if self.losses.len() < Report::MOST {
            self.losses.push(loss);
        }
    }

    /// The note or value of a mark in a format that has no room for any.
    pub(super) fn lose_note(&mut self, note: &str, label: &str) {
        if !note.is_empty() {
            self.lose(label, "values and notes have no place in this format");
        }
    }

    /// The spaces of a label in a format whose labels hold none.
    pub(super) fn lose_spaces(&mut self, label: &str) {
        // between names there is one, which comes back
        if label.replace(", ", ",").contains(char::is_whitespace) {
            self.lose(label, "labels hold no spaces in this format: they are underscores now");
        }
    }
}

/// Why a file cannot be read as the format it is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    message: String,
}

impl ImportError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        ImportError { message: message.into() }
    }

    pub(super) fn json(error: &serde_json::Error) -> Self {
        ImportError::new(format!("line {}, column {}: {error}", error.line(), error.column()))
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ImportError {}
