//! What a token sees beyond its neighbours: the word that closes a name, the word before a quotation, the run of capitals around it.
//! Knows facts; must not know labels.

use super::facts::Fact;
use super::lists::CLOSING;
use crate::text::{Token, TokenKind};

/// How far ahead of its closing word a name may begin, in tokens.
const FAR: usize = 10;

/// Notes for every Chinese token the next list word that closes names (`公司`, `大学`), up to the next mark.
pub(super) fn close(facts: &mut [Fact]) {
    let (mut word, mut since) = (0, 0);
    for at in (0..facts.len()).rev() {
        let fact = &mut facts[at];
        if fact.kind == TokenKind::Mark && !fact.dot {
            word = 0;
        } else if (fact.class >> 4) as u8 == CLOSING && fact.nth + 1 == fact.of {
            (word, since) = (fact.listed, at);
        }
        if word != 0 && since - at <= FAR {
            fact.closing = word ^ (since - at).min(6) as u32;
        }
    }
}

/// Notes for tokens in short quotations the list word before the mark.
pub(super) fn quoted(facts: &mut [Fact]) {
    let mut lead = 0;
    for at in 2..facts.len() {
        let enclosed = facts[at].enclosed;
        if enclosed & 1 == 1 {
            lead = facts[at - 2].listed;
        }
        if (2..8).contains(&enclosed) {
            facts[at].leading = lead;
        }
    }
}

/// Notes for Chinese characters that belong to no longer list word how many of them stand in a row: names that no list knows do.
pub(super) fn loose(facts: &mut [Fact]) {
    let is_loose = |fact: &Fact| fact.kind == TokenKind::Han && fact.of == 1 && !fact.strong;
    let mut at = 0;
    while at < facts.len() {
        let count = facts[at..].iter().take_while(|fact| is_loose(fact)).count();
        for (nth, fact) in facts[at..at + count].iter_mut().enumerate() {
            fact.run = (nth.min(3) * 4 + (count - nth - 1).min(3)) as u8 + 1;
        }
        at += count.max(1);
    }
}

/// The longest run that is looked at whole, in tokens.
const LONGEST_RUN: usize = 12;

/// Notes for every English token in a run of capitals the first and last word of the run and the words around it.
pub(super) fn runs(text: &str, tokens: &[Token], facts: &mut [Fact]) {
    let capital = |at: usize| tokens[at].kind == TokenKind::Word && tokens[at].span.of(text).starts_with(char::is_uppercase);
    let style = style(text, tokens);
    facts.iter_mut().for_each(|fact| fact.style = style);
    let mut at = 0;
    while at < facts.len() {
        if !capital(at) {
            at += 1;
            continue;
        }
        let end = end_of_run(text, tokens, at, &capital);
        let last = facts[end - 1].word;
        let before = at.checked_sub(1).map_or(1, |before| facts[before].word);
        let after = facts.get(end).map_or(1, |after| after.word);
        for (nth, fact) in facts[at..end].iter_mut().enumerate() {
            (fact.closing, fact.leading, fact.trailing) = (last, before, after);
            fact.run = (nth.min(3) * 4 + (end - at - nth - 1).min(3)) as u8 + 1;
        }
        at = end;
    }
}

/// Capitals in a row; small joining words may stand between them.
fn end_of_run(text: &str, tokens: &[Token], start: usize, capital: &dyn Fn(usize) -> bool) -> usize {
    let joins = |at: usize| matches!(tokens[at].span.of(text), "of" | "for" | "de" | "&" | "the" | "and" | "-" | "'" | "’");
    let mut end = start + 1;
    let mut at = end;
    while at < tokens.len() && at - start < LONGEST_RUN {
        if capital(at) || tokens[at].kind == TokenKind::Number && end == at {
            end = at + 1;
        } else if !joins(at) || at - end >= 2 {
            break;
        }
        at += 1;
    }
    end
}

/// 2 for a passage in capitals, 1 for one in title case, 0 for running text.
fn style(text: &str, tokens: &[Token]) -> u8 {
    let (mut words, mut capitals, mut all) = (0, 0, 0);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() > 3) {
        let word = token.span.of(text);
        words += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
        all += usize::from(!word.contains(char::is_lowercase));
    }
    match words {
        3.. if all * 4 > words * 3 => 2,
        3.. if capitals * 4 > words * 3 => 1,
        _ => 0,
    }
}
