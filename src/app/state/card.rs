//! What the card says about a mark. Knows an article; must not know how a card is shown.

use super::article::Article;
use super::marks::{Role, whole};
use super::voices::source_name;
use crate::query::Field;
use crate::text::Span;
use crate::wire::{WireAnnotation, WireAttribution, WireFigure, WireMention, WireValue, coded};

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The mark.
    pub mark: u32,
    /// What it is about.
    pub subject: Subject,
    /// Who says it, for a figure or a name inside what is said: name and kind.
    pub said_by: Option<(String, String)>,
    /// The filter that shows its like.
    pub clause: String,
    /// How many there are of its like, and which of them it is (from 1).
    pub rank: (usize, usize),
    /// Where the next and the one before are.
    pub next: Option<u32>,
    /// The one before.
    pub previous: Option<u32>,
}

/// What a card is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A name.
    Entity {
        /// The fullest name.
        name: String,
        /// Its type.
        kind: String,
        /// The other names.
        aliases: Vec<String>,
    },
    /// A figure.
    Figure {
        /// As written.
        words: String,
        /// Its type.
        kind: String,
        /// Its value in one line ([`coded`]), without its bound.
        value: String,
        /// How the words bound it.
        bound: Option<String>,
        /// How the value was read.
        reading: String,
        /// The calendar days, where determined.
        days: Option<(String, String)>,
        /// In units that can be compared, where it is a measure.
        measure: Option<String>,
    },
    /// Who says what.
    Attribution {
        /// The source; empty where nobody is named.
        name: String,
        /// Whether it was inferred.
        inferred: bool,
        /// The kind of source.
        kind: String,
        /// The kind of quotation.
        quote: String,
        /// The kind of statement.
        statement: String,
        /// The word that lifts it.
        cue: String,
        /// A person's post.
        role: String,
        /// Why the source is not named.
        reason: String,
    },
}

/// The card for a mark; none for a number that is no mark.
pub fn card(article: &Article, mark: u32) -> Option<Card> {
    let annotation = article.wire.annotations.get(mark as usize)?;
    let (subject, clause) = match annotation {
        WireAnnotation::Entity(mention) => entity(article, mention),
        WireAnnotation::Figure(figure) => self::figure(article, figure),
        WireAnnotation::Attribution(a) => attribution(article, a),
    };
    let like = alike(article, annotation);
    let at = like.iter().position(|&other| other == mark)?;
    let step = |by: isize| {
        let other = (at as isize + by).rem_euclid(like.len() as isize) as usize;
        (like.len() > 1).then(|| like[other])
    };
    Some(Card {
        mark,
        subject,
        said_by: said_by(article, annotation),
        clause,
        rank: (at + 1, like.len()),
        next: step(1),
        previous: step(-1),
    })
}

fn entity(article: &Article, mention: &WireMention) -> (Subject, String) {
    let entity = article.entity(&mention.entity);
    let name = entity.map_or_else(|| article.words(mention.start, mention.end).to_string(), |entity| entity.name.clone());
    let aliases = entity.map(|entity| entity.aliases.clone()).unwrap_or_default();
    let filter = Field::Entity.term(&name);
    (Subject::Entity { name, kind: mention.kind.clone(), aliases }, filter)
}

fn figure(article: &Article, figure: &WireFigure) -> (Subject, String) {
    let value = &figure.value;
    let single = |day: &Option<String>, other: &Option<String>| day.clone().or_else(|| other.clone());
    let days = single(&value.start, &value.end).zip(single(&value.end, &value.start));
    let measure = value.si.as_ref().map(|si| {
        let (value, unit) = (si.value.clone(), Some(si.unit.clone()));
        coded("measure", &WireValue { value, low: si.low.clone(), high: si.high.clone(), unit, ..WireValue::default() })
    });
    let subject = Subject::Figure {
        words: article.words(figure.start, figure.end).to_string(),
        kind: figure.kind.clone(),
        value: coded(&figure.kind, &WireValue { bound: None, ..value.clone() }),
        bound: value.bound.clone(),
        reading: figure.reading.clone(),
        days,
        measure,
    };
    (subject, figure_clause(figure))
}

/// Figures like this one: money and percentages of at least as much, others of the kind.
fn figure_clause(figure: &WireFigure) -> String {
    let amount = figure.value.amount.as_ref().or(figure.value.value.as_ref()).or(figure.value.low.as_ref());
    match amount {
        Some(amount) if matches!(figure.kind.as_str(), "money" | "percent") => format!("type:{} >={amount}", figure.kind),
        _ => format!("type:{}", figure.kind),
    }
}

fn attribution(article: &Article, a: &WireAttribution) -> (Subject, String) {
    let words = |span: &Option<crate::wire::WireSpan>| span.map_or("", |s| article.words(s.start, s.end)).to_string();
    let (name, inferred) = source_name(article, a).unwrap_or_default();
    let filter = if name.is_empty() { Field::Source.term(&a.source_kind) } else { Field::SaidBy.term(&name) };
    let subject = Subject::Attribution {
        name,
        inferred,
        kind: a.source_kind.clone(),
        quote: a.quote.clone(),
        statement: a.statement.clone(),
        cue: words(&a.cue),
        role: words(&a.role),
        reason: words(&a.anonymity_reason),
    };
    (subject, filter)
}

/// The marks a reader would call the same: of one entity, of one type of figure, by one source.
fn alike(article: &Article, annotation: &WireAnnotation) -> Vec<u32> {
    let source = |a: &WireAttribution| source_name(article, a).map(|(name, _)| name);
    let own = match annotation {
        WireAnnotation::Attribution(a) => source(a),
        _ => None,
    };
    let same = |other: &WireAnnotation| match (annotation, other) {
        (WireAnnotation::Entity(a), WireAnnotation::Entity(b)) => a.entity == b.entity,
        (WireAnnotation::Figure(a), WireAnnotation::Figure(b)) => a.kind == b.kind,
        (WireAnnotation::Attribution(a), WireAnnotation::Attribution(b)) => a.source_kind == b.source_kind && source(b) == own,
        _ => false,
    };
    let all = article.wire.annotations.iter().enumerate();
    all.filter(|(_, other)| same(other)).map(|(nth, _)| nth as u32).collect()
}

/// The innermost attribution over a figure or a name.
fn said_by(article: &Article, annotation: &WireAnnotation) -> Option<(String, String)> {
    let span = match annotation {
        WireAnnotation::Entity(mention) => Span { start: mention.start, end: mention.end },
        WireAnnotation::Figure(figure) => Span { start: figure.start, end: figure.end },
        WireAnnotation::Attribution(_) => return None,
    };
    let over = article.marks.within(span).filter(|part| part.role == Role::Said && part.span.contains(span));
    let attributions = over.filter_map(|part| match &article.wire.annotations[part.mark as usize] {
        WireAnnotation::Attribution(attribution) => Some(attribution),
        _ => None,
    });
    let innermost = attributions.min_by_key(|attribution| whole(attribution).len())?;
    Some((source_name(article, innermost).map(|(name, _)| name).unwrap_or_default(), innermost.source_kind.clone()))
}

/// Of the marks over one place, the one a card is about: figures and names before what is said around them, in any case the shortest.
pub fn chosen(article: &Article, marks: impl Iterator<Item = u32>) -> Option<u32> {
    let rank = |mark: &u32| match &article.wire.annotations[*mark as usize] {
        WireAnnotation::Figure(_) => (0, 0),
        WireAnnotation::Entity(_) => (1, 0),
        WireAnnotation::Attribution(attribution) => (2, whole(attribution).len()),
    };
    marks.filter(|mark| (*mark as usize) < article.wire.annotations.len()).min_by_key(rank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::{Origin, tests::wire};

    #[test]
    fn cards_say_what_and_who() {
        let article = Article::new("Ann-said-that:$14.3bn.xxx".into(), Origin::Paste, None).with_marks(wire());
        let money = card(&article, 1).unwrap();
        assert_eq!(money.said_by, Some(("Ann-".into(), "anonymous".into())));
        assert_eq!(money.clause, "type:money >=14300000000");
        assert_eq!((money.rank, money.next), ((1, 1), None));
        assert_eq!(chosen(&article, [2, 1].into_iter()), Some(1));
        assert!(card(&article, 99).is_none());
    }
}
