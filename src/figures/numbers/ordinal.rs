//! Places in a row: `third`, `21st`, `twenty-first`, `第二百五十`. Knows how ordinals are written; must not know what is ordered.

use super::Num;
use crate::figures::Decimal;
use crate::figures::reader::{Reader, Sense, W};
use crate::text::TokenKind;

/// An ordinal at tokens `start..end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nth {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Which place.
    pub value: Option<Decimal>,
}

/// The ordinal at `at`, in any language.
pub fn ordinal(reader: &Reader, at: usize) -> Option<Nth> {
    if let Some(next) = reader.word(at, W::Nth) {
        let num = super::han::plain(reader, next).filter(|num| num.value.is_none_or(Decimal::is_whole))?;
        return Some(Nth { start: at, end: num.end, value: num.value });
    }
    let latin = reader.is_number(at) || reader.is_term(at) && reader.kind(at) == Some(TokenKind::Word);
    let anew = || digits(reader, at).or_else(|| words(reader, at).map(|(nth, _)| nth));
    if latin { reader.ordinals.get(at, anew) } else { None }
}

/// `21st`, `2nd`.
fn digits(reader: &Reader, at: usize) -> Option<Nth> {
    if !reader.is_number(at)
        || reader.gap(at + 1)
        || !matches!(reader.slice(at + 1, at + 2), "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH")
    {
        return None;
    }
    Some(Nth { start: at, end: at + 2, value: super::digits::value(reader.slice(at, at + 1)) })
}

/// `twenty-first`, `one hundred and fifth`, `millionth`; with the token after it.
pub(super) fn words(reader: &Reader, at: usize) -> Option<(Nth, usize)> {
    if let Some((value, end)) = last_word(reader, at) {
        return Some((Nth { start: at, end, value: Some(value) }, end));
    }
    let lead = leading(reader, at)?;
    let and = reader.word(lead.end, W::And).unwrap_or(lead.end);
    let dash = lead.end + usize::from(reader.char(lead.end) == '-');
    let (last, end) = last_word(reader, dash).or_else(|| last_word(reader, and))?;
    let value = lead.value?;
    let power = last.to_i64().filter(|&last| last >= 100);
    let value = match power {
        Some(_) => value.times(last),
        None => value.plus(last),
    };
    let fits = power.is_some() || lead.value.is_some_and(|lead| fits(lead, last));
    fits.then_some((Nth { start: at, end, value }, end))
}

/// `hundred and` may take `fifth`, `twenty-` only one below ten.
fn fits(lead: Decimal, last: Decimal) -> bool {
    lead.to_i64()
        .is_some_and(|lead| if lead % 100 == 0 { lead > 0 } else { lead % 10 == 0 && lead % 100 >= 20 && last < Decimal::from(10) })
}

/// The whole number in words that an ordinal begins with.
fn leading(reader: &Reader, at: usize) -> Option<Num> {
    let in_words =
        reader.find(at, |sense| matches!(sense, Sense::One(_) | Sense::Ten(_) | Sense::Word(W::A)).then_some(())).is_some();
    if !in_words {
        return None;
    }
    super::english::whole_number(reader, at)
}

/// The last word of an ordinal.
fn last_word(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let one = |sense| match sense {
        Sense::NthOne(value) => Some(Decimal::from(i64::from(value))),
        Sense::NthTen(value) => Some(Decimal::from(i64::from(value))),
        Sense::NthMagnitude(power) => Decimal::from(1).scaled(i16::from(power)),
        _ => None,
    };
    if let Some((tens, _)) = reader.find(at, |sense| if let Sense::Ten(value) = sense { Some(value) } else { None }) {
        let dash = at + 1 + usize::from(reader.char(at + 1) == '-');
        let (last, end) = reader.find(dash, one)?;
        return (last < Decimal::from(10)).then_some((Decimal::from(i64::from(tens)).plus(last)?, end));
    }
    reader.find(at, one)
}
