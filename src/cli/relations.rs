//! `manicule score --relations`: how well attributions agree with the relations of a discourse treebank. Knows files and groups;
//! must not know when two agree.

use super::Failure;
use crate::analysis::{Analyzer, Options};
use crate::attributions::Finder;
use crate::lexicon::Embedded;
use crate::training::relations::{Agreement, place, plain_text, read};
use std::collections::BTreeMap;
use std::path::Path;

/// Compares the texts with the relations of their names, and prints a line a genre (`GUM_news_lanes` is news).
pub(super) fn run(relations: &str, files: &[String], analyzer: &Analyzer) -> Result<(), Failure> {
    let content = |file: &str| std::fs::read_to_string(file).map_err(|error| Failure::Input(format!("{file}: {error}")));
    let documents = read(&content(relations)?).map_err(|problem| Failure::Input(format!("{relations}: {problem}")))?;
    let finder = Finder::new(&Embedded).map_err(|error| Failure::Input(error.to_string()))?;
    let mut groups: BTreeMap<&str, Agreement> = BTreeMap::new();
    for file in files {
        let name = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let Some(relations) = documents.get(name) else { continue };
        let text = plain_text(&content(file)?);
        let placed = place(&text, relations);
        let found = analyzer.analyze(&text, &Options::default()).attributions;
        for group in ["all", name.split('_').nth(1).unwrap_or("other")] {
            groups.entry(group).or_default().add(&placed, &found, |relation| finder.has_cue(relation.clause.of(&text)));
        }
    }
    println!("{:<28} {:>9} {:>8} {:>6} {:>7}", "clauses with a known cue", "precision", "recall", "F1", "gold");
    for (group, agreement) in groups {
        let [precision, recall, f1] = agreement.shares().map(|share| share * 100.0);
        println!("  {group:<26} {precision:>9.1} {recall:>8.1} {f1:>6.1} {:>7}", agreement.wanted);
    }
    Ok(())
}
