//! A mark of the reader's. Knows names, notes and places; must not know how it is kept or shown.

use crate::anchor::Selector;
use serde::{Deserialize, Serialize};

/// What a reader has put on a place of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// `urn:uuid:…`
    pub id: String,
    /// Where.
    pub target: Selector,
    /// What it is called, in any number of words; none is a bare highlight.
    #[serde(default)]
    pub names: Vec<String>,
    /// A note in Markdown; may be empty.
    #[serde(default)]
    pub note: String,
    /// The colour's name, as the reader chose it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    /// What the reader says about the engine's mark on the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
    /// Whether the reader keeps it although its words are no longer in the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub placeless: bool,
    /// RFC 3339, UTC.
    pub created: String,
    /// RFC 3339, UTC; the same as `created` until it is edited.
    pub modified: String,
}

/// What a reader says about a mark of the engine's. The mark itself stays as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Correction {
    /// The mark is right.
    Accept,
    /// There is no such thing here.
    Reject,
    /// It is of another type, everywhere in the document where the same name stands.
    Retype {
        /// The type's name in the contract.
        to: String,
    },
    /// The engine has missed it.
    Add {
        /// The type's name in the contract.
        kind_of: String,
    },
    /// It names the same thing as another entity.
    Merge {
        /// The name of that entity.
        with: String,
    },
    /// It names a thing of its own.
    Split,
}
