//! What an import or export could not carry, and why. Must not know formats.

use std::fmt;

/// A word that stays the same for each reason, so that a screen can say it in another language; the reason may go on behind it.
const REASONS: [(&str, &str); 17] = [
    ("notes", "values and notes have no place in this format"),
    ("spaces", "labels hold no spaces in this format: they are underscores now"),
    ("room", "there is no room for it in this format"),
    ("homeless", "its place is not known"),
    ("outside", "it lies outside the text"),
    ("crosses", "it crosses another mark"),
    ("readers", "this format holds what readers wrote"),
    ("whole", "it is about the"),
    ("kinds", "events, relations, attributes and normalisations are not read"),
    ("stretch", "it labels no stretch of the text"),
    ("one-text", "one text is read at a time"),
    ("offsets", "it has no offsets"),
    ("copy", "they are of another copy of the text: analyse it again"),
    ("layer", "this format has one layer without overlaps"),
    ("tokens", "it does not begin and end with words of one sentence"),
    ("words", "it has no "),
    ("standard", "it breaks the standard: "),
];

/// The same for what is lost, where that is not called by its own words; a number before it says how many there are.
const THINGS: [(&str, &str); 12] = [
    ("created", "when tags were made"),
    ("colours", "colours"),
    ("judged", "marks that were judged by hand"),
    ("linked", "which names mean the same"),
    ("inferred", "sources that are inferred"),
    ("roles", "roles of sources and why they are not named"),
    ("marks", "the engine's marks"),
    ("tasks", "further tasks"),
    ("lines", "further lines"),
    ("row", "a row"),
    ("result", "a result"),
    ("relation", "a relation"),
];

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

impl Loss {
    /// The word for the reason.
    pub fn reason(&self) -> &'static str {
        REASONS.iter().find(|(_, told)| self.why.starts_with(told)).map_or("relations", |(code, _)| code)
    }

    /// The word for what it is, where it is not called by its own words, and how many there are.
    pub fn thing(&self) -> Option<(&'static str, usize)> {
        let (number, name) = self.what.split_once(' ').unwrap_or_default();
        let (number, name) = number.parse().map_or((self.times, self.what.as_str()), |number| (number, name));
        THINGS.iter().find(|(_, told)| *told == name).map(|(code, _)| (*code, number))
    }

    /// All words for reasons, and for things.
    pub fn codes() -> (impl Iterator<Item = &'static str>, impl Iterator<Item = &'static str>) {
        (REASONS.iter().map(|(code, _)| *code).chain(["relations"]), THINGS.iter().map(|(code, _)| *code))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in quotation marks behind the first comma of each `lose(…)` in this folder.
    fn reasons_used() -> Vec<String> {
        let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/interchange");
        let sources =
            ["", "page"].iter().flat_map(|part| std::fs::read_dir(folder.join(part)).unwrap()).map(|entry| entry.unwrap().path());
        let sources = sources
            .filter(|path| path.extension().is_some_and(|ext| ext == "rs"))
            .map(|path| std::fs::read_to_string(path).unwrap());
        let calls: Vec<String> =
            sources.flat_map(|source| source.split("lose(").skip(1).map(str::to_string).collect::<Vec<_>>()).collect();
        let last = |call: &String| Some(call.split_once("\")")?.0.rsplit_once(", \"")?.1.to_string());
        calls.iter().filter_map(last).filter(|why| !why.contains(['\n', ';'])).collect()
    }

    #[test]
    fn every_reason_has_a_word_of_its_own() {
        let used = reasons_used();
        assert!(used.len() > 12, "{used:?}");
        for why in used {
            let loss = Loss { what: "x".into(), why: Box::leak(why.clone().into_boxed_str()), times: 1 };
            assert!(loss.reason() != "relations" || why == "relations are not read", "{why}");
        }
    }

    #[test]
    fn what_has_no_words_of_its_own_is_told_by_number() {
        let thing = |what: &str| Loss { what: what.into(), why: "one text is read at a time", times: 1 }.thing();
        assert_eq!(
            (thing("3 further tasks"), thing("colours"), thing("3 apples")),
            (Some(("tasks", 3)), Some(("colours", 1)), None)
        );
    }
}
