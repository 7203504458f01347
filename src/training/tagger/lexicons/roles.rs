//! How single characters behave in Chinese names, counted in name lists. Knows their formats; must not know words.

use super::read;
use crate::entities::EntityType;
use crate::entities::tagger::lists::{FIRST_ROLE, ROLES};
use crate::lexicon::fold;
use crate::training::lists as own;
use std::collections::HashMap;
use std::path::Path;

/// How characters behave in names: surname, given name, transliteration, last of a place or organisation; two bits each.
pub(super) fn roles(hanlp: &Path) -> Result<Vec<u8>, String> {
    let mut roles = vec![0u8; ROLES];
    for line in read(&hanlp.join("person/nr.txt"))?.lines() {
        let mut parts = line.split(' ');
        let Some(c) = parts.next().and_then(single) else { continue };
        let parts: Vec<&str> = parts.collect();
        let count = |wanted: &[&str]| -> f64 {
            parts.chunks(2).filter(|pair| wanted.contains(&pair[0])).filter_map(|pair| pair.get(1)?.parse::<f64>().ok()).sum()
        };
        let all: f64 = parts.chunks(2).filter_map(|pair| pair.get(1)?.parse::<f64>().ok()).sum();
        let (surname, given) = (count(&["B"]), count(&["C", "D", "E"]));
        set(&mut roles, c, 0, level(surname, all));
        set(&mut roles, c, 2, level(given, all));
    }
    let mut foreign: HashMap<char, u32> = HashMap::new();
    for c in read(&hanlp.join("person/nrf.txt"))?.lines().flat_map(str::chars) {
        *foreign.entry(c).or_default() += 1;
    }
    for (c, count) in foreign {
        set(
            &mut roles,
            c,
            4,
            if count < 5 {
                0
            } else if count < 40 {
                1
            } else if count < 250 {
                2
            } else {
                3
            },
        );
    }
    for (list, bit) in [("custom/全国地名大全.txt", 1), ("custom/机构名词典.txt", 2)] {
        let mut last: HashMap<char, u32> = HashMap::new();
        for word in read(&hanlp.join(list))?.lines().filter_map(|line| line.split(' ').next()) {
            *last.entry(word.chars().next_back().unwrap_or(' ')).or_default() += 1;
        }
        for (c, _) in last.into_iter().filter(|&(_, count)| count >= 40) {
            let at = (c as u32).wrapping_sub(FIRST_ROLE) as usize;
            if let Some(role) = roles.get_mut(at) {
                *role |= bit << 6;
            }
        }
    }
    roles.extend(stems(hanlp)?);
    Ok(roles)
}

/// How often brands and places are made of a character: two bits for the first character of a brand, two for its second, two for the
/// first ones of places.
fn stems(hanlp: &Path) -> Result<Vec<u8>, String> {
    let mut brands: [HashMap<char, u32>; 2] = Default::default();
    let mut places: HashMap<char, u32> = HashMap::new();
    let mut note = |name: &str| {
        for (count, c) in brands.iter_mut().zip(name.chars()) {
            *count.entry(fold(c)).or_default() += 1;
        }
    };
    for kind in [EntityType::Organization, EntityType::Product] {
        let names = own::read(Path::new(own::LISTS), "zh", kind)?;
        names.iter().filter_map(|listed| listed.names.first()).for_each(|name| note(name));
    }
    for line in read(&hanlp.join("custom/机构名词典.txt"))?.lines() {
        let mut columns = line.split(' ');
        if let (Some(word), Some("ntc" | "ntcb")) = (columns.next(), columns.next()) {
            note(word);
        }
    }
    for word in read(&hanlp.join("custom/全国地名大全.txt"))?.lines().filter_map(|line| line.split(' ').next()) {
        let count = word.chars().count();
        word.chars().take(count.saturating_sub(1)).for_each(|c| *places.entry(fold(c)).or_default() += 1);
    }
    let mut stems = vec![0u8; ROLES];
    for (shift, counts, unit) in [(0, &brands[0], 2.0), (2, &brands[1], 2.0), (4, &places, 30.0)] {
        for (&c, &count) in counts {
            set(&mut stems, c, shift, (f64::from(count) / unit).log2().clamp(-1.0, 2.0) as u8 + u8::from(f64::from(count) >= unit));
        }
    }
    Ok(stems)
}

fn single(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn set(roles: &mut [u8], c: char, shift: u32, level: u8) {
    if let Some(role) = roles.get_mut((fold(c) as u32).wrapping_sub(FIRST_ROLE) as usize) {
        *role = *role & !(3 << shift) | level << shift;
    }
}

fn level(count: f64, all: f64) -> u8 {
    match count / all.max(1.0) {
        _ if count == 0.0 => 0,
        share if share < 0.2 => 1,
        share if share < 0.6 => 2,
        _ => 3,
    }
}
