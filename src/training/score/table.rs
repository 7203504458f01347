//! Scores as a table for people and as JSON for programs. Must not compute scores.

use super::{Count, Score};
use serde_json::{Value, json};
use std::fmt::Write;

/// A table: one line a type, percentages with one digit.
pub fn print(title: &str, score: &Score) -> String {
    let mut out = format!("{title:<28} {:>9} {:>8} {:>6} {:>7}\n", "precision", "recall", "F1", "gold");
    for (name, count) in rows(score) {
        let Count { gold, .. } = count;
        let [p, r, f] = [count.precision(), count.recall(), count.f1()].map(|share| share * 100.0);
        let _ = writeln!(out, "  {name:<26} {p:>9.1} {r:>8.1} {f:>6.1} {gold:>7}");
    }
    let _ = writeln!(out, "  {:<26} {:>25.1}", "entities, linking B³", score.linking_f1() * 100.0);
    for (name, count) in shares(score) {
        let _ = writeln!(out, "  {name:<26} {:>9.1} {:>23}", count.precision() * 100.0, count.found);
    }
    out
}

/// The same as JSON: shares from 0 to 1.
pub fn to_json(title: &str, score: &Score) -> Value {
    let rows = rows(score).into_iter().map(|(name, count)| {
        let (p, r, f) = (count.precision(), count.recall(), count.f1());
        (name, json!({"precision": p, "recall": r, "f1": f, "gold": count.gold, "found": count.found}))
    });
    let shares = shares(score).into_iter().map(|(name, count)| (name, json!({"right": count.precision(), "of": count.found})));
    let mut object: serde_json::Map<String, Value> = rows.chain(shares).collect();
    object.insert("entities, linking B³".into(), json!(score.linking_f1()));
    json!({"title": title, "scores": object})
}

fn rows(score: &Score) -> Vec<(String, Count)> {
    let mut rows = vec![("entities".to_string(), score.all_entities())];
    rows.extend(score.entities.iter().map(|(kind, &count)| (format!("entities, {}", kind.name()), count)));
    rows.push(("figures".into(), score.all_figures()));
    rows.extend(score.figures.iter().map(|(kind, &count)| (format!("figures, {}", kind.name()), count)));
    let parts = &score.attributions;
    for (name, count) in [
        ("", parts.triple),
        (", source", parts.source),
        (", cue", parts.cue),
        (", content", parts.content),
        (", source exact", parts.source_exact),
        (", cue exact", parts.cue_exact),
        (", content exact", parts.content_exact),
    ] {
        rows.push((format!("attributions{name}"), count));
    }
    rows
}

fn shares(score: &Score) -> Vec<(String, Count)> {
    vec![
        ("figures, values right".into(), score.all_values()),
        ("attributions, kind right".into(), score.attributions.kind),
        ("attributions, quote right".into(), score.attributions.quote),
    ]
}
