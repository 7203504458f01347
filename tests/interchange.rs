//! Formats: round trips of a text that is awkward in every unit, hostile files, and the owners' own files where they are at hand.

use manicule::anchor::describe;
use manicule::interchange::{Bundle, Format, export, import};
use manicule::tags::Tag;
use manicule::text::Span;
use std::fs;
use std::path::Path;

const TEXT: &str = "😀 標題：a\tb\r\n據👨‍👩‍👧知情人士稱，Meta 投入143億美元。\r\n=SUM(1) \"quoted\", <b>bold</b> & done.";

fn tag(words: &str, names: &[&str], note: &str) -> Tag {
    let start = TEXT.find(words).unwrap();
    Tag {
        id: format!("urn:uuid:00000000-0000-4000-8000-{start:012}"),
        target: describe(TEXT, Span::new(start, start + words.len())),
        names: names.iter().map(|name| name.to_string()).collect(),
        note: note.into(),
        created: "2026-03-04T08:00:00Z".into(),
        modified: "2026-03-04T09:00:00Z".into(),
        ..Tag::default()
    }
}

fn bundle() -> Bundle {
    let tags = vec![tag("知情人士", &["查證"], "誰？"), tag("143億美元", &["money"], ""), tag("=SUM(1)", &["x"], "a, \"b\"\nc")];
    let mut bundle = Bundle { tags, ..Bundle::of_text(TEXT) };
    bundle.info.title = "標題 | *x*".into();
    bundle
}

/// What a format must bring back: place and first name; and, where it can hold them, id, note and times.
fn places(bundle: &Bundle) -> Vec<(Option<u32>, Option<u32>, String, String)> {
    let mut all: Vec<_> = bundle
        .tags
        .iter()
        .map(|tag| (tag.target.start, tag.target.end, tag.target.exact.clone(), tag.names.first().cloned().unwrap_or_default()))
        .collect();
    all.sort();
    all
}

#[test]
fn every_format_brings_places_back() {
    for format in Format::ALL.into_iter().filter(|format| format.can_import()) {
        let bundle = bundle();
        let file = export(format, &bundle).body;
        let back = import(format, &file, Some(TEXT)).unwrap_or_else(|error| panic!("{format:?}: {error}\n{file}"));
        assert_eq!(back.report.count, 0, "{format:?}: {:?}", back.report);
        assert_eq!(places(&back.bundle), places(&bundle), "{format:?}\n{file}");
    }
}

#[test]
fn rich_formats_bring_everything_back() {
    for format in [Format::Manicule, Format::Jsonld, Format::Hypothesis] {
        let bundle = bundle();
        let back = import(format, &export(format, &bundle).body, Some(TEXT)).unwrap().bundle;
        assert_eq!(back.tags, bundle.tags, "{format:?}");
    }
}

#[test]
fn formats_that_hold_the_text_need_no_other() {
    for format in [Format::Manicule, Format::Doccano, Format::LabelStudio, Format::Spacy] {
        let back = import(format, &export(format, &bundle()).body, None).unwrap().bundle;
        assert_eq!(back.text, TEXT, "{format:?}");
    }
    assert!(import(Format::Brat, "T1\tx 0 1\ta", None).is_err());
}

#[test]
fn importing_twice_gives_the_same_ids() {
    for format in Format::ALL.into_iter().filter(|format| format.can_import()) {
        let file = export(format, &bundle()).body;
        let ids =
            || -> Vec<String> { import(format, &file, Some(TEXT)).unwrap().bundle.tags.into_iter().map(|tag| tag.id).collect() };
        assert_eq!(ids(), ids());
    }
}

#[test]
fn pages_and_tables_run_nothing() {
    let html = export(Format::Html, &bundle()).body;
    assert!(html.contains("&lt;b&gt;bold&lt;/b&gt; &amp; done") && !html.contains("<b>"));
    assert!(export(Format::Csv, &bundle()).body.contains(",'=SUM(1),"));
    assert!(export(Format::Markdown, &bundle()).body.starts_with("# 標題 \\| \\*x\\*\n"));
}

#[test]
fn hostile_files_are_refused_or_reported() {
    let deep = "[".repeat(100_000);
    let far = r#"{"text":"ab","label":[[0,99999999999,"x"],[5,2,"y"],[1,1,"z"]]}"#;
    let files =
        ["", "{", "[]", "null", "T1", "T1\tx\ty", "\0\0", "{\"rows\":3}", "{\"type\":\"AnnotationPage\"}", &deep, far, "a b\nc"];
    for format in Format::ALL {
        for file in files {
            if let Ok(imported) = import(format, file, Some("ab")) {
                assert!(imported.bundle.tags.iter().all(|tag| !tag.target.exact.is_empty()), "{format:?} {file}");
            }
        }
    }
}

#[test]
fn the_owners_own_files() {
    let folder = Path::new("../shared/data/interchange");
    if !folder.exists() {
        return println!("../shared is not here: the owners' files are left out");
    }
    let read = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
    for name in ["000-introduction", "040-text_span_annotation", "070-editing_relation_annotations", "110-note_annotation"] {
        let (ann, text) = (read(&format!("brat/tutorials-news/{name}.ann")), read(&format!("brat/tutorials-news/{name}.txt")));
        let wanted = ann.lines().filter(|line| line.starts_with('T')).count();
        let found = import(Format::Brat, &ann, Some(&text)).unwrap().bundle;
        assert_eq!(found.tags.len(), wanted, "{name}");
        assert_eq!(places(&import(Format::Brat, &export(Format::Brat, &found).body, Some(&text)).unwrap().bundle), places(&found));
    }
    for path in [
        "doccano/export-examples/sequence_labeling",
        "doccano/export-examples/relation_extraction",
        "doccano/import-sequence_labeling",
    ] {
        let found = import(Format::Doccano, &read(&format!("{path}/example.jsonl")), None).unwrap();
        assert!(!found.bundle.tags.is_empty(), "{path}");
    }
    let recogito = read("recogito/annotations.w3c.json");
    let text = "escaped death in battle or by shipwreck had got safely home";
    let found = import(Format::Jsonld, &recogito, Some(text)).unwrap();
    assert!(found.bundle.tags.iter().any(|tag| tag.target.exact == "death in battle or by shipwreck"));
}

/// Files as they come out of broken disks and other people's scripts: cut, doubled, with other numbers and other signs. Whatever is read
/// of them lies in the text and is no more than the file could hold.
#[test]
fn mutated_files_neither_panic_nor_grow() {
    let mut seed = 20_261_128u64;
    let mut roll = |sides: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) as usize) % sides.max(1)
    };
    for format in Format::ALL.into_iter().filter(|format| format.can_import()) {
        let file: Vec<char> = export(format, &bundle()).body.chars().collect();
        let (mut read, mut refused) = (0, 0);
        for _ in 0..300 {
            let mut mutated = file.clone();
            for _ in 0..=roll(3) {
                let at = roll(mutated.len());
                match roll(5) {
                    0 => mutated.truncate(at),
                    1 => mutated.splice(at..at, "\"}],[{:\t-9".chars().skip(roll(10)).take(1)).for_each(drop),
                    2 => mutated.splice(at..at, file[..roll(file.len())].iter().copied()).for_each(drop),
                    3 => mutated.iter_mut().filter(|c| c.is_ascii_digit()).for_each(|c| *c = '9'),
                    _ => mutated[at..].iter_mut().take(1).for_each(|c| *c = '\u{FFFD}'),
                }
                mutated.push(' ');
            }
            let text: String = mutated.iter().collect();
            match import(format, &text, Some(TEXT)) {
                Ok(imported) => {
                    read += 1;
                    assert!(imported.bundle.tags.len() <= mutated.len() && imported.report.losses.len() <= 200, "{format:?}");
                    assert!(imported.bundle.tags.iter().all(|tag| tag.target.exact.len() <= text.len() + TEXT.len()), "{format:?}");
                }
                Err(error) => {
                    refused += 1;
                    assert!(!error.to_string().is_empty(), "{format:?}");
                }
            }
        }
        println!("{format:?}: {read} read, {refused} refused");
    }
}
