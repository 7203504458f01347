//! Floor 2: figures, that is every number in the news with its value.
//!
//! Knows numbers, units, currencies and the calendar. Must not know names, speakers or the screen.

mod calendar;
mod decimal;
mod guide;
mod numbers;
mod reader;
pub mod recognize;
mod units;
mod value;

pub use decimal::Decimal;
#[cfg(feature = "cli")]
pub(crate) use guide::ends as counted;
pub use value::{Amount, Bound, Figure, FigureType, Si, Timex, TimexRange, Value};

use crate::lexicon::{LexiconError, Provider};
use crate::text::Document;
#[cfg(feature = "cli")]
use crate::text::Span;
use chrono::NaiveDate;

/// What dates are counted from.
#[derive(Clone, Copy, Debug, Default)]
pub struct FigureOptions {
    /// The day the article is of; relative dates stay unresolved without it.
    pub reference_date: Option<NaiveDate>,
}

/// The day that `YYYY-MM-DD` names. (chrono's own reader knows more ways to write a day, and is 20 kB of wasm.)
pub fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut part =
        |digits: usize| parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()));
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if text.len() != 10 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Finds figures. Made once, used for any number of texts.
pub struct Recognizer {
    lexicon: reader::Lexicon,
    units: units::Units,
    ends: guide::ends::Ends,
}

impl Recognizer {
    /// Reads its tables, which are small and compiled in, and weights that the provider may have.
    ///
    /// # Errors
    /// A table or a blob that is there but damaged.
    pub fn new(provider: &dyn Provider) -> Result<Self, LexiconError> {
        let tables = [
            ("numerals.txt", include_str!("tables/numerals.txt")),
            ("bounds.txt", include_str!("tables/bounds.txt")),
            ("calendar.txt", include_str!("tables/calendar.txt")),
            ("classifiers.txt", include_str!("tables/classifiers.txt")),
            ("nouns.txt", include_str!("tables/nouns.txt")),
        ];
        let lexicon = reader::Lexicon::read(&tables)?;
        let (units, mut terms) = units::Units::read(include_str!("tables/units.txt"), include_str!("tables/currencies.txt"))?;
        terms.extend(calendar::festival_terms());
        let mut recognizer = Recognizer { lexicon: lexicon.extended(terms), units, ends: guide::ends::Ends::default() };
        recognizer.take_in(provider)?;
        Ok(recognizer)
    }

    /// Reads the weights that the provider has, in place of those it had.
    ///
    /// # Errors
    /// A damaged blob.
    pub fn take_in(&mut self, provider: &dyn Provider) -> Result<(), LexiconError> {
        self.ends.take_in(provider)
    }

    /// The figures of passage `nth` of the document, sorted, without overlaps. Linear in the passage.
    pub fn find(&self, document: &Document, nth: usize, options: &FigureOptions) -> Vec<Figure> {
        self.of(document, *options).find(nth)
    }

    /// Figures of one document, passage by passage, with what they share: faster than [`Recognizer::find`] for each.
    pub fn of<'a>(&'a self, document: &'a Document<'a>, options: FigureOptions) -> Figures<'a> {
        let local = units::Local::new(document.text, document.language);
        Figures { recognizer: self, document, options, local }
    }
}

#[cfg(feature = "cli")]
impl Recognizer {
    /// What a marked figure of passage `nth` teaches; none where it counts by no classifier.
    pub(crate) fn counted(&self, document: &Document, nth: usize, figure: Span) -> Option<guide::ends::Counted> {
        let tokens = document.tokens_of(nth);
        let reader = reader::Reader::new(document.text, tokens, &self.lexicon);
        let at = |byte: u32| (0..reader.len()).find(|&at| reader.lex(at).is_some_and(|lex| lex.span.end > byte));
        guide::ends::Counted::new(&reader, at(figure.start)?, at(figure.end - 1)? + 1)
    }
}

/// The figures of one document.
pub struct Figures<'a> {
    recognizer: &'a Recognizer,
    document: &'a Document<'a>,
    options: FigureOptions,
    local: units::Local<'a>,
}

impl Figures<'_> {
    /// The figures of passage `nth`, sorted, without overlaps. Linear in the passage.
    pub fn find(&self, nth: usize) -> Vec<Figure> {
        let reader = reader::Reader::new(self.document.text, self.document.tokens_of(nth), &self.recognizer.lexicon);
        guide::find(&guide::Scene {
            reader: &reader,
            units: &self.recognizer.units,
            ends: &self.recognizer.ends,
            today: self.options.reference_date,
            language: self.document.language,
            local: &self.local,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_read_strictly() {
        assert_eq!(day("2024-02-29").map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
        for no in ["2023-02-29", "2024-2-29", "2024-02-29T00", "+024-02-29", "2024-02", "", "二〇二四-02-29"] {
            assert_eq!(day(no), None, "{no}");
        }
    }
}
