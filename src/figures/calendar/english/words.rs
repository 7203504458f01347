//! Single words of English dates as the grammars ask for them. Knows senses; must not know what is made of them.

use crate::figures::calendar::{Calendar, Segment};
use crate::figures::reader::{Part, Sense, TimeUnit, W};

/// `this`, `next`, `last`: steps from the current one. `will last` is a verb.
pub fn shift(calendar: &Calendar, at: usize) -> Option<(i8, usize)> {
    let reader = calendar.reader;
    let found = reader.find(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None })?;
    let verb = at > 0 && reader.slice(at, at + 1) == "last" && reader.word(at - 1, W::Modal).is_some();
    (!verb && reader.slice(at, found.1).is_ascii()).then_some(found)
}

/// A unit of time; single letters only behind digits.
pub fn unit(calendar: &Calendar, at: usize) -> Option<(TimeUnit, usize)> {
    let reader = calendar.reader;
    let found = reader.find(at, |sense| if let Sense::Time(unit) = sense { Some(unit) } else { None })?;
    let form = reader.slice(at, found.1);
    (form.is_ascii() && form.len() > 1).then_some(found)
}

/// A given unit of time.
pub fn the_unit(calendar: &Calendar, at: usize, wanted: TimeUnit) -> Option<usize> {
    calendar.reader.find(at, |sense| (sense == Sense::Time(wanted)).then_some(())).map(|(_, end)| end)
}

/// A weekday, Monday is 1.
pub fn weekday(calendar: &Calendar, at: usize) -> Option<(u8, usize)> {
    let reader = calendar.reader;
    let found = reader.find(at, |sense| if let Sense::Weekday(day) = sense { Some(day) } else { None })?;
    reader.slice(at, found.1).is_ascii().then_some(found)
}

/// A part of the day.
pub fn part(calendar: &Calendar, at: usize) -> Option<(Part, usize)> {
    let reader = calendar.reader;
    let found = reader.find(at, |sense| if let Sense::Part(part) = sense { Some(part) } else { None })?;
    // meals are times in recognition output only
    let fits = calendar.counted || !found.0.is_meal();
    (fits && reader.slice(at, found.1).is_ascii()).then_some(found)
}

/// `daily`, `weekly`: how many of which unit apart.
pub fn recurring(calendar: &Calendar, at: usize) -> Option<((TimeUnit, u8), usize)> {
    let reader = calendar.reader;
    let found = reader.find(at, |sense| if let Sense::Recurring(unit, count) = sense { Some((unit, count)) } else { None })?;
    reader.slice(at, found.1).is_ascii().then_some(found)
}

/// `early`, `middle of`, `later in`.
pub fn segment(calendar: &Calendar, at: usize) -> Option<(Segment, usize)> {
    calendar
        .reader
        .find(at, |sense| match sense {
            Sense::Word(W::EarlyIn) => Some(Segment::Earlier),
            Sense::Word(W::LateIn) => Some(Segment::Later),
            Sense::Word(W::Early) => Some(Segment::Start),
            Sense::Word(W::Mid) => Some(Segment::Mid),
            Sense::Word(W::Late) => Some(Segment::End),
            _ => None,
        })
        .filter(|(_, end)| calendar.reader.slice(at, *end).is_ascii())
}

/// Whether the term `from..to` is in the plural.
pub fn is_plural(calendar: &Calendar, from: usize, to: usize) -> bool {
    let form = calendar.reader.slice(from, to);
    form.len() > 4 && form.ends_with(['s', 'S'])
}
