//! Asking the engine about the document as the reader sees it: what a query means, how it could go on, a file of it. Knows the calls;
//! must not know who shows the answers.

use super::engine::{EngineError, about};
use super::ids::uuid;
use super::json::{get, items, losses, number, object, text};
use crate::app::state::{
    article::Article,
    filter::{Answer, FilterError, Hits, Offer, message},
    message::Loss,
    shared::Shared,
    tags::Tags,
};
use crate::wire::rows;
use wasm_bindgen::prelude::*;

/// An article with its marks and tags as they stand; it crosses to the engine once somebody asks.
pub struct Lookup {
    name: String,
    article: Shared<Article>,
    tags: Shared<Tags>,
}

/// A file that the engine has written.
#[derive(Default)]
pub struct File {
    /// What is in it.
    pub body: String,
    /// Its media type.
    pub media_type: String,
    /// How many things its format could not hold.
    pub lost: usize,
    /// What they are, with the reason.
    pub losses: Vec<Loss>,
}

impl Lookup {
    /// Nothing crosses yet.
    pub fn new(article: Shared<Article>, tags: Shared<Tags>) -> Self {
        Lookup { name: uuid(), article, tags }
    }

    /// What a query means.
    ///
    /// # Errors
    /// The engine failed; what is wrong with the query is an answer.
    pub async fn filter(&self, query: &str) -> Result<Answer, EngineError> {
        if query.trim().is_empty() {
            return Ok(Ok(None));
        }
        let answer = self.ask("filter", [("query", query.into())]).await?;
        let error = get(&answer, "error");
        if error.is_object() {
            return Ok(Err(filter_error(&error, query)));
        }
        let ids = |name: &str| items(&get(&answer, name)).iter().filter_map(JsValue::as_string).collect::<Vec<_>>();
        let wire = &self.article.wire;
        let (mut passages, mut marks) =
            (wire.passages.iter().map(|passage| passage.id.as_str()), wire.annotations.iter().map(|mark| mark.id()));
        Ok(Ok(Some(Hits::of([&mut passages, &mut marks], &ids("passages"), &ids("annotations")))))
    }

    /// Ways to go on at the end of what is typed; none where the engine fails.
    pub async fn offers(&self, typed: &str) -> Vec<Offer> {
        let Ok(answer) = self.ask("complete", [("query", typed.into())]).await else { return Vec::new() };
        let offer = |value: &JsValue| {
            let count = number(value, "count").unwrap_or(0) as usize;
            Some(Offer { text: text(value, "text")?, query: text(value, "query")?, count })
        };
        items(&get(&answer, "offers")).iter().filter_map(offer).collect()
    }

    /// The document and the tags, or the tags alone, in an interchange format.
    ///
    /// # Errors
    /// The engine failed.
    pub async fn export(&self, format: &str, tags_only: bool) -> Result<File, EngineError> {
        let answer = self.ask("export", [("format", format.into()), ("tags_only", tags_only.into())]).await?;
        Ok(File {
            body: text(&answer, "body").unwrap_or_default(),
            media_type: text(&answer, "media_type").unwrap_or_default(),
            lost: number(&answer, "lost").unwrap_or(0) as usize,
            losses: losses(&answer),
        })
    }

    async fn ask<const N: usize>(&self, call: &str, arguments: [(&str, JsValue); N]) -> Result<JsValue, EngineError> {
        let head = [("call", call.into()), ("of", self.name.as_str().into())];
        let request = object(&[&head[..], &arguments].concat());
        let (name, article, tags) = (self.name.clone(), self.article.clone(), self.tags.clone());
        let keeping = Closure::<dyn Fn() -> JsValue>::new(move || keep(&name, &article, &tags));
        about(&request, keeping.as_ref()).await
    }
}

fn keep(name: &str, article: &Article, tags: &Tags) -> JsValue {
    let notebook = serde_json::to_string(&tags.notebook).unwrap_or_default();
    let rows = rows::write(&article.wire);
    object(&[
        ("call", "keep".into()),
        ("name", name.into()),
        ("text", (&*article.text).into()),
        ("rows", rows.into()),
        ("notebook", notebook.into()),
    ])
}

fn filter_error(error: &JsValue, query: &str) -> FilterError {
    // the offsets are UTF-16, as JavaScript counts
    let end = number(error, "end").unwrap_or(0);
    let words = js_sys::JsString::from(query).slice(number(error, "start").unwrap_or(end), end);
    FilterError { words: words.into(), message: message(&text(error, "code").unwrap_or_default()) }
}
