//! Makes up Chinese names that nobody bears, out of the characters and endings of listed ones, so that what is learned is how names
//! are built. Knows our name lists; must not know the model.

use crate::entities::EntityType;
use crate::lexicon::{folded, simplified};
use crate::text::is_han;
use crate::training::chance::Chance;
use crate::training::lists;
use std::collections::BTreeMap;
use std::path::Path;

/// What names are made of.
#[derive(Default)]
pub struct Maker {
    /// The characters that stems are made of, as often as the lists have them.
    stems: Vec<char>,
    /// Endings of two characters or more that several listed organisations share.
    endings: Vec<String>,
    surnames: Vec<char>,
    given: Vec<char>,
}

/// How many organisations share an ending.
const SHARED: usize = 3;
/// Last characters of places that a made-up stem may stand before (Simplified).
const PLACES: &str = "市县镇乡村路桥河山区州岛湾港街湖寺园里庄坡";
/// Surnames of several characters are left to the lists.
const LONGEST_NAME: usize = 3;

impl Maker {
    /// Reads our lists; `people` are full names in Chinese.
    ///
    /// # Errors
    /// A list that cannot be read.
    pub fn read(people: &[String]) -> Result<Self, String> {
        let mut maker = Maker::default();
        let mut endings: BTreeMap<String, usize> = BTreeMap::new();
        for kind in [EntityType::Organization, EntityType::Product] {
            for name in lists::read(Path::new(lists::LISTS), "zh", kind)?.iter().filter_map(|listed| listed.names.first()) {
                let chars: Vec<char> = name.chars().collect();
                if !chars.iter().all(|&c| is_han(c)) || chars.len() < 2 {
                    continue;
                }
                maker.stems.extend(&chars[..2]);
                for length in (2..chars.len().saturating_sub(1)).filter(|_| kind == EntityType::Organization) {
                    *endings.entry(chars[chars.len() - length..].iter().collect()).or_default() += 1;
                }
            }
        }
        maker.endings = endings.into_iter().filter(|&(_, count)| count >= SHARED).map(|(ending, _)| ending).collect();
        maker.endings.sort_by_key(|ending| std::cmp::Reverse(ending.chars().count()));
        for name in people {
            let chars: Vec<char> = name.chars().collect();
            if (2..=LONGEST_NAME).contains(&chars.len()) {
                maker.surnames.push(chars[0]);
                maker.given.extend(&chars[1..]);
            }
        }
        Ok(maker)
    }

    /// A name like this one; none where it is of a sort that is not made up.
    pub fn make(&self, name: &str, kind: EntityType, chance: &mut Chance) -> Option<String> {
        let length = name.chars().count();
        if !name.chars().all(is_han) || length < 2 {
            return None;
        }
        match kind {
            EntityType::Person if length <= LONGEST_NAME => self.person(name, length, chance),
            EntityType::Organization => self.organization(name, chance),
            EntityType::Place => self.place(name, length, chance),
            EntityType::Product if length <= 4 => Some(draw(&self.stems, length.min(3), chance)),
            _ => None,
        }
    }

    fn person(&self, name: &str, length: usize, chance: &mut Chance) -> Option<String> {
        let first = simplified(name.chars().next()?);
        self.surnames.contains(&first).then(|| draw(&self.surnames, 1, chance) + &draw(&self.given, length - 1, chance))
    }

    /// A new stem before the ending it has.
    fn organization(&self, name: &str, chance: &mut Chance) -> Option<String> {
        let plain = folded(name);
        let ending = self.endings.iter().find(|ending| plain.ends_with(ending.as_str()))?;
        let count = ending.chars().count();
        let kept: String = name.chars().skip(name.chars().count() - count).collect();
        Some(draw(&self.stems, 2 + usize::from(chance.under(0.2)), chance) + &kept)
    }

    fn place(&self, name: &str, length: usize, chance: &mut Chance) -> Option<String> {
        let last = name.chars().last()?;
        let made = length >= 3 && PLACES.contains(simplified(last));
        made.then(|| draw(&self.stems, (length - 1).min(3), chance) + &last.to_string())
    }
}

fn draw(from: &[char], count: usize, chance: &mut Chance) -> String {
    (0..count).filter_map(|_| from.get((chance.roll() % from.len().max(1) as u64) as usize)).collect()
}
