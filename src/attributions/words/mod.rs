//! The tables of cue verbs, source nouns and words of structure, ready for looking up.
//!
//! Knows the table files' format, Traditional spellings and English inflection. Must not know what a word means for a sentence.

pub(super) mod class;
mod inflect;

use super::types::Statement;
use crate::lexicon::LexiconError;
use crate::lexicon::simplified;
use crate::text::{Map, by_key, is_han};
use inflect::{inflect, plural};

/// What else must be there before a cue counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Need {
    /// A clause or a quotation follows.
    #[default]
    Free,
    /// A comma, colon or quotation right after it; in English `that` or the like.
    Pause,
    /// A quotation beside it.
    Quote,
    /// A document or body as its subject.
    Document,
    /// A source or an adverb right before it.
    Close,
    /// Only as the end of a compound.
    Tail,
    /// English: an addressee may stand between it and the content.
    Told,
    /// English: `described X as …`.
    Describe,
    /// English: `accused X of …`.
    Accuse,
    /// English: `denied …ing`.
    Deny,
    /// English: `called X “…”`.
    Call,
    /// English: `put X at 5`.
    Put,
    /// English: a noun phrase may be the claim.
    Object,
}

/// A word of the tables.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// Bits of [`class`].
    pub class: u64,
    /// What a cue makes of what is said.
    pub statement: Statement,
    /// What a cue needs.
    pub need: Need,
}

/// The first Han character the index covers.
const FIRST: u32 = 0x4E00;

/// How many it covers.
const COUNT: usize = 0x5200;

/// All tables. Looking up is constant in their size.
pub(super) struct Words {
    heads: Vec<Vec<HanWord>>,
    latin: Map<Box<str>, Entry>,
    outlets: Map<Box<str>, ()>,
}

struct HanWord {
    /// The second character, 0 where there is none: most words are told apart here.
    second: u16,
    /// From the second character on.
    rest: Box<[u16]>,
    entry: Entry,
}

impl Words {
    /// Reads the tables.
    ///
    /// # Errors
    /// A line that does not follow the format.
    pub fn new() -> Result<Self, LexiconError> {
        let mut words = Words { heads: Vec::new(), latin: Map::default(), outlets: Map::default() };
        words.heads.resize_with(COUNT, Vec::new);
        words.read_cues("zh-cues", include_str!("../tables/zh-cues.txt"))?;
        words.read_nouns("zh-sources", include_str!("../tables/zh-sources.txt"))?;
        words.read_groups("zh-words", include_str!("../tables/zh-words.txt"))?;
        words.read_cues("en-cues", include_str!("../tables/en-cues.txt"))?;
        words.read_nouns("en-sources", include_str!("../tables/en-sources.txt"))?;
        words.read_groups("en-words", include_str!("../tables/en-words.txt"))?;
        words.outlets = lines(include_str!("../tables/outlets.txt")).map(|name| (name.into(), ())).collect();
        for head in &mut words.heads {
            *head = by_key(std::mem::take(head), |word| !(word.rest.len() as u64));
        }
        Ok(words)
    }

    /// The Simplified form of a Han character as far as the tables can have it; 0 for other characters.
    pub fn folded(&self, c: char) -> u16 {
        match c {
            '著' => '着' as u16,
            '\u{4E00}'..='\u{9FFF}' => simplified(c) as u16,
            _ => 0,
        }
    }

    /// The longest word that begins `symbols` (folded characters): its length and entry.
    pub fn longest(&self, symbols: &[u16]) -> Option<(usize, Entry)> {
        let first = u32::from(*symbols.first()?).checked_sub(FIRST)?;
        let head = self.heads.get(first as usize)?;
        let second = symbols.get(1).copied().unwrap_or(0);
        let fits = |word: &&HanWord| word.second == 0 || word.second == second && symbols[1..].starts_with(&word.rest);
        head.iter().find(fits).map(|word| (word.rest.len() + 1, word.entry))
    }

    /// The entry of a word in Latin letters; `lower` is room for its lower-case form.
    pub fn latin(&self, word: &str, lower: &mut String) -> Option<Entry> {
        if word.len() > 24 {
            return None;
        }
        lower.clear();
        lower.extend(word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }));
        self.latin.get(lower.as_str()).copied()
    }

    /// Whether the words are the name of an outlet that its words do not show.
    pub fn is_outlet(&self, name: &str) -> bool {
        if name.len() > 40 {
            return false;
        }
        let fold = |c: char| char::from_u32(u32::from(self.folded(c))).filter(|&c| c != '\0').unwrap_or(c);
        let name: String = name.chars().flat_map(char::to_lowercase).map(fold).collect();
        self.outlets.contains_key(name.strip_prefix("the ").unwrap_or(&name))
    }

    fn read_cues(&mut self, name: &str, table: &str) -> Result<(), LexiconError> {
        for line in lines(table) {
            let mut fields = line.split(' ');
            let (word, statement, need) = (fields.next(), fields.next().and_then(statement), fields.next().and_then(need));
            let (Some(word), Some(statement), Some(need)) = (word, statement, need) else {
                return Err(LexiconError::new(name, format!("has a line that is no cue: {line}")));
            };
            let entry = Entry { class: class::CUE, statement, need };
            match is_latin(word) {
                true => self.add_verb(word, &fields.collect::<Vec<_>>(), entry),
                false => self.add(word, entry),
            }
        }
        Ok(())
    }

    fn read_nouns(&mut self, name: &str, table: &str) -> Result<(), LexiconError> {
        for line in lines(table) {
            let parts = line.rsplit_once(' ').and_then(|(word, kind)| Some((word, class::of(kind)?)));
            let (word, class) = parts.ok_or_else(|| LexiconError::new(name, format!("has a line that is no noun: {line}")))?;
            let entry = Entry { class, ..Entry::default() };
            self.add(word, entry);
            if name.starts_with("en") && class & (class::PRONOUN | class::TITLE) == 0 {
                self.add(&plural(word), entry);
            }
        }
        Ok(())
    }

    fn read_groups(&mut self, name: &str, table: &str) -> Result<(), LexiconError> {
        for line in lines(table) {
            let (kind, words) = line.split_once(' ').unwrap_or((line, ""));
            let class = class::of(kind).ok_or_else(|| LexiconError::new(name, format!("has an unknown class: {kind}")))?;
            words.split(' ').for_each(|word| self.add(word, Entry { class, ..Entry::default() }));
        }
        Ok(())
    }

    fn add_verb(&mut self, base: &str, irregular: &[&str], entry: Entry) {
        let forms = inflect(base, irregular.is_empty());
        for form in forms.iter().map(String::as_str).chain(irregular.iter().copied()) {
            self.add(&form.replace('_', " "), entry);
        }
    }

    /// Adds a word, or what it can be to what it could be before.
    fn add(&mut self, word: &str, entry: Entry) {
        if is_latin(word) {
            merge(self.latin.entry(word.to_lowercase().into()).or_default(), entry);
            return;
        }
        let symbols: Vec<u16> = word.chars().map(|c| self.folded(c)).collect();
        let Some((first, rest)) = symbols.split_first().filter(|_| word.chars().all(is_han)) else { return };
        let head = &mut self.heads[*first as usize - FIRST as usize];
        match head.iter_mut().find(|known| *known.rest == *rest) {
            Some(known) => merge(&mut known.entry, entry),
            None => head.push(HanWord { second: rest.first().copied().unwrap_or(0), rest: rest.into(), entry }),
        }
    }
}

fn merge(known: &mut Entry, entry: Entry) {
    let class = known.class | entry.class;
    if entry.class & class::CUE != 0 && known.class & class::CUE == 0 {
        *known = entry;
    }
    known.class = class;
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn is_latin(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii())
}

fn statement(name: &str) -> Option<Statement> {
    Statement::ALL.into_iter().find(|statement| statement.name() == name)
}

fn need(name: &str) -> Option<Need> {
    Some(match name {
        "free" => Need::Free,
        "pause" | "that" => Need::Pause,
        "quote" => Need::Quote,
        "document" => Need::Document,
        "tail" => Need::Tail,
        "close" => Need::Close,
        "told" => Need::Told,
        "describe" => Need::Describe,
        "accuse" => Need::Accuse,
        "deny" => Need::Deny,
        "call" => Need::Call,
        "put" => Need::Put,
        "object" => Need::Object,
        _ => return None,
    })
}
