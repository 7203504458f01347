//! A query as the chips of the filter bar: its parts at the top that all have to hold. Knows quotation marks, brackets and the words
//! `AND`, `OR`, `NOT`; must not know what a part means.

/// The parts of a query. A query with `OR` at its top is one part.
pub fn clauses(query: &str) -> Vec<String> {
    let words = words(query);
    if words.iter().any(|word| word == "OR") {
        return vec![query.trim().to_string()];
    }
    let mut parts: Vec<String> = Vec::new();
    let mut negated = false;
    for word in words.into_iter().filter(|word| word != "AND") {
        if word == "NOT" {
            negated = true;
            continue;
        }
        let operator_follows = parts.last().is_some_and(|last| last.ends_with(':')) || is_comparison(&word);
        match parts.last_mut().filter(|_| operator_follows) {
            Some(last) => join(last, &word),
            None => parts.push(if negated { format!("NOT {word}") } else { word }),
        }
        negated = false;
    }
    parts
}

/// `type:money >1bn` is one part.
fn is_comparison(word: &str) -> bool {
    word.starts_with(['>', '<', '=', '≥', '≤'])
}

fn join(part: &mut String, word: &str) {
    if !part.ends_with(':') {
        part.push(' ');
    }
    part.push_str(word);
}

/// The query with a part put in, or taken out where it stands in it already.
pub fn toggled(query: &str, clause: &str) -> String {
    let mut parts = clauses(query);
    match parts.iter().position(|part| part == clause) {
        Some(at) => drop(parts.remove(at)),
        None => parts.push(clause.to_string()),
    }
    joined(&parts)
}

/// Parts as one query.
pub fn joined(parts: &[String]) -> String {
    let bracketed = |part: &String| {
        let alternatives = parts.len() > 1 && words(part).iter().any(|word| word == "OR");
        if alternatives { format!("({part})") } else { part.clone() }
    };
    parts.iter().map(bracketed).collect::<Vec<_>>().join(" ")
}

/// Cuts at white space outside quotation marks and brackets.
fn words(query: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut depth) = (Vec::new(), String::new(), false, 0usize);
    let mut escaped = false;
    for c in query.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        if c.is_whitespace() && !quoted && depth == 0 {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
        } else {
            word.push(c);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_query() {
        assert_eq!(clauses("source:anonymous type:money >1bn"), ["source:anonymous", "type:money >1bn"]);
        assert_eq!(clauses("said-by:\"two people\" AND NOT tag:x"), ["said-by:\"two people\"", "NOT tag:x"]);
        assert_eq!(clauses("a OR b"), ["a OR b"]);
        assert_eq!(clauses("(a OR b) c"), ["(a OR b)", "c"]);
        assert!(clauses("  ").is_empty());
    }

    #[test]
    fn parts_go_in_and_out() {
        let query = toggled("money", "source:anonymous");
        assert_eq!(query, "money source:anonymous");
        assert_eq!(toggled(&query, "money"), "source:anonymous");
        assert_eq!(toggled("a OR b", "c"), "(a OR b) c");
    }
}
