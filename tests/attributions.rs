//! Attributions: the cases of `tests/cases/attributions.*.txt`, and what holds for any text.

use manicule::attributions::{Attribution, Finder};
use manicule::entities::Names;
use manicule::lexicon::Embedded;
use manicule::text::{Document, Language, Span};
use manicule::training::marked::{GoldAttribution, MarkedText, read_passages};
use proptest::prelude::*;
use std::sync::OnceLock;

/// What a case says of an attribution, in words.
type Said<'t> = (Option<&'t str>, Option<&'t str>, Vec<&'t str>, &'static str, &'static str);

fn expected<'t>(text: &'t str, a: &GoldAttribution) -> Said<'t> {
    let of = |span: Span| span.of(text);
    (a.source.map(of), a.cue.map(of), a.content.iter().map(|&span| of(span)).collect(), a.quote.name(), a.source_kind.name())
}

fn found<'t>(text: &'t str, a: &Attribution) -> Said<'t> {
    let of = |span: Span| span.of(text);
    let source = a.source.map(|source| of(source.span));
    (source, a.cue.map(of), a.content.iter().map(|&span| of(span)).collect(), a.quote.name(), a.source_kind.name())
}

/// The layer alone, without names or figures: what other layers learn must not change what is tested here.
fn read(finder: &Finder, text: &str, language: Option<Language>) -> Vec<Attribution> {
    finder.find(&Document::new(text, language), &Names::default(), &[])
}

fn check(finder: &Finder, case: &MarkedText) {
    let text = case.text.as_str();
    let mut wanted: Vec<_> = case.attributions.iter().map(|a| expected(text, a)).collect();
    let attributions = read(finder, text, Some(case.header.language));
    let mut got: Vec<_> = attributions.iter().map(|a| found(text, a)).collect();
    wanted.sort();
    got.sort();
    assert_eq!(got, wanted, "{text}");
}

#[test]
fn cases() {
    let finder = Finder::new(&Embedded).unwrap();
    for file in [include_str!("cases/attributions.zh.txt"), include_str!("cases/attributions.en.txt")] {
        for case in read_passages(file).unwrap() {
            check(&finder, &case);
        }
    }
}

#[test]
fn who_is_meant() {
    let finder = Finder::new(&Embedded).unwrap();
    let text = "Mary Okafor said the cranes were safe. She added that nobody was hurt.";
    let found = read(&finder, text, None);
    let meant = found[1].inferred_source.unwrap();
    assert_eq!(meant.span.of(text), "Mary Okafor");
}

#[test]
fn reasons_for_anonymity() {
    let finder = Finder::new(&Embedded).unwrap();
    let text = "知情人士稱，計劃已取消。這些知情人士因未獲授權公開相關信息而要求匿名。";
    let found = read(&finder, text, None);
    let reason = found[0].anonymity_reason.unwrap();
    assert_eq!(reason.of(text), "未獲授權公開相關信息");
}

static FINDER: OnceLock<Finder> = OnceLock::new();

/// Sound marks: inside the text, on character boundaries, sorted, with content.
fn sound(text: &str) {
    let finder = FINDER.get_or_init(|| Finder::new(&Embedded).unwrap());
    let found = read(finder, text, None);
    let mut last = 0;
    for attribution in &found {
        assert!(!attribution.content.is_empty(), "{text:?}");
        assert!(attribution.content.windows(2).all(|two| two[0].end <= two[1].start), "{text:?}");
        let parts = attribution.content.iter().copied().chain(attribution.cue).chain(attribution.source.map(|source| source.span));
        for span in parts.chain(attribution.role).chain(attribution.anonymity_reason) {
            assert!(!span.is_empty() && text.get(span.start as usize..span.end as usize).is_some(), "{text:?}");
        }
        assert!(attribution.first_byte() >= last, "{text:?}");
        last = attribution.first_byte();
    }
}

#[test]
fn opening_marks_without_end() {
    for mark in ["「", "“", "\"", "（", "他說「", "據", "said “", "，"] {
        sound(&mark.repeat(20_000));
    }
}

/// Strings of the pieces that the rules look at.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "據",
        "在",
        "他",
        "說",
        "稱",
        "表示",
        "發言人",
        "知情人士",
        "，",
        "。",
        "：",
        "；",
        "「",
        "」",
        "“",
        "”",
        "\"",
        "（",
        "）",
        "《",
        "》",
        "——",
        " ",
        "的",
        "看來",
        "時",
        "說道",
        "引述",
        "報告",
        "said",
        "told",
        "that",
        "according to",
        "Wong",
        "the",
        "company",
        "and",
        ",",
        ".",
        "\n",
        "who",
        "however",
        "put",
        "at",
        "5",
        "described",
        "as",
        "Mr.",
        "7",
        "月",
    ]);
    prop::collection::vec(words, 0..40).prop_map(|words| words.join(""))
}

fn spaced_pieces() -> impl Strategy<Value = String> {
    pieces().prop_map(|text| text.chars().flat_map(|c| if c == 'e' { vec![c, ' '] } else { vec![c] }).collect())
}

proptest! {
    #[test]
    fn any_string_is_read(text in "\\PC{0,80}") {
        sound(&text);
    }

    #[test]
    fn any_order_of_words_is_read(text in pieces()) {
        sound(&text);
    }

    #[test]
    fn any_order_of_spaced_words_is_read(text in spaced_pieces()) {
        sound(&text);
    }
}
