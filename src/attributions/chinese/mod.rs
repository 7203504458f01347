//! Who says what in Chinese. Knows the order of Chinese clauses: adjuncts, subject, adjuncts, cue, content, and 據…稱. Must not
//! know who is meant by a pronoun, nor the kinds of source.

mod bare;
mod bounds;
mod content;
mod cue;
mod evidence;
mod subject;

use crate::attributions::draft::Draft;
use crate::attributions::reading::{Item, Kind, Mark, Reading};
use crate::attributions::types::Statement;
use crate::attributions::words::{Need, class};
use bounds::left_boundary;
use content::{content, earlier_subject};
use cue::{fits, hands_on, is_asked, is_impersonal, is_noun, is_relative, refused, speaks_itself, whole_cue};
use evidence::evidential;
use std::ops::Range;

/// A cue with what stands before it in its clause.
#[derive(Clone, Debug)]
struct Head {
    /// The cue.
    cue: Range<usize>,
    /// Where its clause begins.
    left: usize,
    /// The subject found there.
    source: Option<Range<usize>>,
    /// The quotation that ends right before the clause.
    before: Option<Range<usize>>,
    /// Where content may not go beyond.
    limit: usize,
    statement: Statement,
    need: Need,
    /// The clause opens like one that only goes on: 但, 並.
    joined: bool,
    inside_quote: bool,
    /// The content stands in the clauses after the comma (據…), whatever stands between.
    evidential: bool,
    /// It has turned out to have content.
    live: bool,
}

/// The attributions of a sentence, in order of their cues.
pub(in crate::attributions) fn find(reading: &Reading, sentence: Range<usize>, out: &mut Vec<Draft>) {
    let mut heads = heads(reading, sentence.clone());
    let first = out.len();
    for nth in 0..heads.len() {
        let content = content(reading, &sentence, &heads, nth);
        if content.is_empty() {
            continue;
        }
        let subject = if heads[nth].source.is_none() { earlier_subject(reading, &sentence, &heads, nth) } else { None };
        let used =
            subject.as_ref().is_some_and(|run| heads[..nth].iter().any(|head| head.live && head.source.as_ref() == Some(run)));
        if !used {
            heads[nth].source = heads[nth].source.clone().or(subject.clone());
        }
        heads[nth].live = true;
        let head = &heads[nth];
        out.push(Draft {
            source: head.source.clone(),
            cue: cue::without_measure(reading, head.cue.clone()),
            statement: head.statement,
            need: head.need,
            content,
            subject,
            inside_quote: head.inside_quote,
            direct: false,
        });
    }
    bare::find(reading, sentence, first, out);
}

/// A stretch that subjects and content of its cues may not leave: the sentence, or a quotation in it.
struct Scope {
    /// One past its last item.
    end: usize,
    /// Behind the last cue found in it, at first its beginning.
    taken: usize,
}

/// All cues of a sentence that have what they need beside them.
fn heads(reading: &Reading, sentence: Range<usize>) -> Vec<Head> {
    let items = &reading.items;
    let mut found: Vec<Head> = Vec::new();
    let mut scopes = vec![Scope { end: sentence.end, taken: sentence.start }];
    let mut at = sentence.start;
    while at < sentence.end {
        while scopes.len() > 1 && scopes.last().is_some_and(|scope| scope.end <= at) {
            scopes.pop();
        }
        if items[at].mark(Mark::OpenQuote) {
            scopes.push(Scope { end: items[at].partner as usize, taken: at + 1 });
        }
        let depth = scopes.len() - 1;
        let Some(scope) = scopes.last_mut() else { break };
        let head = evidential(reading, at, scope.end).or_else(|| plain(reading, at, scope));
        at += 1;
        if let Some(head) = head {
            at = resume(reading, &head, scope.end).max(at);
            scope.taken = at;
            let limit = if head.evidential { scope.end } else { head.limit };
            found.push(Head { limit, inside_quote: depth > 0, ..head });
        }
    }
    found
}

/// Where the search goes on behind a cue: behind the phrase of 據, unless it takes up what another has said (據X引述Y說).
fn resume(reading: &Reading, head: &Head, end: usize) -> usize {
    let taken_up =
        head.source.as_ref().map(|run| run.end).filter(|&at| reading.items.get(at).is_some_and(|item| item.is(class::QUOTING)));
    match (head.evidential, taken_up) {
        (true, Some(at)) if at < head.limit => at + 1,
        (true, _) => head.limit,
        _ => cue::colon_ahead(reading, head.cue.end, end).unwrap_or(head.cue.end),
    }
}

/// Whether a cue with nothing behind it speaks the quotation before its clause: not 「…」，他曾反映過。 nor 「…」，方案下月公布。
fn speaks_before(reading: &Reading, cue: &Range<usize>, source: &Option<Range<usize>>, before: &Range<usize>) -> bool {
    let items = &reading.items;
    let apart = items.get(before.end).is_some_and(|item| item.mark(Mark::Comma));
    let told = source.as_ref().is_some_and(|source| (source.end..cue.start).any(|at| reading.str(at) == "曾"));
    !(apart && ends(items, cue.end)) || !told && items[cue.start].entry.statement != Statement::Announce
}

/// Whether a clause ends here without a comma or colon, behind which content may stand.
fn ends(items: &[Item], at: usize) -> bool {
    let pauses = items.get(at).is_some_and(|item| item.mark(Mark::Comma) || item.mark(Mark::Colon));
    cue::is_bare(items, at) && !pauses
}

/// A verb with its subject to the left.
fn plain(reading: &Reading, at: usize, scope: &Scope) -> Option<Head> {
    let items = &reading.items;
    if !items[at].is(class::CUE) || items[at].kind != Kind::Han {
        return None;
    }
    let (cue, need) = whole_cue(reading, at, scope.end)?;
    let (left, before) = left_boundary(items, at, scope.taken);
    // 對於外界質疑…，X回應: what is answered is told in its own clause
    let topic = items[left].is(class::TOPIC) && left + 1 < at;
    let limit = if topic { bounds::clause_end(items, cue.end, scope.end) } else { scope.end };
    let silent = || {
        refused(items, at, left) || speaks_itself(items, at, left) || is_impersonal(items, at, left) || is_asked(reading, at, left)
    };
    let other = || silent() || is_noun(reading, left, at) || is_relative(reading, left, &cue, scope.end);
    if !fits(reading, &cue, need, limit, before.is_some()) || other() || hands_on(reading, &cue, need, limit) {
        return None;
    }
    let (source, joined) = subject::find(reading, left + usize::from(topic)..at);
    if source.as_ref().is_some_and(|source| cue::ends_noun_phrase(reading, source, &cue)) {
        return None;
    }
    // …，「…」，並說: the quotation belongs to the cue before
    let before = before.filter(|before| (source.is_some() || !joined) && speaks_before(reading, &cue, &source, before));
    if before.is_none() && ends(items, cue.end) {
        return None;
    }
    let statement = items[at].entry.statement;
    let (inside_quote, evidential, live) = (false, false, false);
    Some(Head { cue, left, source, before, limit, statement, need: items[at].entry.need, joined, inside_quote, evidential, live })
}
