//! The filter language over real analyses, as cases: a text with marks in wire form, queries, and the passages they mean.

use manicule::query::{Index, TaggedPlace, complete, evaluate, parse};
use manicule::wire::WireDocument;

const TEXT: &str = "標題：臺北\n知情人士稱，Meta 投入143億美元。\nMeta 發言人否認。\nGoogle spent $5 million in July.";

fn index() -> Index {
    let document: WireDocument = serde_json::from_str(include_str!("cases/query.document.json")).unwrap();
    let mut index = Index::new(TEXT, &document);
    let tag = |passage, name: &str| TaggedPlace {
        first_passage: passage,
        last_passage: passage,
        names: vec![name.into()],
        note: "查證 source".into(),
    };
    index.set_tags(vec![tag(1, "Check"), tag(3, "後續")]);
    index
}

#[test]
fn queries_mean_passages() {
    let index = index();
    for line in include_str!("cases/query.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (query, expected) = line.split_once(" => ").expect(line);
        let hits = evaluate(&parse(query).expect(line), &index);
        let found: Vec<_> = hits.passages.iter().map(|passage| (passage + 1).to_string()).collect();
        assert_eq!(found.join(" "), expected.trim(), "{query}");
    }
}

#[test]
fn marks_that_made_the_hit_are_named() {
    let hits = evaluate(&parse("type:money >1bn").unwrap(), &index());
    assert_eq!(hits.marks.into_iter().collect::<Vec<_>>(), [2]);
    assert!(evaluate(&parse("-type:money").unwrap(), &index()).marks.is_empty());
}

#[test]
fn completions_with_counts() {
    let index = index();
    let texts = |query: &str| -> Vec<_> { complete(query, query.len(), &index).into_iter().map(|c| (c.text, c.count)).collect() };
    assert_eq!(texts("北京 so")[0].0, "source:");
    assert_eq!(texts("entity:me"), [("entity:Meta".to_string(), 2)]);
    assert_eq!(texts("said-by:\"知"), [("said-by:知情人士".to_string(), 1)]);
    assert_eq!(texts("said-by:").len(), 2);
    assert_eq!(texts("北京 -said-"), [("said-by:".to_string(), 0)]);
    assert_eq!(texts("-tag:"), [("tag:Check".to_string(), 1), ("tag:後續".to_string(), 1)]);
}
