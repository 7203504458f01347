//! Names with types that a caller lists for a text. Knows their shapes outside; must not know how they are found.

use crate::entities::{EntityType, UserList};
use serde::{Deserialize, Serialize};

/// A list of names: as objects, or as the text of a CSV or JSON file of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum WireNames {
    /// The text of a file: JSON where it begins with a bracket, otherwise lines of `name,type,other name;other name`.
    Text(String),
    /// One thing each.
    List(Vec<WireName>),
}

/// A thing with the names it goes by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WireName {
    /// Its name, as texts write it.
    pub name: String,
    /// `person`, `organization`, `product`, `place`, `event` or `work`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its other names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl WireNames {
    /// The engine's list.
    ///
    /// # Errors
    /// The first line or item that cannot be understood, in words for the caller.
    pub fn to_list(&self) -> Result<UserList, String> {
        let list = match self {
            WireNames::Text(text) => UserList::read(text),
            WireNames::List(names) => listed(names),
        };
        list.map_err(|problem| format!("names: {problem}"))
    }
}

fn listed(names: &[WireName]) -> Result<UserList, String> {
    let mut list = UserList::default();
    for (nth, WireName { name, kind, aliases }) in names.iter().enumerate() {
        let kind = EntityType::of(kind).ok_or_else(|| format!("item {}: there is no type “{kind}”", nth + 1))?;
        [name].into_iter().chain(aliases).for_each(|name| list.add(name, kind));
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<UserList, String> {
        serde_json::from_str::<WireNames>(json).map_err(|error| error.to_string())?.to_list()
    }

    #[test]
    fn objects_and_files_are_the_same_list() {
        let list = read(r#"[{"name":"望舒","type":"product","aliases":["月神"]}]"#).unwrap();
        assert_eq!(list.len(), 2);
        assert_eq!(read(r#""name,type\n望舒,product,月神""#).unwrap(), list);
        assert_eq!(read(r#""[{\"name\":\"望舒\",\"type\":\"product\",\"aliases\":[\"月神\"]}]""#).unwrap(), list);
    }

    #[test]
    fn mistakes_are_named() {
        assert!(read(r#"[{"name":"望舒","type":"moon"}]"#).unwrap_err().contains("item 1: there is no type “moon”"));
        assert!(read(r#""望舒,moon""#).unwrap_err().starts_with("names: line 1"));
    }
}
