//! Tags whose words are not where they were: what the engine says of them, and what a reader decides. Knows the engine's answer; must not
//! know how places are found.

use super::tags::{Stamp, Tags};
use crate::anchor::{State, quote};
use crate::tags::{Change, Tag};
use crate::text::Span;

/// What became of a tag's place in the open text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The tag's id.
    pub id: String,
    /// The engine's verdict.
    pub state: State,
    /// Where it is now, in bytes; none for ambiguous and orphaned ones.
    pub span: Option<Span>,
    /// Where it may be, in bytes; ambiguous ones only.
    pub candidates: Vec<Span>,
    /// The part of the words that has changed, as it was and as it is.
    pub difference: (String, String),
    /// What sort of change that is, by its name in the locales.
    pub nature: String,
}

impl Found {
    /// Whether the words stand there unchanged, so that nobody has to look.
    pub fn is_sure(&self) -> bool {
        matches!(self.state, State::Exact | State::Moved)
    }
}

impl Tags {
    /// The tags that the engine has not been asked about and whose words are not where they were.
    pub fn unsought(&self) -> Vec<&Tag> {
        let all = self.adrift();
        all.filter(|tag| self.found(&tag.id).is_none()).collect()
    }

    /// The tags whose place a reader has to look at, each with what the engine says.
    pub fn to_check(&self) -> Vec<(&Tag, &Found)> {
        let known = self.adrift().filter_map(|tag| Some((tag, self.found(&tag.id)?)));
        known.filter(|(_, found)| !found.is_sure()).collect()
    }

    /// Settles tags at places of the text as one step; what changes nothing is left out.
    pub fn settle(&mut self, places: &[(String, Span)], text: &str, now: &str) {
        let edit = |(id, span): &(String, Span)| {
            let target = quote(text, *span);
            self.replaced(id, |tag| Tag { target, placeless: false, modified: now.into(), ..tag })
        };
        let changes = places.iter().filter_map(edit).collect();
        self.make(changes, text);
    }

    /// Keeps a tag without a place.
    pub fn set_aside(&mut self, id: &str, text: &str, now: &str) {
        let change = self.replaced(id, |tag| Tag { placeless: true, modified: now.into(), ..tag });
        self.make(change.into_iter().collect(), text);
    }

    /// Takes tags over from another version of the text, as one step: those whose words are there lie where these are, the others ask the
    /// reader. What the reader said about marks comes along where it is sure. How many came.
    pub fn bring(&mut self, tags: &[Tag], found: Vec<Found>, text: &str, stamp: &Stamp) -> usize {
        let mut changes = Vec::new();
        for (tag, found) in tags.iter().zip(&found).filter(|(tag, _)| self.notebook.tag(&tag.id).is_none()) {
            match found.span.filter(|_| found.is_sure()) {
                Some(span) => {
                    let (target, modified) = (quote(text, span), stamp.now.clone());
                    changes.push(Change::Add { tag: Tag { target, modified, ..tag.clone() } });
                }
                None if tag.correction.is_none() => changes.push(Change::Add { tag: tag.clone() }),
                None => {}
            }
        }
        let came = changes.len();
        self.learn(found);
        self.make(changes, text);
        came
    }

    fn replaced(&self, id: &str, change: impl FnOnce(Tag) -> Tag) -> Option<Change> {
        let before = self.notebook.tag(id)?;
        let after = change(before.clone());
        Some(Change::Edit { before: Box::new(before.clone()), after: Box::new(after) })
    }
}

/// A changed quotation in four parts: what stayed before, what it was, what it is, what stayed after. White space at the joints may be
/// the new one's.
pub fn compared<'t>(was: &'t str, now: &'t str, (old, new): (&'t str, &'t str)) -> [&'t str; 4] {
    let parts = was.match_indices(old).map(|(at, _)| (&was[..at], &was[at + old.len()..]));
    let fits = parts.filter(|(head, tail)| {
        let (head, tail) = (head.trim_end(), tail.trim_start());
        head.len() + tail.len() <= now.len() && now.starts_with(head) && now.ends_with(tail)
    });
    // the last: what is put in stands behind the space, not before it
    match fits.filter(|(head, tail)| now[head.trim_end().len()..now.len() - tail.trim_start().len()].trim() == new).last() {
        Some((head, tail)) => [head, old, new, tail],
        None => ["", was, now, ""],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(id: &str, state: State, span: Option<Span>) -> Found {
        Found { id: id.into(), state, span, candidates: Vec::new(), difference: Default::default(), nature: String::new() }
    }

    #[test]
    fn what_is_sure_lies_there_and_what_is_not_asks() {
        let (old, text) = ("Ann spent 12%. Bob left.", "Later Ann spent 21%. Bob left.");
        let tag = |id: &str, span| Tag { id: id.into(), target: quote(old, span), ..Tag::default() };
        let brought = [tag("bob", Span::new(15, 23)), tag("12", Span::new(10, 13)), tag("gone", Span::new(0, 14))];
        let answers = vec![
            found("bob", State::Moved, Some(Span::new(21, 29))),
            found("12", State::Changed, Some(Span::new(16, 19))),
            found("gone", State::Orphan, None),
        ];
        let mut tags = Tags::empty("x", "t");
        assert_eq!(tags.bring(&brought, answers, text, &Stamp::default()), 3);
        let ids = |tags: &Tags| tags.to_check().iter().map(|(tag, _)| tag.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&tags), ["12", "gone"]);
        assert_eq!(tags.placed().iter().map(|(_, span)| span.of(text)).collect::<Vec<_>>(), ["21%", "Bob left"]);
        tags.settle(&[("12".into(), Span::new(16, 19))], text, "now");
        assert_eq!((ids(&tags), tags.notebook.tag("12").unwrap().target.exact.as_str()), (vec!["gone".into()], "21%"));
        tags.set_aside("gone", text, "now");
        assert_eq!((ids(&tags).len(), tags.lost().len(), tags.unsought().len()), (0, 1, 0));
        assert!(tags.step_back(false, text) && tags.step_back(false, text));
        assert_eq!(ids(&tags), ["12", "gone"]);
        assert!(tags.step_back(false, text) && tags.notebook.tags.is_empty());
    }

    #[test]
    fn a_difference_stands_in_its_quotation() {
        assert_eq!(compared("rose 12% in May", "rose 21% in May", ("12", "21")), ["rose ", "12", "21", "% in May"]);
        assert_eq!(compared("he will pay", "he will not pay", ("", "not")), ["he will ", "", "not", "pay"]);
        assert_eq!(compared("增長百分之五點二", "增長百分之五點三", ("五點二", "五點三")), ["增長百分之", "五點二", "五點三", ""]);
        assert_eq!(compared("a b", "c d", ("a", "c")), ["", "a b", "c d", ""]);
    }
}
