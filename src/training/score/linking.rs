//! B³: how well mentions are joined to things. Knows mentions with ids; must not know names.
//!
//! For every mention that both sets have, precision is the share of its found companions that are its gold companions, recall the
//! other way round (Bagga and Baldwin, 1998). Mentions only one set has are for the entity score to judge.

use super::Count;
use crate::entities::EntityType;
use crate::training::marked::GoldEntity;

/// The sums of precision and of recall over the common mentions, each in `right` over `found`.
pub(super) fn b_cubed(gold: &[GoldEntity], found: &[GoldEntity]) -> (Count, Count) {
    let common: Vec<_> = gold.iter().filter_map(|g| found.iter().find(|f| f.span == g.span).map(|f| (key(g), key(f)))).collect();
    let (mut precision, mut recall) = (Count::default(), Count::default());
    for (g, f) in &common {
        let both = common.iter().filter(|(a, b)| a == g && b == f).count() as f64;
        let in_found = common.iter().filter(|(_, b)| b == f).count() as f64;
        let in_gold = common.iter().filter(|(a, _)| a == g).count() as f64;
        precision.add(Count { right: both / in_found, found: 1.0, gold: 1.0 });
        recall.add(Count { right: both / in_gold, found: 1.0, gold: 1.0 });
    }
    (precision, recall)
}

fn key(entity: &GoldEntity) -> (EntityType, u32) {
    (entity.kind, entity.id)
}
