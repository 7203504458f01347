//! Scores of attributions. Knows the guide's rule: a part matches where it overlaps by half (Jaccard, in characters). Must not know
//! how sources are found.

use super::Count;
use crate::text::Span;
use crate::training::marked::GoldAttribution;

/// How well attributions agree, as wholes and by part.
#[derive(Clone, Debug, Default)]
pub struct AttributionScore {
    /// Source, cue and content all match; where gold has no source or cue, none must be found.
    pub triple: Count,
    /// Sources of attributions that were paired.
    pub source: Count,
    /// Cues.
    pub cue: Count,
    /// Contents.
    pub content: Count,
    /// Sources to the character, of attributions that were paired.
    pub source_exact: Count,
    /// Cues to the character.
    pub cue_exact: Count,
    /// Contents to the character, in as many spans.
    pub content_exact: Count,
    /// Kinds of source over matched triples.
    pub kind: Count,
    /// Kinds of quotation over matched triples.
    pub quote: Count,
}

/// Parts match from this overlap on.
pub(super) const ENOUGH: f64 = 0.5;

/// How far the parts of two attributions overlap.
#[derive(Clone, Copy)]
pub(super) struct Overlap {
    /// Of the sources.
    pub source: f64,
    /// Of the cues.
    pub cue: f64,
    /// Of the contents.
    pub content: f64,
}

impl AttributionScore {
    /// Adds the comparison of one text.
    pub fn add(&mut self, text: &str, gold: &[GoldAttribution], found: &[GoldAttribution]) {
        type Part = fn(&GoldAttribution) -> bool;
        let (source, cue, content): (Part, Part, Part) = (|a| a.source.is_some(), |a| a.cue.is_some(), |_| true);
        for (counts, part) in [
            (vec![&mut self.source, &mut self.source_exact], source),
            (vec![&mut self.cue, &mut self.cue_exact], cue),
            (vec![&mut self.triple, &mut self.content, &mut self.content_exact], content),
        ] {
            for count in counts {
                count.gold += gold.iter().filter(|a| part(a)).count() as f64;
                count.found += found.iter().filter(|a| part(a)).count() as f64;
            }
        }
        for (g, f, overlap) in pair(text, gold, found) {
            self.add_pair(&gold[g], &found[f], overlap);
        }
    }

    fn add_pair(&mut self, gold: &GoldAttribution, found: &GoldAttribution, overlap: Overlap) {
        let counts = |yes: bool| f64::from(u8::from(yes));
        self.source.right += counts(gold.source.is_some() && overlap.source >= ENOUGH);
        self.cue.right += counts(gold.cue.is_some() && overlap.cue >= ENOUGH);
        self.content.right += counts(overlap.content >= ENOUGH);
        self.source_exact.right += counts(gold.source.is_some() && gold.source == found.source);
        self.cue_exact.right += counts(gold.cue.is_some() && gold.cue == found.cue);
        self.content_exact.right += counts(gold.content == found.content);
        if overlap.source >= ENOUGH && overlap.cue >= ENOUGH && overlap.content >= ENOUGH {
            self.triple.right += 1.0;
            self.kind.add(Count { right: counts(gold.source_kind == found.source_kind), found: 1.0, gold: 1.0 });
            self.quote.add(Count { right: counts(gold.quote == found.quote), found: 1.0, gold: 1.0 });
        }
    }
}

/// Pairs attributions one to one, best overlap first.
pub(super) fn pair(text: &str, gold: &[GoldAttribution], found: &[GoldAttribution]) -> Vec<(usize, usize, Overlap)> {
    let mut candidates = Vec::new();
    for (g, wanted) in gold.iter().enumerate() {
        for (f, got) in found.iter().enumerate() {
            let overlap = overlap(text, wanted, got);
            let weight = overlap.source / 4.0 + overlap.cue + overlap.content;
            if overlap.cue > 0.0 && wanted.cue.is_some() || overlap.content > 0.0 {
                candidates.push((weight, g, f, overlap));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut gold_taken, mut found_taken) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut pairs = Vec::new();
    for (_, g, f, overlap) in candidates {
        if !gold_taken[g] && !found_taken[f] {
            (gold_taken[g], found_taken[f]) = (true, true);
            pairs.push((g, f, overlap));
        }
    }
    pairs
}

fn overlap(text: &str, gold: &GoldAttribution, found: &GoldAttribution) -> Overlap {
    Overlap {
        source: jaccard(text, gold.source.as_slice(), found.source.as_slice()),
        cue: jaccard(text, gold.cue.as_slice(), found.cue.as_slice()),
        content: jaccard(text, &gold.content, &found.content),
    }
}

/// The share of characters that both sets of spans cover, of those that either covers; two empty sets agree.
pub(super) fn jaccard(text: &str, a: &[Span], b: &[Span]) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let length = |spans: &[Span]| -> usize { spans.iter().map(|span| chars(text, *span)).sum() };
    let both: usize = a.iter().flat_map(|&x| b.iter().map(move |&y| (x, y))).map(|(x, y)| chars(text, common(x, y))).sum();
    both as f64 / (length(a) + length(b) - both).max(1) as f64
}

fn common(a: Span, b: Span) -> Span {
    Span::new(a.start.max(b.start) as usize, a.end.min(b.end) as usize)
}

fn chars(text: &str, span: Span) -> usize {
    span.of(text).chars().count()
}
