//! What the codes of marks mean, and how the parts of an attribution come together. Must not know brackets.

use super::{GoldAttribution, GoldEntity, GoldFigure, GoldValue, Inferred};
use crate::attributions::{QuoteType, SourceKind};
use crate::entities::EntityType;
use crate::figures::FigureType;
use crate::text::Span;
use std::collections::BTreeMap;

/// Marks read so far.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) entities: Vec<GoldEntity>,
    pub(super) figures: Vec<GoldFigure>,
    attributions: BTreeMap<u32, AttributionParts>,
}

#[derive(Default)]
struct AttributionParts {
    source: Option<Span>,
    kind: Option<SourceKind>,
    cue: Option<Span>,
    content: Vec<Span>,
    quote: Option<QuoteType>,
    inferred: Option<Inferred>,
}

impl Parts {
    /// Takes a mark in; marks must come sorted.
    pub(super) fn add(&mut self, code: &str, span: Span) -> Result<(), String> {
        let (name, about) = code.split_once(':').unwrap_or((code, ""));
        if let Some(kind) = FigureType::ALL.into_iter().find(|kind| kind.name() == name) {
            let value = GoldValue::parse(kind, about)?;
            self.figures.push(GoldFigure { span, value });
            return Ok(());
        }
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let id = name[letters.len()..].parse().map_err(|_| format!("unknown code {code}"))?;
        if let Some(kind) = entity_type(letters) {
            self.entities.push(GoldEntity { span, kind, id });
            return Ok(());
        }
        let attribution = self.attributions.entry(id).or_default();
        match letters {
            "s" => attribution.add_source(span, about),
            "q" if attribution.cue.is_none() => {
                attribution.cue = Some(span);
                Ok(())
            }
            "c" => attribution.add_content(span, about),
            _ => Err(format!("unknown code {code}, or a second one of its kind")),
        }
    }

    /// The attributions by number, or where one is incomplete (a byte) and why.
    pub(super) fn attributions(&mut self) -> Result<Vec<GoldAttribution>, (u32, String)> {
        std::mem::take(&mut self.attributions).into_iter().map(|(id, parts)| parts.finish(id)).collect()
    }
}

impl AttributionParts {
    fn add_source(&mut self, span: Span, kind: &str) -> Result<(), String> {
        if self.source.replace(span).is_some() {
            return Err("an attribution has two sources".into());
        }
        self.kind = Some(source_kind(kind).ok_or_else(|| format!("“{kind}” is no kind of source"))?);
        Ok(())
    }

    fn add_content(&mut self, span: Span, about: &str) -> Result<(), String> {
        self.content.push(span);
        for word in about.split(',').filter(|word| !word.is_empty()) {
            if let Some(quote) = QuoteType::ALL.into_iter().find(|quote| quote.name() == word) {
                self.quote = Some(quote);
            } else if let Some(kind) = source_kind(word) {
                self.kind = Some(kind);
            } else {
                self.inferred = Some(inferred(word).ok_or_else(|| format!("“{word}” says nothing about a content"))?);
            }
        }
        Ok(())
    }

    fn finish(self, id: u32) -> Result<GoldAttribution, (u32, String)> {
        let at = self.content.first().copied().or(self.source).or(self.cue).unwrap_or_default().start;
        let missing = |what: &str| (at, format!("attribution {id} has no {what}"));
        if self.content.is_empty() {
            return Err(missing("content"));
        }
        Ok(GoldAttribution {
            id,
            source: self.source,
            inferred: self.inferred,
            cue: self.cue,
            quote: self.quote.ok_or_else(|| missing("kind of quotation on its first content"))?,
            source_kind: self.kind.ok_or_else(|| missing("kind of source"))?,
            content: self.content,
        })
    }
}

fn source_kind(name: &str) -> Option<SourceKind> {
    SourceKind::ALL.into_iter().find(|kind| kind.name() == name)
}

fn inferred(word: &str) -> Option<Inferred> {
    let name = word.strip_prefix("inferred=")?;
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let id = name[letters.len()..].parse().ok()?;
    match letters {
        "s" => Some(Inferred::SourceOf(id)),
        letters => entity_type(letters).map(|kind| Inferred::Entity(kind, id)),
    }
}

fn entity_type(code: &str) -> Option<EntityType> {
    Some(match code {
        "per" => EntityType::Person,
        "org" => EntityType::Organization,
        "pro" => EntityType::Product,
        "loc" => EntityType::Place,
        "evt" => EntityType::Event,
        "wrk" => EntityType::Work,
        _ => return None,
    })
}
