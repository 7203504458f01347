//! One form for characters that mean the same in figures. Knows widths, letter case and the Traditional forms of the characters that
//! occur in the tables; must not know words.

use std::collections::HashMap;

const FIRST_HAN: u32 = 0x4E00;
const LAST_HAN: u32 = 0x9FFF;

/// Folds Traditional and variant forms, full width and capitals.
#[derive(Default)]
pub struct Fold {
    han: Vec<u16>,
    rest: HashMap<char, char>,
}

impl Fold {
    /// Reads a table of lines of a Simplified character and the forms that stand for it.
    pub fn read(table: &str) -> Self {
        let mut fold = Fold { han: vec![0; (LAST_HAN - FIRST_HAN + 1) as usize], rest: HashMap::new() };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut chars = line.chars();
            let Some(to) = chars.next() else { continue };
            for from in chars {
                match (han_index(from), u16::try_from(to as u32)) {
                    (Some(slot), Ok(to)) => fold.han[slot] = to,
                    _ => drop(fold.rest.insert(from, to)),
                }
            }
        }
        fold
    }

    /// The one form of a character.
    pub fn fold(&self, c: char) -> char {
        if let Some(slot) = han_index(c) {
            return match self.han.get(slot) {
                None | Some(0) => c,
                Some(&to) => char::from_u32(u32::from(to)).unwrap_or(c),
            };
        }
        match c {
            '\0'..='\u{7F}' => c.to_ascii_lowercase(),
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c).to_ascii_lowercase(),
            _ => self.rest.get(&c).copied().unwrap_or(c),
        }
    }
}

fn han_index(c: char) -> Option<usize> {
    (FIRST_HAN..=LAST_HAN).contains(&(c as u32)).then(|| (c as u32 - FIRST_HAN) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_all() {
        let fold = Fold::read("# comment\n亿億\n〇○");
        assert_eq!([fold.fold('億'), fold.fold('亿'), fold.fold('Ａ'), fold.fold('○')], ['亿', '亿', 'a', '〇']);
        assert_eq!(fold.fold('人'), '人');
    }
}
