//! English numbers over numbers: `half a million`, `and three quarters`, `3/4`, `fifths`, `one in five`. Knows what makes a fraction of
//! whole numbers; must not know what is counted.

use super::digits;
use super::english::{Whole, magnitude, small, whole};
use super::fraction::ratio;
use super::{Form, Kind, Num};
use crate::figures::Decimal;
use crate::figures::reader::{Reader, Sense, W};

/// `half`, `a half`, `½`, `half a million`, `quarter million`, `a third`.
pub(super) fn lone_fraction(reader: &Reader, at: usize) -> Option<Num> {
    let (value, end) = vulgar(reader, at).or_else(|| {
        let lead = reader.word(at, W::A).unwrap_or(at);
        let (below, end) = share(reader, lead).or_else(|| {
            if lead > at { nth(reader, lead).filter(|(_, end)| reader.literal || !names_a_place(reader, *end)) } else { None }
        })?;
        Some((ratio(Decimal::from(1), below)?, end))
    })?;
    // a bare `quarter` is a period; `second` and the like are no fractions
    let after_a = reader.word(end, W::A).unwrap_or(end);
    let power = magnitude(reader, after_a).or_else(|| magnitude(reader, end));
    let is_half = value == Decimal::new(5, -1)?;
    if power.is_none() && !is_half && reader.word(at, W::A).is_none() && vulgar(reader, at).is_none() {
        return None;
    }
    let end = if power.is_some() { if magnitude(reader, end).is_some() { end + 1 } else { after_a + 1 } } else { end };
    let value = power.map_or(Some(value), |power| value.scaled(i16::from(power)));
    Some(Num { kind: Kind::Fraction, ..Num::new(at, end, value, Form::English) })
}

/// Whether what follows `a third` makes it a place in a row: `a third straight meeting`, and not `a third fewer`.
fn names_a_place(reader: &Reader, at: usize) -> bool {
    reader.kind(at) == Some(crate::text::TokenKind::Word)
        && [W::Stop, W::Comparative].iter().all(|&word| reader.word(at, word).is_none())
}

fn vulgar(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let ((above, below), end) =
        reader.find(at, |sense| if let Sense::Vulgar(above, below) = sense { Some((above, below)) } else { None })?;
    Some((ratio(Decimal::from(i64::from(above)), Decimal::from(i64::from(below)))?, end))
}

pub(super) fn share(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    reader.find(at, |sense| if let Sense::Share(below) = sense { Some(Decimal::from(i64::from(below))) } else { None })
}

/// An ordinal as a denominator: `fifth`, `twenty-firsts`, `millionth`; `second` is none.
pub(super) fn nth(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let (nth, end) = super::ordinal::words(reader, at)?;
    let below = nth.value.filter(|below| *below > Decimal::from(2) || nth.end > at + 1)?;
    Some((below, end))
}

/// What makes a fraction of a whole number: `and a half`, `1/4`, `fifths`, `over three`, `out of ten`.
pub(super) fn with_fraction(reader: &Reader, at: usize, whole: Whole) -> Option<Num> {
    let make = |end: usize, value: Option<Decimal>| Num { kind: Kind::Fraction, ..Num::new(at, end, value, Form::English) };
    let value = whole.value?;
    if let Some((part, end)) = vulgar(reader, whole.end) {
        return Some(make(end, value.plus(part)));
    }
    if let Some((part, end)) = mixed(reader, whole.end) {
        let power = whole.magnitude.filter(|&power| power > 2);
        if let Some(power) = power {
            return Some(make(end, part.scaled(i16::from(power)).and_then(|part| value.plus(part))));
        }
        let sum = value.plus(part);
        return Some(match magnitude(reader, end) {
            Some(power) => make(end + 1, sum.and_then(|sum| sum.scaled(i16::from(power)))),
            None => make(end, sum),
        });
    }
    denominator(reader, at, whole).map(|(end, value)| make(end, value))
}

/// `and a half`, `and three quarters`, ` 1/4` after a whole number.
fn mixed(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    if let Some(part) = slash(reader, at).filter(|(value, _)| (*value < Decimal::from(1) || reader.literal) && reader.gap(at)) {
        return Some(part);
    }
    let next = reader.word(at, W::And)?;
    if let Some(part) = vulgar(reader, next) {
        return Some(part);
    }
    let (above, lead) = match reader.word(next, W::A) {
        Some(lead) => (1, lead),
        None => small(reader, next).map(|above| (above, next + 1)).unwrap_or((1, next)),
    };
    let (below, end) = share(reader, lead).or_else(|| if lead > next { nth(reader, lead) } else { None })?;
    let whole_noun = !reader.literal
        && above == 1
        && reader.word(next, W::A).is_some()
        && share(reader, lead).is_none()
        && names_a_place(reader, end);
    (!whole_noun).then_some(())?;
    Some((ratio(Decimal::from(above), below)?, end))
}

/// `3/4`, touching.
pub(super) fn slash(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let touching = reader.is_number(at) && reader.is_number(at + 2) && matches!(reader.char(at + 1), '/' | '⁄');
    let apart = reader.gap(at + 1) || reader.gap(at + 2) || reader.char(at + 3) == '/';
    if !touching || apart {
        return None;
    }
    let above = digits::value(reader.slice(at, at + 1))?;
    Some((ratio(above, digits::value(reader.slice(at + 2, at + 3))?)?, at + 3))
}

fn denominator(reader: &Reader, at: usize, whole: Whole) -> Option<(usize, Option<Decimal>)> {
    let value = whole.value?;
    if let Some((value, end)) = slash(reader, at).filter(|_| whole.end == at + 1) {
        return Some((end, Some(value)));
    }
    if let Some(next) = reader.word(whole.end, W::DividedBy) {
        let below = self::whole(reader, next)?;
        let over = reader.slice(whole.end, next).eq_ignore_ascii_case("over");
        let proper = if over { reader.literal } else { value < below.value? };
        return proper.then(|| (below.end, below.value.and_then(|below| ratio(value, below))));
    }
    if let Some(next) = reader.word(whole.end, W::In).filter(|_| reader.slice(whole.end, whole.end + 1) == "in") {
        // `one in five`, `1 in 20`
        let below = self::whole(reader, next).filter(|below| {
            let alike = below.words == whole.words || value == Decimal::from(1) && reader.is_number(next);
            reader.literal || (alike && small(reader, at).is_none_or(|one| one < 20))
        });
        if let Some((below, end)) = below
            .and_then(|below| Some((below.value?, below.end)))
            .filter(|(below, _)| value < *below && *below <= Decimal::from(100_000))
        {
            let one = value == Decimal::from(1) || !reader.literal;
            let year = reader.is_number(next) && below >= Decimal::from(1900);
            if one && !year && value >= Decimal::from(1) && value <= Decimal::from(20) {
                return Some((end, ratio(value, below)));
            }
        }
    }
    if let Some((tens_at, tens)) = whole.last_ten.filter(|_| whole.words) {
        // `one hundred thirty-fifths` is 100 over 35
        let lone = value == Decimal::from(tens);
        let above = value.minus(Decimal::from(tens))?;
        let tens_nth = nth(reader, tens_at).filter(|(_, end)| *end > whole.end && !lone && plural(reader, *end, above));
        if let Some((below, end)) = tens_nth {
            return Some((end, ratio(above, below)));
        }
    }
    let dash = whole.end + usize::from(reader.char(whole.end) == '-');
    let (below, end) = share(reader, dash)
        .filter(|(below, _)| *below == Decimal::from(4) || value == Decimal::from(1))
        .or_else(|| nth(reader, dash))?;
    let real = whole.words && (plural(reader, end, value) || value == Decimal::from(1));
    real.then(|| (end, ratio(value, below)))
}

/// Three fifths are plural, and one fifth is not.
fn plural(reader: &Reader, end: usize, above: Decimal) -> bool {
    reader.slice(end - 1, end).ends_with(['s', 'S']) == (above != Decimal::from(1))
}
