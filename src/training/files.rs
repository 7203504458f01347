//! Finds and reads the marked files of the repository. Knows folders; must not know what is in the texts.

use super::marked::{MarkedText, read_article, read_passages};
use std::path::{Path, PathBuf};

/// Where the gold articles lie, from the repository's root.
pub const GOLD: &str = "tests/gold";
/// Where the learning corpus lies.
pub const CORPUS: &str = "src/training/corpus";

/// The marked files below a folder, sorted by path.
pub fn marked_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(Path::new(folder), &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            found.push(path);
        }
    }
}

/// The article, or the passages, of a marked file.
///
/// # Errors
/// A file that cannot be read, by name and line.
pub fn read(file: &Path) -> Result<Vec<MarkedText>, String> {
    let content = std::fs::read_to_string(file).map_err(|error| format!("{}: cannot be read: {error}", file.display()))?;
    let head = content.split("\n---\n").next().unwrap_or_default();
    let texts = match head.contains("beat:") {
        true => read_article(&content).map(|article| vec![article]),
        false => read_passages(&content),
    };
    texts.map_err(|error| format!("{}: {error}", file.display()))
}
