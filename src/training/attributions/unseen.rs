//! How right whole attributions are in the part of the corpus that the weights have not seen. Knows scores; must not know features.

use super::{MarkedText, RulesAlone, Tools};
use crate::attributions::BLOBS;
use crate::lexicon::{Embedded, Provider};
use crate::text::Document;
use crate::training::score::{AttributionScore, Marks};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many of ten names are left out: the tagger has learnt the corpus and misses about as many in articles.
const LOST: u32 = 2;

/// The tables with weights of one's own.
struct Learnt([Vec<u8>; BLOBS.len()]);

impl Provider for Learnt {
    fn blob(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        let learnt = BLOBS.iter().position(|blob| *blob == name).map(|nth| Cow::Borrowed(self.0[nth].as_slice()));
        learnt.or_else(|| Embedded.blob(name))
    }
}

/// A line for each language; `weights` gives those that have not seen the fold of that number.
///
/// # Errors
/// Tables that cannot be read.
pub(super) fn report(folds: &[Vec<MarkedText>], weights: impl Fn(usize) -> [Vec<u8>; BLOBS.len()]) -> Result<String, String> {
    let mut scores: BTreeMap<(&str, &str), AttributionScore> = BTreeMap::new();
    let rules = Tools::new(&RulesAlone).map_err(|error| error.to_string())?;
    for (fold, texts) in folds.iter().enumerate() {
        let learnt = Tools::new(&Learnt(weights(fold))).map_err(|error| error.to_string())?;
        for text in texts {
            for (name, tools) in [("rules alone", &rules), ("with weights", &learnt)] {
                tools.score(text, scores.entry((text.header.language.tag(), name)).or_default());
            }
        }
    }
    let mut out = String::new();
    for ((language, name), score) in scores {
        let parts = [score.triple, score.source, score.cue, score.content].map(|part| 100.0 * part.f1());
        let kinds = [score.kind, score.quote].map(|part| 100.0 * part.precision());
        let _ = writeln!(out, "{language}, unseen, {name}: triple, source, cue, content {parts:.1?}; kind, quote {kinds:.1?}");
    }
    Ok(out)
}

impl Tools {
    fn score(&self, text: &MarkedText, score: &mut AttributionScore) {
        let document = Document::new(&text.text, Some(text.header.language));
        let (names, figures) = self.below(text, &document, LOST);
        let found = Marks::of_attributions(&self.finder.find(&document, &names, &figures));
        score.add(&text.text, &text.attributions, &found);
    }
}
