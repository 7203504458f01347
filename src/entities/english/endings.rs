//! What the first and last words of an English name say of it, and of where it ends. Knows mentions and tables of words; must not
//! know weights.

use super::table::entries;
use crate::entities::tagger::lists::class;
use crate::entities::{EntityType, Mention, chinese::Classes};
use crate::text::{Document, Map, Span};
use std::sync::LazyLock;

static ENDINGS: LazyLock<Map<&str, EntityType>> = LazyLock::new(|| {
    entries(include_str!("../tables/endings.en.txt")).filter_map(|(name, word)| Some((word, EntityType::of(name)?))).collect()
});

/// By first word: the type, and whether `of`, `for` or `on` must follow.
static BEGINNINGS: LazyLock<Map<&str, (EntityType, bool)>> = LazyLock::new(|| {
    let read = |(name, word): (&'static str, &'static str)| {
        let plain = name.trim_end_matches("-of");
        Some((word, (EntityType::of(plain)?, plain != name)))
    };
    entries(include_str!("../tables/beginnings.en.txt")).filter_map(read).collect()
});

/// Roads whose number belongs to the name.
const ROADS: &[&str] = &["Highway", "Route", "Interstate", "Autoroute", "Autobahn"];
/// Forms of companies that are written after a mark; those that are shortened take their stop.
const FORMS: &[&str] = &[", Inc", ", Ltd", ", LLC", " Inc", " Ltd", " plc", " PLC", " & Co", " Co", "/S", " S.A", " N.V", " Pty"];
const SHORTENED: &[&str] = &["Inc", "Ltd", "Co", "Corp", "Bros", "S.A", "N.V"];

/// The type that the words of a name of several words tell; people may be called anything.
pub(super) fn typed(document: &Document, mention: Mention, classes: Classes) -> Mention {
    let text = mention.span.of(document.text);
    let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text).trim_end_matches('.');
    let Some((rest, last)) = text.rsplit_once(' ') else { return mention };
    let first = rest.split(' ').next().unwrap_or(rest);
    if ROADS.contains(&first) && last.starts_with(|c: char| c.is_ascii_digit()) {
        return Mention { kind: EntityType::Place, ..mention };
    }
    let person = mention.kind == EntityType::Person && matches!(classes(first), class::FIRST | class::NAME);
    match begun(text).or_else(|| ENDINGS.get(last).copied()) {
        Some(kind) if !person && mention.kind != EntityType::Work => Mention { kind, ..mention },
        _ => mention,
    }
}

/// What the first word says: `Ministry of …`, `Typhoon …`.
fn begun(text: &str) -> Option<EntityType> {
    let mut words = text.split(' ');
    let &(kind, joined) = BEGINNINGS.get(words.next()?)?;
    let next = words.next()?;
    (!joined || matches!(next, "of" | "for" | "on")).then_some(kind)
}

/// The name with the form behind it and without the article before it.
pub(super) fn bounded(document: &Document, mention: Mention) -> Mention {
    if mention.kind != EntityType::Organization {
        return mention;
    }
    let (mut start, mut end) = (mention.span.start as usize, mention.span.end as usize);
    let text = mention.span.of(document.text);
    let body = text.strip_prefix("The ").filter(|body| is_body(body));
    start += body.map_or(0, |body| text.len() - body.len());
    start -= headed(&document.text[..start]);
    let rest = &document.text[end..];
    let free = |form: &&&str| !rest[form.len()..].starts_with(char::is_alphanumeric);
    if let Some(form) = FORMS.iter().find(|form| rest.starts_with(**form) && rest.is_char_boundary(form.len()) && free(form)) {
        end += form.len();
    }
    let last = document.text[start..end].rsplit(' ').next().unwrap_or("");
    if SHORTENED.contains(&last) && document.text[end..].starts_with('.') {
        end += 1;
    }
    Mention { span: Span::new(start, end), ..mention }
}

/// How long the `Congress of ` is that stands unmarked before a name; 0 where nothing like it does.
fn headed(before: &str) -> usize {
    let Some(word) = before.strip_suffix(" of ").and_then(|before| before.rsplit(|c: char| !c.is_alphanumeric()).next()) else {
        return 0;
    };
    let heads = BEGINNINGS.get(word).is_some_and(|&(kind, joined)| joined && kind == EntityType::Organization);
    if heads { word.len() + " of ".len() } else { 0 }
}

/// Whether the name is one of a body or firm, by its words; never of a band, a paper or a ship.
fn is_body(text: &str) -> bool {
    begun(text) == Some(EntityType::Organization)
        || text.rsplit(' ').next().and_then(|last| ENDINGS.get(last)) == Some(&EntityType::Organization)
}

/// `Food Corporation` `of` `India`, `Harbour` `and` `Allied Workers' Union`: one name where two were found or the second was not.
pub(super) fn joined(document: &Document, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut joined: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match joined.last_mut() {
            Some(before) if one_body(document, before, &mention) => {
                *before = Mention { span: before.span.union(mention.span), kind: EntityType::Organization, ..*before };
            }
            _ => joined.push(mention),
        }
    }
    joined
}

fn one_body(document: &Document, before: &Mention, here: &Mention) -> bool {
    let (first, second) = (before.span.of(document.text), here.span.of(document.text));
    let body = before.kind == EntityType::Organization;
    match document.text.get(before.span.end as usize..here.span.start as usize) {
        Some(" of ") => {
            let last = first.rsplit(' ').next().unwrap_or(first);
            let headed = BEGINNINGS.get(last).is_some_and(|&(kind, joined)| joined && kind == EntityType::Organization);
            let whole = ENDINGS.get(last) == Some(&EntityType::Organization);
            body && (headed || whole && first.contains(' ')) && matches!(here.kind, EntityType::Place | EntityType::Organization)
        }
        Some(" and ") => {
            let ahead = &document.text.as_bytes()[..before.span.start as usize];
            let article = ahead.last_chunk().is_some_and(|end: &[u8; 4]| end.eq_ignore_ascii_case(b"the "));
            article
                && body
                && here.kind == EntityType::Organization
                && !is_body(first)
                && is_body(second)
                && begun(second).is_none()
        }
        _ => false,
    }
}
