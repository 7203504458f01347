//! Numbers over numbers: `五分之一`, `3又一千分之23`, `百分之…`. Knows Chinese fractions; English ones are read with the words.

use super::{Form, Kind, Num, han, minus};
use crate::figures::Decimal;
use crate::figures::reader::{Reader, W};

/// Goes on from a Chinese number where `又` or `分之` follows.
pub(super) fn after_han(reader: &Reader, whole: Num) -> Num {
    if let Some(next) = reader.word(whole.end, W::Also) {
        if let Some((part, end)) = super::english_fraction::slash(reader, next) {
            let value = whole.value.and_then(|whole| whole.plus(part));
            return Num { end, value, kind: Kind::Fraction, form: Form::Han, share: None, ..whole };
        }
        let part = han::plain(reader, next).map(|denominator| over(reader, denominator));
        if let Some(part) = part.filter(|part| part.kind == Kind::Fraction || part.share.is_some()) {
            let value = whole.value.zip(part.value).and_then(|(whole, part)| whole.plus(part));
            return Num { end: part.end, value, kind: Kind::Fraction, form: Form::Han, share: None, ..whole };
        }
    }
    over(reader, whole)
}

/// `A 分之 B` where A has been read.
fn over(reader: &Reader, denominator: Num) -> Num {
    let Some(next) = reader.word(denominator.end, W::Fen) else { return denominator };
    let negative = minus(reader, next);
    let Some(numerator) = han::plain(reader, negative.unwrap_or(next)) else { return denominator };
    let above = if negative.is_some() { numerator.value.map(Decimal::negated) } else { numerator.value };
    let value = denominator.value.zip(above).and_then(|(below, above)| ratio(above, below));
    let share = denominator.value.and_then(power_of_ten).map(|power| (power, negative.unwrap_or(next)));
    Num { kind: Kind::Fraction, vague: numerator.vague, share, ..Num::new(denominator.start, numerator.end, value, Form::Han) }
}

/// Which power of ten a denominator is, from a hundred on.
fn power_of_ten(value: Decimal) -> Option<u8> {
    (2..=16).find(|&power| Decimal::from(1).scaled(i16::from(power)) == Some(value))
}

/// The quotient to fifteen significant digits, exact where it has no more.
pub(super) fn ratio(above: Decimal, below: Decimal) -> Option<Decimal> {
    above.over(below)
}
