//! Marks that a host hands in with a text. Knows their shape and how to read it; must not know how they are merged.

use super::{WireAnnotation, WireAttribution, WireDocument, WireFigure, WireMention, WireSi, WireSource, WireSpan, WireValue};
use crate::analysis::{Foreign, Layers};
use crate::attributions::{Attribution, InferredSource, QuoteType, Source, SourceKind, Statement};
use crate::entities::{EntityType, Mention};
use crate::figures::{Amount, Bound, Decimal, Figure, FigureType, Si, Timex, TimexRange, Value, day};
use crate::text::{OffsetMap, OffsetUnit, Span, by_key, place_key};
use serde::{Deserialize, Serialize};

/// What one analyzer of a host's has found. Offsets count in the unit of the call.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WireForeign {
    /// The analyzer's name: provenance.
    pub by: String,
    /// The layers it takes over: `entities`, `figures`, `attributions`.
    pub replaces: Vec<String>,
    /// What it has found; `id`, and `entity` of names, may be left out.
    pub marks: Vec<WireAnnotation>,
}

/// The engine's view of what was handed in; of marks that overlap, the first stay.
///
/// # Errors
/// The first mark that cannot be understood, with the analyzer's name and what is wrong.
pub fn foreign(text: &str, unit: OffsetUnit, given: &[WireForeign]) -> Result<Foreign, String> {
    if given.is_empty() {
        return Ok(Foreign::default());
    }
    let reader = Reader { map: OffsetMap::new(text, unit), length: text.len() as u32 };
    let mut all = Foreign::default();
    for WireForeign { by, replaces, marks } in given {
        all.replaces = both(all.replaces, super::options::layers(replaces)?);
        for (nth, mark) in marks.iter().enumerate() {
            reader.take(mark, &mut all).map_err(|problem| format!("analyzer “{by}”, mark {}: {problem}", nth + 1))?;
        }
    }
    all.mentions = by_key(all.mentions, |mention| place_key(mention.span));
    all.mentions.dedup_by(|later, first| later.span.overlaps(first.span));
    all.figures = by_key(all.figures, |figure| place_key(figure.span));
    all.figures.dedup_by(|later, first| later.span.overlaps(first.span));
    Ok(all)
}

/// Writes down which analyzer each mark is from that is not the engine's own.
pub fn note_provenance(document: &mut WireDocument, given: &[WireForeign]) {
    for WireForeign { by, marks, .. } in given {
        for mark in &document.annotations {
            if marks.iter().any(|theirs| place(theirs) == place(mark)) {
                document.provenance.entry(mark.id().into()).or_insert_with(|| by.clone());
            }
        }
    }
}

/// Layer and place: no two marks of a layer share it.
fn place(mark: &WireAnnotation) -> (u8, Option<WireSpan>, Option<WireSpan>) {
    match mark {
        WireAnnotation::Entity(m) => (0, Some(WireSpan { start: m.start, end: m.end }), None),
        WireAnnotation::Figure(f) => (1, Some(WireSpan { start: f.start, end: f.end }), None),
        WireAnnotation::Attribution(a) => (2, a.cue, a.content.first().copied()),
    }
}

fn both(one: Layers, other: Layers) -> Layers {
    Layers {
        entities: one.entities || other.entities,
        figures: one.figures || other.figures,
        attributions: one.attributions || other.attributions,
    }
}

struct Reader<'t> {
    map: OffsetMap<'t>,
    length: u32,
}

impl Reader<'_> {
    fn take(&self, mark: &WireAnnotation, all: &mut Foreign) -> Result<(), String> {
        match mark {
            WireAnnotation::Entity(mention) => all.mentions.push(self.mention(mention)?),
            WireAnnotation::Figure(figure) => all.figures.push(self.figure(figure)?),
            WireAnnotation::Attribution(attribution) => all.attributions.push(self.attribution(attribution)?),
        }
        Ok(())
    }

    fn span(&self, start: u32, end: u32) -> Result<Span, String> {
        let span = Span { start: self.map.to_byte(start), end: self.map.to_byte(end) };
        let sound = start < end && span.start < span.end && span.end <= self.length && self.map.from_byte(span.end) == end;
        sound.then_some(span).ok_or_else(|| format!("{start}..{end} is no stretch of the text"))
    }

    fn mention(&self, mention: &WireMention) -> Result<Mention, String> {
        let kind = named(EntityType::ALL, EntityType::name, &mention.kind)?;
        // one that says nothing of its confidence is sure
        let confidence = if mention.confidence > 0.0 { mention.confidence.min(1.0) as f32 } else { 1.0 };
        Ok(Mention { span: self.span(mention.start, mention.end)?, kind, entity: 0, confidence })
    }

    fn figure(&self, figure: &WireFigure) -> Result<Figure, String> {
        let kind = named(FigureType::ALL, FigureType::name, &figure.kind)?;
        let bounds = [Bound::About, Bound::Over, Bound::AtLeast, Bound::Under, Bound::AtMost];
        let bound = figure.value.bound.as_deref().map(|bound| named(bounds, Bound::name, bound)).transpose()?;
        let (span, value) = (self.span(figure.start, figure.end)?, value(kind, &figure.value)?);
        Ok(Figure { span, value, bound, reading: figure.reading.clone() })
    }

    fn attribution(&self, a: &WireAttribution) -> Result<Attribution, String> {
        let span = |span: &WireSpan| self.span(span.start, span.end);
        let who = |source: &WireSource| self.span(source.start, source.end);
        let content: Vec<Span> = a.content.iter().map(span).collect::<Result<_, _>>()?;
        if content.is_empty() {
            return Err("an attribution has content".into());
        }
        Ok(Attribution {
            quote: named(QuoteType::ALL, QuoteType::name, if a.quote.is_empty() { "indirect" } else { &a.quote })?,
            source: a.source.as_ref().map(who).transpose()?.map(|span| Source { span, entity: None }),
            inferred_source: a.inferred_source.as_ref().map(who).transpose()?.map(|span| InferredSource { span, entity: None }),
            cue: a.cue.as_ref().map(span).transpose()?,
            statement: if a.statement.is_empty() { Statement::Say } else { named(Statement::ALL, Statement::name, &a.statement)? },
            content,
            source_kind: named(SourceKind::ALL, SourceKind::name, &a.source_kind)?,
            role: a.role.as_ref().map(span).transpose()?,
            anonymity_reason: a.anonymity_reason.as_ref().map(span).transpose()?,
        })
    }
}

fn named<T: Copy, const N: usize>(all: [T; N], name: impl Fn(T) -> &'static str, wanted: &str) -> Result<T, String> {
    all.into_iter().find(|&one| name(one) == wanted).ok_or_else(|| format!("there is no “{wanted}” here"))
}

fn value(kind: FigureType, given: &WireValue) -> Result<Value, String> {
    let lacks = |what: &str| format!("the value of {} lacks {what}", kind.name());
    let text = |part: &Option<String>, what: &str| part.clone().ok_or_else(|| lacks(what));
    let amount = || amount(given.value.as_deref(), given.low.as_deref(), given.high.as_deref()).ok_or_else(|| lacks("a number"));
    Ok(match kind {
        FigureType::Money => Value::Money {
            amount: self::amount(given.amount.as_deref(), given.low.as_deref(), given.high.as_deref())
                .ok_or_else(|| lacks("an amount"))?,
            currency: text(&given.currency, "a currency")?,
        },
        FigureType::Percent => Value::Percent { value: amount()?, points: given.unit.as_deref() == Some("pp") },
        FigureType::Quantity => {
            Value::Quantity { value: amount()?, unit: text(&given.unit, "a unit")?, si: given.si.as_ref().and_then(si) }
        }
        FigureType::Ordinal => Value::Ordinal(amount()?),
        FigureType::Number => Value::Number(amount()?),
        FigureType::Age => Value::Age(amount()?),
        FigureType::Rate => {
            let (unit, currency) = (given.unit.clone(), given.currency.clone());
            Value::Rate { value: amount()?, unit, currency, per: text(&given.per, "what it is per")? }
        }
        FigureType::Date => Value::Date(timex(given).ok_or_else(|| lacks("a timex"))?),
        FigureType::Time => Value::Time(timex(given).ok_or_else(|| lacks("a timex"))?),
        FigureType::Duration => Value::Duration(timex(given).ok_or_else(|| lacks("a timex"))?),
    })
}

fn amount(value: Option<&str>, low: Option<&str>, high: Option<&str>) -> Option<Amount> {
    if let Some(value) = value {
        return Some(Amount::Exact(Decimal::parse(value)?));
    }
    let (low, high) = (low.and_then(Decimal::parse), high.and_then(Decimal::parse));
    (low.is_some() || high.is_some()).then_some(Amount::Range { low, high })
}

fn si(given: &WireSi) -> Option<Si> {
    let value = amount(given.value.as_deref(), given.low.as_deref(), given.high.as_deref())?;
    Some(Si { value, unit: given.unit.clone() })
}

fn timex(given: &WireValue) -> Option<TimexRange> {
    let (start, end) = (given.start.as_deref().and_then(day), given.end.as_deref().and_then(day));
    if let Some(value) = given.timex.clone() {
        return Some(TimexRange::Exact(Timex { value, start, end }));
    }
    let low = given.low.clone().map(|value| Timex { value, start, end: start });
    let high = given.high.clone().map(|value| Timex { value, start: end, end });
    (low.is_some() || high.is_some()).then_some(TimexRange::Range { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analyzer, Options};
    use crate::lexicon::Embedded;
    use std::ops::ControlFlow;

    const TEXT: &str = "😀 Nimbus Harrow said it lost $3 million and 12% of its staff.";

    fn merged(json: &str) -> Result<WireDocument, String> {
        let given: Vec<WireForeign> = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let foreign = foreign(TEXT, OffsetUnit::Utf16, &given)?;
        let analyzer = Analyzer::new(&Embedded).unwrap();
        let analysis = analyzer.analyze_merging(TEXT, &Options::default(), &foreign, &mut |_| ControlFlow::Continue(()));
        let mut document = crate::wire::document(TEXT, &analysis, OffsetUnit::Utf16);
        note_provenance(&mut document, &given);
        Ok(document)
    }

    #[test]
    fn a_host_wins_in_its_places_and_is_named() {
        let document = merged(r#"[{"by":"house","marks":[{"layer":"entity","type":"product","start":3,"end":16}]}]"#).unwrap();
        let products: Vec<_> = document.entities.iter().filter(|entity| entity.kind == "product").collect();
        assert_eq!(products.iter().map(|entity| entity.name.as_str()).collect::<Vec<_>>(), ["Nimbus Harrow"]);
        assert_eq!(document.entities.len(), 1, "the engine's own reading of the place is gone");
        assert_eq!(document.provenance.values().collect::<Vec<_>>(), ["house"]);
        assert!(document.annotations.iter().any(|mark| matches!(mark, WireAnnotation::Figure(figure) if figure.kind == "money")));
    }

    #[test]
    fn a_number_inside_a_name_is_no_figure_and_a_layer_can_be_taken_over() {
        let name = r#"[{"by":"house","marks":[{"layer":"entity","type":"work","start":30,"end":40}]}]"#;
        let figures =
            |document: &WireDocument| document.annotations.iter().filter(|mark| matches!(mark, WireAnnotation::Figure(_))).count();
        assert_eq!(figures(&merged(name).unwrap()), 1);
        let all = r#"[{"by":"house","replaces":["figures"],"marks":[{"layer":"figure","type":"percent","start":45,"end":48,"value":{"value":"12"}}]}]"#;
        assert_eq!(figures(&merged(all).unwrap()), 1);
    }

    #[test]
    fn mistakes_name_the_analyzer_and_the_mark() {
        for (mark, wrong) in [
            (r#"{"layer":"entity","type":"planet","start":3,"end":9}"#, "planet"),
            (r#"{"layer":"entity","type":"person","start":3,"end":900}"#, "3..900"),
            (r#"{"layer":"entity","type":"person","start":9,"end":9}"#, "9..9"),
            (r#"{"layer":"figure","type":"money","start":30,"end":40,"value":{"amount":"3"}}"#, "currency"),
            (r#"{"layer":"attribution","source_kind":"person","content":[]}"#, "content"),
        ] {
            let problem = merged(&format!(r#"[{{"by":"house","marks":[{mark}]}}]"#)).unwrap_err();
            assert!(problem.starts_with("analyzer “house”, mark 1") && problem.contains(wrong), "{problem}");
        }
    }
}
