//! Reading marks of any layer in one pass. Knows the keys of all layers; must not be seen outside the wire.
//!
//! An enum told apart by a key would be read twice, through a tree of values: slower, and 40 kB more of wasm.

use super::types::*;
use serde::Deserialize;

/// A mark with whatever keys it has.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct FlatAnnotation {
    id: String,
    layer: String,
    #[serde(rename = "type")]
    kind: String,
    start: u32,
    end: u32,
    entity: String,
    confidence: f64,
    value: WireValue,
    reading: String,
    quote: String,
    source: Option<WireSource>,
    inferred_source: Option<WireSource>,
    cue: Option<WireSpan>,
    statement: String,
    content: Vec<WireSpan>,
    source_kind: String,
    role: Option<WireSpan>,
    anonymity_reason: Option<WireSpan>,
}

impl TryFrom<FlatAnnotation> for WireAnnotation {
    type Error = String;

    fn try_from(flat: FlatAnnotation) -> Result<Self, String> {
        let FlatAnnotation { id, kind, start, end, .. } = flat;
        Ok(match flat.layer.as_str() {
            "figure" => {
                WireAnnotation::Figure(Box::new(WireFigure { id, kind, start, end, value: flat.value, reading: flat.reading }))
            }
            "attribution" => WireAnnotation::Attribution(Box::new(WireAttribution {
                id,
                quote: flat.quote,
                source: flat.source,
                inferred_source: flat.inferred_source,
                cue: flat.cue,
                statement: flat.statement,
                content: flat.content,
                source_kind: flat.source_kind,
                role: flat.role,
                anonymity_reason: flat.anonymity_reason,
            })),
            "entity" => {
                WireAnnotation::Entity(WireMention { id, kind, start, end, entity: flat.entity, confidence: flat.confidence })
            }
            other => return Err(format!("there is no layer “{other}”")),
        })
    }
}
