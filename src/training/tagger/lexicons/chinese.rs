//! The Chinese word list. Knows the file formats of its sources; must not know the model.

use super::roles::roles;
use super::{Draft, read, territories};
use crate::entities::tagger::lists::{CLOSING, class as asked};
use crate::training::tagger::pack;
use crate::training::tagger::settings::Chosen;
use std::path::Path;

/// Classes of list words: names, and from 16 on other words.
mod class {
    use super::asked;

    /// An organisation of our own list.
    pub const LISTED: u8 = asked::LISTED;
    pub const FOREIGN: u8 = asked::FOREIGN;
    pub const PLACE: u8 = asked::PLACE;
    pub const ORGANIZATION: u8 = asked::ORGANIZATION;
    pub const OTHER_NAME: u8 = 5;
    pub const COUNTRY: u8 = asked::COUNTRY;
    pub const COMPANY: u8 = asked::COMPANY;
    pub const HISTORIC: u8 = 8;
    pub const FULL_NAME: u8 = asked::FULL_NAME;
    pub const SITE: u8 = asked::SITE;
    pub const PRODUCT: u8 = 11;
    pub const EVENT: u8 = 12;
    pub const WORK: u8 = 13;
    pub const SURNAME: u8 = 14;
    pub const HINT: u8 = asked::HINT;
    pub const TITLE: u8 = asked::TITLE;
    pub const SUFFIX: u8 = super::CLOSING;
    pub const NOUN: u8 = 18;
    pub const VERB: u8 = 19;
    pub const ADJECTIVE: u8 = 20;
    pub const FUNCTION: u8 = asked::FUNCTION;
    pub const NUMBER: u8 = 22;
    pub const TIME: u8 = 23;
    pub const SIDE: u8 = asked::SIDE;
    pub const IDIOM: u8 = 25;
}

/// Surnames of two characters.
const COMPOUND_SURNAMES: &str = "欧阳 司马 诸葛 上官 司徒 东方 独孤 南宫 万俟 闻人 夏侯 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 \
仲孙 钟离 长孙 宇文 鲜于 闾丘 司空 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 呼延 东郭 南门 羊舌 微生 \
梁丘 左丘 东门 西门 第五 公仪 公乘 太史 仲长 叔孙 屈突 尔朱 令狐 轩辕 纳兰 完颜 耶律 贺兰 达奚 侯莫陈 叱干 范姜 张简";

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

/// The Chinese lists file; in rounds but the first, the names that are left out by chance are others.
///
/// # Errors
/// A lexicon that cannot be read.
pub fn chinese(folder: &Path, names: &Path, settings: &Chosen, round: u64) -> Result<Vec<u8>, String> {
    let hanlp = folder.join("HanLP-1.x/data/dictionary");
    let least = |name: &str| f64::from(settings.get(name));
    let mut draft = Draft::default();
    if settings.get("lists") == 0.0 {
        return Ok(pack::lists(&draft.finish(), Vec::new()));
    }
    for language in ["zh-Hans", "zh-Hant", "zh-Hant-HK"] {
        for name in territories(&folder.join("cldr"), language)? {
            draft.add(&name, class::COUNTRY, 2);
        }
    }
    let classes = [class::FULL_NAME, class::LISTED, class::PRODUCT, class::SITE, class::EVENT, class::WORK];
    if settings.get("own-lists") > 0.0 {
        draft.add_own("zh", classes, class::HINT)?;
    }
    for surname in COMPOUND_SURNAMES.split_whitespace() {
        draft.add(surname, class::SURNAME, 1);
    }
    for (word, tag, count) in read(&hanlp.join("custom/机构名词典.txt"))?.lines().filter_map(entry) {
        let class = if tag.starts_with("ntc") { class::COMPANY } else { class::ORGANIZATION };
        if count >= least("organization") && !word.starts_with(['市', '省', '县', '区']) {
            draft.add(word, class, common(count));
        }
    }
    let core = read(&hanlp.join("CoreNatureDictionary.txt"))?;
    for (word, tag, count) in core.lines().filter_map(entry) {
        let class = class_of(tag);
        let least = match class {
            class::FULL_NAME | class::FOREIGN | class::PLACE | class::ORGANIZATION | class::COMPANY => 0.0,
            class::SUFFIX => least("suffix"),
            class::OTHER_NAME | class::IDIOM => least("other"),
            _ => least("word"),
        };
        if class > 0 && count >= least && !(class == class::FOREIGN && word.contains('·')) {
            draft.add(word, class, common(count));
        }
    }
    for county in read(&names.join("counties.zh.txt"))?.lines() {
        draft.add(county, class::PLACE, 0);
    }
    for (word, count) in read(&folder.join("THUOCL/data/THUOCL_lishimingren.txt"))?.lines().filter_map(counted) {
        if count >= least("person") * 3.0 && word.chars().count() >= 2 {
            draft.add(word, class::HISTORIC, common(count / 100.0));
        }
    }
    for (word, tag, count) in read(&hanlp.join("custom/人名词典.txt"))?.lines().filter_map(entry) {
        if tag == "nr" && count >= least("person") {
            draft.add(word, class::FULL_NAME, common(count));
        }
    }
    for (word, count) in read(&folder.join("THUOCL/data/THUOCL_diming.txt"))?.split(['\r', '\n']).filter_map(counted) {
        if count >= least("place") && word.chars().count() <= 6 {
            draft.add(word, class::SITE, common(count / 100.0));
        }
    }
    for word in read(&hanlp.join("person/nrf.txt"))?.lines().filter(|word| word.chars().count() <= 7) {
        draft.add(word, class::FOREIGN, 0);
    }
    if round > 0 {
        draft.thin(settings.get("thin"), round, class::SURNAME);
    }
    Ok(pack::lists(&draft.finish(), roles(&hanlp)?))
}

fn class_of(tag: &str) -> u8 {
    match tag {
        "nr" | "nrj" => class::FULL_NAME,
        "nrf" => class::FOREIGN,
        "ns" | "nsf" => class::PLACE,
        "ntc" | "ntcb" => class::COMPANY,
        "nt" | "nto" | "ntu" | "nth" | "nts" | "nit" => class::ORGANIZATION,
        "nz" | "j" => class::OTHER_NAME,
        "nnt" | "nnd" => class::TITLE,
        "nis" => class::SUFFIX,
        "f" | "s" => class::SIDE,
        "t" | "tg" => class::TIME,
        "i" | "l" => class::IDIOM,
        "w" | "x" => 0,
        _ => match tag.as_bytes()[0] {
            b'n' | b'g' => class::NOUN,
            b'v' => class::VERB,
            b'a' | b'b' | b'z' => class::ADJECTIVE,
            b'm' | b'q' => class::NUMBER,
            _ => class::FUNCTION,
        },
    }
}
