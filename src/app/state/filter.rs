//! Which passages a query keeps. Knows the query floor; must not know the filter bar.

use super::article::Article;
use super::message::Message;
use super::shared::Shared;
use super::tags::Tags;
use crate::query::{Completion, Index, TaggedPlace, complete, parse};
use crate::text::Span;
use std::cell::OnceCell;

/// What a query matches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// By passage.
    pub passages: Vec<bool>,
    /// The marks that made it match, as indices, ascending.
    pub marks: Vec<u32>,
}

impl Hits {
    /// How many passages match.
    pub fn count(&self) -> usize {
        self.passages.iter().filter(|&&hit| hit).count()
    }
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// Where, in bytes of the query.
    pub span: Span,
    /// What.
    pub message: Message,
}

/// The hits, none for an empty query.
pub type Answer = Result<Option<Hits>, FilterError>;

/// An article and its tags made ready for filtering, once somebody filters.
pub struct Lookup {
    article: Shared<Article>,
    tags: Shared<Tags>,
    index: OnceCell<Index>,
}

impl Lookup {
    /// Nothing is read yet.
    pub fn new(article: Shared<Article>, tags: Shared<Tags>) -> Self {
        Lookup { article, tags, index: OnceCell::new() }
    }

    /// The first call reads the article, in time linear in it.
    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index::new(&self.article.text, &self.article.wire);
            index.set_tags(self.tags.placed().iter().map(|(tag, span)| self.place(tag, *span)).collect());
            index
        })
    }

    fn place(&self, tag: &crate::tags::Tag, span: Span) -> TaggedPlace {
        TaggedPlace {
            first_passage: self.article.passage_at(span.start),
            last_passage: self.article.passage_at(span.end.saturating_sub(1)),
            names: tag.names.clone(),
            note: tag.note.clone(),
        }
    }

    /// Evaluates a query. Linear in the marks, and in the text for words.
    ///
    /// # Errors
    /// The first place of the query that cannot be understood.
    pub fn evaluate(&self, query: &str) -> Answer {
        let parsed = parse(query).map_err(|error| FilterError { span: error.span, message: message(error.code) })?;
        if parsed == crate::query::Query::All {
            return Ok(None);
        }
        let found = crate::query::evaluate(&parsed, self.index());
        let mut passages = vec![false; self.article.wire.passages.len()];
        for nth in found.passages {
            passages[nth] = true;
        }
        Ok(Some(Hits { passages, marks: found.marks.into_iter().collect() }))
    }

    /// Ways to go on at the end of what is typed.
    pub fn complete(&self, typed: &str) -> Vec<Completion> {
        complete(typed, typed.len(), self.index())
    }
}

fn message(code: &'static str) -> Message {
    Message::new(match code {
        "a value is missing after the colon" => "query.no-value",
        "there is no such field" => "query.no-field",
        "this bracket is never closed" | "this bracket closes nothing" => "query.bracket",
        "this quotation mark is never closed" => "query.quote",
        "there are too many brackets" => "query.deep",
        code if code.starts_with("a date is missing") => "query.date",
        _ => "query.missing",
    })
}
