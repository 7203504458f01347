//! Floor 4: the versioned types that cross worker, JavaScript and files (`manicule/1`).
//!
//! Knows the contract's JSON shapes, and is the only place where offsets change their unit. Must not know who reads them.

mod flat;
mod foreign;
mod json;
mod names;
mod options;
mod places;
mod protocol;
mod request;
pub mod rows;
mod types;
mod units;
mod values;
mod writer;

pub use foreign::{WireForeign, foreign, note_provenance};
pub use json::Json;
pub use names::{WireName, WireNames};
pub use options::WireOptions;
pub use places::{Places, WirePlace, WireSelector};
pub use protocol::{Answer, Call, Request, Response, WireFile, WireHits, WireLoss, WireOffer, WireProgress, WireQueryError};
pub use types::*;
pub use units::in_unit;
pub use values::{bound_sign, coded, helps};
pub use writer::{document, sha256, wire_value};
