//! Edits an article so that it is known what became of every quotation. Knows texts; must not know how places are found.

use manicule::anchor::{Selector, describe};
use manicule::lexicon::simplified;
use manicule::text::{Span, is_han};

/// A small generator, so that every run edits alike (Lehmer, 1951).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }
}

/// What was done to a quotation, its sentence, or the whole text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Edit {
    Kept,
    NeighboursRewritten,
    Number,
    Negation,
    Name,
    WordsInserted,
    WordsReplaced,
    WordsTakenOut,
    Punctuation,
    SentenceDeleted,
    QuotationDeleted,
    NearTwinLeft,
    CopyLeft,
    Simplified,
    Traditional,
    FullWidth,
    LineEnds,
    CurlyQuotes,
    Emoji,
    RightToLeft,
}

/// What is true of a quotation now.
pub struct Truth {
    pub selector: Selector,
    pub edit: Edit,
    /// Its bytes now; none where it is gone.
    pub place: Option<Span>,
    /// Whether the words are no longer the same.
    pub changed: bool,
}

/// An edited article.
pub struct Edited {
    pub after: String,
    pub truths: Vec<Truth>,
}

/// What was done to a quotation, its bytes in the sentence now, and whether they differ.
type Quoted = (Selector, Edit, Option<(usize, usize)>, bool);

/// A sentence as it is now, and the quotation from it.
struct Piece {
    now: String,
    quotation: Option<Quoted>,
}

impl Edit {
    pub const OF_WHOLE_TEXTS: [Edit; 7] =
        [Edit::Simplified, Edit::Traditional, Edit::FullWidth, Edit::LineEnds, Edit::CurlyQuotes, Edit::Emoji, Edit::RightToLeft];

    /// Half of the sentences stay as they are; the others are edited in every way in turn.
    fn of_a_sentence(dice: &mut Dice) -> Edit {
        use Edit::*;
        let edits = [
            NeighboursRewritten,
            Number,
            Negation,
            Name,
            WordsInserted,
            WordsReplaced,
            WordsTakenOut,
            Punctuation,
            SentenceDeleted,
            QuotationDeleted,
            NearTwinLeft,
            CopyLeft,
        ];
        if dice.roll(2) == 0 { Kept } else { edits[dice.roll(edits.len())] }
    }
}

impl Edited {
    /// A quotation from every sentence, each edited in a way of its own; sentences put in, paragraphs in another order.
    pub fn by_sentences(text: &str, short: bool, dice: &mut Dice) -> Edited {
        let mut blocks: Vec<Vec<Piece>> = vec![Vec::new()];
        let mut twins = Vec::new();
        for (start, end) in sentences(text) {
            let sentence = &text[start..end];
            if dice.roll(12) == 0 {
                blocks.last_mut().unwrap().push(Piece { now: background(text, dice), quotation: None });
            }
            let edit = Edit::of_a_sentence(dice);
            let quoted = quotation(sentence, short, dice).filter(|&(from, to)| stands_once(text, start + from, start + to));
            let piece = match quoted {
                Some((from, to)) => {
                    let selector = describe(text, Span::new(start + from, start + to));
                    let (now, place, edit) = apply(sentence, from, to, edit, dice);
                    match edit {
                        Edit::NearTwinLeft => twins.push(twin(sentence, from, to)),
                        Edit::CopyLeft => twins.push(copy(sentence, from, to)),
                        _ => {}
                    }
                    let changed = place.is_some_and(|(from, to)| now[from..to] != selector.exact);
                    Piece { now, quotation: Some((selector, edit, place, changed)) }
                }
                None => Piece { now: sentence.into(), quotation: None },
            };
            blocks.last_mut().unwrap().push(piece);
            if sentence.ends_with('\n') {
                blocks.push(Vec::new());
            }
        }
        for at in 1..blocks.len() {
            if dice.roll(8) == 0 {
                blocks.swap(at - 1, at);
            }
        }
        // what is left of one sentence must not become the neighbour of what is left of the next
        let apart = twins.into_iter().flat_map(|now| [background(text, dice).repeat(3), now]);
        blocks.push(apart.map(|now| Piece { now, quotation: None }).collect());
        Edited::joined(blocks.into_iter().flatten())
    }

    /// The whole text written otherwise; its words stay where they are among each other.
    pub fn as_a_whole(text: &str, edit: Edit, short: bool, dice: &mut Dice) -> Edited {
        let pieces = sentences(text).into_iter().map(|(start, end)| {
            let sentence = &text[start..end];
            let quoted = quotation(sentence, short, dice).filter(|&(from, to)| stands_once(text, start + from, start + to));
            let now = |part: &str| rewritten(part, edit);
            let quotation = quoted.map(|(from, to)| {
                let (head, words) = (now(&sentence[..from]), now(&sentence[from..to]));
                let place = (head.len(), head.len() + words.len());
                (describe(text, Span::new(start + from, start + to)), edit, Some(place), words != sentence[from..to])
            });
            let whole = match quoted {
                Some((from, to)) => now(&sentence[..from]) + &now(&sentence[from..to]) + &now(&sentence[to..]),
                None => now(sentence),
            };
            Piece { now: whole + between(edit), quotation }
        });
        Edited::joined(pieces.collect::<Vec<_>>().into_iter())
    }

    fn joined(pieces: impl Iterator<Item = Piece>) -> Edited {
        let mut edited = Edited { after: String::new(), truths: Vec::new() };
        for Piece { now, quotation } in pieces {
            let base = edited.after.len();
            edited.after.push_str(&now);
            if let Some((selector, edit, place, changed)) = quotation {
                let place = place.map(|(from, to)| Span::new(base + from, base + to));
                edited.truths.push(Truth { selector, edit, place, changed });
            }
        }
        edited
    }
}

fn sentences(text: &str) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, c) in text.char_indices() {
        if matches!(c, '。' | '\n' | '；') || (c == '.' && text[at + 1..].starts_with(' ')) {
            let end = at + c.len_utf8();
            if text[start..end].trim().chars().count() > 12 {
                found.push((start, end));
                start = end;
            }
        }
    }
    found.push((start, text.len()));
    found
}

/// Whether words have spaces between them: readers quote whole ones, also from headlines and short sentences.
fn is_english(sentence: &str) -> bool {
    let count = |test: fn(char) -> bool| sentence.chars().filter(|&c| test(c)).count();
    count(|c| c.is_ascii_alphabetic()) > count(is_han)
}

/// A stretch of the sentence, on word borders in English; short ones are two to four Chinese characters, one or two English words.
fn quotation(sentence: &str, short: bool, dice: &mut Dice) -> Option<(usize, usize)> {
    let starts: Vec<usize> = match is_english(sentence) {
        true => sentence.match_indices(' ').map(|(at, _)| at + 1).collect(),
        false => sentence.char_indices().map(|(at, _)| at).collect(),
    };
    if starts.len() < 6 {
        return None;
    }
    let first = dice.roll(starts.len() / 2);
    let length = match (short, is_english(sentence)) {
        (true, true) => 1 + dice.roll(2),
        (true, false) => 2 + dice.roll(3),
        (false, _) => 2 + dice.roll(starts.len() - first - 2),
    };
    let (from, to) = (starts[first], starts[(first + length).min(starts.len() - 1)]);
    let words = sentence[from..to].trim_end_matches(|c: char| !c.is_alphanumeric());
    let proper = words.starts_with(char::is_alphanumeric)
        && words.chars().count() >= 2
        && !halves_a_number(sentence, from, from + words.len());
    proper.then_some((from, from + words.len()))
}

/// Whether the text says this once: words that it repeats with their nearest neighbours, a headline's for instance, nobody tells apart.
fn stands_once(text: &str, from: usize, to: usize) -> bool {
    let few = |han: bool| if han { 2 } else { 6 };
    let (before, after) = (&text[..from], &text[to..]);
    let head = before.char_indices().rev().take(few(before.ends_with(is_han))).last().map_or(from, |(at, _)| at);
    let tail = after.char_indices().nth(few(after.starts_with(is_han))).map_or(text.len(), |(at, _)| to + at);
    let plain = |part: &str| part.to_lowercase();
    let all = plain(text);
    all.matches(&plain(&text[head..to])).count() < 2 && all.matches(&plain(&text[from..tail])).count() < 2
}

/// Nobody quotes half a number.
fn halves_a_number(sentence: &str, from: usize, to: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let split = |at: usize| digit(sentence[..at].chars().next_back()) && digit(sentence[at..].chars().next());
    split(from) || split(to)
}

fn background(text: &str, dice: &mut Dice) -> String {
    let (zh, en) = ("編輯部按，此處補充背景若干。", "The editors have added a line of background here. ");
    format!("{}{}", dice.roll(900) + 100, if text.contains('。') { zh } else { en })
}

/// The sentence now, where the quotation is in it, and what really was done: what cannot be done to a quotation leaves it as it is.
fn apply(sentence: &str, from: usize, to: usize, edit: Edit, dice: &mut Dice) -> (String, Option<(usize, usize)>, Edit) {
    let words = &sentence[from..to];
    let kept = || (sentence.to_string(), Some((from, to)), Edit::Kept);
    let around = |now: &str| format!("{}{now}{}", &sentence[..from], &sentence[to..]);
    match edit {
        Edit::Kept => kept(),
        Edit::SentenceDeleted | Edit::NearTwinLeft => (String::new(), None, edit),
        // long words are the quotation wherever they stand
        Edit::CopyLeft if words.chars().count() > if is_english(sentence) { 80 } else { 24 } => kept(),
        Edit::CopyLeft => (String::new(), None, edit),
        Edit::QuotationDeleted => (around(""), None, edit),
        Edit::NeighboursRewritten if words.chars().count() >= 8 => {
            let (head, tail) = if is_english(sentence) {
                ("In other news, ", " as was reported.")
            } else {
                ("另一方面，", "，據報導。")
            };
            (format!("{head}{words}{tail}"), Some((head.len(), head.len() + words.len())), edit)
        }
        _ => match changed(words, edit, dice) {
            Some(now) => (around(&now), Some((from, from + now.len())), edit),
            None => kept(),
        },
    }
}

/// The words after an edit inside them; their first and last characters stay, so that it is known where they begin and end.
fn changed(words: &str, edit: Edit, dice: &mut Dice) -> Option<String> {
    let english = is_english(words);
    let spots: Vec<usize> = match english {
        true => words.match_indices(' ').map(|(at, _)| at + 1).collect(),
        false => words.char_indices().skip(2).map(|(at, _)| at).filter(|&at| words[at..].chars().take(2).all(is_han)).collect(),
    };
    let spot = (spots.len() > 2).then(|| spots[dice.roll(spots.len() - 2)]);
    let next = |at: usize| match english {
        true => words[at..].find(' ').map(|width| at + width),
        false => words[at..].char_indices().nth(2).map(|(width, _)| at + width),
    };
    let with = |zh: &str, en: &str| {
        let at =
            spot.filter(|&at| words.chars().count() >= 8 && !words[..at].ends_with("not ") && !words[at..].starts_with("not "))?;
        Some(format!("{}{}{}", &words[..at], if english { en } else { zh }, &words[at..]))
    };
    let instead = |zh: &str, en: &str| {
        let at = spot.filter(|_| words.chars().count() >= 12)?;
        Some(format!("{}{}{}", &words[..at], if english { en } else { zh }, &words[next(at)?..]))
    };
    match edit {
        Edit::Number => other_number(words),
        Edit::Negation => with("不", "not "),
        Edit::WordsInserted => with("較為", "newly "),
        Edit::WordsReplaced => instead("若干", "various"),
        Edit::Name => instead("鴻宇", "Velmar"),
        Edit::WordsTakenOut => {
            let at = spot.filter(|_| words.chars().count() >= 14)?;
            Some(format!("{}{}", &words[..at], words[next(at)?..].trim_start()))
        }
        Edit::Punctuation => {
            let at = words.find(['，', ',', '、'])?;
            let width = words[at..].chars().next()?.len_utf8();
            Some(format!("{}{}{}", &words[..at], if words[at..].starts_with(',') { ";" } else { "；" }, &words[at + width..]))
        }
        _ => None,
    }
}

const HAN_DIGITS: [&str; 5] = ["三", "五", "七", "八", "四"];

/// The first digit is another one.
fn other_number(words: &str) -> Option<String> {
    let at = words.find(|c: char| c.is_ascii_digit() || HAN_DIGITS.iter().any(|digit| digit.starts_with(c)))?;
    let old = words[at..].chars().next()?;
    let new = match old.to_digit(10) {
        Some(digit) => char::from_digit((digit + 4) % 10, 10)?.to_string(),
        None => HAN_DIGITS[(HAN_DIGITS.iter().position(|digit| digit.starts_with(old))? + 1) % 5].to_string(),
    };
    Some(format!("{}{new}{}", &words[..at], &words[at + old.len_utf8()..]))
}

/// A sentence much like the one that is gone: another number or another name in it, and another beginning.
fn twin(sentence: &str, from: usize, to: usize) -> String {
    let words = &sentence[from..to];
    let english = is_english(sentence);
    let other = other_number(words).unwrap_or_else(|| {
        let name = if english { "Velmar " } else { "鴻宇" };
        let middle = words.char_indices().nth(words.chars().count() / 2).map_or(0, |(at, _)| at);
        format!("{}{name}{}", &words[..middle], &words[middle..])
    });
    let head = if english { "\nElsewhere " } else { "\n別處：" };
    format!("{head}{other}{}", &sentence[to..])
}

/// The very words of the sentence that is gone, among others.
fn copy(sentence: &str, from: usize, to: usize) -> String {
    let (head, tail) =
        if is_english(sentence) { ("\nElsewhere we hear ", ", or so it seems.") } else { ("\n別處又見", "，如此而已。") };
    format!("{head}{}{tail}", &sentence[from..to])
}

/// One traditional form of each simplified character that has any.
fn traditional(c: char) -> char {
    use std::collections::HashMap;
    use std::sync::LazyLock;
    static FORMS: LazyLock<HashMap<char, char>> =
        LazyLock::new(|| ('\u{4E00}'..='\u{9FA5}').rev().filter(|&c| simplified(c) != c).map(|c| (simplified(c), c)).collect());
    FORMS.get(&c).copied().unwrap_or(c)
}

fn rewritten(part: &str, edit: Edit) -> String {
    let each = |map: &dyn Fn(char) -> char| part.chars().map(map).collect();
    match edit {
        Edit::Simplified => each(&simplified),
        Edit::Traditional => each(&traditional),
        Edit::FullWidth => each(&|c| if c.is_ascii_alphanumeric() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c }),
        Edit::LineEnds => part.replace('\n', "\r\n\r\n").replace(' ', "\u{A0} "),
        Edit::CurlyQuotes => each(&|c| match c {
            '"' => '”',
            '\'' => '’',
            '「' | '“' => '"',
            '」' | '”' => '"',
            other => other,
        }),
        _ => part.to_string(),
    }
}

/// What stands between sentences now.
fn between(edit: Edit) -> &'static str {
    match edit {
        Edit::Emoji => "👨‍👩‍👧🇹🇼",
        Edit::RightToLeft => "\u{202B}أعلنت الشركة اليوم \u{202C}שלום ",
        _ => "",
    }
}
