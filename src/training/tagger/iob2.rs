//! Reads column files of names: IOB1 and IOB2, label in the last column or, in CoNLL-U-like files, the third. Must not know what
//! labels mean: a [`Mapping`] says.

use super::Example;
use crate::entities::EntityType;
use crate::text::{Language, Span};

/// What a set's labels mean to us.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// Label to type; a label that is mapped to none is left open.
    pub labels: Vec<(String, Option<EntityType>)>,
}

impl Mapping {
    /// Reads `PER=person,ORG=organization,MISC=`.
    ///
    /// # Errors
    /// A part that is no such pair.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut labels = Vec::new();
        for part in text.split(',').filter(|part| !part.is_empty()) {
            let (label, kind) = part.split_once('=').ok_or_else(|| format!("“{part}” is not label=type"))?;
            let known = EntityType::of(kind);
            if known.is_none() && !kind.is_empty() {
                return Err(format!("“{kind}” is no type of entity"));
            }
            labels.push((label.to_lowercase(), known));
        }
        Ok(Mapping { labels })
    }

    /// The types that some label maps to.
    pub fn types(&self) -> Vec<EntityType> {
        EntityType::ALL.into_iter().filter(|kind| self.labels.iter().any(|(_, known)| *known == Some(*kind))).collect()
    }

    fn get(&self, label: &str) -> Option<EntityType> {
        let label = label.to_lowercase();
        self.labels.iter().find(|(known, _)| *known == label).and_then(|(_, kind)| *kind)
    }
}

/// The sentences of a column file, each an example of its own.
pub fn read(content: &str, language: Language, mapping: &Mapping, weight: f32) -> Vec<Example> {
    let mut examples = Vec::new();
    for block in content.replace('\r', "").split("\n\n") {
        let example = sentence(block, language, mapping, weight);
        if !example.text.trim().is_empty() {
            examples.push(example);
        }
    }
    examples
}

/// The documents of a column file that says where each begins, its sentences a line each.
pub fn read_documents(content: &str, language: Language, mapping: &Mapping, weight: f32) -> Vec<Example> {
    let documents = content.split("# newdoc id").map(|document| read(document, language, mapping, weight));
    documents.filter_map(|sentences| sentences.into_iter().reduce(joined)).collect()
}

/// The file as documents where it says where they begin, else as sentences.
pub fn read_whole(content: &str, language: Language, mapping: &Mapping, weight: f32) -> Vec<Example> {
    match content.contains("# newdoc id") {
        true => read_documents(content, language, mapping, weight),
        false => read(content, language, mapping, weight),
    }
}

/// Two texts as one.
pub(super) fn joined(mut text: Example, next: Example) -> Example {
    text.text.push_str("\n\n");
    let by = text.text.len();
    text.text.push_str(&next.text);
    let moved = |span: Span| Span::new(span.start as usize + by, span.end as usize + by);
    text.names.extend(next.names.into_iter().map(|(span, kind)| (moved(span), kind)));
    text
}

fn sentence(block: &str, language: Language, mapping: &Mapping, weight: f32) -> Example {
    let text = block.lines().find_map(|line| line.strip_prefix("# text = "));
    let mut builder = Builder { given: text.is_some(), text: text.unwrap_or("").to_string(), at: 0, open: None, names: Vec::new() };
    for line in block.lines().filter(|line| !line.starts_with("# ") && !line.trim().is_empty()) {
        let columns: Vec<&str> = if line.contains('\t') { line.split('\t').collect() } else { line.split_whitespace().collect() };
        let (token, label) = match columns.len() {
            0 | 1 => continue,
            2 => (columns[0], columns[1]),
            _ => (columns[1], columns[2]),
        };
        builder.add(token, label, mapping);
    }
    builder.close(mapping);
    Example { text: builder.text, language, names: builder.names, types: mapping.types(), weight }
}

struct Builder {
    given: bool,
    text: String,
    at: usize,
    open: Option<(Span, String)>,
    names: Vec<(Span, Option<EntityType>)>,
}

impl Builder {
    fn add(&mut self, token: &str, label: &str, mapping: &Mapping) {
        let span = self.place(token);
        let (mark, label) = label.split_once('-').unwrap_or(("O", ""));
        let goes_on = mark == "I" && self.open.as_ref().is_some_and(|(_, open)| open == label);
        if goes_on {
            self.open = self.open.take().map(|(open, label)| (open.union(span), label));
            return;
        }
        self.close(mapping);
        if mark != "O" {
            self.open = Some((span, label.to_string()));
        }
    }

    fn place(&mut self, token: &str) -> Span {
        if !self.given {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            let start = self.text.len();
            self.text.push_str(token);
            return Span::new(start, self.text.len());
        }
        let start = self.text[self.at..].find(token).map_or(self.at, |found| self.at + found);
        let end = if self.text[start..].starts_with(token) { start + token.len() } else { start };
        self.at = end;
        Span::new(start, end)
    }

    fn close(&mut self, mapping: &Mapping) {
        if let Some((span, label)) = self.open.take() {
            self.names.push((span, mapping.get(&label)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_become_names() {
        let mapping = Mapping::parse("PER=person,LOC=place").unwrap();
        let read = |content: &str| read(content, Language::English, &mapping, 1.0);
        let found = read("# text = Ann Lee's.\n1\tAnn\tB-PER\t-\t-\n2\tLee\tI-PER\t-\t-\n3\t's\tO\t-\t-\n\nin O\nRome I-LOC\n");
        assert_eq!(found[0].names, [(Span::new(0, 7), Some(EntityType::Person))]);
        assert_eq!((found[1].text.as_str(), found[1].names.len()), ("in Rome", 1));
        assert_eq!(found[1].types, [EntityType::Person, EntityType::Place]);
    }
}
