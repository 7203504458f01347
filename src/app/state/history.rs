//! What the reader has done, as a list that leads back. Knows the notebook's log; must not know how a step is taken back.

use super::locale::Locale;
use crate::tags::{Change, Correction, Log, Tag};

/// A step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done, in the reader's language.
    pub what: String,
    /// The words it was done to.
    pub words: String,
    /// When, as RFC 3339.
    pub when: String,
    /// How many steps stand when this is the last.
    pub count: usize,
    /// Whether it was taken back.
    pub undone: bool,
}

/// The steps, the last first; those taken back stand before the others.
pub fn history(log: &Log, locale: Locale) -> Vec<Step> {
    let done = log.done.iter().map(|change| (change, false));
    let undone = log.undone.iter().rev().map(|change| (change, true));
    let all = done.chain(undone).enumerate().map(|(nth, (change, undone))| step(change, nth + 1, undone, locale));
    let mut steps: Vec<Step> = all.collect();
    steps.reverse();
    steps
}

fn step(change: &Change, count: usize, undone: bool, locale: Locale) -> Step {
    let (key, tag, more) = read(change);
    let mut words: String = tag.map_or("", |tag| tag.target.exact.as_str()).chars().take(40).collect();
    if more > 0 {
        words.push_str(" +");
        words.push_str(&more.to_string());
    }
    let names = tag.map(|tag| tag.names.join(" · ")).filter(|names| !names.is_empty());
    let did = locale.named("did", key);
    let what = names.map_or_else(|| did.clone(), |names| locale.labelled(&did, &names));
    Step { what, words, when: tag.map(|tag| tag.modified.clone()).unwrap_or_default(), count, undone }
}

/// What a change is called, the tag that tells about it, and how many more there are.
fn read(change: &Change) -> (&'static str, Option<&Tag>, usize) {
    match change {
        Change::Add { tag } => (name(tag, "tagged"), Some(tag), 0),
        Change::Remove { tag } => (name(tag, "untagged"), Some(tag), 0),
        Change::Edit { before, after } if before.target != after.target => ("placed", Some(after), 0),
        Change::Edit { before, after } if before.placeless != after.placeless => ("placeless", Some(after), 0),
        Change::Edit { after, .. } => ("edited", Some(after), 0),
        Change::Batch { changes } => {
            // what was said anew tells more than what it replaced
            let added: Vec<&Change> = changes.iter().filter(|change| matches!(change, Change::Add { .. })).collect();
            let own = added.last().copied().or(changes.first());
            let (key, tag, _) = own.map_or(("edited", None, 0), read);
            let key = if added.len() == 2 && key == "added" { "resized" } else { key };
            (key, tag, if key == "resized" { 0 } else { added.len().max(1) - 1 })
        }
    }
}

fn name(tag: &Tag, own: &'static str) -> &'static str {
    match &tag.correction {
        None => own,
        Some(_) if own == "untagged" => "withdrawn",
        Some(Correction::Accept) => "accepted",
        Some(Correction::Reject) => "rejected",
        Some(Correction::Retype { .. }) => "retyped",
        Some(Correction::Add { .. }) => "added",
        Some(Correction::Merge { .. }) => "merged",
        Some(Correction::Split) => "split",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_named_and_counted() {
        let tag = |correction: Option<Correction>| Tag { names: vec!["查證".into()], correction, ..Tag::default() };
        let batch = [Change::Remove { tag: tag(None) }, Change::Add { tag: tag(Some(Correction::Split)) }];
        let log = Log {
            done: vec![Change::Add { tag: tag(None) }, Change::Batch { changes: batch.into() }],
            undone: vec![Change::Remove { tag: tag(None) }],
        };
        let steps = history(&log, Locale::English);
        let shown: Vec<(usize, bool)> = steps.iter().map(|step| (step.count, step.undone)).collect();
        assert_eq!(shown, [(3, true), (2, false), (1, false)]);
        assert!(steps.iter().all(|step| !step.what.starts_with("did") && step.what.ends_with("查證")));
    }

    #[test]
    fn every_step_has_its_words() {
        for key in [
            "tagged",
            "untagged",
            "edited",
            "withdrawn",
            "accepted",
            "rejected",
            "retyped",
            "added",
            "resized",
            "merged",
            "split",
            "placed",
            "placeless",
        ] {
            assert_ne!(Locale::Hans.named("did", key), key);
        }
    }
}
