//! Floor 4: one file a format, import and export.
//!
//! Knows formats and the reports of what they could not carry. Must not know where files come from or go to.

pub mod jsonld;
