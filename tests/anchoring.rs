//! Places in changed texts: hand-made cases, and edits of known outcome over the articles of this repository.
#![cfg(feature = "cli")]

use manicule::anchor::{Anchorer, Selector, State, anchor, describe};
use manicule::text::Span;
use manicule::training::files::{GOLD, marked_files, read};

#[test]
fn cases() {
    let mut wrong = Vec::new();
    for line in include_str!("cases/anchoring.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let parts: Vec<String> = line.split('|').map(|part| part.trim().replace('⏎', "\r\n")).collect();
        let [marked, after, states, now] = &parts[..] else { panic!("four parts: {line}") };
        let (head, rest) = marked.split_once('⟦').unwrap();
        let (words, tail) = rest.split_once('⟧').unwrap();
        let selector = describe(&format!("{head}{words}{tail}"), Span::new(head.len(), head.len() + words.len()));
        let found = anchor(after, &selector);
        let state = format!("{:?}", found.state).to_lowercase();
        let place = found.span.map_or("", |span| span.of(after));
        let right = states.split(' ').any(|wanted| wanted == state) && (found.span.is_none() || place == now);
        if !right {
            wrong.push(format!("{marked}\n  wanted {states} “{now}”, got {found:?} “{place}”"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A small generator, so that every run edits alike (Lehmer, 1951).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }
}

/// What was done to a sentence, and so what must become of a quotation from it.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Edit {
    Kept,
    Deleted,
    NumberChanged,
    WordsChanged,
}

/// Cuts an article into sentences and edits them; a quotation from each, with what is true of it.
struct Edited {
    after: String,
    quotes: Vec<(Selector, Edit, Option<usize>)>,
}

/// A sentence as it is now; a quotation from it as it was, what was done, and where it begins.
type Sentence = (String, Option<(Selector, Edit, usize)>);

fn edit(text: &str, dice: &mut Dice) -> Edited {
    let sentences = sentences(text);
    let mut edited = Edited { after: String::new(), quotes: Vec::new() };
    let mut blocks: Vec<Vec<Sentence>> = vec![Vec::new()];
    for &(start, end) in &sentences {
        let sentence = &text[start..end];
        let quote = quotation(sentence, dice);
        let edit = match dice.roll(20) {
            0 => Edit::Deleted,
            1 => Edit::NumberChanged,
            2 => Edit::WordsChanged,
            _ => Edit::Kept,
        };
        if dice.roll(12) == 0 {
            blocks.last_mut().unwrap().push((inserted(text, dice), None));
        }
        let selector = quote.map(|(from, to)| describe(text, Span::new(start + from, start + to)));
        let (now, offset, edit) = apply(sentence, quote, edit);
        let truth = selector.zip(quote).map(|(selector, _)| (selector, edit, offset));
        blocks.last_mut().unwrap().push((now, truth));
        if sentence.ends_with('\n') {
            blocks.push(Vec::new());
        }
    }
    // one block in eight changes places with its neighbour
    for at in 1..blocks.len() {
        if dice.roll(8) == 0 {
            blocks.swap(at - 1, at);
        }
    }
    for (sentence, truth) in blocks.into_iter().flatten() {
        let base = edited.after.len();
        edited.after.push_str(&sentence);
        if let Some((selector, edit, offset)) = truth {
            edited.quotes.push((selector, edit, (edit != Edit::Deleted).then_some(base + offset)));
        }
    }
    edited
}

fn sentences(text: &str) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, c) in text.char_indices() {
        if matches!(c, '。' | '\n' | '；') || (c == '.' && text[at + 1..].starts_with(' ')) {
            let end = at + c.len_utf8();
            if text[start..end].trim().chars().count() > 12 {
                found.push((start, end));
                start = end;
            }
        }
    }
    found.push((start, text.len()));
    found
}

/// A stretch from a fifth of the sentence on, on word borders in English.
fn quotation(sentence: &str, dice: &mut Dice) -> Option<(usize, usize)> {
    let starts: Vec<usize> = match sentence.is_ascii() || sentence.contains(". ") || sentence.split(' ').count() > 6 {
        true => sentence.match_indices(' ').map(|(at, _)| at + 1).collect(),
        false => sentence.char_indices().map(|(at, _)| at).collect(),
    };
    if starts.len() < 6 {
        return None;
    }
    let first = dice.roll(starts.len() / 2);
    let length = 2 + dice.roll(starts.len() - first - 2);
    let (from, to) = (starts[first], starts[(first + length).min(starts.len() - 1)]);
    let words = sentence[from..to].trim_end();
    (words.trim() == words && words.chars().count() >= 2).then_some((from, from + words.len()))
}

fn inserted(text: &str, dice: &mut Dice) -> String {
    let (zh, en) = ("編輯部按，此處補充背景若干。", "The editors have added a line of background here. ");
    let base = if text.contains('。') { zh } else { en };
    format!("{}{base}", dice.roll(900) + 100)
}

/// The sentence now, where the quotation begins in it, and what really was done.
fn apply(sentence: &str, quote: Option<(usize, usize)>, edit: Edit) -> (String, usize, Edit) {
    let Some((from, to)) = quote else { return (sentence.to_string(), 0, Edit::Kept) };
    let words = &sentence[from..to];
    match edit {
        Edit::Kept => (sentence.to_string(), from, Edit::Kept),
        Edit::Deleted => ("".into(), 0, Edit::Deleted),
        Edit::NumberChanged => match words.find(|c: char| c.is_ascii_digit()) {
            Some(at) => {
                let digit = words.as_bytes()[at] - b'0';
                let now = format!("{}{}{}", &words[..at], (digit + 4) % 10, &words[at + 1..]);
                (format!("{}{now}{}", &sentence[..from], &sentence[to..]), from, Edit::NumberChanged)
            }
            None => (sentence.to_string(), from, Edit::Kept),
        },
        Edit::WordsChanged => {
            let middle = words.char_indices().nth(words.chars().count() / 2).map_or(0, |(at, _)| at);
            if words.chars().count() < 8 {
                return (sentence.to_string(), from, Edit::Kept);
            }
            let filler = if words.is_ascii() { "newly " } else { "較為" };
            let now = format!("{}{filler}{}", &words[..middle], &words[middle..]);
            (format!("{}{now}{}", &sentence[..from], &sentence[to..]), from, Edit::WordsChanged)
        }
    }
}

#[derive(Default, Debug)]
struct Tally {
    right: usize,
    asked: usize,
    orphaned: usize,
    silently_wrong: Vec<String>,
    total: usize,
}

fn tally(tally: &mut Tally, edited: &Edited) {
    let anchorer = Anchorer::new(&edited.after);
    for (selector, edit, place) in &edited.quotes {
        let found = anchorer.find(selector);
        let here = found.span.map(|span| span.start as usize) == *place;
        let silent = matches!(found.state, State::Exact | State::Moved);
        tally.total += 1;
        match (edit, found.state) {
            (Edit::Deleted, State::Orphan) => tally.right += 1,
            (Edit::Kept, State::Exact | State::Moved) if here => tally.right += 1,
            (Edit::NumberChanged | Edit::WordsChanged, State::Changed) if here => tally.right += 1,
            // something else may have been put at its place: said to be changed, so not silent
            (_, State::Ambiguous) => tally.asked += 1,
            (_, State::Orphan) => tally.orphaned += 1,
            _ if silent => tally.silently_wrong.push(format!("{edit:?} {selector:?} {found:?} {place:?}")),
            _ => tally.asked += 1,
        }
    }
}

#[test]
fn edited_articles() {
    let mut dice = Dice(20_261_123);
    let mut sum = Tally::default();
    for file in marked_files(GOLD) {
        for text in read(&file).unwrap_or_else(|error| panic!("{error}")) {
            for _ in 0..4 {
                tally(&mut sum, &edit(&text.text, &mut dice));
            }
        }
    }
    let share = sum.right as f64 / sum.total as f64;
    let (asked, orphaned) = (sum.asked, sum.orphaned);
    println!("{} quotations: {:.2} % right, {asked} asked, {orphaned} orphaned wrongly", sum.total, share * 100.0);
    assert!(sum.silently_wrong.is_empty(), "silently wrong:\n{}", sum.silently_wrong.join("\n"));
    assert!(share >= 0.985, "{share}");
}
