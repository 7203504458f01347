//! What can be asked. Knows fields and comparisons and how they are spelled; must not know documents.

use crate::figures::Decimal;
use std::fmt;

/// What a term asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// A layer, or the type of an entity or figure.
    Type,
    /// The name of an entity.
    Entity,
    /// The kind of a source.
    Source,
    /// Who says it.
    SaidBy,
    /// The kind of statement.
    Statement,
    /// The kind of quotation.
    Quote,
    /// Calendar days.
    Date,
    /// The currency of money.
    Currency,
    /// The unit of a quantity or rate.
    Unit,
    /// The name of a reader's tag; `*` is any.
    Tag,
    /// Words in a reader's note.
    Note,
    /// The kind of passage.
    Is,
}

impl Field {
    /// All fields, the commonest first.
    pub const ALL: [Field; 12] = [
        Field::Type,
        Field::Entity,
        Field::Source,
        Field::SaidBy,
        Field::Tag,
        Field::Date,
        Field::Statement,
        Field::Quote,
        Field::Currency,
        Field::Unit,
        Field::Note,
        Field::Is,
    ];

    /// How it is written before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Field::Type => "type",
            Field::Entity => "entity",
            Field::Source => "source",
            Field::SaidBy => "said-by",
            Field::Statement => "statement",
            Field::Quote => "quote",
            Field::Date => "date",
            Field::Currency => "currency",
            Field::Unit => "unit",
            Field::Tag => "tag",
            Field::Note => "note",
            Field::Is => "is",
        }
    }

    /// The field of that name.
    pub fn of(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// A number that an amount is held against; `low` and `high` are both included unless `strict`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// At least this.
    pub low: Option<Decimal>,
    /// At most this.
    pub high: Option<Decimal>,
    /// Whether the ends themselves are left out (`>` and `<`).
    pub strict: bool,
}

impl Comparison {
    /// Whether a figure that lies between `low` and `high` meets it somewhere.
    pub fn meets(&self, low: Option<Decimal>, high: Option<Decimal>) -> bool {
        let above = match (self.low, high) {
            (Some(bound), Some(high)) => high > bound || (!self.strict && high == bound),
            _ => true,
        };
        let below = match (self.high, low) {
            (Some(bound), Some(low)) => low < bound || (!self.strict && low == bound),
            _ => true,
        };
        above && below
    }
}

/// One thing asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// Words in the text of a passage.
    Words(String),
    /// A field with a value; a comparison may belong to it.
    Is {
        /// What is asked about.
        field: Field,
        /// What it must be.
        value: String,
        /// What the figure's amount must meet.
        comparison: Option<Comparison>,
    },
    /// A figure of any type whose amount meets it.
    Amount(Comparison),
}

/// As the reader writes it, without the comparison.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Words(words) => f.write_str(&quoted(words)),
            Term::Is { field, value, .. } => write!(f, "{}:{}", field.name(), quoted(value)),
            Term::Amount(_) => f.write_str(">"),
        }
    }
}

/// A value as it is written in a query: in quotation marks where it would fall apart without.
pub(super) fn quoted(value: &str) -> String {
    let plain = !value.is_empty()
        && !value.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')' | ':' | '“' | '”'))
        && !value.starts_with(['-', '>', '<', '='])
        && !matches!(value, "AND" | "OR" | "NOT");
    if plain {
        return value.to_string();
    }
    let escaped: String =
        value.chars().flat_map(|c| matches!(c, '\\' | '"' | '“' | '”').then_some('\\').into_iter().chain([c])).collect();
    format!("\"{escaped}\"")
}
