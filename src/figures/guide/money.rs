//! Money as it is written around its number: signs and names before it, smaller coins behind. Knows which currency words stand on
//! which side; must not know how numbers are written.

use super::Scene;
use super::part::Part;
use super::tail::Tail;
use crate::figures::numbers;
use crate::figures::reader::{Sense, W};
use crate::figures::{Bound, Decimal};
use crate::text::is_han;

/// A currency that stands before its number.
pub(super) struct Lead {
    pub(super) row: u16,
    pub(super) end: usize,
    pub(super) number_at: usize,
    pub(super) bound: Option<Bound>,
}

/// The currency at `at` that leads a number: `$`, `HK$`, `人民币约`.
pub(super) fn lead(scene: &Scene, at: usize) -> Option<Lead> {
    let reader = scene.reader;
    let (row, end) = scene.currency(at)?;
    let bound = reader.bound_before(end).filter(|_| reader.kind(at) == Some(crate::text::TokenKind::Han));
    let (bound, number_at) = bound.map_or((None, end), |(bound, next)| (Some(bound), next));
    let rand = reader.slice(at, end) == "R";
    if rand && !scene.local.speaks_of("South Africa") {
        return None;
    }
    let begins = numbers::may_begin(reader, number_at) && reader.word(number_at, W::Idiom).is_none();
    (begins && stands_before(scene, row, at, end, number_at)).then_some(Lead { row, end, number_at, bound })
}

/// Whether a currency stands before its amounts: signs and codes do, `新台幣` does, `元` and `分` do not.
fn stands_before(scene: &Scene, row: u16, at: usize, end: usize, number_at: usize) -> bool {
    let reader = scene.reader;
    let form = reader.slice(at, end);
    if scene.units.currency(row).parts > 1 {
        return false;
    }
    if form.starts_with(is_han) {
        let chars = form.chars().count();
        let digits = reader.is_number(number_at);
        let named = form.ends_with(['币', '幣']) || digits;
        return chars > 1 && ((named && !form.ends_with(['元', '塊', '块', '圓', '圆'])) || (form.ends_with('元') && digits));
    }
    let letters = form.bytes().all(|b| b.is_ascii_alphabetic());
    let spaced_letter = form.contains(' ') && form.starts_with(|c: char| c.is_ascii_alphabetic());
    let sign = reader.word(at, W::Sign).is_some() && form.starts_with(|c: char| c.is_ascii_uppercase());
    // COP30 is a meeting, `50 dollars 50` no price
    let glued = letters && !reader.gap(end) && !sign;
    let name = letters && !sign && (form.len() > 4 || form.bytes().all(|b| b.is_ascii_lowercase()));
    !spaced_letter && !glued && !name
}

/// Adds the smaller coins behind an amount: `三元五角二分`, `两块一`, `two dollars and fifty cents`.
pub(super) fn with_minor(scene: &Scene, mut part: Part) -> Part {
    let Some(Tail::Money(row)) = part.tail else { return part };
    if scene.units.currency(row).parts > 1 {
        return part;
    }
    let mut limit = 1;
    while let Some((value, end, parts)) = coins(scene, part.end, row).filter(|(_, _, parts)| *parts > limit) {
        part.num.value = part.num.value.and_then(|sum| sum.plus(value));
        (part.end, limit) = (end, parts);
    }
    if limit == 1
        && let Some((value, end)) = tenths(scene, part.end)
    {
        part.num.value = part.num.value.and_then(|sum| sum.plus(value));
        part.end = end;
    }
    part
}

/// A number of smaller coins of the currency, in its major unit.
fn coins(scene: &Scene, at: usize, major: u16) -> Option<(Decimal, usize, i64)> {
    let reader = scene.reader;
    let next = reader.word(at, W::And).unwrap_or(at);
    let num = numbers::unsigned(reader, next).filter(|num| num.within(1, 99).is_some())?;
    let (row, end) = reader.currency(num.end)?;
    let (minor, major) = (scene.units.currency(row), scene.units.currency(major));
    let same =
        minor.likely == major.likely || major.iso.is_empty() && minor.iso.is_empty() || reader.kind(next) == reader.kind(num.end);
    let value = num.value?.over(Decimal::from(minor.parts))?;
    (minor.parts > 1 && same).then_some((value, end, minor.parts))
}

/// `两块一`, `三块零五`: a digit behind the spoken unit is a tenth of it, or with 零 a hundredth.
fn tenths(scene: &Scene, at: usize) -> Option<(Decimal, usize)> {
    let reader = scene.reader;
    if !matches!(reader.char(at - 1), '块' | '蚊') {
        return None;
    }
    let zero = usize::from(reader.char(at) == '零');
    let (digit, end) = reader.find(at + zero, |sense| if let Sense::Digit(digit @ 1..) = sense { Some(digit) } else { None })?;
    let alone = end == at + zero + 1 && !numbers::may_begin(reader, end);
    let counted = reader.word(end, W::Classifier).is_some() || reader.time(end).is_some() || reader.scale(end).is_some();
    // `一百块一张` counts sheets
    (alone && !counted).then(|| Some((Decimal::new(i128::from(digit), -1 - zero as i16)?, end))).flatten()
}

/// The number that is worth of a part in the major unit of its currency, by row.
pub(super) fn of(scene: &Scene, part: &Part) -> Option<(u16, usize)> {
    let mut row = match (&part.tail, part.prefix) {
        (Some(Tail::Money(row)), _) => *row,
        (None, Some((row, _))) => row,
        _ => return None,
    };
    let mut end = part.end;
    let named = |row: u16| !scene.units.currency(row).iso.is_empty();
    if let Some((prefix, _)) = part.prefix.filter(|(prefix, _)| named(*prefix)) {
        row = prefix;
    }
    // `8亿元人民币`
    let after = scene.currency(end).filter(|(after, to)| named(*after) && !scene.reader.slice(end, *to).is_ascii());
    if let Some((after, to)) = after.filter(|_| part.tail.is_some()) {
        (row, end) = (after, to);
    }
    Some((row, end))
}

/// The words that say the currency, for what they mean in this document.
pub(super) fn form<'t>(scene: &Scene<'t, '_>, part: &Part) -> &'t str {
    let reader = scene.reader;
    let end = part.prefix.map_or(part.end, |(_, end)| end);
    let word = reader.before(end, |sense| matches!(sense, Sense::Currency(_)).then_some(()));
    reader.slice(word.map_or(end - 1, |(_, from)| from), end)
}
