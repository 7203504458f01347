//! Floor 3: the reader's tags, notes and corrections.
//!
//! Knows the model, the undo log and what a store must do. Must not know where a store keeps things, what time it is, nor the
//! screen: whoever changes something hands in the id and the time.

mod log;
mod notebook;
mod store;
mod tag;

pub use log::{Change, Log};
pub use notebook::{Notebook, NotebookInfo};
pub use store::{MemoryStore, Store, StoreError};
pub use tag::{Correction, Tag};
