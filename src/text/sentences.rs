//! Where sentences end. Knows stops, quotation marks and the shape of English abbreviations; must not know names or verbs.

use super::{Language, Pair, Span, signs};
use std::ops::Range;

/// A sentence of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its extent, its final stop and closing marks included.
    pub span: Span,
    /// Its tokens, as indices into the document's tokens.
    pub tokens: Range<u32>,
}

/// English abbreviations after which a full stop ends nothing (lower case, without the stop).
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "cmdr", "adm", "maj", "rev", "hon",
    "st", "mt", "vs", "no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx",
    "est", "pvt", "bros", "inc", "ltd", "co", "corp", "jr", "sr", "e.g", "i.e", "cf", "al", "fig", "vol", "pp", "ph.d", "messrs",
    "supt", "pres",
];

/// Spans of the sentences of the passage `span`; `pairs` are the passage's own. Linear.
pub(super) fn split(text: &str, span: Span, pairs: &[Pair], language: Language) -> Vec<Span> {
    let mut cutter = Cutter { text, span, pairs, next_pair: 0, language };
    let mut found = Vec::new();
    let mut start = span.start;
    while let Some(end) = cutter.next_end(start) {
        let sentence = Span { start, end }.trimmed(text);
        if !sentence.is_empty() {
            found.push(sentence);
        }
        start = end;
    }
    found
}

struct Cutter<'t> {
    text: &'t str,
    span: Span,
    pairs: &'t [Pair],
    next_pair: usize,
    language: Language,
}

impl Cutter<'_> {
    /// The end of the sentence that begins at `start`, or none at the end of the passage.
    fn next_end(&mut self, start: u32) -> Option<u32> {
        if start >= self.span.end {
            return None;
        }
        let text = &self.text[..self.span.end as usize];
        let mut from = start;
        while let Some((at, c)) = signs::next(text, from as usize) {
            let at = at as u32;
            from = at + c.len_utf8() as u32;
            if let Some(pair) = self.pair_at(at) {
                from = pair.outer.end;
                if self.ends_inside(pair, start) {
                    return Some(from);
                }
            } else if self.is_stop(c, at, from, start) {
                return Some(self.with_trailing_marks(from));
            }
        }
        Some(self.span.end)
    }

    fn pair_at(&mut self, at: u32) -> Option<Pair> {
        while self.pairs.get(self.next_pair).is_some_and(|pair| pair.outer.start < at) {
            self.next_pair += 1;
        }
        self.pairs.get(self.next_pair).copied().filter(|pair| pair.outer.start == at)
    }

    /// Whether a pair that ends with a stop ends the sentence: it does after an introduction (`X said: “….”`), but a sentence that
    /// begins with the pair goes on to the words that say whose it is.
    fn ends_inside(&self, pair: Pair, start: u32) -> bool {
        let stopped = pair.inner.of(self.text).trim_end().ends_with(['。', '！', '？', '!', '?', '.', '…']);
        let introduced = !self.text[start as usize..pair.outer.start as usize].trim().is_empty();
        let rest = self.text[pair.outer.end as usize..self.span.end as usize].trim_start();
        let goes_on = rest.starts_with(['，', ',', '、', '。', '.', '；', '：', ')', '）', '—', '」', '』', '”', '’'])
            || (!self.language.is_chinese() && rest.starts_with(|c: char| c.is_lowercase()));
        stopped && introduced && !goes_on
    }

    fn is_stop(&self, c: char, at: u32, after: u32, start: u32) -> bool {
        match c {
            '。' | '！' | '？' | '!' | '…' | '‼' | '⁉' => true,
            '；' => self.language.is_chinese(),
            ';' => self.language.is_chinese() && self.han_before(at),
            '?' => !self.is_damage(at, after),
            '.' => self.is_full_stop(at, after, start),
            _ => false,
        }
    }

    fn before(&self, at: u32) -> &str {
        &self.text[self.span.start as usize..at as usize]
    }

    fn after(&self, at: u32) -> &str {
        &self.text[at as usize..self.span.end as usize]
    }

    fn han_before(&self, at: u32) -> bool {
        self.before(at).ends_with(super::is_han)
    }

    /// A `?` between two Han characters stands for a lost middle dot.
    fn is_damage(&self, at: u32, after: u32) -> bool {
        self.han_before(at) && self.after(after).starts_with(super::is_han)
    }

    fn is_full_stop(&self, at: u32, after: u32, start: u32) -> bool {
        let rest = self.after(after).trim_start_matches(['”', '"', '’', '\'', ')', ']']);
        let next = rest.trim_start().chars().next();
        let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let opens = next.is_none_or(|c| !c.is_lowercase());
        spaced && opens && !is_abbreviation(&self.text[start as usize..at as usize])
    }

    /// Further stops and closing marks that belong to the sentence just ended.
    fn with_trailing_marks(&self, after: u32) -> u32 {
        let rest = self.after(after);
        let marks = ['。', '！', '？', '!', '?', '…', '.', '”', '’', '"', '」', '』', ')', '）', '*'];
        after + (rest.len() - rest.trim_start_matches(marks).len()) as u32
    }
}

/// Whether the text before a full stop ends in an abbreviation or an initial (`U.S`, `J`).
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '‘')).next().unwrap_or("");
    let mut letters = word.chars();
    let single = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    let dotted =
        word.len() <= 5 && word.contains('.') && word.split('.').all(|part| part.len() == 1 && !part.starts_with(char::is_numeric));
    single || dotted || (word.len() <= 7 && ABBREVIATIONS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::quotation::pairs;
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let span = Span::new(0, text.len());
        split(text, span, &pairs(text, 0), Language::detect(text)).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn chinese_stops() {
        assert_eq!(cut("他來了。她走了！為什麼？"), ["他來了。", "她走了！", "為什麼？"]);
        assert_eq!(cut("馬克?扎克伯格說好。"), ["馬克?扎克伯格說好。"]);
        assert_eq!(cut("發言人表示：「我們會去。不會晚。」隨後離開。"), ["發言人表示：「我們會去。不會晚。」", "隨後離開。"]);
        assert_eq!(cut("「我們會去。」他說。天黑了。"), ["「我們會去。」他說。", "天黑了。"]);
    }

    #[test]
    fn english_stops() {
        assert_eq!(
            cut("Mr. Wong left at 3 p.m. on Monday. He paid $1.5 million."),
            ["Mr. Wong left at 3 p.m. on Monday.", "He paid $1.5 million."]
        );
        assert_eq!(cut("“We will go. Soon,” said Wong. The U.S. agreed."), ["“We will go. Soon,” said Wong.", "The U.S. agreed."]);
        assert_eq!(cut("She said: “No.” Then she left."), ["She said: “No.”", "Then she left."]);
    }
}
