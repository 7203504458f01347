//! Countries before names: currencies, demonyms, and companies with a name of their own. Knows list words; must not know passages.

use super::{Classes, mention};
use crate::entities::tagger::lists::class;
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::{ends_folded, fold};
use crate::text::{Document, Span, is_han};

/// `乌克兰人` names no country and nobody, `中国人民` does.
pub(super) fn demonym(document: &Document, mention: Mention, classes: Classes) -> bool {
    let country = |name: &str| classes(name) == class::COUNTRY;
    if mention.span.of(document.text).strip_suffix('人').is_some_and(country) {
        return true;
    }
    let mut after = document.text[mention.span.end as usize..].chars();
    let people =
        after.next() == Some('人') && !after.next().is_some_and(|next| "民口工大才士数數权權质質均类類造身".contains(next));
    people && mention.kind == EntityType::Place && country(mention.span.of(document.text))
}

/// `北京` of `北京市民`: who lives there is told by the last character of the place and the first behind it.
pub(super) fn without_people(document: &Document, mention: &Mention) -> Span {
    let (name, after) = (mention.span.of(document.text), &document.text[mention.span.end as usize..]);
    let last = name.chars().next_back().filter(|&c| "市村镇国".contains(fold(c)));
    match last.filter(|_| mention.kind == EntityType::Place && after.starts_with('民') && name.chars().nth(2).is_some()) {
        Some(last) => Span::new(mention.span.start as usize, mention.span.end as usize - last.len_utf8()),
        None => mention.span,
    }
}

/// Listed companies right behind the country they are of: `美国礼来`.
pub(super) fn homed(document: &Document, nth: usize, mentions: &[Mention], classes: Classes) -> Vec<Mention> {
    let end = document.passages[nth].span.end as usize;
    let company = |country: &Mention| {
        let at = country.span.end as usize;
        let behind = &document.text[at..end];
        let name = prefixes(behind).find(|name| name.chars().all(is_han) && classes(name) != 0)?;
        (classes(name) == class::LISTED).then(|| mention(Span::new(at, at + name.len()), EntityType::Organization))
    };
    let countries = mentions.iter().filter(|other| classes(other.span.of(document.text)) == class::COUNTRY);
    countries.filter_map(company).collect()
}

/// `15 亿新加坡元`, `40亿丹麦克朗`: no name.
pub(super) fn currency(document: &Document, mention: Mention) -> bool {
    let (before, after) = (&document.text[..mention.span.start as usize], &document.text[mention.span.end as usize..]);
    let number = before.trim_end().ends_with(|c: char| c.is_numeric() || "万萬亿億兆百千多".contains(c));
    let name = mention.span.of(document.text);
    number
        && (words("currencies").begins(after).is_some()
            || name.chars().nth(2).is_some() && words("currencies").ends(name).is_some())
}

/// A country before a company is a name of its own, and a descriptor none: `丹麦开发商北岬能源`, `英国莱斯特大学`.
pub(super) fn parted(document: &Document, mention: Mention, classes: Classes) -> Vec<Mention> {
    let text = mention.span.of(document.text);
    if mention.kind != EntityType::Organization
        || !text.starts_with(is_han)
        || matches!(classes(text), class::COMPANY | class::LISTED)
    {
        return vec![mention];
    }
    let mut start = 0;
    let mut parts = Vec::new();
    let country = prefixes(text).find(|country| classes(country) == class::COUNTRY).filter(|country| {
        let rest = &text[country.len()..];
        let body = || words("bodies").ends(rest).is_some() && !ends_folded(rest, "学院");
        foreign(rest, classes) && !body() || descriptor(rest).is_some()
    });
    if let Some(country) = country {
        let end = mention.span.start as usize + country.len();
        parts.push(Mention { span: Span::new(mention.span.start as usize, end), kind: EntityType::Place, ..mention });
        start = country.len();
    }
    if let Some(length) = descriptor(&text[start..]) {
        start += length;
    }
    parts.push(Mention { span: Span::new(mention.span.start as usize + start, mention.span.end as usize), ..mention });
    parts
}

/// Beginnings of two to five characters, the longest first.
fn prefixes(text: &str) -> impl Iterator<Item = &str> {
    (2..=5).rev().filter_map(|count| {
        let end = text.char_indices().nth(count)?.0;
        Some(&text[..end])
    })
}

/// Whether what follows a country's name is a name that stands without it.
fn foreign(rest: &str, classes: Classes) -> bool {
    matches!(classes(rest), class::COMPANY | class::LISTED)
        || prefixes(rest)
            .any(|start| matches!(classes(start), class::FOREIGN | class::PLACE | class::SITE | class::COMPANY | class::LISTED))
        || rest.starts_with("皇家")
}

/// The most characters before the end of a descriptor, and the fewest of the name behind it.
const DESCRIBED: usize = 6;
const NAMED: usize = 3;

/// The bytes up to the end of a descriptor that a longer name follows.
fn descriptor(name: &str) -> Option<usize> {
    let starts = name
        .char_indices()
        .take(DESCRIBED)
        .flat_map(|(at, _)| words("descriptors").beginning(&name[at..]).map(move |word| at + word.len()));
    let ends = starts.filter(|&end| name[..end].chars().count() <= DESCRIBED && name[end..].chars().nth(NAMED - 1).is_some());
    ends.max()
}
