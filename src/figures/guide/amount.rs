//! Numbers with what makes them figures, and ranges of them. Knows how two numbers share a unit; must not know bounds.

use super::tail::{self, Found, Tail};
use super::{Core, Scene, amount, reading};
use crate::figures::calendar::duration;
use crate::figures::numbers::{self, Form, Num, Shape};
use crate::figures::reader::{Sense, W};
use crate::figures::{Amount, Bound, Decimal, Si, Value};

/// A number with its currency before it and its tail behind.
pub(super) struct Part {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) num: Num,
    pub(super) prefix: Option<u16>,
    pub(super) tail: Option<Tail>,
    pub(super) more: bool,
}

/// The figure that a number makes at `at`.
pub fn core(scene: &Scene, at: usize) -> Option<Core> {
    if let Some(core) = ordinal(scene, at).or_else(|| aged(scene, at)).or_else(|| length(scene, at)) {
        return Some(core);
    }
    if let Some(core) = neighbours(scene, at).or_else(|| recurring(scene, at)).or_else(|| floor(scene, at)) {
        return Some(core);
    }
    let lead = leading_word(scene, at);
    let first = part(scene, lead.unwrap_or(at)).or_else(|| if lead.is_some() { part(scene, at) } else { None })?;
    let second = second_part(scene, &first, lead.is_some());
    match second {
        Some(second) => range(scene, at.min(first.start), first, second),
        None if first.start == at => single(scene, first),
        None => None,
    }
}

/// `三四十厘米`, `两三成`, `五六百元`: two digits in a row are a range.
fn neighbours(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let digit = |at: usize| {
        reader.find(at, |sense| if let Sense::Digit(digit) = sense { Some(i64::from(digit)) } else { None }).map(|(digit, _)| digit)
    };
    let (low, high) = (digit(at)?, digit(at + 1)?);
    if low + 1 != high || low == 0 || digit(at + 2).is_some() {
        return None;
    }
    let second = part(scene, at + 1)?;
    let value = second.num.value?;
    let unit = value.over(Decimal::from(high))?;
    let round = unit.times(Decimal::from(high))? == value
        && [0i16, 1, 2, 3, 4, 5, 6, 7, 8, 9].iter().any(|&power| Decimal::from(1).scaled(power) == Some(unit));
    let counted = second.tail.is_some() || second.num.end > at + 2;
    if !round || !counted {
        return None;
    }
    let whole = Part { start: at, ..second };
    assemble(scene, &whole, amount(unit.times(Decimal::from(low))?, Some(value)))
}

/// `every 11 years`, `every day`.
fn recurring(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    if !reader.slice(at, at + 1).eq_ignore_ascii_case("every") || scene.language.is_chinese() {
        return None;
    }
    let (length, end) = match reader.find(at + 1, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None }) {
        Some((unit, end)) => (crate::figures::calendar::Length { parts: vec![(1.into(), unit)] }, end),
        None => {
            let num = numbers::unsigned(reader, at + 1)?;
            let (unit, end) = reader.find(num.end, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })?;
            (crate::figures::calendar::Length { parts: vec![(num.value?, unit)] }, end)
        }
    };
    let timex = duration::timex(&length);
    Some(Core {
        start: at,
        end,
        value: Value::Duration(crate::figures::TimexRange::Exact(timex)),
        bound: None,
        reading: String::new(),
    })
}

/// `二楼`: a floor is a place in a row.
fn floor(scene: &Scene, at: usize) -> Option<Core> {
    let num = numbers::unsigned_plain(scene.reader, at)?;
    let value = num.within(1, 200)?;
    let behind = scene.reader.char(num.end) == '楼' && !matches!(scene.reader.char(num.end + 1), '盘' | '宇' | '房' | '市' | '高');
    let reading = format!("{} = {value}", scene.reader.slice(at, num.end + 1));
    behind.then(|| Core { start: at, end: num.end + 1, value: Value::Ordinal(Amount::Exact(value.into())), bound: None, reading })
}

/// The token at which reading goes on after a number that made no figure, so that no number is read twice.
pub fn after_number(scene: &Scene, at: usize) -> usize {
    if !super::may_begin(scene, at) {
        return at + 1;
    }
    numbers::number(scene.reader, at).map_or(at + 1, |num| num.end)
}

fn leading_word(scene: &Scene, at: usize) -> Option<usize> {
    scene
        .reader
        .word(at, W::Between)
        .or_else(|| scene.reader.word(at, W::From))
        .filter(|&next| super::may_begin(scene, next) || scene.currency(next).is_some())
}

fn ordinal(scene: &Scene, at: usize) -> Option<Core> {
    let nth = numbers::ordinal(scene.reader, at)?;
    let reader = scene.reader;
    let value = nth.value?;
    let mut end = nth.end;
    if reader.word(at, W::Nth).is_some() {
        let one = value == Decimal::from(1) && end == at + 2 && !reader.is_number(at + 1);
        let time = reader.find(end, |sense| matches!(sense, Sense::Time(_)).then_some(())).map(|(_, end)| end);
        let classifier = reader.word(end, W::Classifier).max(time);
        let counts = time.is_some() || matches!(reader.char(end), '个' | '名' | '位' | '家' | '届' | '部' | '座');
        if one && !counts {
            return None;
        }
        end = classifier.unwrap_or(end);
    } else if end == at + 1 && !english_ordinal_counts(scene, at) {
        return None;
    }
    let reading = format!("{} = {value}", reader.slice(at, end));
    Some(Core { start: at, end, value: Value::Ordinal(Amount::Exact(value)), bound: None, reading })
}

/// `aged 88`, `, 81,` behind a name, `a nurse of 32`.
fn aged(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let said = reader.word(at, W::AgeBefore).filter(|next| !reader.slice(at, *next).is_empty());
    let number_at = said.unwrap_or(at);
    let num = numbers::unsigned(reader, number_at).filter(|num| num.kind == numbers::Kind::Integer)?;
    let years = num.within(1, 115)?;
    let tail = reader.word(num.end, W::AgeAfter);
    if said.is_none() && (tail.is_some() || !between_commas(scene, &num, years)) {
        return None;
    }
    let han = said.is_some() && !reader.slice(at, number_at).is_ascii();
    if han && tail.is_none() {
        return None;
    }
    let start = if han { number_at } else { at };
    let end = tail.unwrap_or(num.end);
    let reading = format!("{} = {years}", reader.slice(start, end));
    Some(Core { start, end, value: Value::Age(Amount::Exact(years.into())), bound: None, reading })
}

/// A bare number set off behind a name or a person: `Mrs Chen, 81, who`, `a boy of four,`.
fn between_commas(scene: &Scene, num: &Num, years: i64) -> bool {
    let reader = scene.reader;
    let closes =
        matches!(reader.char(num.end), ',' | '.' | ';' | ')') && (reader.gap(num.end + 1) || reader.lex(num.end + 1).is_none());
    let behind = num.start >= 2
        && match reader.char(num.start - 1) {
            ',' => {
                reader.is_capital(num.start - 2)
                    && reader.gap(num.start)
                    && years > 3
                    && !reader.is_number(num.start - 2)
                    && closing_name(scene, num.start - 2)
            }
            '(' => false,
            _ => false,
        };
    let of = num.start >= 2
        && reader.slice(num.start - 1, num.start) == "of"
        && matches!(
            reader.slice(num.start - 2, num.start - 1),
            "man"
                | "woman"
                | "boy"
                | "girl"
                | "nurse"
                | "child"
                | "teacher"
                | "son"
                | "daughter"
                | "prodigy"
                | "age"
                | "mother"
                | "father"
                | "widow"
                | "student"
        );
    // `when she was 13`, `They were 24`
    let told = num.start >= 2
        && matches!(reader.slice(num.start - 1, num.start), "was" | "is" | "were" | "turned" | "be")
        && matches!(reader.slice(num.start - 2, num.start - 1), "he" | "she" | "He" | "She" | "I" | "who" | "they" | "They");
    let open = closes || matches!(reader.slice(num.end, num.end + 1), "when" | "and" | "at" | "in");
    (behind && closes) || (told && open && years > 2) || (of && (closes || reader.word(num.end, W::And).is_some()))
}

/// A capital word that is no month or weekday.
fn closing_name(scene: &Scene, at: usize) -> bool {
    scene.reader.find(at, |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_)).then_some(())).is_none()
}

/// `an hour`, `a week`, `half an hour`, `three years and two months`, `三年六个月`.
fn length(scene: &Scene, at: usize) -> Option<Core> {
    let reader = scene.reader;
    let before = at.checked_sub(1).map_or("", |before| reader.slice(before, before + 1));
    if matches!(before, "once" | "twice" | "times" | "Once" | "Twice" | "such" | "what") {
        return None;
    }
    let (length, end) = crate::figures::calendar::length(reader, at, scene.language)?;
    let timex = duration::timex(&length);
    let reading = format!("{} = {}", reader.slice(at, end), timex.value);
    Some(Core { start: at, end, value: Value::Duration(crate::figures::TimexRange::Exact(timex)), bound: None, reading })
}

/// `first` counts before a noun only, `second` not as a unit of time.
fn english_ordinal_counts(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let form = reader.slice(at, at + 1);
    let next = reader.slice(at + 1, at + 2);
    let noun_follows = next.starts_with(char::is_lowercase) && reader.word(at + 1, W::Stop).is_none();
    match form.to_ascii_lowercase().as_str() {
        "first" => {
            noun_follows && at > 0 && reader.word(at - 1, W::Stop).is_some() && !matches!(next, "came" | "time" | "began" | "took")
        }
        "second" | "seconds" => at > 0 && !reader.is_number(at - 1) && form == "second" || form == "Second",
        "third" | "quarter" => true,
        plural => !plural.ends_with('s'),
    }
}

/// One number with what surrounds it.
pub(super) fn part(scene: &Scene, at: usize) -> Option<Part> {
    let reader = scene.reader;
    let (prefix, number_at) =
        match scene.currency(at).filter(|(row, end)| numbers::may_begin(reader, *end) && stands_before(scene, *row, at, *end)) {
            Some((row, end)) => (Some(row), end),
            None => (None, at),
        };
    if !numbers::may_begin(reader, number_at) {
        return None;
    }
    let num = numbers::number(reader, number_at)?;
    let num = if prefix.is_some() || reader.is_number(num.end - 1) { with_suffix(scene, num, prefix.is_some()) } else { num };
    let (num, found) = match tenths(scene, &num) {
        Some((value, end)) => {
            (Num { value: Some(value), ..num }, Some(Found { tail: Tail::Percent(Decimal::from(10)), end, more: false }))
        }
        None => (num, tail::tail(scene, &num)),
    };
    let (tail, end, more) = match found {
        Some(Found { tail, end, more }) => (Some(tail), end, more),
        None => (None, num.end, false),
    };
    if prefix.is_some() && !matches!(tail, Some(Tail::Money(_)) | None) {
        return Some(Part { start: at, end: num.end, num, prefix, tail: None, more: false });
    }
    Some(Part { start: at, end, num, prefix, tail, more })
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

/// Whether a currency stands before its amounts: signs and codes do, `新台幣` does, `元` and `分` do not.
fn stands_before(scene: &Scene, row: u16, at: usize, end: usize) -> bool {
    let reader = scene.reader;
    let form = reader.slice(at, end);
    let han = form.starts_with(crate::text::is_han);
    let named = matches!(form.chars().last(), Some('币' | '幣')) || reader.is_number(end);
    let letters = form.bytes().all(|b| b.is_ascii_alphabetic());
    let spaced_letter = form.contains(' ') && form.starts_with(|c: char| c.is_ascii_alphabetic());
    // COP30 is a meeting
    let known = matches!(
        form,
        "USD"
            | "EUR"
            | "GBP"
            | "HKD"
            | "RMB"
            | "CNY"
            | "TWD"
            | "NTD"
            | "JPY"
            | "INR"
            | "AUD"
            | "CAD"
            | "SGD"
            | "Sh"
            | "Ksh"
            | "R"
            | "RM"
            | "Rp"
            | "Rs"
            | "KSh"
            | "US"
    );
    let glued_code = letters && !reader.gap(end) && !known;
    let plain_name = letters && !known && (form.len() > 4 || form.bytes().all(|b| b.is_ascii_lowercase()));
    let chars = form.chars().count();
    scene.units.currency(row).parts == 1
        && !spaced_letter
        && !glued_code
        && !plain_name
        && (!han
            || (chars > 1 && named && !form.ends_with(['元', '塊', '块', '圓', '圆']))
            || (chars > 1 && form.ends_with(['元']) && reader.is_number(end)))
}

/// `1.2bn`, `15k`, `$3.4B`: letters that touch the digits.
fn with_suffix(scene: &Scene, num: Num, money: bool) -> Num {
    let reader = scene.reader;
    let found = reader.find(num.end, |sense| if let Sense::Suffix(power) = sense { Some(power) } else { None });
    let Some((power, end)) = found.filter(|_| !reader.gap(num.end)) else { return num };
    let form = reader.slice(num.end, end);
    let sure =
        money || matches!(form, "k" | "K" | "bn" | "tn" | "mn" | "w" | "W") || (form == "m" && scene.currency(end).is_some());
    if !sure {
        return num;
    }
    Num {
        end,
        value: num.value.and_then(|value| value.scaled(i16::from(power))),
        power,
        form: Form::English,
        kind: numbers::Kind::Integer,
        ..num
    }
}

/// The other end of a range, where a connector and a number of the same sort follow.
fn second_part(scene: &Scene, first: &Part, led: bool) -> Option<Part> {
    let reader = scene.reader;
    let connect = |at: usize| {
        let joins = reader.word(at, W::To).filter(|&next| !is_minus_or_score(scene, at, next));
        joins
            .or_else(|| if led { reader.word(at, W::And) } else { None })
            .or_else(|| reader.word(at, W::Or).filter(|_| reader.slice(at, at + 1) == "or"))
    };
    let try_from = |at: usize| connect(at).and_then(|next| part(scene, next));
    let second = try_from(first.end).or_else(|| if first.tail.is_some() { None } else { try_from(first.num.end) })?;
    let same = match (&first.tail, &second.tail) {
        (None, _) => {
            first.prefix.is_none()
                || second.prefix == first.prefix
                || (second.prefix.is_none() && !matches!(second.tail, Some(Tail::Percent(_))))
        }
        (Some(Tail::Counted(a, b)), Some(Tail::Counted(c, d))) => reader.slice(*a, *b) == reader.slice(*c, *d),
        (Some(a), Some(b)) => a == b,
        (Some(_), None) => false,
    };
    let led_ok = !led || reader.word(first.end, W::And).is_none() || first.start > 0;
    // `3-1` and `6-164` are scores, `from 3% to 1%` behind a verb of change two figures
    let touching_dash =
        matches!(reader.char(first.end), '-' | '–') && !reader.gap(first.end) && first.tail.is_none() && second.tail.is_none();
    let score = touching_dash && first.prefix.is_none() && second.prefix.is_none() && second.num.power == 0;
    let change = led && changes(scene, first.start);
    (same && !score && !change && led_ok && second.num.value.is_some()).then_some(second)
}

/// Whether a verb of change stands shortly before `from`.
fn changes(scene: &Scene, at: usize) -> bool {
    const VERBS: [&str; 34] = [
        "rose",
        "fell",
        "gone",
        "went",
        "up",
        "down",
        "grew",
        "grown",
        "increase",
        "increased",
        "cut",
        "dropped",
        "climbed",
        "raised",
        "jumped",
        "slipped",
        "rise",
        "fall",
        "risen",
        "fallen",
        "decreased",
        "slid",
        "edged",
        "soared",
        "surged",
        "moved",
        "widened",
        "narrowed",
        "lowered",
        "lifted",
        "doubled",
        "drop",
        "shrank",
        "swelled",
    ];
    (at.saturating_sub(8)..at).any(|nth| VERBS.contains(&scene.reader.slice(nth, nth + 1)))
}

/// A hyphen with space on one side only is no range; `from 3 to 5` is one.
fn is_minus_or_score(scene: &Scene, at: usize, next: usize) -> bool {
    let reader = scene.reader;
    reader.char(at) == '-' && reader.gap(at) != reader.gap(next)
}

fn range(scene: &Scene, start: usize, mut first: Part, second: Part) -> Option<Core> {
    let reader = scene.reader;
    let shares = first.num.power == 0 && first.tail.is_none() && second.num.power > 0;
    let (mut low, high) = (first.num.value?, second.num.value?);
    if shares {
        let scaled = low.scaled(i16::from(second.num.power))?;
        low = if scaled < high { scaled } else { low };
    }
    let (low_end, high_end) = if low <= high { (low, high) } else { return descending(scene, start, first) };
    let between = reader.word(start, W::Between).is_some();
    let led = start < first.start;
    let mut end = second.end;
    let close = reader.word(end, W::BetweenEnd).filter(|_| led);
    end = close.unwrap_or(end);
    // `from 3.1% to 0.8%` with a verb of change is two figures; `from` is kept only where a range is meant
    let start = if led && (between || reader.word(start, W::From).is_some()) { start } else { first.start };
    let tail = second.tail.clone().or_else(|| first.tail.take());
    let merged = Part { start, end, num: second.num, prefix: first.prefix.or(second.prefix), tail, more: false };
    assemble(scene, &merged, amount(low_end, Some(high_end)))
}

fn descending(scene: &Scene, start: usize, first: Part) -> Option<Core> {
    if start < first.start { None } else { single(scene, first) }
}

fn single(scene: &Scene, part: Part) -> Option<Core> {
    let value = part.num.value?;
    let reader = scene.reader;
    let european = reader.is_number(part.num.start)
        && numbers::shape(reader.slice(part.num.start, part.num.start + 1)) == Some(Shape::EuropeanShort);
    if european && part.prefix.is_none() && !matches!(part.tail, Some(Tail::Percent(_) | Tail::Money(_))) {
        return None;
    }
    assemble(scene, &part, amount(value, None))
}

/// Puts value and type together.
fn assemble(scene: &Scene, part: &Part, value: Amount) -> Option<Core> {
    let reader = scene.reader;
    let (start, mut end) = (part.start, part.end);
    let times = |factor: Decimal| map(value, |value| value.times(factor));
    let money = match (&part.tail, part.prefix) {
        (Some(Tail::Money(row)), _) => Some(*row),
        (None, prefix) => prefix,
        _ => None,
    };
    let figure = match (&part.tail, money) {
        (_, Some(mut row)) => {
            if let Some(prefix) = part.prefix.filter(|prefix| !scene.units.currency(*prefix).iso.is_empty()) {
                row = prefix;
            }
            if let Some((named, after)) = scene.currency(end).filter(|(named, _)| !scene.units.currency(*named).iso.is_empty()) {
                // `8亿元人民币`
                if part.tail.is_some() && !reader.slice(end, after).is_ascii() {
                    (row, end) = (named, after);
                }
            }
            let form = part.prefix.map_or_else(|| reader.slice(part.end - 1, part.end), |_| reader.slice(start, start + 1));
            let currency = scene.currency_code(row, form);
            let parts = Decimal::from(1).over(Decimal::from(scene.units.currency(row).parts))?;
            Value::Money { amount: times(parts)?, currency }
        }
        (Some(Tail::Percent(factor)), _) => Value::Percent { value: times(*factor)?, points: false },
        (Some(Tail::Points(factor)), _) => Value::Percent { value: times(*factor)?, points: true },
        (Some(Tail::Age), _) => Value::Age(value),
        (Some(Tail::Fold), _) => Value::Number(value),
        (Some(Tail::Time(unit)), _) => Value::Duration(duration::of(value, *unit)?),
        (Some(Tail::Measure(row)), _) => {
            let unit = scene.units.unit(*row);
            if let Some((above, per)) = unit.ucum.split_once('/').filter(|_| unit.dimension == "Speed") {
                let clean = |code: &str| code.trim_start_matches('[').trim_end_matches("_i]").to_owned();
                let value = Value::Rate { value, unit: Some(clean(above)), currency: None, per: clean(per) };
                let bound = (part.more || part.num.vague).then_some(Bound::Over);
                return Some(Core { start, end, value, bound, reading: reader.slice(start, end).to_owned() });
            }
            let si = times(unit.factor).filter(|_| !unit.ucum.is_empty()).map(|value| Si { value, unit: unit.ucum.clone() });
            Value::Quantity { value, unit: reading::unit_text(scene, part.num.end, end), si }
        }
        (Some(Tail::Counted(from, to)), _) => Value::Quantity { value, unit: reading::unit_text(scene, *from, *to), si: None },
        (Some(Tail::Money(_)) | None, None) => bare(scene, part, value)?,
    };
    let figure = share(part, figure)?;
    let bound = (part.more || part.num.vague).then_some(Bound::Over);
    let reading = reading::of(scene, part, end, &figure);
    Some(Core { start, end, value: figure, bound, reading })
}

/// `百分之五` is 5 %, though its number is 0.05.
fn share(part: &Part, figure: Value) -> Option<Value> {
    let Some((below, _)) = part.num.share.filter(|_| matches!(figure, Value::Number(_))) else { return Some(figure) };
    let percent = map(Amount::Exact(part.num.value?), |value| value.scaled(2))?;
    let hundred_or_thousand = below == Decimal::from(100) || below == Decimal::from(1000) || below == Decimal::from(10000);
    Some(if hundred_or_thousand { Value::Percent { value: percent, points: false } } else { figure })
}

/// A number of nothing: not one digit of a word, not `one`, not the middle of a code.
fn bare(scene: &Scene, part: &Part, value: Amount) -> Option<Value> {
    let reader = scene.reader;
    let num = &part.num;
    let han_digit = num.form == Form::Han && num.end == num.start + 1;
    let fraction = num.kind == numbers::Kind::Fraction;
    let coded = |mark: usize| matches!(reader.char(mark), '.' | '/' | ':' | '-' | '_' | '@' | '#' | '+') && mark > 0;
    let left = num.start > 1 && coded(num.start - 1) && !reader.gap(num.start) && !reader.gap(num.start - 1);
    let right = coded(num.end) && !reader.gap(num.end) && !reader.gap(num.end + 1) && reader.lex(num.end + 1).is_some();
    let letters = !reader.gap(num.end) && reader.kind(num.end) == Some(crate::text::TokenKind::Word);
    // `2 型`, `6 号`, `云门3.0`
    let model = matches!(reader.char(num.end), '型' | '号' | '版' | '系');
    let version = num.start > 0
        && !reader.gap(num.start)
        && reader.kind(num.start - 1) == Some(crate::text::TokenKind::Han)
        && reader.slice(num.start, num.end).ends_with(".0");
    if model || version {
        return None;
    }
    let label = num.start > 0
        && (reader.word(num.start - 1, W::Label).is_some()
            || (reader.is_capital(num.start - 1) && num.form == Form::Digits && reader.gap(num.start)));
    if (han_digit || num.lone_one || left || right || letters || label) && !fraction && !score(scene, num) {
        return None;
    }
    Some(Value::Number(value))
}

/// One side of `3-1`: the other is a number too, and nothing else touches either.
fn score(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let dash = |at: usize| matches!(reader.char(at), '-' | '–' | ':' | '比');
    let small = num.form == Form::Digits && num.within(0, 199).is_some();
    let free = |at: usize| {
        reader.gap(at)
            || matches!(reader.char(at), ',' | '.' | ')' | '(' | '。' | '，' | '"')
            || reader.lex(at).is_none()
            || reader.kind(at) == Some(crate::text::TokenKind::Han)
    };
    let right = dash(num.end)
        && reader.is_number(num.end + 1)
        && free(num.end + 2)
        && (num.start == 0 || reader.gap(num.start) || free(num.start - 1));
    let left = num.start >= 2
        && dash(num.start - 1)
        && reader.is_number(num.start - 2)
        && free(num.end)
        && (num.start < 3 || reader.gap(num.start - 2) || free(num.start - 3));
    small && (right || left) && reader.char(num.end) != ':' && reader.char(num.start.wrapping_sub(1)) != ':'
}

fn map(value: Amount, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Amount> {
    Some(match value {
        Amount::Exact(value) => Amount::Exact(change(value)?),
        Amount::Range { low, high } => Amount::Range { low: low.and_then(&change), high: high.and_then(&change) },
    })
}
