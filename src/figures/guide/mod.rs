//! Figures as the annotation guide counts them: spans with bounds and ranges, one type each.
//!
//! Knows which reading wins where several begin. Must not know how numbers or dates are written.

mod age;
mod amount;
mod bare;
mod bounds;
pub(crate) mod ends;
mod length;
mod money;
mod noun;
mod ordinal;
mod part;
mod proportion;
mod range;
mod rate;
mod reading;
mod tail;
mod temperature;
mod value;

use super::calendar;
use super::numbers;
use super::reader::{Reader, Sense, W, opens};
use super::units::{Local, Units};
use super::{Amount, Bound, Figure, Value};
use crate::text::{Language, TokenKind};
use chrono::NaiveDate;

/// Everything a grammar may look at.
pub struct Scene<'t, 'r> {
    /// The tokens and terms of the stretch that is read.
    pub reader: &'r Reader<'t>,
    /// Units and currencies.
    pub units: &'r Units,
    /// The day the article is of.
    pub today: Option<NaiveDate>,
    /// The language of the document.
    pub language: Language,
    /// Where counted nouns end.
    pub ends: &'r ends::Ends,
    /// What open currency words mean in the whole document.
    pub local: &'r Local<'t>,
}

/// A figure before its bounds are read.
#[derive(Clone)]
pub struct Core {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Its value.
    pub value: Value,
    /// A bound that is said inside: `十几`, `数十`.
    pub bound: Option<Bound>,
    /// How it was read.
    pub reading: String,
}

/// The figures of a stretch of text, in order.
pub fn find(scene: &Scene) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < scene.reader.len() {
        let next = match step(scene, at, &figures) {
            Step::Figure(core) => {
                let end = core.end;
                let (figure, after) = bounds::bounded(scene, *core, free);
                free = after.max(end);
                figures.push(figure);
                free
            }
            Step::Skip(end) => end,
        };
        at = next.max(at + 1);
    }
    figures
}

/// A date that counts from the one told last.
fn told_before(scene: &Scene, at: usize, told: &[Figure]) -> Option<Step> {
    Some(match calendar::back(scene, at, told)? {
        calendar::Read::Figure(core) => Step::Figure(core),
        calendar::Read::Impossible(end) => Step::Skip(end),
        calendar::Read::Nothing => return None,
    })
}

/// What stands at a token.
enum Step {
    Figure(Box<Core>),
    /// Nothing; reading goes on at this token.
    Skip(usize),
}

/// What stands at `at`, behind the figures `told`.
fn step(scene: &Scene, at: usize, told: &[Figure]) -> Step {
    let reader = scene.reader;
    let opening = opening(reader, at);
    match reader.char(at) {
        '《' => return Step::Skip(reader.title(at).unwrap_or(at + 1)),
        ':' if reader.char(at + 1) == '/' && reader.char(at + 2) == '/' => return Step::Skip(address(reader, at + 3)),
        _ if opening & opens::ANY == 0 => return Step::Skip(at + 1),
        _ => {}
    }
    let told = if opening & opens::DATE != 0 { told_before(scene, at, told) } else { None };
    told.unwrap_or_else(|| core(scene, at, opening))
}

fn core(scene: &Scene, at: usize, opening: u8) -> Step {
    let date = match if opening & opens::DATE != 0 { calendar::read(scene, at) } else { calendar::Read::Nothing } {
        calendar::Read::Impossible(end) => return Step::Skip(end),
        calendar::Read::Figure(core) => Some(*core),
        calendar::Read::Nothing => None,
    };
    if let Some(end) = blocked(scene, at)
        && date.as_ref().is_none_or(|date| date.end <= end)
    {
        return Step::Skip(end);
    }
    if opening & opens::AMOUNT == 0 {
        return date.map_or(Step::Skip(at + 1), |core| Step::Figure(Box::new(core)));
    }
    let amount = amount::core(scene, at);
    let rate = rate::core(scene, at, amount.as_ref());
    let end = |core: &Option<Core>| core.as_ref().map_or(0, |core| core.end);
    let best = if end(&rate) > end(&date) { rate } else { date };
    match if end(&amount) > end(&best) { amount } else { best } {
        Some(core) => Step::Figure(Box::new(core)),
        None => Step::Skip(amount::after_number(scene, at)),
    }
}

/// What may begin at `at`, as bits of [`opens`]: `a` and `from` begin an amount where one or a unit of time follows.
fn opening(reader: &Reader, at: usize) -> u8 {
    let opening = reader.opens(at);
    let leads = |sense, end| {
        matches!(sense, Sense::Word(W::A | W::From | W::Between))
            && reader.opens(end) & (opens::AMOUNT | opens::WHEN | opens::LEADS) != 0
    };
    if opening & opens::LEADS != 0 && reader.any(at, leads) { opening | opens::AMOUNT } else { opening }
}

/// Where an address of the web ends: at white space or a character of another script.
fn address(reader: &Reader, at: usize) -> usize {
    (at..reader.len()).find(|&end| reader.gap(end) || reader.kind(end) == Some(TokenKind::Han)).unwrap_or(reader.len())
}

/// Where words that only look like figures end: idioms, codes, names with numbers.
fn blocked(scene: &Scene, at: usize) -> Option<usize> {
    let reader = scene.reader;
    if let Some(mut end) = reader.word(at, W::Idiom).or_else(|| reader.word(at, W::Once)) {
        // 十分 is very, 十分之一 a tenth; 一点 is a little, 一点五 a number
        let tenths = reader.char(end - 1) == '分' && reader.char(end) == '之';
        let decimals = reader.char(end - 1) == '点' && reader.char(end) != '两' && reader.digit(end).is_some();
        if tenths || decimals {
            return None;
        }
        // a run of digits is passed over whole, or each of its tails would be read again
        while reader.digit(end - 1).is_some() && reader.find(end, |sense| matches!(sense, Sense::Digit(_)).then_some(())).is_some()
        {
            end += 1;
        }
        return Some(end);
    }
    if !reader.is_number(at) {
        return None;
    }
    if code_before(reader, at) || of_an_act(reader, at) {
        return Some(at + 1);
    }
    let glued_name = at > 0 && !reader.gap(at) && reader.kind(at - 1) == Some(TokenKind::Word) && name_before(scene, at);
    let dashed_name = at > 1
        && !reader.gap(at)
        && !reader.gap(at - 1)
        && reader.char(at - 1) == '-'
        && reader.kind(at - 2) == Some(TokenKind::Word);
    (glued_name || (dashed_name && name_word(reader, at - 2))).then_some(at + 1)
}

/// `Reform Act of 2018`: the year belongs to the title.
fn of_an_act(reader: &Reader, at: usize) -> bool {
    at > 1 && reader.slice(at - 1, at) == "of" && matches!(reader.slice(at - 2, at - 1), "Act" | "Law" | "Code")
}

/// `G357`, `A320`: one capital and its number, where no date goes on.
fn code_before(reader: &Reader, at: usize) -> bool {
    let letter = at > 0 && !reader.gap(at) && reader.slice(at - 1, at).len() == 1 && reader.is_capital(at - 1);
    let alone = letter && (at < 2 || reader.gap(at - 1) || reader.kind(at - 2) != Some(TokenKind::Word));
    alone && reader.time(at + 1).is_none() && !matches!(reader.char(at + 1), '月' | '日' | '号')
}

/// A Latin word that touches a number makes a name of it (`GPT5`), unless the number goes on to be a figure of its own (`Meta9 月`).
fn name_before(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    reader.kind(at + 1) != Some(TokenKind::Han) || !scene.language.is_chinese()
}

fn name_word(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at)
        && reader
            .find(at, |sense| matches!(sense, Sense::Month(_) | Sense::Currency(_) | Sense::Weekday(_)).then_some(()))
            .is_none()
}

impl Scene<'_, '_> {
    /// The number that begins at `at`.
    pub fn number(&self, at: usize) -> Option<numbers::Num> {
        numbers::number(self.reader, at).filter(|num| !numbers::is_word(self.reader, num))
    }

    /// The ordinal that begins at `at`.
    fn ordinal(&self, at: usize) -> Option<numbers::Nth> {
        numbers::ordinal(self.reader, at)
    }

    /// The currency whose name or sign begins at `at`.
    pub fn currency(&self, at: usize) -> Option<(u16, usize)> {
        let reader = self.reader;
        let found = reader.currency(at)?;
        let form = reader.slice(at, found.1);
        let code =
            found.1 == at + 1 && form.len() == 3 && form.is_ascii() && self.units.currency(found.0).code.eq_ignore_ascii_case(form);
        let common = matches!(form, "usd" | "eur" | "gbp" | "rmb" | "cny" | "jpy" | "hkd" | "twd" | "won");
        // pence are small letters: `268P` is a bus
        if form == "P" {
            return None;
        }
        // `R` touches its amount
        if form.len() == 1 && form.is_ascii() && form != "$" && reader.gap(found.1) {
            return None;
        }
        (!code || common || (form.bytes().all(|b| b.is_ascii_uppercase()) && !matches!(form, "ALL" | "TOP" | "TRY")))
            .then_some(found)
    }

    /// The measure whose name begins at `at`.
    pub fn unit(&self, at: usize) -> Option<(u16, usize)> {
        self.reader.find(at, |sense| if let Sense::Unit(row) = sense { Some(row) } else { None })
    }

    /// The ISO 4217 code a currency row means in this document.
    pub fn currency_code(&self, row: u16, form: &str) -> String {
        let currency = self.units.currency(row);
        let open = currency.iso.is_empty()
            || matches!(form, "元" | "塊" | "块" | "圓" | "圆" | "元整" | "¥" | "￥" | "塊錢" | "块钱" | "毛" | "角");
        match open {
            true => self.local.code(self.units, row, form),
            false => currency.likely.clone(),
        }
    }
}

/// An amount with the same number on both sides is one number.
pub fn amount(low: super::Decimal, high: Option<super::Decimal>) -> Amount {
    match high {
        Some(high) if high != low => Amount::Range { low: Some(low), high: Some(high) },
        _ => Amount::Exact(low),
    }
}

/// Whether a number may begin here.
pub fn may_begin(scene: &Scene, at: usize) -> bool {
    numbers::may_begin(scene.reader, at)
}
