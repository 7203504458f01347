//! Known places behind a word that only a place can follow. Knows list words; must not know weights.

use super::{Classes, mention};
use crate::entities::tagger::lists::{LAST_NAME, class};
use crate::entities::{EntityType, Mention};
use crate::text::{Document, Span, is_han};

/// The longest name that is looked for, in characters.
const LONGEST: usize = 6;

/// `在上海工作`: the longest listed name behind `在`, where that is a place; `chars` are the passage's Han characters, folded.
pub(super) fn located(document: &Document, nth: usize, chars: &[char], classes: Classes) -> Vec<Mention> {
    let passage = document.passages[nth].span;
    let mut found = Vec::new();
    for (token, _) in document.tokens_of(nth).iter().zip(chars).filter(|(_, c)| **c == '在') {
        let rest = &document.text[token.span.end as usize..passage.end as usize];
        let ends = rest.char_indices().take(LONGEST).take_while(|(_, c)| is_han(*c)).map(|(at, c)| at + c.len_utf8()).skip(1);
        let named = |end: &usize| (1..=LAST_NAME).contains(&classes(&rest[..*end]));
        let Some(end) = ends.filter(named).last() else { continue };
        if matches!(classes(&rest[..end]), class::PLACE | class::COUNTRY) {
            let start = token.span.end as usize;
            found.push(mention(Span::new(start, start + end), EntityType::Place));
        }
    }
    found
}
