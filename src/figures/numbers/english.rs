//! English number words and digits: `two and a half million`, `4 thousand 3 hundred and 21`, `1.2bn`, `three quarters`, `dozens`.
//! Knows their grammar; must not know what is counted.

use super::digits::{self, Shape};
use super::english_fraction::{lone_fraction, nth, share, with_fraction};
use super::{Form, Kind, Num};
use crate::figures::Decimal;
use crate::figures::reader::{Reader, Sense, W};

/// A whole number in words while it is read.
#[derive(Clone, Copy)]
pub(super) struct Whole {
    pub(super) end: usize,
    pub(super) value: Option<Decimal>,
    /// The magnitude that came last.
    pub(super) magnitude: Option<u8>,
    pub(super) words: bool,
    pub(super) shape: Option<Shape>,
    /// Where a last tens word began: `thirty` in `one hundred thirty-fifths`.
    pub(super) last_ten: Option<(usize, i64)>,
    pub(super) plural_only: bool,
}

impl Whole {
    /// At least one of what the words up to `end` say.
    fn some_of(end: usize) -> Self {
        Whole { end, value: None, magnitude: None, words: true, shape: None, last_ten: None, plural_only: true }
    }
}

/// The English number at `at`.
pub fn number(reader: &Reader, at: usize) -> Option<Num> {
    if let Some(num) = lone_fraction(reader, at) {
        return Some(num);
    }
    let whole = whole(reader, at).or_else(|| vague(reader, at))?;
    let num = with_fraction(reader, at, whole);
    Some(num.unwrap_or_else(|| finish(reader, at, whole)))
}

fn finish(reader: &Reader, at: usize, whole: Whole) -> Num {
    let mut num = Num::new(at, whole.end, whole.value, if whole.words { Form::English } else { Form::Digits });
    if whole.shape.is_some_and(|shape| matches!(shape, Shape::Decimal | Shape::EuropeanShort)) {
        num.kind = Kind::Decimal;
    }
    num.vague = whole.plural_only;
    num.power = whole.magnitude.unwrap_or(0);
    num.lone_one = whole.words && whole.end == at + 1 && small(reader, at) == Some(1);
    if !whole.words && whole.shape == Some(Shape::Plain) {
        num.digits = reader.slice(at, at + 1).chars().count() as u32;
    }
    num
}

pub(super) fn small(reader: &Reader, at: usize) -> Option<i64> {
    reader.find(at, |sense| if let Sense::One(value) = sense { Some(i64::from(value)) } else { None }).map(|(value, _)| value)
}

fn ten(reader: &Reader, at: usize) -> Option<i64> {
    reader.find(at, |sense| if let Sense::Ten(value) = sense { Some(i64::from(value)) } else { None }).map(|(value, _)| value)
}

pub(super) fn magnitude(reader: &Reader, at: usize) -> Option<u8> {
    reader.find(at, |sense| if let Sense::Magnitude(power) = sense { Some(power) } else { None }).map(|(power, _)| power)
}

fn multiple(reader: &Reader, at: usize) -> Option<i64> {
    reader.find(at, |sense| if let Sense::Multiple(value) = sense { Some(i64::from(value)) } else { None }).map(|(value, _)| value)
}

/// Words or digits below a hundred, or any run of digits.
fn simple(reader: &Reader, at: usize) -> Option<(Option<Decimal>, usize)> {
    if reader.is_number(at) {
        return Some(spaced(reader, at));
    }
    if let Some(tens) = ten(reader, at) {
        let dash = at + 1 + usize::from(reader.char(at + 1) == '-');
        return match small(reader, dash).filter(|one| (1..10).contains(one)) {
            Some(one) => Some((Some(Decimal::from(tens + one)), dash + 1)),
            None => Some((Some(Decimal::from(tens)), at + 1)),
        };
    }
    small(reader, at).map(|one| (Some(Decimal::from(one)), at + 1))
}

/// Digits, with thousands set apart by spaces: `1 234 567.89`, `10 000`.
fn spaced(reader: &Reader, at: usize) -> (Option<Decimal>, usize) {
    let first = reader.slice(at, at + 1);
    let mut end = at + 1;
    while first.len() <= 3 && !first.starts_with('0') && continues_thousands(reader, end) {
        end += 1;
    }
    if end < at + 3 && !reader.slice(at + 1, end).ends_with("00") && (reader.literal || !pair(reader, at, end)) {
        return (digits::value(first), at + 1);
    }
    let value = (at + 1..end).try_fold(digits::value(first), |value, next| {
        let part = digits::value(reader.slice(next, next + 1));
        Some(value.and_then(|value| value.scaled(3)).zip(part).and_then(|(value, part)| value.plus(part)))
    });
    (value.flatten(), end)
}

/// `2 340 members`: two groups alone are one number where nothing before makes a name or a list of them.
fn pair(reader: &Reader, at: usize, end: usize) -> bool {
    if end != at + 2 {
        return false;
    }
    let named = at > 0 && (reader.is_capital(at - 1) || reader.is_number(at - 1) || reader.char(at - 1) == ',');
    let currency = at > 0 && reader.before(at, |sense| matches!(sense, Sense::Currency(_)).then_some(())).is_some();
    (!named || currency) && reader.kind(end) != Some(crate::text::TokenKind::Han)
}

fn continues_thousands(reader: &Reader, at: usize) -> bool {
    let form = reader.slice(at, at + 1);
    let one_space = reader.is_number(at) && reader.slice(at - 1, at + 1).len() == reader.slice(at - 1, at).len() + form.len() + 1;
    let (whole, fraction) = form.split_once('.').unwrap_or((form, ""));
    let ends = fraction.is_empty() || !reader.is_number(at + 1);
    one_space && whole.len() == 3 && whole.bytes().all(|b| b.is_ascii_digit()) && ends && reader.slice(at - 1, at).len() <= 3
}

/// A whole number: small numbers, hundreds and magnitudes in falling order.
pub(super) fn whole(reader: &Reader, at: usize) -> Option<Whole> {
    let (first, words) = match simple(reader, at) {
        Some((value, end)) => ((value, end), !reader.is_number(at)),
        None => {
            // `a hundred`, `a dozen`
            let next = reader.word(at, W::A)?;
            let counts = magnitude(reader, next).is_some() || multiple(reader, next).is_some();
            ((Some(Decimal::from(1)), if counts { next } else { return None }), true)
        }
    };
    let shape = reader.is_number(at).then(|| digits::shape(reader.slice(at, at + 1))).flatten();
    let last_ten = ten(reader, at).filter(|_| first.1 == at + 1).map(|value| (at, value));
    let mut state = Sum {
        total: Some(Decimal::from(0)),
        group: first.0,
        end: first.1,
        limit: u8::MAX,
        hundreds: false,
        last: None,
        last_ten,
        added_last: false,
    };
    while state.magnitude(reader) || state.addend(reader) {}
    let total = state.total.zip(state.group).and_then(|(total, group)| total.plus(group));
    let dozens = multiple(reader, state.end).filter(|_| !reader.is_number(state.end));
    let (value, end) = match dozens {
        Some(count) => (total.and_then(|total| total.times(Decimal::from(count))), state.end + 1),
        None => (total, state.end),
    };
    let changed = words || state.last.is_some() || dozens.is_some();
    let last_ten = state.last_ten;
    let sum = Whole {
        end,
        value,
        magnitude: state.last.filter(|_| !state.added_last),
        words: changed,
        shape: shape.filter(|_| !changed),
        last_ten,
        plural_only: false,
    };
    Some(point(reader, at, sum))
}

struct Sum {
    total: Option<Decimal>,
    group: Option<Decimal>,
    end: usize,
    limit: u8,
    hundreds: bool,
    last: Option<u8>,
    last_ten: Option<(usize, i64)>,
    added_last: bool,
}

impl Sum {
    /// `hundred`, `million`: multiplies what was read since the last larger one.
    fn magnitude(&mut self, reader: &Reader) -> bool {
        let dash = self.end + usize::from(reader.char(self.end) == '-' && !reader.is_number(self.end + 1));
        let Some(power) = magnitude(reader, dash) else { return false };
        let scaled = self.group.and_then(|group| group.scaled(i16::from(power)));
        if power == 2 {
            if self.hundreds {
                return false;
            }
            (self.group, self.hundreds) = (scaled, true);
        } else if power < self.limit {
            self.total = self.total.zip(scaled).and_then(|(total, scaled)| total.plus(scaled));
            (self.group, self.limit, self.hundreds) = (Some(Decimal::from(0)), power, false);
        } else {
            return false;
        }
        (self.last, self.end, self.last_ten, self.added_last) = (Some(power), dash + 1, None, false);
        true
    }

    /// `and twenty-one`, `three` after `million`: adds, if what follows is smaller than the last power.
    fn addend(&mut self, reader: &Reader) -> bool {
        let Some(last) = self.last else { return false };
        let at = reader.word(self.end, W::And).unwrap_or(self.end);
        let Some((Some(value), end)) = simple(reader, at) else { return false };
        let next = magnitude(reader, end);
        let bound = if last == 2 { 2 } else { i16::from(last) };
        let small =
            value.is_whole() && value > Decimal::from(0) && Decimal::from(1).scaled(bound).is_some_and(|bound| value < bound);
        // `two hundred and two thousand` is one group, `3 hundred and 2 hundred` are two numbers
        let rising = match next {
            Some(2) => self.hundreds,
            Some(power) => power >= self.limit,
            None => false,
        };
        // `and three quarters` is a fraction of what stands before
        let dash = end + usize::from(reader.char(end) == '-');
        let part = share(reader, dash).is_some()
            || (value > Decimal::from(1) && nth(reader, end).is_some_and(|(_, end)| reader.slice(end - 1, end).ends_with('s')));
        if !small || rising || (part && at > self.end) || (self.hundreds && last != 2) {
            return false;
        }
        self.group = self.group.and_then(|group| group.plus(value));
        self.last_ten = ten(reader, at).filter(|_| end == at + 1).map(|value| (at, value));
        self.end = end;
        self.added_last = true;
        self.magnitude(reader)
    }
}

/// `two hundred point zero three`, `point seventy-one`.
fn point(reader: &Reader, start: usize, whole: Whole) -> Whole {
    let Some(mut at) = reader.word(whole.end, W::Point).filter(|_| whole.words || !reader.is_number(start)) else { return whole };
    let first = at;
    let (mut value, mut place) = (whole.value, 0i16);
    while let Some((part, end)) = simple(reader, at).filter(|_| !reader.is_number(at) && place > -30) {
        let part = part.and_then(Decimal::to_i64).unwrap_or(0);
        place -= if part > 9 { 2 } else { 1 };
        let add = Decimal::new(i128::from(part), place);
        value = value.zip(add).and_then(|(value, add)| value.plus(add));
        at = end;
    }
    if at == first {
        return whole;
    }
    match magnitude(reader, at) {
        Some(power) => {
            Whole { end: at + 1, value: value.and_then(|value| value.scaled(i16::from(power))), magnitude: Some(power), ..whole }
        }
        None => Whole { end: at, value, magnitude: None, ..whole },
    }
}

/// `dozens`, `millions`, `tens of thousands`, `several hundred`: at least one of them.
fn vague(reader: &Reader, at: usize) -> Option<Whole> {
    if let Some(power) = reader.word(at, W::Few).filter(|_| !reader.literal).and_then(|next| magnitude(reader, next)) {
        let end = reader.word(at, W::Few)? + 1;
        return Some(Whole { end, value: Decimal::from(1).scaled(i16::from(power)), ..Whole::some_of(end) });
    }
    if !reader.slice(at, at + 1).ends_with(['s', 'S']) {
        return None;
    }
    let (mut value, mut end) = match (magnitude(reader, at), multiple(reader, at)) {
        (Some(power), _) => (Decimal::from(1).scaled(i16::from(power))?, at + 1),
        // `GMAT scores` are no twenties
        (_, Some(count)) if count != 20 || reader.literal || reader.word(at + 1, W::Of).is_some() => (Decimal::from(count), at + 1),
        _ => return None,
    };
    while let Some(power) = reader.word(end, W::Of).and_then(|next| magnitude(reader, next)) {
        value = value.scaled(i16::from(power))?;
        end += 2;
    }
    Some(Whole { value: Some(value), ..Whole::some_of(end) })
}

/// A whole number in words alone, for what begins like one.
pub(super) fn whole_number(reader: &Reader, at: usize) -> Option<Num> {
    whole(reader, at).map(|whole| finish(reader, at, whole))
}
