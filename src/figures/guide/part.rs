//! One number with what surrounds it: its currency before, its tail behind. Knows how they hang together; must not know ranges.

use super::tail::{self, Found, Tail};
use super::{Scene, money};
use crate::figures::numbers::{self, Form, Num};
use crate::figures::reader::{Sense, W};
use crate::figures::{Bound, Decimal};
use crate::text::TokenKind;

/// A number with its currency before it and its tail behind.
pub(super) struct Part {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) num: Num,
    /// The currency that stands before the number, by row, and where its name ends.
    pub(super) prefix: Option<(u16, usize)>,
    pub(super) tail: Option<Tail>,
    /// A bound that is said inside: `多`, `来`, or `约` behind a currency.
    pub(super) inner: Option<Bound>,
}

/// The number at `at` with its surroundings.
pub(super) fn part(scene: &Scene, at: usize) -> Option<Part> {
    let reader = scene.reader;
    let lead = money::lead(scene, at);
    let number_at = lead.as_ref().map_or(at, |lead| lead.number_at);
    if !numbers::may_begin(reader, number_at) {
        return None;
    }
    let num = scene.number(number_at)?;
    let touching = lead.is_some() || reader.is_number(num.end - 1);
    let num = if touching { with_suffix(scene, num, lead.is_some()) } else { num };
    let (num, found) = match tenths(scene, &num) {
        Some((value, end)) => {
            (Num { value: Some(value), ..num }, Some(Found { tail: Tail::Percent(Decimal::from(10)), end, more: None }))
        }
        None => (num, tail::tail(scene, &num)),
    };
    let prefix = lead.as_ref().map(|lead| (lead.row, lead.end));
    let said = lead.and_then(|lead| lead.bound);
    let found = found.filter(|found| prefix.is_none() || matches!(found.tail, Tail::Money(_)));
    let part = match found {
        Some(Found { tail, end, more }) => Part { start: at, end, num, prefix, tail: Some(tail), inner: said.or(more) },
        None => Part { start: at, end: num.end, num, prefix, tail: None, inner: said },
    };
    Some(with_rest(scene, money::with_minor(scene, part)))
}

/// `三噸半`, `一條半`, `兩倍半`, `一米二`: what is left over stands behind the unit.
fn with_rest(scene: &Scene, part: Part) -> Part {
    let reader = scene.reader;
    let unit_alone = match part.tail {
        Some(Tail::Counted(from, to)) => to == from + 1,
        Some(Tail::Measure(_) | Tail::Fold) => part.num.form == Form::Han,
        _ => false,
    };
    let tenths = match reader.char(part.end) {
        '半' if !"数天年月日夜径岛场球旬路个小生".contains(reader.char(part.end + 1)) => Some(5),
        _ if matches!(part.tail, Some(Tail::Measure(_))) => lone_digit(scene, part.end),
        _ => None,
    };
    let more = tenths.filter(|_| unit_alone && part.inner.is_none()).and_then(|tenths| Decimal::new(i128::from(tenths), -1));
    let Some(value) = more.and_then(|more| part.num.value?.plus(more)) else { return part };
    Part { end: part.end + 1, num: Num { value: Some(value), ..part.num }, ..part }
}

/// A Chinese digit with nothing counted behind it.
fn lone_digit(scene: &Scene, at: usize) -> Option<u8> {
    let reader = scene.reader;
    let digit = reader.digit(at).filter(|&digit| digit > 0 && !reader.is_number(at))?;
    let more = numbers::may_begin(reader, at + 1) || reader.word(at + 1, W::Classifier).is_some() || scene.unit(at + 1).is_some();
    (!more && reader.word(at, W::Idiom).is_none()).then_some(digit)
}

/// `七成五`: seven tenths and a half of one.
fn tenths(scene: &Scene, num: &Num) -> Option<(Decimal, usize)> {
    let reader = scene.reader;
    let end = reader.word(num.end, W::Cheng)?;
    let value = num.value.filter(|value| *value <= Decimal::from(10))?;
    if let Some((_, end)) = reader.find(end, |sense| (sense == Sense::HalfZh).then_some(())) {
        return Some((value.plus(Decimal::new(5, -1)?)?, end));
    }
    let next = numbers::unsigned_plain(reader, end).filter(|next| next.end == end + 1 && !reader.gap(end))?;
    let counted = reader.word(next.end, W::Classifier).is_some();
    let digit = next.within(1, 9).filter(|_| !counted)?;
    Some((value.plus(Decimal::new(i128::from(digit), -1)?)?, next.end))
}

/// `1.2bn`, `15k`, `$3.4B`: letters that touch the digits.
fn with_suffix(scene: &Scene, num: Num, money: bool) -> Num {
    let reader = scene.reader;
    let found = reader.find(num.end, |sense| if let Sense::Suffix(power) = sense { Some(power) } else { None });
    let Some((power, end)) = found.filter(|_| !reader.gap(num.end)) else { return num };
    let form = reader.slice(num.end, end);
    let sure = money
        || matches!(form, "k" | "K" | "bn" | "tn" | "mn" | "w" | "W")
        || (form == "m" && (scene.currency(end).is_some() || counts_many(scene, &num, end)));
    if !sure {
        return num;
    }
    let value = num.value.and_then(|value| value.scaled(i16::from(power)));
    Num { end, value, power, form: numbers::Form::English, kind: numbers::Kind::Integer, ..num }
}

/// `1.2m scans`, `3m people`: metres count nothing, millions do.
fn counts_many(scene: &Scene, num: &Num, at: usize) -> bool {
    let reader = scene.reader;
    let decimal = reader.slice(num.start, num.end).contains('.');
    let noun = reader.slice(at, at + 1);
    let many = decimal && noun.len() > 4 && noun.ends_with('s') && !noun.ends_with("ss") && reader.word(at, W::Stop).is_none();
    let people = reader.word(at, W::Plural).is_some();
    reader.gap(at) && reader.kind(at) == Some(TokenKind::Word) && noun.starts_with(char::is_lowercase) && (many || people)
}

/// The token after `(含)` at `at`, or `at` itself: what it says to be included is so anyway.
pub(super) fn included(scene: &Scene, at: usize) -> usize {
    let reader = scene.reader;
    let said = reader.char(at) == '(' && reader.char(at + 1) == '含' && reader.char(at + 2) == ')';
    if said { at + 3 } else { at }
}
