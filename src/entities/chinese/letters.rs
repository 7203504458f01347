//! Places of one letter each before their number: `台、港、越三地`. Knows letters and numerals; must not know other names.

use super::{Classes, mention};
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::{Chars, fold, starts_folded};
use crate::text::{Document, Map, Span, Token, is_han};
use std::sync::LazyLock;

static LETTERS: LazyLock<Chars> = LazyLock::new(|| Chars::of(words("letters").iter().flat_map(|letter| letter.chars())));

/// What a letter stands behind, and before, with the letters that do; and all those letters.
static LEADS: LazyLock<Map<char, &str>> = LazyLock::new(|| beside("leads"));
static TAILS: LazyLock<Map<char, &str>> = LazyLock::new(|| beside("tails"));
static BESIDE: LazyLock<Chars> =
    LazyLock::new(|| Chars::of(LEADS.values().chain(TAILS.values()).flat_map(|letters| letters.chars())));

fn beside(list: &str) -> Map<char, &'static str> {
    let entries = words(list).iter().filter_map(|entry| entry.split_once(':'));
    entries.flat_map(|(words, letters)| words.chars().map(move |word| (word, letters))).collect()
}

/// Places in a row with the mentions of each: what stands behind must count as many of them, or call two of them `双方`; `chars` are
/// the passage's Han characters, folded.
pub(super) fn counted(document: &Document, nth: usize, chars: &[char]) -> Vec<(Span, Vec<Mention>)> {
    let (tokens, single) = (document.tokens_of(nth), &*LETTERS);
    let passage = document.passages[nth].span;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = chars[at..].iter().position(|&c| single.has(c)) {
        let letters = row(document.text, &tokens[at + next..]);
        at += next + 1;
        let Some(&last) = letters.last().filter(|_| letters.len() > 1) else { continue };
        if counts(&document.text[last.end as usize..passage.end as usize], letters.len()) {
            let whole = letters[0].union(last);
            found.push((whole, letters.iter().map(|&letter| mention(letter, EntityType::Place)).collect()));
            at += tokens[at..].iter().take_while(|token| token.span.end <= last.end).count();
        }
    }
    found
}

/// `全台`, `在华`: one letter behind a word that such letters follow, or before one; `chars` are the passage's Han characters, folded.
pub(super) fn alone(document: &Document, nth: usize, chars: &[char], classes: Classes) -> Vec<Mention> {
    let (leads, tails) = (&*LEADS, &*TAILS);
    let beside =
        |table: &Map<char, &str>, word: char, letter: char| table.get(&word).is_some_and(|letters| letters.contains(letter));
    let mut found = Vec::new();
    let may = &*BESIDE;
    for (at, token) in document.tokens_of(nth).iter().enumerate().filter(|(at, _)| may.has(chars[*at])) {
        let before = at.checked_sub(1).map_or('\0', |before| chars[before]);
        let behind = chars.get(at + 1).copied().unwrap_or('\0');
        let word = |from: usize, to: usize| is_word(chars.get(from..to).unwrap_or_default(), classes);
        let led = beside(leads, before, chars[at]);
        let led = led && !(2..=4).any(|count| word(at, at + count)) && !(2..=3).any(|count| word(at - 1, at + count));
        let tailed = beside(tails, behind, chars[at]) && !is_han(before) && !word(at, at + 3);
        if led || tailed {
            found.push(mention(token.span, EntityType::Place));
        }
    }
    found
}

/// Whether the characters are a list word.
fn is_word(chars: &[char], classes: Classes) -> bool {
    !chars.is_empty() && !chars.contains(&'\0') && classes(&chars.iter().collect::<String>()) != 0
}

/// The letters in a row from the first token on; `、` may stand between them.
fn row(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut letters = Vec::new();
    for token in tokens {
        let here = token.span.of(text);
        let joins = here == "、" && !letters.is_empty();
        match here.chars().next().filter(|&c| LETTERS.has(fold(c))) {
            Some(_) => letters.push(token.span),
            None if joins => {}
            None => break,
        }
    }
    letters
}

/// Whether the text begins with the number of places: `两国`, `三地`.
fn counts(after: &str, places: usize) -> bool {
    const NUMERALS: [&str; 10] = ["", "", "两", "三", "四", "五", "六", "七", "八", "九"];
    let counted = NUMERALS.get(places).and_then(|numeral| starts_folded(after, numeral).then(|| &after[numeral.len()..]));
    let called = counted.is_some_and(|rest| ["国", "地", "省", "市", "方"].iter().any(|noun| starts_folded(rest, noun)));
    called || (places == 2 && starts_folded(after, "双方"))
}
