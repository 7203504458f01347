//! A word's worth of trust in lists that no set teaches: its names are listed since they are names. Knows keys of features; must not
//! know texts.

use super::crf::{Learned, Weights};
use crate::entities::EntityType;
use crate::entities::tagger::features::{NEAREST, class_key};
use crate::entities::tagger::labels::{LANES, begin, inside};
use crate::entities::tagger::lists::class;
use crate::entities::tagger::model::KEY_BITS;
use crate::entities::tagger::table::kept;
use std::collections::BTreeMap;

/// The classes of names of which nearly all are of one type.
const TRUSTED: [(u8, EntityType); 8] = [
    (class::LISTED, EntityType::Organization),
    (class::ORGANIZATION, EntityType::Organization),
    (class::COMPANY, EntityType::Organization),
    (class::PLACE, EntityType::Place),
    (class::COUNTRY, EntityType::Place),
    (class::SITE, EntityType::Place),
    (class::FOREIGN, EntityType::Person),
    (class::FULL_NAME, EntityType::Person),
];

/// What was learned of Chinese, with listed names of several characters worth `more`.
pub(super) fn trusting(learned: &Learned, more: f32) -> Learned {
    let mut rows: BTreeMap<(u32, u8), Weights> = learned.rows.iter().copied().collect();
    for (class, kind) in TRUSTED {
        // alone; first, middle and last of two, of three, and of four or more
        for (nth, of) in [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3), (0, 4), (1, 4), (3, 4)] {
            let key = kept(class_key(class, nth, of), KEY_BITS);
            let label = if nth == 0 { begin(kind) } else { inside(kind) };
            rows.entry((key, -NEAREST as u8)).or_insert([0.0; LANES])[label] += more;
        }
    }
    Learned { rows: rows.into_iter().collect(), steps: learned.steps }
}
