//! Words before and behind a figure that bound it. Knows on which side each stands; must not know what they bound.

use super::{Core, Scene};
use crate::figures::reader::{Sense, Side, W};
use crate::figures::{Bound, Figure, Value};

/// The figure with its bounding words; `free` is the first token that no figure before it has. Also the token after it.
pub fn bounded(scene: &Scene, core: Core, free: usize) -> (Figure, usize) {
    let before = before(scene, core.start, free).filter(|(bound, _)| match core.value {
        Value::Ordinal(_) => false,
        // `低於今年` compares, `約2019年` bounds
        Value::Date(_) => *bound == Bound::About,
        _ => true,
    });
    let after = after(scene, &core);
    // `under 300 metres of ice` lies below it
    let before = before.filter(|(_, start)| {
        !lies_below(scene, *start, &core) && !latest(scene, *start, &core) && !throughout(scene, *start, &core)
    });
    let bound = after.map(|(bound, _)| bound).or(before.map(|(bound, _)| bound)).or(core.bound);
    let start = before.map_or(core.start, |(_, start)| start);
    let end = after.map_or(core.end, |(_, end)| end);
    let figure = Figure { span: scene.reader.span(start, end), value: core.value, bound, reading: core.reading };
    (figure, end)
}

fn lies_below(scene: &Scene, at: usize, core: &Core) -> bool {
    let measured = matches!(&core.value, Value::Quantity { si: Some(_), .. });
    measured && scene.reader.slice(at, at + 1).eq_ignore_ascii_case("under") && scene.reader.word(core.end, W::Of).is_some()
}

/// `近10場` are the last ten, not about ten.
fn latest(scene: &Scene, at: usize, core: &Core) -> bool {
    let reader = scene.reader;
    let years = matches!(core.value, Value::Duration(_))
        && matches!(reader.char(core.end - 1), '年' | '月' | '天' | '周')
        && !matches!(reader.char(core.end), '的' | '前' | '后' | '之' | '以' | '历' | '时')
        // `潛伏了近5個月`
        && !(at > 0 && "了达历时花".contains(reader.char(at - 1)));
    let last = years || matches!(reader.char(core.end - 1), '战' | '场' | '役' | '期' | '届' | '仗');
    last && scene.reader.char(at) == '近' && core.start == at + 1
}

/// `over two years it grew`: in the course of them; `for over two years`: more than two.
fn throughout(scene: &Scene, at: usize, core: &Core) -> bool {
    let reader = scene.reader;
    if !matches!(core.value, Value::Duration(_)) || !reader.slice(at, at + 1).eq_ignore_ascii_case("over") {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |before| reader.slice(before, at));
    let measured = matches!(
        before,
        "for"
            | "of"
            | "is"
            | "was"
            | "are"
            | "were"
            | "lasted"
            | "lasting"
            | "took"
            | "takes"
            | "spent"
            | "in"
            | "just"
            | "well"
            | "little"
            | "after"
    );
    let doing = reader.slice(core.end + 1, core.end + 2).ends_with("ing");
    let set_off = matches!(reader.slice(core.end, core.end + 1), "ago" | "old" | "before" | "earlier" | "-") && !doing;
    !measured && !set_off && core.start == at + 1
}

/// A bounding word right before `start`, with its first token.
fn before(scene: &Scene, start: usize, free: usize) -> Option<(Bound, usize)> {
    let found = scene.reader.before(start, |sense| match sense {
        Sense::Bound(bound, Side::before) => Some(Some(bound)),
        Sense::Word(W::Idiom) => Some(None),
        _ => None,
    });
    if found.is_none() && start > free && matches!(scene.reader.char(start - 1), '过' | '上') && stands_for_one(scene, start) {
        return Some((Bound::Over, start - 1));
    }
    let (bound, from) = found.and_then(|(bound, from)| bound.map(|bound| (bound, from))).filter(|(_, from)| *from >= free)?;
    // `擴大約1.5倍` grows
    let (bound, from) = match scene.reader.char(from) {
        '大' if from > free && matches!(scene.reader.char(from - 1), '扩' | '增' | '加' | '壮' | '放') => (bound, from + 1),
        _ => (bound, from),
    };
    // `约` after `超过` and the like: the outer word decides, the span takes both
    match scene.reader.before(from, |sense| if let Sense::Bound(bound, Side::before) = sense { Some(bound) } else { None }) {
        Some((outer, first)) if first >= free => Some((outer, first)),
        _ => Some((bound, from)),
    }
}

/// Whether a figure begins with a bare power of ten or a half: `过百间`, `过半`; `躺上半小时`, `学过半年` go on with a length.
fn stands_for_one(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let half = reader.find(at, |sense| (sense == Sense::HalfZh).then_some(()));
    let share = half.is_some_and(|(_, end)| reader.char(at - 1) == '过' && reader.time(end).is_none() && reader.char(end) != '个');
    share || reader.find(at, |sense| matches!(sense, Sense::Scale(2..)).then_some(())).is_some()
}

/// A bounding word right behind the core.
fn after(scene: &Scene, core: &Core) -> Option<(Bound, usize)> {
    let reader = scene.reader;
    let ((bound, side), end) = reader.find(super::part::included(scene, core.end), |sense| {
        if let Sense::Bound(bound, side) = sense { Some((bound, side)) } else { None }
    })?;
    if side != Side::after {
        return None;
    }
    let floor = matches!(core.value, Value::Ordinal(_)) && matches!(bound, Bound::AtLeast | Bound::AtMost);
    let calendar = matches!(core.value, Value::Date(_) | Value::Ordinal(_)) && !floor;
    let form = reader.slice(core.end, end);
    let fits = match form {
        // `161宗多出1.4倍`
        "多" | "余" | "餘" if matches!(core.value, Value::Quantity { si: None, .. }) => false,
        "起" => matches!(core.value, Value::Money { .. }),
        "内" | "內" => matches!(core.value, Value::Duration(_)),
        "多" | "余" | "餘" | "+" | "plus" => !calendar,
        "前後" | "前后" | "許" | "许" | "上下" => true,
        _ => !calendar || form == "左右",
    };
    fits.then_some((bound, end))
}
