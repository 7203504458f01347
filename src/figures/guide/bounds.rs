//! Words before and behind a figure that bound it. Knows on which side each stands; must not know what they bound.

use super::{Core, Scene};
use crate::figures::reader::{Sense, Side, W};
use crate::figures::{Bound, Figure, Value};

/// The figure with its bounding words; `free` is the first token that no figure before it has. Also the token after it.
pub fn bounded(scene: &Scene, core: Core, free: usize) -> (Figure, usize) {
    let before = before(scene, core.start, free);
    let after = after(scene, &core);
    let bound = after.map(|(bound, _)| bound).or(before.map(|(bound, _)| bound)).or(core.bound);
    let start = before.map_or(core.start, |(_, start)| start);
    let end = after.map_or(core.end, |(_, end)| end);
    let figure = Figure { span: scene.reader.span(start, end), value: core.value, bound, reading: core.reading };
    (figure, end)
}

/// A bounding word right before `start`, with its first token.
fn before(scene: &Scene, start: usize, free: usize) -> Option<(Bound, usize)> {
    let found = scene.reader.before(start, |sense| match sense {
        Sense::Bound(bound, Side::before) => Some(Some(bound)),
        Sense::Word(W::Idiom) => Some(None),
        _ => None,
    });
    let (bound, from) = found.and_then(|(bound, from)| bound.map(|bound| (bound, from))).filter(|(_, from)| *from >= free)?;
    // `约` after `超过` and the like: the outer word decides, the span takes both
    match scene.reader.before(from, |sense| if let Sense::Bound(bound, Side::before) = sense { Some(bound) } else { None }) {
        Some((outer, first)) if first >= free => Some((outer, first)),
        _ => Some((bound, from)),
    }
}

/// A bounding word right behind the core.
fn after(scene: &Scene, core: &Core) -> Option<(Bound, usize)> {
    let reader = scene.reader;
    let ((bound, side), end) =
        reader.find(core.end, |sense| if let Sense::Bound(bound, side) = sense { Some((bound, side)) } else { None })?;
    if side != Side::after {
        return None;
    }
    let calendar = matches!(core.value, Value::Date(_) | Value::Ordinal(_));
    let form = reader.slice(core.end, end);
    let fits = match form {
        "起" => matches!(core.value, Value::Money { .. }),
        "内" | "內" => matches!(core.value, Value::Duration(_)),
        "多" | "余" | "餘" | "+" | "plus" => !calendar,
        "前後" | "前后" | "許" | "许" | "上下" => true,
        _ => !calendar || form == "左右",
    };
    fits.then_some((bound, end))
}
