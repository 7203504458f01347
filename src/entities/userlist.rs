//! Names a host or a reader adds, with types: they win over the model. Knows CSV and JSON lists; must not know where they come from.

use super::lookup::{Hashes, Lookup};
use super::names;
use super::{EntityType, Mention};
use crate::text::{Document, by_key, place_key};
use serde_json::Value;

/// Names with types.
///
/// ```
/// use manicule::entities::UserList;
/// let list = UserList::from_csv("name,type,aliases\n雲杉智能,organization,Spruce AI;雲杉\n望舒,product")?;
/// assert_eq!(list.len(), 4);
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UserList {
    /// The longest of those that begin alike first.
    names: Lookup<Listed>,
    /// The number of names, other names included.
    count: usize,
}

#[derive(Clone, Debug, PartialEq)]
struct Listed {
    kind: EntityType,
    /// Whether it is written with a capital, which the text must then have too.
    capital: bool,
}

impl UserList {
    /// Reads JSON where the text begins with a bracket, CSV otherwise.
    ///
    /// # Errors
    /// What is wrong with it, in words, as [`UserList::from_csv`] and [`UserList::from_json`] say it.
    pub fn read(text: &str) -> Result<Self, String> {
        let json = text.trim_start_matches('\u{feff}').trim_start().starts_with('[');
        if json { Self::from_json(text.trim_start_matches('\u{feff}')) } else { Self::from_csv(text) }
    }

    /// Reads lines of `name,type` or `name,type,other name;other name`; a first line that begins with `name,` is a heading. A field
    /// may stand in double quotes.
    ///
    /// # Errors
    /// The first line that is none of that, by number.
    pub fn from_csv(text: &str) -> Result<Self, String> {
        let mut list = UserList::default();
        for (nth, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            if line.trim().is_empty() || (nth == 0 && line.to_lowercase().starts_with("name,")) {
                continue;
            }
            let fields = fields(line);
            let kind = fields.get(1).and_then(|kind| kind_of(kind)).ok_or_else(|| {
                format!("line {}: wants a name and one of person, organization, product, place, event, work", nth + 1)
            })?;
            list.add(&fields[0], kind);
            fields.get(2).into_iter().flat_map(|others| others.split(';')).for_each(|other| list.add(other, kind));
        }
        Ok(list)
    }

    /// Reads an array of `{"name": …, "type": …, "aliases": […]}`.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let items = value.as_array().ok_or("wants an array of names")?;
        let mut list = UserList::default();
        for (nth, item) in items.iter().enumerate() {
            let name = item["name"].as_str().ok_or_else(|| format!("item {}: has no name", nth + 1))?;
            let kind = item["type"].as_str().and_then(kind_of).ok_or_else(|| format!("item {}: has no known type", nth + 1))?;
            list.add(name, kind);
            let others = item["aliases"].as_array().into_iter().flatten();
            others.filter_map(Value::as_str).for_each(|other| list.add(other, kind));
        }
        Ok(list)
    }

    /// Adds a name; an empty one is left out, one that is there already takes the new type.
    pub fn add(&mut self, name: &str, kind: EntityType) {
        let key = names::key(name.trim());
        let of = Listed { kind, capital: name.contains(char::is_uppercase) };
        let Some(listed) = self.names.add(key.clone(), of) else { return };
        let last = listed.len() - 1;
        let mut nth = 0..;
        listed.retain(|other| nth.next() == Some(last) || other.key != key);
        self.count += listed.len() - last;
        *listed = by_key(std::mem::take(listed), |other| !(other.tokens as u64));
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Puts the listed names where nothing is marked, or only a piece of them. Linear in the document.
    pub(super) fn fill(&self, document: &Document, hashes: &Hashes, mentions: Vec<Mention>) -> Vec<Mention> {
        let stays = |mention: &Mention, found: &Mention| !found.span.contains(mention.span);
        self.put(document, hashes, mentions, &stays)
    }

    /// Puts the listed names into the mentions; what overlaps them goes. Linear in the document.
    pub fn apply(&self, document: &Document, mentions: Vec<Mention>) -> Vec<Mention> {
        match self.is_empty() {
            true => mentions,
            false => self.put(document, &Hashes::of(document), mentions, &|_, _| false),
        }
    }

    /// Puts the listed names into the mentions, unless one they overlap stays.
    fn put(
        &self,
        document: &Document,
        hashes: &Hashes,
        mentions: Vec<Mention>,
        stays: &dyn Fn(&Mention, &Mention) -> bool,
    ) -> Vec<Mention> {
        let (mut found, mut at, mut first) = (Vec::new(), 0, 0);
        while at < document.tokens.len() {
            let here = document.tokens[at].span.start;
            while mentions.get(first).is_some_and(|mention| mention.span.end <= here) {
                first += 1;
            }
            let free = |found: &Mention| {
                let near = mentions[first..].iter().take_while(|mention| mention.span.start < found.span.end);
                !near.into_iter().any(|mention| stays(mention, found))
            };
            match self.hit(document, hashes, at).filter(|(found, _)| free(found)) {
                Some((mention, tokens)) => {
                    found.push(mention);
                    at += tokens;
                }
                None => at += 1,
            }
        }
        let free = |mention: &Mention| {
            let near = found.partition_point(|other: &Mention| other.span.end <= mention.span.start);
            !found.get(near).is_some_and(|other| other.span.overlaps(mention.span))
        };
        let mut all: Vec<Mention> = mentions.into_iter().filter(free).collect();
        all.extend(&found);
        by_key(all, |mention| place_key(mention.span))
    }

    fn hit(&self, document: &Document, hashes: &Hashes, at: usize) -> Option<(Mention, usize)> {
        let written = |listed: &Listed, text: &str| !listed.capital || text.contains(char::is_uppercase);
        let (name, span) = self.names.at(document, hashes, at, written)?;
        Some((Mention { span, kind: name.of.kind, entity: 0, confidence: 1.0 }, name.tokens))
    }
}

fn kind_of(name: &str) -> Option<EntityType> {
    EntityType::of(name.trim())
}

/// The fields of a line of CSV; a doubled quote inside a quoted field is one quote.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.push(chars.next().unwrap_or('"')),
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field).trim().to_string()),
            _ => field.push(c),
        }
    }
    fields.push(field.trim().to_string());
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn lists_are_read_and_win() {
        let list = UserList::from_csv("name,type\n\"Penrose & Lyle\",organization\n望舒,product,月亮;月神").unwrap();
        assert_eq!(list.len(), 4);
        let text = "望舒由 Penrose & Lyle 推出";
        let document = Document::new(text, None);
        let wrong = Mention { span: Span::new(0, 9), kind: EntityType::Person, entity: 0, confidence: 0.9 };
        let found = list.apply(&document, vec![wrong]);
        let shown: Vec<_> = found.iter().map(|mention| (mention.span.of(text), mention.kind)).collect();
        assert_eq!(shown, [("望舒", EntityType::Product), ("Penrose & Lyle", EntityType::Organization)]);
    }

    #[test]
    fn mistakes_are_named() {
        assert!(UserList::from_csv("a,person\nb,planet").unwrap_err().starts_with("line 2"));
        assert!(UserList::from_json(r#"[{"name": "a"}]"#).unwrap_err().starts_with("item 1"));
        assert_eq!(UserList::from_json(r#"[{"name": "a", "type": "work", "aliases": ["b", "A"]}]"#).unwrap().len(), 2);
    }
}
