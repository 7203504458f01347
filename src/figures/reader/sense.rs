//! What a term may mean to a grammar. Knows the names that tables use for senses; must not know any term.

use crate::figures::Bound;

/// Declares enumerations whose variants are written in tables by their names.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, non_camel_case_types)]
        pub enum $name { $($variant),* }

        impl $name {
            /// The variant of a name in a table.
            pub fn read(name: &str) -> Option<Self> {
                [$((stringify!($variant), $name::$variant)),*].into_iter().find(|(known, _)| *known == name).map(|(_, variant)| variant)
            }
        }
    };
}

named! {
    /// Function words and signs that grammars ask for by name.
    W {
        And Or To Of The A An In On At By For From Between Per Every Percent Permille Points BasisPoints PercentOf
        Minus Plus Point DividedBy Twice Half Fold Times
        Fen Also Ge Zhe Cheng Nth NthWord Mei Each De BetweenEnd Slight
        Before After Since Until Starting Ago Later Hence Within
        Early Mid Late Begin End EarlyIn LateIn
        AgeAfter AgeBefore YearsOld
        Clock Quarter OClock Sharp Am Pm Past ToHour HalfHour
        This Next Last Coming Other All Whole Same
        DayOf WeekOf NumberSign Only Wan Money Whole100
        FiscalYear CalendarYear SchoolYear Ad Bc Era Fiscal Around Now First Final
        ZeroBelow AbovePositive Approximately Ish Commencing NthPart WorkWeek Modal AfterMay ToDate EqualTo OrEqual Than
        Not Label Idiom Noun Classifier Ordinally Ref PartOf Stop Plural RateNoun BoundWord HalfOf Salary Dozen Once Change Person Pronoun Whose Sign LengthQuality DegreeScale Graded Comparative PerShare NounStop PlusMinus Few Ahead LeadsAhead Leading LifeEvent SingleTime NthName Plans
    }
}

named! {
    /// Units of calendar and clock.
    TimeUnit { Second Minute Hour Day BusinessDay Week Weekend Fortnight Month Quarter HalfYear Year Decade Century Millennium Night }
}

named! {
    /// Parts of a day.
    Part { Whole Dawn Morning Noon Afternoon Evening Night Daytime Nighttime Midnight Breakfast Lunch Dinner Brunch BusinessHours }
}

named! {
    /// How a date bounds a stretch of time: before it, after it, from it on, up to it.
    Relation { Before After Since Until }
}

named! {
    /// On which side of the figure a bounding word stands.
    Side { before after }
}

impl Part {
    /// Whether it is named for a meal.
    pub fn is_meal(self) -> bool {
        matches!(self, Part::Breakfast | Part::Brunch | Part::Lunch | Part::Dinner)
    }
}

/// One meaning of a term.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Sense {
    /// A Chinese digit.
    Digit(u8),
    /// A Chinese power of ten: 1 for 十, 8 for 亿.
    Scale(u8),
    /// 廿, 卅, 卌 as their tens.
    Tens(u8),
    /// 几, 数: some.
    Some,
    /// 多, 余: and some more.
    More,
    /// 半.
    HalfZh,
    /// English words below twenty.
    One(u8),
    /// English tens.
    Ten(u8),
    /// An English power of ten.
    Magnitude(u8),
    /// Letters that stand for one right behind digits: `k`, `bn`.
    Suffix(u8),
    /// `dozen`, `score`.
    Multiple(u8),
    /// English ordinals below twenty, which are fractions too.
    NthOne(u8),
    /// English ordinal tens.
    NthTen(u8),
    /// English ordinal powers of ten.
    NthMagnitude(u8),
    /// `half`, `quarter`: the denominator.
    Share(u8),
    /// `doubled`, `halve`: a factor, in tenths.
    Factor(u8),
    /// `½` as numerator and denominator.
    Vulgar(u8, u8),
    /// A word that bounds a figure.
    Bound(Bound, Side),
    /// A measure, by row of the unit table.
    Unit(u16),
    /// A currency, by row of the currency table; whether it may stand before the amount.
    Currency(u16),
    /// A month by number.
    Month(u8),
    /// A weekday, Monday is 1.
    Weekday(u8),
    /// A season: 1 is spring.
    Season(u8),
    /// `sixties`: the years of a decade within its century.
    Decade(u8),
    /// Days from today.
    DayFromNow(i8),
    /// Months, years … from this one.
    FromNow(TimeUnit, i8),
    /// Days, months or years from the date told last: 翌日, 同年.
    Back(TimeUnit, i8),
    /// `this`, `next`, `last`: steps from the current one.
    Shift(i8),
    /// A unit of time.
    Time(TimeUnit),
    /// A part of the day.
    Part(Part),
    /// A part of a day that is counted from today.
    DayPart(i8, Part),
    /// A holiday, by row of the festival table.
    Festival(u16),
    /// An era with the year before its first.
    Era(i16),
    /// A time zone in minutes from UTC.
    Zone(i16),
    /// Words that put what follows before, after, since or until a date.
    Relation(Relation),
    /// `daily`, `weekly`: how many units apart.
    Recurring(TimeUnit, u8),
    /// A function word.
    Word(W),
}

/// What kinds of figures may begin with a term; the scan passes over all other tokens.
pub mod opens {
    /// A date or time.
    pub const DATE: u8 = 1;
    /// A number or what stands before one.
    pub const AMOUNT: u8 = 2;
    /// Something that is read over whole: an idiom.
    pub const BLOCK: u8 = 4;
    /// Any of these: where reading stops.
    pub const ANY: u8 = DATE | AMOUNT | BLOCK;
    /// A date only in recognition output, or none.
    pub const COUNTED: u8 = 8;
    /// No figure, or one by something else: a word of calendar or clock, which makes a date of the number before it.
    pub const WHEN: u8 = 16;
    /// No figure, or one by something else: a word that stands between the number and the rest of a date, such as `of` and `to`.
    pub const JOINS: u8 = 32;
    /// An amount, where one or a unit of time goes on behind it: `a`, `from`.
    pub const LEADS: u8 = 64;
    /// A number itself.
    pub const NUMBER: u8 = 128;
}

impl Sense {
    /// What may begin with it.
    pub fn opens(self) -> u8 {
        self.begins() | self.dates() | if self.counts() { opens::NUMBER } else { 0 }
    }

    /// Whether a number begins with it.
    fn counts(self) -> bool {
        matches!(
            self,
            Sense::Digit(_)
                | Sense::Scale(_)
                | Sense::Tens(_)
                | Sense::Some
                | Sense::One(_)
                | Sense::Ten(_)
                | Sense::Magnitude(_)
                | Sense::Multiple(_)
                | Sense::Share(_)
                | Sense::Vulgar(..)
                | Sense::Word(W::Minus | W::A | W::PlusMinus | W::Few)
                | Sense::HalfZh
        )
    }

    /// Whether it names a point, a part or a period of the calendar.
    fn is_calendar(self) -> bool {
        matches!(
            self,
            Sense::Month(_)
                | Sense::Weekday(_)
                | Sense::Season(_)
                | Sense::Decade(_)
                | Sense::DayFromNow(_)
                | Sense::FromNow(..)
                | Sense::Back(..)
                | Sense::Shift(_)
                | Sense::Part(_)
                | Sense::DayPart(..)
                | Sense::Festival(_)
                | Sense::Era(_)
        )
    }

    /// What it is to a date whose number stands before it.
    fn dates(self) -> u8 {
        match self {
            _ if self.is_calendar() => opens::WHEN,
            Sense::Time(_) | Sense::Zone(_) => opens::WHEN,
            Sense::Word(W::Am | W::Pm | W::OClock | W::Clock | W::Past | W::DayOf | W::Era | W::Bc) => opens::WHEN,
            Sense::Word(W::Of | W::In | W::To) => opens::JOINS,
            Sense::One(_) | Sense::Ten(_) | Sense::NthOne(_) | Sense::NthTen(_) | Sense::NthMagnitude(_) | Sense::Share(_) => {
                opens::JOINS
            }
            _ => 0,
        }
    }

    fn begins(self) -> u8 {
        use opens::{AMOUNT, BLOCK, COUNTED, DATE, LEADS};
        match self {
            Sense::Digit(_)
            | Sense::Scale(_)
            | Sense::Tens(_)
            | Sense::One(_)
            | Sense::Ten(_)
            | Sense::Share(_)
            | Sense::NthOne(_)
            | Sense::NthTen(_) => DATE | AMOUNT,
            Sense::Some
            | Sense::HalfZh
            | Sense::Magnitude(_)
            | Sense::Multiple(_)
            | Sense::NthMagnitude(_)
            | Sense::Vulgar(..)
            | Sense::Factor(_)
            | Sense::Currency(_) => AMOUNT | COUNTED,
            _ if self.is_calendar() => DATE,
            Sense::Recurring(..) => DATE | AMOUNT,
            Sense::Word(word) => match word {
                W::Idiom | W::Once => BLOCK,
                W::NthPart | W::First => DATE,
                W::Early | W::Mid | W::Late | W::Fiscal | W::Ref | W::Era | W::Bc => DATE,
                W::From | W::Between => DATE | LEADS,
                W::Mei | W::Nth | W::Minus | W::Each => DATE | AMOUNT,
                W::A => LEADS | COUNTED,
                W::Twice | W::SingleTime | W::Salary | W::AgeBefore | W::Whose | W::DegreeScale | W::PlusMinus | W::Few => {
                    AMOUNT | COUNTED
                }
                W::Stop | W::NounStop | W::Noun | W::Classifier | W::Plural | W::RateNoun | W::Ahead | W::LeadsAhead => 0,
                _ => COUNTED,
            },
            _ => 0,
        }
    }

    /// Reads `name argument …` as tables write it.
    pub fn read(head: &str) -> Option<Self> {
        let mut parts = head.split(' ');
        let name = parts.next()?;
        let rest: Vec<&str> = parts.collect();
        let first = rest.first().copied().unwrap_or("");
        let second = rest.get(1).copied().unwrap_or("");
        number_sense(name, first, second).or_else(|| calendar_sense(name, first, second))
    }
}

fn number_sense(name: &str, first: &str, second: &str) -> Option<Sense> {
    let small = || first.parse().ok();
    Some(match name {
        "digit" => Sense::Digit(small()?),
        "scale" => Sense::Scale(small()?),
        "tens" => Sense::Tens(small()?),
        "some" => Sense::Some,
        "more" => Sense::More,
        "half" => Sense::HalfZh,
        "one" => Sense::One(small()?),
        "ten" => Sense::Ten(small()?),
        "magnitude" => Sense::Magnitude(small()?),
        "suffix" => Sense::Suffix(small()?),
        "multiple" => Sense::Multiple(small()?),
        "nth-one" => Sense::NthOne(small()?),
        "nth-ten" => Sense::NthTen(small()?),
        "nth-magnitude" => Sense::NthMagnitude(small()?),
        "share" => Sense::Share(small()?),
        "factor" => Sense::Factor(small()?),
        "vulgar" => Sense::Vulgar(small()?, second.parse().ok()?),
        "bound" => Sense::Bound(Bound::read(first)?, Side::read(second)?),
        "word" => Sense::Word(W::read(first)?),
        _ => return None,
    })
}

fn calendar_sense(name: &str, first: &str, second: &str) -> Option<Sense> {
    Some(match name {
        "month" => Sense::Month(first.parse().ok()?),
        "weekday" => Sense::Weekday(first.parse().ok()?),
        "season" => Sense::Season(first.parse().ok()?),
        "decade" => Sense::Decade(first.parse().ok()?),
        "day" => Sense::DayFromNow(first.parse().ok()?),
        "back" => Sense::Back(TimeUnit::read(first)?, second.parse().ok()?),
        "from-now" => Sense::FromNow(TimeUnit::read(first)?, second.parse().ok()?),
        "shift" => Sense::Shift(first.parse().ok()?),
        "time" => Sense::Time(TimeUnit::read(first)?),
        "part" => Sense::Part(Part::read(first)?),
        "day-part" => Sense::DayPart(first.parse().ok()?, Part::read(second)?),
        "era" => Sense::Era(first.parse().ok()?),
        "relation" => Sense::Relation(Relation::read(first)?),
        "zone" => Sense::Zone(first.parse().ok()?),
        "recurring" => Sense::Recurring(TimeUnit::read(first)?, second.parse().ok()?),
        _ => return None,
    })
}

impl Bound {
    /// The bound of a name in a table or an output.
    pub fn read(name: &str) -> Option<Bound> {
        [Bound::About, Bound::Over, Bound::AtLeast, Bound::Under, Bound::AtMost].into_iter().find(|bound| bound.name() == name)
    }
}
