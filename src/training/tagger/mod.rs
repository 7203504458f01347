//! Learns the entity model: reads examples and lists, trains, packs. Knows file formats of others; must not reach the browser.

mod card;
mod chances;
pub mod command;
pub(crate) mod crf;
pub mod evaluate;
pub(crate) mod examples;
pub mod gum;
pub mod iob2;
mod labelling;
pub mod lexicons;
mod made;
mod open;
pub(crate) mod pack;
mod passages;
mod report;
mod run;
mod settings;
mod sources;
mod together;
mod trials;
mod trust;
pub mod vary;

pub use examples::Example;
