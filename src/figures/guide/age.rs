//! Years of life that are said without a unit behind them: `aged 88`, `Mrs Chen, 81,`, `in her 70s`. Knows the words around an age;
//! must not know names.

use super::{Core, Scene, amount};
use crate::figures::numbers::{self, Kind, Num};
use crate::figures::reader::{Sense, W};
use crate::figures::{Bound, Decimal, Value};
use crate::text::TokenKind;

/// The age at `at`.
pub(super) fn core(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    if let Some(core) = decade(scene, at) {
        return Some(core);
    }
    if listed(scene, at) || led(scene, at) {
        let num = years(scene, at)?;
        return Some(make(scene, at, num.end, num.value?, None));
    }
    let said = reader.word(at, W::AgeBefore);
    if said.is_none() && !may_be_set_off(scene, at) {
        return None;
    }
    let number_at = said.unwrap_or(at);
    if !numbers::may_begin(reader, number_at) {
        return said.and_then(|next| between(scene, at, next));
    }
    let num = years(scene, number_at)?;
    let tail = reader.word(num.end, W::AgeAfter);
    if said.is_none() && (tail.is_some() || !set_off(scene, &num)) {
        return None;
    }
    let han = said.is_some() && !reader.slice(at, number_at).is_ascii();
    if han && tail.is_none() {
        return None;
    }
    if let Some(core) = said.filter(|_| !han).and_then(|_| until(scene, at, &num)) {
        return Some(core);
    }
    let start = if han { number_at } else { at };
    Some(make(scene, start, tail.unwrap_or(num.end), num.value?, None))
}

fn make(scene: &Scene, start: usize, end: usize, low: Decimal, high: Option<Decimal>) -> Core {
    let value = amount(low, high);
    let reading = format!("{} = {}", scene.reader.slice(start, end), super::reading::plain(value));
    Core { start, end, value: Value::Age(value), bound: None, reading }
}

fn years(scene: &Scene, at: usize) -> Option<Num> {
    numbers::unsigned(scene.reader, at).filter(|num| num.kind == Kind::Integer && num.within(1, 115).is_some())
}

/// `aged 17 to 24`.
fn until(scene: &Scene, start: usize, low: &Num) -> Option<Core> {
    let high = years(scene, scene.reader.word(low.end, W::To)?)?;
    (low.value < high.value).then(|| Some(make(scene, start, high.end, low.value?, high.value))).flatten()
}

/// `aged between 17 and 24`.
fn between(scene: &Scene, start: usize, at: usize) -> Option<Core> {
    let low = years(scene, scene.reader.word(at, W::Between)?)?;
    let high = years(scene, scene.reader.word(low.end, W::And)?)?;
    Some(make(scene, start, high.end, low.value?, high.value))
}

/// `in her 70s`, `over-65s`.
fn decade(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let plural = |at: usize| reader.slice(at + 1, at + 2) == "s" && !reader.gap(at + 1) && reader.is_number(at);
    if reader.char(at + 1) == '-' && plural(at + 2) {
        let bound = match reader.slice(at, at + 1) {
            "over" | "Over" => Bound::Over,
            "under" | "Under" => Bound::Under,
            _ => return None,
        };
        let num = years(scene, at + 2)?;
        return Some(Core { bound: Some(bound), ..make(scene, at, num.end + 1, num.value?, None) });
    }
    let whose = reader.word(at, W::Whose)?;
    if let Some((low, end)) = reader.find(whose, |sense| if let Sense::Decade(low) = sense { Some(i64::from(low)) } else { None }) {
        return Some(make(scene, at, end, low.into(), Some((low + 9).into())));
    }
    let segment = whose + usize::from(matches!(reader.slice(whose, whose + 1), "early" | "mid" | "late"));
    let low = years(scene, segment).filter(|_| plural(segment))?.value?;
    (low.over(10.into())?.is_whole()).then(|| Some(make(scene, at, segment + 2, low, low.plus(9.into())))).flatten()
}

/// `aged 82, 86 and 88`: a number further in a list of ages.
fn listed(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let mut at = at;
    for _ in 0..4 {
        let joined = at >= 2 && (reader.char(at - 1) == ',' || reader.word(at - 1, W::And) == Some(at));
        if !joined || years(scene, at - 2).is_none_or(|num| num.end != at - 1) {
            return false;
        }
        at -= 2;
        if reader.before(at, |sense| (sense == Sense::Word(W::AgeBefore)).then_some(())).is_some() {
            return true;
        }
    }
    false
}

/// `At 81, Wole`, `died at 91`, `turned 50`: words that lead to years of life.
fn led(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let Some(before) = at.checked_sub(1).filter(|_| reader.gap(at)) else { return false };
    // cheap before dear
    if !matches!(reader.slice(before, at), "At" | "at" | "turns" | "turned" | "turning") {
        return false;
    }
    let Some(num) = years(scene, at).filter(|num| num.within(10, 115).is_some()) else { return false };
    let ends = reader.kind(num.end) != Some(TokenKind::Word) && !matches!(reader.char(num.end), ':' | '%' | '°' | '-' | '.' | '/')
        || reader.lex(num.end).is_none()
        || (reader.char(num.end) == '.' && reader.gap(num.end + 1));
    let goes_on = matches!(reader.slice(num.end, num.end + 1), "this" | "last" | "next" | "when" | "he" | "she" | "in" | "on");
    match reader.slice(before, at) {
        "At" => reader.char(num.end) == ',' || matches!(reader.slice(num.end, num.end + 1), "he" | "she"),
        "at" if before > 0 => lived(scene, before) && (ends || goes_on),
        "turns" | "turned" | "turning" => ends || goes_on,
        _ => false,
    }
}

/// Whether a turn of life is told shortly before, in the same clause: `died at`, `has died in Izmir at`.
fn lived(scene: &Scene, at: usize) -> bool {
    const NEAR: usize = 5;
    let words = (at.saturating_sub(NEAR)..at).rev();
    words.take_while(|&at| scene.reader.kind(at) == Some(TokenKind::Word)).any(|at| scene.reader.word(at, W::LifeEvent).is_some())
}

/// Cheap: a comma or a word stands before a number that stands alone for an age.
fn may_be_set_off(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    at > 1 && (reader.char(at - 1) == ',' || reader.kind(at - 1) == Some(TokenKind::Word)) && numbers::may_begin(reader, at)
}

/// A bare number set off behind a name or a person: `Mrs Chen, 81, who`, `a boy of four,`, `when she was 13`.
fn set_off(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let closes =
        matches!(reader.char(num.end), ',' | '.' | ';' | ')') && (reader.gap(num.end + 1) || reader.lex(num.end + 1).is_none());
    let Some(before) = num.start.checked_sub(2) else { return false };
    let grown = num.value.is_some_and(|years| years > 3.into());
    let person = reader.is_capital(before) || reader.word(before, W::Person).is_some() || is_calling(scene, before);
    let named = reader.char(before + 1) == ',' && person && !reader.is_number(before) && !in_calendar(scene, before);
    let of = reader.slice(before + 1, num.start) == "of" && reader.word(before, W::Person).is_some();
    let open = closes || matches!(reader.slice(num.end, num.end + 1), "when" | "and" | "at" | "in");
    (named && closes && grown && reader.gap(num.start))
        || (told(scene, num) && open && num.value.is_some_and(|years| years > 2.into()))
        || (of && (closes || reader.word(num.end, W::And).is_some() || goes_on(scene, num.end)))
}

/// `the geophysicist, 34,`: a noun behind `the` that ends like a calling.
fn is_calling(scene: &Scene, at: usize) -> bool {
    let (reader, word) = (scene.reader, scene.reader.slice(at, at + 1));
    let the = at > 0 && matches!(reader.slice(at - 1, at), "the" | "a" | "The" | "A");
    the && word.len() > 5 && ["ist", "ian", "er", "or", "ant", "man", "woman"].iter().any(|end| word.ends_with(end))
}

/// What may follow `a girl of six`, and never a noun that six would count.
fn goes_on(scene: &Scene, at: usize) -> bool {
    matches!(
        scene.reader.slice(at, at + 1),
        "when" | "who" | "whose" | "with" | "from" | "in" | "at" | "was" | "is" | "had" | "has" | "alive" | "named"
    )
}

/// `she was 13`, `who is now 38`.
fn told(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let at = num.start - usize::from(reader.slice(num.start - 1, num.start) == "now");
    let be = at >= 2 && matches!(reader.slice(at - 1, at), "was" | "is" | "were" | "turned" | "be" | "are");
    let name = reader.is_capital(at.saturating_sub(2)) && reader.slice(num.end, num.end + 1) == "when";
    be && (name || reader.word(at - 2, W::Pronoun).is_some() || reader.word(at - 2, W::Person).is_some())
}

fn in_calendar(scene: &Scene, at: usize) -> bool {
    scene.reader.find(at, |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_)).then_some(())).is_some()
}
