//! The NumberRange model: intervals as `[20,30)`. Knows which words open and close them; must not know units.

use super::number::number;
use super::{Hit, Scene, format, resolution};
use crate::figures::numbers;
use crate::figures::reader::{Sense, Side, W};
use crate::figures::{Bound, Decimal};

/// One side of an interval.
#[derive(Clone, Copy, Debug)]
struct Half {
    start: usize,
    end: usize,
    value: Decimal,
    bound: Bound,
    /// Both sides closed on the value.
    equal: bool,
}

/// All intervals of the text.
pub fn all(scene: &Scene) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while at < scene.reader.len() {
        let hit = two_ended(scene, at).or_else(|| one_or_both(scene, at)).or_else(|| vague(scene, at));
        at = match hit {
            Some(hit) => {
                let end = hit.end;
                hits.push(hit);
                end
            }
            None => at + 1,
        };
    }
    hits
}

fn hit(start: usize, end: usize, low: Option<(Decimal, bool)>, high: Option<(Decimal, bool)>) -> Hit {
    let print = |value: Decimal| format::g15(value.to_f64(), Some(value));
    let open = if low.is_some_and(|(_, closed)| closed) { '[' } else { '(' };
    let close = if high.is_some_and(|(_, closed)| closed) { ']' } else { ')' };
    let side = |side: Option<(Decimal, bool)>| side.map_or(String::new(), |(value, _)| print(value));
    let value = format!("{open}{},{}{close}", side(low), side(high));
    Hit { start, end, kind: "numberrange".into(), resolution: resolution([("value", value)]) }
}

/// A number or an ordinal.
fn value(scene: &Scene, at: usize) -> Option<(Decimal, usize)> {
    let reader = scene.reader;
    let at = reader.skip(at, W::The);
    if let Some(nth) = numbers::ordinal(reader, at).filter(|_| !scene.is_chinese()) {
        return Some((nth.value?, nth.end));
    }
    let (num, _) = number(scene, at).ok()?;
    Some((num.value?, num.end))
}

/// `between 20 and 30`, `from one thousand to …`, `20–100`, `20和30之间`.
fn two_ended(scene: &Scene, at: usize) -> Option<Hit> {
    let reader = scene.reader;
    let place = if matches!(reader.char(at), '位' | '介') { 2 } else { 0 };
    let between =
        reader.word(at, W::Between).or(if place > 0 && matches!(reader.char(at + 1), '于' | '在') { Some(at + 2) } else { None });
    let from = reader.word(at, W::From);
    let lead = between.or(from).unwrap_or(at);
    let in_only = reader.char(at) == '在' && reader.slice(at, lead).chars().count() == 1;
    let (low, end) = value(scene, lead)?;
    let joined = reader.word(end, W::To).filter(|&next| !lopsided(scene, end, next)).or_else(|| reader.word(end, W::And))?;
    let by_and = reader.word(end, W::And).is_some();
    let (high, end) = value(scene, joined)?;
    let close = reader.word(end, W::BetweenEnd);
    if by_and && between.is_none() && close.is_none() || low >= high {
        return None;
    }
    let coded = reader.char(end) == '-' && !reader.gap(end) || (lead > 1 && reader.char(lead - 1) == '-');
    let month = reader.slice(lead, end).len() == 7 && reader.slice(lead, lead + 1).len() == 4;
    let start = if in_only { lead } else { at };
    (!coded && !month).then(|| hit(start, close.unwrap_or(end), Some((low, true)), Some((high, false))))
}

fn lopsided(scene: &Scene, at: usize, next: usize) -> bool {
    scene.reader.char(at) == '-' && scene.reader.gap(at) != scene.reader.gap(next)
}

/// One half, or two that close an interval.
fn one_or_both(scene: &Scene, at: usize) -> Option<Hit> {
    let first = half(scene, at)?;
    if let Some(second) = joined_half(scene, first.end).filter(|_| !first.equal)
        && let Some((low, high)) = order(first, second)
    {
        return Some(hit(first.start, second.end, Some(low), Some(high)));
    }
    let closed = matches!(first.bound, Bound::AtLeast | Bound::AtMost);
    let side = Some((first.value, closed));
    Some(match (first.equal, is_low(first.bound)) {
        (true, _) => hit(first.start, first.end, Some((first.value, true)), Some((first.value, true))),
        (_, true) => hit(first.start, first.end, side, None),
        (_, false) => hit(first.start, first.end, None, side),
    })
}

fn is_low(bound: Bound) -> bool {
    matches!(bound, Bound::Over | Bound::AtLeast)
}

type End = (Decimal, bool);

fn order(a: Half, b: Half) -> Option<(End, End)> {
    let end = |half: Half| (half.value, matches!(half.bound, Bound::AtLeast | Bound::AtMost));
    let (low, high) = match (is_low(a.bound), is_low(b.bound)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    (low.value < high.value && !b.equal).then(|| (end(low), end(high)))
}

fn joined_half(scene: &Scene, at: usize) -> Option<Half> {
    let reader = scene.reader;
    let comma = at + usize::from(matches!(reader.char(at), ',' | '、'));
    let next = reader.word(comma, W::And).unwrap_or(comma);
    let next = if matches!(reader.slice(next, next + 1), "but" | "并" | "且" | "而" | "並") { next + 1 } else { next };
    let next = if matches!(reader.slice(next, next + 1), "且" | "且也") { next + 1 } else { next };
    if next == at && !scene.is_chinese() {
        return None;
    }
    half(scene, next)
}

/// A word of comparison with its number, on either side.
fn half(scene: &Scene, at: usize) -> Option<Half> {
    compared(scene, at).or_else(|| leading(scene, at)).or_else(|| trailing(scene, at))
}

/// `比三十大`.
fn compared(scene: &Scene, at: usize) -> Option<Half> {
    let reader = scene.reader;
    if reader.char(at) != '比' {
        return None;
    }
    let (value, end) = value(scene, at + 1)?;
    let bound = match reader.char(end) {
        '大' | '多' | '高' => Bound::Over,
        '小' | '少' | '低' => Bound::Under,
        _ => return None,
    };
    Some(Half { start: at, end: end + 1, value, bound, equal: false })
}

fn leading(scene: &Scene, at: usize) -> Option<Half> {
    let (bound, next) = comparison(scene, at).or_else(|| {
        let next = equal(scene, at)?;
        Some((None, next))
    })?;
    let (bound, next, closed) = match bound {
        Some(bound) => match or_equal(scene, next) {
            Some(after) => (Some(bound), after, true),
            None => (Some(bound), next, false),
        },
        None => match or_compared(scene, next) {
            Some((bound, after)) => (Some(bound), after, true),
            None => (None, next, false),
        },
    };
    let (value, end) = value(scene, next)?;
    let (closed, end) = match or_equal_behind(scene, end).filter(|_| bound.is_some()) {
        Some(end) => (true, end),
        None => (closed, end),
    };
    let equal = bound.is_none();
    let bound = match (bound, closed) {
        (Some(Bound::Over), true) => Bound::AtLeast,
        (Some(Bound::Under), true) => Bound::AtMost,
        (Some(bound), _) => bound,
        (None, _) => Bound::AtLeast,
    };
    Some(Half { start: at, end, value, bound, equal })
}

/// A comparing word, without those that only say `about`.
fn comparison(scene: &Scene, at: usize) -> Option<(Option<Bound>, usize)> {
    let found = scene.reader.find(at, |sense| match sense {
        Sense::Bound(bound, Side::before) if bound != Bound::About => Some(bound),
        _ => None,
    });
    if let Some((bound, end)) = found {
        let have = usize::from(matches!(scene.reader.char(end), '有' | '于' | '是'));
        return Some((Some(bound), end + have));
    }
    let word = scene.reader.slice(at, at + 1).to_ascii_lowercase();
    let bound = match word.as_str() {
        "bigger" | "greater" | "more" | "larger" | "higher" => Bound::Over,
        "less" | "smaller" | "fewer" | "lower" => Bound::Under,
        _ => return None,
    };
    or_equal(scene, at + 1).map(|_| (Some(bound), at + 1))
}

fn words<'a>(scene: &Scene<'a, '_>, at: usize) -> impl Fn(usize, &[&str]) -> bool + 'a
where
{
    let texts: Vec<String> = (at..at + 6).map(|nth| scene.reader.slice(nth, nth + 1).to_ascii_lowercase()).collect();
    move |from: usize, wanted: &[&str]| {
        wanted.iter().enumerate().all(|(nth, word)| texts.get(from + nth).is_some_and(|text| text == word))
    }
}

/// `or equal (to|than)`, `或等于` between comparison and number.
fn or_equal(scene: &Scene, at: usize) -> Option<usize> {
    let is = words(scene, at);
    if scene.is_chinese() {
        let or = if is(0, &["或", "者"]) {
            2
        } else if is(0, &["或"]) {
            1
        } else {
            0
        };
        let equal = is(or, &["等", "于"]) || is(or, &["等", "於"]);
        return equal.then_some(at + or + 2);
    }
    if is(0, &["or", "equal"]) || is(0, &["and", "equal"]) {
        let to = is(2, &["to"]) || is(2, &["than"]);
        return Some(at + 2 + usize::from(to));
    }
    is(0, &["="]).then_some(at + 1)
}

fn or_equal_behind(scene: &Scene, at: usize) -> Option<usize> {
    let is = words(scene, at);
    (is(0, &["or", "equal"]) && !is(2, &["to"])).then_some(at + 2)
}

/// `equal to`, `equals 5`, `等于`.
fn equal(scene: &Scene, at: usize) -> Option<usize> {
    let is = words(scene, at);
    let length = if is(0, &["equal", "to"]) || is(0, &["equals", "to"]) || is(0, &["等", "于"]) || is(0, &["等", "於"]) {
        2
    } else if is(0, &["equals"]) || is(0, &["equal"]) {
        1
    } else {
        return None;
    };
    Some(at + length)
}

/// `or less than` behind `equal to`.
fn or_compared(scene: &Scene, at: usize) -> Option<(Bound, usize)> {
    let at = scene.reader.word(at, W::Or)?;
    let (bound, end) = comparison(scene, at)?;
    Some((bound?, end))
}

/// `500 or more`, `三十或者以上`.
fn trailing(scene: &Scene, at: usize) -> Option<Half> {
    let (value, end) = value(scene, at)?;
    let reader = scene.reader;
    let or = if scene.is_chinese() { reader.word(end, W::Or).unwrap_or(end) } else { end };
    let behind = |at: usize| reader.bound_after(at);
    let (bound, end) = behind(end).or_else(|| behind(or))?;
    let word = reader.slice(end - 1, end);
    matches!(bound, Bound::AtLeast | Bound::AtMost | Bound::Under)
        .then(|| Half { start: at, end, value, bound: if bound == Bound::Under { Bound::AtMost } else { bound }, equal: false })
        .filter(|_| !matches!(word, "起" | "内" | "內"))
}

/// `十几万` is more than a hundred thousand.
fn vague(scene: &Scene, at: usize) -> Option<Hit> {
    if !scene.is_chinese() || !numbers::may_begin(scene.reader, at) {
        return None;
    }
    let num = numbers::number(scene.reader, at).filter(|num| num.vague)?;
    let real = num.power >= 4 && scene.reader.slice(num.start, num.end).contains(['几', '多', '幾']);
    real.then(|| hit(num.start, num.end, Some((num.value.unwrap_or(0.into()), false)), None))
}
