//! Reads named entities from GUM's nested mentions: those headed by a proper noun, cut to the name itself. Knows its CoNLL-U
//! columns; must not know our model.

use super::Example;
use crate::entities::EntityType;
use crate::text::{Language, Span};

struct Token<'l> {
    form: &'l str,
    pos: &'l str,
    head: usize,
    misc: &'l str,
}

/// The sentences of a GUM file, one example each; objects and abstract things that have names are left open, since GUM does not
/// tell products from works.
pub fn read(content: &str, weight: f32) -> Vec<Example> {
    let blocks = content.split("\n\n").filter(|block| block.contains("# text = "));
    let mut open = Vec::new();
    blocks.map(|block| sentence(block, &mut open, weight)).filter(|example| !example.text.is_empty()).collect()
}

fn sentence(block: &str, open: &mut Vec<(String, String, usize)>, weight: f32) -> Example {
    let text = block.lines().find_map(|line| line.strip_prefix("# text = ")).unwrap_or("").to_string();
    let tokens: Vec<Token> = block.lines().filter_map(token).collect();
    let mut mentions: Vec<(usize, usize, String)> = Vec::new();
    open.clear();
    for (at, token) in tokens.iter().enumerate() {
        let entity = token.misc.split('|').find_map(|part| part.strip_prefix("Entity=")).unwrap_or("");
        read_brackets(entity, at, open, &mut mentions);
    }
    let spans = places(&text, &tokens);
    let mut names: Vec<(usize, usize, Option<EntityType>)> = Vec::new();
    mentions.sort_by_key(|&(first, last, _)| (first, std::cmp::Reverse(last)));
    for (first, last, kind) in mentions {
        if let Some((first, last)) = name(&tokens, first, last) {
            let inside = names.iter().any(|&(a, b, _)| a <= first && last <= b);
            if !inside && kind != "time" {
                names.retain(|&(a, b, _)| b < first || last < a);
                names.push((first, last, known(&kind)));
            }
        }
    }
    names.sort_by_key(|&(first, ..)| first);
    let names = names.into_iter().map(|(first, last, kind)| (spans[first].union(spans[last]), kind)).collect();
    let types = vec![EntityType::Person, EntityType::Organization, EntityType::Place];
    Example { text, language: Language::English, names, types, weight }
}

fn known(kind: &str) -> Option<EntityType> {
    match kind {
        "person" => Some(EntityType::Person),
        "organization" => Some(EntityType::Organization),
        "place" => Some(EntityType::Place),
        _ => None,
    }
}

fn token(line: &str) -> Option<Token<'_>> {
    let columns: Vec<&str> = line.split('\t').collect();
    let plain = columns.len() == 10 && columns[0].bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| Token { form: columns[1], pos: columns[3], head: columns[6].parse().unwrap_or(0), misc: columns[9] })
}

/// `(1-person-…`, `1)` and `(1-person-…)`, one after another.
fn read_brackets(text: &str, at: usize, open: &mut Vec<(String, String, usize)>, found: &mut Vec<(usize, usize, String)>) {
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('(') {
            let length = inner.find(['(', ')']).unwrap_or(inner.len());
            let mut parts = inner[..length].split('-');
            let (id, kind) = (parts.next().unwrap_or("").to_string(), parts.next().unwrap_or("").to_string());
            rest = &inner[length..];
            if let Some(after) = rest.strip_prefix(')') {
                found.push((at, at, kind));
                rest = after;
            } else {
                open.push((id, kind, at));
            }
        } else {
            let length = rest.find(['(', ')']).unwrap_or(rest.len());
            let id = &rest[..length];
            if let Some(nth) = open.iter().rposition(|(known, ..)| known == id) {
                let (_, kind, first) = open.remove(nth);
                found.push((first, at, kind));
            }
            rest = rest[length..].strip_prefix(')').unwrap_or("");
        }
    }
}

/// The name inside a mention: the run of proper nouns around its head; `of`, `the`, `and`, numbers and marks may stand inside.
fn name(tokens: &[Token], first: usize, last: usize) -> Option<(usize, usize)> {
    let outside = |at: &usize| tokens[*at].head == 0 || tokens[*at].head < first + 1 || tokens[*at].head > last + 1;
    let head = (first..=last).find(outside)?;
    if tokens[head].pos != "PROPN" {
        return None;
    }
    let part = |at: usize| tokens[at].pos == "PROPN" || (tokens[at].pos == "NUM" && at > first);
    let bridge = |at: usize| matches!(tokens[at].form, "of" | "the" | "and" | "&" | "-" | "." | "for" | "de" | "'s" | "’s");
    let (mut start, mut end) = (head, head);
    while start > first {
        let reach = (first..start).rev().take(3).take_while(|&at| bridge(at) || part(at)).find(|&at| part(at));
        let Some(at) = reach else { break };
        start = at;
    }
    while end < last {
        let reach = (end + 1..=last).take(3).take_while(|&at| bridge(at) || part(at)).find(|&at| part(at));
        let Some(at) = reach else { break };
        end = at;
    }
    Some((start, end))
}

fn places(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut at = 0;
    let place = |token: &Token| {
        let start = text[at..].find(token.form).map_or(at, |found| at + found);
        let end = if text[start..].starts_with(token.form) { start + token.form.len() } else { start };
        at = end;
        Span::new(start, end)
    };
    tokens.iter().map(place).collect()
}
