//! English forms of verbs and nouns. Knows spelling rules; must not know meanings.

/// The base, third person, past and -ing form; the past only where it is regular. A particle after `_` stays, behind a space.
pub(super) fn inflect(base: &str, regular: bool) -> Vec<String> {
    let (verb, particle) = base.split_at(base.find('_').unwrap_or(base.len()));
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let consonant_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let (third, past) = match consonant_y {
        Some(stem) => (format!("{stem}ies"), format!("{stem}ied")),
        None if verb.ends_with(['s', 'h', 'x']) => (format!("{verb}es"), format!("{verb}ed")),
        None => (format!("{verb}s"), format!("{stem}ed")),
    };
    let doubled = if doubles(verb) { &verb[verb.len() - 1..] } else { "" };
    let past = if doubled.is_empty() { past } else { format!("{verb}{doubled}ed") };
    let mut forms = vec![verb.to_string(), third, format!("{}{doubled}ing", if verb.ends_with("ee") { verb } else { stem })];
    if regular {
        forms.push(past);
    }
    let particle = particle.replace('_', " ");
    forms.iter().map(|form| format!("{form}{particle}")).collect()
}

/// Whether the last letter of a verb is written twice before an ending: one short vowel before one consonant, under stress.
fn doubles(verb: &str) -> bool {
    let sounds = verb.replace("qu", "q");
    let vowel = |c: char| "aeiou".contains(c);
    let short = sounds.chars().filter(|&c| vowel(c)).count() == 1;
    let mut ends = sounds.chars().rev();
    let closed = ends.next().is_some_and(|c| !vowel(c) && !"wxyh".contains(c)) && ends.next().is_some_and(vowel);
    closed && (short || matches!(verb, "admit" | "rebut" | "submit" | "concur" | "allot"))
}

pub(super) fn plural(noun: &str) -> String {
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if noun.ends_with("man") => format!("{}men", &noun[..noun.len() - 3]),
        None if noun.ends_with(['s', 'h', 'x']) => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}
