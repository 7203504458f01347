//! Chinese numerals, alone or mixed with digits: `两千三百五`, `3千万亿`, `壹佰`, `二零一六`, `5萬4千6百`, `三点五亿`, `十几万`.
//! Knows the numeral system; must not know what is counted.

use super::{Form, Kind, Num};
use crate::figures::reader::{Reader, Sense, W};
use crate::text::TokenKind;

/// Whether the number that precedes `at` goes on in Chinese: a power, `多` before one, or a fraction.
pub fn goes_on(reader: &Reader, at: usize) -> bool {
    let at = more(reader, at).unwrap_or(at);
    let at = at + usize::from(reader.char(at) == '个' && scale(reader, at + 1) == Some(8));
    scale(reader, at).is_some() || [W::Fen, W::Also, W::Dozen].into_iter().any(|word| reader.word(at, word).is_some())
}

#[inline(never)]
pub(super) fn scale(reader: &Reader, at: usize) -> Option<u8> {
    reader
        .find(at, |sense| if let Sense::Scale(power) = sense { Some(power) } else { None })
        .filter(|(_, end)| *end == at + 1)
        .map(|(p, _)| p)
}

#[inline(never)]
pub(super) fn digit(reader: &Reader, at: usize) -> Option<u8> {
    reader.find(at, |sense| if let Sense::Digit(digit) = sense { Some(digit) } else { None }).map(|(digit, _)| digit)
}

#[inline(never)]
pub(super) fn more(reader: &Reader, at: usize) -> Option<usize> {
    reader.find(at, |sense| matches!(sense, Sense::More | Sense::Some).then_some(())).map(|(_, end)| end)
}

/// The number in Chinese numerals at `at`, dozens included.
pub fn number(reader: &Reader, at: usize) -> Option<Num> {
    fraction(reader, at).map(|num| dozens(reader, num))
}

/// `五十打`: 打 counts by twelve where it is no verb.
fn dozens(reader: &Reader, num: Num) -> Num {
    const DONE: &str = "出击电人破开赢败下球工折了过进造入断平通动响印字针";
    let Some(end) = reader.word(num.end, W::Dozen) else { return num };
    if DONE.contains(reader.char(end)) && reader.char(end) != '\0' {
        return num;
    }
    Num { end, value: num.value.and_then(|value| value.times(12.into())), power: 0, lone_one: false, ..num }
}

fn fraction(reader: &Reader, at: usize) -> Option<Num> {
    if let Some(((above, below), end)) =
        reader.find(at, |sense| if let Sense::Vulgar(above, below) = sense { Some((above, below)) } else { None })
    {
        let value = super::fraction::ratio(i64::from(above).into(), i64::from(below).into());
        return Some(Num { kind: Kind::Fraction, ..Num::new(at, end, value, Form::Han) });
    }
    if let Some(num) = hong_kong_fraction(reader, at) {
        return Some(num);
    }
    let whole = plain(reader, at)?;
    Some(super::fraction::after_han(reader, whole))
}

/// `三分一`, `四分三`: a fraction without 之, as Hong Kong says it.
fn hong_kong_fraction(reader: &Reader, at: usize) -> Option<Num> {
    if reader.literal || reader.char(at + 1) != '分' {
        return None;
    }
    let (below, above) = (digit(reader, at)?, digit(reader, at + 2)?);
    let counted = reader.word(at + 3, W::Classifier).is_some_and(|end| end == at + 4 && reader.char(at + 3) != '厘');
    let fits = matches!((below, above), (3..=5, 1) | (3, 2) | (4, 3));
    let ends = digit(reader, at + 3).or(scale(reader, at + 3)).is_none() && !counted && reader.time(at + 3).is_none();
    let value = super::fraction::ratio(i64::from(above).into(), i64::from(below).into());
    (fits && ends).then(|| Num { kind: Kind::Fraction, ..Num::new(at, at + 3, value, Form::Han) })
}

/// A number without fraction.
pub(super) fn plain(reader: &Reader, at: usize) -> Option<Num> {
    read(reader, at, true)
}

/// A whole number: 点 behind it is no decimal point, as in clock times.
pub(super) fn whole(reader: &Reader, at: usize) -> Option<Num> {
    read(reader, at, false)
}

fn read(reader: &Reader, at: usize, points: bool) -> Option<Num> {
    reader.han.get(at * 2 + usize::from(points), || super::han_sum::read(reader, at, points))
}

/// `千三` is 1,300 where nothing makes another word of it.
pub(super) fn leads_digit(reader: &Reader, at: usize) -> bool {
    let small = matches!(scale(reader, at), Some(2 | 3)) && digit(reader, at + 1).is_some_and(|digit| digit > 0);
    let free = |at: usize| reader.kind(at) != Some(TokenKind::Han) || reader.find(at, currency).is_some();
    small && free(at + 2) && (at == 0 || free(at - 1)) && !reader.is_number(at + 2)
}

/// `过百间`, `上千名`, `百余人`, `百人以上`: a power alone is one of it between words that say so.
pub(super) fn stands_for_one(reader: &Reader, at: usize) -> bool {
    if reader.literal || reader.word(at, W::Idiom).is_some() {
        return false;
    }
    let after = |at: usize| reader.bound_after(at).is_some();
    let more = reader.find(at + 1, |sense| (sense == Sense::More).then_some(())).map(|(_, end)| end);
    let counted = |at: usize| reader.word(at, W::Classifier).is_some() || reader.word(at, W::Noun).is_some();
    (at > 0 && matches!(reader.char(at - 1), '过' | '逾' | '上' | '近' | '超' | '破'))
        || more.is_some_and(counted)
        || reader.word(at + 1, W::Classifier).is_some_and(after)
}

fn currency(sense: Sense) -> Option<()> {
    matches!(sense, Sense::Currency(_)).then_some(())
}
