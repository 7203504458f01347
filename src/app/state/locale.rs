//! The words of the interface in three languages. Knows the lines of `www/locales/*.txt` (`key = text with {names}`); must not know where
//! they come from or where a text is shown.

use std::cell::RefCell;
use std::collections::HashMap;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// 繁體中文.
    Hant,
    /// 简体中文.
    Hans,
}

impl Locale {
    /// All languages, in the order of the menu.
    pub const ALL: [Locale; 3] = [Locale::English, Locale::Hant, Locale::Hans];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::English => "en",
            Locale::Hant => "zh-Hant",
            Locale::Hans => "zh-Hans",
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Locale::English => "English",
            Locale::Hant => "繁體中文",
            Locale::Hans => "简体中文",
        }
    }

    /// The language that fits a browser's or a document's tag best.
    pub fn from_tag(tag: &str) -> Locale {
        let tag = tag.to_ascii_lowercase();
        let traditional = ["zh-hant", "zh-tw", "zh-hk", "zh-mo"];
        if traditional.iter().any(|start| tag.starts_with(start)) {
            Locale::Hant
        } else if tag.starts_with("zh") {
            Locale::Hans
        } else {
            Locale::English
        }
    }

    /// Takes in the words of this language, which stay as long as the program runs.
    pub fn provide(self, source: String) {
        let source: &'static str = Box::leak(source.into_boxed_str());
        TABLES.with_borrow_mut(|tables| tables[self as usize] = entries(source).collect());
    }

    /// Whether the words of this language are there.
    pub fn is_there(self) -> bool {
        TABLES.with_borrow(|tables| !tables[self as usize].is_empty())
    }

    fn find(self, key: &str) -> Option<&'static str> {
        TABLES.with_borrow(|tables| tables[self as usize].get(key).copied())
    }

    /// The text for `key`; the key itself where a language lacks it, which a test forbids.
    pub fn text(self, key: &'static str) -> &'static str {
        self.find(key).unwrap_or(key)
    }

    /// The text for a key put together at run time, from a closed set of names; the name after the last dot where it is unknown.
    pub fn named(self, group: &str, name: &str) -> String {
        self.find(&[group, ".", name].concat()).unwrap_or(name).to_string()
    }

    /// The text for `key` with its `{names}` filled in; what follows `|` in it is for all counts `{n}` but one.
    pub fn fill(self, key: &'static str, values: &[(&str, &str)]) -> String {
        let text = self.text(key);
        let (one, many) = text.split_once('|').unwrap_or((text, text));
        fill(if values.contains(&("n", "1")) { one } else { many }, values)
    }

    /// `name: text`, with the colon of the language.
    pub fn labelled(self, name: &str, text: &str) -> String {
        self.fill("labelled", &[("name", name), ("text", text)])
    }

    /// `text (more)`, with the brackets of the language.
    pub fn aside(self, text: &str, more: &str) -> String {
        self.fill("aside", &[("text", text), ("more", more)])
    }

    /// The text for `key` with a count `{n}`.
    pub fn count(self, key: &'static str, n: usize) -> String {
        self.fill(key, &[("n", &grouped(n))])
    }
}

type Table = HashMap<&'static str, &'static str>;

thread_local! {
    static TABLES: RefCell<[Table; 3]> = RefCell::new(Locale::ALL.map(first));
}

/// A reader downloads one language; tests have them all.
#[cfg(not(test))]
fn first(_: Locale) -> Table {
    Table::new()
}

#[cfg(test)]
fn first(locale: Locale) -> Table {
    entries(locale.source()).collect()
}

fn entries(source: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = source.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=').map(|(key, text)| (key.trim(), text.trim())))
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_string(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// A whole number with thousands separated.
pub fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
impl Locale {
    fn source(self) -> &'static str {
        match self {
            Locale::English => include_str!("../../../www/locales/en.txt"),
            Locale::Hant => include_str!("../../../www/locales/zh-Hant.txt"),
            Locale::Hans => include_str!("../../../www/locales/zh-Hans.txt"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_language_is_there_once_it_is_provided() {
        TABLES.with_borrow_mut(|tables| tables[Locale::Hans as usize].clear());
        assert!(!Locale::Hans.is_there() && Locale::Hans.text("open") == "open");
        Locale::Hans.provide("# words\nopen = 打开\n".into());
        assert!(Locale::Hans.is_there() && Locale::Hans.text("open") == "打开");
    }

    fn keys(locale: Locale) -> BTreeSet<&'static str> {
        entries(locale.source()).map(|(key, _)| key).collect()
    }

    fn names(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
    }

    #[test]
    fn every_language_has_every_text_and_every_name_in_it() {
        for locale in Locale::ALL {
            assert_eq!(keys(Locale::English), keys(locale), "{}", locale.tag());
            let lines = locale.source().lines().filter(|line| !line.starts_with('#') && line.contains('='));
            assert_eq!(lines.count(), keys(locale).len(), "a key twice in {}", locale.tag());
            for (key, text) in entries(locale.source()) {
                assert!(!text.is_empty(), "{key}");
                let english = Locale::English.text(key);
                assert_eq!(names(english), names(text), "{key} in {}", locale.tag());
            }
        }
    }

    /// Every `text("key")`, `fill("key", …)`, `count("key", …)`, `Message::new("key")`, row of a table … in the app's sources.
    fn used() -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/app")];
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("locale.rs") {
                    let source = std::fs::read_to_string(path).unwrap();
                    for call in [
                        ".text(\"",
                        ".fill(\"",
                        ".count(\"",
                        "Message::new(\"",
                        "Message::with(\"",
                        "row(\"",
                        ", \"key.",
                        ", \"ask.",
                    ] {
                        let head = call.rsplit('"').next().unwrap_or("");
                        found.extend(
                            source.split(call).skip(1).filter_map(|rest| Some(format!("{head}{}", rest.split_once('"')?.0))),
                        );
                    }
                    for choice in source.split("text(if ").skip(1).filter_map(|rest| rest.split_once(')')) {
                        found.extend(choice.0.split('"').skip(1).step_by(2).map(str::to_string));
                    }
                }
            }
        }
        found
    }

    #[test]
    fn no_text_is_asked_for_that_is_missing() {
        let missing: Vec<_> = used().into_iter().filter(|key| !keys(Locale::English).contains(key.as_str())).collect();
        assert!(missing.is_empty(), "missing in www/locales/en.txt: {missing:?}");
    }

    #[test]
    fn every_name_the_engine_answers_with_has_its_words() {
        use crate::{attributions::*, entities::EntityType, figures::FigureType};
        let groups = EntityType::ALL
            .iter()
            .map(|t| format!("entity.{}", t.name()))
            .chain(FigureType::ALL.iter().map(|t| format!("figure.{}", t.name())))
            .chain(SourceKind::ALL.iter().map(|t| format!("source.{}", t.name())))
            .chain(QuoteType::ALL.iter().map(|t| format!("quote.{}", t.name())))
            .chain(Statement::ALL.iter().map(|t| format!("statement.{}", t.name())));
        let (reasons, things) = crate::interchange::Loss::codes();
        let losses = reasons.map(|code| format!("why.{code}")).chain(things.map(|code| format!("thing.{code}")));
        for key in groups.chain(losses) {
            assert!(keys(Locale::English).contains(key.as_str()), "{key}");
        }
    }

    #[test]
    fn brackets_and_colons_are_those_of_the_language() {
        assert_eq!(Locale::Hant.aside(&Locale::Hant.labelled("a", "b"), "c"), "a：b（c）");
    }

    #[test]
    fn counts_and_names_are_filled_in() {
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(fill("{a} of {b}", &[("a", "1"), ("b", "2")]), "1 of 2");
        assert_eq!([1, 2].map(|n| Locale::English.count("minutes", n)), ["1 minute", "2 minutes"]);
        assert_eq!(Locale::from_tag("zh-TW"), Locale::Hant);
        assert_eq!(Locale::from_tag("zh-CN"), Locale::Hans);
        assert_eq!(Locale::from_tag("de"), Locale::English);
    }
}
