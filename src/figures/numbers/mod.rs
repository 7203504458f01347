//! Numbers as they are written: digits, Chinese numerals, English words. Knows their grammar; must not know units or dates.

mod digits;
mod english;
mod english_fraction;
mod fraction;
mod han;
mod han_sum;
mod ordinal;

pub use digits::{Shape, is_sound, shape};
pub use ordinal::{Nth, ordinal};

use super::Decimal;
use super::reader::{Reader, W, opens};
use crate::text::TokenKind;

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole.
    Integer,
    /// With a decimal point.
    Decimal,
    /// One number over another.
    Fraction,
    /// With an exponent.
    Power,
}

/// In which script it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Only digits and their separators.
    Digits,
    /// Chinese numerals, at least in part.
    Han,
    /// English words, at least in part.
    English,
}

/// A number that stands in the text at tokens `start..end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Num {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Its value; none where it is too large or too long to be sound.
    pub value: Option<Decimal>,
    /// What sort of number.
    pub kind: Kind,
    /// How it is written.
    pub form: Form,
    /// Whether it says “some” (`数十`, `dozens`) or “and some more” (`十几`, `10 多`).
    pub vague: bool,
    /// For numbers written digit by digit, how many; 0 otherwise.
    pub digits: u32,
    /// The power of ten that `百分之`, `千分之` … divide by, and where the numerator begins.
    pub share: Option<(u8, usize)>,
    /// The power of ten it ends with: 8 for `3 億`, 6 for `two million`; 0 without one.
    pub power: u8,
    /// Whether it is one Chinese digit or English `one` alone, which is often no number.
    pub lone_one: bool,
}

impl Num {
    pub(super) fn new(start: usize, end: usize, value: Option<Decimal>, form: Form) -> Self {
        let fractional = value.is_some_and(|value| !value.is_whole());
        let kind = if fractional { Kind::Decimal } else { Kind::Integer };
        Num { start, end, value, kind, form, vague: false, digits: 0, share: None, power: 0, lone_one: false }
    }

    /// The number as a small whole one.
    pub fn int(&self) -> Option<i64> {
        self.value.filter(|_| self.kind == Kind::Integer).and_then(Decimal::to_i64)
    }

    /// The number as a whole one within `low..=high`.
    pub fn within(&self, low: i64, high: i64) -> Option<i64> {
        self.int().filter(|value| (low..=high).contains(value))
    }
}

/// The number that begins at token `at`, the longest reading.
pub fn number(reader: &Reader, at: usize) -> Option<Num> {
    // `正负2.99`, `±3`: so much on either side
    if let Some(end) = reader.word(at, W::PlusMinus) {
        return unsigned(reader, end).map(|num| Num { start: at, ..num });
    }
    if let Some(end) = minus(reader, at) {
        let num = unsigned(reader, end)?;
        return Some(Num { start: at, value: num.value.map(Decimal::negated), ..num });
    }
    unsigned(reader, at)
}

/// A number without a sign.
pub fn unsigned(reader: &Reader, at: usize) -> Option<Num> {
    let anew = || match reader.kind(at)? {
        TokenKind::Han => han::number(reader, at),
        TokenKind::Number if han::goes_on(reader, at + 1) => han::number(reader, at),
        _ => english::number(reader, at),
    };
    if may_begin(reader, at) { reader.numbers.get(at, anew) } else { None }
}

/// Digits or Chinese numerals alone: no sign, no fraction, no English words.
pub fn unsigned_plain(reader: &Reader, at: usize) -> Option<Num> {
    let begins = may_begin(reader, at) && matches!(reader.kind(at), Some(TokenKind::Han | TokenKind::Number));
    if begins { han::plain(reader, at) } else { None }
}

/// A whole number in digits or Chinese numerals, before a clock word that could be a decimal point.
pub fn whole(reader: &Reader, at: usize) -> Option<Num> {
    match unsigned_plain(reader, at)? {
        num if num.kind == Kind::Decimal => han::whole(reader, at),
        num => Some(num),
    }
}

/// Whether a number is rather a word: 陆, 伍, 拾 alone are land, ranks and picking up.
pub fn is_word(reader: &Reader, num: &Num) -> bool {
    num.end == num.start + 1 && matches!(reader.char(num.start), '陆' | '伍' | '拾')
}

/// Whether the last token of a number is digits.
pub fn ends_in_digit(reader: &Reader, num: &Num) -> bool {
    num.end > 0 && reader.is_number(num.end - 1)
}

/// The token after a minus sign or word before a number.
///
/// A hyphen is a minus only where nothing touches it on the left and the number touches it on the right.
fn minus(reader: &Reader, at: usize) -> Option<usize> {
    let end = reader.word(at, W::Minus)?;
    if !matches!(reader.char(at), '-' | '−') {
        return Some(end);
    }
    let free = reader.gap(at)
        || at.checked_sub(1).is_some_and(|left| {
            matches!(reader.char(left), '(' | '<' | '>' | '=' | '\'' | '"' | '、' | ':') || reader.slice(left, at) == "，"
        });
    // `75 -300 mm` is a range
    let free = free && (at == 0 || !reader.is_number(at - 1));
    (free && !reader.gap(end) && reader.is_number(end)).then_some(end)
}

/// Whether a number may begin at `at`: cheap, for scanning.
pub fn may_begin(reader: &Reader, at: usize) -> bool {
    reader.opens(at) & opens::NUMBER != 0
}
