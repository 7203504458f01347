//! What a figure is worth. Knows the types of the annotation guide; must not know how they are written in any language.

use super::Decimal;
use crate::text::Span;
use chrono::NaiveDate;

/// A figure in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number with its unit, sign and bounding words.
    pub span: Span,
    /// What it is worth.
    pub value: Value,
    /// How the words around it bound it.
    pub bound: Option<Bound>,
    /// How the value was read, for the reader's trust: `143 億 = 143 × 10⁸`, `上月末 → 2025-11, from 2025-12-10`. May be empty.
    pub reading: String,
}

/// The types of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureType {
    /// An amount of a currency.
    Money,
    /// A share of a hundred, or percentage points.
    Percent,
    /// A number of something counted or measured.
    Quantity,
    /// A place in a row.
    Ordinal,
    /// A number of nothing named.
    Number,
    /// A calendar point or period.
    Date,
    /// A clock time or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// Years of life.
    Age,
    /// A figure per something.
    Rate,
}

impl FigureType {
    /// All types, in the guide's order.
    pub const ALL: [FigureType; 10] = [
        FigureType::Money,
        FigureType::Percent,
        FigureType::Quantity,
        FigureType::Ordinal,
        FigureType::Number,
        FigureType::Date,
        FigureType::Time,
        FigureType::Duration,
        FigureType::Age,
        FigureType::Rate,
    ];

    /// The name in every output: `money`, `percent` …
    pub fn name(self) -> &'static str {
        match self {
            FigureType::Money => "money",
            FigureType::Percent => "percent",
            FigureType::Quantity => "quantity",
            FigureType::Ordinal => "ordinal",
            FigureType::Number => "number",
            FigureType::Date => "date",
            FigureType::Time => "time",
            FigureType::Duration => "duration",
            FigureType::Age => "age",
            FigureType::Rate => "rate",
        }
    }
}

/// How words bound a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `約`, `about`.
    About,
    /// `超過`, `more than`.
    Over,
    /// `至少`, `at least`.
    AtLeast,
    /// `近`, `under`.
    Under,
    /// `最多`, `up to`.
    AtMost,
}

impl Bound {
    /// The name in every output.
    pub fn name(self) -> &'static str {
        match self {
            Bound::About => "about",
            Bound::Over => "over",
            Bound::AtLeast => "at_least",
            Bound::Under => "under",
            Bound::AtMost => "at_most",
        }
    }
}

/// One number, or a range of two of which one may be open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A single number.
    Exact(Decimal),
    /// From `low` to `high`, both included.
    Range {
        /// The lower end, where there is one.
        low: Option<Decimal>,
        /// The upper end, where there is one.
        high: Option<Decimal>,
    },
}

/// A TIMEX3 value with its calendar days where they are determined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// The TIMEX3 value: `2025-07`, `2026-Q1`, `P20Y`, `2025-01-23T15:30`.
    pub value: String,
    /// The first calendar day.
    pub start: Option<NaiveDate>,
    /// The last calendar day (included).
    pub end: Option<NaiveDate>,
}

/// One point or period, or a range of two of which one may be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimexRange {
    /// A single value.
    Exact(Timex),
    /// From `low` to `high`.
    Range {
        /// Where it begins, if that is said.
        low: Option<Timex>,
        /// Where it ends, if that is said.
        high: Option<Timex>,
    },
}

/// A measure in SI or UCUM terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Si {
    /// The amount in `unit`.
    pub value: Amount,
    /// The UCUM code: `km/h`, `Cel`.
    pub unit: String,
}

/// The value of a figure, by type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Amount and ISO 4217 code.
    Money {
        /// How much.
        amount: Amount,
        /// The ISO 4217 code.
        currency: String,
    },
    /// Per cent, or percentage points.
    Percent {
        /// The number before the sign.
        value: Amount,
        /// Whether percentage points are meant.
        points: bool,
    },
    /// Number and unit or counted noun.
    Quantity {
        /// How many.
        value: Amount,
        /// The unit as written, without spaces between Chinese characters.
        unit: String,
        /// The measure, where the unit is one.
        si: Option<Si>,
    },
    /// A place in a row.
    Ordinal(Amount),
    /// A bare number.
    Number(Amount),
    /// A calendar point or period.
    Date(TimexRange),
    /// A clock time.
    Time(TimexRange),
    /// A length of time.
    Duration(TimexRange),
    /// Years of life.
    Age(Amount),
    /// A figure per something.
    Rate {
        /// The figure over the base.
        value: Amount,
        /// Its unit, where it has one.
        unit: Option<String>,
        /// Its ISO 4217 code, where it is money.
        currency: Option<String>,
        /// The base: `week`, `周`, `share`.
        per: String,
    },
}

impl Value {
    /// The type it belongs to.
    pub fn figure_type(&self) -> FigureType {
        match self {
            Value::Money { .. } => FigureType::Money,
            Value::Percent { .. } => FigureType::Percent,
            Value::Quantity { .. } => FigureType::Quantity,
            Value::Ordinal(_) => FigureType::Ordinal,
            Value::Number(_) => FigureType::Number,
            Value::Date(_) => FigureType::Date,
            Value::Time(_) => FigureType::Time,
            Value::Duration(_) => FigureType::Duration,
            Value::Age(_) => FigureType::Age,
            Value::Rate { .. } => FigureType::Rate,
        }
    }

    /// The number in it, for comparing; none for dates, times and durations.
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Value::Money { amount, .. } => Some(*amount),
            Value::Percent { value, .. } | Value::Quantity { value, .. } | Value::Rate { value, .. } => Some(*value),
            Value::Ordinal(value) | Value::Number(value) | Value::Age(value) => Some(*value),
            Value::Date(_) | Value::Time(_) | Value::Duration(_) => None,
        }
    }

    /// The calendar value in it, for dates, times and durations.
    pub fn timex(&self) -> Option<&TimexRange> {
        match self {
            Value::Date(timex) | Value::Time(timex) | Value::Duration(timex) => Some(timex),
            _ => None,
        }
    }
}

impl Amount {
    /// The lowest and highest number, the same for a single one.
    pub fn ends(self) -> (Option<Decimal>, Option<Decimal>) {
        match self {
            Amount::Exact(value) => (Some(value), Some(value)),
            Amount::Range { low, high } => (low, high),
        }
    }
}

impl TimexRange {
    /// The first and last calendar day, where determined.
    pub fn days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        match self {
            TimexRange::Exact(timex) => (timex.start, timex.end),
            TimexRange::Range { low, high } => (low.as_ref().and_then(|t| t.start), high.as_ref().and_then(|t| t.end)),
        }
    }
}
