//! Whether a word that can be a cue is a verb, and which words around it belong to it. Must not know sources.

use super::scope::Scope;
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::words::class;
use std::ops::Range;

/// Whether a word that can be a cue is a verb here.
pub(super) fn is_verb(reading: &Reading, at: usize, scope: &Scope) -> bool {
    if at == scope.start {
        return false;
    }
    let before = &reading.items[at - 1];
    let word = reading.str(at);
    let previous = reading.str(at - 1).to_ascii_lowercase();
    let be = before.is(class::BE);
    let possessive = matches!(previous.as_str(), "'s" | "’s" | "of" | "no" | "whose");
    let alone = stands_alone(&previous) && !reading.items[at].is(class::AMBIGUOUS);
    let noun = before.is(class::DETERMINER) && !before.is(class::PRONOUN | class::ANONYMOUS) && !alone || possessive;
    let infinitive = previous == "to"
        && !(at >= 2 && is_raising(reading, at - 1) && (reading.str(at - 2) == "used" || is_signed(reading, at, 1)));
    let since = previous == "since" && at >= 2 && reading.items[at - 2].is(class::AUXILIARY);
    let leads = since || matches!(previous.as_str(), "as" | "to") || word.ends_with("ing") && previous == "by";
    let governed = before.is(class::OPENER) && !leads;
    let loose = word.ends_with("ing")
        && absolute(reading, scope.start, at).is_none()
        && before.kind == Kind::Word
        && !before.is(class::AUXILIARY | class::ADVERB | class::NEGATION)
        && !matches!(previous.as_str(), "as" | "by" | "and" | "heard" | "kept" | "keep" | "keeps");
    let modal = is_modal(reading, at) && !is_signed(reading, at, 6);
    let talked = reading.items[at].is(class::TALK)
        && reading.items.get(at + 1).is_some_and(|next| next.is(class::OPENER) && !is_of(reading, at + 1));
    let raises = reading.items.get(at + 2).is_some_and(|verb| verb.is(class::CUE)) && is_raising(reading, at + 1);
    // `a two-term senator`
    let hyphened = before.mark(Mark::Other) && previous == "-" && before.span.end == reading.items[at].span.start;
    !(noun
        || hyphened
        || talked
        || raises
        || loose
        || modal
        || is_reduced(reading, at)
        || be && !word.ends_with("ing") && !super::passive::is_told(reading, at)
        || infinitive
        || governed
        || word.starts_with(char::is_uppercase) && !is_shouted(reading, at) && !is_titled(reading, at)
        || is_rather_noun(reading, at))
}

/// `, with both sides accusing`: the noun phrase between `with` and a form in -ing.
pub(super) fn absolute(reading: &Reading, start: usize, at: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    let items = &reading.items;
    let with = (start..at)
        .rev()
        .take(LONGEST)
        .find(|&n| reading.str(n) == "with" || items[n].is_mark() || items[n].is(class::CONJUNCTION))?;
    let opens = reading.str(with) == "with" && with > start && items[with - 1].mark(Mark::Comma);
    let plain = !(with + 1..at).any(|n| items[n].is(class::AUXILIARY | class::VERB));
    (opens && plain && with + 1 < at && reading.str(at).ends_with("ing")).then_some(with + 1..at)
}

/// Determiners that stand for someone where no noun follows: `Another said`.
fn stands_alone(word: &str) -> bool {
    matches!(
        word,
        "another" | "both" | "few" | "most" | "each" | "all" | "two" | "three" | "four" | "five" | "six" | "these" | "those"
    )
}

/// `could not predict`, `can neither confirm`: what may be said is not said.
fn is_modal(reading: &Reading, at: usize) -> bool {
    let item = |n: usize| &reading.items[n];
    let inner = |n: usize| item(n).is(class::ADVERB | class::NEGATION) && !item(n).is(class::PRONOUN | class::SOURCE);
    let verb = (0..at).rev().take(3).find(|&n| !inner(n));
    verb.is_some_and(|n| matches!(reading.str(n), "should" | "could" | "might" | "may" | "must" | "can" | "would"))
}

/// `a log shown to the court`, `a paper first reported by the Post`, `, thought to be ill`: a participle that says something of the
/// noun before it.
fn is_reduced(reading: &Reading, at: usize) -> bool {
    let word = reading.str(at);
    let helped = || {
        let chain = chain_start(reading, 0, at);
        (chain..at).any(|n| reading.items[n].is(class::AUXILIARY))
    };
    let next = |n: usize| reading.items.get(at + n).map_or("", |_| reading.str(at + n));
    let raised = next(1) == "to" && matches!(next(2), "be" | "have");
    let acts = |item: &Item| {
        item.is(class::DETERMINER | class::PRONOUN | class::SOURCE) && !item.is(class::OCCASION | class::DOCUMENT)
            || matches!(item.kind, Kind::Name(..))
    };
    let by = super::clause::agent(reading, at, reading.items.len()).filter(|_| word.ends_with("ed"));
    let agent = by.is_some_and(|by| reading.items.get(by + 1).is_some_and(acts));
    let only = matches!(word, "shown" | "seen" | "written" | "known" | "sworn" | "foreseen");
    (only || is_participle(word) && (raised || agent)) && !helped()
}

fn is_of(reading: &Reading, at: usize) -> bool {
    reading.str(at) == "of"
}

/// `OFFICIALS SAY`: in a line of capitals a capital says nothing.
fn is_shouted(reading: &Reading, at: usize) -> bool {
    let capitals = |at: usize| reading.str(at).len() > 2 && reading.str(at).chars().all(char::is_uppercase);
    capitals(at) && (at > 0 && capitals(at - 1) || at + 1 < reading.items.len() && capitals(at + 1))
}

/// `Rivals Call the Benchmarks Selective`: in a heading that writes all its words large a capital says nothing.
fn is_titled(reading: &Reading, at: usize) -> bool {
    const LONGEST: usize = 24;
    let items = &reading.items;
    let words = || (0..items.len()).filter(|&n| items[n].kind == Kind::Word && reading.str(n).len() > 3);
    let small = || words().filter(|&n| reading.str(n).starts_with(char::is_lowercase)).count();
    let stopped = items.last().is_some_and(|last| last.mark(Mark::Stop));
    at > 0 && items.len() <= LONGEST && !stopped && words().count() > 3 && small() == 0
}

pub(super) fn is_participle(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(
            word,
            "said"
                | "told"
                | "thought"
                | "shown"
                | "written"
                | "felt"
                | "found"
                | "heard"
                | "put"
                | "seen"
                | "held"
                | "understood"
                | "read"
        )
}

/// `video call`, `likely demand`: a form that may be a noun, behind what is no plural subject, pronoun or auxiliary.
pub(super) fn is_rather_noun(reading: &Reading, at: usize) -> bool {
    let before = &reading.items[at - 1];
    let word = reading.str(at - 1);
    if !reading.items[at].is(class::AMBIGUOUS) {
        return false;
    }
    let third = reading.str(at).ends_with('s');
    if third
        && reading
            .items
            .get(at + 1)
            .is_some_and(|next| next.is(class::AUXILIARY) || next.is(class::CUE) && !next.is(class::AMBIGUOUS))
    {
        return true;
    }
    let subject = before.is(class::PRONOUN | class::AUXILIARY | class::RELATIVE | class::NEGATION | class::ADVERB)
        || before.is_mark()
        || matches!(before.kind, Kind::Name(..));
    let number = match third {
        true => before.is(class::SOURCE) || word.starts_with(char::is_uppercase),
        false => word.ends_with('s') || matches!(word, "people" | "police" | "men" | "women") || has_plural_head(reading, at),
    };
    let one = at >= 2 && matches!(reading.str(at - 2), "a" | "an") && !before.is(class::SOURCE);
    one && !before.is_mark() || !(subject || number || word == "and")
}

/// `Minutes of a July meeting record that`: a plural noun before a preposition is the subject, where a claim follows.
fn has_plural_head(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 8;
    let opener =
        (at.saturating_sub(REACH)..at).rev().take_while(|&n| !reading.items[n].is_mark()).filter(|&n| reading.str(n) == "of");
    let plural = |of: usize| of > 0 && reading.str(of - 1).ends_with('s') && reading.str(of - 1).len() > 3;
    super::after::is_that(reading, at + 1) && opener.last().is_some_and(plural)
}

/// Where auxiliaries and adverbs before a cue begin.
pub(super) fn chain_start(reading: &Reading, start: usize, at: usize) -> usize {
    let items = &reading.items;
    let mut from = at;
    while from > start {
        let item = &items[from - 1];
        // `kept saying`, `can be heard telling`, `which first reported`
        let kept = reading.str(at).ends_with("ing") && matches!(reading.str(from - 1), "heard" | "kept" | "keep" | "keeps");
        let first = reading.str(from - 1) == "first" && from > start + 1 && items[from - 2].is(class::RELATIVE);
        let part = kept
            || first
            || item.is(class::ADVERB | class::AUXILIARY | class::NEGATION) && !item.is(class::PRONOUN | class::SOURCE);
        let adverb = item.kind == Kind::Word
            && reading.str(from - 1).ends_with("ly")
            && !reading.str(from - 1).starts_with(char::is_uppercase);
        if from > start + 2 && is_raising(reading, from - 1) {
            from -= 2;
            continue;
        }
        let since = reading.str(from - 1) == "since" && from > start + 1 && items[from - 2].is(class::AUXILIARY);
        let placed = item.is_time() && from > start + 2 && items[from - 2].is(class::OPENER);
        if placed && reading.str(from - 2) == "on" {
            from -= 2;
            continue;
        }
        if !(part || adverb || since || item.is_time() && !placed && from - 1 > start) {
            break;
        }
        from -= 1;
    }
    from
}

/// `and said`, `, saying`: the verb shares a subject with one before.
pub(super) fn goes_on(reading: &Reading, scope: &Scope, chain: usize, at: usize) -> bool {
    let Some(before) = chain.checked_sub(1).filter(|&before| before >= scope.start) else { return false };
    let finite = !reading.str(at).ends_with("ing");
    let joint = matches!(reading.str(before), "and" | "but" | "or" | "then") && finite;
    joint || reading.items[before].mark(Mark::Comma) && finite && scope.last_subject.is_some()
}

/// A colon or a quotation right behind, or `that` within `reach` items, at most an addressee between: `can report to the House that`.
fn is_signed(reading: &Reading, at: usize, reach: usize) -> bool {
    let sign = |n: usize| {
        let item = &reading.items[n];
        n == at + 1 && (item.mark(Mark::Colon) || item.mark(Mark::OpenQuote)) || reading.str(n) == "that"
    };
    let plain = |n: &usize| !reading.items[*n].is_mark() && !super::clause::is_finite(reading, *n);
    (at + 1..reading.items.len().min(at + 1 + reach)).find(|n| sign(*n) || !plain(n)).is_some_and(sign)
}

/// `came to`, `went on to`, `is pleased to`: the infinitive behind is what the subject does.
fn is_raising(reading: &Reading, to: usize) -> bool {
    let before = to.saturating_sub(1);
    reading.str(to) == "to" && (reading.items[before].is(class::RAISING) || reading.str(before).ends_with(" on"))
}
