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
    edits: u32,
}

/// Sideways room for insertions and deletions, in characters, beyond an eighth of the pattern.
const ROOM: usize = 40;
const FAR: u32 = u32::MAX / 2;

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
/// and after costs nothing. None where too little text is left there. Time and memory: pattern × (80 + a quarter of the pattern).
pub(super) fn align(pattern: &[char], text: &[char], expected: isize) -> Option<Alignment> {
    let half = ROOM + pattern.len() / 8;
    let width = 2 * half + 1;
    let grid = fill(pattern, text, expected - half as isize, width);
    let reached = grid[pattern.len() * width..].iter().any(|&cost| cost < FAR);
    reached.then(|| trace(pattern, text, &grid, expected - half as isize, width))
}

/// Costs of row `i`, column `k`: pattern characters `..i` against text that ends at `origin + i + k`.
fn fill(pattern: &[char], text: &[char], origin: isize, width: usize) -> Vec<u32> {
    let mut grid = vec![FAR; (pattern.len() + 1) * width];
    for (k, cost) in grid[..width].iter_mut().enumerate() {
        if in_text(origin + k as isize, text) {
            *cost = 0;
        }
    }
    for i in 1..=pattern.len() {
        for k in 0..width {
            let end = origin + (i + k) as isize;
            if !in_text(end, text) {
                continue;
            }
            let above = &grid[(i - 1) * width..i * width];
            let differs = end == 0 || text[end as usize - 1] != pattern[i - 1];
            let substituted = if end == 0 { FAR } else { above[k] + u32::from(differs) };
            let deleted = above.get(k + 1).map_or(FAR, |cost| cost + 1);
            let inserted = if k == 0 { FAR } else { grid[i * width + k - 1] + 1 };
            grid[i * width + k] = substituted.min(deleted).min(inserted);
        }
    }
    grid
}

/// Walks back from the cheapest end, the nearest to the expected place among equals.
fn trace(pattern: &[char], text: &[char], grid: &[u32], origin: isize, width: usize) -> Alignment {
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
        let differs = u32::from(end <= 0 || text.get(end as usize - 1) != Some(&pattern[i - 1]));
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

fn in_text(at: isize, text: &[char]) -> bool {
    (0..=text.len() as isize).contains(&at)
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
}
