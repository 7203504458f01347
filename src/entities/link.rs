//! Which mentions name the same thing. Knows names of one document; must not know how they were found.
//!
//! Mentions are read in order, so a short name goes to the full one that stands before it; two full names never become one person,
//! whatever they share.

use super::names;
use super::{Entity, EntityType, Mention, Names};
use crate::text::{Document, PairKind, is_han};
use std::collections::HashMap;

/// What is known of an entity while linking.
struct Draft {
    kind: EntityType,
    /// The keys of its names, the first one first.
    keys: Vec<String>,
    /// The names as written.
    names: Vec<String>,
    mentions: u32,
    /// The mention that came last.
    last: usize,
}

/// Links mentions to entities.
pub(super) fn link(document: &Document, mut mentions: Vec<Mention>) -> Names {
    let mut linker = Linker { drafts: Vec::new(), by_key: HashMap::new() };
    for nth in 0..mentions.len() {
        let mention = mentions[nth];
        let name = mention.span.of(document.text);
        let key = names::key(name);
        let owner = linker
            .exact(mention.kind, &key)
            .or_else(|| bracketed(document, &mentions, nth))
            .or_else(|| linker.short(mention.kind, &key));
        let id = owner.unwrap_or_else(|| linker.open(mention.kind));
        linker.note(id, key, name, nth);
        mentions[nth].entity = id as u32;
        mentions[nth].kind = linker.drafts[id].kind;
    }
    Names { entities: linker.drafts.into_iter().map(finished).collect(), mentions }
}

/// The entity of the name before, where this one is alone in the brackets that follow it.
fn bracketed(document: &Document, mentions: &[Mention], nth: usize) -> Option<usize> {
    let (before, here) = (mentions.get(nth.checked_sub(1)?)?, mentions[nth]);
    let passage = document.passage_at(here.span.start);
    let pairs = document.pairs_of(passage);
    let pair = pairs.iter().find(|pair| pair.kind == PairKind::Bracket && pair.inner.contains(here.span))?;
    let between = document.text.get(before.span.end as usize..pair.outer.start as usize)?;
    let closes = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '"' | '」' | '』' | '》')).is_empty();
    let alone = pair.inner.trimmed(document.text) == here.span;
    // two people, or a place and its country, may stand like this too
    let same = before.kind == here.kind && !(here.kind == EntityType::Place && latin(document, before) == latin(document, &here));
    (closes && alone && same).then_some(before.entity as usize)
}

fn latin(document: &Document, mention: &Mention) -> bool {
    !mention.span.of(document.text).contains(is_han)
}

struct Linker {
    drafts: Vec<Draft>,
    by_key: HashMap<(EntityType, String), usize>,
}

impl Linker {
    fn exact(&self, kind: EntityType, key: &str) -> Option<usize> {
        self.by_key.get(&(kind, key.to_string())).copied()
    }

    /// The entity of which this is a shorter or longer name; the one mentioned last where several fit.
    fn short(&self, kind: EntityType, key: &str) -> Option<usize> {
        let fits = |draft: &&Draft| {
            let related = draft.kind == kind && draft.keys.iter().any(|known| is_short(kind, key, known));
            related && !(kind == EntityType::Person && is_other(key, &draft.keys))
        };
        let fitting = self.drafts.iter().filter(fits).max_by_key(|draft| draft.last)?;
        self.drafts.iter().position(|draft| std::ptr::eq(draft, fitting))
    }

    fn open(&mut self, kind: EntityType) -> usize {
        self.drafts.push(Draft { kind, keys: Vec::new(), names: Vec::new(), mentions: 0, last: 0 });
        self.drafts.len() - 1
    }

    fn note(&mut self, id: usize, key: String, name: &str, nth: usize) {
        let draft = &mut self.drafts[id];
        draft.mentions += 1;
        draft.last = nth;
        let shown = names::mended(name);
        if !draft.names.contains(&shown) {
            draft.names.push(shown);
        }
        if !draft.keys.contains(&key) {
            draft.keys.push(key.clone());
            self.by_key.entry((draft.kind, key)).or_insert(id);
        }
    }
}

/// Whether one of the two names is short for the other; `known` stands before `new`.
fn is_short(kind: EntityType, new: &str, known: &str) -> bool {
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
fn is_other(new: &str, keys: &[String]) -> bool {
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
const FORMS: &[&str] = &[
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
];

fn short_organization(short: &str, full: &str) -> bool {
    if let Some(rest) = full.strip_prefix(short) {
        let rest = rest.trim_matches([' ', ',']);
        if FORMS.contains(&rest) {
            return true;
        }
    }
    is_initials(short, full) || same_stem(short, full) || full.strip_prefix("the ") == Some(short)
}

/// `Halcyon` after `Halcyon Loop`; not the other way round, since `Meta` is not `Meta Connect`.
fn first_words(short: &str, full: &str) -> bool {
    let rest = full.strip_prefix(short).filter(|rest| rest.starts_with(' '));
    rest.is_some() && !full.contains(is_han) && short.chars().count() >= 4
}

/// `Scale AI` and `Scale 公司`: alike up to a form each.
fn same_stem(one: &str, other: &str) -> bool {
    // most names differ from their first character on, and there are many pairs
    if one.chars().next() != other.chars().next() {
        return false;
    }
    let stem = |name: &str| FORMS.iter().find_map(|form| Some(name.strip_suffix(form)?.trim_end().to_string()));
    matches!((stem(one), stem(other)), (Some(a), Some(b)) if a == b && a.chars().count() >= 2)
}

/// `U.S.` for the United States, with its stops or without.
fn is_initials(short: &str, full: &str) -> bool {
    let letters: String = short.chars().filter(|&c| c != '.').collect();
    letters.len() >= 2 && (initials(full) == letters || letters == full.replace('.', ""))
}

/// The first letters of the words that count (folded); empty for a single word.
fn initials(name: &str) -> String {
    if name.contains(is_han) {
        return String::new();
    }
    let words: Vec<&str> =
        name.split(' ').filter(|word| !matches!(*word, "of" | "the" | "and" | "for" | "&" | "on" | "in")).collect();
    if words.len() < 2 {
        return String::new();
    }
    words.iter().filter_map(|word| word.chars().next()).collect()
}

fn finished(draft: Draft) -> Entity {
    let longest = draft.names.iter().enumerate().max_by_key(|(nth, name)| (weight(name, &draft), std::cmp::Reverse(*nth)));
    let best = longest.map_or(0, |(nth, _)| nth);
    let mut aliases = draft.names;
    let name = if aliases.is_empty() { String::new() } else { aliases.remove(best) };
    Entity { kind: draft.kind, name, aliases, mentions: draft.mentions }
}

/// The fullest name in the script of the first one.
fn weight(name: &str, draft: &Draft) -> (bool, usize) {
    let first = draft.names.first().is_some_and(|first| first.contains(is_han));
    (name.contains(is_han) == first, name.chars().count())
}
