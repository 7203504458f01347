//! The smallest pieces the layers read. Knows character classes; must not know words: a Han character is a token of its own.

use super::{Span, is_han};

/// The class of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A run of letters of an alphabet, with apostrophes inside (`O'Brien`); `'s` is a token of its own.
    Word,
    /// A run of decimal digits of one width, with `.` and `,` between digits.
    Number,
    /// One Han character.
    Han,
    /// A run of Japanese kana or Korean hangul.
    Kana,
    /// One character of punctuation, a symbol, anything else that is visible.
    Mark,
}

/// A token: white space is never part of one, and lies between two tokens exactly where their spans do not touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Its class.
    pub kind: TokenKind,
}

/// The tokens of `text`, whose first byte is byte `base` of the document. Linear; appends to `out`.
pub fn tokenize(text: &str, base: u32, out: &mut Vec<Token>) {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        // most characters of an article are known by their block
        let length = match c {
            '\u{4E00}'..='\u{9FFF}' => Some((TokenKind::Han, 3)),
            ' ' => None,
            _ if c.is_ascii_alphabetic() => Some((TokenKind::Word, word_length(&text[at..]))),
            _ if c.is_whitespace() || is_invisible(c) => None,
            _ => Some(token(&text[at..], c)),
        };
        let next = at + length.map_or(c.len_utf8(), |(_, length)| length);
        if let Some((kind, _)) = length {
            out.push(Token { span: Span::new(at, next).shifted(base), kind });
        }
        at = next;
    }
}

fn token(rest: &str, first: char) -> (TokenKind, usize) {
    if is_han(first) {
        (TokenKind::Han, first.len_utf8())
    } else if is_digit(first) {
        (TokenKind::Number, number_length(rest))
    } else if is_kana(first) {
        (TokenKind::Kana, run(rest, is_kana))
    } else if first.is_alphabetic() {
        (TokenKind::Word, word_length(rest))
    } else if is_apostrophe(first) && has_clitic(rest) {
        (TokenKind::Word, first.len_utf8() + 1)
    } else {
        (TokenKind::Mark, first.len_utf8())
    }
}

/// Letters and combining marks; an apostrophe joins two letters, except before a lone `s`.
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    loop {
        length += rest.as_bytes()[length..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        length += run(&rest[length..], is_letter);
        let tail = &rest[length..];
        let Some(mark) = tail.chars().next().filter(|&c| is_apostrophe(c)) else { return length };
        let joins = tail[mark.len_utf8()..].starts_with(is_letter) && !has_clitic(tail);
        if !joins {
            return length;
        }
        length += mark.len_utf8();
    }
}

/// Whether `rest` begins with `'s` that ends a word.
fn has_clitic(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(is_letter)
}

fn number_length(rest: &str) -> usize {
    let mut length = run(rest, is_digit);
    while rest[length..].starts_with(['.', ',']) && rest[length + 1..].starts_with(is_digit) {
        length += 1 + run(&rest[length + 1..], is_digit);
    }
    length
}

fn run(rest: &str, class: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !class(c)).unwrap_or(rest.len())
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    (c.is_alphabetic() && !is_han(c) && !is_kana(c)) || matches!(c, '\u{300}'..='\u{36F}')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{AC00}'..='\u{D7AF}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Zero-width characters and direction marks: they separate nothing and show nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
        || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn scripts_and_numbers() {
        assert_eq!(cut("Meta9 月投入143.5億"), ["Meta", "9", "月", "投", "入", "143.5", "億"]);
        assert_eq!(cut("GPT-5, $1,200.50."), ["GPT", "-", "5", ",", "$", "1,200.50", "."]);
        assert_eq!(cut("１２３ドル"), ["１２３", "ドル"]);
    }

    #[test]
    fn apostrophes() {
        assert_eq!(cut("O'Brien's don’t Meta’s"), ["O'Brien", "'s", "don’t", "Meta", "’s"]);
        assert_eq!(cut("the workers' 'no'"), ["the", "workers", "'", "'", "no", "'"]);
    }
}
