//! What a query means: its hits, its error, how it could go on. Must not know who finds that out, nor the filter bar.

use super::message::Message;

/// What a query matches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// By passage.
    pub passages: Vec<bool>,
    /// The marks that made it match, as indices, ascending.
    pub marks: Vec<u32>,
}

impl Hits {
    /// Hits by the ids of passages and marks; `all` are the ids of the document, and those of hits follow in the same order.
    pub fn of(all: [&mut dyn Iterator<Item = &str>; 2], passages: &[String], marks: &[String]) -> Self {
        let [all_passages, all_marks] = all;
        let passages = among(all_passages, passages);
        let marks = among(all_marks, marks).into_iter().enumerate().filter(|(_, hit)| *hit).map(|(nth, _)| nth as u32).collect();
        Hits { passages, marks }
    }

    /// How many passages match.
    pub fn count(&self) -> usize {
        self.passages.iter().filter(|&&hit| hit).count()
    }
}

/// Which of `all` are in `some`, which is a part of it in the same order.
fn among(all: &mut dyn Iterator<Item = &str>, some: &[String]) -> Vec<bool> {
    let mut rest = some.iter().peekable();
    all.map(|id| rest.next_if(|next| *next == id).is_some()).collect()
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// The words that are wrong; empty where something is missing.
    pub words: String,
    /// What.
    pub message: Message,
}

/// The hits, none for an empty query.
pub type Answer = Result<Option<Hits>, FilterError>;

/// A way to go on with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is put in.
    pub text: String,
    /// The query with it put in.
    pub query: String,
    /// In how many marks it occurs; 0 for a field.
    pub count: usize,
}

/// What the reader is told about an error, by its code.
pub fn message(code: &str) -> Message {
    Message::new(match code {
        "no-value" => "query.no-value",
        "no-field" => "query.no-field",
        "bracket" => "query.bracket",
        "quote" => "query.quote",
        "deep" => "query.deep",
        "date" => "query.date",
        "number" => "query.number",
        _ => "query.missing",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_by_id() {
        let (passages, marks) = (["p1", "p2", "p3"], ["a1", "a3", "a9"]);
        let some = |ids: &[&str]| ids.iter().map(|id| id.to_string()).collect::<Vec<_>>();
        let all: [&mut dyn Iterator<Item = &str>; 2] = [&mut passages.into_iter(), &mut marks.into_iter()];
        let hits = Hits::of(all, &some(&["p1", "p3"]), &some(&["a9"]));
        assert_eq!((hits.passages, hits.marks), (vec![true, false, true], vec![2]));
    }
}
