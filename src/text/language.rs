//! Which language and script a text is written in. Knows character frequencies; must not know words.

use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The languages the engine reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Chinese in Traditional characters.
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// Chinese in Simplified characters.
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// English, and what else is written in Latin letters (read with English rules).
    #[serde(rename = "en")]
    English,
}

/// Characters that only Traditional or only Simplified texts use, the commonest of each.
const TRADITIONAL: &str = "們個國來時會說這對發後過還與為進現從產開關無長應體實點業動當種將學問機間電見場報經頭車質氣東書員親聽變義門記規級給財單較處際總該據務論聯獲稱預億達標題創資導務認勢選議運區貿統萬師張楊歐專擊護製數廣網龍華內啟";
const SIMPLIFIED: &str = "们个国来时会说这对发后过还与为进现从产开关无长应体实点业动当种将学问机间电见场报经头车质气东书员亲听变义门记规级给财单较处际总该据务论联获称预亿达标题创资导认势选议运区贸统万师张杨欧专击护制数广网龙华启";

/// Of every Han character of the first block the scripts that use it, as bits: [`OLD`], [`NEW`].
static SCRIPTS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut scripts = vec![0; (LAST - FIRST + 1) as usize];
    for (list, script) in [(TRADITIONAL, OLD), (SIMPLIFIED, NEW)] {
        list.chars().for_each(|c| scripts[(c as u32 - FIRST) as usize] |= script);
    }
    scripts
});
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;
const OLD: u8 = 1;
const NEW: u8 = 2;

impl Language {
    /// The language most of the text is written in. Reads at most the first 4,000 characters.
    ///
    /// Chinese wins from one Han character to three Latin letters on, since names and brands stay Latin in Chinese news.
    pub fn detect(text: &str) -> Language {
        let (mut han, mut latin, mut traditional, mut simplified) = (0u32, 0u32, 0u32, 0u32);
        let scripts = &*SCRIPTS;
        for c in text.chars().take(4_000) {
            if c.is_ascii() {
                latin += u32::from(c.is_ascii_alphabetic());
            } else if is_han(c) {
                han += 1;
                let script = scripts.get((c as u32).wrapping_sub(FIRST) as usize).copied().unwrap_or(0);
                traditional += u32::from(script == OLD);
                simplified += u32::from(script == NEW);
            } else {
                latin += u32::from(c.is_alphabetic());
            }
        }
        match (han * 3 > latin && han > 0, traditional > simplified) {
            (false, _) => Language::English,
            (true, true) => Language::ZhHant,
            (true, false) => Language::ZhHans,
        }
    }

    /// Whether it is Chinese in either script.
    pub fn is_chinese(self) -> bool {
        self != Language::English
    }

    /// The BCP 47 tag: `zh-Hant`, `zh-Hans` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::ZhHant => "zh-Hant",
            Language::ZhHans => "zh-Hans",
            Language::English => "en",
        }
    }
}

impl std::str::FromStr for Language {
    type Err = String;

    fn from_str(tag: &str) -> Result<Self, String> {
        match tag.to_ascii_lowercase().as_str() {
            "zh-hant" | "zh-tw" | "zh-hk" | "zh-mo" => Ok(Language::ZhHant),
            "zh-hans" | "zh-cn" | "zh-sg" => Ok(Language::ZhHans),
            "en" | "en-us" | "en-gb" => Ok(Language::English),
            _ => Err(format!("unknown language “{tag}”: use zh-Hant, zh-Hans or en")),
        }
    }
}

/// Whether the character is a Han ideograph (the unified blocks, their extensions, and 〇).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_scripts_apart() {
        assert_eq!(Language::detect("據知情人士透露，Meta 正在研發新模型"), Language::ZhHant);
        assert_eq!(Language::detect("据知情人士透露，Meta 正在研发新模型"), Language::ZhHans);
        assert_eq!(Language::detect("Meta is building a model, 北京 says"), Language::English);
        assert_eq!(Language::detect(""), Language::English);
    }
}
