//! Places in changed texts: hand-made cases, other projects' cases, and edits of known outcome over the articles of this repository.
#![cfg(feature = "cli")]

mod edits;
mod tally;

use edits::{Dice, Edit, Edited};
use manicule::anchor::{Selector, State, anchor, describe};
use manicule::text::{OffsetMap, OffsetUnit, Span};
use manicule::training::files::{GOLD, marked_files, read};
use serde_json::Value;
use std::fs;
use tally::Table;

#[test]
fn cases() {
    let mut wrong = Vec::new();
    for line in include_str!("../cases/anchoring.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
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

/// `ANCHORING_SEED` rolls other dice; `ANCHORING_SHOW=Number` prints what is not right of one edit.
/// Every sentence edited alone, among kept ones; then whole articles in another script, width, spacing and direction.
#[test]
fn edited_articles() {
    let seed = std::env::var("ANCHORING_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_123);
    let mut dice = Dice::new(seed);
    let mut table = Table::default();
    for file in marked_files(GOLD) {
        for text in read(&file).unwrap_or_else(|error| panic!("{error}")) {
            for short in [false, true] {
                for _ in 0..4 {
                    table.add(&Edited::by_sentences(&text.text, short, &mut dice));
                }
                for rewrite in Edit::OF_WHOLE_TEXTS {
                    table.add(&Edited::as_a_whole(&text.text, rewrite, short, &mut dice));
                }
            }
        }
    }
    println!("{table}");
    let silent = table.silently_wrong();
    assert!(silent.is_empty(), "{} silently wrong:\n{}", silent.len(), silent[..silent.len().min(20)].join("\n"));
    assert!(table.share_right() >= 0.99, "{:.4} right", table.share_right());
}

fn shared(path: &str) -> Option<Value> {
    let file = fs::read_to_string(format!("../shared/data/anchoring/{path}")).ok()?;
    Some(serde_json::from_str(&file).unwrap())
}

/// Quotations told apart by their neighbours; ones that are like the text, and one that is not.
#[test]
fn hypothesis_cases() {
    let Some(file) = shared("hypothesis/match-quote-cases.json") else {
        return println!("../shared is not here: Hypothesis' cases are left out");
    };
    let cases = file["contextCases"].as_array().unwrap();
    let mut answers = Vec::new();
    for case in cases {
        let text = file["texts"][case["text"].as_str().unwrap()].as_str().unwrap();
        let part = |key: &str| case[key].as_str().unwrap_or_default().to_string();
        let found =
            anchor(text, &Selector { exact: part("quote"), prefix: part("prefix"), suffix: part("suffix"), ..Selector::default() });
        let wanted = text.find(&part("expected")).unwrap();
        let right = found.span.map(|span| span.start as usize) == Some(wanted);
        answers.push((right, found.span.is_none()));
        println!("{:>5} {:?} “{}|{}|{}”", right, found.state, part("prefix"), part("quote"), part("suffix"));
    }
    let right = answers.iter().filter(|(right, _)| *right).count();
    println!("Hypothesis' context cases: {right} of {} found, the others asked about", cases.len());
    assert!(answers.iter().all(|(right, asked)| *right || *asked), "one landed elsewhere");
    let absent = file["texts"]["solitude"].as_str().unwrap();
    let text = file["texts"]["twoCities"].as_str().unwrap();
    assert_eq!(anchor(text, &Selector { exact: absent.into(), ..Selector::default() }).span, None);
}

/// A case of a text that has changed, if it is one: what may be said of the place, and the words there where it is found.
fn changed_case(case: &Value) -> bool {
    let Some(before) = case["before"].as_str() else { return false };
    let (words, after) = (case["select"].as_str().unwrap(), case["after"].as_str().unwrap());
    let start = before.find(words).unwrap();
    let found = anchor(after, &describe(before, Span::new(start, start + words.len())));
    let wanted: (&[State], &str) = match case["id"].as_str().unwrap() {
        "lookalike-sentence" => (&[State::Orphan, State::Ambiguous], ""),
        "figure-changed" => (&[State::Changed], "Profit rose 21% to $3.4 billion."),
        "amount-changed" => (&[State::Changed], "$8.1 billion"),
        "short-quote" | "zh-2char" => (&[State::Orphan], ""),
        "zh-percent-changed" => (&[State::Changed], "百分之五点三"),
        other => panic!("{other} is a new case"),
    };
    assert!(wanted.0.contains(&found.state), "{}: {found:?}", case["id"]);
    assert_eq!(found.span.map_or("", |span| span.of(after)), wanted.1, "{}", case["id"]);
    true
}

/// The adversarial cases: offsets in each unit, and texts that changed in ways that mislead.
#[test]
fn adversarial_cases() {
    let Some(file) = shared("own/issue-cases.json") else {
        return println!("../shared is not here: the adversarial cases are left out");
    };
    let cases = file["cases"].as_array().unwrap();
    assert_eq!((cases.len(), cases.iter().filter(|case| changed_case(case)).count()), (13, 6));
    for case in cases {
        let (id, text) = (case["id"].as_str().unwrap(), case["text"].as_str().unwrap_or_default());
        let words = case["select"].as_str().or(case["exact"].as_str()).unwrap_or_default();
        let Some(start) = text.find(words).filter(|_| !words.is_empty()) else { continue };
        for (key, unit) in [
            ("code_points", OffsetUnit::CodePoint),
            ("code_points_raw", OffsetUnit::CodePoint),
            ("utf16", OffsetUnit::Utf16),
            ("utf8_bytes", OffsetUnit::Byte),
        ] {
            let Some(wanted) = case[key].as_array() else { continue };
            let map = OffsetMap::new(text, unit);
            let found = [map.from_byte(start as u32), map.from_byte((start + words.len()) as u32)];
            assert_eq!(found.map(u64::from).to_vec(), wanted.iter().filter_map(Value::as_u64).collect::<Vec<_>>(), "{id} {key}");
        }
        let described = describe(text, Span::new(start, start + words.len()));
        assert_eq!(anchor(text, &described).span.map(|span| span.of(text)), Some(words), "{id}");
    }
    let nested = "sources de rayonnements ionisants";
    let spans = cases.iter().find(|case| case["id"] == "overlap-nested").unwrap()["spans"].as_array().unwrap();
    for span in spans {
        let [start, end] = [0, 1].map(|nth| span[nth].as_u64().unwrap() as usize);
        assert_eq!(anchor(nested, &describe(nested, Span::new(start, end))).span, Some(Span::new(start, end)));
    }
    let twice = "the WB-STRAIN was mated; the WB-STRAIN was frozen";
    let second = Selector { exact: "WB-STRAIN".into(), prefix: "the ".into(), suffix: " was frozen".into(), ..Selector::default() };
    assert_eq!(anchor(twice, &second).span, Some(Span::new(29, 38)));
}
