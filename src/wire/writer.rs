//! From the engine's results to the contract's document. Knows both; the only place where offsets leave bytes.

use super::types::*;
use crate::analysis::Analysis;
use crate::attributions::{Attribution, Statement, Voice};
use crate::entities::{Entity, Mention};
use crate::figures::{Amount, Figure, Timex, TimexRange, Value};
use crate::text::{OffsetMap, OffsetUnit, Passage, Span};
use sha2::{Digest, Sha256};

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
            voices: analysis.voices.iter().map(|voice| self.voice(voice)).collect(),
            provenance: Default::default(),
        }
    }

    fn next_id(&mut self) -> String {
        self.ids += 1;
        numbered('a', self.ids)
    }

    fn span(&self, span: Span) -> WireSpan {
        WireSpan { start: self.map.from_byte(span.start), end: self.map.from_byte(span.end) }
    }

    fn source(&self, span: Span, entity: Option<u32>) -> WireSource {
        let WireSpan { start, end } = self.span(span);
        WireSource { start, end, entity: entity.map(entity_id) }
    }

    fn voice(&self, voice: &Voice) -> WireVoice {
        let statements = Statement::ALL.into_iter().zip(voice.statements).filter(|(_, count)| *count > 0);
        let about = voice.about.iter().map(|&(entity, count)| WireAbout { entity: entity_id(entity), count });
        WireVoice {
            entity: voice.entity.map(entity_id),
            first: self.span(voice.first),
            source_kind: voice.kind.name().into(),
            attributions: voice.attributions,
            characters: voice.characters,
            direct: voice.direct,
            statements: statements.map(|(statement, count)| (statement.name().into(), count)).collect(),
            about: about.collect(),
        }
    }

    fn passage(&self, nth: usize, passage: &Passage) -> WirePassage {
        let WireSpan { start, end } = self.span(passage.span);
        WirePassage { id: numbered('p', nth + 1), start, end, kind: passage.kind }
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
    numbered('e', nth as usize + 1)
}

/// A letter and a number. (`format!` would take longer than finding what is numbered.)
fn numbered(letter: char, mut number: usize) -> String {
    let (mut digits, mut at) = ([0; 20], 20);
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    let mut id = String::with_capacity(1 + digits.len() - at);
    id.push(letter);
    id.extend(digits[at..].iter().map(|&digit| char::from(digit)));
    id
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
