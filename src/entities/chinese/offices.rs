//! Offices and departments: names that go on where a model stops. Knows their endings; must not know weights.

use super::mention;
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::{Chars, ends_folded, folded, starts_folded};
use crate::text::{Document, Span, by_key, is_han, place_key};
use std::sync::LazyLock;

/// `北京协和医院内分泌科` is one name.
pub(super) fn with_department(document: &Document, nth: usize, span: Span) -> Span {
    let name = span.of(document.text);
    if words("houses").ends(name).is_none() {
        return span;
    }
    let end = document.passages[nth].span.end as usize;
    let rest: Vec<char> = document.text[span.end as usize..end].chars().take(14).take_while(|&c| is_han(c) && c != '的').collect();
    let plain = folded(&rest.iter().collect::<String>());
    let hospital = ends_folded(name, "医院");
    let longest = plain.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|&to| {
        let part = &plain[..to];
        words("departments").iter().any(|ending| part.ends_with(ending) && part.chars().count() > 1 + usize::from(*ending == "系"))
            && (hospital || !part.ends_with('科'))
            && !part.contains(['在', '是', '说', '发', '就', '被', '于', '为'])
            && !part.starts_with(['和', '与', '及'])
            && !plain[to..].starts_with(['统', '列', '技', '学', '研'])
    });
    longest.min().map_or(span, |bytes| Span::new(span.start as usize, span.end as usize + bytes))
}

/// The characters that the long names of departments begin with.
static FIRST: LazyLock<Chars> = LazyLock::new(|| Chars::of(words("offices").iter().filter_map(|office| office.chars().next())));

/// `济南市住房和城乡建设局`, with the place before it; `chars` are the passage's Han characters, folded.
pub(super) fn offices(document: &Document, nth: usize, chars: &[char], mentions: &[Mention]) -> Vec<Mention> {
    let passage = document.passages[nth].span;
    let first = &*FIRST;
    let mut found = Vec::new();
    for (token, _) in document.tokens_of(nth).iter().zip(chars).filter(|(_, c)| first.has(**c)) {
        let (start, rest) = (token.span.start as usize, &document.text[token.span.start as usize..passage.end as usize]);
        for length in words("offices").beginning(rest).filter_map(|office| office_length(rest, office)) {
            let place = mentions.iter().find(|other| other.span.end as usize == start && other.kind != EntityType::Person);
            let from = place.map_or(start, |place| place.span.start as usize);
            found.push(mention(Span::new(from, start + length), EntityType::Organization));
        }
    }
    // folding keeps characters but not always their bytes
    if !found.is_empty() && folded(passage.of(document.text)).len() != passage.len() {
        found.clear();
    }
    by_key(found, |mention| place_key(mention.span))
}

/// A state with the body of its own that stands behind it, and a place with the rest of its name: `土耳其海军`, `永达工业大厦`.
pub(super) fn of_states(document: &Document, nth: usize, mentions: &[Mention]) -> Vec<Mention> {
    let end = document.passages[nth].span.end as usize;
    let places = mentions.iter().filter(|mention| mention.kind == EntityType::Place && mention.span.len() >= 6);
    let whole = |place: &Mention| {
        let rest = &document.text[place.span.end as usize..end];
        let behind = |list: &str| words(list).begins(rest);
        let (word, kind) = match behind("states") {
            Some(word) => (word, EntityType::Organization),
            None => (behind("sites")?, EntityType::Place),
        };
        let goes_on = ["长", "员", "官", "们"].iter().any(|more| starts_folded(&rest[word.len()..], more));
        let span = Span::new(place.span.start as usize, place.span.end as usize + word.len());
        (!goes_on).then(|| mention(span, kind))
    };
    places.filter_map(whole).collect()
}

/// The bytes of the department that begins with `office`, as the text does, and goes on with what such names end in.
fn office_length(text: &str, office: &str) -> Option<usize> {
    let rest = &text[office.len()..];
    let ending = ["委员会", "局", "厅", "部", "委"].iter().find(|ending| starts_folded(rest, ending))?;
    Some(office.len() + ending.len())
}
