//! The model's features. Knows facts of tokens; must not know weights.
//!
//! A feature is a key seen at a token; it speaks for the token and for its neighbours: the weights say, for each distance, how much
//! for which label. So every key is looked up once, however many neighbours it speaks for.

use super::facts::Fact;
use super::hash::{key, quick_key};
use crate::text::TokenKind;

/// The distances a feature may speak for, from the token two before to the token three behind.
pub(crate) const NEAREST: i32 = -2;

/// Puts the features of all tokens: `put(token, key, distances)`; bit `d - NEAREST` of `distances` is set where it may speak for
/// the token `d` further on.
#[cfg(feature = "cli")]
#[inline(always)]
pub(crate) fn features(facts: &[Fact], chinese: bool, several: bool, mut put: impl FnMut(usize, u32, u8)) {
    for (at, fact) in facts.iter().enumerate() {
        of_word(fact, chinese, |key, reach| put(at, key, reach));
        of_class(fact, chinese, |key, reach| put(at, key, reach));
        of_token(facts, at, chinese, several, &mut |key, reach| put(at, key, reach));
    }
}

/// The features that a token has wherever its word stands, in English written as it is here.
#[inline(always)]
pub(crate) fn of_word(fact: &Fact, chinese: bool, mut put: impl FnMut(u32, u8)) {
    match chinese {
        true => chinese_word(fact, &mut put),
        false => english_word(fact, &mut put),
    }
}

/// Equal for tokens whose features of the word are the same.
#[inline(always)]
pub(crate) fn same_word(fact: &Fact, chinese: bool) -> Same {
    // a Han character and another token may share a hash, and only the one has a role
    let shape = if chinese { 0 } else { u64::from(fact.shape) };
    [u64::from(fact.word) | shape << 32, fact.kind as u64]
}

/// The features that all words of a class have that stand and are written alike.
#[inline(always)]
pub(crate) fn of_class(fact: &Fact, chinese: bool, mut put: impl FnMut(u32, u8)) {
    match chinese {
        true => {
            put(quick_key(2, fact.class, 0, 0), WIDE);
            if fact.opens {
                put(quick_key(9, fact.class, 0, 0), HERE);
            }
            if fact.closing != 0 {
                put(quick_key(39, 1, fact.class, 0), HERE);
            }
        }
        false => {
            put(key(2, fact.class, 0, 0), WIDE);
            put(key(25, fact.class, fact.shape, u32::from(fact.opens)), AROUND);
            if fact.opens {
                put(key(9, fact.shape, 0, 0), AROUND);
            }
        }
    }
}

/// Equal for tokens whose features of the class are the same.
#[inline(always)]
pub(crate) fn same_class(fact: &Fact, chinese: bool) -> Same {
    let told = if chinese { u64::from(fact.closing != 0) } else { u64::from(fact.shape) };
    [u64::from(fact.class) | told << 32, u64::from(fact.opens)]
}

/// The features that a token has only where it stands; those of it and the next ones only where the model has `several`.
#[inline(always)]
pub(crate) fn of_token(facts: &[Fact], at: usize, chinese: bool, several: bool, put: &mut impl FnMut(u32, u8)) {
    match chinese {
        true => chinese_token(facts, at, several, put),
        false => english_token(facts, at, several, put),
    }
}

/// What is compared to tell whether features are the same.
pub(crate) type Same = [u64; 2];

/// Distances `from..=to` as bits.
const fn reach(from: i32, to: i32) -> u8 {
    let mut bits = 0;
    let mut distance = from;
    while distance <= to {
        bits |= 1 << (distance - NEAREST);
        distance += 1;
    }
    bits
}

const HERE: u8 = reach(0, 0);
const AROUND: u8 = reach(-1, 1);
pub(crate) const WIDE: u8 = reach(-2, 2);
/// For keys of two and three tokens, named by the first.
const PAIR: u8 = reach(-1, 2);
const TRIPLE: u8 = reach(0, 2);

#[inline(always)]
fn chinese_word(fact: &Fact, put: &mut impl FnMut(u32, u8)) {
    put(quick_key(1, fact.word, 0, 0), WIDE);
    if fact.kind == TokenKind::Han {
        put(quick_key(4, u32::from(fact.role), 0, 0), WIDE);
    }
}

#[inline(always)]
fn chinese_token(facts: &[Fact], at: usize, several: bool, put: &mut impl FnMut(u32, u8)) {
    let (fact, key) = (&facts[at], quick_key);
    put(key(3, fact.word, fact.class, 0), HERE);
    if fact.kind == TokenKind::Han {
        put(key(43, u32::from(fact.stem), fact.class, 0), HERE);
    } else {
        shared(fact, put);
    }
    if fact.nth == 0 {
        put(key(7, fact.listed, u32::from(fact.of), 0), reach(-2, 0));
    }
    if fact.nth + 1 == fact.of {
        put(key(8, fact.listed, u32::from(fact.of), 0), reach(0, 2));
    }
    if fact.enclosed > 0 {
        put(key(5, u32::from(fact.enclosed), 0, 0), HERE);
        put(key(6, u32::from(fact.enclosed), fact.class, 0), HERE);
    }
    covered(fact, put);
    let before = at.checked_sub(usize::from(fact.nth) + 1).map(|at| (facts[at].class >> 4, facts[at].listed)).unwrap_or_default();
    let behind = facts.get(at + usize::from(fact.of - fact.nth)).map(|fact| (fact.class >> 4, fact.listed)).unwrap_or_default();
    put(key(30, before.0 << 8 | behind.0, fact.class, 0), HERE);
    if fact.run > 0 {
        let run = u32::from(fact.run);
        put(key(40, run, 0, 0), AROUND);
        put(key(41, run, u32::from(fact.role), 0), HERE);
        put(key(42, run, u32::from(fact.stem), 0), HERE);
    }
    if fact.again > 0 {
        let again = u32::from(fact.again);
        put(key(46, again, 0, 0), AROUND);
        put(key(47, again, u32::from(fact.run), 0), HERE);
        put(key(48, again, u32::from(fact.stem), u32::from(fact.role)), HERE);
    }
    put(key(31, before.1, fact.class, 0), HERE);
    put(key(32, behind.1, fact.class, 0), HERE);
    if fact.closing != 0 {
        put(key(37, fact.closing, 0, 0), HERE);
    }
    if fact.leading != 0 {
        put(key(38, fact.leading, u32::from(fact.enclosed), 0), HERE);
    }
    let Some(next) = facts.get(at + 1).filter(|_| several) else { return };
    put(key(10, fact.word, next.word, 0), PAIR);
    put(key(11, fact.class, next.class, 0), PAIR);
    put(key(12, u32::from(fact.role) << 8 | u32::from(next.role), fact.kind as u32, next.kind as u32), PAIR);
    put(key(44, u32::from(fact.stem) << 8 | u32::from(next.stem), fact.class >> 4, next.class >> 4), PAIR);
    put(key(13, fact.word, next.class, 0), reach(0, 1));
    put(key(14, fact.class, next.word, 0), reach(0, 1));
    let Some(third) = facts.get(at + 2) else { return };
    put(key(45, u32::from(fact.stem) << 16 | u32::from(next.stem) << 8 | u32::from(third.stem), 0, 0), TRIPLE);
    put(key(15, fact.word, next.word, third.word), TRIPLE);
    put(key(16, fact.class, next.class, third.class), TRIPLE);
    put(key(17, fact.word, third.word, 0), reach(0, 2));
    put(key(18, role3(fact, next, third), 0, 0), TRIPLE);
}

/// The listed names that cover the token.
#[inline(always)]
fn covered(fact: &Fact, put: &mut impl FnMut(u32, u8)) {
    let [first, second] = fact.covers;
    if first != 0 {
        put(key(34, u32::from(first), 0, 0), AROUND);
        put(key(35, u32::from(first & 255), u32::from(second & 255), 0), HERE);
    }
}

fn role3(a: &Fact, b: &Fact, c: &Fact) -> u32 {
    u32::from(a.role) << 16 | u32::from(b.role) << 8 | u32::from(c.role)
}

/// The key by which Chinese token `nth` of a list word of `of` tokens says its class.
#[cfg(feature = "cli")]
pub(crate) fn class_key(class: u8, nth: u8, of: u8) -> u32 {
    quick_key(2, super::words::class_code(class, nth, of), 0, 0)
}

/// What words and numbers show in both languages.
#[inline(always)]
fn shared(fact: &Fact, put: &mut impl FnMut(u32, u8)) {
    put(key(20, fact.shape, 0, 0), WIDE);
    if fact.kind == TokenKind::Word {
        put(key(21, fact.affixes[0], 0, 0), HERE);
        put(key(22, fact.affixes[1], 0, 0), HERE);
        put(key(23, fact.affixes[2], 0, 0), AROUND);
    }
}

#[inline(always)]
fn english_word(fact: &Fact, put: &mut impl FnMut(u32, u8)) {
    put(key(1, fact.word, 0, 0), WIDE);
    put(key(3, fact.word, fact.shape, 0), HERE);
    shared(fact, put);
    put(key(24, fact.affixes[2], fact.shape, 0), HERE);
}

#[inline(always)]
fn english_token(facts: &[Fact], at: usize, several: bool, put: &mut impl FnMut(u32, u8)) {
    let fact = &facts[at];
    if fact.again > 0 {
        let again = u32::from(fact.again);
        put(key(46, again, fact.shape, 0), AROUND);
        put(key(47, again, u32::from(fact.style), u32::from(fact.run)), HERE);
        put(key(48, again, fact.class, u32::from(fact.opens)), HERE);
    }
    if fact.enclosed > 0 {
        put(key(5, u32::from(fact.enclosed), fact.shape, 0), HERE);
    }
    covered(fact, put);
    if fact.run > 0 {
        let (run, style) = (u32::from(fact.run), u32::from(fact.style));
        put(key(30, run, style, 0), AROUND);
        put(key(31, fact.closing, u32::from(fact.run & 3 == 1), 0), HERE);
        put(key(32, fact.leading, run, 0), HERE);
        put(key(33, fact.trailing, run, 0), HERE);
        put(key(36, fact.class, run, 0), HERE);
        put(key(37, fact.leading, fact.trailing, 0), HERE);
    }
    if fact.style > 0 {
        put(key(38, u32::from(fact.style), fact.shape, 0), HERE);
        put(key(39, u32::from(fact.style), fact.word, 0), HERE);
    }
    let Some(next) = facts.get(at + 1).filter(|_| several) else { return };
    put(key(10, fact.word, next.word, 0), PAIR);
    put(key(11, fact.class, next.class, 0), PAIR);
    put(key(26, fact.shape, next.shape, 0), PAIR);
    put(key(13, fact.word, next.shape, 0), reach(0, 1));
    put(key(14, fact.shape, next.word, 0), reach(0, 1));
    let Some(third) = facts.get(at + 2) else { return };
    put(key(27, fact.shape, next.shape, third.shape), TRIPLE);
    put(key(16, fact.class, next.class, third.class), TRIPLE);
    put(key(17, fact.word, third.word, 0), reach(1, 1));
    put(key(28, fact.shape, next.word, third.shape), reach(0, 2));
}
