//! The model card's tables, kept by the command: what the files are, and how they score. Knows the card's lines; must not know how
//! anything was learned.

use crate::training::score::Count;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The card, in the folder of the files.
const CARD: &str = "MODEL_CARD.md";

/// Puts numbers into the card's lines, by the name in their first column; columns behind the numbers stay. Without a card nothing is
/// done.
pub(super) struct Card {
    lines: Vec<String>,
}

impl Card {
    /// Reads the card of a folder.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let content = std::fs::read_to_string(folder.join(CARD)).ok()?;
        Some(Card { lines: content.lines().map(str::to_string).collect() })
    }

    /// Notes a file: its bytes and the beginning of its checksum.
    pub(super) fn file(&mut self, name: &str, bytes: &[u8]) {
        let sum: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        self.put(name, &[bytes.len().to_string(), sum]);
    }

    /// Notes how a set scores.
    pub(super) fn score(&mut self, set: &str, count: Count) {
        let shares = [count.precision(), count.recall(), count.f1()];
        self.put(set, &shares.map(|share| format!("{:.1}", share * 100.0)));
    }

    fn put(&mut self, name: &str, values: &[String]) {
        let start = format!("| {name} |");
        for line in self.lines.iter_mut().filter(|line| line.starts_with(&start)) {
            let rest: Vec<&str> = line[start.len()..].split('|').skip(values.len()).collect();
            *line = format!("{start} {} |{}", values.join(" | "), rest.join("|"));
        }
    }

    /// Writes the card.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub(super) fn write(&self, folder: &Path) -> Result<(), String> {
        let content = self.lines.join("\n") + "\n";
        std::fs::write(folder.join(CARD), content).map_err(|error| format!("{CARD}: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_into_their_lines() {
        let lines = ["| set | P | R | F1 | wanted |", "| WNUT17 dev | 1 | 2 | 3 | 45 |", "| a.bin | 7 | 00 |"];
        let mut card = Card { lines: lines.map(str::to_string).to_vec() };
        card.score("WNUT17 dev", Count { right: 1.0, found: 2.0, gold: 4.0 });
        card.file("a.bin", b"abc");
        assert_eq!(card.lines[0], lines[0]);
        assert_eq!(card.lines[1], "| WNUT17 dev | 50.0 | 25.0 | 33.3 | 45 |");
        assert_eq!(card.lines[2], "| a.bin | 3 | ba7816bf8f01cfea |");
    }
}
