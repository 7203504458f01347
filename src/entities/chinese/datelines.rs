//! Outlets and places before the day of a report: `科技日报昆明10月13日电`, `本報韶關23日電`, `记者　鲁思齐　成都报道`. Knows list words;
//! must not know weights.

use super::{Classes, mention};
use crate::entities::tagger::lists::class;
use crate::entities::{EntityType, Mention};
use crate::lexicon::{folded, starts_folded};
use crate::text::{Document, Span, is_han};

/// The longest outlet and place together, in characters.
const LONGEST: usize = 12;
/// How far before its place a report names the reporter, in characters.
const NEAR: usize = 20;

/// The names of the datelines of passage `nth`.
pub(super) fn datelines(document: &Document, nth: usize, classes: Classes) -> Vec<Mention> {
    let passage = document.passages[nth].span;
    let text = passage.of(document.text);
    let dated = text.match_indices(['電', '电', '讯', '訊']).filter_map(|(at, _)| day(&text[..at]));
    let dated = dated.flat_map(|end| names(text, end, classes));
    let reported = text.match_indices(['报', '報']).filter_map(|(at, _)| reported(text, at, classes));
    let base = passage.start as usize;
    dated.chain(reported).map(|(from, to, kind)| mention(Span::new(base + from, base + to), kind)).collect()
}

/// The place that ends at byte `at`, before `报道`, where a reporter is named a little earlier.
fn reported(text: &str, at: usize, classes: Classes) -> Option<Named> {
    let is_report = ["报道", "报导"].iter().any(|word| starts_folded(&text[at..], word));
    let starts = text[..at].char_indices().rev().take(LONGEST).take_while(|(_, c)| is_han(*c)).map(|(at, _)| at);
    let start = starts.last().filter(|_| is_report)?;
    let near = text[..start].char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let named = is_place(&text[start..at], classes) && folded(&text[near..start]).contains("记者");
    named.then_some((start, at, EntityType::Place))
}

/// First byte, byte behind and type of a name.
type Named = (usize, usize, EntityType);

/// Where the digits of a day begin that the text ends in: `10月13日`.
fn day(text: &str) -> Option<usize> {
    let text = text.strip_suffix('日')?;
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '月' || c == ' ');
    (rest.len() < text.len()).then_some(rest.len())
}

/// The outlet and the place that end at byte `end`.
fn names(text: &str, end: usize, classes: Classes) -> Vec<Named> {
    let starts: Vec<usize> =
        text[..end].char_indices().rev().take(LONGEST).take_while(|(_, c)| is_han(*c)).map(|(at, _)| at).collect();
    let Some(&first) = starts.last() else { return Vec::new() };
    let Some(&place) = starts.iter().skip(1).rev().find(|&&at| is_place(&text[at..end], classes)) else { return Vec::new() };
    let before = &text[first..place];
    let ours = ["本报", "本刊", "本台", "本网", "本社", "讯"].iter().any(|word| folded(before) == *word);
    let outlet = before.chars().count() >= 3 && before.ends_with(['社', '报', '報', '网', '網', '台', '刊']);
    let mut found = Vec::new();
    if outlet && !folded(before).starts_with('本') {
        found.push((first, place, EntityType::Organization));
    }
    if outlet || ours || before.is_empty() {
        found.push((place, end, EntityType::Place));
    }
    found
}

fn is_place(text: &str, classes: Classes) -> bool {
    matches!(classes(text), class::PLACE | class::COUNTRY | class::SITE)
}
