//! The shapes of an annotated document in JSON. Knows the contract's keys; must not know the engine's own types.

use crate::text::{OffsetUnit, PassageKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The schema this module writes and reads.
pub const SCHEMA: &str = "manicule/1";

/// An annotated document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WireDocument {
    /// The caller's name for the document, in streams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The unit of every offset below.
    pub offsets: OffsetUnit,
    /// BCP 47 tag.
    pub language: String,
    /// `YYYY-MM-DD`, or null.
    pub reference_date: Option<String>,
    /// Of the text in UTF-8, in hexadecimal.
    pub text_sha256: String,
    /// Present and false where the work was broken off.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub complete: bool,
    /// The blocks of the text.
    pub passages: Vec<WirePassage>,
    /// The things named.
    pub entities: Vec<WireEntity>,
    /// All marks, layer by layer, each layer sorted.
    pub annotations: Vec<WireAnnotation>,
    /// The sources of the attributions, those who are given most to say first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voices: Vec<WireVoice>,
    /// Which analyzer of a host's an annotation is from, by its id; those that are not here are the engine's own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub provenance: BTreeMap<String, String>,
}

/// A source over the whole document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WireVoice {
    /// The entity, where it has a name.
    pub entity: Option<String>,
    /// The words that name it first.
    pub first: WireSpan,
    /// `person`, `organization`, `anonymous`, `document` or `media`.
    pub source_kind: String,
    /// How often it is given.
    pub attributions: u32,
    /// What it is given to say, in code points whatever the unit of offsets.
    pub characters: u32,
    /// How many of them in quotation marks.
    pub direct: u32,
    /// How often each kind of statement is made: `say`, `deny` …
    pub statements: BTreeMap<String, u32>,
    /// Whom and what it speaks about, most often first.
    pub about: Vec<WireAbout>,
}

/// An entity that a source speaks about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireAbout {
    /// The entity's id.
    pub entity: String,
    /// How often it is named.
    pub count: u32,
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WirePassage {
    /// `p1`, `p2` …
    pub id: String,
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// What sort of block it is.
    pub kind: PassageKind,
}

/// A thing named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireEntity {
    /// `e1`, `e2` …
    pub id: String,
    /// `person`, `organization`, `product`, `place`, `event` or `work`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The fullest name.
    pub name: String,
    /// The other names in the text.
    pub aliases: Vec<String>,
    /// How often it is mentioned.
    pub mentions: u32,
}

/// A stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireSpan {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

/// The words of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireSource {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// The entity they name.
    #[serde(default)]
    pub entity: Option<String>,
}

/// A mark of one layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "layer", rename_all = "lowercase", try_from = "super::flat::FlatAnnotation")]
pub enum WireAnnotation {
    /// A mention of an entity.
    Entity(WireMention),
    /// A figure with its value.
    Figure(Box<WireFigure>),
    /// Who says what.
    Attribution(Box<WireAttribution>),
}

impl WireAnnotation {
    /// `a1`, `a2` …
    pub fn id(&self) -> &str {
        match self {
            WireAnnotation::Entity(mention) => &mention.id,
            WireAnnotation::Figure(figure) => &figure.id,
            WireAnnotation::Attribution(attribution) => &attribution.id,
        }
    }
}

/// A mention of an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireMention {
    /// Its id in the document.
    pub id: String,
    /// The type of the entity.
    #[serde(rename = "type")]
    pub kind: String,
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// The entity's id.
    pub entity: String,
    /// From 0 to 1, two digits.
    pub confidence: f64,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireFigure {
    /// Its id in the document.
    pub id: String,
    /// `money`, `percent` …
    #[serde(rename = "type")]
    pub kind: String,
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// What it is worth.
    pub value: WireValue,
    /// How the value was read, in words and signs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reading: String,
}

/// A value: which keys are there depends on the type. Numbers are exact decimal strings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WireValue {
    /// Of money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// Of everything else that is a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Of dates, times, durations: TIMEX3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timex: Option<String>,
    /// The lower end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The unit as written, or `pp`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The base of a rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// The measure in UCUM terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si: Option<WireSi>,
    /// The first calendar day, where determined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The last calendar day, where determined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// How words bound it: `about`, `over`, `at_least`, `under`, `at_most`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
}

/// A measure in UCUM terms.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WireSi {
    /// A single number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The lower end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// UCUM code.
    pub unit: String,
}

/// An attribution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireAttribution {
    /// Its id in the document.
    pub id: String,
    /// `direct`, `indirect` or `mixed`.
    pub quote: String,
    /// Who says it, as written.
    pub source: Option<WireSource>,
    /// Who must be meant where the subject is dropped or a pronoun; the span is the evidence.
    pub inferred_source: Option<WireSource>,
    /// The word that lifts the attribution.
    pub cue: Option<WireSpan>,
    /// What kind of statement it is: `say`, `deny`, `predict` …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub statement: String,
    /// What was said.
    pub content: Vec<WireSpan>,
    /// `person`, `organization`, `anonymous`, `document` or `media`.
    pub source_kind: String,
    /// The post of a person, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<WireSpan>,
    /// The words that say why the source is not named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymity_reason: Option<WireSpan>,
}

fn yes() -> bool {
    true
}

fn is_yes(flag: &bool) -> bool {
    *flag
}
