//! What a part of the model is worth: the same run with less to learn from, or without a part. Knows settings by name; must not know how
//! learning works.

use super::crf::Learned;
use super::run::{Paths, Run};
use super::settings::Chosen;
use super::{evaluate, report};

/// A trial: what it is called, and the settings that it changes.
type Trial = (&'static str, &'static [(&'static str, f32)]);

const SHARES: [Trial; 3] = [("a quarter of our corpus", &[("share", 0.25)]), ("half of it", &[("share", 0.5)]), ("all of it", &[])];

const PARTS: [Trial; 9] = [
    ("as it is", &[]),
    ("no word lists", &[("lists", 0.0), ("own-lists", 0.0), ("open", 0.0), ("trust", 0.0)]),
    ("no features of two or three tokens", &[("several", 0.0)]),
    ("features of two and three tokens too", &[("several", 1.0)]),
    ("nothing of our own corpus", &[("share", 0.0)]),
    ("60 passages from each file of templates", &[("templates", 60.0), ("template", 0.5)]),
    ("no passages from templates", &[("templates", 0.0)]),
    ("half the rows", &[("keep", 0.5)]),
    ("twice the rows", &[("keep", 2.0)]),
];

/// What can be changed after learning.
const PACKED: [Trial; 3] = [
    ("weights of 8 bits in steps of 1/32, none left out", &[("step", 1.0), ("prune", 0.0)]),
    ("listed names trusted no more than learned", &[("trust", 0.0)]),
    ("each paragraph by itself, without the rest of its article", &[("apart", 1.0)]),
];

/// Prints the learning curve: a line a share of our own corpus.
///
/// # Errors
/// A file that cannot be read.
pub fn curve(paths: &Paths, settings: &Chosen) -> Result<(), String> {
    head(paths, settings)?;
    for trial in SHARES {
        line(paths, &changed(settings, trial), trial.0, None)?;
    }
    Ok(())
}

/// Prints what each part is worth: a line a part that is left out.
///
/// # Errors
/// A file that cannot be read.
pub fn ablation(paths: &Paths, settings: &Chosen) -> Result<(), String> {
    head(paths, settings)?;
    let mut whole = None;
    let idle = |trial: &Trial| !trial.1.is_empty() && trial.1.iter().all(|&(name, value)| settings.get(name) == value);
    for trial in PARTS.into_iter().filter(|trial| !idle(trial)) {
        let learned = line(paths, &changed(settings, trial), trial.0, None)?;
        if trial.1.is_empty() {
            for packed in PACKED {
                line(paths, &changed(settings, packed), packed.0, Some(&learned))?;
            }
            whole = Some(learned);
        }
    }
    whole.map_or(Ok(()), |whole| floats(paths, settings, &whole))
}

fn changed(settings: &Chosen, (_, changes): Trial) -> Chosen {
    changes.iter().fold(settings.clone(), |settings, &(name, value)| match name {
        "keep" => settings.with(name, settings.get(name) * value),
        _ => settings.with(name, value),
    })
}

fn head(paths: &Paths, settings: &Chosen) -> Result<(), String> {
    let names = report::sets(paths, settings)?.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    println!("| trial | {} | rows | kB |\n| --- |{}", names.join(" | "), " --- |".repeat(names.len() + 2));
    Ok(())
}

/// Learns, unless that has been done, and prints a line.
fn line(paths: &Paths, settings: &Chosen, name: &str, learned: Option<&Learned>) -> Result<Learned, String> {
    let run = Run::new(paths, settings)?;
    let learned = match learned {
        Some(learned) => learned.clone(),
        None => run.learned()?,
    };
    let (weights, rows) = run.packed(&learned, settings.get("bias"));
    let kilobytes = weights.len() / 1000;
    let analyzer = run.analyzer(weights)?;
    let scores = report::sets(paths, settings)?
        .into_iter()
        .map(|(_, examples)| format!("{:.1}", evaluate::total(&evaluate::evaluate(&analyzer, &examples)).f1() * 100.0));
    println!("| {name} | {} | {rows} | {kilobytes} |", scores.collect::<Vec<_>>().join(" | "));
    Ok(learned)
}

/// The model's own labels with the weights as they were learned, and as they are kept.
fn floats(paths: &Paths, settings: &Chosen, learned: &Learned) -> Result<(), String> {
    let [floats, kept] = Run::new(paths, settings)?.labels(learned)?;
    println!(
        "\nThe labels alone, without rules or agreement, on our gold: {floats:.1} with floats, {kept:.1} with the weights as they are kept"
    );
    Ok(())
}
