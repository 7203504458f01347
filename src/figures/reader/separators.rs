//! Digits with separators between and before them: one number, or several with marks between. Must not know what numbers are worth.

use super::lexicon::NUMBER;
use super::{Lex, Reader};
use crate::figures::numbers;
use crate::text::{Span, TokenKind};

impl Reader<'_> {
    /// A number whose separators make no sense is several numbers with marks between them: `192.168.1.2`, `2010.01.29`.
    pub(super) fn push_number(&mut self, span: Span, gap: bool, key: u32) {
        let form = span.of(self.text);
        if numbers::is_sound(form) {
            let joined = self.wide_number(span, gap).or_else(|| self.leading_point(span, gap));
            match joined {
                Some((drop, span, gap)) => {
                    self.lexes.truncate(self.lexes.len() - drop);
                    self.lexes.push(Lex { span, kind: TokenKind::Number, gap, key: NUMBER });
                }
                None => self.lexes.push(Lex { span, kind: TokenKind::Number, gap, key }),
            }
            return;
        }
        let mut from = 0;
        for (at, mark) in form.match_indices(['.', ',']) {
            self.push_piece(span, from, at, TokenKind::Number, gap && from == 0);
            self.push_piece(span, at, at + 1, TokenKind::Mark, false);
            let key = mark.as_bytes()[0];
            if let Some(last) = self.lexes.last_mut() {
                last.key = u32::from(key);
            }
            from = at + 1;
        }
        self.push_piece(span, from, form.len(), TokenKind::Number, gap && from == 0);
    }

    /// `２．２`, `４，５６５`: full-width digits with a full-width separator between them are one number.
    fn wide_number(&self, span: Span, gap: bool) -> Option<(usize, Span, bool)> {
        let [.., first, mark] = self.lexes[..] else { return None };
        let touching = !gap
            && !mark.gap
            && first.kind == TokenKind::Number
            && first.span.end == mark.span.start
            && mark.span.end == span.start;
        let whole = first.span.union(span);
        let wide = matches!(mark.span.of(self.text), "．" | "，") && self.text.is_char_boundary(whole.start as usize);
        let point = mark.span.of(self.text) == "．" || span.of(self.text).chars().count() == 3;
        (touching && wide && point && numbers::is_sound(whole.of(self.text))).then_some((2, whole, first.gap))
    }

    /// `.5` behind white space.
    fn leading_point(&self, span: Span, gap: bool) -> Option<(usize, Span, bool)> {
        let mark = self.lexes.last()?;
        let free = mark.gap
            || self.lexes.len() == 1
            || self.lexes.get(self.lexes.len() - 2).is_some_and(|before| before.key == u32::from(b'-'));
        let point = !gap
            && mark.span.of(self.text) == "."
            && mark.span.end == span.start
            && free
            && !span.of(self.text).contains(['.', ',']);
        point.then(|| (1, mark.span.union(span), mark.gap))
    }

    fn push_piece(&mut self, whole: Span, from: usize, to: usize, kind: TokenKind, gap: bool) {
        self.lexes.push(Lex { span: Span::new(from, to).shifted(whole.start), kind, gap, key: NUMBER });
    }
}
