//! Units of measure and currencies, by row of their tables. Knows names, codes and forms; must not know numbers or grammar.

mod local;

pub use local::Local;

use crate::lexicon::LexiconError;

use super::reader::Sense;

/// A row of the unit table.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its English name, as recognition output writes it.
    pub name: String,
    /// What it measures: `Length`, `Temperature` …
    pub dimension: String,
    /// Its UCUM code; empty where it has none (a bare degree).
    pub ucum: String,
    /// How many of the UCUM unit one of it is: 500 m for one 里.
    pub factor: super::Decimal,
}

/// A row of the currency table.
#[derive(Clone, Debug)]
pub struct Currency {
    /// Its English name, as recognition output writes it.
    pub name: String,
    /// The code in recognition output; empty where the words leave the country open (`dollar`).
    pub iso: String,
    /// The code the words most likely mean.
    pub likely: String,
    /// How many of it make the major unit: 100 for cents, 1 for dollars.
    pub parts: i64,
    /// The abbreviation that is only read in capitals, being a word otherwise.
    pub code: String,
}

/// Both tables.
#[derive(Default)]
pub struct Units {
    units: Vec<Unit>,
    currencies: Vec<Currency>,
    local: local::LocalCurrencies,
}

impl Units {
    /// Reads both tables; hands back their forms as terms.
    pub fn read(units: &str, currencies: &str) -> Result<(Self, Vec<(String, Sense)>), LexiconError> {
        let mut all = Units { local: local::LocalCurrencies::read()?, ..Units::default() };
        let mut terms = Vec::new();
        for line in rows(units) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, dimension, ucum, factor, english, chinese] = columns[..] else { return Err(damaged("units.txt", line)) };
            let factor = super::Decimal::parse(factor).ok_or_else(|| damaged("units.txt", line))?;
            let row = all.units.len() as u16;
            terms.extend(forms(english).chain(forms(chinese)).map(|form| (form, Sense::Unit(row))));
            all.units.push(Unit { name: name.into(), dimension: dimension.into(), ucum: ucum.into(), factor });
        }
        for line in rows(currencies) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, iso, likely, parts, list] = columns[..] else { return Err(damaged("currencies.txt", line)) };
            let parts = parts.parse().map_err(|_| damaged("currencies.txt", line))?;
            let row = all.currencies.len() as u16;
            terms.extend(forms(list).map(|form| (form, Sense::Currency(row))));
            all.currencies.push(Currency {
                name: name.into(),
                iso: iso.into(),
                likely: likely.into(),
                parts,
                code: iso.to_lowercase(),
            });
        }
        Ok((all, terms))
    }

    /// A unit by row.
    pub fn unit(&self, row: u16) -> &Unit {
        &self.units[usize::from(row)]
    }

    /// A currency by its ISO code in small letters.
    pub fn by_code(&self, code: &str) -> Option<(u16, &Currency)> {
        let row = self.currencies.iter().position(|currency| currency.code == code)?;
        Some((row as u16, &self.currencies[row]))
    }

    /// A currency by row.
    pub fn currency(&self, row: u16) -> &Currency {
        &self.currencies[usize::from(row)]
    }
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn forms(list: &str) -> impl Iterator<Item = String> + '_ {
    list.split('|').filter(|form| !form.is_empty()).map(str::to_owned)
}

fn damaged(table: &str, line: &str) -> LexiconError {
    LexiconError::new(table, format!("has a damaged line: {line}"))
}
