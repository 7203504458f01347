//! Who says what in English. Knows the order of clauses: subject, cue, content; content, cue, subject; `according to`. Must not know
//! who is meant by a pronoun, nor the kinds of source.

mod clause;
mod complement;
mod content;
mod cue;
mod inverted;
mod phrase;
mod setting;

use crate::attributions::draft::{Draft, trim};
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use clause::Scope;
use cue::{chain_start, goes_on, is_verb, particle};
use inverted::{inversion, quoted_as};
use std::ops::Range;

/// A cue with its source.
#[derive(Clone, Debug)]
struct Head {
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
pub(in crate::attributions) fn find(reading: &Reading, sentence: Range<usize>, out: &mut Vec<Draft>) {
    let heads = heads(reading, sentence.clone());
    for nth in 0..heads.len() {
        let content = content::of(reading, &heads, nth);
        if content.is_empty() {
            continue;
        }
        let head = &heads[nth];
        let (source, cue, statement) = (head.source.clone(), head.cue.clone(), head.statement);
        out.push(Draft { source, cue, statement, need: head.need, content, subject: None, inside_quote: head.inside_quote });
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
            match content::of(reading, &found, found.len() - 1).is_empty() {
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
        true => phrase::to_comma(reading, cue.end..scope.end),
        false => phrase::after(reading, cue.end..scope.end),
    };
    (!source.is_empty()).then_some(Head {
        left: cue.start,
        right: source.end,
        cue,
        source: Some(source.clone()),
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

/// The run without marks at its ends, where something is left.
fn whole(items: &[Item], run: Range<usize>) -> Option<Range<usize>> {
    let run = trim(items, run);
    (!run.is_empty()).then_some(run)
}
