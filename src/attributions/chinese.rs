//! Who says what in Chinese. Knows the order of Chinese clauses: adjuncts, subject, adjuncts, cue, content, and 據…稱. Must not
//! know who is meant by a pronoun, nor the kinds of source.

use super::draft::{Draft, trim};
use super::reading::{Item, Kind, Mark, Reading};
use super::words::{Need, class};
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
    statement: super::types::Statement,
    /// The clause opens like one that only goes on: 但, 並.
    joined: bool,
    inside_quote: bool,
    /// The content stands in the clauses after the comma (據…), whatever stands between.
    evidential: bool,
    /// Nobody is named at all: 據悉.
    unsourced: bool,
}

/// The attributions of a sentence, in order of their cues.
pub(super) fn find(reading: &Reading, sentence: Range<usize>, out: &mut Vec<Draft>) {
    let mut heads = heads(reading, sentence.clone());
    let first = out.len();
    for nth in 0..heads.len() {
        let content = content(reading, &sentence, &heads, nth);
        if content.is_empty() {
            continue;
        }
        let subject = if heads[nth].source.is_none() { earlier_subject(reading, &sentence, &heads, nth) } else { None };
        let used = subject.as_ref().is_some_and(|run| heads[..nth].iter().any(|head| head.source.as_ref() == Some(run)));
        if !used {
            heads[nth].source = heads[nth].source.clone().or(subject.clone());
        }
        let head = &heads[nth];
        out.push(Draft {
            source: head.source.clone(),
            cue: head.cue.clone(),
            statement: head.statement,
            content,
            subject,
            unsourced: head.unsourced,
            inside_quote: head.inside_quote,
        });
    }
    super::bare::find(reading, sentence, first, out);
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
        let head =
            hearsay(reading, at, scope.end).or_else(|| evidential(reading, at, scope.end)).or_else(|| plain(reading, at, scope));
        at += 1;
        if let Some(head) = head {
            at = if head.evidential { head.limit } else { head.cue.end }.max(at);
            scope.taken = at;
            found.push(Head { limit: scope.end, inside_quote: depth > 0, ..head });
        }
    }
    found
}

/// 據 / 根據 X (cue)，content; 在 X 看來，content. The limit is where the phrase ends.
fn evidential(reading: &Reading, at: usize, scope: usize) -> Option<Head> {
    let items = &reading.items;
    let opener = reading.str(at);
    let view = opener == "在";
    if !view && !matches!(opener, "据" | "據" | "根据" | "根據" | "按照" | "依据" | "依據" | "依照") {
        return None;
    }
    let clause = clause_end(items, at + 1, scope);
    let end = match view {
        true => (at + 2..clause).find(|&n| matches!(reading.str(n), "看来" | "看來" | "眼中" | "眼里" | "眼裡"))?,
        false => (at + 1..clause)
            .rev()
            .find(|&n| items[n].is(class::CUE) && items[n].entry.need != Need::Quote)
            .filter(|&n| n + 2 >= clause)
            .unwrap_or(clause),
    };
    let source = evidence_source(reading, at + 1, end)?;
    let statement =
        items.get(end).filter(|item| item.is(class::CUE)).map_or(super::types::Statement::Say, |item| item.entry.statement);
    let statement = if view { super::types::Statement::Think } else { statement };
    Some(Head {
        cue: at..at + 1,
        left: at,
        source: Some(source),
        before: None,
        limit: clause,
        statement,
        joined: false,
        inside_quote: false,
        evidential: true,
        unsourced: false,
    })
}

/// 據悉, 據了解: the whole word is the cue.
fn hearsay(reading: &Reading, at: usize, scope: usize) -> Option<Head> {
    let item = &reading.items[at];
    let clause = clause_end(&reading.items, at, scope);
    (item.is(class::HEARSAY) && clause <= at + 2).then(|| Head {
        cue: at..at + 1,
        left: at,
        source: None,
        before: None,
        limit: clause,
        statement: super::types::Statement::Say,
        joined: false,
        inside_quote: false,
        evidential: true,
        unsourced: true,
    })
}

/// The noun phrase between 據 and the verb.
fn evidence_source(reading: &Reading, start: usize, end: usize) -> Option<Range<usize>> {
    let items = &reading.items;
    let mut end = end;
    let work = |n: usize| {
        matches!(reading.str(n), "统计" | "統計" | "测算" | "測算" | "调查" | "調查" | "估算") && reading.str(n - 1) != "的"
    };
    while end > start + 1 && (items[end - 1].is(class::ADVERB) || items[end - 1].is_time() || work(end - 1)) {
        end -= 1;
    }
    let to = (start + 1..end).find(|&n| matches!(reading.str(n), "向" | "对" | "對" | "在" | "于" | "於")).unwrap_or(end);
    (to > start && !items[start..to].iter().any(|item| item.mark(Mark::Comma))).then_some(start..to)
}

/// Where the clause that holds `from` ends: at a comma or stop outside brackets and quotations.
fn clause_end(items: &[Item], from: usize, scope: usize) -> usize {
    let mut at = from;
    while at < scope {
        let item = &items[at];
        if (item.mark(Mark::OpenQuote) || item.mark(Mark::Open)) && (item.partner as usize) < scope {
            at = item.partner as usize;
        } else if cuts(item) {
            return at;
        }
        at += 1;
    }
    scope
}

fn cuts(item: &Item) -> bool {
    [Mark::Comma, Mark::Stop, Mark::Semicolon, Mark::Colon].into_iter().any(|mark| item.mark(mark))
}

/// A verb with its subject to the left.
fn plain(reading: &Reading, at: usize, scope: &Scope) -> Option<Head> {
    let items = &reading.items;
    if !items[at].is(class::CUE) || items[at].kind != Kind::Han {
        return None;
    }
    let (cue, need) = whole_cue(items, at, scope.end)?;
    let (left, before) = left_boundary(items, at, scope.taken);
    if !fits(reading, &cue, need, scope.end, before.is_some()) || refused(items, at, left) || is_noun(reading, left, at) {
        return None;
    }
    let (source, joined) = super::subject::find(reading, left..at);
    let statement = items[at].entry.statement;
    let (inside_quote, evidential, unsourced) = (false, false, false);
    Some(Head { cue, left, source, before, limit: scope.end, statement, joined, inside_quote, evidential, unsourced })
}

/// Whether what follows a cue, or the quotation before it, is what the cue needs.
fn fits(reading: &Reading, cue: &Range<usize>, need: Need, end: usize, before: bool) -> bool {
    let items = &reading.items;
    let Some(next) = items.get(cue.end).filter(|_| cue.end < end) else { return before };
    let paused = next.mark(Mark::Comma) || next.mark(Mark::Colon);
    let colon_quote = next.mark(Mark::Colon);
    let quote = next.mark(Mark::OpenQuote);
    match need {
        _ if next.mark(Mark::Stop) || next.mark(Mark::Semicolon) => before,
        _ if items[cue.start].is(class::QUOTING) => takes_up(reading, cue.end, end),
        _ if quote || colon_quote => true,
        Need::Quote if quotes_later(reading, cue.end, end) => true,
        Need::Quote => before || paused && items.get(cue.end + 1).is_some_and(|item| item.mark(Mark::OpenQuote)),
        Need::Pause => paused,
        _ if paused => true,
        _ => !next.is_mark() && !is_object(reading, cue.end, end),
    }
}

/// 引述消息人士指: another cue follows in the clause.
fn takes_up(reading: &Reading, at: usize, end: usize) -> bool {
    let clause = clause_end(&reading.items, at, end);
    (at + 1..clause)
        .any(|n| reading.items[n].is(class::CUE) && matches!(reading.items[n].entry.need, Need::Free | Need::Pause | Need::Tail))
}

/// 形容項目「…」: a quotation further on in the clause.
fn quotes_later(reading: &Reading, at: usize, end: usize) -> bool {
    let clause = clause_end(&reading.items, at, end);
    (at..clause.min(at + 12)).any(|n| reading.items[n].mark(Mark::OpenQuote) && reading.items[n].partner as usize > n + 4)
}

/// What follows is an object, not a claim: 表示贊賞, 提到了客戶, 公布營收後.
fn is_object(reading: &Reading, at: usize, end: usize) -> bool {
    let items = &reading.items;
    let clause = clause_end(items, at, end);
    let attitude = items[at].is(class::ATTITUDE) && is_bare(items, at + 1);
    let done = matches!(
        reading.str(at),
        "了" | "过"
            | "過"
            | "着"
            | "著"
            | "的"
            | "者"
            | "后"
            | "後"
            | "之后"
            | "之後"
            | "前"
            | "时"
            | "時"
            | "中"
            | "与"
            | "與"
            | "和"
            | "、"
    );
    let subordinate = clause > at
        && matches!(reading.str(clause - 1), "后" | "後" | "之后" | "之後" | "前" | "之前" | "时" | "時" | "之际" | "之際" | "的");
    attitude || done || subordinate
}

/// The cue is a noun here: 提出質疑, 的說法, 所說.
fn is_noun(reading: &Reading, left: usize, at: usize) -> bool {
    const LIGHT: &[&str] = &[
        "提出", "作出", "做出", "发出", "發出", "给出", "給出", "进行", "進行", "的", "所", "被", "可", "遭", "受", "引发", "引發",
        "一", "予以", "不", "难",
    ];
    let text = reading.text;
    let before = &text[reading.items[left].span.start as usize..reading.items[at].span.start as usize];
    let before = before.strip_suffix('了').unwrap_or(before);
    at > left && LIGHT.iter().any(|word| before.ends_with(word)) && !before.ends_with('不')
}

/// The cue with a verb of saying that closes it: 回應 + 稱.
fn whole_cue(items: &[Item], at: usize, scope: usize) -> Option<(Range<usize>, Need)> {
    let need = items[at].entry.need;
    if need == Need::Tail {
        return None;
    }
    let next = items.get(at + 1).filter(|next| at + 1 < scope && next.is(class::CUE) && next.span.start == items[at].span.end);
    match next {
        Some(next) if matches!(next.entry.need, Need::Free | Need::Tail) && next.span.len() == 3 => Some((at..at + 2, Need::Free)),
        _ => Some((at..at + 1, need)),
    }
}

/// 沒有透露, 拒絕透露, 將於下週公布: said that nothing was said, or not yet.
fn refused(items: &[Item], at: usize, left: usize) -> bool {
    use super::types::Statement::{Announce, Predict, Think};
    let statement = items[at].entry.statement;
    let no = items[at.saturating_sub(3).max(left)..at].iter().any(|item| item.is(class::NEGATION));
    let later = items[at.saturating_sub(7).max(left)..at].iter().any(|item| item.is(class::FUTURE));
    no && !matches!(statement, Think | Predict) || later && statement == Announce
}

/// Where the clause of the cue begins, and the quotation that ends there.
fn left_boundary(items: &[Item], cue: usize, taken: usize) -> (usize, Option<Range<usize>>) {
    let mut at = cue;
    while at > taken {
        let item = &items[at - 1];
        let open = item.partner as usize;
        if item.mark(Mark::Close)
            && item.span.len() == 3
            && open == taken
            && items[open].mark(Mark::Open)
            && taken + 5 > at - 1
            && cue > at + 1
        {
            return (at, None);
        }
        if item.mark(Mark::CloseQuote) && open >= taken {
            if ends_speech(items, open, at - 1, cue) {
                return (at, Some(open..at));
            }
            at = open;
        } else if item.mark(Mark::Close) && open >= taken {
            at = open;
        } else if cuts(item) || is_dash(items, at - 1) || item.mark(Mark::OpenQuote) || item.mark(Mark::CloseQuote) {
            return (at, (at >= taken + 2 && item.mark(Mark::Comma)).then(|| quote_at(items, at - 2, taken)).flatten());
        } else {
            at -= 1;
        }
    }
    (at, None)
}

/// A double dash, or one between spaces: what stands before is another clause, or a dateline.
fn is_dash(items: &[Item], at: usize) -> bool {
    let dash = |n: usize| items.get(n).is_some_and(|item| item.mark(Mark::Dash));
    let apart = at > 0
        && items
            .get(at + 1)
            .is_some_and(|next| items[at - 1].span.end < items[at].span.start && items[at].span.end < next.span.start);
    dash(at) && (dash(at + 1) || at > 0 && dash(at - 1) || apart)
}

/// The quotation that closes at `close`, before a comma.
fn quote_at(items: &[Item], close: usize, taken: usize) -> Option<Range<usize>> {
    let open = items[close].partner as usize;
    (items[close].mark(Mark::CloseQuote) && open >= taken).then_some(open..close + 1)
}

/// Whether a quotation before the subject is speech: it ends like a clause, or opens the sentence and is long.
fn ends_speech(items: &[Item], open: usize, close: usize, cue: usize) -> bool {
    let inside = &items[open + 1..close];
    let stopped = inside.last().is_some_and(|item| item.mark(Mark::Stop) || item.mark(Mark::Comma));
    stopped || (inside.len() >= 8 && close + 1 < cue)
}

/// What head `nth` says.
fn content(reading: &Reading, sentence: &Range<usize>, heads: &[Head], nth: usize) -> Vec<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    let mut runs = after(reading, heads, nth);
    let quote_after = runs.first().is_some_and(|run| items[run.start].mark(Mark::OpenQuote));
    if let Some(before) = &head.before {
        match runs.is_empty() || !quote_after {
            true if head.source.is_some() || runs.is_empty() => runs = vec![before.clone()],
            true => {}
            false => runs.insert(0, before.clone()),
        }
    }
    if runs.is_empty() && !head.inside_quote {
        runs = trailing(reading, sentence, head);
    }
    runs
}

/// 「…，X 說。」: the clauses before a cue that ends its sentence.
fn trailing(reading: &Reading, sentence: &Range<usize>, head: &Head) -> Vec<Range<usize>> {
    let run = trim(&reading.items, sentence.start..head.left);
    let named = head.source.is_some() && head.evidential;
    if named && run.len() > 3 { vec![run] } else { Vec::new() }
}

/// The content that follows a cue.
fn after(reading: &Reading, heads: &[Head], nth: usize) -> Vec<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    let start = if head.evidential { clause_end(items, head.cue.end, head.limit) } else { behind_addressee(reading, head) };
    let Some(next) = items.get(start).filter(|_| start < head.limit) else { return Vec::new() };
    let paused = next.mark(Mark::Comma) || next.mark(Mark::Colon);
    let quoted = |at: usize| items.get(at).is_some_and(|item| item.mark(Mark::OpenQuote));
    if next.mark(Mark::Stop) || (next.is_mark() && !paused && !quoted(start)) {
        return Vec::new();
    }
    let begin = start + usize::from(paused);
    let end = content_end(reading, heads, nth, begin);
    let run = trim(items, begin..end);
    if next.mark(Mark::Colon) && quoted(begin) {
        let close = items[begin].partner as usize;
        return vec![begin..close + 1];
    }
    let run = quotation_alone(reading, run);
    let quoted = items.get(run.start).is_some_and(|item| item.mark(Mark::OpenQuote));
    if reading.span(run.clone()).len() < 12 && !quoted { Vec::new() } else { vec![run] }
}

/// A quotation that is a clause of its own at the start of the content is all of it; so is 是「…」 behind 形容.
fn quotation_alone(reading: &Reading, run: Range<usize>) -> Range<usize> {
    let items = &reading.items;
    let Some(first) = items.get(run.start).filter(|first| first.mark(Mark::OpenQuote)) else { return run };
    let close = first.partner as usize;
    let clause = close > run.start + 4 && items.get(close + 1).is_some_and(|next| cuts(next));
    if clause && close < run.end { run.start..close + 1 } else { run }
}

/// Behind whom 告訴 or 提醒 addresses, if a comma or colon follows soon.
fn behind_addressee(reading: &Reading, head: &Head) -> usize {
    let items = &reading.items;
    let from = head.cue.end;
    if !items[head.cue.start].is(class::ADDRESS) {
        return from;
    }
    let end = clause_end(items, from, head.limit);
    let short = end - from <= 6 && end < head.limit && !items[end].mark(Mark::Stop);
    let told = items.get(from).is_some_and(|item| item.is(class::MEDIA | class::PRONOUN));
    match short && from < end {
        true => end,
        false if told => from + 1,
        false => from,
    }
}

fn is_bare(items: &[Item], at: usize) -> bool {
    items.get(at).is_none_or(|item| cuts(item))
}

/// Where indirect content ends: at the next cue of the sentence that is no part of it, else with the sentence.
fn content_end(reading: &Reading, heads: &[Head], nth: usize, begin: usize) -> usize {
    let items = &reading.items;
    let head = &heads[nth];
    let mut end = head.limit;
    for next in heads[nth + 1..].iter().take_while(|next| next.left < head.limit && next.limit >= head.limit) {
        let first_clause = next.left <= begin;
        let goes_on = next.source.is_none() && !next.unsourced && (next.joined || !has_own_subject(reading, begin..next.left));
        let semicolon = (begin..next.left).rev().find(|&at| items[at].mark(Mark::Semicolon));
        if let Some(at) = semicolon.filter(|_| next.source.is_some()) {
            end = at;
            break;
        }
        let other = next.source.is_some() && (next.joined || speaks_directly(reading, next));
        if !first_clause && (goes_on || other || next.before.is_some()) {
            end = next.before.as_ref().map_or(next.left, |before| before.start);
            break;
        }
    }
    let stop = (begin..end).find(|&at| items[at].mark(Mark::Stop) && items[at].partner as usize == at && outside(items, begin, at));
    stop.unwrap_or(end)
}

/// A pronoun as the source, or a quotation right behind the cue: someone speaks in his own right.
fn speaks_directly(reading: &Reading, head: &Head) -> bool {
    let items = &reading.items;
    let pronoun = head.source.as_ref().is_some_and(|run| run.len() == 1 && items[run.start].is(class::PRONOUN));
    let quote = |at: usize| items.get(at).is_some_and(|item| item.mark(Mark::OpenQuote));
    let colon = items.get(head.cue.end).is_some_and(|item| item.mark(Mark::Colon));
    pronoun || colon && quote(head.cue.end + 1)
}

/// Whether the content up to a cue without a subject has a subject that may have said it.
fn has_own_subject(reading: &Reading, run: Range<usize>) -> bool {
    let items = &reading.items;
    let end = clause_end(items, run.start, run.end);
    super::subject::anchored(reading, run.start..end)
        .is_some_and(|subject| items[subject].iter().any(|item| matches!(item.kind, Kind::Name(..))))
}

/// Whether no quotation that opened after `begin` is still open at `at` (stops inside quotations end nothing).
fn outside(items: &[Item], begin: usize, at: usize) -> bool {
    let mut n = begin;
    while n < at {
        let item = &items[n];
        n = if item.mark(Mark::OpenQuote) || item.mark(Mark::Open) { item.partner as usize } else { n } + 1;
    }
    n == at
}

/// The subject of an earlier clause of the sentence, for a cue without one: the last source, or the sentence's own subject.
fn earlier_subject(reading: &Reading, sentence: &Range<usize>, heads: &[Head], nth: usize) -> Option<Range<usize>> {
    let items = &reading.items;
    let head = &heads[nth];
    if head.inside_quote || head.unsourced {
        return None;
    }
    if let Some(previous) = heads[..nth].iter().rev().find(|previous| !previous.inside_quote) {
        return previous.source.clone();
    }
    let mut from = sentence.start;
    while from < head.left {
        let end = clause_end(items, from, head.left);
        if let Some(subject) = super::subject::anchored(reading, from..end) {
            return Some(subject);
        }
        from = end + 1;
    }
    None
}
