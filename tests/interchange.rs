//! Formats: round trips of a text that is awkward in every unit, hostile files, and the owners' own files where they are at hand.

use manicule::analysis::{Analyzer, Options};
use manicule::anchor::describe;
use manicule::interchange::{Bundle, Format, convert, export, import};
use manicule::lexicon::Embedded;
use manicule::tags::{Correction, Tag};
use manicule::text::{OffsetUnit, Span};
use manicule::wire;
use std::collections::{BTreeMap, BTreeSet};
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

/// What a tag says beyond names and a note comes back, or the report says that there is no room for it.
#[test]
fn colours_and_judgements_come_back_or_are_reported() {
    let mut bundle =
        Bundle { tags: vec![tag("知情人士", &[], ""), tag("143億美元", &["a", "b"], "")], ..Bundle::of_text(TEXT) };
    bundle.tags[0].correction = Some(Correction::Retype { to: "money".into() });
    bundle.tags[1].colour = Some("amber".into());
    for format in Format::ALL.into_iter().filter(|format| format.can_import()) {
        let written = export(format, &bundle);
        let back = import(format, &written.body, Some(TEXT)).unwrap().bundle;
        let names = |bundle: &Bundle| bundle.tags.iter().map(|tag| tag.names.clone()).collect::<BTreeSet<_>>();
        assert_eq!(names(&back), names(&bundle), "{format:?}");
        let told: Vec<&str> = written.report.losses.iter().map(|loss| loss.what.as_str()).collect();
        match format {
            Format::Manicule | Format::Jsonld => assert_eq!((&back.tags, told), (&bundle.tags, vec![])),
            _ => assert!(told.contains(&"colours") && told.contains(&"marks that were judged by hand"), "{format:?}: {told:?}"),
        }
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

/// A project's export holds many texts: all are converted, with all their marks.
#[test]
fn files_of_many_texts_keep_them_all() {
    let lines = r#"{"text":"Meta pays","label":[[0,4,"ORG"]]}
{"image":"cat.png","label":[]}
{"text":"😀 Ann Lee","label":[[2,9,"PER"],[0,99,"x y"]],"relations":[{"type":"r"}]}"#;
    let same = |format: Format| {
        let (there, _) = convert(Format::Doccano, format, lines, None).unwrap();
        convert(format, Format::Doccano, &there.body, None).unwrap().0.body
    };
    let wanted =
        "{\"label\":[[0,4,\"ORG\"]],\"text\":\"Meta pays\"}\n{\"label\":[[2,9,\"PER\"],[0,9,\"x y\"]],\"text\":\"😀 Ann Lee\"}\n";
    for format in [Format::Manicule, Format::Doccano, Format::LabelStudio, Format::Spacy] {
        let lines = |body: &str| body.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<serde_json::Value>>();
        let (mut found, mut wanted) = (lines(&same(format)), lines(wanted));
        for line in found.iter_mut().chain(&mut wanted) {
            line["label"].as_array_mut().unwrap().sort_by_key(|label| label.to_string());
        }
        assert_eq!(found, wanted, "{format:?}");
    }
    let (columns, read) = convert(Format::Doccano, Format::Iob2, lines, None).unwrap();
    assert!(columns.body.contains("Meta\tB-ORG\n") && columns.body.contains("Lee\tI-"), "{}", columns.body);
    assert_eq!(read.losses.iter().map(|loss| loss.what.as_str()).collect::<Vec<_>>(), ["r"]);
    let refused = convert(Format::Doccano, Format::Brat, lines, None).unwrap_err().to_string();
    assert!(refused.starts_with("there are 2 texts in this file, and brat holds one"), "{refused}");
    // where a text is open, its own line counts
    let (one, read) = convert(Format::Doccano, Format::Brat, lines, Some("😀 Ann Lee")).unwrap();
    assert!(one.body.contains("Ann Lee") && !one.body.contains("Meta") && read.count == 2, "{}", one.body);
}

/// A line ends where brat writes a space; the words are the same.
#[test]
fn a_mark_over_the_end_of_a_line_comes_back() {
    let bundle = Bundle { tags: vec![tag("b\r\n據👨‍👩‍👧知情", &["x"], "")], ..Bundle::of_text(TEXT) };
    for format in Format::ALL.into_iter().filter(|format| format.can_import()) {
        round_trip(format, &bundle, "a mark over the end of a line");
    }
    assert_eq!(export(Format::Brat, &bundle).report.count, 1, "only that times have no room");
}

/// What other programs write in these formats beside what is written here.
#[test]
fn dialects_are_read_and_what_is_no_mark_is_reported() {
    let region =
        |kind: &str| format!(r#"{{"id":"r","type":"{kind}","value":{{"start":0,"end":4,"text":"Meta","{kind}":["ORG","x"]}}}}"#);
    let note = r#"{"id":"r","type":"textarea","value":{"text":["why?"]}}"#;
    let others = r#"{"id":"c","type":"choices","value":{"choices":["good"]}},{"type":"relation","from_id":"r","to_id":"c"}"#;
    let page = r#"{"id":"h","type":"hypertextlabels","value":{"start":"/p[1]","end":"/p[1]","globalOffsets":{"start":5,"end":9},"hypertextlabels":["ACT"]}}"#;
    let task = format!(
        r#"[{{"data":{{"url":"u","text":"Meta pays"}},"annotations":[{{"result":[{},{note},{others},{page}]}}]}}]"#,
        region("labels")
    );
    let small = r#"[{"text":"Meta pays","label":[{"start":0,"end":4,"text":"Meta","labels":["ORG","x"]}],"id":3}]"#;
    let tags = |file: &str, format| {
        let read = import(format, file, None).unwrap();
        let tags: Vec<_> = read.bundle.tags.into_iter().map(|tag| (tag.target.exact, tag.names.join("+"), tag.note)).collect();
        (tags, read.report.losses.into_iter().map(|loss| loss.what).collect::<Vec<_>>())
    };
    let mark = |words: &str, names: &str, note: &str| (words.to_string(), names.to_string(), note.to_string());
    let wanted = vec![mark("Meta", "ORG+x", "why?"), mark("pays", "ACT", "")];
    assert_eq!(tags(&task, Format::LabelStudio), (wanted, vec!["choices".into(), "relation".into()]));
    let cancelled = task.replace(r#"[{"result""#, r#"[{"was_cancelled":true,"result""#);
    assert_eq!(tags(&cancelled, Format::LabelStudio), (vec![], vec![]));
    // the text is at an address, and given beside the file
    let elsewhere = task.replace("Meta pays", "/data/upload/1/a.txt");
    let read = import(Format::LabelStudio, &elsewhere, Some("Meta pays")).unwrap().bundle;
    assert_eq!(read.tags.iter().map(|tag| tag.target.exact.as_str()).collect::<Vec<_>>(), ["Meta", "pays"]);
    assert!(import(Format::LabelStudio, &elsewhere, None).is_err());
    assert_eq!(tags(small, Format::LabelStudio), (vec![mark("Meta", "ORG+x", "")], vec![]));
    let bioes = "Ann NNP B-PER\nvan NNP I-PER\nLee NNP E-PER\npaid VBD O\nMeta NNP S-ORG\n";
    assert_eq!(tags(bioes, Format::Iob2), (vec![mark("Ann van Lee", "PER", ""), mark("Meta", "ORG", "")], vec![]));
    assert_eq!(Format::guess("a.json", small), Some(Format::LabelStudio));
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

/// The owners' files, under `../shared`: how many marks on stretches of text each holds, and how much else that is not read.
const OWNERS: [(Format, &str, usize, usize); 25] = [
    (Format::Brat, "brat/tutorials-news/000-introduction.ann", 7, 9),
    (Format::Brat, "brat/tutorials-news/040-text_span_annotation.ann", 4, 0),
    (Format::Brat, "brat/tutorials-news/050-editing_text_span_annotations.ann", 6, 0),
    (Format::Brat, "brat/tutorials-news/060-relation_annotation.ann", 10, 2),
    (Format::Brat, "brat/tutorials-news/070-editing_relation_annotations.ann", 9, 4),
    (Format::Brat, "brat/tutorials-news/080-event-annotation.ann", 21, 4),
    (Format::Brat, "brat/tutorials-news/090-event_structures.ann", 22, 6),
    (Format::Brat, "brat/tutorials-news/100-attribute_annotation.ann", 26, 16),
    (Format::Brat, "brat/tutorials-news/110-note_annotation.ann", 14, 4),
    (Format::Brat, "brat/tutorials-news/999-complete.ann", 0, 0),
    (Format::Doccano, "doccano/export-examples/sequence_labeling/example.jsonl", 2, 1),
    (Format::Doccano, "doccano/export-examples/relation_extraction/example.jsonl", 4, 3),
    (Format::Doccano, "doccano/export-examples/intent_detection/example.jsonl", 2, 2),
    (Format::Doccano, "doccano/export-examples/text_classification/example.jsonl", 0, 2),
    (Format::Doccano, "doccano/import-relation_extraction/example.jsonl", 4, 3),
    (Format::Doccano, "doccano/import-sequence_labeling/example.jsonl", 1, 1),
    (Format::Doccano, "doccano/import-sequence_labeling/example_overlapping.jsonl", 2, 0),
    (Format::Iob2, "doccano/import-sequence_labeling/example.conll", 2, 0),
    (Format::Iob2, "doccano/import-sequence_labeling/labeling.trailing.conll", 2, 0),
    (Format::Jsonld, "recogito/annotations.w3c.json", 5, 0),
    (Format::Jsonld, "recogito/inline-markers-annotations.json", 14, 0),
    (Format::Jsonld, "recogito/pdf-annotations.json", 4, 0),
    (Format::Jsonld, "recogito/tei-annotations.json", 0, 1),
    (Format::Hypothesis, "../anchoring/hypothesis/html-baselines/minimal.json", 1, 0),
    (Format::Hypothesis, "../anchoring/hypothesis/html-baselines/wikipedia-regression-testing.json", 5, 0),
];

/// A text that an owner's file is about: the one beside it, or, where there is none, what the file quotes.
fn text_of(read: &impl Fn(&str) -> String, path: &str, file: &str) -> Option<String> {
    if let Some(stem) = path.strip_suffix(".ann") {
        return Some(read(&format!("{stem}.txt")));
    }
    let file: serde_json::Value =
        (path.starts_with("recogito") || path.contains("hypothesis")).then(|| serde_json::from_str(file).ok()).flatten()?;
    let targets = file.as_array().or(file["rows"].as_array())?.iter().map(|annotation| match &annotation["target"] {
        serde_json::Value::Array(targets) => &targets[0],
        target => target,
    });
    let selectors = targets.filter_map(|target| target["selector"].as_array()).flatten();
    let parts = ["prefix", "exact", "suffix", "quote"];
    Some(selectors.map(|selector| parts.map(|part| selector[part].as_str().unwrap_or("")).concat() + "\n").collect())
}

/// What is read of an owner's file comes back from that format with every key, and from every other with its place and its first name, or
/// it is reported.
#[test]
fn the_owners_own_files() {
    let folder = Path::new("../shared/data/interchange");
    if !folder.exists() {
        return println!("../shared is not here: the owners' files are left out");
    }
    let read = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
    for (format, path, marks, losses) in OWNERS {
        let file = read(path);
        let text = text_of(&read, path, &file);
        let found = import(format, &file, text.as_deref()).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!((found.bundle.tags.len(), found.report.count), (marks, losses), "{path}: {:?}", found.report);
        let text = text.as_deref().unwrap_or(&found.bundle.text);
        let own = import(format, &export(format, &found.bundle).body, Some(text)).unwrap();
        let sorted = |tags: &[Tag]| tags.iter().map(|tag| (tag.id.clone(), tag.clone())).collect::<BTreeMap<_, _>>();
        assert_eq!((sorted(&own.bundle.tags), own.report.count), (sorted(&found.bundle.tags), 0), "{path}");
        for other in Format::ALL.into_iter().filter(|other| other.can_import()) {
            round_trip(other, &found.bundle, path);
        }
    }
    let broken = import(Format::Iob2, &read("doccano/import-sequence_labeling/labeling.invalid.conll"), None);
    assert!(broken.unwrap_err().to_string().starts_with("line 1: "));
}

/// Asserts that a format brings back every placed mark of a bundle, but for those that it says it cannot hold.
fn round_trip(format: Format, bundle: &Bundle, about: &str) {
    let written = export(format, bundle);
    let back = import(format, &written.body, Some(&bundle.text)).unwrap_or_else(|error| panic!("{about} {format:?}: {error}"));
    let (mut wanted, mut found) = (labelled(bundle), labelled(&back.bundle));
    if format == Format::Jsonld {
        // there an attribution is one annotation on what is said; who says it is among its bodies
        wanted.retain(|(_, _, label)| !matches!(label.as_str(), "source" | "cue"));
        found
            .iter_mut()
            .filter(|(_, _, label)| label.starts_with("attribution, "))
            .for_each(|(_, _, label)| *label = "content".into());
    }
    if format == Format::Iob2 && bundle.document.is_some() {
        // one layer is all it has
        wanted.retain(|(_, _, label)| ["person", "organization", "place", "product", "event", "work"].contains(&label.as_str()));
    }
    let missing: Vec<_> = wanted.iter().filter(|mark| !found.contains(mark)).collect();
    let reported = written.report.count + back.report.count;
    println!("    {format:?}: {} of {} back, {reported} reported", wanted.len() - missing.len(), wanted.len());
    assert!(missing.len() <= reported, "{about} {format:?}: {missing:?} is not reported: {:?}", written.report);
    let more: Vec<_> = found.iter().filter(|mark| !wanted.contains(mark)).collect();
    assert!(more.len() <= reported, "{about} {format:?}: {more:?} was not there: {:?}", written.report);
}

/// The marks of a bundle as a simple format lists them: from, to, label.
fn labelled(bundle: &Bundle) -> Vec<(u64, u64, String)> {
    let file: serde_json::Value = serde_json::from_str(&export(Format::Spacy, bundle).body).unwrap();
    let text = |mark: &serde_json::Value, key: &str| mark[key].as_str().unwrap().to_string();
    let mark = |mark: &serde_json::Value| (mark["start"].as_u64().unwrap(), mark["end"].as_u64().unwrap(), text(mark, "label"));
    file["ents"].as_array().unwrap().iter().map(mark).collect()
}

/// Whole articles, with the engine's marks of every layer and tags on every fifth of them, some of which stand on the same words.
#[test]
fn articles_come_back_from_every_format() {
    let analyzer = Analyzer::new(&Embedded).unwrap();
    for name in ["en", "zh-Hans", "zh-Hant"] {
        let text = fs::read_to_string(format!("www/samples/{name}.txt")).unwrap();
        let analysis = analyzer.analyze(&text, &Options::default());
        let document = Some(wire::document(&text, &analysis, OffsetUnit::Utf16));
        let spans = analysis.mentions.iter().map(|mention| mention.span).chain(analysis.figures.iter().map(|figure| figure.span));
        let tags = spans.step_by(5).enumerate().map(|(nth, span)| Tag {
            id: format!("urn:uuid:00000000-0000-4000-8000-{nth:012}"),
            target: describe(&text, span),
            names: [&["check"][..], &["check", "two words"], &[]][nth % 3].iter().map(|name| name.to_string()).collect(),
            note: ["", "why?"][nth % 2].into(),
            ..Tag::default()
        });
        let whole = Bundle { document, tags: tags.collect(), ..Bundle::of_text(&text) };
        let tags_only = Bundle { document: None, ..whole.clone() };
        for format in Format::ALL.into_iter().filter(|format| format.can_import()) {
            if format != Format::Hypothesis {
                round_trip(format, &whole, name);
            }
            round_trip(format, &tags_only, &format!("{name}, tags only"));
        }
    }
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
