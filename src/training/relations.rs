//! Attribution relations of discourse treebanks (GUM, GCDT): a clause with source and cue, and the clauses that it attributes. Knows
//! how such files are written and when one of our attributions is one of their relations; must not know how attributions are found.
//!
//! A relation has no marked source or cue, only clauses, so clauses are what is compared: the cue found lies in the clause of the
//! source, and what is found to be said shares words with what the relation attributes. Recall counts the relations whose clause has
//! a word of our cue tables: the treebanks also attribute by verbs of seeing, wanting and trying.

use crate::attributions::Attribution;
use crate::text::Span;
use serde_json::Value;
use std::collections::BTreeMap;

/// A relation, where its clauses stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The clause with source and cue.
    pub clause: Span,
    /// What it attributes; its beginning, where other clauses stand between.
    pub content: Span,
}

/// The relations of a file (JSON, one a line) by document, in order, as source clause and content.
///
/// # Errors
/// A line that is no relation, by number.
pub fn read(jsonl: &str) -> Result<BTreeMap<String, Vec<[String; 2]>>, String> {
    let mut documents: BTreeMap<String, Vec<(u64, [String; 2])>> = BTreeMap::new();
    for (nth, line) in jsonl.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let bad = || format!("line {}: no attribution relation", nth + 1);
        let value: Value = serde_json::from_str(line).map_err(|_| bad())?;
        if value["split"] == "double" {
            continue; // the same texts, read a second time
        }
        let text = |name: &str| value[name].as_str().map(String::from).ok_or_else(bad);
        let place = value["edus_source"][0].as_u64().ok_or_else(bad)?;
        let parts = [text("source_cue")?, text("content")?];
        documents.entry(text("doc")?).or_default().push((place, parts));
    }
    let sorted = |mut relations: Vec<(u64, [String; 2])>| {
        relations.sort_by_key(|(place, _)| *place);
        relations.into_iter().map(|(_, parts)| parts).collect()
    };
    Ok(documents.into_iter().map(|(name, relations)| (name, sorted(relations))).collect())
}

/// The text of a treebank's document: the sentences of a CoNLL-U file by paragraph, or an XML file without its tags.
pub fn plain_text(content: &str) -> String {
    if !content.starts_with('<') {
        let line = |line: &str| match line.strip_prefix("# text = ") {
            Some(sentence) => format!("{sentence} "),
            None if line == "# newpar" => "\n".into(),
            None => String::new(),
        };
        return content.lines().map(line).collect();
    }
    let text = |line: &str| if line.starts_with('<') { String::new() } else { format!("{line}\n") };
    content.lines().map(text).collect()
}

/// Where the relations stand; those that are not found in the text are left out.
pub fn place(text: &str, relations: &[[String; 2]]) -> Vec<Relation> {
    let squeezed = Squeezed::of(text);
    let mut from = 0;
    let mut placed = Vec::new();
    for [clause, content] in relations {
        let Some((clause, content)) = squeezed.pair(clause, content, from) else { continue };
        from = clause.0;
        placed.push(Relation { clause: squeezed.span(clause), content: squeezed.span(content) });
    }
    placed
}

/// How far from its clause content is looked for, in bytes without spaces.
const NEAR: usize = 120;
/// How much is looked for where other clauses stand between, in bytes without spaces.
const BEGINNING: usize = 60;

/// Bytes of a text without white space.
type Place = (usize, usize);

/// A text without white space, and where each of its bytes stood.
struct Squeezed {
    text: String,
    places: Vec<u32>,
}

impl Squeezed {
    fn of(text: &str) -> Self {
        let kept = text.char_indices().filter(|(_, c)| !c.is_whitespace());
        let places = kept.clone().flat_map(|(at, c)| (at..at + c.len_utf8()).map(|at| at as u32)).collect();
        Squeezed { text: kept.map(|(_, c)| c).collect(), places }
    }

    /// The first place of the clause, from `from` on, that has the content near by.
    fn pair(&self, clause: &str, content: &str, mut from: usize) -> Option<(Place, Place)> {
        loop {
            let clause = self.find(clause, from)?;
            let after = self.find(content, clause.1).filter(|found| found.0 < clause.1 + NEAR);
            let before = || self.find_last(content, clause.0).filter(|found| found.1 + NEAR > clause.0);
            if let Some(content) = after.or_else(before) {
                return Some((clause, content));
            }
            from = clause.1;
        }
    }

    /// The words, or the beginning of them, from `from` on.
    fn find(&self, words: &str, from: usize) -> Option<Place> {
        let place = |words: &str| self.text.get(from..)?.find(words).map(|at| (at + from, at + from + words.len()));
        let (all, beginning) = wholly_or_not(words)?;
        place(&all).or_else(|| place(&beginning))
    }

    /// The last place of the words, or of their beginning, before `to`.
    fn find_last(&self, words: &str, to: usize) -> Option<Place> {
        let place = |words: &str| self.text.get(..to)?.rfind(words).map(|at| (at, at + words.len()));
        let (all, beginning) = wholly_or_not(words)?;
        place(&all).or_else(|| place(&beginning))
    }

    fn span(&self, (start, end): Place) -> Span {
        Span::new(self.places[start] as usize, self.places[end - 1] as usize + 1)
    }
}

/// The words without white space, and their beginning.
fn wholly_or_not(words: &str) -> Option<(String, String)> {
    let kept: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let end = kept.char_indices().map(|(at, _)| at).find(|&at| at >= BEGINNING).unwrap_or(kept.len());
    let beginning = kept[..end].to_string();
    (!kept.is_empty()).then_some((kept, beginning))
}

/// How well attributions agree with relations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Agreement {
    /// Attributions found.
    pub found: u32,
    /// Those of them that are a relation.
    pub right: u32,
    /// Relations whose clause has a word of the cue tables.
    pub wanted: u32,
    /// Those of them that were found.
    pub reached: u32,
}

impl Agreement {
    /// Adds one text; `told` says whether a relation's clause has a word of the cue tables.
    pub fn add(&mut self, relations: &[Relation], found: &[Attribution], told: impl Fn(&Relation) -> bool) {
        let is = |relation: &Relation, a: &Attribution| {
            let cue = a.cue.or(a.source.map(|source| source.span));
            cue.is_some_and(|cue| relation.clause.overlaps(cue)) && a.content.iter().any(|said| said.overlaps(relation.content))
        };
        let any = |a: &&Attribution| relations.iter().any(|relation| is(relation, a));
        let reached = |relation: &&Relation| found.iter().any(|a| is(relation, a));
        self.found += found.len() as u32;
        self.right += found.iter().filter(any).count() as u32;
        self.wanted += relations.iter().filter(|relation| told(relation)).count() as u32;
        self.reached += relations.iter().filter(|relation| told(relation)).filter(reached).count() as u32;
    }

    /// Precision, recall and their harmonic mean, from 0 to 1.
    pub fn shares(&self) -> [f64; 3] {
        let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
        let (precision, recall) = (share(self.right, self.found), share(self.reached, self.wanted));
        [precision, recall, 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_are_found_in_the_text() {
        let jsonl = r#"{"doc":"a","source_cue":"Wong said","content":"that it was late .","edus_source":[1],"edus_content":[2]}"#;
        let text = plain_text("# newpar\n# text = Wong said that it was late.\n1\tWong\t_\n");
        let placed = place(&text, &read(jsonl).unwrap()["a"]);
        assert_eq!(
            placed.iter().map(|r| [r.clause.of(&text), r.content.of(&text)]).collect::<Vec<_>>(),
            [["Wong said", "that it was late."]]
        );
        assert_eq!(plain_text("<text id=\"a\">\n她说，好。\n</text>\n"), "她说，好。\n");
        assert!(read("{}").is_err());
    }
}
