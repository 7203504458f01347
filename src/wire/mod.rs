//! Floor 4: the versioned types that cross worker, JavaScript and files (`manicule/1`).
//!
//! Knows the contract's JSON shapes, and is the only place where offsets change their unit. Must not know who reads them.

mod flat;
mod protocol;
pub mod rows;
mod types;
mod writer;

pub use protocol::{Answer, Call, DocumentAnswer, Request, Response, WireHits, WireOptions, WireProgress, WireQueryError};
pub use types::*;
pub use writer::{document, sha256, wire_value};
