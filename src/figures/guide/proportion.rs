//! Shares and factors that are said in words: `one buyer in four`, `81 in every 1,000`, `twice as many`, `翻倍`. Knows their words;
//! must not know units.

use super::part::Part;
use super::tail::Tail;
use super::{Core, Scene};
use crate::figures::numbers::{self, Num};
use crate::figures::reader::{Sense, W};
use crate::figures::{Amount, Decimal, Value};
use crate::text::TokenKind;

/// A factor at `at` that is one word: `doubled`, `halve`, `翻倍`; `twice` before a comparison.
pub(super) fn core(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    if let Some(next) = reader.word(at, W::Twice) {
        return matches!(reader.slice(next, next + 1), "as" | "the").then(|| make(scene, at, next, 2.into()));
    }
    let (half, end) = over_half(scene, at).or_else(|| reader.find(at, factor))?;
    Some(make(scene, at, end, half))
}

fn factor(sense: Sense) -> Option<Decimal> {
    let Sense::Factor(tenths) = sense else { return None };
    Decimal::new(i128::from(tenths), -1)
}

/// 半 behind 過, 逾, 近.
fn over_half(scene: &Scene, at: usize) -> Option<(Decimal, usize)> {
    let reader = scene.reader;
    let (_, end) = reader.find(at, |sense| (sense == Sense::HalfZh).then_some(()))?;
    let bound = at > 0 && matches!(reader.char(at - 1), '过' | '逾' | '近' | '超');
    let word = matches!(reader.char(end), '年' | '天' | '个' | '夜' | '月' | '小' | '世' | '日' | '程' | '场' | '百');
    (bound && !word).then(|| Some((Decimal::new(5, -1)?, end))).flatten()
}

fn make(scene: &Scene, start: usize, end: usize, value: Decimal) -> Core {
    let reading = format!("{} = {value}", scene.reader.slice(start, end));
    Core { start, end, value: Value::Number(Amount::Exact(value)), bound: None, reading }
}

/// `nine cases out of ten`, `one county in six`, `81 in every 1,000`, `十個廳有九個`: the part of a whole, with the noun inside.
pub(super) fn part_of(scene: &Scene, part: &Part) -> Option<Core> {
    if part.prefix.is_some() || !matches!(part.tail, None | Some(Tail::Counted(..))) || part.num.kind != numbers::Kind::Integer {
        return None;
    }
    let (whole, every) = whole(scene, part.end)?;
    let (above, below) = (part.num.value?, whole.value?);
    let words = part.num.form == whole.form && part.num.form == numbers::Form::English;
    let fits = above < below && above >= Decimal::from(1) && below <= Decimal::from(100_000);
    (fits && (every || words)).then(|| Some(make(scene, part.start, whole.end, above.over(below)?.rounded(3)?))).flatten()
}

/// The number behind `in`, `out of`, `in every`; and whether the words leave no other reading.
fn whole(scene: &Scene, at: usize) -> Option<(Num, bool)> {
    let reader = scene.reader;
    let out = reader.word(at, W::DividedBy).filter(|_| reader.slice(at, at + 1).eq_ignore_ascii_case("out"));
    let next = out.or_else(|| reader.word(at, W::In).filter(|_| reader.slice(at, at + 1) == "in"))?;
    let every = matches!(reader.slice(next, next + 1), "every" | "each");
    let num = numbers::unsigned(reader, next + usize::from(every)).filter(|num| num.kind == numbers::Kind::Integer)?;
    // `one camera in 10 years`
    let word = matches!(reader.kind(num.end), Some(TokenKind::Word));
    let counted = word && (reader.time(num.end).is_some() || scene.unit(num.end).is_some());
    (!counted).then_some((num, every || out.is_some()))
}
