//! Fills the gaps of the templates with listed names: more names in frames that are known to be right. Knows both formats; must not
//! know what is learned from the passages.

use super::chance::Chance;
use super::lists::{self, LISTS, Listed};
use super::marked::{MarkedText, read_passages};
use crate::entities::EntityType;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where the templates lie, from the repository's root.
pub const TEMPLATES: &str = "src/training/templates";

/// Each file of templates, the language of its lists, and whether it takes the names of other regions only.
const FILES: [(&str, &str, bool); 3] = [("zh-hans.txt", "zh", false), ("zh-hant.txt", "zh", true), ("en.txt", "en", false)];
const CODES: [(&str, EntityType); 6] = [
    ("per", EntityType::Person),
    ("org", EntityType::Organization),
    ("pro", EntityType::Product),
    ("loc", EntityType::Place),
    ("evt", EntityType::Event),
    ("wrk", EntityType::Work),
];
const GAP: &str = "|*⟩";

/// Names to fill with, by the code of their type.
type Pool = BTreeMap<&'static str, Vec<String>>;

/// `count` passages made from each file of templates, taken in turn; the same seed gives the same passages.
///
/// # Errors
/// A file that is missing or does not follow its format.
pub fn passages(seed: u64, count: usize) -> Result<Vec<MarkedText>, String> {
    let mut chance = Chance(seed);
    let mut made = Vec::new();
    for (file, language, regional) in FILES {
        let path = Path::new(TEMPLATES).join(file);
        let content = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let (head, body) = content.split_once("\n---\n").ok_or_else(|| format!("{file}: the line --- is missing"))?;
        let templates: Vec<&str> = body.split("\n\n").map(str::trim).filter(|template| !template.is_empty()).collect();
        let pool = pool(language, regional)?;
        let filled = templates.iter().cycle().take(count).map(|template| fill(template, &pool, &mut chance));
        let passages = filled.collect::<Result<Vec<_>, _>>()?.join("\n\n");
        made.extend(read_passages(&format!("{head}\n---\n{passages}\n")).map_err(|error| format!("{file}: {error}"))?);
    }
    Ok(made)
}

fn pool(language: &str, regional: bool) -> Result<Pool, String> {
    let names = |listed: Listed| listed.names.into_iter().skip(usize::from(regional)).collect::<Vec<_>>();
    CODES
        .into_iter()
        .map(|(code, kind)| Ok((code, lists::read(Path::new(LISTS), language, kind)?.into_iter().flat_map(names).collect())))
        .collect()
}

/// The template with a name in every gap: the same one under the same code, else another.
fn fill(template: &str, pool: &Pool, chance: &mut Chance) -> Result<String, String> {
    let (mut filled, mut names, mut taken) = (String::new(), BTreeMap::new(), BTreeSet::new());
    let mut rest = template;
    while let Some(at) = rest.find(GAP) {
        let code = rest[..at].rsplit('⟨').next().unwrap_or_default();
        let name = match names.get(code) {
            Some(&name) => name,
            None => pick(code, pool, &mut taken, chance).ok_or_else(|| format!("no name for {code} in “{template}”"))?,
        };
        names.insert(code, name);
        filled.push_str(&rest[..=at]);
        filled.push_str(name);
        rest = &rest[at + "|*".len()..];
    }
    Ok(filled + rest)
}

/// A name that is not taken, from a place by chance onwards.
fn pick<'a>(code: &str, pool: &'a Pool, taken: &mut BTreeSet<&'a str>, chance: &mut Chance) -> Option<&'a str> {
    let names = pool.get(code.trim_end_matches(|c: char| c.is_ascii_digit()))?;
    let (before, after) = names.split_at((chance.roll() % names.len().max(1) as u64) as usize);
    after.iter().chain(before).map(String::as_str).find(|name| taken.insert(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool() -> Pool {
        BTreeMap::from([("org", vec!["A".to_string(), "B".to_string()]), ("per", Vec::new())])
    }

    #[test]
    fn one_code_is_one_name() {
        let filled = fill("⟨org1|*⟩, ⟨org2|*⟩, ⟨org1|*⟩", &pool(), &mut Chance(3)).unwrap();
        assert!(["⟨org1|A⟩, ⟨org2|B⟩, ⟨org1|A⟩", "⟨org1|B⟩, ⟨org2|A⟩, ⟨org1|B⟩"].contains(&filled.as_str()), "{filled}");
    }

    #[test]
    fn a_gap_without_a_name_is_an_error() {
        assert!(fill("⟨per1|*⟩", &pool(), &mut Chance(3)).is_err());
        assert!(fill("⟨org1|*⟩⟨org2|*⟩⟨org3|*⟩", &pool(), &mut Chance(3)).is_err());
    }
}
