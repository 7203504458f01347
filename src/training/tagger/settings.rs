//! The settings of a training run by name, as `--set name=value` changes them. Must not know what they do.

use std::collections::BTreeMap;

/// Every setting: its name, what it is for Chinese and for English, and what it does.
const SETTINGS: &[(&str, f32, f32, &str)] = &[
    ("seed", 1.0, 1.0, "of all chance"),
    ("own", 3.0, 3.0, "how much a passage of our own corpus counts"),
    ("others", 1.2, 1.0, "how much, beside its own weight, a sentence of another set counts"),
    ("share", 1.0, 1.0, "the share of our own corpus that is learned from"),
    ("last", 0.0, 94.0, "the last file of our corpus that is learned from, by number; 0 for all"),
    ("hold", 0.0, 0.0, "which fifth of the corpus files is held out and scored, from 1; 0 for none"),
    ("together", 6.0, 6.0, "passages of our own that are read as one document"),
    ("again", 0.4, 0.0, "the share of replaced names that have come before in such a document"),
    ("templates", 0.0, 60.0, "passages made from each file of templates"),
    ("template", 1.0, 0.5, "how much such a passage counts"),
    ("several", 0.0, 1.0, "whether features of two and three tokens are used"),
    ("rounds", 3.0, 1.0, "rounds of the same examples, all but the first with other names"),
    ("replace", 0.6, 0.6, "the share of names that are replaced there"),
    ("made", 0.5, 0.5, "the share of those whose replacement is made up"),
    ("thin", 0.5, 0.0, "the share of listed names that the lists lack there"),
    ("epochs", 14.0, 12.0, "passes"),
    ("runs", 3.0, 2.0, "how many runs that differ by chance are averaged"),
    ("rate", 0.12, 0.12, "step width"),
    ("least", 2.0, 3.0, "how often a feature occurs in a round"),
    ("shrink", 0.003, 0.002, "what a pass takes off each weight"),
    ("drop", 0.25, 0.4, "the share of features left out by chance"),
    ("keep", 44_000.0, 49_000.0, "rows kept"),
    ("prune", 0.15, 0.15, "weights below count as nothing"),
    ("step", 4.0, 4.0, "steps of the weights, in 1/32"),
    ("bias", 0.15, 0.3, "what being outside of names costs"),
    ("sweep", 0.0, 0.0, "whether other biases are scored too"),
    ("common", 0.0, 4.0, "how often a word is written small that begins no short name"),
    ("word", 40.0, 0.0, "how often a listed word occurs"),
    ("suffix", 0.0, 0.0, "the same, for words that close names"),
    ("other", 200.0, 0.0, "the same, for other names"),
    ("organization", 12.0, 0.0, "the same, for organisations"),
    ("person", 120.0, 0.0, "the same, for people"),
    ("place", 2000.0, 0.0, "the same, for sites"),
    ("own-lists", 1.0, 1.0, "whether our own Chinese lists are used"),
    ("lists", 1.0, 1.0, "whether Chinese lists are used at all"),
    ("open", 1.0, 0.0, "whether listed names are left open that sets with fewer types leave unmarked"),
    ("trust", 0.5, 0.0, "what the weights of listed names are raised by"),
    ("apart", 0.0, 0.0, "whether our gold is read passage by passage, without the rest of the article"),
];

/// What `--set` has said.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    changed: BTreeMap<String, f32>,
}

impl Settings {
    /// Takes `name=value`.
    ///
    /// # Errors
    /// What is no such pair, or a name that is no setting.
    pub fn set(&mut self, pair: &str) -> Result<(), String> {
        let (name, number) = pair.split_once('=').ok_or("--set wants name=value")?;
        if !SETTINGS.iter().any(|(known, ..)| *known == name) {
            let all: Vec<String> = SETTINGS.iter().map(|(name, _, _, what)| format!("  {name}: {what}")).collect();
            return Err(format!("“{name}” is no setting; there are\n{}", all.join("\n")));
        }
        self.changed.insert(name.to_string(), number.parse().map_err(|_| format!("“{number}” is no number"))?);
        Ok(())
    }

    /// All settings of a language.
    pub fn of(&self, chinese: bool) -> Chosen {
        let usual = SETTINGS.iter().map(|&(name, zh, en, _)| (name, if chinese { zh } else { en }));
        let values = usual.map(|(name, usual)| (name, self.changed.get(name).copied().unwrap_or(usual))).collect();
        Chosen { chinese, values }
    }
}

/// The settings of one run.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Whether Chinese is learned.
    pub chinese: bool,
    values: BTreeMap<&'static str, f32>,
}

impl Chosen {
    /// The same with another value.
    pub fn with(&self, name: &'static str, value: f32) -> Chosen {
        let mut changed = self.clone();
        changed.values.insert(name, value);
        changed
    }

    /// The value of a setting.
    pub fn get(&self, name: &str) -> f32 {
        self.values.get(name).copied().unwrap_or_else(|| unreachable!("“{name}” is no setting"))
    }
}
