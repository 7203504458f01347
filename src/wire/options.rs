//! How a text is to be read, as callers outside Rust say it. Knows the names of options; must not know who sends them.

use super::{WireForeign, WireNames};
use crate::analysis::{Layers, Options};
use crate::entities::UserList;
use crate::figures::day;
use crate::text::OffsetUnit;
use serde::{Deserialize, Serialize};

/// How to read a text. Every key may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct WireOptions {
    /// `YYYY-MM-DD`: what relative dates are counted from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<String>,
    /// `auto`, `zh`, `en`, or a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Any of `entities`, `figures`, `attributions`; all when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    /// The unit of all offsets; the caller's own when left out, which is UTF-16 in JavaScript.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offsets: Option<OffsetUnit>,
    /// Marks of the caller's own analyzers, to be merged with the engine's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub foreign: Vec<WireForeign>,
    /// Names with types, which win over what the engine finds; also as the text of a CSV (`name,type,other name;other name`) or JSON file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<WireNames>,
}

impl WireOptions {
    /// The engine's options.
    ///
    /// # Errors
    /// A date, language or layer that cannot be understood, in words for the caller.
    pub fn to_options(&self) -> Result<Options, String> {
        let reference_date = match self.reference_date.as_deref() {
            Some(digits) => Some(day(digits).ok_or_else(|| format!("“{digits}” is no date: write YYYY-MM-DD"))?),
            None => None,
        };
        let language = match self.language.as_deref() {
            // which script Chinese is in shows in the characters
            None | Some("auto" | "zh" | "") => None,
            Some(tag) => Some(tag.parse()?),
        };
        let layers = self.layers.as_deref().map_or(Ok(Layers::default()), layers)?;
        Ok(Options { reference_date, language, layers })
    }

    /// The caller's names.
    ///
    /// # Errors
    /// The first one that cannot be understood, in words for the caller.
    pub fn listed(&self) -> Result<UserList, String> {
        self.names.as_ref().map_or(Ok(UserList::default()), WireNames::to_list)
    }
}

pub(super) fn layers(names: &[String]) -> Result<Layers, String> {
    let mut layers = Layers { entities: false, figures: false, attributions: false };
    for name in names {
        match name.as_str() {
            "entities" => layers.entities = true,
            "figures" => layers.figures = true,
            "attributions" => layers.attributions = true,
            other => return Err(format!("there is no layer “{other}”: use entities, figures, attributions")),
        }
    }
    Ok(layers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_say_what_is_wrong() {
        let options = WireOptions { reference_date: Some("10/12".into()), ..WireOptions::default() };
        assert!(options.to_options().unwrap_err().contains("YYYY-MM-DD"));
        let options = WireOptions { layers: Some(vec!["verbs".into()]), ..WireOptions::default() };
        assert!(options.to_options().unwrap_err().contains("verbs"));
    }
}
