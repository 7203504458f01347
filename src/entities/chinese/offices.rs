//! Offices and departments: names that go on where a model stops. Knows their endings; must not know weights.

use super::mention;
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::folded;
use crate::text::{Document, Span, by_key, is_han, place_key};

/// `北京协和医院内分泌科` is one name.
pub(super) fn with_department(document: &Document, nth: usize, span: Span) -> Span {
    let name = folded(span.of(document.text));
    if !words("houses").iter().any(|house| name.ends_with(house)) {
        return span;
    }
    let end = document.passages[nth].span.end as usize;
    let rest: Vec<char> = document.text[span.end as usize..end].chars().take(14).take_while(|&c| is_han(c) && c != '的').collect();
    let plain = folded(&rest.iter().collect::<String>());
    let hospital = name.ends_with("医院");
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

/// `济南市住房和城乡建设局`, with the place before it.
pub(super) fn offices(document: &Document, nth: usize, mentions: &[Mention]) -> Vec<Mention> {
    let passage = document.passages[nth].span;
    let plain = folded(passage.of(document.text));
    let mut found = Vec::new();
    // folding keeps characters but not always their bytes
    if plain.len() != passage.len() {
        return found;
    }
    for office in words("offices") {
        for (at, _) in plain.match_indices(office) {
            let rest = &plain[at + office.len()..];
            let Some(ending) = ["委员会", "局", "厅", "部", "委"].iter().find(|ending| rest.starts_with(**ending)) else {
                continue;
            };
            let (start, end) = (passage.start as usize + at, passage.start as usize + at + office.len() + ending.len());
            let place = mentions.iter().find(|other| other.span.end as usize == start && other.kind != EntityType::Person);
            found.push(mention(Span::new(place.map_or(start, |place| place.span.start as usize), end), EntityType::Organization));
        }
    }
    by_key(found, |mention| place_key(mention.span))
}
