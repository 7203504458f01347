//! Strict scores on examples of any origin: exact span and type, of the types the set marks. Must not know how names are found.

use super::Example;
use crate::analysis::{Analyzer, Layers, Options};
use crate::entities::EntityType;
use crate::text::Span;
use crate::training::score::Count;
use std::collections::BTreeMap;

/// Counts of one set, by type.
pub type Counts = BTreeMap<EntityType, Count>;

/// How the engine does on the examples.
pub fn evaluate(analyzer: &Analyzer, examples: &[Example]) -> Counts {
    let mut counts = Counts::new();
    for example in examples {
        let layers = Layers { entities: true, figures: false, attributions: false };
        let options = Options { reference_date: None, language: Some(example.language), layers };
        let found = analyzer.analyze(&example.text, &options).mentions;
        add(&mut counts, example, found.iter().map(|mention| (mention.span, mention.kind)).collect());
    }
    counts
}

/// A found name that overlaps one of unknown type is neither right nor wrong.
fn add(counts: &mut Counts, example: &Example, found: Vec<(Span, EntityType)>) {
    let open = |span: Span| example.names.iter().any(|(name, kind)| kind.is_none() && name.overlaps(span));
    for (span, kind) in found {
        if !example.types.contains(&kind) || open(span) {
            continue;
        }
        let count = counts.entry(kind).or_default();
        count.found += 1.0;
        count.right += f64::from(u8::from(example.names.contains(&(span, Some(kind)))));
    }
    for kind in example.names.iter().filter_map(|(_, kind)| *kind) {
        counts.entry(kind).or_default().gold += 1.0;
    }
}

/// What differs, a line a name: what was marked, what was found, and the words around.
pub fn misses(analyzer: &Analyzer, examples: &[Example]) -> String {
    let mut lines = String::new();
    for example in examples {
        let layers = Layers { entities: true, figures: false, attributions: false };
        let options = Options { reference_date: None, language: Some(example.language), layers };
        let found: Vec<_> =
            analyzer.analyze(&example.text, &options).mentions.iter().map(|mention| (mention.span, Some(mention.kind))).collect();
        let shown = |sign: &str, (span, kind): &(Span, Option<EntityType>)| {
            let cut = |from: usize, to: usize| example.text.get(from..to).unwrap_or("").replace('\n', " ");
            let (start, end) = (span.start as usize, span.end as usize);
            let near = |at: usize, by: isize| {
                let mut at = (at as isize + by).clamp(0, example.text.len() as isize) as usize;
                while !example.text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let (from, to) = (near(start, -30), near(end, 30));
            format!(
                "{sign}\t{}\t{}\t{}[{}]{}\n",
                kind.map_or("?", EntityType::name),
                cut(start, end),
                cut(from, start),
                cut(start, end),
                cut(end, to)
            )
        };
        let known = |(_, kind): &&(Span, Option<EntityType>)| kind.is_none_or(|kind| example.types.contains(&kind));
        let mut all: Vec<(Span, String)> = Vec::new();
        all.extend(example.names.iter().filter(|name| !found.contains(name)).map(|name| (name.0, shown("-", name))));
        all.extend(found.iter().filter(known).filter(|name| !example.names.contains(name)).map(|name| (name.0, shown("+", name))));
        all.sort();
        lines.extend(all.into_iter().map(|(_, line)| line));
    }
    lines
}

/// All types together.
pub fn total(counts: &Counts) -> Count {
    let mut all = Count::default();
    for count in counts.values() {
        all.right += count.right;
        all.found += count.found;
        all.gold += count.gold;
    }
    all
}

/// A table: all types together, then each.
pub fn table(name: &str, counts: &Counts) -> String {
    let line = |name: &str, count: Count| {
        let [p, r, f] = [count.precision(), count.recall(), count.f1()].map(|share| share * 100.0);
        format!("{name:<28} {p:>6.1} {r:>6.1} {f:>6.1} {:>6}\n", count.gold)
    };
    let types = counts.iter().map(|(kind, &count)| line(&format!("  {}", kind.name()), count));
    line(name, total(counts)) + &types.collect::<String>()
}
