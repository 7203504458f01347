//! The words that figures are made of, as one trie over token keys. Knows how tables are written; must not know what senses lead to.
//!
//! A table line is `sense<TAB>form|form|…`, where `药(品房)` is two forms; a form is cut into tokens like any text, so that `p.m.`, `twenty-one` and `上月末` are
//! matched the same way, with or without spaces between their tokens.

use super::fold::fold;
use super::sense::{Sense, W};
use crate::lexicon::LexiconError;
use crate::text::{Map, TokenKind, by_key, tokenize};

/// The key of a token that is no word of any table.
pub const UNKNOWN: u32 = u32::MAX;
/// The key of a number token.
pub const NUMBER: u32 = u32::MAX - 1;
/// Keys of words start here; below are characters.
const WORDS: u32 = 0x8000_0000;
/// The root of the trie.
const ROOT: u32 = 0;
/// No node.
pub const NOWHERE: u32 = u32::MAX;
/// Keys of numbers start here.
const FIRST_NUMBER: u32 = NUMBER - 200;
const FIRST_HAN: u32 = 0x4E00;
const LAST_HAN: u32 = 0x9FFF;
/// Longer words are in no table.
const LONGEST_WORD: usize = 24;

/// A place in the trie, and what may begin with the term that ends there.
#[derive(Clone, Copy, Default)]
struct Node {
    first_sense: u32,
    senses: u16,
    /// With which keys terms go on behind it, as bits that several keys share.
    next: u64,
    begins: Begins,
}

/// What may begin at a place, of all senses there together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Begins {
    /// Kinds of figures, as bits of [`super::opens`].
    pub opens: u8,
    /// Function words, as bits that several words share.
    pub words: u64,
}

impl Begins {
    /// The bit of a function word.
    pub fn bit(word: W) -> u64 {
        1 << (word as u32 % 64)
    }

    /// What begins with any token of a class: with digits, anything.
    pub fn with(kind: TokenKind) -> Self {
        Begins { opens: if kind == TokenKind::Number { u8::MAX } else { 0 }, words: 0 }
    }

    fn of(sense: Sense) -> Self {
        Begins { opens: sense.opens(), words: if let Sense::Word(word) = sense { Begins::bit(word) } else { 0 } }
    }

    /// What begins with one or the other.
    pub fn or(self, other: Begins) -> Self {
        Begins { opens: self.opens | other.opens, words: self.words | other.words }
    }
}

/// The bytes of a word in small letters.
type Word = [u64; LONGEST_WORD / 8];

/// A word as the map knows it; none where it is longer than any.
fn packed(form: &str) -> Option<Word> {
    let mut word = Word::default();
    for (part, bytes) in form.as_bytes().chunks(8).enumerate() {
        *word.get_mut(part)? = small(bytes.iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte)));
    }
    Some(word)
}

/// Eight bytes with the capitals of ASCII among them made small.
fn small(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (0x7F * EACH);
    let from_a = low + (0x80 - u64::from(b'A')) * EACH;
    let beyond_z = low + (0x7F - u64::from(b'Z')) * EACH;
    bytes | (from_a & !beyond_z & !bytes & (0x80 * EACH)) >> 2
}

/// All terms of all tables.
#[derive(Default)]
pub struct Lexicon {
    words: Map<Word, u32>,
    children: Map<u64, u32>,
    nodes: Vec<Node>,
    /// The nodes of terms' first tokens: of Han characters from [`FIRST_HAN`] on, and of words.
    first_han: Vec<u32>,
    first_word: Vec<u32>,
    senses: Vec<Sense>,
}

impl Lexicon {
    /// Reads tables of terms, each named for error messages.
    pub fn read(tables: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let mut lexicon = Lexicon { nodes: vec![Node::default()], ..Lexicon::default() };
        let mut pending: Vec<(u32, Sense)> = Vec::new();
        for (name, table) in tables {
            for (nth, line) in table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
                let (head, forms) = line.split_once('\t').unwrap_or((line, ""));
                let problem = |what: &str| LexiconError::new(*name, format!("has {what} in line {}: {line}", nth + 1));
                let sense = Sense::read(head).ok_or_else(|| problem("an unknown sense"))?;
                for form in forms.split('|').filter(|form| !form.is_empty()) {
                    lexicon.insert_all(form, |node| pending.push((node, sense)));
                }
            }
        }
        lexicon.settle(pending);
        Ok(lexicon)
    }

    /// Adds a term with a sense made elsewhere (units and currencies have tables of their own shape).
    pub fn extended(mut self, terms: Vec<(String, Sense)>) -> Self {
        let mut pending = Vec::with_capacity(terms.len());
        for node in 0..self.nodes.len() as u32 {
            pending.extend(self.senses_of(node).iter().map(|&sense| (node, sense)));
        }
        for (form, sense) in terms {
            pending.push((self.insert(&form), sense));
        }
        self.settle(pending);
        self
    }

    /// Inserts a form, or for `药(品房)` each of 药品 and 药房.
    fn insert_all(&mut self, form: &str, mut push: impl FnMut(u32)) {
        match form.strip_suffix(')').and_then(|form| form.split_once('(')) {
            Some((stem, ends)) => ends.chars().for_each(|end| push(self.insert(&format!("{stem}{end}")))),
            None => push(self.insert(form)),
        }
    }

    fn insert(&mut self, form: &str) -> u32 {
        let mut tokens = Vec::new();
        tokenize(form, 0, &mut tokens);
        let mut node = ROOT;
        for token in tokens {
            let key = self.key_or_new(token.span.of(form), token.kind);
            let next = self.nodes.len() as u32;
            node = *self.children.entry(edge(node, key)).or_insert(next);
            if node == next {
                self.nodes.push(Node::default());
            }
        }
        node
    }

    /// Lays the senses of each node side by side.
    fn settle(&mut self, pending: Vec<(u32, Sense)>) {
        let pending = by_key(pending, |&(node, _)| u64::from(node));
        self.senses = pending.iter().map(|&(_, sense)| sense).collect();
        self.nodes.iter_mut().for_each(|node| *node = Node::default());
        self.index();
        for (nth, (node, sense)) in pending.iter().enumerate() {
            let node = &mut self.nodes[*node as usize];
            if node.senses == 0 {
                node.first_sense = nth as u32;
            }
            node.senses += 1;
            node.begins = node.begins.or(Begins::of(*sense));
        }
    }

    /// Notes where terms go on, and which node each first token leads to.
    fn index(&mut self) {
        self.first_han = vec![NOWHERE; (LAST_HAN - FIRST_HAN + 1) as usize];
        self.first_word = vec![NOWHERE; self.words.len()];
        for (&edge, &node) in &self.children {
            let (from, key) = ((edge >> 32) as u32, edge as u32);
            self.nodes[from as usize].next |= next_bit(key);
            match key {
                _ if from != ROOT => {}
                FIRST_HAN..=LAST_HAN => self.first_han[(key - FIRST_HAN) as usize] = node,
                WORDS..FIRST_NUMBER => self.first_word[(key - WORDS) as usize] = node,
                _ => {}
            }
        }
    }

    /// The node that a term's first token leads to; [`NOWHERE`] where none begins with it.
    #[inline]
    pub fn first(&self, key: u32) -> u32 {
        match key {
            UNKNOWN => NOWHERE,
            FIRST_HAN..=LAST_HAN => self.first_han[(key - FIRST_HAN) as usize],
            WORDS..FIRST_NUMBER => self.first_word[(key - WORDS) as usize],
            _ => self.step(ROOT, key).unwrap_or(NOWHERE),
        }
    }

    fn key_or_new(&mut self, form: &str, kind: TokenKind) -> u32 {
        if kind == TokenKind::Word || kind == TokenKind::Kana {
            let next = WORDS + self.words.len() as u32;
            return packed(&form.to_lowercase()).map_or(UNKNOWN, |word| *self.words.entry(word).or_insert(next));
        }
        self.key(form, kind)
    }

    /// What the trie knows a token by.
    pub fn key(&self, form: &str, kind: TokenKind) -> u32 {
        match kind {
            TokenKind::Number => number_key(form),
            TokenKind::Word | TokenKind::Kana => packed(form).and_then(|word| self.words.get(&word)).copied().unwrap_or(UNKNOWN),
            TokenKind::Han | TokenKind::Mark => form.chars().next().map_or(UNKNOWN, |c| fold(c) as u32),
        }
    }

    /// The node after `node` along `key`.
    #[inline]
    pub fn step(&self, node: u32, key: u32) -> Option<u32> {
        if key == UNKNOWN || self.nodes[node as usize].next & next_bit(key) == 0 {
            return None;
        }
        self.children.get(&edge(node, key)).copied()
    }

    /// What may begin with the term that ends in `node`.
    #[inline]
    pub fn begins(&self, node: u32) -> Begins {
        self.nodes[node as usize].begins
    }

    /// What a path that ends in `node` may mean.
    #[inline]
    pub fn senses_of(&self, node: u32) -> &[Sense] {
        let node = &self.nodes[node as usize];
        &self.senses[node.first_sense as usize..(node.first_sense + u32::from(node.senses)) as usize]
    }
}

/// Single digits are told apart, for `m2` and `24/7`; longer numbers are not.
fn number_key(form: &str) -> u32 {
    match form.as_bytes() {
        [digit @ b'0'..=b'9'] => NUMBER - 10 + u32::from(digit - b'0'),
        [tens @ b'1'..=b'9', digit @ b'0'..=b'9'] => NUMBER - 200 + u32::from(tens - b'0') * 10 + u32::from(digit - b'0'),
        _ => NUMBER,
    }
}

/// The bit of a key among those that terms go on with.
fn next_bit(key: u32) -> u64 {
    1 << (key % 64)
}

fn edge(node: u32, key: u32) -> u64 {
    u64::from(node) << 32 | u64::from(key)
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn words_are_one_in_letters_of_any_size() {
        assert_eq!(packed("WEDNESDAYS@[`{é"), packed("wednesdays@[`{é"));
        assert_ne!(packed("a{"), packed("a["));
        assert_eq!(packed(&"long".repeat(7)), None);
    }
}
