//! What the work can be taken away as. Knows formats' names; must not know how a file is written or saved.

use super::article::Article;

/// A choice of the export dialog; its name is its entry in the locales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name in the locales and in tests.
    pub name: &'static str,
    /// The interchange format; none for the text itself.
    pub format: Option<&'static str>,
    /// Whether the engine's marks are left out.
    pub tags_only: bool,
    /// What the file's name ends in.
    pub ending: &'static str,
}

const fn all(name: &'static str, ending: &'static str) -> Choice {
    Choice { name, format: Some(name), tags_only: false, ending }
}

/// How many of the choices are for people; the others are for tools.
pub const FOR_PEOPLE: usize = 4;

/// For people first, then for tools.
pub const CHOICES: [Choice; 13] = [
    all("html", ".html"),
    all("markdown", ".md"),
    all("csv", ".csv"),
    Choice { name: "text", format: None, tags_only: false, ending: ".txt" },
    all("json", ".manicule.json"),
    all("jsonld", ".jsonld"),
    Choice { name: "tags", format: Some("jsonld"), tags_only: true, ending: ".tags.jsonld" },
    all("hypothesis", ".hypothesis.json"),
    all("brat", ".ann"),
    all("doccano", ".jsonl"),
    all("label-studio", ".label-studio.json"),
    all("conll", ".iob2"),
    all("spacy", ".spacy.json"),
];

/// A file name without its ending, from the title.
pub fn file_name(article: &Article) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = article.title.chars().map(plain).take(48).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "article".into() } else { name.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::Origin;
    use crate::interchange::Format;

    #[test]
    fn every_format_can_be_chosen() {
        let offered = |format: &Format| CHOICES.iter().any(|choice| choice.format == Some(format.name()));
        assert!(Format::ALL.iter().all(offered));
        assert!(CHOICES.iter().filter_map(|choice| choice.format).all(|name| Format::of(name).is_some()));
    }

    #[test]
    fn files_are_named_by_the_title() {
        let named = |text: &str| file_name(&Article::new(text.into(), Origin::Paste, None));
        assert_eq!((named("甲乙/丙").as_str(), named("..").as_str()), ("甲乙-丙", "article"));
    }
}
