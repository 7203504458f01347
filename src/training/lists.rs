//! The name lists in `src/training/lists`, described in the README there. Knows their format; must not know what is done with names.

use crate::entities::EntityType;
use std::path::Path;

/// Where the lists lie, from the repository's root.
pub const LISTS: &str = "src/training/lists";

/// A line of a list: one thing and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its names: the usual one first, then those of other regions.
    pub names: Vec<String>,
    /// Whether the name is a word or another name too, so that it only hints.
    pub ambiguous: bool,
}

/// The file of a type.
pub fn file_name(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "people.txt",
        EntityType::Organization => "organizations.txt",
        EntityType::Product => "products.txt",
        EntityType::Place => "places.txt",
        EntityType::Event => "events.txt",
        EntityType::Work => "works.txt",
    }
}

/// The list of one type, in the order of its file; `language` is `zh` or `en`.
///
/// # Errors
/// A file that cannot be read.
pub fn read(folder: &Path, language: &str, kind: EntityType) -> Result<Vec<Listed>, String> {
    let path = folder.join(language).join(file_name(kind));
    let content = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(content.lines().map(parse).collect())
}

fn parse(line: &str) -> Listed {
    let (names, ambiguous) = line.strip_suffix("\t?").map_or((line, false), |names| (names, true));
    Listed { names: names.split('\t').map(str::to_string).collect(), ambiguous }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_and_doubt() {
        let names = |line| parse(line).names.join("/");
        assert_eq!(names("奥巴马\t歐巴馬"), "奥巴马/歐巴馬");
        assert!(!parse("奥巴马\t歐巴馬").ambiguous);
        assert_eq!((names("苹果\t蘋果\t?"), parse("苹果\t?").ambiguous), ("苹果/蘋果".to_string(), true));
    }
}
