//! Which places that stand one after another are one: `Davos, Switzerland`, `Evansville, Indiana, United States`. Knows mentions and
//! a table of regions; must not know weights.

use crate::entities::tagger::lists::class;
use crate::entities::{EntityType, Mention, chinese::Classes};
use crate::text::{Document, Map, Span};
use std::sync::LazyLock;

/// States, provinces and parts of countries that stand behind a town's name, a line each.
static REGIONS: LazyLock<Map<&str, ()>> =
    LazyLock::new(|| include_str!("../tables/regions.en.txt").lines().map(|region| (region.trim_end_matches('.'), ())).collect());
/// States as datelines shorten them; the stop belongs to the name.
const STATES: &[&str] = &[
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md", "Mich",
    "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Va", "Vt", "Wash", "Wis", "Wyo", "Ont", "Que",
    "Alta", "Man", "Sask",
];

/// What a place's name names.
#[derive(Clone, Copy, PartialEq)]
enum Size {
    Town,
    Region,
    Country,
}

/// Joins them; a list of places stays one.
pub(super) fn joined(document: &Document, mentions: Vec<Mention>, classes: Classes) -> Vec<Mention> {
    let mut joined: Vec<Mention> = Vec::with_capacity(mentions.len());
    // the last part of the last name, where that is a place
    let mut last: Option<Span> = None;
    for (nth, &mention) in mentions.iter().enumerate() {
        let listed = mentions.get(nth + 1).is_some_and(|next| is_list(document, mention.span, next.span));
        let place = mention.kind == EntityType::Place;
        match joined.last_mut().zip(last.filter(|_| place)) {
            Some((before, part)) if follows(document, before.span, part, mention.span, listed, classes) => {
                before.span = before.span.union(mention.span);
            }
            _ => joined.push(mention),
        }
        last = place.then_some(mention.span);
    }
    joined
}

fn follows(document: &Document, whole: Span, part: Span, here: Span, listed: bool, classes: Classes) -> bool {
    if document.text.get(part.end as usize..here.start as usize) != Some(", ") {
        return false;
    }
    let (before, after) = (size(document, part, classes), size(document, here, classes));
    let same = part.of(document.text) == here.of(document.text);
    let list = listed || document.text[here.end as usize..].starts_with(" and ");
    match (before, after) {
        (Size::Country, _) => false,
        (Size::Town, Size::Region) => true,
        (Size::Region, Size::Region) => same,
        (Size::Region, Size::Country) => whole != part || !list,
        (Size::Region, Size::Town) => false,
        (Size::Town, _) => whole == part && !list,
    }
}

fn size(document: &Document, span: Span, classes: Classes) -> Size {
    let text = span.of(document.text);
    match is_region(text) {
        true => Size::Region,
        false if classes(text) == class::TERRITORY => Size::Country,
        false => Size::Town,
    }
}

fn is_region(text: &str) -> bool {
    let short = text.trim_end_matches('.');
    REGIONS.contains_key(short) || STATES.contains(&short)
}

/// Places that one mention has taken for one: `AMSTERDAM/SAN FRANCISCO`, `Tamil Nadu, Odisha and Assam`.
pub(super) fn parted(document: &Document, mention: Mention) -> Vec<Mention> {
    let text = mention.span.of(document.text);
    let series = text.contains(", ") && text.contains(" and ");
    if mention.kind != EntityType::Place || !(series || text.contains('/')) {
        return vec![mention];
    }
    let (mut parts, mut start) = (Vec::new(), 0);
    let mut cut = |from: usize, to: usize| {
        let span = Span::new(mention.span.start as usize + from, mention.span.start as usize + to);
        parts.extend(span.of(document.text).starts_with(char::is_uppercase).then_some(Mention { span, ..mention }));
    };
    for at in 0..text.len() {
        let joint =
            [", and ", ", ", " and ", "/"].into_iter().find(|joint| text.is_char_boundary(at) && text[at..].starts_with(joint));
        if let Some(joint) = joint.filter(|_| at >= start) {
            cut(start, at);
            start = at + joint.len();
        }
    }
    cut(start, text.len());
    parts
}

/// The stop of `San Jose, Calif.` belongs to the name.
pub(super) fn with_stop(document: &Document, mention: Mention) -> Mention {
    let text = mention.span.of(document.text);
    let last = text.rsplit([' ', ',']).next().unwrap_or(text);
    let short = mention.kind == EntityType::Place && text.contains(", ") && (STATES.contains(&last) || last == "D.C");
    let stop = short && document.text[mention.span.end as usize..].starts_with('.');
    Mention { span: Span::new(mention.span.start as usize, mention.span.end as usize + usize::from(stop)), ..mention }
}

fn is_list(document: &Document, here: Span, next: Span) -> bool {
    let between = document.text.get(here.end as usize..next.start as usize).unwrap_or("");
    matches!(between, ", " | " and " | ", and " | " or " | " & " | " and the " | ", and the ")
}
