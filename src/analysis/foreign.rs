//! Marks of a host's own models and names it lists, merged with the engine's. Knows which of two marks that overlap stays; must not
//! know where marks come from.
//!
//! What the host says wins over what the engine finds in the same place, layer by layer; marks win over listed names.
//! Everything that follows from marks (links, numbers inside names, sources, voices) follows from the merged ones.

use super::Layers;
use crate::attributions::Attribution;
use crate::entities::{Mention, UserList};
use crate::figures::Figure;
use crate::text::{Document, Span, by_key, place_key};

/// Marks that others have found, sorted by place, and names they list.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreign {
    /// Names; their `entity` is found out.
    pub mentions: Vec<Mention>,
    /// Figures.
    pub figures: Vec<Figure>,
    /// Attributions; the entities of their sources are found out.
    pub attributions: Vec<Attribution>,
    /// Names with types, for this text.
    pub listed: UserList,
    /// The layers that hold no marks of the engine's own.
    pub replaces: Layers,
}

impl Default for Foreign {
    fn default() -> Self {
        let replaces = Layers { entities: false, figures: false, attributions: false };
        Foreign { mentions: Vec::new(), figures: Vec::new(), attributions: Vec::new(), listed: UserList::default(), replaces }
    }
}

impl Foreign {
    /// The names of both, and the listed ones.
    pub(super) fn over_mentions(&self, document: &Document, own: Vec<Mention>) -> Vec<Mention> {
        let own = if self.replaces.entities { Vec::new() } else { own };
        over(self.listed.apply(document, own), &self.mentions, false, |mention| mention.span)
    }

    /// The figures of both.
    pub(super) fn over_figures(&self, own: Vec<Figure>) -> Vec<Figure> {
        over(own, &self.figures, self.replaces.figures, |figure| figure.span)
    }

    /// The attributions of both; `mentions` say who a source is.
    pub(super) fn over_attributions(&self, mut own: Vec<Attribution>, mentions: &[Mention]) -> Vec<Attribution> {
        own.retain(|own| !self.replaces.attributions && !self.attributions.iter().any(|theirs| same_place(own, theirs)));
        own.extend(self.attributions.iter().cloned().map(|theirs| with_entity(theirs, mentions)));
        by_key(own, |attribution| u64::from(attribution.first_byte()))
    }
}

/// Theirs, and those of ours that lie beside them. Linear where theirs are sorted and do not overlap each other.
fn over<T: Clone>(own: Vec<T>, theirs: &[T], replaces: bool, span: impl Fn(&T) -> Span) -> Vec<T> {
    let free = |mark: &T| {
        let near = theirs.partition_point(|other| span(other).end <= span(mark).start);
        !theirs.get(near).is_some_and(|other| span(other).overlaps(span(mark)))
    };
    let mut all: Vec<T> = own.into_iter().filter(|mark| !replaces && free(mark)).collect();
    all.extend(theirs.iter().cloned());
    by_key(all, |mark| place_key(span(mark)))
}

/// Whether two attributions are of the same words: one cue, or a piece of content of both.
fn same_place(own: &Attribution, theirs: &Attribution) -> bool {
    let cues = own.cue.zip(theirs.cue).is_some_and(|(own, theirs)| own.overlaps(theirs));
    cues || own.content.iter().any(|own| theirs.content.iter().any(|theirs| own.overlaps(*theirs)))
}

fn with_entity(mut attribution: Attribution, mentions: &[Mention]) -> Attribution {
    let named = |span: Span| mentions.iter().find(|mention| span.overlaps(mention.span)).map(|mention| mention.entity);
    if let Some(source) = &mut attribution.source {
        source.entity = named(source.span);
    }
    if let Some(inferred) = &mut attribution.inferred_source {
        inferred.entity = named(inferred.span);
    }
    attribution
}
