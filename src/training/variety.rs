//! How varied a learning corpus is. Knows counts of words and sentences; must not judge.

use super::lint::skeleton;
use super::marked::MarkedText;
use crate::text::Document;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Counts over a set of passages.
#[derive(Clone, Debug, Default)]
pub struct Variety {
    /// Passages.
    pub passages: usize,
    /// Tokens: words, numbers, Han characters.
    pub tokens: usize,
    /// Different tokens among the first 20,000, over 20,000 (a ratio over more text says less).
    pub type_token_ratio: f64,
    /// Attributions.
    pub attributions: usize,
    /// Different cue words.
    pub cues: usize,
    /// The commonest cue's share of all cues.
    pub commonest_cue: f64,
    /// Different names.
    pub names: usize,
    /// The share of sentences whose skeleton, names and numbers masked, occurs once.
    pub unique_sentences: f64,
}

const FIRST_TOKENS: usize = 20_000;

/// Counts a set of passages of one language.
pub fn variety(texts: &[MarkedText]) -> Variety {
    let (mut tokens, mut types) = (0, BTreeSet::new());
    let (mut cues, mut names) = (BTreeMap::<String, usize>::new(), BTreeSet::new());
    let mut skeletons = BTreeMap::<String, usize>::new();
    for text in texts {
        let document = Document::new(&text.text, Some(text.header.language));
        for token in &document.tokens {
            if tokens < FIRST_TOKENS {
                types.insert(token.span.of(&text.text).to_lowercase());
            }
            tokens += 1;
        }
        for sentence in &document.sentences {
            *skeletons.entry(skeleton(text, sentence.span)).or_default() += 1;
        }
        names.extend(text.entities.iter().map(|entity| entity.span.of(&text.text).to_string()));
        for cue in text.attributions.iter().filter_map(|attribution| attribution.cue) {
            *cues.entry(cue.of(&text.text).to_lowercase()).or_default() += 1;
        }
    }
    let once = skeletons.values().filter(|&&count| count == 1).count();
    let cue_count: usize = cues.values().sum();
    Variety {
        passages: texts.len(),
        tokens,
        type_token_ratio: share(types.len(), tokens.min(FIRST_TOKENS)),
        attributions: texts.iter().map(|text| text.attributions.len()).sum(),
        cues: cues.len(),
        commonest_cue: share(cues.values().copied().max().unwrap_or(0), cue_count),
        names: names.len(),
        unique_sentences: share(once, skeletons.values().sum()),
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl fmt::Display for Variety {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  passages                 {:>8}", self.passages)?;
        writeln!(f, "  tokens                   {:>8}", self.tokens)?;
        writeln!(f, "  type-token ratio (20k)   {:>8.3}", self.type_token_ratio)?;
        writeln!(f, "  attributions             {:>8}", self.attributions)?;
        writeln!(f, "  distinct cues            {:>8}", self.cues)?;
        writeln!(f, "  commonest cue            {:>7.1}%", self.commonest_cue * 100.0)?;
        writeln!(f, "  distinct names           {:>8}", self.names)?;
        write!(f, "  skeletons that occur once{:>7.1}%", self.unique_sentences * 100.0)
    }
}
