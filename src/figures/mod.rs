//! Floor 2: figures, that is every number in the news with its value.
//!
//! Knows numbers, units, currencies and the calendar. Must not know names, speakers or the screen.

mod decimal;
mod value;

pub use decimal::Decimal;
pub use value::{Amount, Bound, Figure, FigureType, Si, Timex, TimexRange, Value};

use crate::lexicon::{LexiconError, Provider};
use crate::text::Document;
use chrono::NaiveDate;

/// What dates are counted from.
#[derive(Clone, Copy, Debug, Default)]
pub struct FigureOptions {
    /// The day the article is of; relative dates stay unresolved without it.
    pub reference_date: Option<NaiveDate>,
}

/// Finds figures. Made once, used for any number of texts.
pub struct Recognizer {}

impl Recognizer {
    /// Reads its tables from the provider.
    ///
    /// # Errors
    /// A table that is there but damaged.
    pub fn new(_provider: &dyn Provider) -> Result<Self, LexiconError> {
        Ok(Recognizer {})
    }

    /// The figures of passage `nth` of the document, sorted, without overlaps. Linear in the passage.
    pub fn find(&self, _document: &Document, _nth: usize, _options: &FigureOptions) -> Vec<Figure> {
        Vec::new()
    }
}
