//! Firms that their names' ends or their codes give away: `华曜锂业`, `昇鉅先進（6988）`. Knows those ends; must not know weights.

use super::{Classes, mention};
use crate::entities::words::words;
use crate::entities::{EntityType, Mention};
use crate::lexicon::{ends_folded, fold, folded, starts_folded};
use crate::text::{Document, Map, PairKind, Span, is_han};
use std::sync::LazyLock;

/// The longest beginning of a firm's name, in characters.
const STEM: usize = 4;
/// How sure it is that a share's code stands behind a firm: enough to look for the firm elsewhere.
const CODED: f32 = 0.95;

/// The mention as the firm that its end says it is, with the end where the model has cut it off.
pub(super) fn firm(document: &Document, nth: usize, found: Mention, classes: Classes) -> Mention {
    let text = found.span.of(document.text);
    let count = text.chars().count();
    let strange = || text.chars().all(is_han) && classes(text) == 0;
    if !matches!(found.kind, EntityType::Person | EntityType::Place | EntityType::Organization) || !strange() {
        return found;
    }
    let ended = words("trades").ends(text).map(|trade| trade.chars().count());
    match ended {
        Some(trade) if found.kind != EntityType::Organization && (2..=STEM).contains(&count.saturating_sub(trade)) => {
            Mention { kind: EntityType::Organization, ..found }
        }
        None if (2..STEM).contains(&count) => with_trade(document, nth, found),
        _ => found,
    }
}

/// Without the end of a word for what the firm is: `商` of `設備商` before `志盛科技`; and as a firm where such a word stands before it.
pub(super) fn described(document: &Document, found: Mention) -> Mention {
    let start = found.span.start as usize;
    let (text, before) = (found.span.of(document.text), &document.text[..start]);
    let cut = split_maker(before, text).filter(|&cut| text.get(cut..).is_some_and(|rest| rest.chars().nth(1).is_some()));
    let described = cut.is_some() || words("makers").ends(before).is_some();
    let person = found.kind == EntityType::Person && described && !text.contains('·');
    let kind = if person { EntityType::Organization } else { found.kind };
    Mention { span: Span::new(start + cut.unwrap_or(0), found.span.end as usize), kind, ..found }
}

/// Words for what a firm is, cut in two, by the first character of their end.
static SPLIT_MAKERS: LazyLock<Map<char, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut splits = Map::<_, Vec<_>>::default();
    for word in words("makers").iter() {
        for (at, c) in word.char_indices().skip(1) {
            splits.entry(c).or_default().push(word.split_at(at));
        }
    }
    splits
});

/// The bytes that the longest end of a word for what a firm is takes of `text`, where the word begins at the end of `before`.
fn split_maker(before: &str, text: &str) -> Option<usize> {
    let splits = SPLIT_MAKERS.get(&fold(text.chars().next()?))?.iter();
    splits.filter(|(head, tail)| ends_folded(before, head) && starts_folded(text, tail)).map(|(_, tail)| tail.len()).max()
}

/// `东陵` with the `资本` behind it.
fn with_trade(document: &Document, nth: usize, found: Mention) -> Mention {
    let rest = &document.text[found.span.end as usize..document.passages[nth].span.end as usize];
    let Some(trade) = words("trades").begins(rest) else { return found };
    let goes_on = ["业", "界", "类", "品", "器", "产", "市", "学", "厂", "企", "行", "部", "人", "股", "协", "公", "工"];
    let after = &rest[trade.len()..];
    if goes_on.iter().any(|more| starts_folded(after, more)) {
        return found;
    }
    Mention {
        kind: EntityType::Organization,
        span: Span::new(found.span.start as usize, found.span.end as usize + trade.len()),
        ..found
    }
}

/// Firms by the code of their share behind them: `（6988）`, `（000725.SZ）`.
pub(super) fn coded(document: &Document, nth: usize, mentions: &[Mention]) -> Vec<Mention> {
    let brackets = document.pairs_of(nth).iter().filter(|pair| pair.kind == PairKind::Bracket);
    let codes = brackets.filter(|pair| is_code(pair.inner.trimmed(document.text).of(document.text)));
    let firm = |at: u32| mentions.iter().find(|other| other.span.end == at && other.kind != EntityType::Work);
    let named = |at: u32| firm(at).map(|firm| firm.span).or_else(|| named(document, nth, at as usize));
    codes
        .filter_map(|pair| Some(Mention { confidence: CODED, ..mention(named(pair.outer.start)?, EntityType::Organization) }))
        .collect()
}

/// The characters up to byte `end` behind a word for what the firm is: `昇鉅先進` of `封測廠昇鉅先進`.
fn named(document: &Document, nth: usize, end: usize) -> Option<Span> {
    let text = &document.text[document.passages[nth].span.start as usize..end];
    let starts = text.char_indices().rev().take(2 * STEM).take_while(|(_, c)| is_han(*c)).map(|(at, _)| at).skip(1);
    let start = starts.into_iter().find(|&at| words("makers").ends(&text[..at]).is_some())?;
    Some(Span::new(end - (text.len() - start), end))
}

/// Digits that are no year, or a market and letters.
fn is_code(text: &str) -> bool {
    let plain = folded(text);
    let digits = plain.trim_start_matches(['股', '票', '代', '码', '号', '：', ':', ' ']);
    let digits = digits.strip_prefix("US").unwrap_or(digits);
    let (number, market) = digits.split_once('.').unwrap_or((digits, ""));
    let numeric = (4..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let year = number.len() == 4 && ("1800".."2100").contains(&number) && market.is_empty() && digits.len() == plain.len();
    numeric && !year && market.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Without what stands behind the firm's own name: a branch that an analyst follows, an account that speaks for it.
pub(super) fn alone(document: &Document, span: Span, classes: Classes) -> Span {
    let text = span.of(document.text);
    let cut = |length: usize| Span::new(span.start as usize, span.start as usize + length);
    if let Some(word) = words("accounts").ending(text).find(|word| text.len() > word.len() + 3) {
        return cut(text.len() - word.len());
    }
    let after = &document.text[span.end as usize..];
    if !text.chars().all(is_han) || !["分析师", "分析员", "行业", "首席"].iter().any(|word| starts_folded(after, word)) {
        return span;
    }
    let known = |end: &usize| classes(&text[..*end]) != 0 && is_firm(&folded(&text[..*end]));
    let ends = text.char_indices().map(|(at, _)| at).skip(2);
    ends.filter(known).last().map_or(span, cut)
}

/// Whether the mention is a share's code or a measure: `688917.SH`, `8GWh`.
pub(super) fn only_measure(document: &Document, mention: &Mention) -> bool {
    let text = mention.span.of(document.text);
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    text.starts_with(|c: char| c.is_ascii_digit()) && (is_code(text) || words("units").contains(&folded(unit).as_str()))
}

/// Whether the name ends as banks and brokers do.
fn is_firm(name: &str) -> bool {
    ["证券", "银行", "国际", "期货", "基金", "资本", "集团", "君安", "公司", "信托"].iter().any(|end| name.ends_with(end))
}
