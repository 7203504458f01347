//! Lays a pattern beside a stretch of text with the fewest edits. Knows characters; must not judge.

/// How a pattern lies in a text.
pub(super) struct Alignment {
    boundaries: Vec<Boundary>,
}

/// Where a boundary of the pattern lies: text inserted there lies between `first` and `last`.
#[derive(Clone, Copy, Default)]
struct Boundary {
    first: Place,
    last: Place,
}

/// A text position and the edits up to it.
#[derive(Clone, Copy, Default)]
struct Place {
    at: usize,
    edits: u16,
}

/// Sideways room for insertions and deletions, in characters, beyond an eighth of the pattern …
const ROOM: usize = 40;
/// … as long as the grid has no more cells than about this, so that a long quotation cannot take all memory.
const CELLS: usize = 4_000_000;
/// Patterns longer than this are not aligned: nobody quotes a book. Edits are fewer, so that they can be counted in 16 bits.
const LONGEST: usize = 30_000;
const FAR: u16 = u16::MAX / 2;

impl Alignment {
    /// The text under the pattern's part `start..end`, insertions at its ends left out.
    pub(super) fn text(&self, start: usize, end: usize) -> (usize, usize) {
        let from = self.boundaries[start].last.at;
        (from, self.boundaries[end].first.at.max(from))
    }

    /// Edits inside the pattern's part `start..end`.
    pub(super) fn edits(&self, start: usize, end: usize) -> usize {
        self.boundaries[end].first.edits.saturating_sub(self.boundaries[start].last.edits) as usize
    }
}

/// Aligns `pattern` with `text` around the place where its first character would stand if nothing had changed. Skipping text before
/// and after costs nothing. None where too little text is left there, or the pattern is too long. Time and memory: pattern × (80 + a
/// quarter of the pattern), 10 MB at most.
pub(super) fn align(pattern: &[char], text: &[char], expected: isize) -> Option<Alignment> {
    if pattern.len() > LONGEST {
        return None;
    }
    let half = room(pattern.len());
    let width = 2 * half + 1;
    let grid = fill(pattern, text, expected - half as isize, width);
    let reached = grid[pattern.len() * width..].iter().any(|&cost| cost < FAR);
    reached.then(|| trace(pattern, text, &grid, expected - half as isize, width))
}

fn room(length: usize) -> usize {
    (ROOM + length / 8).min(ROOM.max(CELLS / (2 * length.max(1))))
}

/// Costs of row `i`, column `k`: pattern characters `..i` against text that ends at `origin + i + k`.
fn fill(pattern: &[char], text: &[char], origin: isize, width: usize) -> Vec<u16> {
    let mut grid = vec![FAR; (pattern.len() + 1) * width];
    let inside = |i: usize| {
        let first = origin + i as isize;
        let columns = |end: isize| (end - first).clamp(0, width as isize) as usize;
        columns(0)..columns(text.len() as isize + 1)
    };
    grid[inside(0)].fill(0);
    for (i, &own) in (1..).zip(pattern) {
        let (above, row) = grid[(i - 1) * width..(i + 1) * width].split_at_mut(width);
        let columns = inside(i);
        let mut before = FAR;
        for k in columns {
            let end = (origin + (i + k) as isize) as usize;
            let substituted = if end == 0 { FAR } else { above[k] + u16::from(text[end - 1] != own) };
            let deleted = above.get(k + 1).map_or(FAR, |cost| cost + 1);
            before = substituted.min(deleted).min(before + 1).min(FAR);
            row[k] = before;
        }
    }
    grid
}

/// Walks back from the cheapest end, the nearest to the expected place among equals.
fn trace(pattern: &[char], text: &[char], grid: &[u16], origin: isize, width: usize) -> Alignment {
    let mut i = pattern.len();
    let last = &grid[i * width..];
    let mut k = (0..width).min_by_key(|&k| (last[k], k.abs_diff(width / 2))).unwrap_or(0);
    let place = |i: usize, k: usize| Place {
        at: (origin + (i + k) as isize).clamp(0, text.len() as isize) as usize,
        edits: grid[i * width + k],
    };
    let mut boundaries = vec![Boundary::default(); pattern.len() + 1];
    boundaries[i] = Boundary { first: place(i, k), last: place(i, k) };
    while i > 0 {
        let cost = grid[i * width + k];
        let end = origin + (i + k) as isize;
        let above = &grid[(i - 1) * width..i * width];
        let differs = u16::from(end <= 0 || text.get(end as usize - 1) != Some(&pattern[i - 1]));
        let substituted = end > 0 && above[k] + differs == cost;
        let deleted = above.get(k + 1).is_some_and(|&before| before + 1 == cost);
        if !substituted && !deleted && k > 0 {
            k -= 1;
            boundaries[i].first = place(i, k);
            continue;
        }
        k += usize::from(!substituted && deleted);
        i -= 1;
        boundaries[i] = Boundary { first: place(i, k), last: place(i, k) };
    }
    Alignment { boundaries }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(pattern: &str, text: &str, expected: isize) -> (String, usize) {
        let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
        let Some(alignment) = align(&pattern, &text, expected) else { return (String::new(), pattern.len()) };
        let (from, to) = alignment.text(0, pattern.len());
        (text[from..to].iter().collect(), alignment.edits(0, pattern.len()))
    }

    #[test]
    fn fewest_edits() {
        assert_eq!(aligned("brown fox", "the quick brown fox jumps", 10), ("brown fox".into(), 0));
        assert_eq!(aligned("quick brown fox jumps", "the quick brawn old fox jumps", 4), ("quick brawn old fox jumps".into(), 5));
        assert_eq!(aligned("百分之五點二", "增長百分之五點三，", 2), ("百分之五點三".into(), 1));
        assert_eq!(aligned("abc", "", 0).1, 3);
    }

    #[test]
    fn parts_know_their_edits() {
        let (pattern, text): (Vec<char>, Vec<char>) =
            ("Profit rose 12% in May".chars().collect(), "Profit rose 21% in May".chars().collect());
        let alignment = align(&pattern, &text, 0).unwrap();
        assert_eq!(alignment.edits(0, 12), 0);
        assert_eq!(alignment.edits(12, 14), 2);
        assert_eq!(alignment.edits(14, pattern.len()), 0);
        assert_eq!(alignment.text(12, 15), (12, 15));
    }

    #[test]
    fn long_patterns_take_bounded_memory() {
        assert!((1..=LONGEST).all(|length| (length + 1) * (2 * room(length) + 1) < 2 * CELLS));
        let mut text: Vec<char> = "壓在深藍之下的是".chars().cycle().take(20_000).collect();
        let pattern = text[100..19_000].to_vec();
        text[9_000] = '海';
        assert_eq!(align(&pattern, &text, 100).map(|found| found.edits(0, pattern.len())), Some(1));
        assert!(align(&['a'; LONGEST + 1], &['a'; LONGEST + 1], 0).is_none());
    }
}
