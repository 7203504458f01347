//! Terms of imprisonment, which courts say without a classifier: `判刑7月`, `有期徒刑3年8月`, `處拘役50日`. Must not know lengths.

use crate::figures::reader::Reader;
use crate::text::TokenKind;

/// How far from the length a word of punishment stands, in tokens.
const REACH: usize = 9;

/// Whether what is counted at `at` in months or days is a punishment.
pub fn counts(reader: &Reader, at: usize) -> bool {
    let plain = |&at: &usize| reader.kind(at).is_some_and(|kind| kind != TokenKind::Mark);
    let said = |at: usize| matches!(reader.char(at), '刑' | '役' | '囚' | '监' | '禁');
    let imposed = at > 0 && matches!(reader.char(at - 1), '判' | '处');
    (at.saturating_sub(REACH)..at).rev().take_while(plain).any(said)
        || imposed && (at..at + REACH).take_while(plain).any(said)
        || years_of_sentence(reader, at)
}

/// `判他3年4月`, `改判2年6月`: no calendar year is so short.
fn years_of_sentence(reader: &Reader, at: usize) -> bool {
    let plain = |&at: &usize| reader.kind(at).is_some_and(|kind| kind != TokenKind::Mark);
    let judged = |&at: &usize| matches!(reader.char(at), '判' | '处');
    let Some(from) = (at.saturating_sub(REACH)..at).rev().take_while(plain).find(judged) else { return false };
    let years = (from + 1..=at).find(|&year| reader.char(year + 1) == '年' && (year == at || year + 2 == at));
    years.is_some_and(|year| {
        reader.slice(year, year + 1).chars().count() <= 2 && (reader.is_number(year) || reader.digit(year).is_some())
    })
}
