//! Blocks of the original: paragraphs, headings, list items, quotes, captions. Knows line breaks and line shapes; must not know
//! HTML (the page or the importer turns blocks into lines) nor words.

use super::{Span, is_han};
use serde::{Deserialize, Serialize};

/// What sort of block a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// A headline or a heading between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quote,
    /// The line under or beside a picture.
    Caption,
}

/// A block of the original text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its extent without white space at the ends.
    pub span: Span,
    /// What sort of block it is.
    pub kind: PassageKind,
}

/// Marks that open a line of a list.
const BULLETS: &[&str] = &["- ", "* ", "• ", "· ", "‧ ", "– ", "— "];
/// Words that open a caption.
const CAPTIONS: &[&str] = &["圖：", "图：", "圖/", "图/", "圖說：", "圖為", "图为", "▲", "△", "Photo:", "Caption:", "Image:"];
/// The longest heading, in characters; Han characters count double.
const HEADING_WIDTH: usize = 110;

/// Cuts a text into passages: one a line, empty lines left out.
///
/// Linear in the text. Any of LF, CR, CR LF, U+2028 and U+2029 ends a line.
pub fn passages(text: &str) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let (end, next) = line_end(text, start);
        let span = Span::new(start, end).trimmed(text);
        if !span.is_empty() {
            let kind = kind(span.of(text), found.is_empty());
            found.push(Passage { span, kind });
        }
        start = next;
    }
    found
}

/// Where the line that begins at `start` ends, and where the next one begins.
fn line_end(text: &str, start: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut from = start;
    while let Some(at) = bytes[from..].iter().position(|byte| matches!(byte, b'\n' | b'\r' | 0xE2)).map(|at| from + at) {
        match bytes[at..] {
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => return (at, at + 3),
            [0xE2, ..] => from = at + 1,
            _ => return (at, at + 1),
        }
    }
    (text.len(), text.len())
}

fn kind(line: &str, first: bool) -> PassageKind {
    if line.starts_with('>') {
        PassageKind::Quote
    } else if is_list_item(line) {
        PassageKind::ListItem
    } else if CAPTIONS.iter().any(|opening| line.starts_with(opening)) {
        PassageKind::Caption
    } else if is_heading(line, first) {
        PassageKind::Heading
    } else {
        PassageKind::Paragraph
    }
}

fn is_list_item(line: &str) -> bool {
    if BULLETS.iter().any(|bullet| line.starts_with(bullet)) {
        return true;
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") ") || rest.starts_with('、'))
}

/// A short line that does not end like a sentence; only the first line of a text may be wide and yet a heading.
fn is_heading(line: &str, first: bool) -> bool {
    if line.starts_with('#') {
        return true;
    }
    let last = line.trim_end_matches(['”', '"', '」', '』', '’', ')', '）', '*']).chars().next_back();
    if matches!(last, Some('。' | '.' | '!' | '！' | '?' | '？' | ';' | '；' | ':' | '：' | ',' | '，' | '…') | None) {
        return false;
    }
    let limit = if first { HEADING_WIDTH } else { HEADING_WIDTH / 2 };
    let width: usize = line.chars().take(HEADING_WIDTH + 1).map(|c| 1 + usize::from(is_han(c))).sum();
    width <= limit
}

#[cfg(test)]
mod tests {
    use super::*;
    use PassageKind::*;

    #[test]
    fn every_line_end_cuts_and_empty_lines_vanish() {
        let text = "標題\r\n\r\n第一段。 \r第二段。\u{2028}  第三段。\n";
        let found: Vec<_> = passages(text).iter().map(|p| p.span.of(text)).collect();
        assert_eq!(found, ["標題", "第一段。", "第二段。", "第三段。"]);
        assert!(passages(" \n\n").is_empty());
    }

    #[test]
    fn kinds_by_shape() {
        let of = |line| kind(line, false);
        assert_eq!(of("Meta 的 AI 文化變革"), Heading);
        assert_eq!(of("“用演示代替備忘錄”"), Heading);
        assert_eq!(of("扎克伯格隨即斥巨資重組 AI 領導層。"), Paragraph);
        assert_eq!(of("- one thing"), ListItem);
        assert_eq!(of("1. one thing"), ListItem);
        assert_eq!(of("2025. 那一年"), Heading);
        assert_eq!(of("> said so"), Quote);
        assert_eq!(of("圖：會場外"), Caption);
    }
}
