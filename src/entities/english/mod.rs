//! What words say for certain about English names: the last word of a company or a law, the state behind a city. Knows mentions, list
//! words and the guide's rules; must not know weights.

mod endings;
pub(super) mod evidence;
pub(super) mod nations;
mod places;
mod quoted;
mod table;

use super::chinese::Classes;
use super::{EntityType, Mention};
use crate::text::{Document, Span};

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
    "Ledger",
    "Register",
    "Weekly",
    "Week",
];

/// Those of them that papers go by alone: `the Ledger`.
const ALONE: [&str; 2] = ["Ledger", "Register"];

/// Applies the rules to the mentions of passage `nth`, sorted and without overlaps, as they come back.
pub(super) fn apply(document: &Document, nth: usize, mentions: Vec<Mention>, classes: Classes) -> Vec<Mention> {
    let mentions = mentions.into_iter().flat_map(|mention| places::parted(document, mention));
    let mentions = mentions.map(|mention| nations::without_nation(document, mention));
    let mentions = mentions.map(|mention| endings::typed(document, without_tail(document, mention), classes)).collect();
    let mut mentions = places::joined(document, endings::joined(document, mentions), classes);
    for mention in &mut mentions {
        let typed = endings::bounded(document, endings::typed(document, *mention, classes));
        let typed = with_version(document, with_year(document, as_paper(document, typed)));
        *mention = places::with_stop(document, typed);
    }
    mentions.retain(|mention| !is_money(document, mention.span) && !nations::only_nation(document, mention));
    mentions.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    quoted::apply(document, nth, evidence::led(document, nth, mentions))
}

/// Capitals mark where a name ends: `Otukpo` railway station, `Juniper` voice assistant.
fn without_tail(document: &Document, mention: Mention) -> Mention {
    let text = mention.span.of(document.text);
    let described = |last: &str| match mention.kind {
        EntityType::Place | EntityType::Organization => true,
        EntityType::Product => evidence::is_product(last),
        _ => false,
    };
    let small = |word: &str| word.chars().all(char::is_lowercase) && word != "plc";
    let mut kept = text;
    while let Some((rest, last)) = kept.rsplit_once(' ') {
        let tail = small(last) && rest.contains(char::is_uppercase);
        if !tail || kept == text && !described(last) {
            break;
        }
        kept = rest;
    }
    Mention { span: Span::new(mention.span.start as usize, mention.span.start as usize + kept.len()), ..mention }
}

/// A version belongs to a product's name: `Tola 3.1`.
fn with_version(document: &Document, mention: Mention) -> Mention {
    let rest = &document.text[mention.span.end as usize..];
    let version: &str =
        rest.strip_prefix(' ').map_or("", |rest| &rest[..rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count()]);
    let version = version.trim_end_matches('.');
    let whole = version.contains('.') && !rest[1 + version.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '%');
    let end = mention.span.end as usize + if whole && mention.kind == EntityType::Product { 1 + version.len() } else { 0 };
    let named = mention.span.of(document.text).ends_with(char::is_alphabetic);
    Mention { span: Span::new(mention.span.start as usize, if named { end } else { mention.span.end as usize }), ..mention }
}

/// An amount in rand: `R38m`, `R6 000`.
fn is_money(document: &Document, span: Span) -> bool {
    let text = span.of(document.text);
    let Some(digits) = text.strip_prefix('R').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) else { return false };
    let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ','));
    let rest = &document.text[span.end as usize..];
    plain && (digits.contains(' ') || ["m", "bn", "k", " million", " billion"].iter().any(|unit| rest.starts_with(unit)))
}

/// `The Alameda Wire`, whatever the model takes it for.
fn as_paper(document: &Document, mention: Mention) -> Mention {
    let text = mention.span.of(document.text);
    let last = text.rsplit(' ').next().unwrap_or(text);
    let before = &document.text[..mention.span.start as usize];
    let article = before.ends_with("The ");
    let own = text.starts_with("The ");
    let several = text.trim_start_matches("The ").contains(' ');
    if !several && (article || before.ends_with("the ")) && ALONE.contains(&last) {
        return Mention { kind: EntityType::Organization, ..mention };
    }
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
