//! No floor reaches up: the plan of `src/lib.rs`, enforced on the source text.

use std::fs;
use std::path::{Path, PathBuf};

/// The floor of each top module; a module may use those on lower floors, and itself.
const FLOORS: &[(&str, u8)] = &[
    ("text", 0),
    ("lexicon", 1),
    ("figures", 2),
    ("entities", 2),
    ("attributions", 2),
    ("anchor", 2),
    ("analysis", 3),
    ("tags", 3),
    ("query", 4),
    ("interchange", 4),
    ("wire", 4),
    ("cli", 5),
    ("training", 5),
    ("app", 5),
    ("embed", 6),
];

/// Neighbours on one floor that may be used all the same, and why.
const NEIGHBOURS: &[(&str, &str)] = &[
    // a source is a name, a content holds figures: attributions read their results
    ("attributions", "entities"),
    ("attributions", "figures"),
    // exports and filters read the contract's document
    ("interchange", "wire"),
    ("query", "wire"),
    // the command line prints scores and runs trainers
    ("cli", "training"),
];

#[test]
fn no_floor_reaches_up() {
    let mut broken = Vec::new();
    for file in sources(Path::new("src")) {
        let module = module_of(&file);
        let Some(floor) = floor_of(&module) else { continue };
        for (line, used) in uses(&fs::read_to_string(&file).unwrap()) {
            let Some(other) = floor_of(&used) else { continue };
            let allowed = used == module || other < floor || NEIGHBOURS.contains(&(module.as_str(), used.as_str()));
            if !allowed {
                broken.push(format!("{}:{line}: {module} (floor {floor}) uses {used} (floor {other})", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_module_has_a_floor() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let modules = lib.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';'));
    let homeless: Vec<_> = modules.filter(|module| floor_of(module).is_none()).collect();
    assert!(homeless.is_empty(), "give {homeless:?} a floor in tests/layering.rs and a line in src/lib.rs");
}

/// The engine runs without a browser, without files and without a clock.
#[test]
fn the_engine_knows_no_world() {
    let worldly = [
        "web_sys",
        "wasm_bindgen",
        "js_sys",
        "gloo",
        "yew",
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant::now",
    ];
    let mut broken = Vec::new();
    for file in sources(Path::new("src")) {
        if floor_of(&module_of(&file)).is_none_or(|floor| floor > 4) {
            continue;
        }
        let source = fs::read_to_string(&file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or("");
        for (nth, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            if let Some(word) = worldly.iter().find(|word| line.contains(**word)) {
                broken.push(format!("{}:{}: {word}", file.display(), nth + 1));
            }
        }
    }
    assert!(broken.is_empty(), "the engine reaches for the world:\n{}", broken.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_small() {
    let mut broken = Vec::new();
    for file in sources(Path::new("src")) {
        let source = fs::read_to_string(&file).unwrap();
        if !source.starts_with("//!") {
            broken.push(format!("{}: begins without a module doc", file.display()));
        }
        let lines = source.lines().count();
        if lines > LONGEST {
            broken.push(format!("{}: {lines} lines, more than {LONGEST}", file.display()));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Lines of a source file; most stay under 300. To come down, never to go up.
const LONGEST: usize = 570;

fn floor_of(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// `src/figures/value.rs` and `src/analysis.rs` belong to `figures` and `analysis`; binaries belong nowhere.
fn module_of(file: &Path) -> String {
    let inside = file.strip_prefix("src").unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_string()
}

/// Modules named after `crate::`, with line numbers; both `crate::text::Span` and `crate::{text, wire}`.
fn uses(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (nth, line) in source.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let names = rest.strip_prefix('{').map_or(rest, |group| group.split('}').next().unwrap_or(group));
            let parts: Vec<&str> = if rest.starts_with('{') { names.split(',').collect() } else { vec![names] };
            for part in parts {
                let name: String = part.trim().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                found.push((nth + 1, name));
            }
        }
    }
    found
}
