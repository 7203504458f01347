//! English number words and digits: `two and a half million`, `4 thousand 3 hundred and 21`, `1.2bn`, `three quarters`, `dozens`.
//! Knows their grammar; must not know what is counted.

use super::digits::{self, Shape};
use super::fraction::ratio;
use super::{Form, Kind, Num};
use crate::figures::Decimal;
use crate::figures::reader::{Reader, Sense, W};

/// A whole number in words while it is read.
#[derive(Clone, Copy)]
struct Whole {
    end: usize,
    value: Option<Decimal>,
    /// The magnitude that came last.
    magnitude: Option<u8>,
    words: bool,
    shape: Option<Shape>,
    /// Where a last tens word began: `thirty` in `one hundred thirty-fifths`.
    last_ten: Option<(usize, i64)>,
    plural_only: bool,
}

impl Whole {
    /// At least one of what the words up to `end` say.
    fn some_of(end: usize) -> Self {
        Whole { end, value: None, magnitude: None, words: true, shape: None, last_ten: None, plural_only: true }
    }
}

/// The English number at `at`.
pub fn number(reader: &Reader, at: usize) -> Option<Num> {
    reader.english.get(at, || number_anew(reader, at))
}

fn number_anew(reader: &Reader, at: usize) -> Option<Num> {
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

fn small(reader: &Reader, at: usize) -> Option<i64> {
    reader.find(at, |sense| if let Sense::One(value) = sense { Some(i64::from(value)) } else { None }).map(|(value, _)| value)
}

fn ten(reader: &Reader, at: usize) -> Option<i64> {
    reader.find(at, |sense| if let Sense::Ten(value) = sense { Some(i64::from(value)) } else { None }).map(|(value, _)| value)
}

fn magnitude(reader: &Reader, at: usize) -> Option<u8> {
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
    let named = at > 0 && (reader.is_capital(at - 1) || reader.is_number(at - 1) || reader.char(at - 1) == ',');
    let currency = at > 0 && reader.before(at, |sense| matches!(sense, Sense::Currency(_)).then_some(())).is_some();
    end == at + 2 && (!named || currency) && reader.kind(end) != Some(crate::text::TokenKind::Han)
}

fn continues_thousands(reader: &Reader, at: usize) -> bool {
    let form = reader.slice(at, at + 1);
    let one_space = reader.is_number(at) && reader.slice(at - 1, at + 1).len() == reader.slice(at - 1, at).len() + form.len() + 1;
    let (whole, fraction) = form.split_once('.').unwrap_or((form, ""));
    let ends = fraction.is_empty() || !reader.is_number(at + 1);
    one_space && whole.len() == 3 && whole.bytes().all(|b| b.is_ascii_digit()) && ends && reader.slice(at - 1, at).len() <= 3
}

/// A whole number: small numbers, hundreds and magnitudes in falling order.
fn whole(reader: &Reader, at: usize) -> Option<Whole> {
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

/// `half`, `a half`, `½`, `half a million`, `quarter million`, `a third`.
fn lone_fraction(reader: &Reader, at: usize) -> Option<Num> {
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

/// Whether what follows `a third` makes it a place in a row: `a third straight meeting`.
fn names_a_place(reader: &Reader, at: usize) -> bool {
    reader.kind(at) == Some(crate::text::TokenKind::Word) && reader.word(at, W::Stop).is_none()
}

fn vulgar(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let ((above, below), end) =
        reader.find(at, |sense| if let Sense::Vulgar(above, below) = sense { Some((above, below)) } else { None })?;
    Some((ratio(Decimal::from(i64::from(above)), Decimal::from(i64::from(below)))?, end))
}

fn share(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    reader.find(at, |sense| if let Sense::Share(below) = sense { Some(Decimal::from(i64::from(below))) } else { None })
}

/// An ordinal as a denominator: `fifth`, `twenty-firsts`, `millionth`; `second` is none.
fn nth(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let (nth, end) = super::ordinal::words(reader, at)?;
    let below = nth.value.filter(|below| *below > Decimal::from(2) || nth.end > at + 1)?;
    Some((below, end))
}

/// What makes a fraction of a whole number: `and a half`, `1/4`, `fifths`, `over three`, `out of ten`.
fn with_fraction(reader: &Reader, at: usize, whole: Whole) -> Option<Num> {
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
fn slash(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
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
        let below = self::whole(reader, next)
            .filter(|below| reader.literal || (below.words == whole.words && small(reader, at).is_none_or(|one| one < 20)));
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
        (_, Some(count)) => (Decimal::from(count), at + 1),
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
