//! What a reader says about marks, as changes of the notebook. Knows marks and the tags floor; must not know how a mark is shown.

use super::article::Article;
use super::corrected::kind_of;
use super::marks::place;
use super::voices::source_name;
use crate::anchor::quote;
use crate::tags::{Change, Correction, Tag};
use crate::text::Span;
use crate::wire::WireAnnotation;

/// What the reader says about a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right.
    Accept,
    /// There is no such thing here.
    Reject,
    /// It is of another type.
    Retype(String),
    /// It names the same as the entity of that name.
    Merge(String),
    /// It names a thing of its own.
    Split,
    /// It reaches from here to there.
    Resize(Span),
}

impl Verdict {
    /// The key of the message that tells it was heard.
    pub fn told(&self) -> &'static str {
        match self {
            Verdict::Accept => "verdict.accepted",
            Verdict::Reject => "verdict.rejected",
            Verdict::Retype(_) => "verdict.retyped",
            Verdict::Merge(_) => "verdict.merged",
            Verdict::Split => "verdict.split",
            Verdict::Resize(_) => "verdict.resized",
        }
    }
}

/// What the reader has said, with the place.
pub type Before = [(Tag, Span)];

/// A correction that is to be written down.
pub type Saying = (Span, Correction);

/// The changes that a verdict on marks makes, one step for all of them; `tag` makes a tag of a place and a correction.
pub fn changes(
    article: &Article,
    before: &Before,
    marks: &[u32],
    verdict: &Verdict,
    tag: &mut dyn FnMut(Saying) -> Tag,
) -> Vec<Change> {
    let mut made = Vec::new();
    for annotation in marks.iter().filter_map(|mark| article.wire.annotations.get(*mark as usize)) {
        let own = place(annotation);
        let sayings = sayings(annotation, own, verdict, before);
        let gone = before.iter().filter(|(tag, span)| is_replaced(tag, *span, own, verdict));
        made.extend(gone.map(|(tag, _)| Change::Remove { tag: tag.clone() }));
        made.extend(sayings.into_iter().map(|saying| Change::Add { tag: tag(saying) }));
    }
    made
}

/// A mark the reader makes where the engine has none.
pub fn addition(span: Span, kind: &str) -> Saying {
    (span, Correction::Add { kind_of: kind.into() })
}

fn sayings(annotation: &WireAnnotation, own: Span, verdict: &Verdict, before: &Before) -> Vec<Saying> {
    let is_own = before.iter().any(|(tag, span)| *span == own && matches!(tag.correction, Some(Correction::Add { .. })));
    match verdict {
        Verdict::Accept => vec![(own, Correction::Accept)],
        // the reader's own mark only goes
        Verdict::Reject if is_own => Vec::new(),
        Verdict::Reject => vec![(own, Correction::Reject)],
        Verdict::Retype(to) if is_own => vec![addition(own, to)],
        Verdict::Retype(to) => vec![(own, Correction::Retype { to: to.clone() })],
        Verdict::Merge(with) => vec![(own, Correction::Merge { with: with.clone() })],
        Verdict::Split => vec![(own, Correction::Split)],
        // back where the engine's own mark is
        Verdict::Resize(to) if before.iter().any(|(tag, span)| span == to && tag.correction == Some(Correction::Reject)) => {
            Vec::new()
        }
        Verdict::Resize(to) if is_own => vec![addition(*to, kind_of(annotation))],
        Verdict::Resize(to) => vec![(own, Correction::Reject), addition(*to, kind_of(annotation))],
    }
}

/// Of what was said about the place before, what a verdict leaves no room for.
fn is_replaced(tag: &Tag, span: Span, own: Span, verdict: &Verdict) -> bool {
    if matches!(verdict, Verdict::Resize(to) if span == *to) {
        return true;
    }
    let Some(said) = tag.correction.as_ref().filter(|_| span == own) else { return false };
    match verdict {
        Verdict::Accept => matches!(said, Correction::Accept | Correction::Reject),
        Verdict::Reject | Verdict::Resize(_) => true,
        Verdict::Retype(_) => matches!(said, Correction::Retype { .. } | Correction::Add { .. }),
        Verdict::Merge(_) => matches!(said, Correction::Merge { .. } | Correction::Split),
        // of a merged name one mention can be split off again
        Verdict::Split => matches!(said, Correction::Split),
    }
}

/// A tag for a correction, with an id and a time from outside.
pub fn tag_of(text: &str, (span, correction): Saying, id: String, now: &str) -> Tag {
    let (created, modified) = (now.to_string(), now.to_string());
    Tag { id, target: quote(text, span), correction: Some(correction), created, modified, ..Tag::default() }
}

/// The marks a verdict in bulk goes to: all mentions of an entity, all figures with the same words, all statements of a source.
pub fn alike(article: &Article, mark: u32) -> Vec<u32> {
    let all = &article.wire.annotations;
    let Some(own) = all.get(mark as usize) else { return Vec::new() };
    let source = |annotation: &WireAnnotation| match annotation {
        WireAnnotation::Attribution(attribution) => source_name(article, attribution).map(|(name, _)| name),
        _ => None,
    };
    let words = |annotation: &WireAnnotation| place(annotation).of(&article.text);
    let named = source(own);
    let same = |other: &WireAnnotation| match (own, other) {
        (WireAnnotation::Entity(a), WireAnnotation::Entity(b)) => a.entity == b.entity,
        (WireAnnotation::Figure(a), WireAnnotation::Figure(b)) => a.kind == b.kind && words(own) == words(other),
        (WireAnnotation::Attribution(a), WireAnnotation::Attribution(b)) => {
            a.source_kind == b.source_kind && source(other) == named
        }
        _ => false,
    };
    (0..all.len() as u32).filter(|nth| same(&all[*nth as usize])).collect()
}

/// A mark with one end moved by a character, or by a word of letters; none where nothing would be left or the text ends.
pub fn resized(text: &str, span: Span, last: bool, out: bool) -> Option<Span> {
    let at = if last { span.end } else { span.start } as usize;
    let moved = if last == out { after(text, at)? } else { before(text, at)? };
    let to = if last { Span { end: moved, ..span } } else { Span { start: moved, ..span } };
    (to.start < to.end).then_some(to)
}

fn is_letter(c: &char) -> bool {
    c.is_ascii_alphanumeric()
}

fn after(text: &str, at: usize) -> Option<u32> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let word: usize = rest.chars().take_while(is_letter).map(char::len_utf8).sum();
    Some((at + word.max(first.len_utf8())) as u32)
}

fn before(text: &str, at: usize) -> Option<u32> {
    let head = &text[..at];
    let last = head.chars().next_back()?;
    let word: usize = head.chars().rev().take_while(is_letter).map(char::len_utf8).sum();
    Some((at - word.max(last.len_utf8())) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::article::{Origin, tests::wire};

    const TEXT: &str = "Ann-said-that:$14.3bn.xxx";

    fn article() -> Article {
        Article::new(TEXT.into(), Origin::Paste, None).with_marks(wire())
    }

    fn made(before: &Before, mark: u32, verdict: Verdict) -> Vec<Change> {
        let mut nth = before.len();
        let mut tag = |saying: Saying| {
            nth += 1;
            tag_of(TEXT, saying, nth.to_string(), "now")
        };
        changes(&article(), before, &[mark], &verdict, &mut tag)
    }

    fn written(changes: &[Change]) -> Vec<(Tag, Span)> {
        let tags = changes.iter().filter_map(|change| match change {
            Change::Add { tag } => Some(tag.clone()),
            _ => None,
        });
        tags.map(|tag| (tag.clone(), Span { start: tag.target.start.unwrap(), end: tag.target.end.unwrap() })).collect()
    }

    #[test]
    fn a_second_verdict_replaces_the_first() {
        let first = made(&[], 0, Verdict::Accept);
        let second = made(&written(&first), 0, Verdict::Reject);
        assert!(matches!(second.as_slice(), [Change::Remove { .. }, Change::Add { .. }]));
        // a type and being right go together
        assert!(matches!(made(&written(&first), 0, Verdict::Retype("place".into())).as_slice(), [Change::Add { .. }]));
        assert_eq!(alike(&article(), 0), [0]);
    }

    #[test]
    fn resizing_takes_the_old_mark_away_and_rejecting_leaves_no_trace_of_an_own_one() {
        let to = Span { start: 8, end: 13 };
        let first = made(&[], 1, Verdict::Resize(to));
        assert_eq!(written(&first).len(), 2);
        let own = [(written(&first)[1].0.clone(), Span { start: 8, end: 12 })];
        assert!(matches!(made(&own, 1, Verdict::Reject).as_slice(), [Change::Remove { .. }]));
        // and back again: nothing is left of it
        let both = [(written(&first)[0].0.clone(), Span { start: 6, end: 12 }), own[0].clone()];
        let back = made(&both, 1, Verdict::Resize(Span { start: 6, end: 12 }));
        assert!(matches!(back.as_slice(), [Change::Remove { .. }, Change::Remove { .. }]));
    }

    #[test]
    fn ends_move_by_characters_and_words() {
        let text = "好 Meta Platforms 說";
        let meta = Span { start: 4, end: 8 };
        let longer = resized(text, resized(text, meta, true, true).unwrap(), true, true).unwrap();
        assert_eq!(longer.of(text), "Meta Platforms");
        assert_eq!(resized(text, meta, false, true).unwrap().of(text), " Meta");
        assert_eq!(resized(text, meta, true, false), None);
        assert_eq!(resized("好", Span { start: 0, end: 3 }, true, true), None);
    }
}
