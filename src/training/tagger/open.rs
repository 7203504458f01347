//! Names that a list knows and a set leaves unmarked. Knows lists and what a set marks; must not know weights.
//!
//! Others mark by other rules than our guide: `中国队` is no place there, `亚齐` in `亚齐特别行政区` part of a longer one. To learn that
//! such tokens are outside of names would teach the model to distrust its lists, so they are left open, and those beside them too.

use crate::entities::EntityType;
use crate::entities::tagger::facts::Fact;
use crate::entities::tagger::labels::{begin, inside};
use crate::entities::tagger::lists::class;
use crate::text::TokenKind;

/// How many unmarked characters before and behind a listed name are left open with it: it may be part of a longer one.
const BEFORE: usize = 3;
const BEHIND: usize = 4;

/// Opens the tokens of listed places and organisations that have no mark: `unmarked` is what such tokens may be.
pub(super) fn leave_open(facts: &[Fact], allowed: &mut [u16], unmarked: u16) {
    let kinds = [EntityType::Organization, EntityType::Place];
    let open = kinds.iter().fold(unmarked, |bits, &kind| bits | 1 << begin(kind) | 1 << inside(kind));
    let plain: Vec<bool> = allowed.iter().map(|&labels| labels == unmarked).collect();
    for at in (0..facts.len()).filter(|&at| facts[at].nth == 0 && is_trusted(&facts[at])) {
        let end = at + usize::from(facts[at].of);
        if !plain[at..end].iter().all(|&plain| plain) {
            continue;
        }
        let beside = |&at: &usize| plain[at] && facts[at].kind == TokenKind::Han;
        let behind = (end..facts.len()).take(BEHIND).take_while(beside).count();
        let before = (0..at).rev().take(BEFORE).take_while(beside).count();
        allowed[at - before..end + behind].fill(open);
    }
}

/// Whether the token belongs to a listed place or organisation of several characters.
fn is_trusted(fact: &Fact) -> bool {
    let named = [class::LISTED, class::ORGANIZATION, class::COMPANY, class::PLACE, class::COUNTRY, class::SITE];
    fact.of >= 2 && named.contains(&((fact.class >> 4) as u8))
}
