//! Notes in Markdown as plain data: paragraphs, lists, quotations, code; emphasis, code and links in the line. Knows no HTML: what looks
//! like a tag is text, and only addresses of the web and of mail are links.

/// A part of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of any level.
    Heading(Vec<Inline>),
    /// A quotation.
    Quote(Vec<Inline>),
    /// A list; numbered or not.
    List(bool, Vec<Vec<Inline>>),
    /// Lines as they are.
    Code(String),
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words in italics.
    Emphasis(Vec<Inline>),
    /// Words in bold.
    Strong(Vec<Inline>),
    /// Code.
    Code(String),
    /// Words and the address they lead to.
    Link(Vec<Inline>, String),
}

/// Reads a note. Linear, but for marks that are never closed: these are looked for once each.
pub fn parts(note: &str) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut lines = note.lines().peekable();
    while let Some(line) = lines.next() {
        let text = line.trim();
        if text.starts_with("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| !line.trim().starts_with("```")).collect();
            found.push(Part::Code(code.join("\n")));
        } else if let Some((numbered, item)) = item(text) {
            match found.last_mut() {
                Some(Part::List(own, items)) if *own == numbered => items.push(inline(item, 0)),
                _ => found.push(Part::List(numbered, vec![inline(item, 0)])),
            }
        } else if text.starts_with('#') && text.trim_start_matches('#').starts_with(' ') {
            found.push(Part::Heading(inline(text.trim_start_matches('#').trim(), 0)));
        } else if let Some(quoted) = text.strip_prefix('>') {
            found.push(Part::Quote(inline(quoted.trim(), 0)));
        } else if !text.is_empty() {
            let mut words = text.to_string();
            while let Some(next) = lines.next_if(|next| is_plain(next.trim())) {
                words.push('\n');
                words.push_str(next.trim());
            }
            found.push(Part::Paragraph(inline(&words, 0)));
        }
    }
    found
}

/// A note's words without its signs, in one line.
pub fn plain(note: &str) -> String {
    let words = parts(note).into_iter().map(|part| match part {
        Part::Paragraph(own) | Part::Heading(own) | Part::Quote(own) => words(&own),
        Part::List(_, items) => items.iter().map(|own| words(own)).collect::<Vec<_>>().join(" · "),
        Part::Code(own) => own,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn words(own: &[Inline]) -> String {
    let word = |part: &Inline| match part {
        Inline::Text(own) | Inline::Code(own) => own.clone(),
        Inline::Emphasis(own) | Inline::Strong(own) | Inline::Link(own, _) => words(own),
    };
    own.iter().map(word).collect()
}

fn is_plain(line: &str) -> bool {
    !line.is_empty() && item(line).is_none() && !line.starts_with(['#', '>']) && !line.starts_with("```")
}

/// `- item`, `* item`, `1. item`.
fn item(line: &str) -> Option<(bool, &str)> {
    let plain = ["- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign)).map(|item| (false, item.trim()));
    plain.or_else(|| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let item = rest.strip_prefix(". ").filter(|_| rest.len() < line.len())?;
        Some((true, item.trim()))
    })
}

/// Marks inside marks inside marks are enough.
const DEPTH: usize = 4;

fn inline(text: &str, depth: usize) -> Vec<Inline> {
    let (mut found, mut plain, mut rest) = (Vec::new(), String::new(), text);
    while let Some(c) = rest.chars().next() {
        match marked(rest, depth).filter(|_| depth < DEPTH) {
            Some((own, length)) => {
                if !plain.is_empty() {
                    found.push(Inline::Text(std::mem::take(&mut plain)));
                }
                found.push(own);
                rest = &rest[length..];
            }
            None => {
                plain.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    if !plain.is_empty() {
        found.push(Inline::Text(plain));
    }
    found
}

/// What begins here, and its length.
fn marked(text: &str, depth: usize) -> Option<(Inline, usize)> {
    let between = |sign: &str| {
        let inside = text.strip_prefix(sign)?;
        let end = inside.find(sign).filter(|end| *end > 0)?;
        let words = &inside[..end];
        (words.trim() == words).then_some((words, end + 2 * sign.len()))
    };
    if let Some((code, length)) = between("`") {
        return Some((Inline::Code(code.into()), length));
    }
    if let Some((words, length)) = between("**").or_else(|| between("__")) {
        return Some((Inline::Strong(inline(words, depth + 1)), length));
    }
    if let Some((words, length)) = between("*") {
        return Some((Inline::Emphasis(inline(words, depth + 1)), length));
    }
    if let Some(inside) = text.strip_prefix('[') {
        let (words, rest) = inside.split_once("](")?;
        let (address, _) = rest.split_once(')')?;
        let length = 1 + words.len() + 2 + address.len() + 1;
        return is_safe(address).then(|| (Inline::Link(inline(words, depth + 1), address.into()), length));
    }
    let bare = text.split(|c: char| c.is_whitespace() || "，。；、）」』<>\"".contains(c)).next().unwrap_or("");
    let bare = bare.trim_end_matches(['.', ',', ')', ';', ':', '!', '?']);
    let is_address = (bare.starts_with("https://") || bare.starts_with("http://")) && bare.len() > 10;
    is_address.then(|| (Inline::Link(vec![Inline::Text(bare.into())], bare.into()), bare.len()))
}

/// Nothing that runs: addresses of the web and of mail.
fn is_safe(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) && !address.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.into())
    }

    #[test]
    fn blocks_and_lines() {
        let note = "# 查證\n第一行\n**第二行**\n\n- a\n- `b`\n1. c\n> said\n```\n<x>\n```";
        assert_eq!(
            parts(note),
            [
                Part::Heading(vec![text("查證")]),
                Part::Paragraph(vec![text("第一行\n"), Inline::Strong(vec![text("第二行")])]),
                Part::List(false, vec![vec![text("a")], vec![Inline::Code("b".into())]]),
                Part::List(true, vec![vec![text("c")]]),
                Part::Quote(vec![text("said")]),
                Part::Code("<x>".into()),
            ]
        );
    }

    #[test]
    fn a_note_in_one_line_has_no_signs() {
        assert_eq!(plain("See **this** [report](https://b.c/d)\n\n- a\n- `b`\n> said"), "See this report a · b said");
        assert_eq!(plain("2 * 3 * 4"), "2 * 3 * 4");
    }

    #[test]
    fn only_safe_addresses_are_links() {
        let link = |words: &str, address: &str| Inline::Link(vec![text(words)], address.into());
        assert_eq!(parts("[a](https://b.c/d)"), [Part::Paragraph(vec![link("a", "https://b.c/d")])]);
        assert_eq!(
            parts("見 https://b.c/d，好"),
            [Part::Paragraph(vec![text("見 "), link("https://b.c/d", "https://b.c/d"), text("，好")])]
        );
        for bad in ["[a](javascript:alert(1))", "[a](data:text/html,x)", "<a href=x>", "[a]( javascript:x)", "[a](JAVASCRIPT:x)"] {
            let [Part::Paragraph(own)] = &parts(bad)[..] else { panic!("{bad}") };
            assert!(own.iter().all(|part| matches!(part, Inline::Text(_))), "{bad}");
        }
    }

    #[test]
    fn what_is_never_closed_stays_as_it_is() {
        for odd in ["2 * 3 * 4", "**", "a*b", "[x](", "`", "__", "*** ***", "1.", "#", ">", "```"] {
            let _ = parts(odd);
        }
        assert_eq!(parts("2 * 3 * 4"), [Part::Paragraph(vec![text("2 * 3 * 4")])]);
        let deep = "*a **b ".repeat(500);
        assert!(!parts(&deep).is_empty());
    }
}
