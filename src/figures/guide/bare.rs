//! A number with nothing behind it: what makes it a figure, and what a code, a label, a version or part of a word. Must not know
//! units.

use super::Scene;
use super::part::Part;
use crate::figures::numbers::{Form, Kind, Num};
use crate::figures::reader::W;
use crate::figures::{Amount, Value};
use crate::text::TokenKind;

/// The value of a number of nothing: not one digit of a word, not `one`, not the middle of a code.
pub(super) fn value(scene: &Scene, part: &Part, value: Amount) -> Option<Value> {
    let num = &part.num;
    let number = Some(Value::Number(value));
    if num.kind == Kind::Fraction {
        return number;
    }
    if named(scene, num) || coded(scene, num) || phone(scene, num) {
        return None;
    }
    let han_digit = num.form == Form::Han && num.end == num.start + 1 && !stands_free(scene, num);
    let weak =
        nought_of(scene, num) || block(scene, num) || han_digit || num.lone_one || joined(scene, num) || labelled(scene, num);
    if weak && !score(scene, num) { None } else { number }
}

/// `zero emission`, `nil service`: none of something, and no count.
fn nought_of(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let word = matches!(reader.slice(num.start, num.end).to_ascii_lowercase().as_str(), "zero" | "nil");
    word && reader.kind(num.end) == Some(TokenKind::Word) && reader.gap(num.end) && reader.word(num.end, W::Stop).is_none()
}

/// `the 2900 block of Elm Street`.
fn block(scene: &Scene, num: &Num) -> bool {
    num.form == Form::Digits && num.digits >= 3 && scene.reader.slice(num.end, num.end + 1) == "block"
}

/// `前三。`, `降到零。`: one character that counts by what stands before it, and makes no word with what follows.
fn stands_free(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let before = num.start.checked_sub(1).map_or('\0', |before| reader.char(before));
    let counts = before == '前' || (reader.char(num.start) == '零' && matches!(before, '到' | '了' | '至' | '为'));
    counts && reader.kind(num.end) != Some(TokenKind::Han)
}

/// `2 型`, `6 号`, `云门3.0`.
fn named(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let model = matches!(reader.char(num.end), '型' | '号' | '版' | '系' | '线' | '月' | '日');
    let version = num.start > 0
        && !reader.gap(num.start)
        && reader.kind(num.start - 1) == Some(TokenKind::Han)
        && reader.slice(num.start, num.end).ends_with(".0");
    model || version
}

/// `0700`, `（3690）`: digits that begin with a nought, or that stand alone in brackets right behind a name.
fn coded(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let digits = reader.is_number(num.start) && num.end == num.start + 1;
    let form = reader.slice(num.start, num.end);
    let plain = digits && form.chars().all(|c| !matches!(c, '.' | ',' | '．' | '，'));
    let nought = plain && form.starts_with(['0', '０']) && form.chars().count() > 1;
    let bracketed = num.start > 1
        && reader.char(num.start - 1) == '('
        && reader.char(num.end) == ')'
        && !reader.gap(num.start - 1)
        && matches!(reader.kind(num.start - 2), Some(TokenKind::Han | TokenKind::Word));
    nought || (plain && bracketed && (4..=6).contains(&form.chars().count()))
}

/// `+44 20 7946 0958`, `13912345678`, `0958` behind other groups: a number to dial.
fn phone(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let group = |at: usize| {
        let form = reader.slice(at, at + 1);
        reader.is_number(at) && form.len() >= 2 && form.bytes().all(|b| b.is_ascii_digit())
    };
    let mobile =
        group(num.start) && num.end == num.start + 1 && num.digits == 11 && reader.slice(num.start, num.end).starts_with('1');
    let first = (0..4).map(|back| num.start.saturating_sub(back)).take_while(|&at| group(at)).last();
    let dialled = first.is_some_and(|first| first > 0 && reader.char(first - 1) == '+' && !reader.gap(first));
    mobile || dialled
}

/// Whether a mark or letters join the number to something: `3/4-inch`, `1:20`, `a@1`.
fn joined(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    let mark = |at: usize| matches!(reader.char(at), '.' | '/' | ':' | '-' | '_' | '@' | '#' | '+' | '^' | '=') && at > 0;
    let left = num.start > 1 && mark(num.start - 1) && !reader.gap(num.start) && !reader.gap(num.start - 1);
    let right = mark(num.end) && !reader.gap(num.end) && !reader.gap(num.end + 1) && reader.lex(num.end + 1).is_some();
    let word = |at: usize| reader.kind(at) == Some(TokenKind::Word);
    let letters = !reader.gap(num.end) && word(num.end);
    let behind = num.start > 0 && num.form == Form::Digits && !reader.gap(num.start) && word(num.start - 1);
    left || right || letters || behind
}

/// `Section 14`, `No. 3`, `拨打165`, `Llama 4`.
fn labelled(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    // 撥打「1919」
    let quoted = num.start > 1 && matches!(reader.char(num.start - 1), '「' | '“' | '"');
    let from = num.start - usize::from(quoted);
    let label = reader.before(from, |sense| (sense == crate::figures::reader::Sense::Word(W::Label)).then_some(())).is_some();
    let capital = num.start > 0
        && reader.slice(num.start - 1, num.start).contains(char::is_uppercase)
        && num.form == Form::Digits
        && reader.gap(num.start)
        && reader.word(num.start - 1, W::Graded).is_none();
    label || capital
}

/// One side of `3-1`, `5：4`: the other is a number too, and nothing else touches either.
pub(super) fn score(scene: &Scene, num: &Num) -> bool {
    num.form == Form::Digits && num.within(0, 199).is_some() && (score_left(scene, num) || score_right(scene, num))
}

fn score_left(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    dashed(scene, num.end, num.end + 1)
        && reader.is_number(num.end + 1)
        && free(scene, num.end + 2)
        && (num.start == 0 || reader.gap(num.start) || free(scene, num.start - 1))
}

fn score_right(scene: &Scene, num: &Num) -> bool {
    let reader = scene.reader;
    num.start >= 2
        && dashed(scene, num.start - 1, num.start)
        && reader.is_number(num.start - 2)
        && free(scene, num.end)
        && (num.start < 3 || reader.gap(num.start - 2) || free(scene, num.start - 3))
}

/// Whether the mark at `at` joins the sides of a score; a colon only where no minutes follow it.
fn dashed(scene: &Scene, at: usize, second: usize) -> bool {
    let reader = scene.reader;
    match reader.char(at) {
        '-' | '–' | '比' => true,
        ':' => reader.is_number(second) && reader.slice(second, second + 1).chars().count() == 1,
        _ => false,
    }
}

fn free(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    reader.gap(at)
        || matches!(reader.char(at), ',' | '.' | ')' | '(' | '。' | '，' | '"')
        || reader.lex(at).is_none()
        || reader.kind(at) == Some(TokenKind::Han)
}
