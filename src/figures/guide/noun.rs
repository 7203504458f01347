//! Where a counted noun ends. Knows classifiers and the shapes of nouns; must not know values.

use super::Scene;
use crate::figures::numbers::{Form, Num};
#[cfg(feature = "cli")]
use crate::figures::reader::Reader;
use crate::figures::reader::{Sense, W};
use crate::text::TokenKind;

/// English nouns stand within this many words of their number.
const REACH: usize = 4;

/// The tokens of what `num` counts, classifier included.
pub fn counted(scene: &Scene, num: &Num, at: usize) -> Option<(usize, usize)> {
    match scene.reader.kind(at)? {
        TokenKind::Han => chinese(scene, num, at),
        TokenKind::Word => english(scene, num, at),
        TokenKind::Mark if scene.reader.char(at) == '-' && !scene.reader.gap(at) => hyphenated(scene, at + 1),
        _ => None,
    }
}

fn chinese(scene: &Scene, num: &Num, at: usize) -> Option<(usize, usize)> {
    let reader = &scene.reader;
    // `Llama 4 發布`: the number belongs to the name before it
    let named = num.start > 0
        && num.form == Form::Digits
        && reader.kind(num.start - 1) == Some(TokenKind::Word)
        && reader.is_capital(num.start - 1);
    if named && (reader.word(at, W::Classifier).is_none() || matches!(reader.char(at), '发' | '代' | '系' | '版' | '节')) {
        return None;
    }
    let Some(after) = reader.word(at, W::Classifier) else {
        // `五十打啤酒`, `十大任务`
        let large = reader.char(at) == '大' && !num.lone_one;
        if large || reader.char(num.end - 1) == '打' {
            let from = at + usize::from(large);
            return Some((at, scene.ends.noun(reader, from))).filter(|&(_, end)| end > from);
        }
        return reader.word(at, W::Noun).filter(|_| !num.lone_one).map(|end| (at, end));
    };
    // 一个 is an article
    if num.lone_one && reader.char(after) != '半' && !one_of_them(scene, num, at) {
        return None;
    }
    let end = scene.ends.noun(reader, after);
    let people = matches!(reader.char(after - 1), '名' | '位');
    Some((at, if end == after && people { described(scene, after).unwrap_or(end) } else { end }))
}

/// The token after the classifier that counts by the number before token `at`.
#[cfg(feature = "cli")]
pub(super) fn classifier(reader: &Reader, at: usize) -> Option<usize> {
    let number = |at: usize| reader.is_number(at) || reader.digit(at).is_some() || reader.scale(at).is_some();
    let after = reader.word(at, W::Classifier).or_else(|| (reader.char(at) == '大').then_some(at + 1))?;
    let counts =
        number(at - 1) || reader.find(at - 1, |sense| matches!(sense, Sense::More | Sense::HalfZh).then_some(())).is_some();
    (counts && !number(after)).then_some(after)
}

/// `兩名熟悉國安評估的官員`: people whom a clause describes.
fn described(scene: &Scene, at: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    const PEOPLE: &str = "人员士者师长管官表友客民生童女子";
    let reader = scene.reader;
    let goes_on = |&at: &usize| reader.kind(at).is_some_and(|kind| kind != TokenKind::Mark) && reader.char(at) != '是';
    let inside = (at..at + LONGEST).take_while(goes_on);
    let of = inside.filter(|&at| reader.char(at) == '的').last().filter(|&of| of > at)?;
    let end = scene.ends.noun(reader, of + 1);
    (end > of + 1 && PEOPLE.contains(reader.char(end - 1))).then_some(end)
}

/// `其中一人`, `只响了一次`, `少一个人`: 一 counts where another number could stand.
fn one_of_them(scene: &Scene, num: &Num, at: usize) -> bool {
    let reader = scene.reader;
    let only = |at: usize| matches!(reader.char(at), '只' | '仅' | '共' | '各' | '少' | '投' | '多' | '每');
    let before = num.start.saturating_sub(REACH)..num.start;
    let among = num.start > 1 && reader.char(num.start - 1) == '中' && reader.char(num.start - 2) == '其';
    let counts =
        matches!(reader.char(at), '人' | '次' | '票' | '球' | '例' | '宗' | '起' | '间' | '家' | '名' | '根' | '股' | '分');
    counts && (among || before.into_iter().any(only)) || beside_another(scene, num, at) || ends_clause(scene, num, at)
}

/// What is counted one by one and never takes 一 for a manner (`一片寂静`, `一起`).
const PIECES: &str = "家名位张只头枚颗趟箱份座架辆台艘间栋件匹尊幢柜票";

/// `三架停在高雄，一架去了台中`: the same words are counted by another number nearby.
fn beside_another(scene: &Scene, num: &Num, at: usize) -> bool {
    const NEAR: usize = 24;
    let reader = scene.reader;
    let piece = reader.char(at);
    let other = |&other: &usize| {
        let number = reader.is_number(other) || reader.digit(other).is_some_and(|digit| digit > 1) || reader.scale(other).is_some();
        reader.char(other + 1) == piece && number
    };
    let clause_end = |&at: &usize| !matches!(reader.char(at), '。' | '；' | '！' | '？');
    PIECES.contains(piece)
        && ((num.start.saturating_sub(NEAR)..num.start).rev().take_while(clause_end).any(|at| other(&at))
            || (at..at + NEAR).take_while(clause_end).any(|at| other(&at)))
}

/// `勺嘴鹬一只、大滨鹬七只`, `少开了一趟。`: the noun stands before it, so that 一 is no article.
fn ends_clause(scene: &Scene, num: &Num, at: usize) -> bool {
    let reader = scene.reader;
    let picks = num.start > 0 && "这那每某另同任第上下前后再又头首唯其之的".contains(reader.char(num.start - 1));
    let ends = reader.kind(at + 1) == Some(TokenKind::Mark) || reader.lex(at + 1).is_none();
    PIECES.contains(reader.char(at)) && ends && !picks && num.start > 0
}

fn english(scene: &Scene, num: &Num, at: usize) -> Option<(usize, usize)> {
    let reader = &scene.reader;
    if num.vague && reader.slice(at, at + 1) == "of" {
        return english(scene, &Num { vague: false, ..*num }, reader.skip(at + 1, W::The));
    }
    if scene.language.is_chinese()
        && reader.slice(at, at + 1).len() > 1
        && reader.slice(at, at + 1).bytes().all(|b| b.is_ascii_uppercase())
        && reader.word(at, W::Stop).is_none()
        && !(num.start > 0 && reader.is_capital(num.start - 1))
    {
        return Some((at, at + 1));
    }
    let graded = num.start > 0 && reader.before(num.start, |sense| (sense == Sense::Word(W::Graded)).then_some(())).is_some();
    if graded {
        return None;
    }
    if num.lone_one {
        return one_thing(scene, num, at);
    }
    let single = num.value.is_some_and(|value| value == crate::figures::Decimal::from(1));
    for end in at..at + REACH {
        if hyphen(scene, end) && end > at {
            continue;
        }
        let glued = !reader.gap(end) && end > at && !hyphen(scene, end - 1);
        if reader.kind(end) != Some(TokenKind::Word) || reader.word(end, W::Stop).is_some() || glued {
            return None;
        }
        let word = reader.slice(end, end + 1);
        if is_plural(word) || reader.word(end, W::Plural).is_some() {
            return Some((at, end + 1));
        }
        if single && end == at && num.form == Form::English && !num.lone_one {
            return None;
        }
    }
    None
}

/// `one camera`: counts where it could be two.
fn one_thing(scene: &Scene, num: &Num, at: usize) -> Option<(usize, usize)> {
    let reader = scene.reader;
    let before = num.start.checked_sub(1).map_or("", |before| reader.slice(before, before + 1));
    let pronoun = matches!(
        before,
        "no" | "No" | "the" | "this" | "that" | "any" | "each" | "every" | "which" | "last" | "next" | "number" | "-"
    );
    let word =
        reader.kind(at) == Some(TokenKind::Word) && reader.gap(at) && reader.slice(at, at + 1).starts_with(char::is_lowercase);
    let noun =
        word && reader.word(at, W::Stop).is_none() && !is_plural(reader.slice(at, at + 1)) && reader.slice(at, at + 1).len() > 2;
    let owner = matches!(reader.slice(at + 1, at + 2), "'s" | "’s");
    // `One juror said`, `one former designer`: a certain one
    let certain = reader.slice(num.start, at).starts_with('O')
        || matches!(before, "said" | "says")
        || reader.word(at, W::Person).is_some()
        || matches!(reader.slice(at, at + 1), "former" | "current" | "anonymous" | "senior" | "other" | "such" | "single");
    (noun && !pronoun && !owner && !certain).then(|| (at, through_hyphens(scene, at + 1)))
}

/// `cul-de-sac`, `vice-president`: the end of the word that goes on behind hyphens.
fn through_hyphens(scene: &Scene, mut end: usize) -> usize {
    while hyphen(scene, end) {
        end += 2;
    }
    end
}

/// Whether the token joins the words on both its sides.
fn hyphen(scene: &Scene, at: usize) -> bool {
    let reader = &scene.reader;
    reader.char(at) == '-' && !reader.gap(at) && !reader.gap(at + 1) && reader.kind(at + 1) == Some(TokenKind::Word)
}

/// `12-storey`, `three-judge`.
fn hyphenated(scene: &Scene, at: usize) -> Option<(usize, usize)> {
    let reader = &scene.reader;
    let word = reader.kind(at) == Some(TokenKind::Word) && !reader.gap(at) && reader.word(at, W::Stop).is_none();
    let small = reader.slice(at, at + 1).starts_with(char::is_lowercase);
    (word && small).then_some((at, at + 1))
}

fn is_plural(word: &str) -> bool {
    let lower = word.as_bytes();
    word.len() > 3
        && word.ends_with('s')
        && !matches!(lower[lower.len() - 2], b's' | b'u' | b'i')
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether the character after token `at` is one of `next`, which would make another word of it.
pub fn glued(scene: &Scene, at: usize, next: &str) -> bool {
    let c = scene.reader.char(at + 1);
    c != '\0' && next.contains(c)
}

/// Whether a Chinese unit of one character is part of another word.
pub fn glued_unit(scene: &Scene, at: usize, form: &str) -> bool {
    let next: &str = match form {
        "里" => "面程屯约士",
        "克" => "服制隆里",
        "石" => "油头化",
        "方" => "面案式向法针",
        "米" => "饭线粉",
        "度" => "假过",
        "節" | "节" | "寸" | "担" | "擔" | "钱" | "錢" | "两" | "兩" | "甲" | "升" | "瓦" | "匹" | "斗" | "顷" | "頃" | "开"
        | "開" | "帕" | "焦" | "卡" | "牛" | "迈" | "邁" | "赫" => {
            return !matches!(form, "匹" | "升" | "寸");
        }
        _ => return false,
    };
    glued(scene, at, next)
}
