//! Floor 4: the versioned types that cross worker, JavaScript and files (`manicule/1`).
//!
//! Knows the contract's JSON shapes, and is the only place where offsets change their unit. Must not know who reads them.

use crate::analysis::Analysis;
use crate::attributions::Attribution;
use crate::entities::{Entity, Mention};
use crate::figures::{Amount, Figure, Timex, TimexRange, Value};
use crate::text::{OffsetMap, OffsetUnit, Passage, PassageKind, Span};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The schema this module writes and reads.
pub const SCHEMA: &str = "manicule/1";

/// An annotated document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(tag = "layer", rename_all = "lowercase")]
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

/// The contract's document for an analysis of `text`, offsets counted in `unit`.
pub fn document(text: &str, analysis: &Analysis, unit: OffsetUnit) -> WireDocument {
    Writer { map: OffsetMap::new(text, unit), ids: 0 }.document(text, analysis, unit)
}

struct Writer<'t> {
    map: OffsetMap<'t>,
    ids: usize,
}

impl Writer<'_> {
    fn document(&mut self, text: &str, analysis: &Analysis, unit: OffsetUnit) -> WireDocument {
        let mut annotations: Vec<WireAnnotation> = Vec::new();
        annotations.extend(analysis.mentions.iter().map(|mention| WireAnnotation::Entity(self.mention(mention))));
        annotations.extend(analysis.figures.iter().map(|figure| WireAnnotation::Figure(Box::new(self.figure(figure)))));
        annotations.extend(analysis.attributions.iter().map(|a| WireAnnotation::Attribution(Box::new(self.attribution(a)))));
        WireDocument {
            id: None,
            schema: SCHEMA.into(),
            offsets: unit,
            language: analysis.language.tag().into(),
            reference_date: analysis.reference_date.map(|date| date.to_string()),
            text_sha256: sha256(text),
            complete: analysis.complete,
            passages: analysis.passages.iter().enumerate().map(|(nth, passage)| self.passage(nth, passage)).collect(),
            entities: analysis.entities.iter().enumerate().map(|(nth, entity)| wire_entity(nth, entity)).collect(),
            annotations,
        }
    }

    fn next_id(&mut self) -> String {
        self.ids += 1;
        format!("a{}", self.ids)
    }

    fn span(&self, span: Span) -> WireSpan {
        WireSpan { start: self.map.from_byte(span.start), end: self.map.from_byte(span.end) }
    }

    fn source(&self, span: Span, entity: Option<u32>) -> WireSource {
        let WireSpan { start, end } = self.span(span);
        WireSource { start, end, entity: entity.map(entity_id) }
    }

    fn passage(&self, nth: usize, passage: &Passage) -> WirePassage {
        let WireSpan { start, end } = self.span(passage.span);
        WirePassage { id: format!("p{}", nth + 1), start, end, kind: passage.kind }
    }

    fn mention(&mut self, mention: &Mention) -> WireMention {
        let WireSpan { start, end } = self.span(mention.span);
        WireMention {
            id: self.next_id(),
            kind: mention.kind.name().into(),
            start,
            end,
            entity: entity_id(mention.entity),
            confidence: (f64::from(mention.confidence) * 100.0).round() / 100.0,
        }
    }

    fn figure(&mut self, figure: &Figure) -> WireFigure {
        let WireSpan { start, end } = self.span(figure.span);
        let mut value = wire_value(&figure.value);
        value.bound = figure.bound.map(|bound| bound.name().into());
        let kind = figure.value.figure_type().name().into();
        WireFigure { id: self.next_id(), kind, start, end, value, reading: figure.reading.clone() }
    }

    fn attribution(&mut self, attribution: &Attribution) -> WireAttribution {
        WireAttribution {
            id: self.next_id(),
            quote: attribution.quote.name().into(),
            source: attribution.source.map(|source| self.source(source.span, source.entity)),
            inferred_source: attribution.inferred_source.map(|source| self.source(source.span, source.entity)),
            cue: attribution.cue.map(|cue| self.span(cue)),
            statement: attribution.statement.name().into(),
            content: attribution.content.iter().map(|&content| self.span(content)).collect(),
            source_kind: attribution.source_kind.name().into(),
            role: attribution.role.map(|role| self.span(role)),
            anonymity_reason: attribution.anonymity_reason.map(|reason| self.span(reason)),
        }
    }
}

fn wire_entity(nth: usize, entity: &Entity) -> WireEntity {
    WireEntity {
        id: entity_id(nth as u32),
        kind: entity.kind.name().into(),
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
        mentions: entity.mentions,
    }
}

fn entity_id(nth: u32) -> String {
    format!("e{}", nth + 1)
}

/// The contract's value of a figure's value; `bound` is set by the caller.
pub fn wire_value(value: &Value) -> WireValue {
    match value {
        Value::Money { amount, currency } => {
            let WireValue { value, low, high, .. } = wire_amount(*amount);
            WireValue { amount: value, low, high, currency: Some(currency.clone()), ..WireValue::default() }
        }
        Value::Percent { value, points } => WireValue { unit: points.then(|| "pp".into()), ..wire_amount(*value) },
        Value::Quantity { value, unit, si } => {
            let si = si.as_ref().map(|si| {
                let WireValue { value, low, high, .. } = wire_amount(si.value);
                WireSi { value, low, high, unit: si.unit.clone() }
            });
            WireValue { unit: Some(unit.clone()), si, ..wire_amount(*value) }
        }
        Value::Ordinal(value) | Value::Number(value) | Value::Age(value) => wire_amount(*value),
        Value::Date(timex) | Value::Time(timex) | Value::Duration(timex) => wire_timex(timex),
        Value::Rate { value, unit, currency, per } => {
            WireValue { unit: unit.clone(), currency: currency.clone(), per: Some(per.clone()), ..wire_amount(*value) }
        }
    }
}

fn wire_amount(amount: Amount) -> WireValue {
    match amount {
        Amount::Exact(value) => WireValue { value: Some(value.to_string()), ..WireValue::default() },
        Amount::Range { low, high } => {
            WireValue { low: low.map(|low| low.to_string()), high: high.map(|high| high.to_string()), ..WireValue::default() }
        }
    }
}

fn wire_timex(timex: &TimexRange) -> WireValue {
    let (start, end) = timex.days();
    let days = WireValue { start: start.map(|d| d.to_string()), end: end.map(|d| d.to_string()), ..WireValue::default() };
    let text = |timex: &Option<Timex>| timex.as_ref().map(|timex| timex.value.clone());
    match timex {
        TimexRange::Exact(timex) => WireValue { timex: Some(timex.value.clone()), ..days },
        TimexRange::Range { low, high } => WireValue { low: text(low), high: text(high), ..days },
    }
}

/// SHA-256 of the text in UTF-8, in hexadecimal.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn yes() -> bool {
    true
}

fn is_yes(flag: &bool) -> bool {
    *flag
}
