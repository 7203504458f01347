//! Who says what in English. Knows the order of clauses: subject, cue, content; content, cue, subject; `according to`. Must not know
//! who is meant by a pronoun, nor the kinds of source.

mod after;
mod bare;
mod clause;
mod complement;
mod content;
mod cue;
mod inverted;
mod nominal;
mod passive;
mod phrase;
mod scope;
mod setting;

pub(in crate::attributions) use clause::is_finite;
pub(in crate::attributions) use complement::is_clause;

use crate::attributions::draft::{Draft, trim};
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use cue::{absolute, chain_start, goes_on, is_verb};
use inverted::{inversion, quoted_as};
use scope::Scope;
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
    /// `citing`: it says what the nearest head says.
    pub via: bool,
    /// `, adding`: what it says stands behind it.
    pub participle: bool,
    pub scope: Range<usize>,
    pub inside_quote: bool,
    pub need: Need,
    pub statement: Statement,
}

/// The attributions of a sentence, in order of their cues.
pub(in crate::attributions) fn find(reading: &Reading, sentence: Range<usize>, out: &mut Vec<Draft>) {
    let (heads, first) = (heads(reading, sentence.clone()), out.len());
    for nth in 0..heads.len() {
        let content = content::of(reading, &heads, nth);
        if content.is_empty() {
            continue;
        }
        let head = &heads[nth];
        let (source, cue, statement) = (head.source.clone(), head.cue.clone(), head.statement);
        out.push(Draft {
            source,
            cue,
            statement,
            need: head.need,
            content,
            subject: None,
            inside_quote: head.inside_quote,
            direct: false,
        });
    }
    nominal::find(reading, sentence.clone(), out);
    nominal::given(reading, sentence.clone(), out);
    bare::find(reading, sentence, first, out);
}

fn heads(reading: &Reading, sentence: Range<usize>) -> Vec<Head> {
    let items = &reading.items;
    let mut found: Vec<Head> = Vec::new();
    let mut scopes = vec![Scope::new(sentence.clone())];
    let mut at = sentence.start;
    while at < sentence.end {
        while let Some(scope) = scopes.pop_if(|scope| scope.end <= at) {
            scopes.extend(scope.next(reading, at));
        }
        if items[at].mark(Mark::OpenQuote) {
            scopes.push(Scope::quoted(reading, at + 1, items[at].partner as usize));
        }
        let depth = scopes.len() - 1;
        let Some(scope) = scopes.last_mut() else { break };
        if let Some(head) = citing(reading, at, scope) {
            at = head.right.max(at + 1);
            found.push(Head { inside_quote: depth > 0, ..head });
            continue;
        }
        let head = according(reading, at, scope).or_else(|| verb(reading, at, scope));
        at += 1;
        if let Some(head) = head {
            found.push(Head { inside_quote: depth > 0, ..head });
            match content::of(reading, &found, found.len() - 1).is_empty() {
                true => drop(found.pop()),
                false => at = settle(reading, scope, &found),
            }
        }
    }
    found
}

/// Notes the newest head in its scope; where to go on.
fn settle(reading: &Reading, scope: &mut Scope, found: &[Head]) -> usize {
    let Some(head) = found.last() else { return scope.taken };
    let opens = |run: &Range<usize>| run.len() == 1 && reading.items[run.start].is(class::RELATIVE);
    let relative = head.source.as_ref().is_some_and(|run| opens(run) || run.start > 0 && reading.str(run.start - 1) == "whose");
    if relative {
        return head.cue.end;
    }
    scope.taken = head.cue.end;
    if !head.evidential && head.source.is_some() {
        scope.last_subject = head.source.clone();
    }
    head.cue.end
}

/// `according to`, `in the words of`, `per`.
fn according(reading: &Reading, at: usize, scope: &Scope) -> Option<Head> {
    let cue = evidence(reading, at, scope)?;
    let source = match cue.start == scope.start {
        true => phrase::to_comma(reading, cue.end..scope.end),
        false => phrase::after(reading, cue.end..scope.end),
    };
    (!source.is_empty()).then(|| Head { evidential: true, ..behind(cue, source, scope) })
}

/// The words before a source that has the sentence's content.
fn evidence(reading: &Reading, at: usize, scope: &Scope) -> Option<Range<usize>> {
    let is = |n: usize, word: &str| n < scope.end && reading.str(n).eq_ignore_ascii_case(word);
    if is(at, "according") && is(at + 1, "to") {
        return Some(at..at + 2);
    }
    if is(at, "in") && is(at + 1, "the") && (is(at + 2, "words") || is(at + 2, "view") || is(at + 2, "opinion")) && is(at + 3, "of")
    {
        return Some(at..at + 4);
    }
    let opens = |n: usize| n <= scope.start || reading.items[n - 1].mark(Mark::Comma);
    if is(at, "as") && is(at + 1, "per") && opens(at) {
        return Some(at..at + 2);
    }
    let counted = reading.items.get(at + 1).is_none_or(|next| matches!(next.kind, Kind::Number | Kind::Figure(_)));
    (is(at, "per") && opens(at) && !counted).then_some(at..at + 1)
}

/// `citing two officials`, as a participle of its own.
fn citing(reading: &Reading, at: usize, scope: &Scope) -> Option<Head> {
    let opens = at <= scope.start || reading.items[at - 1].mark(Mark::Comma);
    if !opens || !setting::is_citing(reading, at) || at + 1 >= scope.end {
        return None;
    }
    let source = match at == scope.start {
        true => phrase::to_comma(reading, at + 1..scope.end),
        false => phrase::after(reading, at + 1..scope.end),
    };
    let quoted = reading.items.get(source.end).is_some_and(|_| reading.str(source.end) == "as");
    (!source.is_empty() && !quoted).then(|| Head { via: true, ..behind(at..at + 1, source, scope) })
}

/// A cue with its source right behind it.
fn behind(cue: Range<usize>, source: Range<usize>, scope: &Scope) -> Head {
    Head {
        left: cue.start,
        right: source.end,
        cue,
        source: Some(source),
        inverted: false,
        evidential: false,
        via: false,
        participle: false,
        scope: scope.start..scope.end,
        inside_quote: false,
        need: Need::Free,
        statement: Statement::Say,
    }
}

/// A verb of saying with its subject before or behind it.
fn verb(reading: &Reading, at: usize, scope: &Scope) -> Option<Head> {
    let item = &reading.items[at];
    if !item.is(class::CUE) || item.kind != Kind::Word || !is_verb(reading, at, scope) {
        return None;
    }
    let cue = at..at + 1;
    let chain = chain_start(reading, scope.start, at);
    let head = Head {
        left: chain,
        right: cue.end,
        cue,
        source: None,
        inverted: false,
        evidential: false,
        via: false,
        participle: false,
        scope: scope.start..scope.end,
        inside_quote: false,
        need: item.entry.need,
        statement: item.entry.statement,
    };
    if let Some(head) = passive::find(reading, &head, scope) {
        return Some(head);
    }
    if passive::is_told(reading, at) {
        return None;
    }
    if let Some(source) = quoted_as(reading, scope, at) {
        return Some(Head { left: source.start.saturating_sub(1).max(scope.start), source: Some(source), ..head });
    }
    if let Some(source) = absolute(reading, scope.start, at) {
        return Some(Head { left: source.start - 1, source: Some(source), participle: true, ..head });
    }
    if let Some(after) = inversion(reading, &head, scope) {
        return Some(Head { right: after.end, source: Some(after), inverted: true, ..head });
    }
    let participle = reading.str(at).ends_with("ing") && chain > scope.start && reading.items[chain - 1].mark(Mark::Comma);
    let head = Head { participle, ..head };
    let near = || clause::subject(reading, scope.taken.min(chain)..chain);
    let before = if participle { None } else { clause::before_relative(reading, scope.start..chain).or_else(near) };
    if before.is_none() && !participle && !goes_on(reading, scope, chain, at) {
        return None;
    }
    let before = before.map(|run| behind_what(reading, &head, run));
    let left = before.as_ref().map_or(chain, |run| run.start);
    let shared = || scope.last_subject.clone().or_else(|| clause::main_subject(reading, scope.start..chain));
    let dropped = before.is_none() && !participle;
    let source = before.or_else(shared).filter(|run| !is_relative(reading, run) && !asks(reading, run))?;
    let head = Head { left, source: Some(source), ..head };
    let found = dropped
        && head.need == Need::Document
        && !complement::subject_is_document(reading, &head)
        && !after::is_that(reading, head.cue.end);
    (!found).then_some(head)
}

/// `who wrote the plan`: says something about a noun, and the noun is the subject of the next verb.
fn is_relative(reading: &Reading, run: &Range<usize>) -> bool {
    let relative = run.len() == 1 && reading.items[run.start].is(class::RELATIVE);
    relative && !(reading.str(run.start) == "who" && run.start > 0 && reading.items[run.start - 1].mark(Mark::Comma))
}

/// `over what a memo called a slip`: the subject of a name that someone gives begins behind `what`.
fn behind_what(reading: &Reading, head: &Head, run: Range<usize>) -> Range<usize> {
    let what = run.clone().rev().find(|&at| reading.str(at) == "what" && at + 1 < run.end);
    what.filter(|_| matches!(head.need, Need::Call | Need::Describe)).map_or(run.clone(), |at| at + 1..run.end)
}

/// `how the camera revealed it`: the subject of a question.
fn asks(reading: &Reading, run: &Range<usize>) -> bool {
    let opens = |at: usize| {
        matches!(reading.str(at), "how" | "why" | "what" | "where" | "when" | "whether") || reading.items[at].is(class::AUXILIARY)
    };
    run.len() > 1 && (opens(run.start) || is_clause_of_its_own(reading, run))
}

/// `We have 26 confirmed dead`: what stands before is no noun phrase but a clause with its verb.
fn is_clause_of_its_own(reading: &Reading, run: &Range<usize>) -> bool {
    let verb = |at: &usize| reading.items[*at].is(class::AUXILIARY) && !reading.str(*at).starts_with(['\'', '’']);
    let inner = |at: &usize| reading.items[*at].is(class::RELATIVE) || reading.items[*at].is_mark();
    run.clone().take_while(|at| !inner(at)).skip(1).any(|at| verb(&at))
}

/// The run without marks at its ends, where something is left.
fn whole(items: &[Item], run: Range<usize>) -> Option<Range<usize>> {
    let run = trim(items, run);
    (!run.is_empty()).then_some(run)
}
