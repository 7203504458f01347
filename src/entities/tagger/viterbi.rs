//! The best labels under sums of weights. Knows labels and scores; must not know features or texts.
//!
//! Scores stand in lanes, beginnings of names and outside in one half, insides in the other, so that a token costs a few dozen
//! additions. The way back is not noted on the way: it is found again from the scores, for the one label that was taken.

use super::labels::{LABELS, LANES, OUTSIDE};
use super::lanes::{Scores, Sums};
use super::model::Steps;

/// What each label scores at a token, neighbours' labels aside; see [`lane`].
pub(super) type Emission = Sums;

/// The lane of a label: beginnings from 0 on, outside at 6, insides from 8 on.
pub(super) const fn lane(label: usize) -> usize {
    match label {
        OUTSIDE => 6,
        label if label % 2 == 1 => label / 2,
        label => 7 + label / 2,
    }
}

/// Far below any sum of weights.
const NEVER: i16 = i16::MIN / 2;
/// Far below any score of a label that may be taken.
const FAR: i32 = i32::MIN / 8;

/// The token stands in no name.
pub(super) fn outside_only(emission: Emission) -> Emission {
    let mut lanes = [NEVER; LANES];
    lanes[lane(OUTSIDE)] = emission.array()[lane(OUTSIDE)];
    Sums::new(lanes)
}

/// The token goes on no name.
pub(super) fn never_inside(emission: Emission) -> Emission {
    let mut lanes = emission.array();
    lanes[8..].fill(NEVER);
    Sums::new(lanes)
}

/// What steps cost, in lanes.
pub(super) struct Costs {
    out: [Scores; 2],
    leave: [Scores; 2],
    begin: Scores,
    follow: Scores,
    second: Scores,
    more: Scores,
}

impl Costs {
    pub(super) fn new(steps: &Steps<i16>) -> Self {
        let of_types = |costs: &[i16; 6]| Scores::new(std::array::from_fn(|kind| costs.get(kind).map_or(0, |&cost| cost.into())));
        let of_labels = |costs: &[i16; LABELS], first: usize| {
            let mut lanes = [FAR; LANES];
            (first..LABELS).for_each(|label| lanes[lane(label)] = costs[label].into());
            [Scores::new(std::array::from_fn(|nth| lanes[nth])), Scores::new(std::array::from_fn(|nth| lanes[8 + nth]))]
        };
        Costs {
            out: of_labels(&steps.out, 0),
            leave: of_labels(&steps.leave, 1),
            begin: of_types(&steps.begin),
            follow: of_types(&steps.follow),
            second: of_types(&steps.second),
            more: of_types(&steps.more),
        }
    }

    fn first(&self, emission: Emission) -> [Scores; 2] {
        let [begins, _] = emission.halves();
        [begins.plus(self.begin).with_seventh(begins.seventh()), Scores::all(i32::MIN / 2)]
    }

    #[inline(always)]
    fn advance(&self, [begins, insides]: [Scores; 2], emission: Emission) -> [Scores; 2] {
        let [begin, inside] = emission.halves();
        let out = begins.plus(self.out[0]).max(insides.plus(self.out[1])).highest();
        let leave = begins.plus(self.leave[0]).max(insides.plus(self.leave[1])).highest();
        let fresh = Scores::all(begins.seventh()).plus(self.begin);
        let after = Scores::all(leave).plus(self.follow);
        let begun = fresh.max(after).plus(begin).with_seventh(out + begin.seventh());
        [begun, begins.plus(self.second).max(insides.plus(self.more)).plus(inside)]
    }
}

/// The best labels.
pub(super) fn decode(steps: &Steps<i16>, costs: &Costs, emissions: &[Emission]) -> Vec<u8> {
    let mut states: Vec<[Scores; 2]> = Vec::with_capacity(emissions.len());
    for &emission in emissions {
        let state = states.last().map_or_else(|| costs.first(emission), |&before| costs.advance(before, emission));
        states.push(state);
    }
    let Some(last) = states.last() else { return Vec::new() };
    let scores = by_label(last);
    let mut label = (0..LABELS).max_by_key(|&label| scores[label]).unwrap_or(OUTSIDE);
    let mut labels = vec![0; emissions.len()];
    for at in (1..emissions.len()).rev() {
        labels[at] = label as u8;
        // most tokens stand outside and come from outside, which of equals is the first
        let stays = || states[at - 1][0].seventh() + i32::from(steps.out[OUTSIDE]) + emissions[at].halves()[0].seventh();
        if label != OUTSIDE || stays() != states[at][0].seventh() {
            label = before(steps, &states[at - 1], label);
        }
    }
    labels[0] = label as u8;
    labels
}

/// The label from which `label` is reached best; of equals the first.
fn before(steps: &Steps<i16>, state: &[Scores; 2], label: usize) -> usize {
    let scores = by_label(state);
    let best = |costs: &[i16; LABELS], first: usize| {
        let score = |label: usize| scores[label] + i32::from(costs[label]);
        (first..LABELS).reduce(|best, label| if score(label) > score(best) { label } else { best }).unwrap_or(OUTSIDE)
    };
    let kind = label.wrapping_sub(1) / 2;
    match label {
        OUTSIDE => best(&steps.out, 0),
        begin if begin % 2 == 1 => {
            let named = best(&steps.leave, 1);
            let fresh = scores[OUTSIDE] + i32::from(steps.begin[kind]);
            let after = scores[named] + i32::from(steps.leave[named]) + i32::from(steps.follow[kind]);
            if fresh >= after { OUTSIDE } else { named }
        }
        inside => {
            let second = scores[inside - 1] + i32::from(steps.second[kind]);
            let more = scores[inside] + i32::from(steps.more[kind]);
            if second >= more { inside - 1 } else { inside }
        }
    }
}

fn by_label(state: &[Scores; 2]) -> [i32; LABELS] {
    let halves = state.map(Scores::array);
    std::array::from_fn(|label| halves[lane(label) / 8][lane(label) % 8])
}
