//! What an open currency word means in a document: `元` in Hong Kong or Taiwan news, `$` in Australian news. Knows the table of words
//! that vote; must not know figures.

use crate::lexicon::LexiconError;
use crate::text::Language;
use std::cell::OnceCell;

/// Only so many bytes of a document are looked at.
const CONTEXT: usize = 18_000;

const TABLE: &str = include_str!("../tables/local-currencies.txt");

/// A line of the table.
struct Vote {
    /// The language of the document; none for any.
    language: Option<Language>,
    /// The code the word most likely means elsewhere.
    likely: &'static str,
    /// The word; `*` for any.
    form: &'static str,
    code: &'static str,
    /// Whether one of its words is enough.
    decides: bool,
    words: Vec<&'static str>,
}

/// The whole table.
#[derive(Default)]
pub struct LocalCurrencies {
    rows: Vec<Vote>,
    begins: Beginnings,
}

impl LocalCurrencies {
    /// Reads the table.
    pub fn read() -> Result<Self, LexiconError> {
        let rows = super::rows(TABLE).map(|line| vote(line).ok_or_else(|| super::damaged("local-currencies.txt", line)));
        let rows: Vec<Vote> = rows.collect::<Result<_, _>>()?;
        Ok(LocalCurrencies { begins: Beginnings::of(&rows), rows })
    }

    /// How often the words of each row stand in a text, in one pass over it.
    fn count(&self, text: &str) -> Vec<usize> {
        let mut votes = vec![0; self.rows.len()];
        let bytes = text.as_bytes();
        for at in (0..bytes.len()).filter(|&at| self.begins.first[usize::from(bytes[at])]) {
            self.begins.at(&bytes[at..]).for_each(|nth| votes[nth] += 1);
        }
        votes
    }

    /// The ISO code that `form`, elsewhere `likely`, most likely means in a text where the words of the rows stand so often.
    fn code(&self, votes: &[usize], language: Language, likely: &str, form: &str) -> Option<&'static str> {
        let fits = |vote: &Vote| {
            vote.likely == likely
                && vote.language.is_none_or(|wanted| wanted == language)
                && (vote.form == "*" || vote.form.eq_ignore_ascii_case(form))
        };
        let (mut most, mut best) = (0, None);
        for (vote, &votes) in self.rows.iter().zip(votes).filter(|(vote, _)| fits(vote)) {
            if votes > 0 && vote.decides {
                return Some(vote.code);
            }
            if votes > most || (most == 0 && vote.words.is_empty()) {
                (most, best) = (votes, Some(vote.code));
            }
        }
        best
    }
}

/// The words of the rows by how they begin, so that a pass over a text seldom compares.
struct Beginnings {
    /// Which bytes a word begins with at all.
    first: [bool; 256],
    buckets: Vec<Vec<(usize, &'static [u8])>>,
}

impl Default for Beginnings {
    fn default() -> Self {
        Beginnings { first: [false; 256], buckets: vec![Vec::new(); Self::BUCKETS + 1] }
    }
}

impl Beginnings {
    const BUCKETS: usize = 1024;
    /// How many bytes of a word tell its bucket; shorter words are looked up by what they have.
    const KEY: usize = 3;

    fn of(rows: &[Vote]) -> Self {
        let Beginnings { mut first, mut buckets } = Beginnings::default();
        for (nth, vote) in rows.iter().enumerate() {
            for word in &vote.words {
                let word = word.as_bytes();
                first[usize::from(word[0])] = true;
                buckets[if word.len() < Self::KEY { Self::BUCKETS } else { Self::bucket(word) }].push((nth, word));
            }
        }
        Beginnings { first, buckets }
    }

    fn bucket(bytes: &[u8]) -> usize {
        let key = u32::from(bytes[0]) | u32::from(bytes[1]) << 8 | u32::from(bytes[2]) << 16;
        (key.wrapping_mul(0x9E37_79B1) >> 22) as usize
    }

    /// The rows whose words begin here, once for each word.
    fn at(&self, text: &[u8]) -> impl Iterator<Item = usize> {
        let long = if text.len() < Self::KEY { &[][..] } else { &self.buckets[Self::bucket(text)][..] };
        let short = if text[0].is_ascii() { &self.buckets[Self::BUCKETS][..] } else { &[][..] };
        long.iter().chain(short).filter(|(_, word)| text.starts_with(word)).map(|(nth, _)| *nth)
    }
}

/// What open currency words mean in one document. The document's beginning is read once, when the first of them comes.
pub struct Local<'t> {
    beginning: &'t str,
    language: Language,
    votes: OnceCell<Vec<usize>>,
}

impl<'t> Local<'t> {
    /// For a document in a language.
    pub fn new(document: &'t str, language: Language) -> Self {
        let end = (0..=CONTEXT.min(document.len())).rev().find(|&at| document.is_char_boundary(at)).unwrap_or(0);
        Local { beginning: &document[..end], language, votes: OnceCell::new() }
    }

    /// The ISO code of the currency in `row` where it is written `form`.
    pub fn code(&self, units: &super::Units, row: u16, form: &str) -> String {
        let likely = &units.currency(row).likely;
        let votes = self.votes.get_or_init(|| units.local.count(self.beginning));
        units.local.code(votes, self.language, likely, form).unwrap_or(likely).to_owned()
    }

    /// Whether a word stands in the document's beginning.
    pub fn speaks_of(&self, word: &str) -> bool {
        self.beginning.contains(word)
    }
}

fn vote(line: &'static str) -> Option<Vote> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [language, likely, form, code, words] = columns[..] else { return None };
    let language = if language == "*" { None } else { Some(language.parse().ok()?) };
    let decides = code.starts_with('=');
    let code = code.trim_start_matches('=');
    Some(Vote { language, likely, form, code, decides, words: words.split('|').filter(|word| !word.is_empty()).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_says_which() {
        let local = LocalCurrencies::read().unwrap();
        let code = |text, language, likely, form| local.code(&local.count(text), language, likely, form).unwrap_or(likely);
        assert_eq!(code("香港立法會", Language::ZhHant, "CNY", "元"), "HKD");
        assert_eq!(code("他付了三元", Language::ZhHant, "CNY", "元"), "TWD");
        assert_eq!(code("他付了三元", Language::ZhHans, "CNY", "元"), "CNY");
        assert_eq!(code("Sydney paid $3", Language::English, "USD", "$"), "AUD");
        assert_eq!(code("Singapore paid S$3 and $2", Language::English, "USD", "$"), "USD");
        assert_eq!(code("", Language::English, "MXN", "pesos"), "MXN");
    }
}
