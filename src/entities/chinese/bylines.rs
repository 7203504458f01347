//! Reporters and places of a byline: `（中央社記者王大明嘉義市26日電）`, `記者王大明／台北報導`. Knows list words; must not know weights.

use super::{Classes, mention};
use crate::entities::tagger::lists::class;
use crate::entities::{EntityType, Mention};
use crate::lexicon::starts_folded;
use crate::text::{Document, Span, is_han};

/// The names of the bylines of passage `nth`, in order.
pub(super) fn bylines(document: &Document, nth: usize, classes: Classes) -> Vec<Mention> {
    let passage = document.passages[nth].span;
    let text = passage.of(document.text);
    let mut found = Vec::new();
    for word in ["記者", "记者"] {
        for (at, _) in text.match_indices(word) {
            let (before, after) = (&text[..at], &text[at + word.len()..]);
            if let Some((person, place)) = byline(after, classes) {
                let start = passage.start as usize + at + word.len();
                let span = |(from, to): (usize, usize)| Span::new(start + from, start + to);
                found.extend(outlet(before).map(|length| {
                    let end = passage.start as usize + at;
                    mention(Span::new(end - length, end), EntityType::Organization)
                }));
                found.push(mention(span(person), EntityType::Person));
                found.push(mention(span(place), EntityType::Place));
            }
        }
    }
    found
}

/// Where the reporter and the place stand in what follows the word for a reporter.
fn byline(after: &str, classes: Classes) -> Option<((usize, usize), (usize, usize))> {
    let run = han(after);
    let rest = &after[run..];
    let named = |text: &str| (2..=4).contains(&text.chars().count());
    let place = |text: &str| matches!(classes(text), class::PLACE | class::COUNTRY | class::SITE);
    if dated(rest) {
        let splits = after[..run].char_indices().map(|(at, _)| at);
        let at = splits.into_iter().find(|&at| named(&after[..at]) && place(&after[at..run]))?;
        return Some(((0, at), (at, run)));
    }
    let from = run + rest.chars().next().filter(|c| "／/∕".contains(*c))?.len_utf8();
    let end = from + after[from..].find("報導").or_else(|| after[from..].find("报道"))?;
    (named(&after[..run]) && place(&after[from..end])).then_some(((0, run), (from, end)))
}

/// The bytes of the Han characters that the text begins with.
fn han(text: &str) -> usize {
    text.find(|c| !is_han(c)).unwrap_or(text.len())
}

/// `26日電` follows.
fn dated(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '月');
    rest.len() < text.len() && (starts_folded(rest, "日电") || starts_folded(rest, "日讯"))
}

/// The bytes of the outlet between the bracket and the word for a reporter.
fn outlet(before: &str) -> Option<usize> {
    let open = before.rfind(['（', '(', '【', '['])?;
    let name = &before[open + before[open..].chars().next()?.len_utf8()..];
    let count = name.chars().count();
    let plain = name.chars().all(is_han) && !name.starts_with('本');
    (plain && (2..=6).contains(&count) && name.ends_with(['社', '報', '报', '網', '网', '台', '刊'])).then_some(name.len())
}
