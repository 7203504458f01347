//! The scores of the annotation guide: how well one set of marks agrees with another.
//!
//! Knows marks of both origins, a person's and the engine's, and the guide's rules of matching. Must not know files or printing.

mod attributions;
mod linking;
mod marks;
mod misses;
mod table;

pub use attributions::AttributionScore;
pub use marks::Marks;
pub use misses::misses;
pub use table::{print, to_json};

use crate::entities::EntityType;
use crate::figures::FigureType;
use std::collections::BTreeMap;

/// Right, found and wanted marks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Count {
    /// In both sets.
    pub right: f64,
    /// In the set that is judged.
    pub found: f64,
    /// In the set that is taken as true.
    pub gold: f64,
}

impl Count {
    /// The share of the found marks that are right, from 0 to 1; 1 where nothing was found.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    /// The share of the gold marks that were found.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.gold)
    }

    /// The harmonic mean of precision and recall; 1 where there is nothing to find and nothing found.
    pub fn f1(self) -> f64 {
        ratio(2.0 * self.right, self.found + self.gold)
    }

    fn add(&mut self, other: Count) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 1.0 } else { part / whole }
}

/// All scores of a set of texts.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Exact span and type, by type.
    pub entities: BTreeMap<EntityType, Count>,
    /// B³ over mentions that both sets have.
    pub linking: Count,
    /// Precision and recall sides of B³ need their own sums: see [`linking`].
    linking_recall: Count,
    /// Exact span and type, by type.
    pub figures: BTreeMap<FigureType, Count>,
    /// Values among figures with the exact span and type: right, and how many there were.
    pub values: BTreeMap<FigureType, Count>,
    /// Parts and wholes of attributions.
    pub attributions: AttributionScore,
}

impl Score {
    /// Adds the comparison of one text.
    pub fn add(&mut self, text: &str, gold: &Marks, found: &Marks) {
        self.add_entities(gold, found);
        self.add_figures(gold, found);
        self.attributions.add(text, &gold.attributions, &found.attributions);
        let (precision, recall) = linking::b_cubed(&gold.entities, &found.entities);
        self.linking.add(precision);
        self.linking_recall.add(recall);
    }

    fn add_entities(&mut self, gold: &Marks, found: &Marks) {
        for entity in &gold.entities {
            self.entities.entry(entity.kind).or_default().gold += 1.0;
        }
        for entity in &found.entities {
            let count = self.entities.entry(entity.kind).or_default();
            count.found += 1.0;
            let right = gold.entities.iter().any(|other| other.span == entity.span && other.kind == entity.kind);
            count.right += f64::from(u8::from(right));
        }
    }

    fn add_figures(&mut self, gold: &Marks, found: &Marks) {
        for figure in &gold.figures {
            self.figures.entry(figure.value.kind).or_default().gold += 1.0;
        }
        for figure in &found.figures {
            let kind = figure.value.kind;
            let count = self.figures.entry(kind).or_default();
            count.found += 1.0;
            if let Some(same) = gold.figures.iter().find(|other| other.span == figure.span && other.value.kind == kind) {
                count.right += 1.0;
                let values = self.values.entry(kind).or_default();
                values.found += 1.0;
                values.gold += 1.0;
                values.right += f64::from(u8::from(same.value.agrees(&figure.value)));
            }
        }
    }

    /// Entities of all types together.
    pub fn all_entities(&self) -> Count {
        sum(self.entities.values())
    }

    /// Figures of all types together.
    pub fn all_figures(&self) -> Count {
        sum(self.figures.values())
    }

    /// Values of all types together.
    pub fn all_values(&self) -> Count {
        sum(self.values.values())
    }

    /// The F1 of B³: how well mentions are joined to things.
    pub fn linking_f1(&self) -> f64 {
        let (precision, recall) = (self.linking.precision(), self.linking_recall.precision());
        ratio(2.0 * precision * recall, precision + recall)
    }
}

fn sum<'a>(counts: impl Iterator<Item = &'a Count>) -> Count {
    let mut all = Count::default();
    counts.for_each(|&count| all.add(count));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::marked::{MarkedText, read_article};

    fn marked(body: &str) -> MarkedText {
        read_article(&format!("language: en\nreference-date: 2026-03-04\n---\n{body}")).unwrap()
    }

    fn score(gold: &str, found: &str) -> Score {
        let (gold, found) = (marked(gold), marked(found));
        assert_eq!(gold.text, found.text);
        let mut score = Score::default();
        score.add(&gold.text, &Marks::of_marked(&gold), &Marks::of_marked(&found));
        score
    }

    #[test]
    fn the_same_marks_score_one() {
        let text = "⟨s1:person|⟨per1|Wong⟩⟩ ⟨q1|said⟩ ⟨c1:indirect|it cost ⟨money:5 USD|$5⟩⟩.";
        let score = score(text, text);
        assert_eq!(score.all_entities().f1(), 1.0);
        assert_eq!(score.all_figures().f1(), 1.0);
        assert_eq!(score.attributions.triple.f1(), 1.0);
        assert_eq!(score.linking_f1(), 1.0);
    }

    #[test]
    fn spans_and_types_must_be_exact() {
        let score = score("⟨per1|Ann Lee⟩ met ⟨per2|Bo⟩ in ⟨loc1|Rome⟩.", "⟨per1|Ann⟩ Lee met ⟨org2|Bo⟩ in ⟨loc1|Rome⟩.");
        assert_eq!(score.all_entities(), Count { right: 1.0, found: 3.0, gold: 3.0 });
        assert_eq!(score.entities[&EntityType::Place].f1(), 1.0);
    }

    #[test]
    fn values_count_over_exact_spans() {
        let score = score("⟨money:5 USD|$5⟩ and ⟨percent:7|7%⟩", "⟨money:6 USD|$5⟩ and ⟨percent:7|7%⟩");
        assert_eq!(score.all_figures().f1(), 1.0);
        assert_eq!(score.all_values(), Count { right: 1.0, found: 2.0, gold: 2.0 });
    }

    #[test]
    fn attribution_parts_match_from_half_their_length() {
        let gold = "⟨s1:person|Mr Wong⟩ ⟨q1|said⟩ ⟨c1:indirect|it rained all day⟩.";
        let close = score(gold, "Mr ⟨s1:person|Wong⟩ ⟨q1|said⟩ ⟨c1:direct|it rained all⟩ day.");
        assert_eq!(close.attributions.triple.f1(), 1.0);
        assert_eq!(close.attributions.quote.precision(), 0.0);
        let far = score(gold, "Mr ⟨s1:person|Wong⟩ ⟨q1|said⟩ it rained ⟨c1:indirect|all⟩ day.");
        assert_eq!(far.attributions.triple.f1(), 0.0);
        assert_eq!(far.attributions.source.f1(), 1.0);
        assert_eq!(far.attributions.content.f1(), 0.0);
    }

    #[test]
    fn joining_two_people_costs() {
        let score = score("⟨per1|Ann⟩ ⟨per2|Bo⟩ ⟨per1|Ann⟩ ⟨per2|Bo⟩", "⟨per1|Ann⟩ ⟨per1|Bo⟩ ⟨per1|Ann⟩ ⟨per1|Bo⟩");
        assert!((score.linking_f1() - 2.0 / 3.0).abs() < 1e-9);
    }
}
