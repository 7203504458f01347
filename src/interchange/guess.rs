//! Tells a file's format by its name and its first words. Knows what is typical; must not read the file.

use super::Format;

impl Format {
    /// The format that a file is most likely of; none for texts and for what is not read.
    pub fn guess(name: &str, file: &str) -> Option<Format> {
        let head: String = file.chars().take(HEAD).filter(|c| !c.is_whitespace()).collect();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        match ending.as_str() {
            "ann" => Some(Format::Brat),
            "iob2" | "iob" | "conll" | "bio" => Some(Format::Iob2),
            "jsonl" | "ndjson" => Some(Format::Doccano),
            "json" | "jsonld" => {
                TYPICAL.iter().find(|(words, _)| words.iter().all(|word| head.contains(word))).map(|(_, format)| *format)
            }
            _ => None,
        }
    }
}

/// Characters of a file that are looked at.
const HEAD: usize = 4_000;

/// What stands near the beginning of a format's files, without white space; the first that fits counts.
const TYPICAL: [(&[&str], Format); 8] = [
    (&["\"schema\":\"manicule/"], Format::Manicule),
    (&["\"rows\":["], Format::Hypothesis),
    (&["ns/anno.jsonld"], Format::Jsonld),
    (&["\"target\":", "\"selector\":"], Format::Jsonld),
    (&["\"ents\":["], Format::Spacy),
    (&["\"data\":{"], Format::LabelStudio),
    (&["\"text\":", "\"labels\":["], Format::LabelStudio),
    (&["\"text\":", "\"label"], Format::Doccano),
];

#[cfg(test)]
mod tests {
    use super::super::{Bundle, export};
    use super::*;

    #[test]
    fn own_files_are_told_apart() {
        for format in Format::ALL.into_iter().filter(|format| format.can_import()) {
            let file = export(format, &Bundle::of_text("好。")).body;
            assert_eq!(Format::guess(&format!("a.{}", format.extension()), &file), Some(format), "{file}");
        }
        for name in ["a.txt", "json", "a.html"] {
            assert_eq!(Format::guess(name, "{\"rows\":[]}"), None);
        }
    }
}
