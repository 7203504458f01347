//! Reads named entities from GUM's nested mentions: those headed by a proper noun, cut to the name itself. Knows its CoNLL-U
//! columns and the guide's rules for where a name ends; must not know our model.

use super::Example;
use crate::entities::{EntityType, is_title};
use crate::text::{Language, Span};

struct Token<'l> {
    form: &'l str,
    pos: &'l str,
    head: usize,
    relation: &'l str,
    /// `Number=Plur` and the like.
    traits: &'l str,
    misc: &'l str,
}

/// What GUM marks: tokens from first to last, and the kind of thing.
struct Marked {
    first: usize,
    last: usize,
    kind: String,
}

/// The first and last token of a name, and its type where it is one of ours.
type Name = (usize, usize, Option<EntityType>);

/// The documents of a GUM file, one example each, a line a paragraph. Events, objects and abstract things that have names are left
/// open: GUM does not tell products from works, nor a shuttle's flight from a festival.
pub fn read(content: &str, weight: f32) -> Vec<Example> {
    content.split("# newdoc id").skip(1).map(|document| read_document(document, weight)).collect()
}

fn read_document(content: &str, weight: f32) -> Example {
    let types = vec![EntityType::Person, EntityType::Organization, EntityType::Place];
    let mut example = Example { text: String::new(), language: Language::English, names: Vec::new(), types, weight };
    for block in content.split("\n\n") {
        let Some(text) = block.lines().find_map(|line| line.strip_prefix("# text = ")) else { continue };
        if !example.text.is_empty() {
            example.text.push_str(if block.contains("# newpar") { "\n\n" } else { " " });
        }
        let start = example.text.len();
        example.text.push_str(text);
        let tokens: Vec<Token> = block.lines().filter_map(token).collect();
        let spans = spans(text, &tokens, start);
        let names = names(&tokens).into_iter().map(|(first, last, kind)| (spans[first].union(spans[last]), kind));
        example.names.extend(names);
    }
    example
}

/// The names of a sentence: the longest where they nest, sorted.
fn names(tokens: &[Token]) -> Vec<Name> {
    let mut marked = marked(tokens);
    marked.sort_by_key(|mention| mention.last - mention.first);
    let heads: Vec<Option<usize>> = marked.iter().map(|mention| head(tokens, mention)).collect();
    let mut names: Vec<Name> = Vec::new();
    for (nth, mention) in marked.iter().enumerate() {
        // `A and B` and `A, the firm` have the head of A, which is marked on its own
        let wraps = heads[..nth].contains(&heads[nth]) && mention.first < mention.last;
        let named = !wraps && mention.kind != "time";
        let Some((first, last)) = heads[nth].filter(|_| named).and_then(|head| name(tokens, mention, head)) else { continue };
        let within = names.iter().any(|&(a, b, _)| (a, b) == (first, last) || a < first && first <= b || last < b && a <= last);
        if !within {
            names.retain(|&(a, b, _)| b < first || last < a);
            names.push((first, last, known(&mention.kind)));
        }
    }
    names.sort_by_key(|&(first, ..)| first);
    names
}

/// A national side that goes by its country is a place to us, whatever GUM takes it for.
fn kind(inner: &str) -> &str {
    let side = inner.contains("_national_") && inner.contains("_team");
    if side { "place" } else { inner.split('-').nth(1).unwrap_or("") }
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
    plain.then(|| Token {
        form: columns[1],
        pos: columns[3],
        traits: columns[5],
        head: columns[6].parse().unwrap_or(0),
        relation: columns[7],
        misc: columns[9],
    })
}

fn marked(tokens: &[Token]) -> Vec<Marked> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        let entity = token.misc.split('|').find_map(|part| part.strip_prefix("Entity=")).unwrap_or("");
        read_brackets(entity, at, &mut open, &mut found);
    }
    found
}

/// `(1-person-…`, `1)` and `(1-person-…)`, one after another.
fn read_brackets(text: &str, at: usize, open: &mut Vec<(String, String, usize)>, found: &mut Vec<Marked>) {
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('(') {
            let length = inner.find(['(', ')']).unwrap_or(inner.len());
            let id = inner[..length].split('-').next().unwrap_or("").to_string();
            let kind = kind(&inner[..length]).to_string();
            rest = &inner[length..];
            if let Some(after) = rest.strip_prefix(')') {
                found.push(Marked { first: at, last: at, kind });
                rest = after;
            } else {
                open.push((id, kind, at));
            }
        } else {
            let length = rest.find(['(', ')']).unwrap_or(rest.len());
            let id = &rest[..length];
            if let Some(nth) = open.iter().rposition(|(known, ..)| known == id) {
                let (_, kind, first) = open.remove(nth);
                found.push(Marked { first, last: at, kind });
            }
            rest = rest[length..].strip_prefix(')').unwrap_or("");
        }
    }
}

/// The token on which the others of a mention depend; of `student Ahmed Mohamed` the first one that is a name.
fn head(tokens: &[Token], mention: &Marked) -> Option<usize> {
    let range = mention.first + 1..=mention.last + 1;
    let head = (mention.first..=mention.last).find(|&at| !range.contains(&tokens[at].head))?;
    let named = |&at: &usize| tokens[at].head == head + 1 && tokens[at].relation == "flat" && tokens[at].pos == "PROPN";
    match tokens[head].pos {
        "NOUN" => (head + 1..=mention.last).find(named),
        _ => Some(head),
    }
}

/// The name inside a mention: the words in capitals around its head. None where the head is no proper noun, or names a people.
fn name(tokens: &[Token], mention: &Marked, head: usize) -> Option<(usize, usize)> {
    let person = mention.kind == "person";
    let people = person && tokens[head].traits.contains("Number=Plur");
    if tokens[head].pos != "PROPN" || people {
        return None;
    }
    let part = |at: usize| is_part(&tokens[at], at, person);
    let bridge = |at: usize| bridges(&tokens[at], &mention.kind);
    let (mut start, mut end) = (head, head);
    while start > mention.first {
        let reach = (mention.first..start).rev().take(3).take_while(|&at| bridge(at) || part(at)).find(|&at| part(at));
        let Some(at) = reach else { break };
        start = at;
    }
    while end < mention.last {
        let reach = (end + 1..=mention.last).take(3).take_while(|&at| bridge(at) || part(at)).find(|&at| part(at));
        let Some(at) = reach else { break };
        end = at;
    }
    let title = (start..=end).rev().find(|&at| person && is_title(tokens[at].form));
    let start = title.map_or(start, |title| title + 1);
    (start <= end && part(start)).then_some((start, end))
}

/// Whether the token can be a part of a name; a person's title is none.
fn is_part(token: &Token, at: usize, person: bool) -> bool {
    let described = person && token.relation == "nmod:desc";
    let joined = matches!(token.relation, "amod" | "compound" | "nummod") && !person && at > 0;
    let capital = token.form.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    !described && (token.pos == "PROPN" || capital && joined || token.pos == "NUM" && at > 0)
}

/// Whether the token can stand between two parts of a name.
fn bridges(token: &Token, kind: &str) -> bool {
    let place = kind == "place";
    matches!(token.form, "of" | "the" | "and" | "&" | "-" | "–" | "." | "for" | "on" | "de")
        || place && matches!(token.form, "," | "'s" | "’s")
}

fn spans(text: &str, tokens: &[Token], offset: usize) -> Vec<Span> {
    let mut at = 0;
    let place = |token: &Token| {
        let start = text[at..].find(token.form).map_or(at, |found| at + found);
        let end = if text[start..].starts_with(token.form) { start + token.form.len() } else { start };
        at = end;
        Span::new(offset + start, offset + end)
    };
    tokens.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sentence of `form pos head relation entity`, a token a line; the names it holds.
    fn names_of(lines: &str) -> Vec<String> {
        let tokens: Vec<Vec<&str>> = lines.lines().map(|line| line.split_whitespace().collect()).collect();
        let text = tokens.iter().map(|token| token[0]).collect::<Vec<_>>().join(" ");
        let rows = tokens.iter().enumerate().map(|(nth, token)| {
            let number = if token[0].ends_with("ans") { "Number=Plur" } else { "_" };
            format!("{}\t{}\t_\t{}\t_\t{number}\t{}\t{}\t_\tEntity={}", nth + 1, token[0], token[1], token[2], token[3], token[4])
        });
        let content = format!("# newdoc id = x\n# newpar\n# text = {text}\n{}\n\n", rows.collect::<Vec<_>>().join("\n"));
        let example = read(&content, 1.0).remove(0);
        let shown = |(span, kind): &(Span, Option<EntityType>)| {
            format!("{} {}", kind.map_or("open", EntityType::name), span.of(&example.text))
        };
        example.names.iter().map(shown).collect()
    }

    #[test]
    fn a_title_and_a_descriptor_stay_outside() {
        let lines = "US PROPN 2 compound (1-person-x(2-place-x)\nPresident PROPN 3 nmod:desc _\nBarack PROPN 0 nsubj _\nObama PROPN 3 flat 1)";
        assert_eq!(names_of(lines), ["place US", "person Barack Obama"]);
        let lines = "student NOUN 0 root (1-person-x\nAnn PROPN 1 flat _\nLee PROPN 1 flat 1)";
        assert_eq!(names_of(lines), ["person Ann Lee"]);
    }

    #[test]
    fn places_that_nest_in_one_run_are_one() {
        let lines = "Irving PROPN 0 root (1-place-x\n, PUNCT 3 punct _\nTexas PROPN 1 appos (2-place-x)1)";
        assert_eq!(names_of(lines), ["place Irving , Texas"]);
    }

    #[test]
    fn peoples_are_no_names_and_sides_are_places() {
        assert!(names_of("Texans PROPN 0 root (1-person-x)").is_empty());
        assert_eq!(names_of("Sweden PROPN 0 root (1-organization-x-Sweden_national_football_team)"), ["place Sweden"]);
    }

    #[test]
    fn what_is_joined_by_and_stays_two() {
        let lines =
            "Ubisoft PROPN 0 root (1-organization-x(2-organization-x)\nand CCONJ 3 cc _\nSony PROPN 1 conj (3-organization-x)1)";
        assert_eq!(names_of(lines), ["organization Ubisoft", "organization Sony"]);
    }
}
