//! Entities: the cases of `tests/cases/entities.*.txt`, and what holds for any text.

use manicule::analysis::{Analysis, Analyzer, Layers, Options};
use manicule::entities::{EntityType, Mention, Tagger, UserList};
use manicule::lexicon::Embedded;
use manicule::text::Document;
use manicule::training::marked::{GoldEntity, MarkedText, read_passages};
use proptest::prelude::*;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&Embedded).unwrap());

fn names(analyzer: &Analyzer, text: &str) -> Analysis {
    let layers = Layers { entities: true, figures: false, attributions: false };
    analyzer.analyze(text, &Options { layers, ..Options::default() })
}

/// Words, type, and the number of the thing named.
type Checked = Vec<(String, &'static str, usize)>;

/// Marks with identities: the number of the thing named, in order of first mention.
fn checked(case: &MarkedText) -> (Checked, Checked) {
    let mut seen = Vec::new();
    let mut number = |thing: (EntityType, u32)| {
        seen.iter().position(|known| *known == thing).unwrap_or_else(|| {
            seen.push(thing);
            seen.len() - 1
        })
    };
    let text = case.text.as_str();
    let wanted = case.entities.iter().map(|e| (e.span.of(text).to_string(), e.kind.name(), number((e.kind, e.id)))).collect();
    let layers = Layers { entities: true, figures: false, attributions: false };
    let options = Options { language: Some(case.header.language), layers, ..Options::default() };
    let mentions = ANALYZER.analyze(text, &options).mentions;
    (wanted, mentions.iter().map(|m| (m.span.of(text).to_string(), m.kind.name(), m.entity as usize)).collect())
}

#[test]
fn cases() {
    let chinese = [include_str!("cases/entities.zh.txt"), include_str!("cases/entities.zh-Hans.txt")];
    for file in chinese.into_iter().chain([include_str!("cases/entities.en.txt")]) {
        for case in read_passages(file).unwrap() {
            let (wanted, found) = checked(&case);
            let order = |names: &[(String, &'static str, usize)]| -> Vec<(String, &'static str)> {
                names.iter().map(|(name, kind, _)| (name.clone(), *kind)).collect()
            };
            assert_eq!(order(&found), order(&wanted), "{}", case.text);
            for a in 0..found.len() {
                for b in 0..a {
                    assert_eq!(
                        found[a].2 == found[b].2,
                        wanted[a].2 == wanted[b].2,
                        "{}: {} and {}",
                        case.text,
                        found[a].0,
                        found[b].0
                    );
                }
            }
        }
    }
}

/// Linking on its own: the mentions are given, and only which of them are one is asked.
#[test]
fn links() {
    let tagger = Tagger::new(&Embedded).unwrap();
    for file in [include_str!("cases/links.en.txt"), include_str!("cases/links.zh.txt")] {
        for case in read_passages(file).unwrap() {
            let document = Document::new(&case.text, Some(case.header.language));
            let mention = |name: &GoldEntity| Mention { span: name.span, kind: name.kind, entity: 0, confidence: 1.0 };
            let found = tagger.of(&document).link(Vec::new(), |_| case.entities.iter().map(mention).collect()).mentions;
            for (nth, name) in case.entities.iter().enumerate() {
                for (other, earlier) in case.entities[..nth].iter().enumerate() {
                    let wanted = (name.kind, name.id) == (earlier.kind, earlier.id);
                    let joined = found[nth].entity == found[other].entity;
                    let shown = |name: &GoldEntity| name.span.of(&case.text).to_string();
                    assert_eq!(joined, wanted, "{}: {} and {}", case.text, shown(earlier), shown(name));
                }
            }
        }
    }
}

#[test]
fn damaged_dots_are_put_right_in_the_name_only() {
    let text = "據悉,馬克?扎克伯格周三抵達。扎克伯格隨後離開。";
    let analysis = names(&ANALYZER, text);
    assert_eq!(analysis.entities.iter().map(|entity| entity.name.as_str()).collect::<Vec<_>>(), ["馬克·扎克伯格"]);
    assert_eq!(analysis.mentions[0].span.of(text), "馬克?扎克伯格");
    assert_eq!(analysis.entities[0].mentions, 2);
}

#[test]
fn listed_names_win() {
    let mut analyzer = Analyzer::new(&Embedded).unwrap();
    analyzer.know(UserList::from_csv("name,type\n倫敦,product\nquux,organization").unwrap());
    let text = "昨日,倫敦與 quux 同時上市。";
    let kinds: Vec<_> = names(&analyzer, text).mentions.iter().map(|m| (m.span.of(text).to_string(), m.kind)).collect();
    assert_eq!(kinds, [("倫敦".to_string(), EntityType::Product), ("quux".to_string(), EntityType::Organization)]);
}

/// Found by the property below: white space at the end of a quotation is no part of its title.
#[test]
fn titles_end_with_a_word() {
    let analysis = names(&ANALYZER, "“Aa ”");
    assert!(analysis.mentions.iter().all(|mention| mention.span.of("“Aa ”") == "Aa"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn spans_are_sound(text in "([A-Z][a-z]{0,6}|[a-z ,.()“”《》「」?·’'-]|[一-鿿]|\\PC|[0-9]|\n| ){0,80}") {
        let analysis = names(&ANALYZER, &text);
        let mut end = 0;
        for mention in &analysis.mentions {
            let covered = mention.span.of(&text);
            prop_assert!(!covered.is_empty() && covered.trim() == covered && !covered.contains('\n'));
            prop_assert!(mention.span.start >= end);
            prop_assert!((0.0..=1.0).contains(&mention.confidence));
            prop_assert!((mention.entity as usize) < analysis.entities.len());
            end = mention.span.end;
        }
        let counted: u32 = analysis.entities.iter().map(|entity| entity.mentions).sum();
        prop_assert_eq!(counted as usize, analysis.mentions.len());
    }
}
