//! Which names are short for which. Knows how names are shortened; must not know mentions.
//!
//! Two names of one thing leave a trace in common: a part, a stem, initials. Only names that meet in one are compared, so that a
//! document of many names costs no more than its names.

use super::EntityType;
use super::names;
use super::words::{Words, words};
use crate::text::{Map, Quick, is_han};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// Entities by the traces of their names.
#[derive(Default)]
pub(super) struct Kin {
    /// The last of the entities with a trace, as an index of `noted`.
    last: Map<u64, u32>,
    /// Entities, each with the one noted for its trace before.
    noted: Vec<(u32, Option<u32>)>,
}

/// What a name would be beside another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Short,
    Full,
}

/// The traces of a name of a type.
#[derive(Default)]
pub(super) struct Traces(Vec<(Role, u64)>);

impl Traces {
    pub(super) fn of(kind: EntityType, key: &str) -> Self {
        let mut found = Vec::with_capacity(8);
        traces(kind, key, |role, trace| found.push((role, code(kind, trace))));
        Traces(found)
    }
}

impl Kin {
    /// Notes a name of entity `id`.
    pub(super) fn add(&mut self, name: &Traces, id: usize) {
        for &(role, trace) in &name.0 {
            let before = self.last.insert(as_role(role, trace), self.noted.len() as u32);
            self.noted.push((id as u32, before));
        }
    }

    /// The entities that may go by a shorter or longer name than this; some more than once.
    pub(super) fn of(&self, name: &Traces) -> impl Iterator<Item = usize> {
        let mut found = Vec::new();
        for &(role, trace) in &name.0 {
            let other = if role == Role::Short { Role::Full } else { Role::Short };
            let mut next = self.last.get(&as_role(other, trace)).copied();
            while let Some(&(id, before)) = next.and_then(|nth| self.noted.get(nth as usize)) {
                found.push(id as usize);
                next = before;
            }
        }
        found.into_iter()
    }
}

fn code(kind: EntityType, trace: &str) -> u64 {
    let mut hasher = Quick::default();
    (kind, trace).hash(&mut hasher);
    hasher.finish()
}

/// The trace as that of a short name or a full one.
fn as_role(role: Role, trace: u64) -> u64 {
    if role == Role::Short { trace } else { !trace }
}

/// What a name shares with those that it is short for or that are short for it. Where [`is_short`] holds, the short name has a trace
/// as [`Role::Short`] that the full one has as [`Role::Full`].
fn traces(kind: EntityType, key: &str, mut put: impl FnMut(Role, &str)) {
    match kind {
        EntityType::Person => person_traces(key, put),
        EntityType::Organization => {
            organization_traces(key, &mut put);
            initial_traces(key, put);
        }
        EntityType::Place => {
            put(Role::Short, key);
            key.match_indices(',').for_each(|(at, _)| put(Role::Full, &key[..at]));
            initial_traces(key, put);
        }
        _ => {}
    }
}

fn person_traces(key: &str, mut put: impl FnMut(Role, &str)) {
    let parts = names::parts(key);
    parts.iter().for_each(|part| put(Role::Full, part));
    parts.last().iter().for_each(|last| put(Role::Short, last));
    match key.chars().count() {
        2 => put(Role::Short, key),
        3..=4 if key.contains(is_han) => put(Role::Full, key.char_indices().nth_back(1).map_or(key, |(at, _)| &key[at..])),
        _ => {}
    }
}

fn organization_traces(key: &str, put: &mut impl FnMut(Role, &str)) {
    put(Role::Short, key);
    if key.starts_with(BLANKS) || key.ends_with(BLANKS) {
        put(Role::Short, key.trim_matches(BLANKS));
    }
    let whole = key.trim_end_matches(BLANKS);
    without_town(key).iter().for_each(|(stem, _)| put(Role::Full, stem));
    let forms = FORMS.ending(whole).chain(words("trades").ending(whole));
    forms.filter_map(|form| whole.strip_suffix(form)).for_each(|stem| put(Role::Full, stem.trim_matches(BLANKS)));
    if let Some(stem) = stem(key) {
        put(Role::Short, stem);
        put(Role::Full, stem);
    }
    key.strip_prefix("the ").iter().for_each(|rest| put(Role::Full, rest));
    if !key.contains(is_han) {
        key.match_indices(' ').filter(|&(at, _)| at >= SHORTEST).for_each(|(at, _)| put(Role::Full, &key[..at]));
    }
}

fn initial_traces(key: &str, mut put: impl FnMut(Role, &str)) {
    let letters = without_stops(key);
    put(Role::Short, &letters);
    put(Role::Full, &letters);
    if let Some(initials) = initials(key) {
        put(Role::Full, &initials);
    }
}

/// Whether one of the two names is short for the other; `known` stands before `new`.
pub(super) fn is_short(kind: EntityType, new: &str, known: &str) -> bool {
    let later = new.chars().count() < known.chars().count();
    let (short, full) = if later { (new, known) } else { (known, new) };
    match kind {
        EntityType::Person => short_person(short, full),
        EntityType::Organization => short_organization(short, full) || (later && first_words(short, full)),
        EntityType::Place => full.strip_prefix(short).is_some_and(|rest| rest.starts_with(',')) || is_initials(short, full),
        _ => false,
    }
}

/// Whether the full name is not the one that the entity's full names say: `Henry Wong` beside `Mary Wong` and `Wong`.
pub(super) fn is_other(new: &str, keys: &[String]) -> bool {
    let full = |name: &str| names::parts(name).len() > 1;
    let strange = |known: &&String| full(known) && known.contains(is_han) == new.contains(is_han);
    full(new) && keys.iter().filter(strange).any(|known| known != new && !is_short(EntityType::Person, new, known))
}

fn short_person(short: &str, full: &str) -> bool {
    let (few, all) = (names::parts(short), names::parts(full));
    if few.len() == 1 && all.len() == 1 {
        // 建國 for 王建國; never a surname alone
        let (few, all) = (short.chars().count(), full.chars().count());
        return full.contains(is_han) && few == 2 && (3..=4).contains(&all) && full.ends_with(short);
    }
    let inner = |part: &&str| all.contains(part);
    few.len() < all.len() && few.iter().all(inner) && (few.len() == 1 || few.last() == all.last())
}

/// Words that may be left out at the end of an organisation's name (folded).
static FORMS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(vec![
        "公司",
        "集团",
        "有限公司",
        "股份有限公司",
        "集团公司",
        "科技",
        "控股",
        "股份",
        "银行",
        "大学",
        "ai",
        "inc",
        "inc.",
        "corp",
        "corp.",
        "ltd",
        "ltd.",
        "group",
        "holdings",
        "company",
        "co",
        "co.",
        "plc",
        "corporation",
        "limited",
        "llc",
        "technologies",
        "technology",
        "labs",
    ])
});

/// `华曜` and the form of `华曜(苏州)有限公司`.
fn without_town(full: &str) -> Option<(&str, &str)> {
    let (stem, rest) = full.split_once('(')?;
    Some((stem, rest.split_once(')')?.1))
}

fn short_organization(short: &str, full: &str) -> bool {
    if without_town(full).is_some_and(|(stem, form)| stem == short && FORMS.contains(&form)) {
        return true;
    }
    if let Some(rest) = full.strip_prefix(short) {
        let rest = rest.trim_matches(BLANKS);
        if FORMS.contains(&rest) || words("trades").contains(&rest) {
            return true;
        }
    }
    is_initials(short, full) || same_stem(short, full) || full.strip_prefix("the ") == Some(short)
}

/// What may stand between a name and its form.
const BLANKS: [char; 2] = [' ', ','];
/// The fewest characters of a name that its first words are.
const SHORTEST: usize = 4;

/// `Halcyon` after `Halcyon Loop`; not the other way round, since `Meta` is not `Meta Connect`.
fn first_words(short: &str, full: &str) -> bool {
    let rest = full.strip_prefix(short).filter(|rest| rest.starts_with(' '));
    rest.is_some() && !full.contains(is_han) && short.chars().count() >= SHORTEST
}

/// `Scale AI` and `Scale 公司`: alike up to a form each.
fn same_stem(one: &str, other: &str) -> bool {
    // most names differ from their first character on, and there are many pairs
    if one.chars().next() != other.chars().next() {
        return false;
    }
    matches!((stem(one), stem(other)), (Some(a), Some(b)) if a == b && a.chars().count() >= 2)
}

/// The name without the form that ends it.
fn stem(name: &str) -> Option<&str> {
    Some(name.strip_suffix(FORMS.ends(name)?)?.trim_end())
}

/// `U.S.` for the United States, with its stops or without.
fn is_initials(short: &str, full: &str) -> bool {
    let letters = without_stops(short);
    letters.len() >= 2 && (letters == without_stops(full) || initials(full).is_some_and(|initials| initials == letters))
}

fn without_stops(name: &str) -> Cow<'_, str> {
    if name.contains('.') { name.replace('.', "").into() } else { name.into() }
}

/// The first letters of the words that count (folded); none for a single word.
fn initials(name: &str) -> Option<String> {
    if name.contains(is_han) {
        return None;
    }
    let counts = |word: &&str| !matches!(*word, "of" | "the" | "and" | "for" | "&" | "on" | "in");
    let words = || name.split(' ').filter(counts);
    words().nth(1)?;
    Some(words().filter_map(|word| word.chars().next()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[&str] = &[
        "王建国",
        "建国",
        "王",
        "马克·扎克伯格",
        "扎克伯格",
        "mary wong",
        "wong",
        "mary ann wong",
        "henry wong",
        "scale ai",
        "scale公司",
        "scale",
        "scale, inc.",
        "the hill",
        "hill",
        "halcyon loop",
        "halcyon",
        "halcyon loop of york",
        "united states",
        "u.s.",
        "us",
        "bank of england",
        "be",
        "华曜锂业公司",
        "华曜锂业",
        "华曜",
        "华曜(苏州)有限公司",
        "paris",
        "paris, texas",
        "u.s",
        "u·s",
        "王ab",
        "ab",
        "the",
        ",",
        ", inc",
        "ai",
    ];

    #[test]
    fn names_that_are_short_for_others_meet_in_a_trace() {
        let mut pairs = 0;
        for kind in EntityType::ALL {
            for (id, known) in NAMES.iter().enumerate() {
                let mut kin = Kin::default();
                kin.add(&Traces::of(kind, known), id);
                for new in NAMES.iter().filter(|new| *new != known && is_short(kind, new, known)) {
                    pairs += 1;
                    assert!(kin.of(&Traces::of(kind, new)).any(|found| found == id), "{kind:?}: {new} and {known}");
                }
            }
        }
        assert!(pairs > 40, "{pairs}");
    }
}
