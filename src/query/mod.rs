//! Floor 4: the filter language over an annotated document and the reader's tags.
//!
//! Knows terms, their grammar and which marks and passages they mean. Must not know the screen. Works on the wire's document, so
//! that it filters imported marks like the engine's own.
//!
//! ```text
//! 北京 "artificial intelligence"      words, folded: Traditional is Simplified, full width is half width, case does not count
//! type:money >1bn                     a comparison belongs to the type before it: one mark must be both
//! said-by:"知情人士" source:anonymous statement:deny quote:direct
//! entity:Meta -entity:Google          - or NOT: passages without
//! date:2025-06..2025-10 currency:USD  ranges; either end may be missing
//! tag:check note:"to do" is:heading
//! (a OR b) c                          side by side is AND
//! ```

mod complete;
mod evaluate;
mod index;
mod lex;
mod number;
mod parse;
mod term;

pub use complete::{Completion, complete};
pub use evaluate::{Hits, evaluate};
pub use index::{Index, TaggedPlace};
pub use parse::{Query, QueryError, parse, toggle};
pub use term::{Comparison, Field, Term};
