//! Floor 5, native only: marked text, the scorer and the trainers. Must not reach the browser.

pub mod attributions;
pub mod chance;
pub mod figures;
pub mod files;
pub mod lint;
pub mod lists;
pub mod marked;
mod regression;
pub mod relations;
pub mod score;
pub mod tagger;
pub mod templates;
pub mod variety;
