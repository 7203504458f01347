//! Floor 0: text and places in it.
//!
//! Knows characters, scripts and punctuation. Must not know words, names or meanings: nothing here reads a word list.

mod document;
mod language;
mod map;
mod offsets;
mod order;
mod passages;
mod quotation;
mod sentences;
mod signs;
mod span;
mod tokens;

pub use document::Document;
pub use language::{Language, is_han};
pub use map::{Map, Quick};
pub use offsets::{OffsetMap, OffsetUnit};
pub use order::{by_key, by_text, pair_key, place_key, span_key};
pub use passages::{Passage, PassageKind, passages};
pub use quotation::{Pair, PairKind, pairs};
pub use sentences::Sentence;
pub use span::Span;
pub use tokens::{Token, TokenKind, tokenize};
