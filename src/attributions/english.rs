//! Who says what in English. Knows the order of clauses: subject, cue, content; content, cue, subject; `according to`. Must not know
//! who is meant by a pronoun, nor the kinds of source.

use super::clause::{self, Scope};
use super::draft::{Draft, trim};
use super::reading::{Item, Kind, Mark, Reading};
use super::types::Statement;
use super::words::{Need, class};
use std::ops::Range;

/// A cue with its source.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// The cue.
    pub cue: Range<usize>,
    /// The source, if its words stand beside the cue.
    pub source: Option<Range<usize>>,
    /// Where what belongs to the cue begins: source, adverbs, cue.
    pub left: usize,
    /// Where it ends: addressee, place and time of saying, a source after the cue.
    pub right: usize,
    /// Source after the cue: the content lies before.
    pub inverted: bool,
    /// `according to`.
    pub evidential: bool,
    pub scope: Range<usize>,
    pub inside_quote: bool,
    pub need: Need,
    pub statement: Statement,
}

/// The attributions of a sentence, in order of their cues.
pub(super) fn find(reading: &Reading, sentence: Range<usize>, out: &mut Vec<Draft>) {
    let heads = heads(reading, sentence.clone());
    for nth in 0..heads.len() {
        let content = super::content::of(reading, &heads, nth);
        if content.is_empty() {
            continue;
        }
        let head = &heads[nth];
        let (source, cue, statement) = (head.source.clone(), head.cue.clone(), head.statement);
        out.push(Draft { source, cue, statement, content, subject: None, unsourced: false, inside_quote: head.inside_quote });
    }
}

fn heads(reading: &Reading, sentence: Range<usize>) -> Vec<Head> {
    let items = &reading.items;
    let mut found: Vec<Head> = Vec::new();
    let mut scopes = vec![Scope::new(sentence.clone())];
    let mut at = sentence.start;
    while at < sentence.end {
        while scopes.len() > 1 && scopes.last().is_some_and(|scope| scope.end <= at) {
            scopes.pop();
        }
        if items[at].mark(Mark::OpenQuote) {
            scopes.push(Scope::new(at + 1..items[at].partner as usize));
        }
        let depth = scopes.len() - 1;
        let Some(scope) = scopes.last_mut() else { break };
        let head = according(reading, at, scope).or_else(|| verb(reading, at, scope));
        at += 1;
        if let Some(head) = head {
            found.push(Head { inside_quote: depth > 0, ..head });
            match super::content::of(reading, &found, found.len() - 1).is_empty() {
                true => drop(found.pop()),
                false => at = settle(scope, &found),
            }
        }
    }
    found
}

/// Notes the newest head in its scope; where to go on.
fn settle(scope: &mut Scope, found: &[Head]) -> usize {
    let Some(head) = found.last() else { return scope.taken };
    scope.taken = head.cue.end;
    if !head.evidential && head.source.is_some() {
        scope.last_subject = head.source.clone();
    }
    head.cue.end
}

/// `according to`, `in the words of`.
fn according(reading: &Reading, at: usize, scope: &Scope) -> Option<Head> {
    let word = |n: usize| if n < scope.end { reading.str(n) } else { "" };
    let cue = if word(at).eq_ignore_ascii_case("according") && word(at + 1) == "to" {
        at..at + 2
    } else if word(at).eq_ignore_ascii_case("in") && word(at + 1) == "the" && word(at + 2) == "words" && word(at + 3) == "of" {
        at..at + 4
    } else {
        return None;
    };
    let source = match cue.start == scope.start {
        true => super::phrase::to_comma(reading, cue.end..scope.end),
        false => super::phrase::after(reading, cue.end..scope.end),
    };
    (!source.is_empty()).then(|| Head {
        left: cue.start,
        right: source.end,
        cue,
        source: Some(source),
        inverted: false,
        evidential: true,
        scope: scope.start..scope.end,
        inside_quote: false,
        need: Need::Free,
        statement: Statement::Say,
    })
}

/// A verb of saying with its subject before or behind it.
fn verb(reading: &Reading, at: usize, scope: &Scope) -> Option<Head> {
    let item = &reading.items[at];
    if !item.is(class::CUE) || item.kind != Kind::Word || !is_verb(reading, at, scope) {
        return None;
    }
    let cue = at..at + 1 + usize::from(particle(reading, at, scope.end));
    let chain = chain_start(reading, scope.start, at);
    let head = Head {
        left: chain,
        right: cue.end,
        cue,
        source: None,
        inverted: false,
        evidential: false,
        scope: scope.start..scope.end,
        inside_quote: false,
        need: item.entry.need,
        statement: item.entry.statement,
    };
    if let Some(source) = quoted_as(reading, scope, at) {
        return Some(Head { left: source.start, source: Some(source), ..head });
    }
    if let Some(after) = inversion(reading, &head, scope) {
        return Some(Head { right: after.end, source: Some(after), inverted: true, ..head });
    }
    let participle = reading.str(at).ends_with("ing") && chain > scope.start && reading.items[chain - 1].mark(Mark::Comma);
    let before = if participle { None } else { clause::subject(reading, scope.taken.min(chain)..chain) };
    if before.is_none() && !participle && !goes_on(reading, scope, chain, at) {
        return None;
    }
    let left = before.as_ref().map_or(chain, |run| run.start);
    let shared = || scope.last_subject.clone().or_else(|| clause::main_subject(reading, scope.start..chain));
    let source = before.or_else(shared)?;
    Some(Head { left, source: Some(source), ..head })
}

/// `quotes X as saying`: the source stands before `as`.
fn quoted_as(reading: &Reading, scope: &Scope, at: usize) -> Option<Range<usize>> {
    let end = at.checked_sub(1).filter(|&end| end > scope.start && reading.str(end) == "as" && reading.str(at).ends_with("ing"))?;
    let from = end.saturating_sub(12).max(scope.start);
    let quotes =
        |n: usize| matches!(reading.str(n), "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing" | "quote" | "cite");
    let start = (from..end).rev().find(|&n| quotes(n))? + 1;
    (start < end).then_some(start..end)
}

/// `pointed out`: the particle belongs to the cue.
fn particle(reading: &Reading, at: usize, end: usize) -> bool {
    at + 1 < end && reading.str(at + 1) == "out" && reading.str(at).to_ascii_lowercase().starts_with("point")
}

/// Whether a word that can be a cue is a verb here.
fn is_verb(reading: &Reading, at: usize, scope: &Scope) -> bool {
    if at == scope.start {
        return false;
    }
    let before = &reading.items[at - 1];
    let word = reading.str(at);
    let previous = reading.str(at - 1).to_ascii_lowercase();
    let be = matches!(previous.as_str(), "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "’s");
    let possessive = matches!(previous.as_str(), "'s" | "’s" | "of" | "no");
    let noun = before.is(class::DETERMINER) && !before.is(class::PRONOUN | class::ANONYMOUS) || possessive;
    let infinitive = previous == "to" && !(at >= 2 && reading.str(at - 2) == "used");
    let governed = before.is(class::OPENER) && previous != "as" && !(word.ends_with("ing") && previous == "by");
    !(noun
        || be && is_participle(word)
        || infinitive
        || governed
        || word.starts_with(char::is_uppercase)
        || is_rather_noun(reading, at))
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(
            word,
            "said" | "told" | "thought" | "shown" | "written" | "felt" | "found" | "heard" | "put" | "seen" | "held" | "understood"
        )
}

/// `video call`, `likely demand`: a form that may be a noun, behind what is no plural subject, pronoun or auxiliary.
fn is_rather_noun(reading: &Reading, at: usize) -> bool {
    let before = &reading.items[at - 1];
    let word = reading.str(at - 1);
    if !reading.items[at].is(class::AMBIGUOUS) {
        return false;
    }
    let third = reading.str(at).ends_with('s');
    let subject = before.is(class::PRONOUN | class::AUXILIARY | class::RELATIVE | class::NEGATION | class::ADVERB)
        || before.is_mark()
        || matches!(before.kind, Kind::Name(..));
    let number = match third {
        true => before.is(class::SOURCE) || word.starts_with(char::is_uppercase),
        false => word.ends_with('s') || matches!(word, "people" | "police" | "men" | "women"),
    };
    !(subject || number || word == "and")
}

/// Where auxiliaries and adverbs before a cue begin.
pub(super) fn chain_start(reading: &Reading, start: usize, at: usize) -> usize {
    let items = &reading.items;
    let mut from = at;
    while from > start {
        let item = &items[from - 1];
        let part = item.is(class::ADVERB | class::AUXILIARY | class::NEGATION) && !item.is(class::PRONOUN | class::SOURCE);
        let adverb = item.kind == Kind::Word
            && reading.str(from - 1).ends_with("ly")
            && !reading.str(from - 1).starts_with(char::is_uppercase);
        if !(part || adverb || item.is_time() && from - 1 > start) {
            break;
        }
        from -= 1;
    }
    from
}

/// `and said`, `, saying`: the verb shares a subject with one before.
fn goes_on(reading: &Reading, scope: &Scope, chain: usize, at: usize) -> bool {
    let Some(before) = chain.checked_sub(1).filter(|&before| before >= scope.start) else { return false };
    let finite = !reading.str(at).ends_with("ing");
    let joint = matches!(reading.str(before), "and" | "but" | "or" | "then") && finite;
    joint || reading.items[before].mark(Mark::Comma) && finite && scope.last_subject.is_some()
}

/// The subject behind the verb: the quotation or clause before has just ended, and no content follows.
fn inversion(reading: &Reading, head: &Head, scope: &Scope) -> Option<Range<usize>> {
    let items = &reading.items;
    let last = head.left.checked_sub(1).filter(|_| head.left > scope.start)?;
    let at = head.cue.end;
    let next = items.get(at).filter(|_| at < scope.end)?;
    let quoted = items[last].mark(Mark::CloseQuote);
    let clause = items[last].mark(Mark::Comma)
        && items[head.cue.start].is(class::INVERTS)
        && (scope.start..last).any(|n| clause::is_finite(reading, n) || items[n].is(class::CUE));
    let name = next.kind == Kind::Word && reading.str(at).starts_with(char::is_uppercase);
    let opens = !next.is_time()
        && (name
            || next.is(class::DETERMINER | class::SOURCE | class::TITLE | class::PRONOUN)
            || matches!(next.kind, Kind::Name(..) | Kind::Number));
    let verb = reading.str(head.cue.start);
    if !(quoted || clause)
        || !opens
        || verb.ends_with("ing")
        || matches!(verb, "told" | "called" | "described")
        || matches!(reading.str(at), "that" | "this")
    {
        return None;
    }
    let source = super::phrase::after(reading, at..scope.end);
    let finite = source.clone().skip(1).any(|n| is_verbal(reading, n) && !in_relative(reading, source.start, n));
    let closed =
        quoted || source.end >= scope.end || items[source.end].is_mark() || items[source.end].is(class::OPENER | class::RELATIVE);
    (!source.is_empty() && !finite && closed).then_some(source)
}

fn is_verbal(reading: &Reading, at: usize) -> bool {
    reading.items[at].is(class::AUXILIARY | class::VERB) && !matches!(reading.str(at), "'s" | "’s")
}

/// Whether a relative clause opens before `at` in a noun phrase.
fn in_relative(reading: &Reading, start: usize, at: usize) -> bool {
    (start..at).any(|n| reading.items[n].is(class::RELATIVE))
}

/// The run without marks at its ends, where something is left.
pub(super) fn whole(items: &[Item], run: Range<usize>) -> Option<Range<usize>> {
    let run = trim(items, run);
    (!run.is_empty()).then_some(run)
}
