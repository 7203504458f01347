//! Floor 6: other people's pages: the JavaScript API, the worker, the element and the page annotator.
//!
//! Knows JavaScript and the floors below. Nothing below knows it.

#[cfg(feature = "worker")]
mod answer;
#[cfg(feature = "worker")]
mod api;
#[cfg(feature = "worker")]
mod engine;
#[cfg(feature = "formats")]
mod formats;
#[cfg(feature = "worker")]
mod kept;
#[cfg(feature = "worker")]
pub mod worker;
