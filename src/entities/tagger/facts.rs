//! What the model sees of a token before it sees its neighbours. Knows tokens and lists; must not know labels.

use super::again::{Again, NO_HAN};
use super::lists::Lists;
use super::{context, hash};
use crate::lexicon::fold;
use crate::text::{Document, PairKind, Token, TokenKind};

/// A token as the model sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fact {
    /// The folded word.
    pub word: u32,
    /// Its letters' pattern: `Xx`, `XX`, digits by number, a mark itself.
    pub shape: u32,
    /// Its class.
    pub kind: TokenKind,
    /// Whether it opens a sentence.
    pub opens: bool,
    /// The first three letters and the last two and three; of words only.
    pub affixes: [u32; 3],
    /// What encloses it: 0 nothing, else kind and whether it is the first token inside.
    pub enclosed: u8,
    /// The class and place of the list word it belongs to.
    pub class: u32,
    /// The list word it belongs to, and how long that is.
    pub listed: u32,
    /// Tokens of the list word before it, and its tokens in all.
    pub nth: u8,
    /// Tokens of the list word in all.
    pub of: u8,
    /// How the character behaves in names.
    pub role: u8,
    /// How often brands and places are made of it.
    pub stem: u8,
    /// Whether the list word it belongs to is too common to be part of a name by chance.
    pub strong: bool,
    /// Whether it is a damaged dot.
    pub dot: bool,
    /// The longest listed names that cover it, however the text is cut: class, place and length of each; 0 where there is none.
    pub covers: [u16; 2],
    /// The word that closes the name it may be part of: the next list word that ends names, or the last of a run of capitals.
    pub closing: u32,
    /// The word before the quotation marks or the run of capitals that it stands in.
    pub leading: u32,
    /// The word behind the run of capitals that it stands in.
    pub trailing: u32,
    /// Where it stands in a run of capitals or of loose characters, and how long that is.
    pub run: u8,
    /// How its passage is written: 0 plainly, 1 like a title, 2 in capitals.
    pub style: u8,
    /// What of it comes again in its document, as [`Again`] says.
    pub again: u8,
}

impl Fact {
    fn of_kind(kind: TokenKind) -> Self {
        Fact {
            word: hash::SEED,
            shape: 0,
            kind,
            opens: false,
            affixes: [0; 3],
            enclosed: 0,
            class: 0,
            listed: 0,
            nth: 0,
            of: 1,
            role: 0,
            stem: 0,
            strong: false,
            dot: false,
            covers: [0; 2],
            closing: 0,
            leading: 0,
            trailing: 0,
            run: 0,
            style: 0,
            again: 0,
        }
    }

    /// Of a folded Han character.
    fn of_han(c: char, lists: &Lists) -> Self {
        let [role, stem] = lists.role(c);
        Fact { word: hash::add(hash::SEED, c as u32), shape: 1, role, stem, ..Fact::of_kind(TokenKind::Han) }
    }
}

/// The longest enclosed run that is worth telling from open text, in tokens.
const SHORT: usize = 12;

/// The facts of the tokens of passage `nth`; `again` is of this document.
pub(crate) fn facts(document: &Document, nth: usize, lists: &Lists, again: &Again) -> Vec<Fact> {
    let (tokens, han) = (document.tokens_of(nth), again.han_of(document, nth));
    let read = |(at, token): (usize, &Token)| match han.get(at) {
        Some(&c) if c != NO_HAN => Fact::of_han(c, lists),
        _ => fact(token.span.of(document.text), token.kind, lists),
    };
    let mut facts: Vec<Fact> = tokens.iter().enumerate().map(read).collect();
    let Some(first) = tokens.first() else { return facts };
    for sentence in document.sentences_of(nth) {
        let at = tokens.partition_point(|token| token.span.start < sentence.span.start);
        if let Some(fact) = facts.get_mut(at) {
            fact.opens = true;
        }
    }
    debug_assert!(document.passages[nth].span.start <= first.span.start);
    mend(document.text, tokens, &mut facts);
    enclose(document, nth, &mut facts);
    match document.language.is_chinese() {
        true => {
            super::words::segment(&mut facts, lists);
            context::close(&mut facts);
            context::quoted(&mut facts);
            context::loose(&mut facts);
            again.note_pairs(tokens, han, &mut facts);
        }
        false => {
            super::words::look_up(&mut facts, lists);
            context::runs(document.text, tokens, &mut facts);
            again.note_words(document.text, tokens, &mut facts);
        }
    }
    facts
}

/// The fact of a token on its own.
pub(crate) fn fact(text: &str, kind: TokenKind, lists: &Lists) -> Fact {
    let mut fact = Fact::of_kind(kind);
    match kind {
        TokenKind::Han => return Fact::of_han(fold(text.chars().next().unwrap_or(' ')), lists),
        TokenKind::Word => word(text, &mut fact),
        TokenKind::Number => number(text, &mut fact),
        TokenKind::Kana => {
            fact.word = hash::word(text.chars());
            fact.shape = 2;
        }
        TokenKind::Mark => {
            fact.word = hash::word(text.chars().map(mark));
            fact.shape = fact.word;
        }
    }
    fact
}

/// A `?` between two Han characters is read as the middle dot that was lost.
fn mend(text: &str, tokens: &[Token], facts: &mut [Fact]) {
    for at in 1..tokens.len().saturating_sub(1) {
        let [before, mark, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
        let touch = before.span.end == mark.span.start && mark.span.end == after.span.start;
        if touch && before.kind == TokenKind::Han && after.kind == TokenKind::Han && mark.span.of(text) == "?" {
            facts[at].word = hash::add(hash::SEED, '·' as u32);
            facts[at].shape = facts[at].word;
            facts[at].dot = true;
        }
    }
}

/// One character for all that mean the same in news.
fn mark(c: char) -> char {
    match c {
        '“' | '”' | '「' | '」' | '『' | '』' | '＂' => '"',
        '‘' | '’' | '`' => '\'',
        '・' | '•' | '‧' | '．' | '∙' => '·',
        '—' | '–' | '―' => '-',
        '、' => '、',
        _ => fold(c),
    }
}

fn word(text: &str, fact: &mut Fact) {
    let (mut letters, mut count) = ([0u32; 3], 0usize);
    let mut start = hash::SEED;
    let (mut shape, mut last) = (hash::SEED, 0);
    for c in text.chars() {
        let folded = fold(mark(c)) as u32;
        fact.word = hash::add(fact.word, folded);
        if count < 3 {
            start = hash::add(start, folded);
        }
        letters = [letters[1], letters[2], folded];
        count += 1;
        let class = if c.is_uppercase() {
            1
        } else if c.is_lowercase() {
            2
        } else {
            3
        };
        if class != last {
            shape = hash::add(shape, class);
            last = class;
        }
    }
    fact.shape = hash::add(shape, u32::from(count == 1));
    fact.affixes = [start, hash::add(letters[1], letters[2]), hash::add(hash::add(letters[0], letters[1]), letters[2])];
}

/// Numbers look alike when they have as many digits; up to 99 they are themselves.
fn number(text: &str, fact: &mut Fact) {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let plain = digits == text.chars().count();
    fact.shape = 0x100 + digits.min(6) as u32 * 2 + u32::from(plain);
    fact.word = match digits <= 2 {
        true => hash::word(text.chars().map(fold)),
        false => fact.shape,
    };
}

fn enclose(document: &Document, nth: usize, facts: &mut [Fact]) {
    let first = document.token_range(nth).start;
    for pair in document.pairs_of(nth) {
        let inside = document.tokens_in(pair.inner);
        let kind = match pair.kind {
            PairKind::Quote => 1,
            PairKind::Title => 2,
            PairKind::Bracket => 3,
        };
        let code = kind + if inside.len() <= SHORT { 0 } else { 3 };
        for at in inside.clone() {
            let opens = u8::from(at == inside.start);
            if let Some(fact) = facts.get_mut(at - first) {
                fact.enclosed = code * 2 + opens;
            }
        }
    }
}
