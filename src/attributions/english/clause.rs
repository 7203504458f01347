//! The subject of an English clause. Knows commas, appositions, relative clauses, what may stand before a subject. Must not know
//! cues.

use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::words::class;
use std::ops::Range;

/// The subject that ends where `run` ends.
pub(super) fn subject(reading: &Reading, run: Range<usize>) -> Option<Range<usize>> {
    let segments = segments(reading, run);
    let last = segments.last()?;
    let found = if last.is_empty() { with_appositions(reading, &segments)? } else { lone(reading, last.clone()) };
    (!found.is_empty() && is_nominal(reading, &found)).then_some(found)
}

/// The subject of the sentence's first clause, for a verb that stands far from it.
pub(super) fn main_subject(reading: &Reading, run: Range<usize>) -> Option<Range<usize>> {
    let items = &reading.items;
    let joint = run.end.checked_sub(1).filter(|&at| at > run.start && items[at].is(class::CONJUNCTION));
    let segments = segments(reading, run.start..joint.unwrap_or(run.end));
    let opens = |s: &Range<usize>| !s.is_empty() && (!opens_adjunct(reading, s) || has_subject_behind_time(reading, s));
    let nth = segments.iter().position(opens)?;
    let first = &segments[nth];
    let start = strip_left(reading, first.clone());
    let verb = |at: usize| is_finite(reading, at) || items[at].is(class::RELATIVE | class::CUE) && !items[at].is(class::SOURCE);
    let found = match (start + 1..first.end).find(|&at| verb(at)) {
        Some(end) => start..super::cue::chain_start(reading, start, end),
        None => start..apposed(reading, &segments[nth..]),
    };
    (!found.is_empty() && found.len() <= 14 && is_nominal(reading, &found)).then_some(found)
}

/// `Minutes later the supervisor`: a subject behind words of time alone.
fn has_subject_behind_time(reading: &Reading, segment: &Range<usize>) -> bool {
    let start = strip_left(reading, segment.clone());
    let timed = reading.items[segment.start].is_time();
    timed
        && reading.items.get(start).is_some_and(|item| start < segment.end && item.is(class::DETERMINER) || is_name(reading, start))
}

/// Where a head ends with the appositions behind it, if the clause goes on after them.
fn apposed(reading: &Reading, segments: &[Range<usize>]) -> usize {
    let told = |s: &&Range<usize>| is_apposition(reading, s) && !(s.start..s.end).any(|at| is_finite(reading, at));
    let inner = &segments[1.min(segments.len())..segments.len().max(2) - 1];
    inner.iter().take_while(told).last().map_or(segments[0].end, |last| last.end)
}

/// The subject that a relative clause follows, whatever commas that clause has: `X, who makes a, b and c, said`.
pub(super) fn before_relative(reading: &Reading, run: Range<usize>) -> Option<Range<usize>> {
    let segments = segments(reading, run);
    if segments.last().is_none_or(|last| !last.is_empty()) {
        return None;
    }
    // `a complaint filed in May`: a form in -ed may be a participle here
    let verbal = |nth: usize| segments[nth].clone().any(|at| super::inverted::is_verbal(reading, at));
    let heads = |nth: usize| !segments[nth].is_empty() && !verbal(nth) && !opens_adjunct(reading, &segments[nth]);
    let nth = (1..segments.len() - 1).rev().find(|&nth| opens_relative(reading, &segments[nth]) && heads(nth - 1))?;
    let acts = |s: &Range<usize>| !s.is_empty() && (is_finite(reading, s.start) || reading.items[s.start].is(class::CUE));
    if segments[nth + 1..].iter().any(acts) {
        return None;
    }
    let found = with_heads(reading, &segments, nth - 1);
    (!found.is_empty() && is_nominal(reading, &found)).then_some(found)
}

/// `who …`, `all of whom …`, `a copy of which …`, `for whom …`.
fn opens_relative(reading: &Reading, segment: &Range<usize>) -> bool {
    let inner =
        |at: usize| at > segment.start && reading.items[at - 1].is(class::OPENER) && matches!(reading.str(at), "whom" | "which");
    let first = matches!(reading.str(segment.start), "who" | "which" | "whose" | "whom");
    !segment.is_empty() && (first || segment.clone().take(5).any(inner))
}

/// The parts between commas, back to what ends a clause; the last one may be empty.
pub(super) fn segments(reading: &Reading, run: Range<usize>) -> Vec<Range<usize>> {
    let items = &reading.items;
    let (mut found, mut end, mut at) = (Vec::new(), run.end, run.end);
    while at > run.start {
        let item = &items[at - 1];
        let open = item.partner as usize;
        if item.mark(Mark::Close) || (item.mark(Mark::CloseQuote) && !closes_speech(items, at - 1)) {
            if open < run.start {
                break;
            }
            at = open;
            continue;
        }
        if item.mark(Mark::Comma) {
            found.push(at..end);
            end = at - 1;
        } else if ends_clause(item) {
            break;
        }
        at -= 1;
    }
    found.push(at..end);
    found.reverse();
    found
}

pub(super) fn closes_speech(items: &[Item], close: usize) -> bool {
    close > 0 && (items[close - 1].mark(Mark::Comma) || items[close - 1].mark(Mark::Stop))
}

pub(super) fn ends_clause(item: &Item) -> bool {
    [Mark::Stop, Mark::Semicolon, Mark::Colon, Mark::Dash, Mark::OpenQuote, Mark::CloseQuote, Mark::Open]
        .into_iter()
        .any(|mark| item.mark(mark))
}

/// `Halcyon Loop, the start-up behind …,` and the like: head and appositions, without relative clauses at the end.
pub(super) fn with_appositions(reading: &Reading, segments: &[Range<usize>]) -> Option<Range<usize>> {
    let mut end = segments.len() - 1;
    while end > 0 && is_aside(reading, &segments[end - 1]) {
        end -= 1;
    }
    Some(with_heads(reading, segments, end.checked_sub(1)?))
}

/// The part `last` with those that it is an apposition to.
fn with_heads(reading: &Reading, segments: &[Range<usize>], last: usize) -> Range<usize> {
    let mut first = last;
    while first > 0 && is_apposition(reading, &segments[first]) && is_head(reading, &segments[first - 1]) {
        first -= 1;
    }
    let start = strip_left(reading, segments[first].clone());
    start..segments[last].end.max(start)
}

/// A part that says something about the subject and is none of it: `who …`, `speaking …`, `which …`.
pub(super) fn is_aside(reading: &Reading, segment: &Range<usize>) -> bool {
    let Some(first) = reading.items.get(segment.start).filter(|_| !segment.is_empty()) else { return true };
    let word = reading.str(segment.start);
    first.is(class::RELATIVE | class::OPENER | class::ADVERB | class::CONJUNCTION) && !is_affiliation(reading, segment)
        || super::setting::is_citing(reading, segment.start)
        || (is_participle(word) && segment.len() > 1 && !first.is(class::SOURCE) && !is_name(reading, segment.start))
            && !reading.items[segment.start + 1].is(class::SOURCE)
}

/// `of the works council`, `for the company`: whom the one named before belongs to.
pub(super) fn is_affiliation(reading: &Reading, segment: &Range<usize>) -> bool {
    let inside = segment.start + 1..segment.end;
    !inside.is_empty()
        && matches!(reading.str(segment.start), "of" | "for")
        && !inside.clone().any(|at| reading.items[at].is_time() || reading.items[at].is(class::RELATIVE) || is_finite(reading, at))
        && inside.clone().any(|at| is_name(reading, at) || reading.items[at].is(class::DETERMINER))
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ing") || word.ends_with("ed") || matches!(word, "seen" | "known" | "written" | "made" | "held" | "shown")
}

/// An apposition: `the chief scientist`, `81`, or a name after a common noun.
pub(super) fn is_apposition(reading: &Reading, segment: &Range<usize>) -> bool {
    let Some(first) = reading.items.get(segment.start).filter(|_| !segment.is_empty()) else { return false };
    first.is(class::DETERMINER | class::SOURCE | class::TITLE)
        || is_affiliation(reading, segment)
        || matches!(first.kind, Kind::Number | Kind::Figure(_))
        || is_name(reading, segment.start)
        || has_post(reading, segment)
}

/// `fleet manager at La Poste`: a noun for people before any preposition, and no verb.
pub(super) fn has_post(reading: &Reading, segment: &Range<usize>) -> bool {
    let items = &reading.items;
    let end = segment.clone().find(|&at| items[at].is(class::OPENER | class::RELATIVE)).unwrap_or(segment.end);
    let post = (segment.start..end).any(|at| items[at].is(class::PERSON | class::VOICE | class::ANONYMOUS));
    post && !segment.clone().any(|at| is_finite(reading, at))
}

/// A part that an apposition may follow: it ends in a noun phrase, and is no adverbial.
pub(super) fn is_head(reading: &Reading, segment: &Range<usize>) -> bool {
    let start = strip_left(reading, segment.clone());
    let finite = |at: usize| is_finite(reading, at) && !has_agent(reading, at, segment.end);
    start < segment.end && !(start..segment.end).any(finite) && !reading.str(start).ends_with("ing")
}

pub(super) fn opens_adjunct(reading: &Reading, segment: &Range<usize>) -> bool {
    reading.items.get(segment.start).is_none_or(|first| {
        first.is(class::OPENER | class::ADVERB | class::RELATIVE) || first.is_time() || reading.str(segment.start).ends_with("ing")
    })
}

/// A subject without commas: behind the last conjunction, without a phrase of time or place before it. A pronoun behind other
/// words (`the model it calls`) is the subject alone, and a relative stands for the noun phrase before it.
pub(super) fn lone(reading: &Reading, segment: Range<usize>) -> Range<usize> {
    let items = &reading.items;
    let (start, last) = (strip_left(reading, segment.clone()), segment.end.saturating_sub(1));
    if last <= start {
        return start..segment.end;
    }
    let before = &items[last - 1];
    let governed = before.is(class::CONJUNCTION | class::DETERMINER | class::OPENER | class::CUE) || is_finite(reading, last - 1);
    if is_subject_pronoun(reading, last) && !governed {
        return last..segment.end;
    }
    if items[last].is(class::RELATIVE) && matches!(reading.str(last), "who" | "that" | "which") {
        return antecedent(reading, start..last);
    }
    start..segment.end
}

fn is_subject_pronoun(reading: &Reading, at: usize) -> bool {
    matches!(reading.str(at), "he" | "she" | "they" | "it" | "we" | "I")
}

/// The noun phrase that ends where `run` ends: from its last article or name on.
fn antecedent(reading: &Reading, run: Range<usize>) -> Range<usize> {
    let items = &reading.items;
    let opens = |at: &usize| {
        let named =
            is_name(reading, *at) && (*at == run.start || !is_name(reading, at - 1) && !items[at - 1].is(class::DETERMINER));
        items[*at].is(class::DETERMINER | class::TITLE) || named
    };
    let inner =
        |at: usize| at > run.start && items[at - 1].is(class::OPENER) && matches!(reading.str(at - 1), "of" | "from" | "at");
    run.clone().rev().find(|at| opens(at) && !inner(*at)).unwrap_or(run.start)..run.end
}

/// Where the subject begins in a part that ends with it.
pub(super) fn strip_left(reading: &Reading, segment: Range<usize>) -> usize {
    let items = &reading.items;
    let mut start = segment.start;
    let (mut finite, mut at) = (false, segment.start);
    while at < segment.end {
        if items[at].mark(Mark::OpenQuote) && (items[at].partner as usize) < segment.end {
            at = items[at].partner as usize;
        } else if is_cut(reading, start, at, segment.end, finite) {
            (start, finite) = (at + 1, false);
        } else {
            finite |= is_finite(reading, at) && !has_agent(reading, at, segment.end);
        }
        at += 1;
    }
    while start < segment.end {
        let item = &items[start];
        if item.is(class::ADVERB) && !item.is(class::DETERMINER | class::SOURCE)
            || item.is_time() && start + 1 < segment.end
            || loose(item)
        {
            start += 1;
        } else if item.is(class::OPENER) {
            start = behind_phrase(reading, start, segment.end);
        } else {
            break;
        }
    }
    start
}

/// `a diary kept by X`, `posted on Monday by X`: a participle that says something of the noun before it.
pub(super) fn has_agent(reading: &Reading, at: usize, end: usize) -> bool {
    let helped = at > 0 && reading.items[at - 1].is(class::AUXILIARY | class::ADVERB | class::NEGATION);
    !helped && !reading.items[at].is(class::AUXILIARY) && agent(reading, at, end).is_some()
}

/// The `by` of a participle, at most a phrase of place or time between.
pub(super) fn agent(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    const REACH: usize = 5;
    let placed = |by: usize| by == at + 1 || reading.items[at + 1].is(class::OPENER);
    (at + 1..end.min(at + REACH))
        .take_while(|&n| !reading.items[n].is_mark())
        .find(|&n| reading.str(n) == "by")
        .filter(|&by| placed(by))
}

/// Whether a new clause begins behind a conjunction; `and` between nouns, and `people who attended`, are none.
pub(super) fn is_cut(reading: &Reading, start: usize, at: usize, end: usize, finite: bool) -> bool {
    let item = &reading.items[at];
    if !item.is(class::CONJUNCTION) || at + 1 == end && item.is(class::RELATIVE) {
        return false;
    }
    // `a report he commissioned that spring`
    if reading.str(at) == "that" && (reading.items[at + 1].is(class::PERIOD) || reading.items[at + 1].is_time()) {
        return false;
    }
    let reason = matches!(reading.str(at), "because" | "as") && (start..at).any(|n| reading.str(n) == "who");
    let joins = reason || matches!(reading.str(at), "and" | "or" | "&") && at > start && !finite && at + 1 < end;
    let relative = item.is(class::RELATIVE) && at > start && !finite && at + 1 < end && is_verb_like(reading, at + 1);
    !(joins || relative)
}

pub(super) fn is_verb_like(reading: &Reading, at: usize) -> bool {
    is_finite(reading, at) || reading.items[at].is(class::CUE | class::ADVERB)
}

pub(super) fn loose(item: &Item) -> bool {
    matches!(item.kind, Kind::Mark(mark) if mark != Mark::Open && mark != Mark::OpenQuote)
}

/// Behind a phrase that opens with a preposition: at the next word that opens a noun phrase after a noun.
pub(super) fn behind_phrase(reading: &Reading, at: usize, end: usize) -> usize {
    let items = &reading.items;
    if items.get(at + 1).is_some_and(|item| item.is_time() || matches!(item.kind, Kind::Figure(_))) {
        return at + 2;
    }
    let opens = |n: usize| {
        let named = matches!(items[n].kind, Kind::Name(..)) && items[n - 1].is_time();
        named
            || items[n].is(class::DETERMINER | class::PRONOUN | class::TITLE) && !items[n - 1].is(class::OPENER | class::DETERMINER)
    };
    (at + 2..end).find(|&n| opens(n)).unwrap_or(end)
}

/// Whether a word looks like a finite verb.
pub(in crate::attributions) fn is_finite(reading: &Reading, at: usize) -> bool {
    let item = &reading.items[at];
    let word = reading.str(at);
    item.is(class::AUXILIARY | class::VERB) && !matches!(word, "'s" | "’s")
        || item.kind == Kind::Word
            && word.len() > 4
            && word.ends_with("ed")
            && !item.is(class::SOURCE)
            && !word.starts_with(char::is_uppercase)
}

pub(super) fn is_name(reading: &Reading, at: usize) -> bool {
    matches!(reading.items[at].kind, Kind::Name(..)) || reading.str(at).starts_with(char::is_uppercase)
}

pub(super) fn is_nominal(reading: &Reading, run: &Range<usize>) -> bool {
    let structure = class::ADVERB | class::CONJUNCTION | class::OPENER | class::AUXILIARY | class::NEGATION;
    reading.items[run.clone()].iter().any(|item| {
        !item.is_mark() && (item.entry.class & structure == 0 || item.is(class::SOURCE | class::PRONOUN | class::RELATIVE))
    })
}
