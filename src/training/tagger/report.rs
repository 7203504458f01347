//! Scores a model on the development sets. Knows the sets; must not know how names are found.

use super::evaluate::{evaluate, misses, table, total};
use super::run::Paths;
use super::settings::Chosen;
use super::{Example, sources};
use crate::analysis::Analyzer;
use crate::training::score::Count;

/// Prints the scores of every set, by type if `full`, and notes what was missed; answers the sums.
///
/// # Errors
/// A set that cannot be read, or a note that cannot be written.
pub fn report(paths: &Paths, settings: &Chosen, analyzer: &Analyzer, full: bool) -> Result<Vec<(String, Count)>, String> {
    let mut totals = Vec::new();
    println!("{:<28} {:>6} {:>6} {:>6} {:>6}", "set", "P", "R", "F1", "gold");
    for (name, examples) in sets(paths, settings)? {
        if full && !name.contains("unseen") {
            note_misses(paths, &name, analyzer, &examples)?;
        }
        let counts = evaluate(analyzer, &examples);
        let table = table(&name, &counts);
        totals.push((name, total(&counts)));
        print!("{}", if full { &table[..] } else { table.split_inclusive('\n').next().unwrap_or_default() });
    }
    Ok(totals)
}

/// What is scored: the development sets, and the folders that the command names.
pub(super) fn sets(paths: &Paths, settings: &Chosen) -> Result<Vec<(String, Vec<Example>)>, String> {
    let mut sets = sources::scored(&paths.data, settings)?;
    for folder in &paths.also {
        sets.push((folder.display().to_string(), sources::marked(folder, settings)?));
    }
    Ok(sets)
}

fn note_misses(paths: &Paths, name: &str, analyzer: &Analyzer, examples: &[Example]) -> Result<(), String> {
    let Some(folder) = &paths.misses else { return Ok(()) };
    let file = folder.join(format!("{}.tsv", name.replace([' ', '/'], "-")));
    std::fs::write(&file, misses(analyzer, examples)).map_err(|error| format!("{}: {error}", file.display()))
}
