//! Which mentions name the same thing. Knows names of one document; must not know how they were found.
//!
//! Mentions are read in order, so a short name goes to the full one that stands before it; two full names never become one person,
//! whatever they share.

use super::kin::{Kin, Traces, is_other, is_short};
use super::names;
use super::{Entity, EntityType, Mention, Names};
use crate::text::{Document, Map, PairKind, is_han};

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
    let mut linker = Linker::default();
    for nth in 0..mentions.len() {
        let mention = mentions[nth];
        let name = mention.span.of(document.text);
        let key = names::key(name);
        let known = linker.exact(mention.kind, &key);
        let traces = if known.is_some() { Traces::default() } else { Traces::of(mention.kind, &key) };
        let owner = known.or_else(|| bracketed(document, &mentions, nth)).or_else(|| linker.short(mention.kind, &key, &traces));
        let id = owner.unwrap_or_else(|| linker.open(mention.kind));
        linker.note(id, name, nth);
        linker.call(id, key, &traces);
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

#[derive(Default)]
struct Linker {
    drafts: Vec<Draft>,
    /// The entities that go by a key, one of each type.
    by_key: Map<String, [Option<usize>; 6]>,
    kin: Kin,
}

impl Linker {
    fn exact(&self, kind: EntityType, key: &str) -> Option<usize> {
        self.by_key.get(key)?[kind as usize]
    }

    /// The entity of which this is a shorter or longer name; the one mentioned last where several fit.
    fn short(&self, kind: EntityType, key: &str, traces: &Traces) -> Option<usize> {
        let fits = |draft: &Draft| {
            let related = draft.kind == kind && draft.keys.iter().any(|known| is_short(kind, key, known));
            related && !(kind == EntityType::Person && is_other(key, &draft.keys))
        };
        self.kin.of(traces).filter(|&id| fits(&self.drafts[id])).max_by_key(|&id| self.drafts[id].last)
    }

    fn open(&mut self, kind: EntityType) -> usize {
        self.drafts.push(Draft { kind, keys: Vec::new(), names: Vec::new(), mentions: 0, last: 0 });
        self.drafts.len() - 1
    }

    /// Notes mention `nth` of an entity.
    fn note(&mut self, id: usize, name: &str, nth: usize) {
        let draft = &mut self.drafts[id];
        draft.mentions += 1;
        draft.last = nth;
        let shown = names::mended(name);
        if !draft.names.contains(&shown) {
            draft.names.push(shown);
        }
    }

    /// Notes that an entity goes by a key; its traces tell it from those of other keys.
    fn call(&mut self, id: usize, key: String, traces: &Traces) {
        let draft = &mut self.drafts[id];
        if !draft.keys.contains(&key) {
            draft.keys.push(key.clone());
            self.kin.add(traces, id);
            self.by_key.entry(key).or_default()[draft.kind as usize].get_or_insert(id);
        }
    }
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
