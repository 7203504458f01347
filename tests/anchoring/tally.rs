//! Counts what became of quotations whose fate is known, by kind of edit. Knows answers; must not know texts.

use crate::edits::{Edit, Edited, Truth};
use manicule::anchor::{Anchorer, Anchoring, State};
use std::collections::BTreeMap;
use std::fmt;

#[derive(Default, Clone)]
struct Row {
    all: usize,
    right: usize,
    asked: usize,
    orphaned: usize,
    /// Said to be changed, and at another place.
    elsewhere: usize,
    silent: usize,
}

/// A row an edit.
#[derive(Default)]
pub struct Table {
    rows: BTreeMap<Edit, Row>,
    silent: Vec<String>,
}

impl Table {
    pub fn add(&mut self, edited: &Edited) {
        let anchorer = Anchorer::new(&edited.after);
        for truth in &edited.truths {
            let found = anchorer.find(&truth.selector);
            let row = self.rows.entry(truth.edit).or_default();
            row.all += 1;
            let fate = fate(truth, &found, &edited.after);
            *match fate {
                Fate::Right => &mut row.right,
                Fate::Asked => &mut row.asked,
                Fate::Orphaned => &mut row.orphaned,
                Fate::Elsewhere => &mut row.elsewhere,
                Fate::Silent => &mut row.silent,
            } += 1;
            let now = found.span.map_or("", |span| span.of(&edited.after));
            if fate == Fate::Silent {
                self.silent.push(format!("{:?} {:?}\n    {found:?} “{now}”, true {:?}", truth.edit, truth.selector, truth.place));
            }
            if fate != Fate::Right && std::env::var("ANCHORING_SHOW").is_ok_and(|wanted| format!("{:?}", truth.edit) == wanted) {
                println!(
                    "{fate:?} {:?}\n    {found:?}\n    “{now}”, true “{}”",
                    truth.selector,
                    truth.place.map_or("", |span| span.of(&edited.after))
                );
            }
        }
    }

    pub fn silently_wrong(&self) -> &[String] {
        &self.silent
    }

    pub fn share_right(&self) -> f64 {
        let sum = self.sum();
        sum.right as f64 / sum.all as f64
    }

    fn sum(&self) -> Row {
        self.rows.values().fold(Row::default(), |sum, row| Row {
            all: sum.all + row.all,
            right: sum.right + row.right,
            asked: sum.asked + row.asked,
            orphaned: sum.orphaned + row.orphaned,
            elsewhere: sum.elsewhere + row.elsewhere,
            silent: sum.silent + row.silent,
        })
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Fate {
    Right,
    Asked,
    Orphaned,
    Elsewhere,
    Silent,
}

fn fate(truth: &Truth, found: &Anchoring, after: &str) -> Fate {
    let here = found.span.is_some() && found.span == truth.place;
    // a copy of the very words with the very neighbours is the place as much as the place itself
    let same = found.span.is_some_and(|span| span.of(after) == truth.selector.exact);
    match (found.state, truth.place) {
        (State::Orphan, None) => Fate::Right,
        // what is left may be the quotation with other neighbours or a copy of it: who sees only this can only ask
        (State::Ambiguous, _) if matches!(truth.edit, Edit::NearTwinLeft | Edit::CopyLeft | Edit::NeighboursRewritten) => {
            Fate::Right
        }
        (State::Ambiguous, _) => Fate::Asked,
        (State::Orphan, Some(_)) => Fate::Orphaned,
        (State::Changed, _) if here && truth.changed => Fate::Right,
        (State::Changed, _) => Fate::Elsewhere,
        (State::Exact | State::Moved, _) if here && !truth.changed && same => Fate::Right,
        (State::Exact | State::Moved, _) => Fate::Silent,
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        writeln!(
            f,
            "{:<20} {:>6} {:>7} {:>6} {:>9} {:>10} {:>15}",
            "edit", "all", "right", "asked", "orphaned", "elsewhere", "silently wrong"
        )?;
        let sum = self.sum();
        let named = self.rows.iter().map(|(edit, row)| (format!("{edit:?}"), row));
        for (name, row) in named.chain([("all".to_string(), &sum)]) {
            let share = 100.0 * row.right as f64 / row.all as f64;
            writeln!(
                f,
                "{name:<20} {:>6} {share:>6.1}% {:>6} {:>9} {:>10} {:>15}",
                row.all, row.asked, row.orphaned, row.elsewhere, row.silent
            )?;
        }
        Ok(())
    }
}
