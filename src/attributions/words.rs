//! The tables of cue verbs, source nouns and words of structure, ready for looking up.
//!
//! Knows the table files' format, Traditional spellings and English inflection. Must not know what a word means for a sentence.

use super::types::Statement;
use crate::lexicon::LexiconError;
use crate::text::is_han;
use std::collections::{HashMap, HashSet};

/// What a word can be. One word may be several things.
pub(super) mod class {
    /// Lifts an attribution.
    pub const CUE: u32 = 1;
    /// A post or calling.
    pub const PERSON: u32 = 1 << 1;
    /// Speaks for an organisation.
    pub const VOICE: u32 = 1 << 2;
    /// People without a name.
    pub const ANONYMOUS: u32 = 1 << 3;
    /// An authority or body.
    pub const OFFICE: u32 = 1 << 4;
    /// A company.
    pub const FIRM: u32 = 1 << 5;
    /// Something written or measured.
    pub const DOCUMENT: u32 = 1 << 6;
    /// An outlet.
    pub const MEDIA: u32 = 1 << 7;
    /// Stands for someone named before.
    pub const PRONOUN: u32 = 1 << 8;
    /// `Mr`, `Dr`.
    pub const TITLE: u32 = 1 << 9;
    /// Adverbs.
    pub const ADVERB: u32 = 1 << 10;
    /// Words of time.
    pub const TIME: u32 = 1 << 11;
    /// Opens a phrase beside the subject; English prepositions.
    pub const OPENER: u32 = 1 << 12;
    /// Closes such a phrase.
    pub const CLOSER: u32 = 1 << 13;
    /// Cuts a clause from what comes before.
    pub const CONJUNCTION: u32 = 1 << 14;
    /// Says no.
    pub const NEGATION: u32 = 1 << 15;
    /// Opens a noun phrase.
    pub const DETERMINER: u32 = 1 << 16;
    /// What may follow 表示 without being a claim.
    pub const ATTITUDE: u32 = 1 << 17;
    /// English auxiliaries.
    pub const AUXILIARY: u32 = 1 << 18;
    /// `who`, `which`.
    pub const RELATIVE: u32 = 1 << 19;
    /// A family name.
    pub const SURNAME: u32 = 1 << 20;
    /// An English verb that is no cue.
    pub const VERB: u32 = 1 << 21;
    /// A short form with a full stop.
    pub const ABBREVIATION: u32 = 1 << 22;
    /// 據悉: a cue without a source.
    pub const HEARSAY: u32 = 1 << 23;
    /// A cue that may have an addressee behind it.
    pub const ADDRESS: u32 = 1 << 24;
    /// An English verb that a subject may follow without a quotation before it.
    pub const INVERTS: u32 = 1 << 25;
    /// A cue form that is as often a noun.
    pub const AMBIGUOUS: u32 = 1 << 26;
    /// A cue that takes up what another has said: 引述.
    pub const QUOTING: u32 = 1 << 27;
    /// Puts a verb into the future.
    pub const FUTURE: u32 = 1 << 28;
    /// Any noun that can name a source.
    pub const SOURCE: u32 = PERSON | VOICE | ANONYMOUS | OFFICE | FIRM | DOCUMENT | MEDIA;
}

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
    pub class: u32,
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
    fold: Vec<u16>,
    heads: Vec<Vec<HanWord>>,
    latin: HashMap<Box<str>, Entry>,
    outlets: HashSet<Box<str>>,
}

struct HanWord {
    rest: Vec<u16>,
    entry: Entry,
}

impl Words {
    /// Reads the tables.
    ///
    /// # Errors
    /// A line that does not follow the format.
    pub fn new() -> Result<Self, LexiconError> {
        let mut words = Words {
            fold: (0..COUNT).map(|n| (FIRST as usize + n) as u16).collect(),
            heads: Vec::new(),
            latin: HashMap::new(),
            outlets: HashSet::new(),
        };
        words.heads.resize_with(COUNT, Vec::new);
        words.read_fold(include_str!("tables/fold.txt"));
        words.read_cues("zh-cues", include_str!("tables/zh-cues.txt"))?;
        words.read_nouns("zh-sources", include_str!("tables/zh-sources.txt"))?;
        words.read_groups("zh-words", include_str!("tables/zh-words.txt"))?;
        words.read_cues("en-cues", include_str!("tables/en-cues.txt"))?;
        words.read_nouns("en-sources", include_str!("tables/en-sources.txt"))?;
        words.read_groups("en-words", include_str!("tables/en-words.txt"))?;
        words.outlets = lines(include_str!("tables/outlets.txt")).map(Box::from).collect();
        for head in &mut words.heads {
            head.sort_by_key(|word| std::cmp::Reverse(word.rest.len()));
        }
        Ok(words)
    }

    /// The Simplified form of a Han character as far as the tables need it; 0 for characters they cannot contain.
    pub fn folded(&self, c: char) -> u16 {
        (c as u32).checked_sub(FIRST).and_then(|n| self.fold.get(n as usize)).copied().unwrap_or(0)
    }

    /// The longest word that begins `symbols` (folded characters): its length and entry.
    pub fn longest(&self, symbols: &[u16]) -> Option<(usize, Entry)> {
        let first = u32::from(*symbols.first()?).checked_sub(FIRST)?;
        let head = self.heads.get(first as usize)?;
        head.iter().find(|word| symbols[1..].starts_with(&word.rest)).map(|word| (word.rest.len() + 1, word.entry))
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
        self.outlets.contains(name.strip_prefix("the ").unwrap_or(&name))
    }

    fn read_fold(&mut self, table: &str) {
        for line in lines(table) {
            let mut chars = line.chars();
            let Some(simplified) = chars.next() else { continue };
            for other in chars {
                if let Some(slot) = (other as u32).checked_sub(FIRST).and_then(|n| self.fold.get_mut(n as usize)) {
                    *slot = simplified as u16;
                }
            }
        }
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
            let parts = line.rsplit_once(' ').and_then(|(word, kind)| Some((word, class_of(kind)?)));
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
            let class = class_of(kind).ok_or_else(|| LexiconError::new(name, format!("has an unknown class: {kind}")))?;
            words.split(' ').for_each(|word| self.add(word, Entry { class, ..Entry::default() }));
        }
        Ok(())
    }

    fn add_verb(&mut self, base: &str, irregular: &[&str], entry: Entry) {
        let forms = inflect(base, irregular.is_empty());
        for form in forms.iter().map(String::as_str).chain(irregular.iter().copied()) {
            self.add(form, entry);
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
        match head.iter_mut().find(|known| known.rest == rest) {
            Some(known) => merge(&mut known.entry, entry),
            None => head.push(HanWord { rest: rest.to_vec(), entry }),
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

/// The base, third person, past and -ing form; the past only where it is regular. A particle after `_` stays.
fn inflect(base: &str, regular: bool) -> Vec<String> {
    let (verb, particle) = base.split_at(base.find('_').unwrap_or(base.len()));
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let consonant_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let (third, past) = match consonant_y {
        Some(stem) => (format!("{stem}ies"), format!("{stem}ied")),
        None if verb.ends_with(['s', 'h', 'x']) => (format!("{verb}es"), format!("{verb}ed")),
        None => (format!("{verb}s"), format!("{stem}ed")),
    };
    let doubled = matches!(verb, "quip" | "admit" | "rebut" | "submit" | "put" | "chat" | "snap" | "beg" | "slam")
        .then(|| &verb[verb.len() - 1..])
        .unwrap_or("");
    let past = if doubled.is_empty() { past } else { format!("{verb}{doubled}ed") };
    let mut forms = vec![verb.to_string(), third, format!("{}{doubled}ing", if verb.ends_with("ee") { verb } else { stem })];
    if regular {
        forms.push(past);
    }
    forms.iter().map(|form| format!("{form}{particle}")).collect()
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if noun.ends_with("man") => format!("{}men", &noun[..noun.len() - 3]),
        None if noun.ends_with(['s', 'h', 'x']) => format!("{noun}es"),
        None => format!("{noun}s"),
    }
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

fn class_of(name: &str) -> Option<u32> {
    Some(match name {
        "person" => class::PERSON,
        "voice" => class::VOICE,
        "anonymous" => class::ANONYMOUS,
        "office" => class::OFFICE,
        "firm" => class::FIRM,
        "document" => class::DOCUMENT,
        "media" => class::MEDIA,
        "pronoun" => class::PRONOUN,
        "title" => class::TITLE,
        "adverb" => class::ADVERB,
        "time" | "week" => class::TIME,
        "opener" | "preposition" => class::OPENER,
        "closer" => class::CLOSER,
        "conjunction" => class::CONJUNCTION,
        "relative" => class::RELATIVE,
        "negation" => class::NEGATION,
        "determiner" => class::DETERMINER,
        "attitude" => class::ATTITUDE,
        "auxiliary" => class::AUXILIARY,
        "surname" => class::SURNAME,
        "verb" => class::VERB,
        "quoting" => class::QUOTING,
        "future" => class::FUTURE,
        "inverts" => class::INVERTS,
        "ambiguous" => class::AMBIGUOUS,
        "hearsay" => class::HEARSAY,
        "address" => class::ADDRESS,
        "abbreviation" => class::ABBREVIATION,
        "plain" => 0,
        _ => return None,
    })
}
