//! Which list words the tokens belong to: Chinese by the likeliest cut, English by the longest match. Must not know labels.

use super::facts::Fact;
use super::hash;
use super::lists::{Entry, LAST_NAME, Lists, class};
use crate::text::TokenKind;

/// The longest list word, in tokens.
pub(crate) const LONGEST: usize = 10;
const WORDS: u32 = 77;

/// The key of a list word from its tokens' hashes.
#[inline]
pub(crate) fn start() -> u32 {
    hash::SEED
}

/// Goes on to the next token's hash; spread before look-up with [`key`].
#[inline]
pub(crate) fn step(so_far: u32, token: u32) -> u32 {
    hash::add(so_far, token)
}

/// The look-up key of a run of tokens.
#[inline]
pub(crate) fn key(run: u32) -> u32 {
    hash::key(WORDS, run, 0, 0)
}

/// Costs of the best cut up to a token, and the word that ends there.
#[derive(Clone, Copy)]
struct Cut {
    cost: u32,
    from: u32,
    entry: Entry,
}

const FAR: u32 = u32::MAX / 2;
/// The cost of a single token that is in no list, and of the rarest word; in halves of bits, more or less.
const UNKNOWN: u32 = 30;
const RAREST: u32 = 36;
const STEP: u32 = 8;

/// Cuts Chinese into list words, the likeliest way, and notes them in the facts.
pub(crate) fn segment(facts: &mut [Fact], lists: &Lists) {
    let mut cuts = vec![Cut { cost: FAR, from: 0, entry: Entry(0) }; facts.len() + 1];
    cuts[0].cost = 0;
    for at in 0..facts.len() {
        let cost = cuts[at].cost;
        reach(&mut cuts, at, at + 1, cost + UNKNOWN, Entry(0));
        let mut run = start();
        for end in at + 1..=(at + LONGEST).min(facts.len()) {
            if facts[end - 1].kind == TokenKind::Mark && end == at + 1 {
                break;
            }
            run = step(run, facts[end - 1].word);
            let Some(entry) = lists.get(key(run)) else { break };
            if entry.class() > 0 {
                reach(&mut cuts, at, end, cost + RAREST - STEP * u32::from(entry.common()), entry);
                cover(&mut facts[at..end], entry);
            }
            if !entry.longer() {
                break;
            }
        }
    }
    let mut end = facts.len();
    while end > 0 {
        let Cut { from, entry, .. } = cuts[end];
        note(&mut facts[from as usize..end], entry);
        end = from as usize;
    }
}

fn reach(cuts: &mut [Cut], from: usize, to: usize, cost: u32, entry: Entry) {
    if cost < cuts[to].cost {
        cuts[to] = Cut { cost, from: from as u32, entry };
    }
}

/// Finds the longest list words, left to right.
pub(crate) fn look_up(facts: &mut [Fact], lists: &Lists) {
    let mut at = 0;
    while at < facts.len() {
        let mut best = (at + 1, Entry(0));
        let mut run = start();
        for end in at + 1..=(at + LONGEST).min(facts.len()) {
            run = step(run, facts[end - 1].word);
            let Some(entry) = lists.get(key(run)) else { break };
            if entry.class() > 0 {
                best = (end, entry);
                cover(&mut facts[at..end], entry);
            }
            if !entry.longer() {
                break;
            }
        }
        note(&mut facts[at..best.0], best.1);
        at = best.0;
    }
}

/// Notes a listed name in the tokens it covers; each keeps the two longest.
fn cover(word: &mut [Fact], entry: Entry) {
    let of = word.len();
    if entry.class() > LAST_NAME || of < 2 {
        return;
    }
    for (nth, fact) in word.iter_mut().enumerate() {
        // the length stands first, so that longer is greater
        let code = (of.min(15) as u16) << 8 | u16::from(entry.class()) << 2 | place(nth, of) as u16;
        if code > fact.covers[0] {
            fact.covers = [code, fact.covers[0]];
        } else if code > fact.covers[1] {
            fact.covers[1] = code;
        }
    }
}

/// 0 for the first token of several, 1 for those between, 2 for the last, 3 for a token alone.
fn place(nth: usize, of: usize) -> u32 {
    match (nth, of) {
        (0, 1) => 3,
        (0, _) => 0,
        (nth, of) if nth + 1 == of => 2,
        _ => 1,
    }
}

/// The class of token `nth` of a list word of `of` tokens, with its place and the word's length.
pub(super) fn class_code(class: u8, nth: u8, of: u8) -> u32 {
    u32::from(class) << 4 | place(nth.into(), of.into()) << 2 | u32::from(of.min(4) - 1)
}

fn note(word: &mut [Fact], entry: Entry) {
    let of = word.len() as u8;
    let listed = word.iter().fold(start(), |run, fact| step(run, fact.word));
    for (nth, fact) in word.iter_mut().enumerate() {
        fact.class = class_code(entry.class(), nth as u8, of);
        fact.listed = listed;
        fact.strong = entry.common() == 3 || matches!(entry.class(), class::FUNCTION | class::SIDE);
        fact.nth = nth as u8;
        fact.of = of;
    }
}
