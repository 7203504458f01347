//! Who gets how much room: by kind of source, and by source.

use super::{Chart, Form, ROW, To, WIDTH, fitted, percent_of};
use crate::app::state::locale::{Locale, grouped};
use crate::app::state::voices::Voice;
use crate::attributions::SourceKind;
use crate::query::Field;
use crate::text::by_key;

/// Sources that get a bar of their own.
const SOURCES: usize = 10;

/// Kinds of source as parts of two wholes: the statements, and the room they are given.
pub fn kinds(voices: &[Voice], locale: Locale) -> Chart {
    let mut chart = Chart::new("kinds", &["kind", "statements", "share", "room"]);
    chart.height = 62.0;
    let of = |count: &dyn Fn(&Voice) -> u32, kind: &str| voices.iter().filter(|voice| voice.kind == kind).map(count).sum::<u32>();
    let statements = |voice: &Voice| voice.marks.len() as u32;
    let room = |voice: &Voice| voice.room;
    let (all, all_room) = (voices.iter().map(statements).sum(), voices.iter().map(room).sum());
    let (mut at, mut at_room) = (0.0, 0.0);
    chart.words(Form::Words(0.0, 10.0), "", locale.text("column.statements"));
    chart.words(Form::Words(0.0, 44.0), "", locale.text("column.room"));
    for kind in SourceKind::ALL.iter().map(|kind| kind.name()) {
        let (n, n_room) = (of(&statements, kind), of(&room, kind));
        if n == 0 {
            continue;
        }
        let name = locale.named("source", kind);
        let to = To::Filter(Field::Source.term(kind), first(voices, kind));
        segment(&mut chart, 16.0, (&mut at, n, all), kind, &name, &to);
        segment(&mut chart, 50.0, (&mut at_room, n_room, all_room), kind, &name, &to);
        chart.rows.push((vec![name, grouped(n as usize), percent_of(n, all), percent_of(n_room, all_room)], to));
    }
    chart
}

/// One part of a bar, with its share in it where there is room for that.
fn segment(chart: &mut Chart, y: f64, (at, part, whole): (&mut f64, u32, u32), kind: &str, name: &str, to: &To) {
    let width = f64::from(part) * WIDTH / f64::from(whole.max(1));
    let share = percent_of(part, whole);
    let label = [name, ": ", &share].concat();
    chart.draw(Form::Bar(*at, y, (width - 1.5).max(0.5), 12.0), &["fill ", kind].concat(), &label, to.clone());
    *at += width;
}

fn first(voices: &[Voice], kind: &str) -> Option<u32> {
    voices.iter().filter(|voice| voice.kind == kind).filter_map(|voice| voice.marks.first().copied()).min()
}

/// The filter for a voice.
pub(super) fn filter(voice: &Voice) -> String {
    if voice.name.is_empty() { Field::Source.term(&voice.kind) } else { Field::SaidBy.term(&voice.name) }
}

/// What a voice is called.
pub(super) fn called(voice: &Voice, locale: Locale) -> String {
    if voice.name.is_empty() { locale.text("nobody-named").into() } else { voice.name.clone() }
}

/// The room each source is given, the most first.
pub fn room(voices: &[Voice], locale: Locale) -> Chart {
    let mut chart = Chart::new("room", &["source", "kind", "statements", "room"]);
    let all: u32 = voices.iter().map(|voice| voice.room).sum();
    let sorted = by_key(voices.iter().collect(), |voice| u64::from(u32::MAX - voice.room));
    let most = sorted.first().map_or(1, |voice| voice.room.max(1));
    for (nth, voice) in sorted.iter().enumerate() {
        let (name, share) = (called(voice, locale), percent_of(voice.room, all));
        let to = To::Filter(filter(voice), voice.marks.first().copied());
        if nth < SOURCES {
            let y = nth as f64 * ROW;
            let long = (f64::from(voice.room) / f64::from(most) * 124.0).max(2.0);
            chart.words(Form::Words(0.0, y + 14.0), "name", &fitted(&name, 112.0));
            chart.draw(
                Form::Bar(118.0, y + 5.0, long, 10.0),
                &["fill ", &voice.kind].concat(),
                &[&name, ": ", &share].concat(),
                to.clone(),
            );
            chart.words(Form::WordsTo(WIDTH, y + 14.0), "", &share);
            chart.height = y + ROW;
        }
        chart.rows.push((vec![name, locale.named("source", &voice.kind), grouped(voice.marks.len()), share], to));
    }
    chart
}
