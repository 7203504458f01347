//! Floor 2: selectors, and finding them again in changed text.
//!
//! Knows text only; must not know marks, tags or the screen. What cannot be found for certain is said to be so: a wrong place that
//! looks right is worse than none.
//!
//! How a place is found: the text is folded to one spelling and indexed by short runs of characters, once for a batch. The words
//! are looked up as they are; if they are gone, runs of the words and their neighbours vote for a place, and the fewest edits say
//! how it has changed. [`judge`] decides what that is worth.

mod align;
mod difference;
mod find;
mod folded;
mod grams;
mod judge;
mod pattern;
mod selector;

pub use difference::{Difference, Nature};
pub use find::{Anchorer, Anchoring, State, anchor};
pub use selector::{CONTEXT, Describer, Selector, describe, placed, quote};
