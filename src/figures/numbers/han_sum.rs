//! A Chinese numeral while it is read, token by token: digits, powers of ten, 多 and 几, the point. Knows how its parts add up; must
//! not know fractions.

use super::digits;
use super::han::{digit, leads_digit, more, scale, stands_for_one};
use super::{Form, Kind, Num};
use crate::figures::Decimal;
use crate::figures::reader::{Reader, Sense, W};

/// The powers of ten that close a section, largest first.
const BIG: [u8; 3] = [12, 8, 4];

// The parts stay functions of their own: as one, with all that they ask inlined, they took a browser's compiler longer than all else.

/// What has been read so far.
struct State {
    at: usize,
    /// Sums that were closed by 兆, 亿 and 万.
    sums: [Decimal; 3],
    /// What was closed by 十, 百, 千 since.
    section: Decimal,
    /// The digit or number that waits for its power.
    pending: Option<Decimal>,
    pending_digits: u32,
    /// The power that came last, for `三百五`.
    last_power: Option<u8>,
    /// The smallest of 十, 百, 千 in this section.
    small: u8,
    zero: bool,
    sound: bool,
    scaled: bool,
    vague: bool,
    kind: Kind,
}

/// The numeral at `at`; `points` where 点 may be a decimal point.
pub(super) fn read(reader: &Reader, at: usize, points: bool) -> Option<Num> {
    let zero = Decimal::from(0);
    let mut state = State {
        at,
        sums: [zero; 3],
        section: zero,
        pending: None,
        pending_digits: 0,
        last_power: None,
        small: 4,
        zero: false,
        sound: true,
        scaled: false,
        vague: false,
        kind: if points { Kind::Integer } else { Kind::Power },
    };
    while state.step(reader, at) {}
    (state.at > at).then(|| state.finish(reader, at)).flatten()
}

impl State {
    #[inline(never)]
    fn step(&mut self, reader: &Reader, start: usize) -> bool {
        if reader.is_number(self.at) {
            return self.take_number(reader, start);
        }
        if let Some(digit) = digit(reader, self.at) {
            return self.take_digit(digit);
        }
        // `三个亿`
        if reader.char(self.at) == '个'
            && scale(reader, self.at + 1) == Some(8)
            && self.pending.or(self.last_power.map(i64::from).map(Decimal::from)).is_some()
        {
            self.at += 1;
        }
        if let Some(power) = scale(reader, self.at).filter(|_| !self.begins_unit(reader, start)) {
            return self.take_scale(reader, power, start);
        }
        if let Some((tens, _)) = reader.find(self.at, |sense| if let Sense::Tens(tens) = sense { Some(tens) } else { None }) {
            return self.take_tens(reader, tens, start);
        }
        self.take_vague(reader, start) || self.take_point(reader, start)
    }

    /// Whether 千 or 兆 here belongs to a unit: 千瓦, 兆赫.
    fn begins_unit(&self, reader: &Reader, start: usize) -> bool {
        let unit = reader.find(self.at, |sense| if let Sense::Unit(row) = sense { Some(row) } else { None });
        self.at > start && unit.is_some_and(|(_, end)| end > self.at + 1)
    }

    fn take_number(&mut self, reader: &Reader, start: usize) -> bool {
        let joins = self.at == start || (self.pending.is_none() && self.scaled);
        if !joins {
            return false;
        }
        let value = digits::value(reader.slice(self.at, self.at + 1));
        let below = value.is_some_and(|value| self.last_power.is_none_or(|power| value < ten_to(power)));
        if self.at != start && !below {
            return false;
        }
        self.sound &= value.is_some();
        self.pending = Some(value.unwrap_or(Decimal::from(0)));
        // digits are exact: no `三百5` for 350
        self.zero = self.at != start;
        self.at += 1;
        true
    }

    fn take_digit(&mut self, digit: u8) -> bool {
        if digit == 0 && self.scaled && self.pending.is_none() {
            self.zero = true;
            self.at += 1;
            return true;
        }
        match self.pending {
            Some(_) if self.scaled || self.pending_digits == 0 => return false,
            Some(value) => {
                let next = value.scaled(1).and_then(|value| value.plus(Decimal::from(i64::from(digit))));
                self.sound &= next.is_some();
                self.pending = Some(next.unwrap_or(Decimal::from(0)));
            }
            None => self.pending = Some(Decimal::from(i64::from(digit))),
        }
        self.pending_digits += 1;
        self.at += 1;
        true
    }

    fn take_tens(&mut self, reader: &Reader, tens: u8, start: usize) -> bool {
        if self.at > start || (digit(reader, self.at + 1).is_none() && !reader.is_term(self.at + 1)) {
            return false;
        }
        self.section = Decimal::from(i64::from(tens));
        (self.scaled, self.small, self.last_power) = (true, 1, Some(1));
        self.at += 1;
        true
    }

    #[inline(never)]
    fn take_scale(&mut self, reader: &Reader, power: u8, start: usize) -> bool {
        // digit by digit is a year or a code, not what a power counts
        if self.pending_digits > 1 && !self.scaled && power < 4 {
            return false;
        }
        let bare = self.pending.is_none() && self.at == start;
        if bare
            && power != 1
            && scale(reader, self.at + 1).is_none_or(|next| next <= power)
            && reader.word(self.at + 1, W::Fen).is_none()
            && !(start > 0 && reader.char(start - 1) == '之')
            && !leads_digit(reader, self.at)
            && !stands_for_one(reader, self.at)
        {
            return false;
        }
        let taken = if power < 4 { self.close_small(power) } else { self.close_big(power, bare) };
        if taken {
            (self.scaled, self.zero, self.last_power) = (true, false, Some(power));
            self.at += 1;
        }
        taken
    }

    fn close_small(&mut self, power: u8) -> bool {
        if power >= self.small
            || (self.pending.is_none() && self.scaled && power != 1 && self.last_power.is_some_and(|last| last < 4))
        {
            return false;
        }
        let zero = Decimal::from(0);
        let count = self.pending.take().filter(|count| *count != zero || power != 1).unwrap_or(Decimal::from(1));
        self.pending_digits = 0;
        self.small = power;
        self.add_to_section(count.scaled(i16::from(power)))
    }

    fn add_to_section(&mut self, value: Option<Decimal>) -> bool {
        let sum = value.and_then(|value| self.section.plus(value));
        self.sound &= sum.is_some();
        self.section = sum.unwrap_or(Decimal::from(0));
        true
    }

    #[inline(never)]
    fn close_big(&mut self, power: u8, bare: bool) -> bool {
        let slot = BIG.iter().position(|&big| big == power).unwrap_or(2);
        let section = self.pending.take().map_or(Some(self.section), |pending| self.section.plus(pending));
        self.pending_digits = 0;
        let zero = Decimal::from(0);
        let mut count = section;
        let empty = section == Some(zero);
        for (nth, sum) in self.sums.iter_mut().enumerate() {
            if nth > slot || (nth == slot && empty) {
                count = count.and_then(|count| count.plus(*sum));
                *sum = zero;
            }
        }
        // 数万, 几亿: at least one of them
        let vague = self.vague && !self.scaled && empty;
        if bare || vague {
            count = Some(Decimal::from(1));
        }
        let closed = count.and_then(|count| count.scaled(i16::from(power))).and_then(|closed| closed.plus(self.sums[slot]));
        self.sound &= closed.is_some();
        self.sums[slot] = closed.unwrap_or(zero);
        (self.section, self.small) = (zero, 4);
        true
    }

    /// `几` and `多` inside a number: `十几万`, `一千多万`, `数十`.
    fn take_vague(&mut self, reader: &Reader, start: usize) -> bool {
        let is_more = reader.find(self.at, |sense| (sense == Sense::More).then_some(())).is_some();
        let Some(end) = more(reader, self.at) else { return false };
        let before_scale = scale(reader, end);
        let fits = match (is_more, self.at == start) {
            (_, true) => !is_more && before_scale.is_some(),
            // 十几 needs no power after it; 十多 does
            (false, false) => self.pending.is_none() && self.scaled && self.last_power.is_some_and(|power| power < 4),
            (true, false) => before_scale.is_some_and(|power| power >= 4),
        };
        if !fits {
            return false;
        }
        self.vague = true;
        self.at = end;
        true
    }

    /// `点` and decimals, after which only 万 and 亿 may follow.
    fn take_point(&mut self, reader: &Reader, start: usize) -> bool {
        let Some(mut at) = reader.word(self.at, W::Point).filter(|_| self.at > start && self.kind == Kind::Integer) else {
            return false;
        };
        let first = at;
        let (mut value, mut place) = (Some(self.settled()), 0i16);
        while let Some(digit) = digit(reader, at).filter(|_| !matches!(reader.char(at), '两' | '俩' | '仨')) {
            place -= 1;
            // beyond forty places nothing changes
            if place > -40 {
                let part = Decimal::new(i128::from(digit), place);
                value = value.zip(part).and_then(|(value, part)| value.plus(part));
            }
            at += 1;
        }
        if at == first {
            return false;
        }
        self.sound &= value.is_some();
        (self.sums, self.section, self.zero) = ([Decimal::from(0); 3], Decimal::from(0), true);
        self.pending = Some(value.unwrap_or(Decimal::from(0)));
        (self.pending_digits, self.scaled, self.small) = (0, false, 0);
        (self.kind, self.at) = (Kind::Decimal, at);
        true
    }

    /// The sum of all, with `三百五` read as 350.
    fn settled(&self) -> Decimal {
        let short = self.last_power.filter(|&power| !self.zero && self.scaled && power > 1 && self.pending_digits == 1);
        let tail = self.pending.and_then(|pending| pending.scaled(short.map_or(0, |power| i16::from(power) - 1)));
        let parts = self.sums.iter().copied().chain([self.section]).chain(tail);
        parts.fold(Decimal::from(0), |sum, part| sum.plus(part).unwrap_or(sum))
    }

    fn finish(self, reader: &Reader, start: usize) -> Option<Num> {
        let end = self.at;
        if end == start + 1 && self.vague {
            return None;
        }
        let value = self.sound.then(|| self.settled());
        let form = if end == start + 1 && reader.is_number(start) { Form::Digits } else { Form::Han };
        let mut num = Num::new(start, end, value, form);
        num.kind = if num.kind == Kind::Decimal { Kind::Decimal } else { Kind::Integer };
        num.vague = self.vague;
        num.power = self.last_power.filter(|_| self.pending.is_none()).unwrap_or(0);
        num.digits = if self.scaled { 0 } else { self.pending_digits };
        num.lone_one = end == start + 1 && digit(reader, start) == Some(1);
        if self.kind == Kind::Decimal {
            num.kind = Kind::Decimal;
        }
        Some(num)
    }
}

fn ten_to(power: u8) -> Decimal {
    Decimal::from(1).scaled(i16::from(power)).unwrap_or(Decimal::from(1))
}
