//! Builds the word lists from the licensed lexicons. Knows their file formats; must not know the model.

use super::pack;
use crate::entities::EntityType;
use crate::entities::tagger::facts::fact;
use crate::entities::tagger::lists::{Entry, FIRST_ROLE, LIST_BITS, Lists};
use crate::entities::tagger::table::kept;
use crate::entities::tagger::words::{key, start, step};
use crate::lexicon::fold;
use crate::text::tokenize;
use crate::training::lists as own;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Classes of Chinese list words: names, and from 16 on other words.
mod zh {
    pub const PERSON: u8 = 1;
    pub const FOREIGN: u8 = 2;
    pub const PLACE: u8 = 3;
    pub const ORGANIZATION: u8 = 4;
    pub const OTHER_NAME: u8 = 5;
    pub const COUNTRY: u8 = 6;
    pub const COMPANY: u8 = 7;
    pub const HISTORIC: u8 = 8;
    pub const FULL_NAME: u8 = 9;
    pub const SITE: u8 = 10;
    pub const PRODUCT: u8 = 11;
    pub const EVENT: u8 = 12;
    pub const WORK: u8 = 13;
    pub const SURNAME: u8 = 14;
    pub const HINT: u8 = 15;
    pub const TITLE: u8 = 16;
    pub const SUFFIX: u8 = crate::entities::tagger::lists::CLOSING;
    pub const NOUN: u8 = 18;
    pub const VERB: u8 = 19;
    pub const ADJECTIVE: u8 = 20;
    pub const FUNCTION: u8 = 21;
    pub const NUMBER: u8 = 22;
    pub const TIME: u8 = 23;
    pub const SIDE: u8 = 24;
    pub const IDIOM: u8 = 25;
}

/// Classes of English list words: names, and from 16 on other words.
mod en {
    pub const FIRST: u8 = 1;
    pub const LAST: u8 = 2;
    pub const NAME: u8 = 3;
    pub const TERRITORY: u8 = 4;
    pub const CITY: u8 = 5;
    pub const CITY_AND_NAME: u8 = 6;
    pub const ORGANIZATION: u8 = 7;
    pub const PRODUCT: u8 = 8;
    pub const EVENT: u8 = 9;
    pub const WORK: u8 = 10;
    pub const PLACE: u8 = 11;
    pub const PERSON: u8 = 12;
    pub const HINT: u8 = 13;
    pub const COMMON: u8 = 17;
}

/// Surnames of two characters.
const COMPOUND_SURNAMES: &str = "欧阳 司马 诸葛 上官 司徒 东方 独孤 南宫 万俟 闻人 夏侯 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 \
仲孙 钟离 长孙 宇文 鲜于 闾丘 司空 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 呼延 东郭 南门 羊舌 微生 \
梁丘 左丘 东门 西门 第五 公仪 公乘 太史 仲长 叔孙 屈突 尔朱 令狐 轩辕 纳兰 完颜 耶律 贺兰 达奚 侯莫陈 叱干 范姜 张简";

/// A list under way: the words by text; the source that comes first says what a word is.
#[derive(Default)]
struct Draft {
    words: HashMap<String, (u8, u8)>,
}

impl Draft {
    /// Adds a word unless it is known already.
    fn add(&mut self, word: &str, class: u8, common: u8) {
        let folded: String = word.trim().chars().map(fold).collect();
        if !folded.is_empty() {
            self.words.entry(folded).or_insert((class, common));
        }
    }

    /// Adds our own names, one class a type in the order of [`EntityType::ALL`]; those that are words too get the class `hint`.
    fn add_own(&mut self, language: &str, classes: [u8; 6], hint: u8) -> Result<(), String> {
        for (kind, class) in EntityType::ALL.into_iter().zip(classes) {
            for line in own::read(Path::new(own::LISTS), language, kind)? {
                let class = if line.ambiguous { hint } else { class };
                line.names.iter().for_each(|name| self.add(name, class, 2));
            }
        }
        Ok(())
    }

    /// Hashes the words, and every beginning of a word of several tokens.
    fn finish(&self) -> BTreeMap<u32, Entry> {
        let mut entries: BTreeMap<u32, Entry> = BTreeMap::new();
        let nothing = Lists::empty();
        for (word, &(class, common)) in &self.words {
            let mut tokens = Vec::new();
            tokenize(word, 0, &mut tokens);
            if tokens.is_empty() || tokens.len() > crate::entities::tagger::words::LONGEST {
                continue;
            }
            let mut run = start();
            for (nth, token) in tokens.iter().enumerate() {
                run = step(run, fact(token.span.of(word), token.kind, &nothing).word);
                let entry = entries.entry(kept(key(run), LIST_BITS)).or_default();
                match nth + 1 == tokens.len() {
                    true => *entry = Entry::new(class, common, entry.longer()),
                    false => *entry = Entry::new(entry.class(), entry.common(), true),
                }
            }
        }
        entries
    }
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// From 0 for the rarest to 3, on a logarithmic scale.
fn common(count: f64) -> u8 {
    ((count + 1.0).log2() / 4.0).clamp(0.0, 3.0) as u8
}

/// A line of a HanLP dictionary: word, tag, count.
fn entry(line: &str) -> Option<(&str, &str, f64)> {
    let mut columns = line.split(['\t', ' ']);
    let (word, tag) = (columns.next()?, columns.next()?);
    Some((word, tag, columns.next().and_then(|count| count.parse().ok()).unwrap_or(1.0)))
}

/// A line of a THUOCL list: word, count.
fn counted(line: &str) -> Option<(&str, f64)> {
    let mut columns = line.trim_start_matches('\u{feff}').split('\t');
    let (word, count) = (columns.next()?.trim(), columns.next()?.trim());
    Some((word, count.parse().ok()?))
}

/// How often a word must occur to be listed, by source.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A common word of the dictionary.
    pub word: f64,
    /// Another proper name of the dictionary.
    pub other: f64,
    /// An organisation.
    pub organization: f64,
    /// A person's full name.
    pub person: f64,
    /// A place of the long list.
    pub place: f64,
}

/// The Chinese lists file.
///
/// # Errors
/// A lexicon that cannot be read.
pub fn chinese(folder: &Path, limits: Limits) -> Result<Vec<u8>, String> {
    let hanlp = folder.join("HanLP-1.x/data/dictionary");
    let mut draft = Draft::default();
    for language in ["zh-Hans", "zh-Hant", "zh-Hant-HK"] {
        for name in territories(&folder.join("cldr"), language)? {
            draft.add(&name, zh::COUNTRY, 2);
        }
    }
    let classes = [zh::FULL_NAME, zh::COMPANY, zh::PRODUCT, zh::SITE, zh::EVENT, zh::WORK];
    draft.add_own("zh", classes, zh::HINT)?;
    for surname in COMPOUND_SURNAMES.split_whitespace() {
        draft.add(surname, zh::SURNAME, 1);
    }
    for (word, tag, count) in read(&hanlp.join("custom/机构名词典.txt"))?.lines().filter_map(entry) {
        let class = if tag.starts_with("ntc") { zh::COMPANY } else { zh::ORGANIZATION };
        if count >= limits.organization && !word.starts_with(['市', '省', '县', '区']) {
            draft.add(word, class, common(count));
        }
    }
    let core = read(&hanlp.join("CoreNatureDictionary.txt"))?;
    for (word, tag, count) in core.lines().filter_map(entry) {
        let class = class(tag);
        let least = match class {
            zh::PERSON | zh::FOREIGN | zh::PLACE | zh::ORGANIZATION | zh::COMPANY => 0.0,
            zh::OTHER_NAME | zh::IDIOM => limits.other,
            _ => limits.word,
        };
        if class > 0 && count >= least && !(class == zh::FOREIGN && word.contains('·')) {
            draft.add(word, class, common(count));
        }
    }
    for (word, count) in read(&folder.join("THUOCL/data/THUOCL_lishimingren.txt"))?.lines().filter_map(counted) {
        if count >= limits.person * 3.0 && word.chars().count() >= 2 {
            draft.add(word, zh::HISTORIC, common(count / 100.0));
        }
    }
    for (word, tag, count) in read(&hanlp.join("custom/人名词典.txt"))?.lines().filter_map(entry) {
        if tag == "nr" && count >= limits.person {
            draft.add(word, zh::FULL_NAME, common(count));
        }
    }
    for (word, count) in read(&folder.join("THUOCL/data/THUOCL_diming.txt"))?.split(['\r', '\n']).filter_map(counted) {
        if count >= limits.place && word.chars().count() <= 6 {
            draft.add(word, zh::SITE, common(count / 100.0));
        }
    }
    for word in read(&hanlp.join("person/nrf.txt"))?.lines().filter(|word| word.chars().count() <= 7) {
        draft.add(word, zh::FOREIGN, 0);
    }
    Ok(pack::lists(&draft.finish(), roles(&hanlp)?))
}

fn class(tag: &str) -> u8 {
    match tag {
        "nr" | "nrj" => zh::PERSON,
        "nrf" => zh::FOREIGN,
        "ns" | "nsf" => zh::PLACE,
        "ntc" | "ntcb" => zh::COMPANY,
        "nt" | "nto" | "ntu" | "nth" | "nts" | "nit" => zh::ORGANIZATION,
        "nz" | "j" => zh::OTHER_NAME,
        "nnt" | "nnd" => zh::TITLE,
        "nis" => zh::SUFFIX,
        "f" | "s" => zh::SIDE,
        "t" | "tg" => zh::TIME,
        "i" | "l" => zh::IDIOM,
        "w" | "x" => 0,
        _ => match tag.as_bytes()[0] {
            b'n' | b'g' => zh::NOUN,
            b'v' => zh::VERB,
            b'a' | b'b' | b'z' => zh::ADJECTIVE,
            b'm' | b'q' => zh::NUMBER,
            _ => zh::FUNCTION,
        },
    }
}

/// How characters behave in names: surname, given name, transliteration, last of a place or organisation; two bits each.
fn roles(hanlp: &Path) -> Result<Vec<u8>, String> {
    let mut roles = vec![0u8; 0x5200];
    for line in read(&hanlp.join("person/nr.txt"))?.lines() {
        let mut parts = line.split(' ');
        let Some(c) = parts.next().and_then(single) else { continue };
        let parts: Vec<&str> = parts.collect();
        let count = |wanted: &[&str]| -> f64 {
            parts.chunks(2).filter(|pair| wanted.contains(&pair[0])).filter_map(|pair| pair.get(1)?.parse::<f64>().ok()).sum()
        };
        let all: f64 = parts.chunks(2).filter_map(|pair| pair.get(1)?.parse::<f64>().ok()).sum();
        let (surname, given) = (count(&["B"]), count(&["C", "D", "E"]));
        set(&mut roles, c, 0, level(surname, all));
        set(&mut roles, c, 2, level(given, all));
    }
    let mut foreign: HashMap<char, u32> = HashMap::new();
    for c in read(&hanlp.join("person/nrf.txt"))?.lines().flat_map(str::chars) {
        *foreign.entry(c).or_default() += 1;
    }
    for (c, count) in foreign {
        set(
            &mut roles,
            c,
            4,
            if count < 5 {
                0
            } else if count < 40 {
                1
            } else if count < 250 {
                2
            } else {
                3
            },
        );
    }
    for (list, bit) in [("custom/全国地名大全.txt", 1), ("custom/机构名词典.txt", 2)] {
        let mut last: HashMap<char, u32> = HashMap::new();
        for word in read(&hanlp.join(list))?.lines().filter_map(|line| line.split(' ').next()) {
            *last.entry(word.chars().next_back().unwrap_or(' ')).or_default() += 1;
        }
        for (c, _) in last.into_iter().filter(|&(_, count)| count >= 40) {
            let at = (c as u32).wrapping_sub(FIRST_ROLE) as usize;
            if let Some(role) = roles.get_mut(at) {
                *role |= bit << 6;
            }
        }
    }
    Ok(roles)
}

fn single(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn set(roles: &mut [u8], c: char, shift: u32, level: u8) {
    if let Some(role) = roles.get_mut((fold(c) as u32).wrapping_sub(FIRST_ROLE) as usize) {
        *role = *role & !(3 << shift) | level << shift;
    }
}

fn level(count: f64, all: f64) -> u8 {
    match count / all.max(1.0) {
        _ if count == 0.0 => 0,
        share if share < 0.2 => 1,
        share if share < 0.6 => 2,
        _ => 3,
    }
}

/// Names of countries and regions from CLDR.
fn territories(cldr: &Path, language: &str) -> Result<Vec<String>, String> {
    let file = cldr.join(format!("cldr-localenames-full-48.2.0/main/{language}/territories.json"));
    let json: serde_json::Value = serde_json::from_str(&read(&file)?).map_err(|error| error.to_string())?;
    let all = json["main"][language]["localeDisplayNames"]["territories"].as_object().cloned().unwrap_or_default();
    // in Chinese text unions of states are organisations
    let unions: &[&str] = if language == "en" { &[] } else { &["EU", "EZ", "UN", "XA", "XB", "ZZ"] };
    let states = all.iter().filter(|(code, _)| !unions.contains(&code.as_str()));
    Ok(states.filter_map(|(_, name)| name.as_str().map(str::to_string)).collect())
}

/// The English lists file; `names` is a folder with name and city lists, one name a line; `common` are words that are no names.
///
/// # Errors
/// A lexicon that cannot be read.
pub fn english(folder: &Path, names: &Path, common: &[String]) -> Result<Vec<u8>, String> {
    let mut draft = Draft::default();
    for name in territories(&folder.join("cldr"), "en")? {
        draft.add(&name, en::TERRITORY, 3);
    }
    draft.add_own("en", [en::PERSON, en::ORGANIZATION, en::PRODUCT, en::PLACE, en::EVENT, en::WORK], en::HINT)?;
    let lines = |file: &str| read(&names.join(file));
    let (first, last, cities) = (lines("first.txt")?, lines("last.txt")?, lines("cities.txt")?);
    let set = |text: &str| -> std::collections::BTreeSet<String> { text.lines().map(|line| line.to_lowercase()).collect() };
    let (first, last, cities) = (set(&first), set(&last), set(&cities));
    for city in &cities {
        let class = if first.contains(city) || last.contains(city) { en::CITY_AND_NAME } else { en::CITY };
        draft.add(city, class, 1);
    }
    for name in &first {
        draft.add(name, if last.contains(name) { en::NAME } else { en::FIRST }, 1);
    }
    for name in &last {
        draft.add(name, en::LAST, 1);
    }
    for word in common {
        draft.add(word, en::COMMON, 1);
    }
    Ok(pack::lists(&draft.finish(), Vec::new()))
}
