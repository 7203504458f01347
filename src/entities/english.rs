//! What words say for certain about English names: the last word of a company or a law, the state behind a city. Knows mentions, list
//! words and the guide's rules; must not know weights.

use super::chinese::Classes;
use super::tagger::lists::class;
use super::{EntityType, Mention};
use crate::text::{Document, Span};

/// The last words of names of several words, and what such names are.
const ENDINGS: &[(EntityType, &[&str])] = &[
    (
        EntityType::Organization,
        &[
            "Partners",
            "Securities",
            "Capital",
            "Bank",
            "Bancorp",
            "Union",
            "Unions",
            "Commission",
            "Authority",
            "Ministry",
            "Department",
            "Agency",
            "Institute",
            "University",
            "Association",
            "Federation",
            "Council",
            "Committee",
            "Government",
            "Inc",
            "Ltd",
            "Corp",
            "LLC",
            "PLC",
            "plc",
            "SA",
            "AG",
            "GmbH",
            "NV",
            "Holdings",
            "Group",
            "Foundation",
            "Ventures",
            "Analytics",
            "Pharmaceuticals",
            "Therapeutics",
            "Technologies",
            "Robotics",
            "Motors",
            "Airlines",
            "Airways",
            "Industries",
            "Labs",
            "Ministries",
            "Trust",
            "Society",
            "Observatory",
            "Bureau",
            "Police",
        ],
    ),
    (
        EntityType::Event,
        &[
            "Cup",
            "Games",
            "Olympics",
            "Conference",
            "Summit",
            "Festival",
            "Forum",
            "Championship",
            "Championships",
            "Marathon",
            "Expo",
            "Prix",
            "Carnival",
            "Trophy",
        ],
    ),
    (EntityType::Work, &["Act"]),
    (
        EntityType::Place,
        &[
            "Ground",
            "Stadium",
            "Arena",
            "Airport",
            "Canyon",
            "River",
            "Mountains",
            "Bridge",
            "Street",
            "Avenue",
            "Square",
            "Highway",
            "Harbour",
            "Harbor",
            "County",
            "Islands",
            "Peninsula",
            "Valley",
        ],
    ),
];
/// The last words of newspapers' names; their article belongs to them.
const PAPERS: &[&str] = &[
    "Times",
    "Gazette",
    "Herald",
    "Tribune",
    "Courier",
    "Chronicle",
    "Mirror",
    "Telegraph",
    "Observer",
    "Journal",
    "Leader",
    "Echo",
    "Argus",
    "Bulletin",
    "Examiner",
    "Inquirer",
    "Dispatch",
    "Sentinel",
    "Mercury",
    "Advertiser",
    "Guardian",
    "Independent",
    "Standard",
    "Wire",
    "Globe",
    "Post",
];
/// Roads whose number belongs to the name.
const ROADS: &[&str] = &["Highway", "Route", "Interstate", "Autoroute", "Autobahn"];
/// States as datelines shorten them; the stop belongs to the name.
const STATES: &[&str] = &[
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md", "Mich",
    "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Va", "Vt", "Wash", "Wis", "Wyo", "Ont", "Que",
    "Alta", "Man", "Sask",
];

/// Applies the rules to the mentions of a passage, sorted and without overlaps, as they come back.
pub(super) fn apply(document: &Document, mentions: Vec<Mention>, classes: Classes) -> Vec<Mention> {
    let mut mentions = joined_places(document, mentions, classes);
    for mention in &mut mentions {
        *mention = with_year(document, as_paper(document, as_ended(document, *mention, classes)));
        mention.span = with_stop(document, *mention);
    }
    mentions.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    mentions
}

/// The type that the last word of a name of several words tells; people may be called anything.
fn as_ended(document: &Document, mention: Mention, classes: Classes) -> Mention {
    let text = mention.span.of(document.text);
    let Some((rest, last)) = text.trim_end_matches('.').rsplit_once(' ') else { return mention };
    let first = rest.split(' ').next().unwrap_or(rest);
    if ROADS.contains(&first) && last.starts_with(|c: char| c.is_ascii_digit()) {
        return Mention { kind: EntityType::Place, ..mention };
    }
    let person = mention.kind == EntityType::Person && matches!(classes(first), class::FIRST | class::NAME);
    let told = ENDINGS.iter().find(|(_, words)| words.contains(&last)).map(|&(kind, _)| kind);
    match told {
        Some(kind) if !person => Mention { kind, ..mention },
        _ => mention,
    }
}

/// `The Alameda Wire`, whatever the model takes it for.
fn as_paper(document: &Document, mention: Mention) -> Mention {
    let text = mention.span.of(document.text);
    let last = text.rsplit(' ').next().unwrap_or(text);
    let before = &document.text[..mention.span.start as usize];
    let article = before.ends_with("The ");
    let own = text.starts_with("The ");
    let several = text.trim_start_matches("The ").contains(' ');
    if !PAPERS.contains(&last) || !several || mention.kind == EntityType::Person && !article {
        return mention;
    }
    let start = mention.span.start as usize - if article && !own { 4 } else { 0 };
    Mention { span: Span::new(start, mention.span.end as usize), kind: EntityType::Organization, ..mention }
}

/// A law keeps its year: `Transport Act 1985`, `Consumer Protection Act, 2019`.
fn with_year(document: &Document, mention: Mention) -> Mention {
    let text = mention.span.of(document.text);
    if mention.kind != EntityType::Work || !(text.ends_with(" Act") || text.ends_with(" Law")) {
        return mention;
    }
    let rest = &document.text[mention.span.end as usize..];
    let gap = if rest.starts_with(", ") { 2 } else { usize::from(rest.starts_with(' ')) };
    let digits = rest[gap..].chars().take_while(char::is_ascii_digit).count();
    let law = gap > 0 && digits == 4 && rest[gap..].starts_with(['1', '2']);
    let end = mention.span.end as usize + if law { gap + 4 } else { 0 };
    Mention { span: Span::new(mention.span.start as usize, end), ..mention }
}

/// `San Jose, Calif.`
fn with_stop(document: &Document, mention: Mention) -> Span {
    let text = mention.span.of(document.text);
    let last = text.rsplit([' ', ',']).next().unwrap_or(text);
    let short = mention.kind == EntityType::Place && text.contains(", ") && STATES.contains(&last);
    let stop = document.text[mention.span.end as usize..].starts_with('.');
    Span::new(mention.span.start as usize, mention.span.end as usize + usize::from(short && stop))
}

/// `Davos, Switzerland` is one place; a list of places is not joined, nor are two countries.
fn joined_places(document: &Document, mentions: Vec<Mention>, classes: Classes) -> Vec<Mention> {
    let mut joined: Vec<Mention> = Vec::with_capacity(mentions.len());
    let mut last_joined = false;
    for (nth, mention) in mentions.iter().enumerate() {
        let listed = mentions.get(nth + 1).is_some_and(|next| is_list(document, mention.span, next.span));
        match joined.last_mut() {
            Some(before) if !last_joined && !listed && follows(document, before, mention, classes) => {
                before.span = before.span.union(mention.span);
                last_joined = true;
            }
            _ => {
                joined.push(*mention);
                last_joined = false;
            }
        }
    }
    joined
}

fn follows(document: &Document, before: &Mention, here: &Mention, classes: Classes) -> bool {
    let places = before.kind == EntityType::Place && here.kind == EntityType::Place;
    let country = classes(before.span.of(document.text)) == class::TERRITORY;
    let list = document.text[here.span.end as usize..].starts_with(" and ");
    places && !country && !list && document.text.get(before.span.end as usize..here.span.start as usize) == Some(", ")
}

fn is_list(document: &Document, here: Span, next: Span) -> bool {
    let between = document.text.get(here.end as usize..next.start as usize).unwrap_or("");
    matches!(between, ", " | " and " | ", and " | " or " | " & " | " and the " | ", and the ")
}
