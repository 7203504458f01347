//! The labels of the sequence model: outside, and begin and inside for every type. Knows their numbering; must not know scores.

use crate::entities::EntityType;

/// O, then B and I of each type in the order of [`EntityType::ALL`].
pub(crate) const LABELS: usize = 13;
/// Weights of one feature: [`LABELS`] used, padded for the machine's vectors.
pub(crate) const LANES: usize = 16;
/// Outside of every name.
pub(crate) const OUTSIDE: usize = 0;

/// The label that begins a name of the type.
pub(crate) fn begin(kind: EntityType) -> usize {
    1 + 2 * kind as usize
}

/// The label that continues a name of the type.
pub(crate) fn inside(kind: EntityType) -> usize {
    2 + 2 * kind as usize
}

/// Whether the label begins a name.
pub(crate) fn is_begin(label: usize) -> bool {
    label % 2 == 1
}

/// The type of a label, none for [`OUTSIDE`].
pub(crate) fn kind(label: usize) -> Option<EntityType> {
    (label != OUTSIDE).then(|| EntityType::ALL[(label - 1) / 2])
}
