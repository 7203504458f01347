//! Where a date may begin: cheap, for scanning. Knows what the first word or number of a date has behind it; must not know how dates
//! go on from there.

use super::super::numbers;
use super::super::reader::{Reader, Sense, W, opens};
use crate::text::TokenKind;

/// Runs of so many digits may be a year, a day, hours and minutes by themselves: `2019`, `20200701`, `0730`.
const DIGITS_ALONE: usize = 4;

/// Whether a date may begin at `at`, where some reading of the token begins dates.
pub(super) fn may_begin(reader: &Reader, at: usize) -> bool {
    match reader.is_number(at) {
        true => alone(reader, at) || number(reader, at),
        false => reader.any(at, |sense, end| begins(reader, at, sense, end)),
    }
}

/// Whether digits may be a date or time with nothing behind them; those with a point only behind `at`.
fn alone(reader: &Reader, at: usize) -> bool {
    let form = reader.slice(at, at + 1);
    match form.contains(['.', ',']) {
        true => at > 0 && reader.word(at - 1, W::At).is_some(),
        false => form.len() >= DIGITS_ALONE,
    }
}

/// Whether a date may begin with the term `at..end` in one of its senses.
fn begins(reader: &Reader, at: usize, sense: Sense, end: usize) -> bool {
    let han = reader.kind(at) == Some(TokenKind::Han);
    match sense {
        Sense::Digit(_) | Sense::Scale(_) | Sense::Tens(_) | Sense::One(_) | Sense::Ten(_) => number(reader, at),
        Sense::NthOne(_) | Sense::NthTen(_) | Sense::Word(W::Nth) => {
            numbers::ordinal(reader, at).is_some_and(|nth| goes_on(reader, nth.end))
        }
        Sense::Share(_) => goes_on(reader, end),
        // of the Chinese words that step from the present, those that count no unit are only of `上半年`
        Sense::Shift(_) => !han || reader.char(end) == '半',
        Sense::Season(_) => !han || end > at + 1,
        Sense::Part(_) => !han || end > at + 1 || numbers::may_begin(reader, end),
        Sense::Word(W::Early | W::Mid | W::Late) => !han || matches!(reader.char(at), '年' | '月' | '岁'),
        Sense::Word(W::First) => numbers::may_begin(reader, end) || reader.time(end).is_some(),
        Sense::Word(W::From | W::Between) => {
            let first = reader.skip(end, W::The);
            reader.opens(first) & (opens::DATE | opens::WHEN | opens::COUNTED) != 0 || reader.kind(first) == Some(TokenKind::Mark)
        }
        Sense::Word(W::Each) => !han && reader.opens(end) & opens::WHEN != 0,
        Sense::Word(W::NthPart) => reader.is_number(end),
        Sense::Word(W::Minus) => false,
        _ => sense.opens() & opens::DATE != 0,
    }
}

/// Whether the number at `at` may begin a date: what makes one of it stands right behind it.
fn number(reader: &Reader, at: usize) -> bool {
    let Some(num) = numbers::unsigned(reader, at) else { return false };
    // `nineteen eighty-four`
    let in_words = num.form == numbers::Form::English && num.within(1000, 2999).is_some();
    // 点 may be a decimal point or the hour's, 分之 goes on behind what could be a month
    let shorter = || [numbers::unsigned_plain(reader, at), numbers::whole(reader, at)].into_iter().flatten();
    in_words || goes_on(reader, num.end) || shorter().any(|shorter| shorter.end < num.end && goes_on(reader, shorter.end))
}

/// Whether a date may go on at `at` behind a number.
fn goes_on(reader: &Reader, at: usize) -> bool {
    let word = |at: usize| reader.opens(at) & (opens::WHEN | opens::JOINS) != 0;
    let touching = reader.kind(at) == Some(TokenKind::Word) && !reader.gap(at);
    match reader.char(at) {
        '-' | '/' | '.' | ':' => word(at + 1),
        '赛' => true,
        _ => touching || reader.word(at, W::Of).map_or_else(|| word(at), word),
    }
}
