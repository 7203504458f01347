//! Learns the entity model: reads examples and lists, trains, packs. Knows file formats of others; must not reach the browser.

pub mod command;
pub(crate) mod crf;
pub mod evaluate;
pub(crate) mod examples;
pub mod gum;
pub mod iob2;
pub mod lexicons;
pub(crate) mod pack;
pub mod vary;

pub use examples::Example;
