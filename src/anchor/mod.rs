//! Floor 2: selectors, and finding them again in changed text.
//!
//! Knows text only; must not know marks, tags or the screen. What cannot be found for certain is said to be so: a wrong place that
//! looks right is worse than none.

mod find;
mod selector;

pub use find::{Anchoring, State, anchor};
pub use selector::{CONTEXT, Describer, Selector, describe};
