//! brat's standoff lines. Writes `T` (text-bound), `E` (event), `#` (note), and reads `T` and `#`; the others are reported.
//! Offsets are code points; a discontinuous span is written `0 5;16 23`. Labels hold no spaces, so those become underscores.

use super::bundle::{Bundle, Exported, Gatherer, Imported, names, needed};
use super::marks::{Mark, code_points, marks};
use super::report::{ImportError, Report};
use crate::tags::Tag;
use crate::text::{OffsetUnit, by_key};
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) fn export(bundle: &Bundle) -> Exported {
    let map = code_points(&bundle.text);
    let (mut body, mut notes, mut events) = (String::new(), String::new(), BTreeMap::<&str, Vec<String>>::new());
    let mut report = Report::default();
    for (nth, mark) in marks(bundle).iter().enumerate() {
        report.lose_spaces(&mark.label);
        let id = nth + 1;
        let places: Vec<_> = mark.spans.iter().map(|s| format!("{} {}", map.from_byte(s.start), map.from_byte(s.end))).collect();
        let words: Vec<_> = mark.spans.iter().map(|span| one_line(span.of(&bundle.text))).collect();
        let _ = writeln!(body, "T{id}\t{} {}\t{}", label(&mark.label), places.join(";"), words.join(" "));
        if !mark.note.is_empty() {
            let _ = writeln!(notes, "#{id}\tAnnotatorNotes T{id}\t{}", one_line(&mark.note));
        }
        if let Some(part) = attribution_part(mark) {
            events.entry(mark.id).or_default().push(format!("{part}:T{id}"));
        }
    }
    for (nth, parts) in events.values_mut().filter(|parts| parts.iter().any(|part| part.starts_with("cue"))).enumerate() {
        *parts = by_key(std::mem::take(parts), |part| u64::from(!part.starts_with("cue")));
        let _ = writeln!(body, "E{}\t{}", nth + 1, parts.join(" "));
    }
    Exported { body: body + &notes, report }
}

fn attribution_part<'m>(mark: &'m Mark) -> Option<&'m str> {
    let part = mark.label.as_str();
    (mark.tag.is_none() && matches!(part, "source" | "cue" | "content")).then_some(part)
}

fn label(name: &str) -> String {
    name.chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect()
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

pub(super) fn import(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    let mut gatherer = Gatherer::new(needed(text)?, OffsetUnit::CodePoint);
    let notes = notes(file);
    for (nth, line) in file.lines().enumerate() {
        let mut columns = line.splitn(3, '\t');
        let id = columns.next().unwrap_or("").trim();
        match id.chars().next() {
            Some('T') => {
                let bad = || ImportError::new(format!("line {}: a T line is “T1⇥Label 0 5⇥words”", nth + 1));
                let (label, places) = columns.next().and_then(|column| column.split_once(' ')).ok_or_else(bad)?;
                let places = places.split(';').map(place).collect::<Option<Vec<_>>>().ok_or_else(bad)?;
                let note = notes.get(id).copied().unwrap_or_default();
                let words = columns.next().filter(|_| places.len() == 1);
                for &(start, end) in &places {
                    let tag = Tag { names: names(&label.replace(",_", ", ")), note: note.into(), ..Tag::default() };
                    gatherer.by_offsets(tag, start, end, words);
                }
            }
            Some('#') | None => {}
            _ => gatherer.report.lose(id, "events, relations, attributes and normalisations are not read"),
        }
    }
    Ok(gatherer.finish())
}

fn place(written: &str) -> Option<(u64, u64)> {
    let (start, end) = written.trim().split_once(' ')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

/// Notes by the id they are about.
fn notes(file: &str) -> BTreeMap<&str, &str> {
    let lines = file.lines().filter(|line| line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut columns = line.splitn(3, '\t');
            let about = columns.nth(1)?.split_whitespace().nth(1)?;
            Some((about, columns.next()?))
        })
        .collect()
}
