//! One shape for marks of both origins. Knows a person's and the engine's types; must not judge.

use crate::analysis::Analysis;
use crate::attributions::Attribution;
use crate::training::marked::{GoldAttribution, GoldEntity, GoldFigure, GoldValue, MarkedText};

/// The marks of one text.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Names; the ids tell things apart across all types.
    pub entities: Vec<GoldEntity>,
    /// Figures.
    pub figures: Vec<GoldFigure>,
    /// Attributions.
    pub attributions: Vec<GoldAttribution>,
}

impl Marks {
    /// The marks that a person has written into a text.
    pub fn of_marked(text: &MarkedText) -> Self {
        Marks { entities: text.entities.clone(), figures: text.figures.clone(), attributions: text.attributions.clone() }
    }

    /// The marks that the engine has found.
    pub fn of_analysis(analysis: &Analysis) -> Self {
        let entities = analysis.mentions.iter();
        let figures = analysis.figures.iter();
        Marks {
            entities: entities.map(|m| GoldEntity { span: m.span, kind: m.kind, id: m.entity }).collect(),
            figures: figures.map(|figure| GoldFigure { span: figure.span, value: GoldValue::of(figure) }).collect(),
            attributions: Self::of_attributions(&analysis.attributions),
        }
    }

    /// The attributions that the engine has found.
    pub fn of_attributions(found: &[Attribution]) -> Vec<GoldAttribution> {
        let marked = |(nth, found): (usize, &Attribution)| GoldAttribution {
            id: nth as u32,
            source: found.source.map(|source| source.span),
            inferred: None,
            cue: found.cue,
            content: found.content.clone(),
            quote: found.quote,
            source_kind: found.source_kind,
        };
        found.iter().enumerate().map(marked).collect()
    }
}
