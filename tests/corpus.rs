//! The gold articles and the learning corpus obey the guide, and share nothing.
#![cfg(feature = "cli")]

use manicule::entities::EntityType;
use manicule::text::Document;
use manicule::training::files::{CORPUS, GOLD, marked_files, read};
use manicule::training::lint::{problems, skeleton};
use manicule::training::lists::{LISTS, Listed, file_name, read as read_list};
use manicule::training::marked::MarkedText;
use manicule::training::templates;
use manicule::training::variety::variety;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn texts(folder: &str) -> Vec<(String, MarkedText)> {
    let files = marked_files(folder);
    files
        .iter()
        .flat_map(|file| {
            read(file).unwrap_or_else(|error| panic!("{error}")).into_iter().map(|text| (file.display().to_string(), text))
        })
        .collect()
}

#[test]
fn marks_obey_the_guide() {
    let mut found = Vec::new();
    for (file, text) in texts(GOLD).iter().chain(&texts(CORPUS)) {
        let start: String = text.text.chars().take(16).collect();
        found.extend(problems(text).into_iter().map(|problem| format!("{file}: {start}…: {problem}")));
    }
    assert!(found.is_empty(), "{} problems:\n{}", found.len(), found.join("\n"));
}

/// Also not with names and numbers masked: a gold passage that was learned by heart measures nothing.
#[test]
fn no_gold_passage_is_learned() {
    let learned: BTreeSet<String> = texts(CORPUS).iter().flat_map(|(_, text)| skeletons(text)).collect();
    let mut found = Vec::new();
    for (file, text) in texts(GOLD) {
        found.extend(skeletons(&text).into_iter().filter(|s| learned.contains(s)).map(|s| format!("{file}: {s}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_learning_corpus_is_varied() {
    let mut by_language: BTreeMap<&str, Vec<MarkedText>> = BTreeMap::new();
    let all = texts(CORPUS);
    for (_, text) in &all {
        let language = if text.header.language.is_chinese() { "zh" } else { "en" };
        by_language.entry(language).or_default().push(text.clone());
    }
    for (language, texts) in by_language {
        let variety = variety(&texts);
        println!("{language}\n{variety}");
        assert!(variety.unique_sentences > 0.97, "{language}: {variety}");
    }
}

/// Whatever names fall into the gaps.
#[test]
fn filled_templates_obey_the_guide() {
    let made = templates::passages(5, 400).unwrap_or_else(|error| panic!("{error}"));
    let words = |texts: &[MarkedText]| texts.iter().map(|text| text.text.clone()).collect::<Vec<_>>();
    assert_eq!(made.len(), 3 * 400);
    let found: Vec<String> =
        made.iter().flat_map(|text| problems(text).into_iter().map(|p| format!("{}: {p}", text.text))).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(words(&made), words(&templates::passages(5, 400).unwrap()));
    assert_ne!(words(&made), words(&templates::passages(6, 400).unwrap()));
}

/// Of passages long enough to be more than a formula.
fn skeletons(text: &MarkedText) -> Vec<String> {
    let document = Document::new(&text.text, Some(text.header.language));
    let all = document.passages.iter().map(|passage| skeleton(text, passage.span));
    all.filter(|skeleton| skeleton.chars().count() >= 12).collect()
}

/// Every name is trimmed and listed once, unless its line says that it is ambiguous.
#[test]
fn the_name_lists_are_in_order() {
    for language in ["zh", "en"] {
        let mut lines: BTreeMap<String, Vec<(&str, bool)>> = BTreeMap::new();
        for kind in EntityType::ALL {
            let file = file_name(kind);
            let list = read_list(Path::new(LISTS), language, kind).unwrap_or_else(|error| panic!("{error}"));
            assert!(list.is_sorted_by(|a, b| a.names < b.names), "{language}/{file} is not sorted");
            for Listed { names, ambiguous } in list {
                for name in names {
                    assert!(!name.is_empty() && name == name.trim() && name != "?", "{language}/{file}: “{name}” is not trimmed");
                    lines.entry(name).or_default().push((file, ambiguous));
                }
            }
        }
        let doubtful = |places: &[(&str, bool)]| places.len() > 1 && !places.iter().all(|(_, ambiguous)| *ambiguous);
        let twice: Vec<_> = lines.iter().filter(|(_, places)| doubtful(places)).collect();
        assert!(twice.is_empty(), "{language}: listed twice and not marked with “?”: {twice:?}");
    }
}
