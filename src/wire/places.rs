//! Selectors in, places out, in the caller's unit of offsets. Knows the shape of both; must not know how places are found.

use crate::anchor::{Anchorer, Anchoring, Difference, Selector, State};
use crate::text::{OffsetMap, OffsetUnit, Span};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A selector with the caller's name for it. Its position counts in the unit of the answer.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(from = "FlatSelector")]
pub struct WireSelector {
    /// Comes back with the place.
    pub id: Value,
    /// The words, their neighbours, their position.
    pub selector: Selector,
}

// `serde(flatten)` would read it twice, through a tree of values
/// What is looked for.
#[derive(Deserialize)]
struct FlatSelector {
    /// Comes back with the place.
    #[serde(default)]
    id: Value,
    /// The words themselves.
    exact: String,
    /// What stands before, up to 32 characters.
    #[serde(default)]
    prefix: String,
    /// What stands after.
    #[serde(default)]
    suffix: String,
    /// First unit, where it is known.
    start: Option<u32>,
    /// One past the last unit.
    end: Option<u32>,
}

impl From<FlatSelector> for WireSelector {
    fn from(FlatSelector { id, exact, prefix, suffix, start, end }: FlatSelector) -> Self {
        WireSelector { id, selector: Selector { exact, prefix, suffix, start, end } }
    }
}

/// What became of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WirePlace {
    /// The caller's name for it.
    pub id: Value,
    /// `exact`, `moved`, `changed`, `ambiguous` or `orphan`.
    pub state: State,
    /// First unit; null for ambiguous and orphaned ones.
    pub start: Option<u32>,
    /// One past the last unit.
    pub end: Option<u32>,
    /// From 0 to 1, two digits.
    pub score: f64,
    /// Why, in a few English words.
    pub reason: String,
    /// How the words have changed; changed ones only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
    /// Where it may be; ambiguous ones only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<super::WireSpan>,
}

/// A text made ready for finding any number of places in it.
pub struct Places<'t> {
    anchorer: Anchorer<'t>,
    map: OffsetMap<'t>,
    unit: OffsetUnit,
    /// Selectors count in code points, whatever the unit.
    code_points: OffsetMap<'t>,
}

impl<'t> Places<'t> {
    /// For places of `text`, counted in `unit`. Linear in the text.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let code_points = OffsetMap::new(text, OffsetUnit::CodePoint);
        Places { anchorer: Anchorer::new(text), map: OffsetMap::new(text, unit), unit, code_points }
    }

    /// What became of the place that a selector describes.
    pub fn find(&self, WireSelector { id, selector }: WireSelector) -> WirePlace {
        let found = match self.unit {
            OffsetUnit::CodePoint => self.anchorer.find(&selector),
            _ => self.anchorer.find(&Selector {
                start: self.recounted(selector.start),
                end: self.recounted(selector.end),
                ..selector
            }),
        };
        self.place(id, found)
    }

    fn recounted(&self, offset: Option<u32>) -> Option<u32> {
        offset.map(|offset| self.code_points.from_byte(self.map.to_byte(offset)))
    }

    fn place(&self, id: Value, found: Anchoring) -> WirePlace {
        let span = |span: Span| super::WireSpan { start: self.map.from_byte(span.start), end: self.map.from_byte(span.end) };
        WirePlace {
            id,
            state: found.state,
            start: found.span.map(|found| span(found).start),
            end: found.span.map(|found| span(found).end),
            score: (f64::from(found.score) * 100.0).round() / 100.0,
            reason: found.reason.into(),
            difference: found.difference,
            candidates: found.candidates.into_iter().map(span).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_in_the_unit_of_the_caller() {
        let text = "😀 央行说利率不变。";
        for (unit, start) in [(OffsetUnit::CodePoint, 2), (OffsetUnit::Utf16, 3), (OffsetUnit::Byte, 5)] {
            let selector = Selector { exact: "央行".into(), start: Some(start), ..Selector::default() };
            let place = Places::new(text, unit).find(WireSelector { id: 7.into(), selector });
            assert_eq!((place.state, place.start, place.id), (State::Exact, Some(start), Value::from(7)), "{unit:?}");
        }
    }
}
