//! What the app has to tell the reader, language not yet chosen. Knows keys; must not know texts.

use super::locale::{Locale, grouped};

/// A message: a key of the locales and what fills its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    key: &'static str,
    values: Vec<(&'static str, String)>,
}

impl Message {
    /// A message without names.
    pub fn new(key: &'static str) -> Self {
        Message { key, values: Vec::new() }
    }

    /// A message with one name filled.
    pub fn with(key: &'static str, name: &'static str, value: impl ToString) -> Self {
        Message { key, values: vec![(name, value.to_string())] }
    }

    /// The message with another name filled.
    pub fn and(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The text in a language.
    pub fn text(&self, locale: Locale) -> String {
        let values: Vec<(&str, &str)> = self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        locale.fill(self.key, &values)
    }
}

/// Something that a file could not hold or that found no place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// What it is, in its own words; empty where `thing` says it.
    pub what: String,
    /// A name of the locales' group `thing`; else empty.
    pub thing: String,
    /// A name of the locales' group `why`.
    pub why: String,
    /// How many.
    pub times: usize,
}

impl Loss {
    /// The text in a language.
    pub fn text(&self, locale: Locale) -> String {
        let what = if self.thing.is_empty() {
            locale.fill("quoted-words", &[("words", &self.what)])
        } else {
            locale.named("thing", &self.thing)
        };
        let why = locale.named("why", &self.why);
        match self.times {
            1 => locale.labelled(&what, &why),
            times => locale.labelled(&locale.aside(&what, &locale.fill("times", &[("n", &grouped(times))])), &why),
        }
    }
}

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Something went as asked.
    Done,
    /// Something went not quite as asked.
    Warning,
    /// Something failed.
    Error,
}

/// A message on the screen until it is dismissed or has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells it from others.
    pub id: u32,
    /// How much it matters.
    pub weight: Weight,
    /// What it says.
    pub message: Message,
    /// What it offers to do.
    pub offer: Option<Deed>,
}

/// What a notice offers to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Taking the last change back.
    Undo,
    /// Showing the newer build of the app.
    Update,
    /// Bringing the tags of another version of the text.
    Bring,
}
